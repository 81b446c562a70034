"""Calls that wait for one another go together; each is answered as if it had gone alone."""

import asyncio
import json
from collections.abc import AsyncIterator
from uuid import UUID

import asyncpg
import pytest

from tests.claims.contest import Contest
from tests.races.people import RacingShop
from tillkeeper.domains.order_sessions import OperateOnOrderSession
from tillkeeper.domains.orders import OperateOnOrder
from tillkeeper.journal import Call
from tillkeeper.kernel import limits
from tillkeeper.kernel.ids import new_id
from tillkeeper.storage.batches import Batches
from tillkeeper.storage.database import Database, DatabaseBusy, DatabaseUnavailable, Row
from tillkeeper.storage.sql_function import SqlFunction


# A function of the tests' own: it waits while somebody holds the gate, notes the call and the transaction it came in,
# and answers with the number it was given; of a negative number it dies.
class NoteCall(SqlFunction):
    """No schema describes it."""

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        return (("number", "integer"),)


NOTE = NoteCall.of("note_call")
GATE = 4711
SET_UP = f"""
CREATE TABLE noted (number integer, transaction_id xid8 DEFAULT pg_current_xact_id(), at bigserial);
CREATE FUNCTION note_call(call journal_call, number integer) RETURNS journal_answer LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared({GATE});
    INSERT INTO noted (number) VALUES (number);
    PERFORM sqrt(number);
    RETURN ROW(number::text, false, false, 'null')::journal_answer;
END
$$;
"""

_WAITING = (
    "FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
    " WHERE l.locktype = 'advisory' AND NOT l.granted AND a.datname = current_database()"
)
AT_THE_GATE = f"SELECT count(*) {_WAITING}"
CANCEL_AT_THE_GATE = f"SELECT pg_cancel_backend(a.pid) {_WAITING}"
END_ONE_AT_THE_GATE = f"SELECT pg_terminate_backend(a.pid) {_WAITING}"


class Gate:
    """Calls of ``note_call``, and what they must pass."""

    def __init__(self, batches: Batches, keeper: asyncpg.Connection) -> None:
        self.batches = batches
        self.keeper = keeper

    def call(self, number: int, locks: UUID | None = None) -> asyncio.Task[Row]:
        """Start the call."""
        arguments = (Call.of_the_server(new_id(), "note").row(), number)
        return asyncio.create_task(self.batches.call(NOTE, arguments, locks=locks or UUID(int=abs(number))))

    async def shut(self) -> None:
        """Let nobody through."""
        await self.keeper.execute(f"SELECT pg_advisory_lock({GATE})")

    async def fill(self) -> list[asyncio.Task[Row]]:
        """Start as many calls as go alone, with the gate shut; what is called after them waits in this process."""
        alone = [self.call(1_000 + place) for place in range(limits.BATCHES_UNDER_WAY_MAX)]
        async with asyncio.timeout(10):
            while await self.keeper.fetchval(AT_THE_GATE) < len(alone):  # noqa: ASYNC110 - the event is in the database
                await asyncio.sleep(0.01)
        return alone

    async def open(self) -> None:
        """Let everybody through."""
        await self.keeper.execute(f"SELECT pg_advisory_unlock({GATE})")

    async def noted(self) -> list[tuple[int, int]]:
        """Return each noted number, in order, and how many came in the same transaction."""
        rows = await self.keeper.fetch(
            "SELECT number, count(*) OVER (PARTITION BY transaction_id) AS together FROM noted ORDER BY at"
        )
        return [(row["number"], row["together"]) for row in rows]


@pytest.fixture
async def gate(empty_database: str) -> AsyncIterator[Gate]:
    keeper = await asyncpg.connect(empty_database)
    await keeper.execute(SET_UP)
    database = await Database.connect(empty_database, size=limits.BATCHES_UNDER_WAY_MAX + 1)
    await database.fetch_value("SELECT 1")
    yield Gate(Batches(database), keeper)
    await database.close()
    await keeper.close()


async def test_a_call_by_itself_goes_by_itself(gate: Gate) -> None:
    """OR-3: nothing waits for company."""
    assert (await gate.call(1))["outcome"] == "1"
    assert (await gate.call(2))["outcome"] == "2"
    assert await gate.noted() == [(1, 1), (2, 1)]


