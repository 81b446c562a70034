"""Claims at one instant: many people, several server processes, one order; and each guard taken away."""

import json
from collections.abc import AsyncIterator, Callable
from uuid import UUID

import pytest

from bench.queue_shop import Crowd, hire_crowd, queue_orders
from bench.wire import Request, all_at_once
from tests.claims.contest import CLAIM_GUARDS, Contest
from tests.helpers.server import ServerProcess
from tests.races.guards import change_function, slow_down
from tests.races.gun import Finish, Start, Track, errors, outcomes
from tests.races.people import RacingShop
from tillkeeper.journal import Answer
from tillkeeper.storage.database import Database

CLIENTS = 1_000
# bench/claims.py --race runs 200; here the suite has to stay short.
ROUNDS = 2
RACERS = 8


@pytest.fixture
async def racing(demo_database: str) -> AsyncIterator[RacingShop]:
    """Yield the test's demo shop, ready to be crowded."""
    database = await Database.connect(demo_database, size=4)
    yield RacingShop(demo_database, database)
    await database.close()


def claims_of(crowd: Crowd, order: str) -> list[Request]:
    return [
        Request("POST", f"/api/orders/{order}/claim", clerk.token, {"sessionId": crowd.session_id})
        for clerk in crowd.clerks
    ]


async def test_a_thousand_claims_of_one_order_have_one_winner(
    racing: RacingShop, start_server: Callable[..., ServerProcess]
) -> None:
    """CL-1, S0-20, S0-21, S0-45: a thousand people, three processes, one instant: one has it, 999 are told who and
    since when, and each of the thousand is in the journal.
    """
    server = start_server(workers=3)
    crowd = await hire_crowd(racing.database_url, CLIENTS)
    for order in await queue_orders(racing.database_url, crowd, ROUNDS):
        answers = await all_at_once(server.url, claims_of(crowd, order))
        (won,) = [answer.json() for answer in answers if answer.status == 200]
        lost = [answer.json() for answer in answers if answer.status == 409]
        assert len(lost) == CLIENTS - 1
        assert {each["code"] for each in lost} == {"order-claimed"}
        told = {(each["claim"]["holder"]["id"], each["claim"]["claimedAt"]) for each in lost}
        assert told == {(won["claim"]["holder"]["id"], won["claim"]["claimedAt"])}
        assert won["claim"]["token"] == 1
        rows = await racing.rows("SELECT outcome, count(*) FROM journal WHERE subject_id = $1 GROUP BY 1", order)
        assert {row["outcome"]: row["count"] for row in rows} == {"claimed": 1, "order-claimed": CLIENTS - 1}


@pytest.mark.every_postgres
async def test_guarded(racing: RacingShop) -> None:
    """CL-1, S0-20: the product in the wide window of the twins below."""
    await slow_down(racing.database_url)
    contest = await Contest.of(racing, RACERS)
    assert await claim_at_once(contest) == ["claimed", *["order-claimed"] * (RACERS - 1)]


@pytest.mark.every_postgres
async def test_an_unconditional_update_has_several_winners(racing: RacingShop) -> None:
    """CL-1, S0-21: the twin: without the condition, and without the look before it, everybody is told that the order
    is theirs.
    """
    contest = await Contest.of(racing, RACERS)
    for guard, nothing in CLAIM_GUARDS.items():
        await change_function(racing.database_url, "claim_order", guard, nothing)
    assert await claim_at_once(contest) == ["claimed"] * RACERS


@pytest.mark.every_postgres
@pytest.mark.parametrize("guard", CLAIM_GUARDS)
async def test_either_guard_holds_alone(racing: RacingShop, guard: str) -> None:
    """CL-1: the look is for speed: under the row's lock the write alone would do, and so would the look."""
    contest = await Contest.of(racing, RACERS)
    await change_function(racing.database_url, "claim_order", guard, CLAIM_GUARDS[guard])
    assert await claim_at_once(contest) == ["claimed", *["order-claimed"] * (RACERS - 1)]


async def claim_at_once(contest: Contest) -> list[str]:
    order = await contest.order()
    async with Track.of(contest.racing.database_url, RACERS) as track:
        return outcomes(await track.race([contest.claim(who, order) for who in range(RACERS)]))


# --- a claim against everything else that ends or moves it ---------------------------------------------------------

HOLDER, SECOND, THIRD = range(3)
Pair = tuple[
    Callable[[Contest, UUID, int], Start],
    Callable[[Contest, UUID, int], Start],
    set[tuple[str, str]],
]
"""Two commands at one instant on an order that HOLDER has in hand, and the pairs of outcomes that may come of it."""

