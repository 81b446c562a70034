"""Whether what clients were told about one order can have happened one after another (Wing and Gong's search).

A history is the calls on one order with the instants, by real clocks, at which each began and was answered. It is
linearizable when every call can be given an instant between the two so that a single order, changed by one call at a
time, would have given those answers. Lowe's memory of what was tried keeps the search short; the expiry of a lease is
no call but the clock: a choice of instants has to leave it room.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

# A clock is read in microseconds, and rounded.
TICK_SECONDS = 0.001


@dataclass(frozen=True, slots=True)
class Call:
    """One call on the order. Instants in seconds of the one clock that clients and database share."""

    who: str
    does: str
    """claim, release, take-over or write."""
    began: float
    ended: float
    """Infinite when no answer came: it may have happened at any later instant, or never."""
    outcome: str | None
    """The answer; None: none came."""
    token: int | None = None
    """Of a write or release the token it was sent under; of a claim or take-over the one it was given."""
    holder: str | None = None
    """Who a refusal said has the order."""
    expires: float | None = None
    """When the lease ends, as the answer said."""


@dataclass(frozen=True, slots=True)
class State:
    """The order between two calls; ``ends_first`` and ``ends_last`` enclose the end of the lease."""

    holder: str | None = None
    token: int = 0
    ends_first: float = -inf
    ends_last: float = -inf


Next = tuple[State, float]
"""What a call leaves behind, and the earliest instant at which it can have happened."""


def lease_of(state: State, call: Call, now: float, lease_seconds: float) -> State:
    """Return the state with the lease that the call began or renewed."""
    if call.expires is not None:
        return replace(state, ends_first=call.expires, ends_last=call.expires)
    return replace(state, ends_first=max(state.ends_first, now + lease_seconds), ends_last=inf)


def alive_at(state: State, now: float) -> float | None:
    """Return the earliest instant from ``now`` at which somebody has the order, or None."""
    return now if state.holder is not None and now < state.ends_last + TICK_SECONDS else None


def free_at(state: State, now: float) -> float:
    """Return the earliest instant from ``now`` at which nobody has the order."""
    return now if state.holder is None else max(now, state.ends_first - TICK_SECONDS)


Ways = Iterator[tuple[State, float | None]]
"""What the call may leave behind, and from which instant it can have done so; None: at none."""


def _claims(state: State, call: Call, now: float, lease_seconds: float) -> Ways:
    alive, free = alive_at(state, now), free_at(state, now)
    if call.outcome == "order-claimed":
        yield state, alive if state.holder == call.holder != call.who else None
    if call.outcome in {"claimed", None} and call.token in {None, state.token + 1}:
        yield lease_of(State(call.who, state.token + 1), call, free, lease_seconds), free
    if call.outcome in {"renewed", None} and call.token in {None, state.token}:
        yield lease_of(state, call, now, lease_seconds), alive if state.holder == call.who else None


def _takes_over(state: State, call: Call, now: float, lease_seconds: float) -> Ways:
    if call.token in {None, state.token + 1}:
        yield lease_of(State(call.who, state.token + 1), call, now, lease_seconds), now


def _releases(state: State, call: Call, now: float, _: float) -> Ways:
    alive = alive_at(state, now)
    is_mine = state.holder == call.who
    match call.outcome:
        case "claim-not-yours":
            yield state, None if is_mine else alive
        case "stale-claim":
            yield state, alive if is_mine and call.token != state.token else None
        case _:
            if is_mine and call.token == state.token:
                yield State(token=state.token), alive
            yield state, free_at(state, now)


def _writes(state: State, call: Call, now: float, lease_seconds: float) -> Ways:
    is_mine = (state.holder, state.token) == (call.who, call.token)
    if call.outcome == "stale-claim":
        yield state, free_at(state, now) if is_mine else now
    elif is_mine:
        yield lease_of(state, call, now, lease_seconds), alive_at(state, now)


_WAYS = {"claim": _claims, "take-over": _takes_over, "release": _releases, "write": _writes}


def steps(state: State, call: Call, now: float, lease_seconds: float) -> Iterator[Next]:
    """Yield each way in which the call, at ``now`` or later, gives its answer."""
    for after, at in _WAYS[call.does](state, call, now, lease_seconds):
        if at is not None and at <= call.ended:
            yield after, at


def is_linearizable(calls: Sequence[Call], lease_seconds: float) -> bool:
    """Return whether there is an order of the calls that explains every answer."""
    ordered = sorted(calls, key=lambda call: call.began)
    wanted = sum(1 << place for place, call in enumerate(ordered) if call.outcome is not None)
    tried: dict[tuple[int, State], float] = {}
    open_ways: list[tuple[int, State, float]] = [(0, State(), -inf)]
    while open_ways:
        done, state, now = open_ways.pop()
        if done & wanted == wanted:
            return True
        # To have come here earlier leaves every later choice open that there is now.
        if tried.get((done, state), inf) <= now:
            continue
        tried[done, state] = now
        for place in _candidates(ordered, done):
            call = ordered[place]
            open_ways.extend(
                (done | 1 << place, after, at) for after, at in steps(state, call, max(now, call.began), lease_seconds)
            )
    return False


def _candidates(ordered: Sequence[Call], done: int) -> list[int]:
    """Return the calls that may come next: begun before any other that is left was answered."""
    first_answer = inf
    found = []
    for place, call in enumerate(ordered):
        if call.began > first_answer:
            break
        if not done >> place & 1:
            found.append(place)
            first_answer = min(first_answer, call.ended)
    # The likeliest is taken first, from the end of the list: who was answered first.
    return sorted(
        (place for place in found if ordered[place].began <= first_answer),
        key=lambda place: -ordered[place].ended,
    )
