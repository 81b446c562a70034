"""Nobody reads past a row that is still to come."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg

from tests.feed.snapshots import events_since, settled
from tests.helpers.shop import Shop, Till

WRITERS = 12
ROWS_EACH = 15

_WRITE = """
INSERT INTO journal (business_id, transaction_id, at, user_id, command, outcome, refused, event)
VALUES ($1, journal_transaction_id(), shop_now(), $2, 'test.write', 'written', false,
        jsonb_build_object('type', 'test.written', 'changes', jsonb_build_array(
            jsonb_build_object('kind', 'test', 'name', $3::text))))
RETURNING ordinal
"""


@asynccontextmanager
async def connected(shop: Shop) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(shop.database_url)
    try:
        yield connection
    finally:
        await connection.close()


async def business_of(till: Till) -> tuple[UUID, UUID]:
    return UUID(till.login["business"]["id"]), UUID(till.login["user"]["id"])


def names(events: list[dict[str, Any]]) -> list[str]:
    return [change["name"] for event in events for change in event["changes"] if change["kind"] == "test"]


async def test_a_row_that_commits_late_is_not_missed(shop: Shop) -> None:
    """EV-3: an older transaction that is still running holds everything behind it back; then both come, in order.

    Its twin asks for ordinals above the last one seen, and never sees the late row.
    """
    till = await shop.sign_in("cashier1", business="espiga")
    business, user = await business_of(till)
    await settled(shop)
    start = (await till.get("/api/events?limit=1")).headers["feed-position"]
    async with connected(shop) as slow, connected(shop) as quick:
        late = slow.transaction()
        await late.start()
        first = await slow.fetchval(_WRITE, business, user, "late")
        second = await quick.fetchval(_WRITE, business, user, "early")
        assert names(await events_since(till, start)) == []
        seen_by_twin = await _above(quick, 0)
        await late.commit()
        await settled(shop)
        assert names(await events_since(till, start)) == ["late", "early"]
        seen_by_twin += await _above(quick, max(ordinal for ordinal, _ in seen_by_twin))
    assert (second, "early") in seen_by_twin
    assert (first, "late") not in seen_by_twin, "the twin's guard is gone and it lost nothing: this test shows nothing"


async def _above(connection: asyncpg.Connection, ordinal: int) -> list[tuple[int, str]]:
    """Read as the twin does."""
    rows = await connection.fetch(
        "SELECT ordinal, event #>> '{changes,0,name}' AS name FROM journal"
        " WHERE ordinal > $1 AND event ->> 'type' = 'test.written' ORDER BY ordinal",
        ordinal,
    )
    return [(row["ordinal"], row["name"]) for row in rows]


async def test_readers_beside_many_slow_writers_lose_nothing(shop: Shop) -> None:
    """EV-3: every row once and in order for a reader who asks all the time; the twin that asks for ordinals above
    the last seen loses some.
    """
    till = await shop.sign_in("cashier1", business="espiga")
    business, user = await business_of(till)
    await settled(shop)
    position = (await till.get("/api/events?limit=1")).headers["feed-position"]
    start = position
    chance = random.Random(20261121)
    written: list[str] = []

    async def write(writer: int) -> None:
        async with connected(shop) as connection:
            for row in range(ROWS_EACH):
                async with connection.transaction():
                    await connection.execute(_WRITE, business, user, f"{writer}-{row}")
                    await asyncio.sleep(chance.uniform(0, 0.02))
                written.append(f"{writer}-{row}")

    writers = asyncio.gather(*(write(writer) for writer in range(WRITERS)))
    read: list[str] = []
    twin: list[tuple[int, str]] = []
    async with connected(shop) as connection:
        while not writers.done() or len(twin) == 0:
            twin += await _above(connection, twin[-1][0] if twin else 0)
            answer = (await till.get(f"/api/events?since={position}&limit=7")).json()
            read += names(answer["items"])
            position = answer["position"]
    await writers
    await settled(shop)
    read += names(await events_since(till, position))
    assert len(written) == WRITERS * ROWS_EACH
    assert sorted(read) == sorted(written)
    assert read == names(await events_since(till, start)), "asked again from the start, the order is the same"
    assert len(twin) < len(written), "the twin lost nothing: this test shows nothing"


async def test_a_position_that_the_feed_never_gave_is_refused(shop: Shop) -> None:
    """EV-2, EV-3: nonsense, one still to come, another business's, and one of a history that is not this one's."""
    till = await shop.sign_in("cashier1", business="espiga")
    elsewhere = await shop.sign_in("cashier4", business="harbor")
    await till.post("/api/pos/sessions/get-or-create", {"registerId": "ASU-1"})
    await settled(shop)
    mine = (await till.get("/api/events")).json()["position"]
    transaction, ordinal, at = mine.split("-")
    unknown = [
        "yesterday",
        f"{int(transaction, 16) + 10**6:x}-{ordinal}-{at}",
        f"{transaction}-{ordinal}-{int(at, 16) + 1:x}",
    ]
    for position in unknown:
        for path in ("/api/events", "/api/feed"):
            answer = await till.get(f"{path}?since={position}")
            assert answer.status_code == 410, answer.text
            assert answer.json()["code"] == "position-unknown"
    answer = await elsewhere.get(f"/api/events?since={mine}")
    assert (answer.status_code, answer.json()["code"]) == (410, "position-unknown")
    assert (await till.get(f"/api/events?since={mine}")).json() == {"items": [], "position": mine, "nextCursor": None}


async def test_a_position_longer_than_any_is_told_so(shop: Shop) -> None:
    """EV-2: in the address and in the header, by the name that the caller knows it by."""
    till = await shop.sign_in("cashier1", business="espiga")
    long = "0" * 65
    for named, options in (
        ("since", {"params": {"since": long}}),
        ("Last-Event-ID", {"headers": {"Last-Event-ID": long}}),
    ):
        answer = await till.get("/api/feed", **options)
        problem = answer.json()
        assert (answer.status_code, problem["code"], problem["field"]) == (422, "text-too-long", named)
        assert problem["limit"] == 64


async def test_a_page_stops_at_its_limit_and_goes_on_from_there(shop: Shop) -> None:
    """EV-3: pages of any size come to the same events, also through rows that the reader may not see."""
    till = await shop.sign_in("cashier1", business="espiga")
    business, user = await business_of(till)
    async with connected(shop) as connection:
        for row in range(25):
            await connection.execute(_WRITE, business, user, str(row))
    await settled(shop)
    everything = await events_since(till, "0-0-0")
    for limit in (1, 7, 200):
        found: list[dict[str, Any]] = []
        cursor: str | None = "0-0-0"
        while cursor is not None:
            page = (await till.get(f"/api/events?since={cursor}&limit={limit}")).json()
            assert len(page["items"]) <= limit
            found += page["items"]
            cursor = page["nextCursor"]
        assert found == everything