PAIRS: dict[str, Pair] = {
    "claim, release": (
        lambda c, o, _: c.claim(SECOND, o), lambda c, o, t: c.release(HOLDER, o, t),
        {("claimed", "released"), ("order-claimed", "released")},
    ),
    "claim, take over": (
        lambda c, o, _: c.claim(SECOND, o), lambda c, o, _: c.take_over(THIRD, o), {("order-claimed", "taken-over")},
    ),
    "claim, pay": (
        lambda c, o, _: c.claim(SECOND, o), lambda c, o, t: c.pay(HOLDER, o, t),
        {("order-claimed", "completed"), ("order-not-open", "completed")},
    ),
    "claim, cancel": (
        lambda c, o, _: c.claim(SECOND, o), lambda c, o, t: c.cancel(HOLDER, o, t),
        {("order-claimed", "cancelled"), ("order-not-open", "cancelled")},
    ),
    "take over, take over": (
        lambda c, o, _: c.take_over(SECOND, o), lambda c, o, _: c.take_over(THIRD, o), {("taken-over", "taken-over")},
    ),
    "take over, renew": (
        lambda c, o, _: c.take_over(SECOND, o), lambda c, o, _: c.claim(HOLDER, o),
        {("taken-over", "renewed"), ("taken-over", "order-claimed")},
    ),
    "take over, pay": (
        lambda c, o, _: c.take_over(SECOND, o), lambda c, o, t: c.pay(HOLDER, o, t),
        {("taken-over", "stale-claim"), ("order-not-open", "completed")},
    ),
    "take over, write": (
        lambda c, o, _: c.take_over(SECOND, o), lambda c, o, t: c.add(HOLDER, o, t),
        {("taken-over", "stale-claim"), ("taken-over", "changed")},
    ),
    "take over, release": (
        lambda c, o, _: c.take_over(SECOND, o), lambda c, o, t: c.release(HOLDER, o, t),
        {("taken-over", "claim-not-yours"), ("taken-over", "released")},
    ),
    "release, write": (
        lambda c, o, t: c.release(HOLDER, o, t), lambda c, o, t: c.add(HOLDER, o, t),
        {("released", "stale-claim"), ("released", "changed")},
    ),
    "release, pay": (
        lambda c, o, t: c.release(HOLDER, o, t), lambda c, o, t: c.pay(HOLDER, o, t),
        {("released", "stale-claim"), ("was-free", "completed")},
    ),
    "pay, pay": (
        lambda c, o, t: c.pay(HOLDER, o, t), lambda c, o, t: c.pay(HOLDER, o, t),
        {("completed", "order-not-open"), ("order-not-open", "completed")},
    ),
    "pay, cancel": (
        lambda c, o, t: c.pay(HOLDER, o, t), lambda c, o, t: c.cancel(HOLDER, o, t),
        {("completed", "order-not-open"), ("order-not-open", "cancelled")},
    ),
}  # fmt: skip

STATE = """
SELECT o.status, o.fencing_token, o.claimed_by, (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id) AS lines,
    (SELECT count(*) FROM transactions t WHERE t.order_id = o.id) AS sales,
    (SELECT count(*) FROM journal j WHERE j.subject_id = o.id AND NOT j.refused AND j.command IN (
        'order.claim', 'order.take-over') AND j.outcome <> 'renewed') AS claims
FROM orders o WHERE o.id = $1"""


@pytest.mark.parametrize("pair", PAIRS)
async def test_two_at_one_instant(racing: RacingShop, pair: str) -> None:
    """CL-1, CL-2, CL-3, CL-4, TX-1: one of the allowed pairs of outcomes, and a state that fits what was answered."""
    first, second, allowed = PAIRS[pair]
    await slow_down(racing.database_url)
    contest = await Contest.of(racing, 3)
    async with Track.of(racing.database_url, 2) as track:
        for turn in range(4):
            order = await contest.order()
            token = await contest.held(HOLDER, order)
            starts = [first(contest, order, token), second(contest, order, token)]
            finishes = await track.race(starts if turn % 2 == 0 else starts[::-1])
            assert errors(finishes) == []
            told = told_of(finishes if turn % 2 == 0 else finishes[::-1])
            assert told in allowed
            (state,) = await racing.rows(STATE, order)
            assert state["fencing_token"] == state["claims"]
            assert state["sales"] == told.count("completed")
            assert state["lines"] == 1 + told.count("changed")
            assert (state["status"] == "paid") == ("completed" in told)
            if state["status"] != "queued":
                assert state["claimed_by"] is None


def told_of(finishes: list[Finish]) -> tuple[str, str]:
    one, other = (finish.outcome for finish in finishes if isinstance(finish, Answer))
    return one, other


