"""Documents and the events after their position are what the server would say afresh."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.feed.day import Day
from tests.feed.snapshots import (
    Reducer,
    Snapshot,
    comparable,
    differences,
    events_since,
    settled,
    snapshot,
    viewer_of,
)
from tests.helpers.shop import Shop, Till

TRACES = Path(__file__).resolve().parents[2] / "web" / "src" / "core" / "traces-feed"


@pytest.fixture
def reducer() -> Iterator[Reducer]:
    with Reducer.running() as running:
        yield running


async def test_documents_and_later_events_are_fresh_documents(shop: Shop, reducer: Reducer) -> None:
    """EV-3, S0-35: for every command, seen by whoever does it, by a colleague and by a manager; by the reducer that
    the console ships."""
    day = await Day.begin(shop)
    watching = {"cashier": day.lucia, "manager": day.boss}
    before = {name: await snapshot(till) for name, till in watching.items()}
    seen: set[str] = set()
    async for step, do in day.steps():
        await do()
        await settled(shop)
        for name, till in watching.items():
            events = await events_since(till, before[name].position)
            after = await snapshot(till)
            _hold(reducer, f"{step}, {name}", till, before[name], events, after)
            write_trace(f"{name}-{step}", till, before[name], events, after)
            before[name] = after
            seen |= {event["type"] for event in events}
    assert seen >= ALL_TYPES, f"no step caused {ALL_TYPES - seen}"


ALL_TYPES = {
    "cash-session.opened",
    "cash-session.joined",
    "cash-session.counted",
    "cash-session.ended",
    "cash-session.closed",
    "order-session.saved",
    "order-session.changed",
    "order-session.recovered",
    "order-session.discarded",
    "transaction.completed",
    "order.queued",
    "order.changed",
    "order.split",
    "order.cancelled",
    "order.paid",
    "order.claimed",
    "order.claim-renewed",
    "order.asked-for",
    "order.request-declined",
    "order.request-granted",
    "order.taken-over",
    "order.released",
    "identity.signed-out",
}


def _hold(
    reducer: Reducer, step: str, till: Till, start: Snapshot, events: list[dict[str, Any]], end: Snapshot
) -> None:
    viewer = viewer_of(till)
    reduced, stale = reducer.reduce(start.documents, events, viewer)
    assert stale == [], step
    assert differences(comparable(reduced), comparable(end.documents)) == [], step
    # What a document shows already changes nothing when its event comes once more.
    again, _ = reducer.reduce(end.documents, events, viewer)
    assert differences(comparable(again), comparable(end.documents)) == [], f"{step}, once more"


def write_trace(
    name: str, till: Till, start: Snapshot, events: list[dict[str, Any]], end: Snapshot
) -> None:
    """Keep what this run saw for the console's own tests, when asked to."""
    if "TILLKEEPER_WRITE_TRACES" not in os.environ:
        return
    trace = {"viewer": viewer_of(till), "start": start.documents, "events": events, "end": end.documents}
    TRACES.mkdir(exist_ok=True)
    path = TRACES / f"{name.replace(' ', '-')}.json"
    path.write_text(json.dumps(trace, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
