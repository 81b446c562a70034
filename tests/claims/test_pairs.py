"""A claim against everything that ends or moves one: both orders of events forced, for each pair.

Both commands are under way before either gets anywhere; then one is let through first. What each is told and what the
order is afterwards is the table.
"""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.claims.contest import Contest
from tests.claims.gates import Gates
from tests.helpers.shop import Clock
from tests.races.people import RacingShop
from tillkeeper.journal import Answer, Procedure, Statement
from tillkeeper.storage.database import Database

HOLDER, SECOND, THIRD = range(3)
OPENING = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
LEASE = timedelta(seconds=90)
EXPIRY = "expiry"


@dataclass(frozen=True)
class Came:
    """The result of a pair: both answers, the holder of the order, its token, and its state."""

    claim: str
    other: str | None
    holder: int | None
    token: int
    names: int | None = None
    """Whom the side that was refused was told to have the order."""
    status: str = "queued"


@dataclass(frozen=True)
class Pair:
    """``claimer`` claims while ``by`` does ``other``; HOLDER has the order in hand, or nobody has."""

    claimer: int
    other: str
    by: int
    claim_first: Came
    other_first: Came
    held: bool = True


PAIRS: dict[str, Pair] = {
    "a claim and the expiry of another's": Pair(
        SECOND, EXPIRY, HOLDER,
        Came("order-claimed", None, None, 1, names=HOLDER), Came("claimed", None, SECOND, 2),
    ),
    "a renewal and its own expiry": Pair(
        HOLDER, EXPIRY, HOLDER, Came("renewed", None, HOLDER, 1), Came("claimed", None, HOLDER, 2),
    ),
    "a claim and the holder's release": Pair(
        SECOND, "release", HOLDER,
        Came("order-claimed", "released", None, 1, names=HOLDER), Came("claimed", "released", SECOND, 2),
    ),
    "a renewal and one's own release": Pair(
        HOLDER, "release", HOLDER, Came("renewed", "released", None, 1), Came("claimed", "released", HOLDER, 2),
    ),
    "a claim of what nobody has and a stranger's release": Pair(
        SECOND, "release", THIRD,
        Came("claimed", "claim-not-yours", SECOND, 1, names=SECOND), Came("claimed", "was-free", SECOND, 1),
        held=False,
    ),
    "a claim and a third one's take-over": Pair(
        SECOND, "take over", THIRD,
        Came("order-claimed", "taken-over", THIRD, 2, names=HOLDER),
        Came("order-claimed", "taken-over", THIRD, 2, names=THIRD),
    ),
    "a renewal and a take-over": Pair(
        HOLDER, "take over", THIRD,
        Came("renewed", "taken-over", THIRD, 2), Came("order-claimed", "taken-over", THIRD, 2, names=THIRD),
    ),
    "a claim of what nobody has and a take-over": Pair(
        SECOND, "take over", THIRD,
        Came("claimed", "taken-over", THIRD, 2), Came("order-claimed", "taken-over", THIRD, 1, names=THIRD),
        held=False,
    ),
    "a claim and the holder's payment": Pair(
        SECOND, "pay", HOLDER,
        Came("order-claimed", "completed", None, 1, names=HOLDER, status="paid"),
        Came("order-not-open", "completed", None, 1, status="paid"),
    ),
    "a renewal and one's own payment": Pair(
        HOLDER, "pay", HOLDER,
        Came("renewed", "completed", None, 1, status="paid"),
        Came("order-not-open", "completed", None, 1, status="paid"),
    ),
    "a claim of what nobody has and another's payment": Pair(
        SECOND, "pay without token", THIRD,
        Came("claimed", "order-claimed", SECOND, 1, names=SECOND),
        Came("order-not-open", "completed", None, 0, status="paid"),
        held=False,
    ),
    "a claim and the end of its own session": Pair(
        SECOND, "end", SECOND,
        Came("claimed", "ended", None, 1), Came("session-not-open", "ended", None, 0), held=False,
    ),
    "a claim and the end of the holder's session": Pair(
        SECOND, "end", HOLDER,
        Came("order-claimed", "ended", None, 1, names=HOLDER), Came("claimed", "ended", SECOND, 2),
    ),
    "a renewal and the end of its session": Pair(
        HOLDER, "end", HOLDER, Came("renewed", "ended", None, 1), Came("session-not-open", "ended", None, 1),
    ),
}  # fmt: skip

STATE = """
SELECT o.status, o.fencing_token, order_claim_is_alive(o) AS alive, o.claimed_by,
    (SELECT count(*) FROM transactions t WHERE t.order_id = o.id) AS sales,
    (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id AND NOT l.removed) AS lines,
    (SELECT array_agg(j.command || ' ' || j.outcome ORDER BY j.command) FROM journal j
     WHERE (j.subject_id = o.id OR j.command = 'cash-session.end') AND j.command <> 'order.create') AS journal
FROM orders o WHERE o.id = $1"""


@pytest.fixture
async def racing(demo_database: str) -> AsyncIterator[RacingShop]:
    """Yield the demo shop with its clock standing."""
    await Clock(demo_database).set(OPENING)
    database = await Database.connect(demo_database, size=4)
    yield RacingShop(demo_database, database)
    await database.close()