async def test_those_who_wait_go_together_in_the_order_of_their_locks(gate: Gate) -> None:
    """Each gets its own answer; one transaction carried them all."""
    await gate.shut()
    alone = await gate.fill()
    waiting = [gate.call(number) for number in (3, 1, 2)]
    await asyncio.sleep(0)
    await gate.open()
    assert [row["outcome"] for row in await asyncio.gather(*waiting)] == ["3", "1", "2"]
    await asyncio.gather(*alone)
    assert [each for each in await gate.noted() if each[0] < 1_000] == [(1, 3), (2, 3), (3, 3)]


async def test_who_wants_the_same_row_goes_together_after_it_and_holds_nobody_up(gate: Gate) -> None:
    """CL-1: a crowd around one order waits here, in one queue; the next order has the other connections."""
    hot, other = UUID(int=1), UUID(int=2)
    await gate.shut()
    first = gate.call(1, hot)
    crowd = [gate.call(number, hot) for number in (2, 3, 4)]
    beside = gate.call(5, other)
    async with asyncio.timeout(10):
        while await gate.keeper.fetchval(AT_THE_GATE) < 2:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)
    assert await gate.keeper.fetchval(AT_THE_GATE) == 2, "one for each row"
    await gate.open()
    await asyncio.gather(first, *crowd, beside)
    noted = dict(await gate.noted())
    assert noted == {1: 1, 5: 1, 2: 3, 3: 3, 4: 3}


async def test_a_statement_takes_no_more_than_its_bound(gate: Gate) -> None:
    """BATCH_CALLS_MAX: the rest goes with the next."""
    await gate.shut()
    alone = await gate.fill()
    most = limits.BATCH_CALLS_MAX
    waiting = [gate.call(number) for number in range(1, 2 * most)]
    await asyncio.sleep(0)
    await gate.open()
    await asyncio.gather(*alone, *waiting)
    noted = [each for each in await gate.noted() if each[0] < 1_000]
    assert len(noted) == 2 * most - 1
    assert {together for _, together in noted} == {most, most - 1}


async def test_one_call_that_fails_takes_nobody_with_it(gate: Gate) -> None:
    """The server undoes the statement and says so: each call is made again by itself, and applied once."""
    await gate.shut()
    alone = await gate.fill()
    waiting = [gate.call(number) for number in (1, -2, 3)]
    await asyncio.sleep(0)
    await gate.open()
    first, second, third = await asyncio.gather(*waiting, return_exceptions=True)
    await asyncio.gather(*alone)
    assert not isinstance(first, BaseException)
    assert not isinstance(third, BaseException)
    assert (first["outcome"], third["outcome"]) == ("1", "3")
    assert isinstance(second, asyncpg.InvalidArgumentForPowerFunctionError)
    assert sorted(each for each in await gate.noted() if each[0] < 1_000) == [(1, 1), (3, 1)]


async def test_what_a_busy_server_gave_up_is_made_again_call_by_call(gate: Gate) -> None:
    """It was undone, and is known to be: those who only went along with a call that took too long are not told off."""
    await gate.shut()
    alone = await gate.fill()
    waiting = [gate.call(number) for number in (1, 2, 3)]
    await asyncio.sleep(0)
    await gate.keeper.execute(CANCEL_AT_THE_GATE)
    ended = await asyncio.gather(*alone, return_exceptions=True)
    assert {type(each) for each in ended} == {DatabaseBusy}
    async with asyncio.timeout(10):
        while not await gate.keeper.fetch(CANCEL_AT_THE_GATE):  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.01)
    await gate.open()
    assert [row["outcome"] for row in await asyncio.gather(*waiting)] == ["1", "2", "3"]
    assert sorted(await gate.noted()) == [(1, 1), (2, 1), (3, 1)]


