"""Guesses at one instant: each is counted, and none fails because of another (DV-3)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import asyncpg
import pytest

from tillkeeper.kernel import limits

SOMEBODY_WAITS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
WAITING_SECONDS = 30
PERSON, SOURCE = "person:maya", "source:address:203.0.113.7"
# Subjects that were last guessed at so many years ago.
MADE = """
INSERT INTO sign_in_throttles (subject, wrong_tries, blocked_until, spent_until, changed_at)
SELECT subject, 0, '-infinity', now() - make_interval(years => years), now() - make_interval(years => years)
FROM (VALUES"""
NUMBERS = (
    limits.SIGN_IN_WAIT_FIRST_SECONDS,
    limits.SIGN_IN_WAIT_MAX_SECONDS,
    limits.SIGN_IN_FORGET_SECONDS,
    1,  # name that is forgotten at once: the other one has its turn too
)


class Gate:
    """Connections to one database, each a sign-in of its own."""

    def __init__(self, database_url: str, open_ones: AsyncExitStack) -> None:
        self._database_url = database_url
        self._open_ones = open_ones

    async def one_more(self) -> asyncpg.Connection:
        connection = await asyncpg.connect(self._database_url)
        self._open_ones.push_async_callback(connection.close)
        return connection

    async def waiting(self, look: asyncpg.Connection, count: int) -> None:
        """Return when so many wait for others."""
        async with asyncio.timeout(WAITING_SECONDS):
            while True:
                if await look.fetchval(SOMEBODY_WAITS) == count:
                    return
                await asyncio.sleep(0.005)


@pytest.fixture
async def gate(empty_database: str) -> AsyncIterator[Gate]:
    async with AsyncExitStack() as open_ones:
        yield Gate(empty_database, open_ones)


async def guess(connection: asyncpg.Connection, *subjects: str) -> int:
    """Count a guess; return the seconds to wait."""
    budgets, refills = [60] * len(subjects), [600] * len(subjects)
    free = [limits.SIGN_IN_FREE_TRIES, *([None] * (len(subjects) - 1))]
    row = await connection.fetchrow(
        "SELECT * FROM sign_in_try($1, $2, $3, $4, $5, $6, $7, $8)", list(subjects), free, budgets, refills, *NUMBERS
    )
    assert row is not None
    seconds: int = row["wait_seconds"]
    return seconds


async def counted(connection: asyncpg.Connection) -> set[str]:
    return {row["subject"] for row in await connection.fetch("SELECT subject FROM sign_in_throttles")}


@pytest.mark.every_postgres
async def test_a_guess_is_counted_though_a_right_one_forgives_meanwhile(gate: Gate) -> None:
    """DV-3: the person signs in elsewhere while a guess at them waits for its source: no count of it is lost."""
    elsewhere, here, third, look = [await gate.one_more() for _ in range(4)]
    assert await guess(elsewhere, PERSON, "source:elsewhere") == 0
    holding = third.transaction()
    await holding.start()
    await third.execute(f"{MADE} ('{SOURCE}', 0)) new (subject, years)")
    guessing = asyncio.create_task(guess(here, PERSON, SOURCE))
    await gate.waiting(look, 1)
    right = asyncio.create_task(
        elsewhere.execute("SELECT sign_in_right($1, $2)", [PERSON, "source:elsewhere"], [600, 600])
    )
    await asyncio.wait([right, waits := asyncio.create_task(gate.waiting(look, 2))], return_when="FIRST_COMPLETED")
    waits.cancel()
    await holding.commit()
    assert await guessing == 0
    await right
    assert await counted(look) == {PERSON, SOURCE}


@pytest.mark.every_postgres
async def test_names_that_are_forgotten_hold_nobody_up(gate: Gate) -> None:
    """DV-3: two guesses share a subject, and one of them forgets a name that the other one guesses at again."""
    first, second, third, look = [await gate.one_more() for _ in range(4)]
    await look.execute(f"{MADE} ('older', 2), ('c', 1)) old (subject, years)")
    # The first is held up between the shared subject and the old name.
    holding = third.transaction()
    await holding.start()
    await third.execute(f"{MADE} ('b', 0)) new (subject, years)")
    slow = asyncio.create_task(guess(first, "a", "b", "c"))
    await gate.waiting(look, 1)
    other = asyncio.create_task(guess(second, "a"))
    await gate.waiting(look, 2)
    await holding.commit()
    assert [await slow, await other] == [0, 0]
    assert await counted(look) == {"a", "b", "c"}
