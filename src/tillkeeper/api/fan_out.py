"""One reader per process and business, and everybody in this process who follows what it reads."""

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from typing import Final, Literal
from uuid import UUID

import structlog
from prometheus_client import Counter, Gauge, Histogram

from tillkeeper.api.horizon import Horizon
from tillkeeper.api.stream_places import StreamPlaces
from tillkeeper.journal import PositionUnknown, feed
from tillkeeper.journal.feed import Event, Position
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.storage.database import Database, DatabaseFailed
from tillkeeper.storage.listening import Listener

log = structlog.get_logger()

CHANNEL: Final = "journal_grew"
"""Heard after each commit, with the business's id. A hint: what it misses, the poll finds."""

HISTORY_CHANGED: Final = "history-changed"
"""Reason of a stream's end: the database no longer holds the row that was read last."""

CONNECTIONS = Gauge("tillkeeper_feed_connections", "Open event streams of this process.")
LAG_SECONDS = Histogram(
    "tillkeeper_feed_lag_seconds",
    "Time from an event's row to its being handed to this process's streams.",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
EVENTS_SENT = Counter("tillkeeper_feed_events_sent_total", "Events written to event streams.")
STREAMS_ENDED = Counter("tillkeeper_feed_streams_ended_total", "Event streams that the server ended.", ["reason"])

# Something is written whose turn has not come: ask again soon, then less and less often.
_WAITING_FIRST_MS: Final = 4
_WAITING_MOST_MS: Final = 256
# Streams that are written to in one turn of the event loop: some two milliseconds.
_AT_ONCE: Final = 50
# Nobody at a screen sees the difference.
_REST_MOST_MS: Final = 20


class Batch:
    """Events that were read at once, encoded once for all who may read the same of them."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.position = events[-1].position
        self._named: frozenset[UUID] = frozenset().union(*(event.named for event in events))
        self._encoded: dict[object, tuple[bytes, int]] = {}

    def frames(self, viewer: Actor, after: Position) -> tuple[bytes, int]:
        """Return the server-sent events behind ``after`` that ``viewer`` may read, and how many."""
        if after >= self.events[0].position:
            return _frames([event for event in self.events if event.position > after], viewer)
        cut = feed.seen_by(viewer, self._named)
        if cut not in self._encoded:
            self._encoded[cut] = _frames(self.events, viewer)
        return self._encoded[cut]


def _frames(events: Sequence[Event], viewer: Actor) -> tuple[bytes, int]:
    shown = [
        b"id: %b\ndata: %b\n\n" % (str(event.position).encode(), wire)
        for event in events
        if (wire := event.wire(viewer)) is not None
    ]
    return b"".join(shown), len(shown)


class Follower:
    """One stream's place in the fan-out: what waits to be sent to it, and whether it must end."""

    def __init__(self, token_id: UUID) -> None:
        self.token_id = token_id
        self.ended: str | None = None
        """Why no more comes: a reason of the feed's reference, such as ``too-slow``."""
        self.doubted = False
        """Its sign-in may have ended: look before the next event."""
        self._waiting: deque[Batch] = deque()
        self._events = 0
        self._wake: asyncio.Future[None] | None = None
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._due = 0.0
        self._over = asyncio.Event()

    def put(self, batch: Batch) -> None:
        """Hand over a batch; a stream that has too much waiting is ended instead, so that none grows without bound."""
        if self.ended is not None:
            return
        self._events += len(batch.events)
        if self._events > limits.FEED_EVENTS_WAITING_MAX:
            self.end("too-slow")
            return
        self._waiting.append(batch)
        self._rouse()

    def end(self, reason: str) -> None:
        """Let no more through than the reason."""
        if self.ended is None:
            self.ended = reason
            self._waiting.clear()
            STREAMS_ENDED.labels(reason).inc()
            self._over.set()
        self._rouse()

    def doubt(self) -> None:
        """Have the sign-in looked up again."""
        self.doubted = True
        self._rouse()

    async def take(self, *, wait_ms: int) -> list[Batch]:
        """Return what waits, as soon as there is something or ``wait_ms`` are over."""
        if not self._waiting and self.ended is None and not self.doubted:
            self._wake = self._loop.create_future()
            self._rouse_by(self._loop.time() + wait_ms / 1000)
            try:
                await self._wake
            finally:
                self._wake = None
        taken = list(self._waiting)
        self._waiting.clear()
        self._events = 0
        return taken

    async def rest(self, *, most_ms: int) -> None:
        """Wait, whatever comes; only the end of the stream ends it sooner."""
        try:
            async with asyncio.timeout(most_ms / 1000):
                await self._over.wait()
        except TimeoutError:
            return

    def leave(self) -> None:
        """Leave nothing behind in the event loop."""
        if self._timer is not None:
            self._timer.cancel()

    def _rouse_by(self, due: float) -> None:
        """Set the timer; one that runs already is left to look again when it is up.

        A timer begun and ended for each wait is a tenth of what a stream costs.
        """
        if self._timer is not None and due < self._due:
            self._timer.cancel()
            self._timer = None
        self._due = due
        if self._timer is None:
            self._timer = self._loop.call_at(due, self._time_is_up)

    def _time_is_up(self) -> None:
        self._timer = None
        if self._loop.time() >= self._due:
            self._rouse()
        else:
            self._timer = self._loop.call_at(self._due, self._time_is_up)

    def _rouse(self) -> None:
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)