async def test_claims_at_the_instant_of_expiry(racing: RacingShop) -> None:
    """CL-2, CL-3: the holder's renewal and write against everybody's claim while the lease runs out."""
    await slow_down(racing.database_url)
    contest = await Contest.of(racing, RACERS)
    seen = set()
    async with Track.of(racing.database_url, RACERS + 1) as track:
        for milliseconds in range(0, 480, 60):
            order = await contest.order()
            token = await contest.held(HOLDER, order)
            await racing.rows(
                "UPDATE orders SET claim_expires_at = clock_timestamp() + make_interval(secs => $2) WHERE id = $1",
                order, milliseconds / 1000,
            )  # fmt: skip
            finishes = await track.race(
                [contest.claim(who, order) for who in reversed(range(RACERS))] + [contest.add(HOLDER, order, token)]
            )
            assert errors(finishes) == []
            told = outcomes(finishes)
            assert set(told) <= {"claimed", "renewed", "order-claimed", "changed", "stale-claim"}
            # Never two: of the holder's renewal and the claims that found the lease over, one is the last word.
            assert told.count("claimed") <= 1
            (state,) = await racing.rows(STATE, order)
            assert state["fencing_token"] == 1 + told.count("claimed")
            assert state["lines"] == 1 + told.count("changed")
            refused = [finish.refusal for finish in finishes if isinstance(finish, Answer) and finish.refusal]
            assert all(each.fields["claim"] for each in refused if each.code == "order-claimed")
            seen |= set(told)
    assert {"claimed", "order-claimed"} <= seen


# --- the other two guards, and their twins ---------------------------------------------------------------------------


async def late_write_of_a_second_till(contest: Contest) -> tuple[str, int]:
    """Claim at one drawer, then as the same person at another; write from the first: its outcome, and the lines."""
    order = await contest.order()
    left_behind = await contest.held(HOLDER, order)
    joined = contest.drawers[SECOND]
    await contest.racing.rows(
        "INSERT INTO cash_session_participants (business_id, session_id, user_id, joined_at)"
        " VALUES ($1, $2, $3, now())",
        contest.people[HOLDER].actor.business_id, joined, contest.people[HOLDER].actor.user_id,
    )  # fmt: skip
    contest.drawers[HOLDER] = joined
    assert await contest.held(HOLDER, order) == left_behind + 1
    async with Track.of(contest.racing.database_url, 1) as track:
        (written,) = await track.race([contest.add(HOLDER, order, left_behind)])
    assert isinstance(written, Answer)
    (state,) = await contest.racing.rows(STATE, order)
    return written.outcome, state["lines"]


async def test_an_older_token_writes_nothing(racing: RacingShop) -> None:
    """CL-3: the till that its user left behind is fenced off."""
    assert await late_write_of_a_second_till(await Contest.of(racing, 2)) == ("stale-claim", 1)


async def test_without_the_token_check_the_till_left_behind_writes(racing: RacingShop) -> None:
    """CL-3: the twin: the person is the holder, so only the token tells their two tills apart."""
    contest = await Contest.of(racing, 2)
    await change_function(racing.database_url, "order_to_change", "claim_token <> o.fencing_token OR ", "")
    assert await late_write_of_a_second_till(contest) == ("changed", 2)


async def after_the_lease(contest: Contest) -> tuple[str, str]:
    """Let a lease run out; return what another's claim and the late holder's write come to."""
    order = await contest.order()
    token = await contest.held(HOLDER, order)
    await contest.racing.rows("UPDATE orders SET claim_expires_at = now() - interval '1 second' WHERE id = $1", order)
    async with Track.of(contest.racing.database_url, 1) as track:
        (claimed,) = await track.race([contest.claim(SECOND, order)])
        (written,) = await track.race([contest.add(HOLDER, order, token)])
    return told_of([claimed, written])


async def test_a_lease_that_ran_out_is_over(racing: RacingShop) -> None:
    """CL-2, S0-48: the next one has it, and the former holder's write is refused."""
    assert await after_the_lease(await Contest.of(racing, 2)) == ("claimed", "stale-claim")


async def test_without_the_lease_a_silent_holder_keeps_it_forever(racing: RacingShop) -> None:
    """CL-2: the twin: nobody can serve the customer, and the holder who was away writes as if nothing had been."""
    contest = await Contest.of(racing, 2)
    await change_function(racing.database_url, "order_claim_is_alive", "o.claim_expires_at > shop_now() AND ", "")
    assert await after_the_lease(contest) == ("order-claimed", "changed")


async def test_the_answer_says_the_token_of_its_own_claim(racing: RacingShop) -> None:
    """CL-3: racing take-overs get different tokens, and the higher one is the live one."""
    contest = await Contest.of(racing, 3)
    order = await contest.order()
    async with Track.of(racing.database_url, 3) as track:
        finishes = await track.race([contest.take_over(who, order) for who in range(3)])
    answers = [json.loads(finish.document) for finish in finishes if isinstance(finish, Answer)]
    assert sorted(answer["claim"]["token"] for answer in answers) == [1, 2, 3]
    last = max(answers, key=lambda answer: int(answer["claim"]["token"]))
    assert (
        await racing.value("SELECT claimed_by::text FROM orders WHERE id = $1", order) == last["claim"]["holder"]["id"]
    )
