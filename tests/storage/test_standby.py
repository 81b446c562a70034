"""A commit that its synchronous standby does not confirm is said to be one, and is done once (OP-1)."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import httpx
import pytest

from tests.helpers.floor import key, ok, refused
from tests.helpers.own_postgres import OwnPostgres, own_postgres
from tests.helpers.shop import Shop, Till
from tillkeeper.kernel import limits
from tillkeeper.storage.standby import WAITING

LIMIT_SECONDS = 2
LATE_SECONDS = 3
OPEN = "/api/pos/sessions/get-or-create"


@pytest.fixture(autouse=True)
def _short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "COMMIT_WAIT_MS", LIMIT_SECONDS * 1_000)


@pytest.fixture
def own(tmp_path: Path, run_folder: Path) -> Iterator[OwnPostgres]:
    with own_postgres(tmp_path / "own", run_folder, synchronous_commit="on") as server:
        yield server


async def standby(own: OwnPostgres, name: str) -> None:
    """Have every commit wait for a standby of that name from now on; empty: for none."""
    connection = await asyncpg.connect(own.url)
    try:
        await connection.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{name}'")
        await connection.execute("SELECT pg_reload_conf()")
        async with asyncio.timeout(5):
            while await connection.fetchval("SHOW synchronous_standby_names") != name:  # noqa: ASYNC110 - a signal's work
                await asyncio.sleep(0.02)
    finally:
        await connection.close()


async def test_a_commit_without_its_standby_is_told_and_the_same_key_gets_the_answer_that_committed(
    own: OwnPostgres,
) -> None:
    """OP-1, EV-1: 503 within the limit, shown in /readyz and a gauge; not seen by anybody before it is confirmed."""
    async with Shop.open_in_process(own.url) as shop:
        till = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
        assert (await shop.http.get("/readyz")).json()["checks"]["standby"] == "ok"
        await standby(own, "nobody")
        asked = key()
        began = time.monotonic()
        told = await open_drawer(till, asked)
        assert LIMIT_SECONDS <= time.monotonic() - began < LIMIT_SECONDS + LATE_SECONDS
        assert "misma clave" in refused(told, 503, "standby-silent")["detail"]
        assert told.headers["Retry-After"] == "5"
        # Not cancelled: nothing of it counts yet.
        assert await count(shop, "journal WHERE idempotency_key = $1", asked) == 0
        checks = refused(await shop.http.get("/readyz"), 503, "standby-silent")["checks"]
        assert (checks["database"], checks["standby"]) == ("ok", "standby-silent")
        assert next(iter(WAITING.collect())).samples[0].value == 1
        assert "tillkeeper_commits_waiting_for_standby 1.0" in (await shop.http.get("/metrics")).text
        again = asyncio.create_task(open_drawer(till, asked))
        await asyncio.sleep(0.3)
        await standby(own, "")
        answers = [await again, await open_drawer(till, asked)]
        assert len({ok(answer, 201)["session"]["id"] for answer in answers}) == 1
        assert [answer.headers["Idempotent-Replay"] for answer in answers] == ["true", "true"]
        assert await count(shop, "journal WHERE idempotency_key = $1", asked) == 1
        assert await count(shop, "cash_sessions WHERE status = 'open'") == 1
        assert (await shop.http.get("/readyz")).status_code == 200


async def open_drawer(till: Till, asked: str) -> httpx.Response:
    return await till.post(OPEN, {"registerId": "ASU-1"}, key=asked)


async def count(shop: Shop, rows: str, *arguments: object) -> int:
    return int((await shop.sql(f"SELECT count(*) FROM {rows}", *arguments))[0]["count"])