@dataclass
class Meeting:
    """One order, two people, and the gates between them and it."""

    pair: Pair
    contest: Contest
    gates: Gates
    order: UUID
    token: int | None

    def _command(self, does: str, who: int) -> tuple[Statement | Procedure, str | None]:
        contest, order, token = self.contest, self.order, self.token
        if does == "end":
            return contest.end(who), None
        start = {
            "claim": lambda: contest.claim(who, order),
            "release": lambda: contest.release(who, order, token),
            "take over": lambda: contest.take_over(who, order),
            "pay": lambda: contest.pay(who, order, token),
            "pay without token": lambda: contest.pay(who, order),
        }[does]()
        return start.command, start.key

    async def _do(self, does: str, who: int) -> Answer:
        command, key = self._command(does, who)
        return await self.contest.runner.run(command, self.contest.people[who].actor, key=key)

    async def claim_first(self) -> tuple[Answer, Answer | None]:
        """Let the claim through while the other waits behind it."""
        claim = await self.gates.at_the_gate(self._do("claim", self.pair.claimer))
        if self.pair.other == EXPIRY:
            await self.gates.open("orders")
            told = await claim
            await self._let_the_lease_end()
            return told, None
        other = await self.gates.at_the_gate(self._do(self.pair.other, self.pair.by))
        await self.gates.open("orders")
        told = await claim
        if self.pair.other == "end":
            assert not other.done(), "it went before its turn"
            await self.gates.open("cash_sessions")
        return told, await other

    async def other_first(self) -> tuple[Answer, Answer | None]:
        """Let the other through while the claim waits behind it."""
        if self.pair.other == EXPIRY:
            claim = await self.gates.at_the_gate(self._do("claim", self.pair.claimer))
            await self._let_the_lease_end()
            await self.gates.open("orders")
            return await claim, None
        other = await self.gates.at_the_gate(self._do(self.pair.other, self.pair.by))
        claim = await self.gates.at_the_gate(self._do("claim", self.pair.claimer))
        if self.pair.other == "end":
            await self.gates.open("cash_sessions")
            told = await other
            assert not claim.done(), "it went before its turn"
            await self.gates.open("orders")
            return await claim, told
        await self.gates.open("orders")
        return await claim, await other

    async def _let_the_lease_end(self) -> None:
        await Clock(self.contest.racing.database_url).set(OPENING + LEASE)

    def named(self, who: int | None) -> str | None:
        return None if who is None else str(self.contest.people[who].actor.user_id)


@pytest.mark.parametrize("first", ["claim", "other"])
@pytest.mark.parametrize("pair", PAIRS)
async def test_a_claim_and_what_it_meets(racing: RacingShop, pair: str, first: str) -> None:
    """CL-1, CL-2, CL-3, CL-4, CL-5, CS-5, TX-1, S0-20, S0-37: whichever comes first, each side is told the truth of its
    own instant, and the order is what the two answers say.
    """
    wanted = PAIRS[pair]
    contest = await Contest.of(racing, 3)
    order = await contest.order()
    token = await contest.held(HOLDER, order) if wanted.held else None
    if pair == "a renewal and its own expiry":
        # A moment before its end, so that what the renewal gains shows.
        await Clock(racing.database_url).set(OPENING + LEASE - timedelta(seconds=1))
    came = wanted.claim_first if first == "claim" else wanted.other_first
    async with Gates.of(racing.database_url) as gates:
        meeting = Meeting(wanted, contest, gates, order, token)
        await gates.close("orders", order)
        if wanted.other == "end":
            await gates.close("cash_sessions", contest.drawers[wanted.by])
        told = await (meeting.claim_first() if first == "claim" else meeting.other_first())
    _each_was_told(meeting, came, *told)
    await _the_order_is(meeting, came)


def _each_was_told(meeting: Meeting, came: Came, claim: Answer, other: Answer | None) -> None:
    assert (claim.outcome, None if other is None else other.outcome) == (came.claim, came.other)
    if claim.refusal is None:
        given = json.loads(claim.document)["claim"]
        assert (given["holder"]["id"], given["mine"]) == (meeting.named(meeting.pair.claimer), True)
        # What a later take-over raised is no longer this claim's.
        assert given["token"] == came.token - (came.other == "taken-over")
    refusals = [answer.refusal for answer in (claim, other) if answer is not None and answer.refusal is not None]
    for refusal in refusals:
        match refusal.code:
            case "order-claimed" | "claim-not-yours":
                shown: dict[str, Any] = refusal.fields["claim"]  # type: ignore[assignment] # JSON of the document
                assert shown["holder"]["id"] == meeting.named(came.names)
                assert shown["claimedAt"]
                assert shown["expiresAt"]
            case "order-not-open":
                assert refusal.fields["state"] == "paid"
            case "session-not-open":
                assert refusal.fields["state"] == "ended"
            case unexpected:
                raise AssertionError(unexpected)
    assert (came.names is not None) == any("claim" in refusal.fields for refusal in refusals)


async def _the_order_is(meeting: Meeting, came: Came) -> None:
    (state,) = await meeting.contest.racing.rows(STATE, meeting.order)
    holder = str(state["claimed_by"]) if state["alive"] else None
    assert (holder, state["fencing_token"]) == (meeting.named(came.holder), came.token)
    assert (state["status"], state["sales"], state["lines"]) == (came.status, came.status == "paid", 1)
    names = {"pay without token": "pay", "take over": "take-over", "end": "end"}
    written = [f"order.claim {came.claim}"] + ["order.claim claimed"] * meeting.pair.held
    if came.other is not None:
        prefix = "cash-session" if meeting.pair.other == "end" else "order"
        written.append(f"{prefix}.{names.get(meeting.pair.other, meeting.pair.other)} {came.other}")
    assert sorted(state["journal"]) == sorted(written)
