"""Claims at one instant while the shop's clock is set: one holder at a time, and only the newest token writes."""

import json
from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from tests.claims.contest import CLAIM_GUARDS, Contest
from tests.races.clock import JUMPS, RIGHT, jump_for_each, set_clock
from tests.races.guards import change_function
from tests.races.gun import Finish, Track, outcomes
from tests.races.people import RacingShop
from tillkeeper.journal import Answer
from tillkeeper.storage.database import Database

RACERS = 6
ROUNDS = 4


@pytest.fixture
async def contest(demo_database: str) -> AsyncIterator[Contest]:
    """Yield people with a drawer each, who want the same orders."""
    database = await Database.connect(demo_database, size=4)
    racing = RacingShop(demo_database, database)
    contest = await Contest.of(racing, RACERS)
    # Nobody signs in again after a year: a program's token has no end.
    await racing.rows("UPDATE access_tokens SET kind = 'api', expires_at = NULL RETURNING id")
    yield contest
    await database.close()


async def claim_at_once(contest: Contest, order: UUID) -> list[Finish]:
    async with Track.of(contest.racing.database_url, RACERS) as track:
        return await track.race([contest.claim(who, order) for who in range(RACERS)])


def tokens(finishes: list[Finish]) -> dict[int, int]:
    """Return by fencing token who was told to have the order."""
    return {
        json.loads(each.document)["claim"]["token"]: who
        for who, each in enumerate(finishes)
        if isinstance(each, Answer) and each.outcome == "claimed"
    }


async def test_a_jump_between_rounds(contest: Contest) -> None:
    """CL-1: under each wrong clock one has it, and at the latest after its lease it is to be had again."""
    order = await contest.order()
    for jump in JUMPS:
        await set_clock(contest.racing.database_url, jump)
        fresh = await contest.order()
        assert outcomes(await claim_at_once(contest, fresh)) == ["claimed", *["order-claimed"] * (RACERS - 1)], jump
        await set_clock(contest.racing.database_url, RIGHT)
        # The order of the round before, for which the clock is another now, is claimed by nobody twice.
        assert len(tokens(await claim_at_once(contest, order))) <= 1
        await contest.racing.rows("UPDATE orders SET claim_expires_at = shop_now() WHERE id = $1 RETURNING id", order)


async def test_without_the_claims_guards_everybody_has_it(contest: Contest) -> None:
    """CL-1: the twin, a year ahead."""
    await set_clock(contest.racing.database_url, "1 year")
    for guard, nothing in CLAIM_GUARDS.items():
        await change_function(contest.racing.database_url, "claim_order", guard, nothing)
    assert outcomes(await claim_at_once(contest, await contest.order())) == ["claimed"] * RACERS


async def test_jumps_within_a_round(contest: Contest) -> None:
    """CL-3: a lease may end by a jump while others claim: each has a token of their own, and only the newest writes."""
    await jump_for_each(contest.racing.database_url)
    for _ in range(ROUNDS):
        order = await contest.order()
        finishes = await claim_at_once(contest, order)
        told = tokens(finishes)
        assert told, outcomes(finishes)
        assert len(told) == outcomes(finishes).count("claimed"), "two were told the same token"
        holder = told[max(told)]
        # The clock is right while they write: what a token is worth depends on nothing else then.
        await set_clock(contest.racing.database_url, RIGHT)
        await contest.racing.rows(
            "UPDATE orders SET claim_expires_at = shop_now() + interval '1 minute' WHERE id = $1 RETURNING id", order
        )
        for token, who in told.items():
            start = contest.add(who, order, token)
            answer = await contest.runner.run(start.command, start.actor)
            assert (answer.outcome == "changed") == (who == holder), answer
        await jump_for_each(contest.racing.database_url)
