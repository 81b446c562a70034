"""The history checker, and what it says of random load on servers that are killed."""

from math import inf

import pytest

from tests.claims.contest import CLAIM_GUARDS
from tests.claims.linearizable import Call, is_linearizable
from tests.claims.load import Load
from tests.races.guards import change_function

LEASE = 10.0
# bench/claims_history.py runs ten minutes; here the suite has to stay short.
LOAD_SECONDS = 20
TWIN_SECONDS = 6


def claim(who: str, began: float, ended: float, token: int, outcome: str = "claimed") -> Call:
    return Call(who, "claim", began, ended, outcome, token, expires=ended + LEASE)


def refused(who: str, began: float, ended: float, holder: str) -> Call:
    return Call(who, "claim", began, ended, "order-claimed", holder=holder)


def release(who: str, began: float, ended: float, token: int, outcome: str = "released") -> Call:
    return Call(who, "release", began, ended, outcome, token)


def write(who: str, began: float, ended: float, token: int, outcome: str = "changed") -> Call:
    return Call(who, "write", began, ended, outcome, token, expires=ended + LEASE if outcome == "changed" else None)


def lost(who: str, does: str, began: float, token: int | None = None) -> Call:
    return Call(who, does, began, inf, None, token)


HISTORIES: dict[str, tuple[bool, list[Call]]] = {
    "nothing": (True, []),
    "one after another": (True, [claim("a", 0, 1, 1), refused("b", 2, 3, "a"), release("a", 4, 5, 1),
                                 claim("b", 6, 7, 2)]),
    "at once, in either order": (True, [refused("b", 0, 3, "a"), claim("a", 1, 2, 1)]),
    "two winners": (False, [claim("a", 0, 2, 1), claim("b", 1, 3, 2)]),
    "two winners under one token": (False, [claim("a", 0, 2, 1), claim("b", 1, 3, 1)]),
    "after the lease": (True, [claim("a", 0, 1, 1), claim("b", 11.5, 12, 2)]),
    "before the lease is over": (False, [claim("a", 0, 1, 1), claim("b", 9, 10, 2)]),
    "refused by a lease that is over": (False, [claim("a", 0, 1, 1), refused("b", 12, 13, "a")]),
    "refused by one that never had it": (False, [refused("b", 0, 1, "a")]),
    "a renewal keeps it": (True, [claim("a", 0, 1, 1), claim("a", 9, 10, 1, "renewed"), refused("b", 15, 16, "a")]),
    "renewed what was over": (False, [claim("a", 0, 1, 1), claim("a", 12, 13, 1, "renewed")]),
    "a token is skipped": (False, [claim("a", 0, 1, 2)]),
    "written after the lease": (False, [claim("a", 0, 1, 1), write("a", 12, 13, 1)]),
    "refused a write in time": (False, [claim("a", 0, 1, 1), write("a", 2, 3, 1, "stale-claim")]),
    "refused a write in time, another's": (True, [claim("a", 0, 1, 1), write("b", 2, 3, 0, "stale-claim")]),
    "a write keeps it": (True, [claim("a", 0, 1, 1), write("a", 9, 10, 1), refused("b", 15, 16, "a")]),
    "taken over": (True, [claim("a", 0, 1, 1), Call("m", "take-over", 2, 3, "taken-over", 2, expires=13),
                          write("a", 4, 5, 1, "stale-claim")]),
    "written after it was taken over": (False, [claim("a", 0, 1, 1),
                                                Call("m", "take-over", 2, 3, "taken-over", 2, expires=13),
                                                write("a", 4, 5, 1)]),
    "a lost claim happened": (True, [lost("a", "claim", 0), refused("b", 5, 6, "a")]),
    "a lost claim happened late": (True, [lost("a", "claim", 0), claim("b", 1, 2, 1), release("b", 3, 4, 1),
                                          refused("b", 5, 6, "a")]),
    "a lost claim never happened": (True, [lost("a", "claim", 0), claim("b", 5, 6, 1)]),
    "a lost release happened": (True, [claim("a", 0, 1, 1), lost("a", "release", 2, 1), claim("b", 3, 4, 2)]),
    "released by a stranger": (False, [claim("a", 0, 1, 1), release("b", 2, 3, 1), claim("b", 4, 5, 2)]),
    "not theirs to release": (True, [claim("a", 0, 1, 1), release("b", 2, 3, 0, "claim-not-yours")]),
    "a release that released nothing": (False, [claim("a", 0, 1, 1), release("a", 2, 3, 1), refused("b", 4, 5, "a")]),
}  # fmt: skip


@pytest.mark.parametrize("name", HISTORIES)
def test_the_checker_knows_what_can_have_happened(name: str) -> None:
    """CL-1, CL-2, CL-3: histories written by hand, of which half cannot have happened."""
    explained, history = HISTORIES[name]
    assert is_linearizable(history, LEASE) is explained


async def test_every_history_under_load_and_kills_is_explained(demo_database: str) -> None:
    """CL-1, CL-2, CL-3, S0-20, S0-37: random claims, writes, releases, take-overs and expiries on three servers, one
    killed every few seconds: what every client was told is one order's life, for every order.
    """
    load = await Load.on(demo_database, seed=20)
    try:
        await load.run(LOAD_SECONDS)
    finally:
        load.stop()
    assert load.violations == []
    assert load.killed >= 3
    told = {"claim: claimed", "claim: order-claimed", "write: changed", "write: stale-claim", "take-over: taken-over"}
    assert told <= set(load.outcomes)


async def test_the_checker_catches_a_claim_without_its_condition(demo_database: str) -> None:
    """CL-1: the twin: with the guard removed in this test's database the same load has histories nothing explains."""
    load = await Load.on(demo_database, seed=21, kills=False)
    # After the servers have started: they don't on a database whose rules were changed.
    for guard, nothing in CLAIM_GUARDS.items():
        await change_function(demo_database, "claim_order", guard, nothing)
    try:
        await load.run(TWIN_SECONDS)
    finally:
        load.stop()
    assert load.violations