class Reader:
    """Reads the feed of one business for all its followers in this process."""

    def __init__(self, database: Database, business_id: UUID, position: Position) -> None:
        self._database = database
        self._business_id = business_id
        self._hinted = asyncio.Event()
        self.position = position
        self.followers: set[Follower] = set()
        self._at_the_end = time.monotonic()

    def hint(self) -> None:
        """Look now rather than at the next poll."""
        self._hinted.set()

    @property
    def behind_seconds(self) -> float:
        """Return how long ago a look last found nothing more to read; between two looks lies a poll at most."""
        return time.monotonic() - self._at_the_end

    async def run(self) -> None:
        """Read until cancelled. Refusal: ``position-unknown``: what was read last is not in the database any more."""
        waiting_ms = _WAITING_FIRST_MS
        while True:
            self._hinted.clear()
            started = time.monotonic()
            try:
                page = await feed.read(
                    self._database, self._business_id, self.position, rows_max=limits.FEED_ROWS_PER_READ
                )
            except DatabaseFailed as error:
                log.warning("feed not read", business_id=str(self._business_id), reason=str(error))
                await asyncio.sleep(limits.FEED_POLL_MS / 1000)
                continue
            if page.events:
                await self._hand_out(Batch(page.events))
            self.position = page.position
            if page.more:
                continue
            if not page.waiting:
                self._at_the_end = time.monotonic()
            # As long a rest as the round took, up to a bound: a thousand streams get fewer, larger pieces, and the
            # process has time for the tills.
            await asyncio.sleep(min(time.monotonic() - started, _REST_MOST_MS / 1000))
            waiting_ms = min(2 * waiting_ms, _WAITING_MOST_MS) if page.waiting else _WAITING_FIRST_MS
            await self._pause(waiting_ms if page.waiting else limits.FEED_POLL_MS)

    async def _hand_out(self, batch: Batch) -> None:
        """Give it to a few at a time: a thousand who send at once hold every till up for as long as they take.

        Meanwhile the position stays before the batch. Who joins begins there, and is given it last, in one step with
        the position's move behind it.
        """
        given = tuple(self.followers)
        for first in range(0, len(given), _AT_ONCE):
            for follower in given[first : first + _AT_ONCE]:
                follower.put(batch)
            # They are awake behind us in the loop's queue: what they send is part of this round.
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        for follower in self.followers.difference(given):
            follower.put(batch)
        now = time.time()
        for event in batch.events:
            LAG_SECONDS.observe(max(0, now - event.at.timestamp()))

    async def _pause(self, most_ms: int) -> None:
        try:
            async with asyncio.timeout(most_ms / 1000):
                await self._hinted.wait()
        except TimeoutError:
            return


