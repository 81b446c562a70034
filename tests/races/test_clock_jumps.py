"""Opening a drawer at one instant while the shop's clock is set: the rules hold, whatever time it is said to be."""

import json

import pytest

from tests.races.clock import JUMPS, jump_for_each, set_clock
from tests.races.guards import change_function, execute
from tests.races.gun import Start, Track, outcomes
from tests.races.people import Racer, RacingShop
from tests.races.test_open_guards import LOCK, REGISTER_INDEX, opening
from tillkeeper.app.runner import Runner
from tillkeeper.domains.cash_sessions import EndSession
from tillkeeper.journal import Answer

RACERS = 8
ROUNDS = 4
ONE = ["created", *["joined"] * (RACERS - 1)]


async def open_at_once(racing: RacingShop, register: str, people: list[Racer]) -> list[str]:
    async with Track.of(racing.database_url, RACERS) as track:
        finishes = await track.race([Start(opening(register), racer.actor) for racer in people])
    ids = {
        json.loads(each.document)["session"]["id"] for each in finishes if isinstance(each, Answer) and not each.refusal
    }
    winner = next(
        (
            (racer, json.loads(each.document)["session"]["id"])
            for racer, each in zip(people, finishes, strict=True)
            if isinstance(each, Answer) and each.outcome == "created"
        ),
        None,
    )
    assert winner is not None
    if outcomes(finishes) == ONE:
        assert len(ids) == 1
        racer, session_id = winner
        ended = await Runner(racing.database).run(EndSession(session_id, None), racer.actor)
        assert ended.outcome == "ended", ended
    return outcomes(finishes)


async def test_a_jump_between_rounds(racing: RacingShop) -> None:
    """CS-1, CS-3, CS-4: the next shift at the register is one, after a jump of each size in each direction."""
    (register,) = await racing.build_registers(1)
    for jump in JUMPS:
        await set_clock(racing.database_url, jump)
        assert await open_at_once(racing, register, await racing.hire(RACERS)) == ONE, jump
    numbers = await racing.rows("SELECT business_date, number FROM cash_sessions ORDER BY business_date, number")
    assert len({row["number"] for row in numbers}) == len(JUMPS)
    gaps = await racing.rows("""
        SELECT c.last_number FROM number_counters c WHERE c.kind = 'session' AND c.last_number <> (
            SELECT count(*) FROM cash_sessions s
            WHERE s.location_id = c.location_id AND s.business_date = c.business_date)""")
    assert gaps == []


async def test_jumps_within_a_round(racing: RacingShop) -> None:
    """CS-1, CS-3: no two commands agree about the time; still one opens and all others join."""
    people = await racing.hire(RACERS)
    await jump_for_each(racing.database_url)
    for register in await racing.build_registers(ROUNDS):
        assert await open_at_once(racing, register, people) == ONE


async def test_without_its_guards_the_same_race_has_several_drawers(racing: RacingShop) -> None:
    """CS-1: the twin: lock and index away, the jumping clock alone keeps nobody out."""
    people = await racing.hire(RACERS)
    await jump_for_each(racing.database_url)
    await change_function(racing.database_url, "get_or_create_session", LOCK, ";")
    await execute(racing.database_url, f"DROP INDEX {REGISTER_INDEX}")
    (register,) = await racing.build_registers(1)
    assert (await open_at_once(racing, register, people)).count("created") > 1


async def test_one_cashier_has_one_drawer_through_jumps(racing: RacingShop) -> None:
    """CS-2: one person at several registers at one instant, the clock jumping between any two commands."""
    people = await racing.hire(ROUNDS)
    await jump_for_each(racing.database_url)
    for racer in people:
        registers = await racing.build_registers(RACERS)
        async with Track.of(racing.database_url, RACERS) as track:
            finishes = await track.race([Start(opening(register), racer.actor) for register in registers])
        assert outcomes(finishes) == ["created", *["session-already-open"] * (RACERS - 1)]


@pytest.mark.parametrize("jump", JUMPS)
async def test_a_drawer_that_was_opened_ahead_or_behind_ends_in_time(racing: RacingShop, jump: str) -> None:
    """CS-5, CS-9: nothing stays shut: opened under a wrong clock, it ends under the right one, and the next is open."""
    (register,) = await racing.build_registers(1)
    await set_clock(racing.database_url, jump)
    (racer,) = await racing.hire(1)
    runner = Runner(racing.database)
    opened = await runner.run(opening(register), racer.actor)
    await set_clock(racing.database_url, "0 seconds")
    session_id = json.loads(opened.document)["session"]["id"]
    assert (await runner.run(EndSession(session_id, None), racer.actor)).outcome == "ended"
    (other,) = await racing.hire(1)
    assert (await runner.run(opening(register), other.actor)).outcome == "created"
