"""Documents and the events after their position are what the server would say afresh."""

import asyncio
import importlib
import inspect
import json
import os
import pkgutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.feed.day import Day, key
from tests.feed.snapshots import (
    LISTS,
    WHOLE,
    Documents,
    Reducer,
    Snapshot,
    comparable,
    differences,
    events_since,
    id_of,
    read_again,
    settled,
    snapshot,
    viewer_of,
)
from tests.helpers.postgres import run_tillkeeper
from tests.helpers.shop import Shop, Till
from tillkeeper import domains
from tillkeeper.domains.identity import token_hash

TRACES = Path(__file__).resolve().parents[2] / "web" / "src" / "core" / "traces-feed"
WAIT_SECONDS = 20
# What the reducer may say to read again; anything else it has to know.
READ_AGAIN = {"registers", "products", "claims", "sign-ins"}


@pytest.fixture
def reducer() -> Iterator[Reducer]:
    with Reducer.running() as running:
        yield running


async def test_documents_and_later_events_are_fresh_documents(shop: Shop, reducer: Reducer) -> None:
    """EV-3: for every command, seen by whoever does it, by a colleague and by a manager; by the reducer that
    the console ships.
    """
    day = await Day.begin(shop)
    watching = {"cashier": day.lucia, "manager": day.boss}
    before = {name: await snapshot(till) for name, till in watching.items()}
    seen: set[str] = set()
    async for step, do in day.steps():
        await do()
        await settled(shop)
        for name, till in watching.items():
            events = await events_since(till, before[name].position)
            after = await snapshot(till)
            _hold(reducer, f"{step}, {name}", till, before[name], events, after)
            write_trace(f"{name}-{step}", till, before[name], events, after)
            before[name] = after
            seen |= {event["type"] for event in events}
    assert seen >= ALL_TYPES, f"no step caused {ALL_TYPES - seen}"
    carried_out = {row["command"] for row in await shop.sql("SELECT DISTINCT command FROM journal WHERE NOT refused")}
    left_out = {name for name in _commands() if name not in carried_out and not name.startswith("webhook.")}
    assert left_out == set(), "webhooks are no documents of a till; tests/webhooks has them"


def _commands() -> Iterator[str]:
    """Yield the name of every command that a route sends."""
    for module in pkgutil.walk_packages(domains.__path__, "tillkeeper.domains."):
        if module.name.endswith(".commands"):
            for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                if found.__module__ == module.name and isinstance(name := getattr(found, "name", None), str):
                    yield name


ALL_TYPES = {
    "cash-session.opened",
    "cash-session.joined",
    "cash-session.counted",
    "cash-session.ended",
    "cash-session.closed",
    "cash-session.approved",
    "order-session.saved",
    "order-session.changed",
    "order-session.recovered",
    "order-session.discarded",
    "transaction.completed",
    "order.queued",
    "order.changed",
    "order.split",
    "order.cancelled",
    "order.claimed",
    "order.claim-renewed",
    "order.asked-for",
    "order.request-declined",
    "order.request-withdrawn",
    "order.request-granted",
    "order.taken-over",
    "order.released",
    "identity.signed-out",
    "product.added",
}


def _hold(
    reducer: Reducer, step: str, till: Till, start: Snapshot, events: list[dict[str, Any]], end: Snapshot
) -> None:
    viewer = viewer_of(till)
    reduced, stale = reducer.reduce(start.documents, events, viewer)
    assert set(stale) <= READ_AGAIN, step
    reduced = read_again(reduced, stale, end.documents)
    assert differences(comparable(reduced), comparable(end.documents)) == [], step
    for kind in WHOLE:
        fresh = {row["id"]: row for row in end.documents[kind]}
        for change in (change for event in events for change in event["changes"] if change["kind"] == kind):
            assert fresh[change["id"]].items() <= change["document"].items(), step
    # What a document shows already changes nothing when its event comes once more.
    again, stale = reducer.reduce(end.documents, events, viewer)
    again = read_again(again, stale, end.documents)
    assert differences(comparable(again), comparable(end.documents)) == [], f"{step}, once more"


def write_trace(name: str, till: Till, start: Snapshot, events: list[dict[str, Any]], end: Snapshot) -> None:
    """Keep what this run saw for the console's own tests, when asked to."""
    if "TILLKEEPER_WRITE_TRACES" not in os.environ:
        return
    if not events:
        return
    heard = json.dumps(events)
    trace = {
        "viewer": viewer_of(till),
        "nowMs": int(time.time() * 1000),
        "start": _about(start.documents, heard),
        "events": events,
        "end": _about(end.documents, heard),
    }
    TRACES.mkdir(exist_ok=True)
    path = TRACES / f"{name.replace(' ', '-')}.json"
    path.write_text(json.dumps(trace, ensure_ascii=False) + "\n", encoding="utf-8")


def _about(documents: Documents, heard: str) -> Documents:
    """Return the documents that the events speak of."""
    return {name: [row for row in rows if id_of(row) in heard] for name, rows in documents.items() if name in LISTS}


CHANGED_LIST = """name,price,category
Chipa,3500,Panificados
Chipa so'o,7500,Panificados
"""