class FanOut:
    """The feeds of this process: their readers, started with the first follower and stopped after the last."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._readers: dict[UUID, Reader] = {}
        self._tasks: dict[UUID, asyncio.Task[None]] = {}
        self._starting: dict[UUID, asyncio.Lock] = {}
        self.horizon = Horizon(database)
        self.hears = False
        """Whether hints of other processes come in; without, each look waits for the poll."""
        self.grew = asyncio.Event()
        """Set when any business's feed has grown, for who follows all of them: webhooks."""
        self.fault: str | None = None
        """The error that stopped a reader, or another background task, for good, if one did: a bug."""
        self.places = StreamPlaces()
        self._stopping = False

    @property
    def standing(self) -> Literal["live", "polling", "behind"]:
        """Return how events come: as they happen; up to a poll later, without hints of other processes; or too late.

        Behind: a transaction that still runs holds every reader back, or a reader here has not come to the end, for
        longer than ``limits.FEED_BEHIND_SECONDS``.
        """
        late = max((reader.behind_seconds for reader in self._readers.values()), default=0.0)
        if max(late, self.horizon.age_seconds) > limits.FEED_BEHIND_SECONDS:
            return "behind"
        return "live" if self.hears else "polling"

    def hint(self, business_id: UUID) -> None:
        """Something was committed in this business."""
        self.grew.set()
        reader = self._readers.get(business_id)
        if reader is not None:
            reader.hint()

    def doubt(self, token_id: str | None = None) -> None:
        """Have one sign-in's streams, or all, looked at again."""
        for reader in self._readers.values():
            for follower in reader.followers:
                if token_id is None or str(follower.token_id) == token_id:
                    follower.doubt()

    def listeners(self) -> tuple[Listener, Listener]:
        """Return what hears of commits and of sign-ins that ended, in any server process."""

        def began() -> None:
            self.hears = True
            for reader in self._readers.values():
                reader.hint()

        def lost() -> None:
            self.hears = False

        return (
            Listener(CHANNEL, heard=lambda payload: self.hint(UUID(payload)), began=began, lost=lost),
            Listener("identity_changed", heard=self.doubt, began=self.doubt, lost=lambda: None),
        )

    def position(self, business_id: UUID) -> Position | None:
        """Return how far this process has read the business's feed, when somebody follows it here."""
        reader = self._readers.get(business_id)
        return None if reader is None else reader.position

    async def join(self, business_id: UUID, follower: Follower) -> Position:
        """Have ``follower`` given what comes; return the position that it comes after."""
        async with self._starting.setdefault(business_id, asyncio.Lock()):
            reader = self._readers.get(business_id)
            if reader is None:
                reader = Reader(self._database, business_id, await feed.newest(self._database, business_id))
                self._readers[business_id] = reader
                task = asyncio.create_task(self._read(business_id, reader), name=f"feed {business_id}")
                task.add_done_callback(self._reader_ended)
                self._tasks[business_id] = task
        if self._stopping:
            follower.end("stopping")
        reader.followers.add(follower)
        CONNECTIONS.inc()
        return reader.position

    def leave(self, business_id: UUID, follower: Follower) -> None:
        """Give it nothing more; the last one out stops the reader."""
        follower.leave()
        CONNECTIONS.dec()
        reader = self._readers.get(business_id)
        if reader is None or follower not in reader.followers:  # its reader was given up
            return
        reader.followers.discard(follower)
        if not reader.followers:
            del self._readers[business_id]
            self._tasks.pop(business_id).cancel()

    async def _read(self, business_id: UUID, reader: Reader) -> None:
        """Read for a business until the database holds another history than was read: its streams end, and the next
        one has a new reader (tests/feed/test_other_history.py).
        """
        try:
            await reader.run()
        except PositionUnknown:
            log.warning("the database holds another history", business_id=str(business_id), read=str(reader.position))
            del self._readers[business_id], self._tasks[business_id]
            for follower in reader.followers:
                follower.end(HISTORY_CHANGED)

    def stop(self) -> None:
        """End every stream, so that the process can end; their clients come back to another."""
        self._stopping = True
        for reader in self._readers.values():
            for follower in reader.followers:
                follower.end("stopping")

    async def close(self) -> None:
        """Stop every reader and wait until they have."""
        self.stop()
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _reader_ended(self, task: asyncio.Task[None]) -> None:
        """Note a bug: a reader that gave its history up ends without one."""
        if not task.cancelled() and task.exception() is not None:
            self.task_ended(task)

    def task_ended(self, task: asyncio.Task[None]) -> None:
        """Note that a task which runs as long as the process has ended before it; /readyz says so, and streams end."""
        if task.cancelled():
            return
        # Only a bug gets here.
        self.fault = repr(task.exception())
        log.error("background task ended", task=task.get_name(), exc_info=task.exception())
        for reader in self._readers.values():
            for follower in reader.followers:
                follower.end("fault")
