"""One key, many callers, one instant (EV-1)."""

import asyncio
from uuid import UUID

import asyncpg
import pytest

from bench.wire import Request, all_at_once
from tests.helpers.server import ServerProcess
from tests.races.guards import change_function, execute, slow_down
from tests.races.people import Racer, RacingShop
from tests.races.tills import get_or_create, save
from tillkeeper.app.runner import Runner
from tillkeeper.domains.cash_sessions import CountCash, GetOrCreateSession
from tillkeeper.journal import Answer
from tillkeeper.kernel.ids import parse_id
from tillkeeper.storage.database import Database

SENDERS = 20
KEY = "sent-again-and-again"
KEY_INDEX = "journal_idempotency_key"
# The whole statement, lock and all, up to the look that follows.
KEY_LOCK = "PERFORM pg_advisory_xact_lock("
UNLOCKED = "PERFORM ("


async def test_one_key_sent_20_times_is_one_save(racing: RacingShop, server: ServerProcess) -> None:
    """EV-1: one effect, 19 replays of its very answer."""
    (racer,) = await racing.hire(1)
    answers = await all_at_once(server.url, [save(racer, "beer", under=KEY)] * SENDERS)
    assert {answer.status for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum(answer.replayed for answer in answers) == SENDERS - 1
    assert await racing.value("SELECT count(*) FROM journal WHERE idempotency_key = $1", KEY) == 1


async def test_one_key_with_20_different_bodies_is_one_effect(racing: RacingShop, server: ServerProcess) -> None:
    """EV-1: the first body has the key; every other is told so and changes nothing."""
    (racer,) = await racing.hire(1)
    answers = await all_at_once(server.url, [save(racer, f"beer-{n}", under=KEY) for n in range(SENDERS)])
    assert sorted(answer.status for answer in answers) == [201, *[422] * (SENDERS - 1)]
    assert {answer.json()["code"] for answer in answers if answer.status == 422} == {"idempotency-key-reused"}
    assert await racing.value("SELECT count(*) FROM order_lines") == 1


async def test_two_people_may_use_the_same_key(racing: RacingShop, server: ServerProcess) -> None:
    """EV-1, EV-5: a key is its holder's own."""
    people = await racing.hire(SENDERS)
    answers = await all_at_once(server.url, [save(racer, "beer", under=KEY) for racer in people])
    assert {answer.status for answer in answers} == {201}
    assert not any(answer.replayed for answer in answers)


async def test_a_remembered_refusal_is_replayed_to_all(racing: RacingShop, server: ServerProcess) -> None:
    """EV-1, EV-2: a refusal is an answer as well: remembered, and the same for whoever asks again."""
    (racer,) = await racing.hire(1)
    request = get_or_create(racer, "nowhere")
    keyed = Request(request.method, request.path, request.token, request.body, KEY)
    answers = await all_at_once(server.url, [keyed] * SENDERS)
    assert {(answer.status, answer.json()["code"]) for answer in answers} == {(404, "register-unknown")}
    assert sum(answer.replayed for answer in answers) == SENDERS - 1


@pytest.mark.every_postgres
async def test_guarded_count_is_kept_once(racing: RacingShop) -> None:
    """EV-1: the product, in a wide window: a count sent 20 times is one count."""
    await slow_down(racing.database_url)
    answers = await count_at_once(racing)
    assert [type(answer) for answer in answers] == [Answer] * SENDERS
    assert await counts(racing) == 1


@pytest.mark.every_postgres
async def test_without_the_key_lock_senders_fail(racing: RacingShop) -> None:
    """EV-1: the index still keeps the effect single, and all others get an error instead of a replay."""
    await slow_down(racing.database_url)
    await change_function(racing.database_url, "journal_recall", KEY_LOCK, UNLOCKED)
    answers = await count_at_once(racing)
    failed = [answer for answer in answers if isinstance(answer, asyncpg.UniqueViolationError)]
    assert failed
    assert {error.constraint_name for error in failed} == {KEY_INDEX}
    assert await counts(racing) == 1


@pytest.mark.every_postgres
async def test_without_the_key_index_the_lock_holds_and_without_both_a_drawer_is_counted_again(
    racing: RacingShop,
) -> None:
    """EV-1: so the pair is needed: with neither, one count sent 20 times is many counts."""
    await slow_down(racing.database_url)
    await execute(racing.database_url, f"DROP INDEX {KEY_INDEX}")
    await count_at_once(racing)
    assert await counts(racing) == 1
    await change_function(racing.database_url, "journal_recall", KEY_LOCK, UNLOCKED)
    await count_at_once(racing)
    assert await counts(racing) > 2


async def count_at_once(racing: RacingShop) -> list[Answer | BaseException]:
    """Send one count of a new drawer many times at once under one key."""
    (racer,) = await racing.hire(1)
    database = await Database.connect(racing.database_url, size=SENDERS)
    try:
        runner = Runner(database)
        session_id = await opened(racing, runner, racer)
        # Each connection of the pool is open before the gun goes off.
        await asyncio.gather(*(database.fetch_value("SELECT pg_sleep(0.2)") for _ in range(SENDERS)))
        barrier = asyncio.Barrier(SENDERS)
        counting = CountCash(session_id=session_id, kind="spot", amount_minor=20_000, denominations=None)

        async def send() -> Answer:
            await barrier.wait()
            return await runner.run(counting, racer.actor, key=KEY)

        return await asyncio.gather(*(send() for _ in range(SENDERS)), return_exceptions=True)
    finally:
        await database.close()


async def opened(racing: RacingShop, runner: Runner, racer: Racer) -> UUID:
    (register,) = await racing.build_registers(1)
    await runner.run(GetOrCreateSession(register, None, None, None, on_existing=None), racer.actor)
    found = await racing.value("SELECT id FROM cash_sessions WHERE cashier_id = $1", racer.actor.user_id)
    session_id = parse_id(str(found))
    assert session_id is not None
    return session_id


async def counts(racing: RacingShop) -> int:
    return len(await racing.rows("SELECT FROM cash_counts"))