async def test_nothing_is_made_again_after_a_lost_connection(gate: Gate) -> None:
    """Nobody knows whether it committed: everybody is told so, and nothing is applied by a second try."""
    await gate.shut()
    alone = await gate.fill()
    waiting = [gate.call(number) for number in (1, 2, 3)]
    await asyncio.sleep(0)
    await gate.keeper.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    ended = await asyncio.gather(*alone, return_exceptions=True)
    assert {type(each) for each in ended} == {DatabaseUnavailable}
    # The waiting went on new connections; they die before the gate as well.
    async with asyncio.timeout(10):
        while not await gate.keeper.fetchval(END_ONE_AT_THE_GATE):  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.01)
    ended = await asyncio.gather(*waiting, return_exceptions=True)
    assert {type(each) for each in ended} == {DatabaseUnavailable}
    await gate.open()
    assert await gate.noted() == []
    assert (await gate.call(7))["outcome"] == "7"


async def test_a_caller_who_gave_up_keeps_nobody_waiting(gate: Gate) -> None:
    """Whoever had not gone yet is not sent; whoever was under way lets the next go."""
    await gate.shut()
    alone = await gate.fill()
    gone, waiting = gate.call(1), gate.call(2)
    await asyncio.sleep(0)
    gone.cancel()
    for each in alone:
        each.cancel()
    await asyncio.wait(alone)
    await gate.open()
    assert (await waiting)["outcome"] == "2"
    with pytest.raises(asyncio.CancelledError):
        await gone
    assert 1 not in {number for number, _ in await gate.noted()}
    assert (await gate.call(3))["outcome"] == "3"


# --- the product's own commands --------------------------------------------------------------------------------------


@pytest.fixture
async def contest(demo_database: str) -> AsyncIterator[Contest]:
    database = await Database.connect(demo_database, size=4)
    yield await Contest.of(RacingShop(demo_database, database), 12)
    await database.close()


async def test_claims_that_go_together_are_decided_one_by_one(contest: Contest) -> None:
    """CL-1, EV-1, EV-4: of twelve in one process one wins each order, everybody has a row, and a key is one command."""
    orders = [await contest.order() for _ in range(3)]
    claims = [(who, order, contest.claim(who, order)) for order in orders for who in range(12)]
    answers = await asyncio.gather(
        *(
            contest.runner.run(start.command, start.actor, key=f"claim-{place}-{twin}")
            for place, (_, _, start) in enumerate(claims)
            for twin in (0, 0)
        )
    )
    firsts, seconds = answers[::2], answers[1::2]
    assert [(each.outcome, each.document) for each in firsts] == [(each.outcome, each.document) for each in seconds]
    assert sorted({first.replayed + second.replayed for first, second in zip(firsts, seconds, strict=True)}) == [1]
    for order in orders:
        outcomes = [answer.outcome for answer, (_, wanted, _) in zip(firsts, claims, strict=True) if wanted == order]
        assert sorted(outcomes) == ["claimed", *["order-claimed"] * 11]
        rows = await contest.racing.rows("SELECT outcome FROM journal WHERE subject_id = $1", str(order))
        assert sum(row["outcome"] == "order-claimed" for row in rows) == 11
    together = await contest.racing.rows(
        "SELECT count(*) FROM journal WHERE command = 'order.claim' GROUP BY transaction_id"
    )
    assert max(row["count"] for row in together) > 1, "nothing went together: the test would prove nothing"


async def test_operations_that_go_together_lose_no_addition(contest: Contest) -> None:
    """OR-2: forty additions to one order at once, forty lines more, and versions without a gap."""
    order = await contest.order()
    answers = await asyncio.gather(
        *(contest.runner.run(contest.add(0, order, None).command, contest.people[0].actor) for _ in range(40))
    )
    assert {answer.outcome for answer in answers} == {"changed"}
    documents = [json.loads(answer.document) for answer in answers]
    versions = sorted(document["order"]["version"] for document in documents)
    assert versions == list(range(versions[0], versions[0] + 40))
    assert max(len(document["order"]["lines"]) for document in documents) == 41


def test_operations_in_carts_and_in_the_queue_go_in_statements_of_their_own() -> None:
    """The end of a sign-in locks its cart, then its orders; a statement of both kinds could want them the other way."""
    assert OperateOnOrder.function.name == OperateOnOrderSession.function.name
    assert OperateOnOrder.function != OperateOnOrderSession.function
