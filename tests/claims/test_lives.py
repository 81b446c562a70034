"""The life of a claim as tables: each step with who took it, what they were told, and the event it left."""

import pytest

from tests.claims.hands import LEASE_SECONDS, Floor
from tests.claims.steps import Scene, Step, holder, walk
from tests.helpers.floor import no_limits

OK = 200
FREED = 204
MADE = 201
NOT_YOURS = 403
NO_SUCH = 404
TAKEN = 409
LOCKED = 423

CLAIMED = Step("ana", "claim", OK, "claimed", "order.claimed")
RENEWED = Step("ana", "claim", OK, "renewed", "order.claim-renewed")
RELEASED = Step("ana", "release", FREED, "released", "order.released")
BETO_CLAIMS = Step("beto", "claim", OK, "claimed", "order.claimed")
BETO_WAITS = Step("beto", "claim", TAKEN, "order-claimed")
OVER = LEASE_SECONDS + 1

LIVES: dict[str, tuple[list[Step | int], str | None]] = {
    "claimed, renewed, released, taken by the next (S0-19, S0-22, CL-1)": (
        [CLAIMED, BETO_WAITS, RENEWED, RELEASED, BETO_CLAIMS, Step("ana", "claim", TAKEN, "order-claimed")],
        "cashier2",
    ),
    "the holder's work keeps the lease; looking does not (CL-2, S0-48)": (
        [CLAIMED, 60, Step("ana", "add by token", OK, "changed", "order.changed"), 60, BETO_WAITS, 31, BETO_CLAIMS],
        "cashier2",
    ),
    "renewing keeps the lease (CL-2, S0-48)": ([CLAIMED, 80, RENEWED, 80, BETO_WAITS, 10, BETO_CLAIMS], "cashier2"),
    "a lease that ran out is nobody's, to the second (CL-2, S0-48)": (
        [CLAIMED, LEASE_SECONDS - 1, BETO_WAITS, 1, BETO_CLAIMS],
        "cashier2",
    ),
    "who went quiet may take it again, under a new token (CL-2, CL-3)": (
        [CLAIMED, OVER, Step("ana", "add by token", TAKEN, "stale-claim"), CLAIMED,
         Step("ana", "add by token", OK, "changed", "order.changed")],
        "cashier1",
    ),
    "others read and may not write (CL-4, S0-24)": (
        [CLAIMED, Step("beto", "add", LOCKED, "order-claimed"), Step("beto", "cancel", LOCKED, "order-claimed"),
         Step("beto", "split", LOCKED, "order-claimed"), Step("beto", "pay", LOCKED, "order-claimed"),
         Step("boss", "add", LOCKED, "order-claimed")],
        "cashier1",
    ),
    "releasing what nobody has is harmless; what somebody else has is refused (S0-50)": (
        [Step("ana", "release", FREED, "was-free"), CLAIMED, Step("beto", "release", NOT_YOURS, "claim-not-yours"),
         Step("boss", "release", NOT_YOURS, "claim-not-yours"), RELEASED, Step("ana", "release", FREED, "was-free")],
        None,
    ),
    "a stranger's release of a lease that ran out ends nothing and says so (S0-50, CL-5)": (
        [CLAIMED, OVER, Step("beto", "release", FREED, "was-free"), Step("ana", "release", FREED, "was-free")],
        None,
    ),
    "a cashier needs a manager to take over, the manager needs nobody (CL-4)": (
        [CLAIMED, Step("beto", "take over", NOT_YOURS, "take-over-not-permitted"),
         Step("boss", "take over", OK, "taken-over", "order.taken-over"),
         Step("ana", "add by token", TAKEN, "stale-claim"), Step("ana", "add", LOCKED, "order-claimed"),
         Step("ana", "release by token", NOT_YOURS, "claim-not-yours")],
        "manager1",
    ),
    "a manager's PIN permits it (CL-4)": (
        [CLAIMED, Step("beto", "take over by PIN", OK, "taken-over", "order.taken-over"),
         Step("ana", "pay", TAKEN, "stale-claim")],
        "cashier2",
    ),
    "asked for and granted: it changes hands at once (CL-4)": (
        [CLAIMED, Step("beto", "ask", MADE, "asked", "order.asked-for"),
         Step("beto", "ask", MADE, "asked", "order.asked-for"),
         Step("beto", "grant", NO_SUCH, "claim-request-unknown"),
         Step("ana", "grant", OK, "granted", "order.request-granted"),
         Step("ana", "add by token", TAKEN, "stale-claim"), Step("beto", "add", OK, "changed", "order.changed")],
        "cashier2",
    ),
    "asked for and declined: nothing changes hands (CL-4)": (
        [CLAIMED, Step("beto", "ask", MADE, "asked", "order.asked-for"),
         Step("ana", "decline", OK, "declined", "order.request-declined"),
         Step("ana", "grant", TAKEN, "claim-request-answered"), BETO_WAITS],
        "cashier1",
    ),
    "nobody else has it: nothing to ask for": (
        [Step("beto", "ask", TAKEN, "order-not-held"), CLAIMED, Step("ana", "ask", TAKEN, "order-not-held"),
         OVER, Step("beto", "ask", TAKEN, "order-not-held")],
        None,
    ),
    "a grant counts only for the claim that was asked for (CL-3)": (
        [CLAIMED, Step("beto", "ask", MADE, "asked", "order.asked-for"), OVER,
         Step("ana", "grant", TAKEN, "stale-claim"), CLAIMED, Step("ana", "grant", TAKEN, "stale-claim")],
        "cashier1",
    ),
    "a grant to a drawer that ended is refused": (
        [CLAIMED, Step("beto", "ask", MADE, "asked", "order.asked-for"),
         Step("beto", "end shift", OK, "ended", "cash-session.ended"),
         Step("ana", "grant", TAKEN, "asker-gone"), Step("ana", "decline", OK, "declined", "order.request-declined")],
        "cashier1",
    ),
    "who asked and locked the screen is given nothing (CL-2, CL-4)": (
        [CLAIMED, Step("beto", "ask", MADE, "asked", "order.asked-for"),
         Step("beto", "lock screen", OK, "released", "order.request-withdrawn"),
         Step("ana", "grant", TAKEN, "asker-gone"), Step("ana", "decline", TAKEN, "asker-gone"),
         Step("beto", "ask", MADE, "asked", "order.asked-for"),
         Step("ana", "grant", OK, "granted", "order.request-granted")],
        "cashier2",
    ),
    "the screen is locked: everything in hand is let go (CL-2)": (
        [CLAIMED, Step("beto", "lock screen", OK, "released"),
         Step("ana", "lock screen", OK, "released", "order.released"), BETO_CLAIMS],
        "cashier2",
    ),
    "the shift ends: the claim ends with it, and its token (CL-2)": (
        [CLAIMED, Step("ana", "end shift", OK, "ended", "cash-session.ended"),
         Step("ana", "add by token", TAKEN, "stale-claim"), Step("ana", "claim", TAKEN, "session-not-open"),
         BETO_CLAIMS],
        "cashier2",
    ),
    "paid out of the queue: one sale, and nobody's after (TX-1, CL-2)": (
        [CLAIMED, Step("ana", "pay", MADE, "completed", "transaction.completed"),
         Step("ana", "pay", TAKEN, "order-not-open"),
         Step("beto", "claim", TAKEN, "order-not-open"), Step("ana", "cancel", TAKEN, "order-not-open"),
         Step("ana", "add by token", TAKEN, "order-not-open"), Step("boss", "take over", TAKEN, "order-not-open"),
         Step("beto", "ask", TAKEN, "order-not-open"), Step("ana", "split", TAKEN, "order-not-open")],
        None,
    ),
    "cancelled: the end of it (CL-1)": (
        [CLAIMED, Step("ana", "cancel", OK, "cancelled", "order.cancelled"),
         Step("beto", "claim", TAKEN, "order-not-open"), Step("ana", "pay without token", TAKEN, "order-not-open"),
         Step("ana", "cancel", TAKEN, "order-not-open")],
        None,
    ),
    "unclaimed orders are anybody's to change, pay and cancel": (
        [Step("beto", "add", OK, "changed", "order.changed"), Step("ana", "split", OK, "split", "order.split"),
         Step("beto", "pay without token", MADE, "completed", "transaction.completed")],
        None,
    ),
    "taking over what nobody has is a claim with a reason": (
        [Step("boss", "take over", OK, "taken-over", "order.taken-over"), BETO_WAITS],
        "manager1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("life", LIVES)
async def test_life(floor: Floor, life: str) -> None:
    """CL-1, CL-2, CL-3, CL-4, EV-2, EV-4, S0-19, S0-22, S0-24, S0-37, S0-38, S0-39, S0-48, S0-50, TX-1: each step
    has its outcome, event and actor; a refused one changes nothing but the journal.
    """
    table, at_last = LIVES[life]
    await no_limits(floor.shop)
    scene = Scene(floor, await floor.beto.queue())
    await walk(scene, table)
    assert await holder(floor, scene.order) == at_last


async def test_sign_out_lets_go_of_everything_in_hand(floor: Floor) -> None:
    """CL-2: signing out is the end of every claim of that sign-in, and of no other's."""
    first, second, other = [await floor.beto.queue() for _ in range(3)]
    await floor.ana.take(first)
    await floor.ana.take(second)
    await floor.boss.take(other)
    await floor.ana.person.sign_out()
    assert [(await floor.beto.status(order))["claimed"] for order in (first, second, other)] == [False, False, True]
    ended = (await floor.beto.history(first))[0]
    assert (ended["command"], ended["by"]["username"]) == ("identity.sign-out", "cashier1")
    assert ended["sessionId"] == floor.ana.drawer["id"]
