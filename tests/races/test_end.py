"""The locks that End waits for, and those it does not."""

import asyncio

import asyncpg
import pytest

from tests.races.guards import slow_down
from tests.races.gun import Track, errors, rounds
from tests.races.people import RacingShop
from tests.races.test_sales import BOOKS, prepared_sale, sales_against_end
from tillkeeper.app.runner import Runner
from tillkeeper.domains.cash_sessions import EndSession, store
from tillkeeper.kernel.ids import parse_id
from tillkeeper.storage.database import Database

pytestmark = pytest.mark.every_postgres

END_LOCK = "FOR NO KEY UPDATE"
RACES = 10
SOMEBODY_WAITS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


async def missing_minor(racing: RacingShop) -> int:
    """Let End come while a sale is between its look at the session and its booking; return what End did not freeze."""
    ended, finishes = await sales_against_end(racing)
    assert errors(finishes) == []
    assert ended.outcome == "ended"
    (books,) = await racing.rows(f"{BOOKS} ORDER BY s.opened_at DESC LIMIT 1")
    return int(books["moved"] - books["expected_cash_minor"])


async def test_end_waits_for_a_sale_under_way(racing: RacingShop) -> None:
    """CS-6, CS-11: the two locks are the same one, and it does not let two in."""
    await slow_down(racing.database_url)
    assert [await missing_minor(racing) for _ in range(RACES)] == [0] * RACES


async def test_without_its_lock_end_freezes_too_little(racing: RacingShop, monkeypatch: pytest.MonkeyPatch) -> None:
    """CS-6: the twin: End looks at the sums before the sale that it then waits for is in them."""
    await slow_down(racing.database_url)
    assert store._LOCK.count(END_LOCK) == 1
    monkeypatch.setattr(store, "_LOCK", store._LOCK.replace(END_LOCK, ""))
    missing: set[int] = set()
    for _ in rounds(lambda: any(missing)):
        missing.add(await missing_minor(racing))
    assert max(missing) > 0


@pytest.mark.parametrize(("lock", "waits"), [(END_LOCK, False), ("FOR UPDATE", True)])
async def test_end_does_not_wait_for_a_claim_under_way(
    racing: RacingShop, monkeypatch: pytest.MonkeyPatch, lock: str, *, waits: bool
) -> None:
    """CL-1, CS-5: a claim holds the key of its session, no more; the stronger lock would wait for each of them."""
    monkeypatch.setattr(store, "_LOCK", store._LOCK.replace(END_LOCK, lock))
    async with Track.of(racing.database_url, 1) as track:
        racer, _, session = await prepared_sale(racing, track)
    session_id = parse_id(session)
    assert session_id is not None
    claiming = await asyncpg.connect(racing.database_url)
    database = await Database.connect(racing.database_url, size=1)
    try:
        async with claiming.transaction():
            await claiming.execute("SELECT FROM cash_sessions WHERE id = $1 FOR KEY SHARE", session_id)
            ending = asyncio.create_task(Runner(database).run(EndSession(session_id, None), racer.actor))
            while not (ending.done() or await racing.value(SOMEBODY_WAITS)):  # noqa: ASYNC110 - the event is in the database
                await asyncio.sleep(0.01)
            assert ending.done() is not waits
        assert (await ending).outcome == "ended"
    finally:
        await database.close()
        await claiming.close()