async def test_a_list_of_products_says_to_read_them_again(shop: Shop, reducer: Reducer, tmp_path: Path) -> None:
    """EV-3: prices that an import changed are one event, however many; the reader is told what has gone stale, and
    nothing else of theirs has.
    """
    day = await Day.begin(shop)
    before = await snapshot(day.lucia)
    prices = tmp_path / "prices.csv"
    prices.write_text(CHANGED_LIST, encoding="utf-8")
    await asyncio.to_thread(
        run_tillkeeper, "import", "products", str(prices), "--business", "espiga", database_url=shop.database_url
    )
    await settled(shop)
    events = await events_since(day.lucia, before.position)
    after = await snapshot(day.lucia)
    assert [event["type"] for event in events] == ["catalogue.imported"]
    reduced, stale = reducer.reduce(before.documents, events, viewer_of(day.lucia))
    assert stale == ["products"]
    assert before.documents["product"] != after.documents["product"]
    assert differences(comparable(reduced), comparable(after.documents)) == []


async def test_sales_at_once_on_one_drawer_come_to_the_same(shop: Shop, reducer: Reducer) -> None:
    """EV-3: journal rows of transactions that waited for one another stand in the order of their beginnings, so the
    sums of a drawer may be heard out of turn; the higher version stays.
    """
    day = await Day.begin(shop)
    opening = {"registerId": "ASU-1"}
    drawer = (await day.lucia.post("/api/pos/sessions/get-or-create", opening)).json()["session"]["id"]
    tills = [day.lucia, day.derlis, await shop.sign_in("cashier3", business="espiga", register="ASU-1")]
    for till in tills[1:]:
        assert (await till.post("/api/pos/sessions/get-or-create", opening)).json()["outcome"] == "joined"
    before = await snapshot(day.boss)
    await asyncio.gather(*(_sell(till, drawer, sales=15) for till in tills))
    await settled(shop)
    events = await events_since(day.boss, before.position)
    after = await snapshot(day.boss)
    _hold(reducer, "sales at once", day.boss, before, events, after)
    write_trace("manager-sales-at-once", day.boss, before, events, after)
    reduced, stale = reducer.reduce(before.documents, list(reversed(events)), viewer_of(day.boss))
    reduced = read_again(reduced, stale, after.documents)
    assert differences(comparable(reduced), comparable(after.documents)) == []


# As a batch calls them, in the transaction of whatever was called before.
CALLED = (
    "FROM access_tokens t,"
    " {}(ROW(t.business_id, t.user_id, 'cashier', NULL, t.id, 'order.{}', NULL, NULL, NULL, NULL), {}) a"
)
CLAIM = f"SELECT a.outcome {CALLED.format('claim_order', 'claim', '$2::uuid, $3::uuid')} WHERE t.token_hash = $1"
RELEASE = (
    f"SELECT a.outcome {CALLED.format('release_order', 'release', '$2::uuid, NULL, NULL')} WHERE t.token_hash = $1"
)


@pytest.mark.parametrize("late", ["release", "claim"])
async def test_a_late_word_of_an_older_claim_is_not_believed(shop: Shop, reducer: Reducer, late: str) -> None:
    """EV-3, CL-3: a claim that went with other calls in an early transaction stands before the release that it came
    after, and a reader may load the document between the two. By its fencing token they know that the release is old.
    """
    day = await Day.begin(shop)
    opening = {"registerId": "ASU-1"}
    drawer = (await day.lucia.post("/api/pos/sessions/get-or-create", opening)).json()["session"]["id"]
    assert (await day.derlis.post("/api/pos/sessions/get-or-create", opening)).json()["outcome"] == "joined"
    item = {"id": "a", "name": "Chipa", "price": "3000"}
    order = (await day.boss.post("/api/orders", {"items": [item]})).json()["id"]
    claim = f"/api/orders/{order}/claim"
    if late == "release":
        assert (await day.lucia.post(claim, {"sessionId": drawer})).status_code == 200
    early, between = [await asyncpg.connect(shop.database_url) for _ in range(2)]
    try:
        for connection in (early, between):
            await connection.execute("BEGIN")
            await connection.execute("SELECT pg_current_xact_id()")
        if late == "release":
            assert (await day.lucia.delete(claim)).status_code == 204
            said = await early.fetchval(CLAIM, token_hash(day.derlis.token), order, drawer)
        else:
            assert (await day.derlis.post(claim, {"sessionId": drawer})).status_code == 200
            said = await early.fetchval(RELEASE, token_hash(day.derlis.token), order)
        assert said == ("claimed" if late == "release" else "released")
        await early.execute("COMMIT")
        # Whatever else runs on the same server holds the feed back for a moment.
        told, times = ("order.claimed", 2) if late == "release" else ("order.released", 1)
        async with asyncio.timeout(WAIT_SECONDS):
            while _count(await events_since(day.boss, "0-0-0"), told) < times:  # noqa: ASYNC110 - the event is in the database
                await asyncio.sleep(0.01)
        start = await snapshot(day.boss)
        await between.execute("COMMIT")
    finally:
        await early.close()
        await between.close()
    await settled(shop)
    events = await events_since(day.boss, start.position)
    assert [event["type"] for event in events] == ["order.released" if late == "release" else "order.claimed"]
    _hold(reducer, f"a late {late}", day.boss, start, events, await snapshot(day.boss))


def _count(events: list[Any], kind: str) -> int:
    return sum(event["type"] == kind for event in events)


async def _sell(till: Till, drawer: str, *, sales: int) -> None:
    for sale in range(sales):
        item = {"id": f"line{sale}", "name": "Chipa", "price": "3000", "quantity": "1"}
        cart = (await till.post("/api/order-sessions", {"items": [item]})).json()["id"]
        paid = {"sessionId": drawer, "payments": [{"tender": "cash", "amount": "5000"}], "total": "3000"}
        answer = await till.post(f"/api/order-sessions/{cart}/complete", paid, key=key())
        assert answer.status_code == 201, answer.text
