"""The live feed of a business: pages of events, the same as server-sent events, and the position of a document."""

import asyncio
import math
import signal
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import datetime
from types import FrameType
from typing import Annotated, Any, Final

import msgspec
from litestar import Response, get
from litestar.openapi import ResponseSpec
from litestar.params import HeaderParameter, QueryParameter
from litestar.response import Stream
from litestar.types import Message, Scope

from tillkeeper.api.fan_out import EVENTS_SENT, HISTORY_CHANGED, Batch, FanOut, Follower
from tillkeeper.api.guard import SignIns, identify, token_of
from tillkeeper.api.permitted import reads
from tillkeeper.api.reply import json_response
from tillkeeper.api.request import GivenActor, GivenDatabase, HttpRequest
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.routes.paging import Limit
from tillkeeper.api.schemas.events import Event
from tillkeeper.api.schemas.feed import EventPage, FeedBeat, FeedEnd
from tillkeeper.domains.identity import CredentialInvalid
from tillkeeper.journal import PositionUnknown, feed
from tillkeeper.journal.feed import Position
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.clock import system_clock
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Database, DatabaseFailed

# A browser that lost its stream tries again after this long, in milliseconds.
_RETRY_MS: Final = 1_000
# While the database can't say whether a sign-in still holds.
_DOUBT_MS: Final = 1_000
_READS: Final = {"GET", "HEAD"}
_MEDIA_TYPE: Final = "text/event-stream"
_HEADERS: Final = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}
_STREAMED: Final = ResponseSpec(
    data_container=Event | FeedBeat | FeedEnd,
    media_type=_MEDIA_TYPE,
    description="Server-sent events. The data of each is JSON: of one without a name an Event, of beat a FeedBeat, of"
    " end a FeedEnd.",
    generate_examples=False,
)

Since = Annotated[
    str | None,
    QueryParameter(
        name="since", max_length=64, required=False, description="A position: what came after it is asked for."
    ),
]


@get(
    "/api/events",
    responses=answers({200: EventPage}, problems=(410,)),
    summary="What changed in the business, in order",
    opt=reads(Permission.READ),
)
async def events(
    actor: GivenActor,
    database: GivenDatabase,
    since: Since = None,
    limit: Limit = limits.PAGE_DEFAULT,
) -> Response[bytes]:
    """Return the events after ``since`` (from the first on when it is not given) that the caller may read (EV-3).

    A page may be short, even empty, with more to come: ``nextCursor`` says so, and is
    the next ``since``. ``position`` is how far the page went. Refusal: ``position-unknown``.
    """
    after = feed.START if since is None else Position.parse(since)
    page = await feed.read(database, actor.business_id, after, rows_max=limits.FEED_ROWS_PER_PAGE)
    readable = [(event.position, wire) for event in page.events if (wire := event.wire(actor)) is not None]
    shown = readable[:limit]
    cut = len(readable) > limit
    position = str(shown[-1][0] if cut else page.position)
    answer = {
        "items": [msgspec.Raw(wire) for _, wire in shown],
        "position": position,
        "nextCursor": position if cut or page.more else None,
    }
    return json_response(msgspec.json.encode(answer).decode())


@get(
    "/api/feed",
    media_type=_MEDIA_TYPE,
    responses={200: _STREAMED, **answers({}, problems=(410,))},
    summary="What changes in the business, as it happens (server-sent events)",
    opt=reads(Permission.READ),
)
async def stream(
    request: HttpRequest,
    actor: GivenActor,
    database: GivenDatabase,
    since: Since = None,
    last_event_id: Annotated[str | None, HeaderParameter(name="Last-Event-ID", required=False, max_length=64)] = None,
) -> Stream:
    """Send every event after ``Last-Event-ID`` (else ``since``, else from now on) that the caller may read.

    ``event: beat`` comes every 15 s; ``event: end`` is the last, with a ``reason``. Refusals:
    ``position-unknown``, ``feed-full``, ``feed-streams-too-many``.
    """
    fan_out: FanOut = request.app.state.feed
    # A browser that comes back by itself repeats the address with its first `since`: its last id is newer.
    wanted = last_event_id or since
    if wanted is None:
        after = await feed.newest(database, actor.business_id)
    else:
        after = Position.parse(wanted)
        await feed.confirm(database, actor.business_id, after)
    following = Following(request.app.state, actor, token_of(request), after)
    fan_out.places.take(actor.user_id, following)
    return Stream(following.frames(), media_type=_MEDIA_TYPE, headers=_HEADERS)


class Following:
    """One open stream: what it has sent, for whom, and its place in the fan-out."""

    def __init__(self, state: Any, actor: GivenActor, token: str, after: Position) -> None:  # noqa: ANN401 - Litestar's state
        self._fan_out: FanOut = state.feed
        self._database: Database = state.database
        self._sign_ins: SignIns = state.sign_ins
        self._catching_up: asyncio.Semaphore = state.feed_catching_up
        self._actor = actor
        self._token = token
        self._position = after
        # It was read ahead of the fan-out's reader, which confirms its own place at each look and not this one.
        self._ahead = False
        self._follower = Follower(actor.token_id)
        # By the event loop's clock: when the sign-in is looked at again, whatever comes until then.
        self._look_at = 0.0

    async def frames(self) -> AsyncGenerator[bytes, None]:
        """Yield what is written to the connection."""
        business_id = self._actor.business_id
        yield b"retry: %d\n\n" % _RETRY_MS
        async for frames in self._caught_up(None):
            yield frames
        read_by_all = await self._fan_out.join(business_id, self._follower)
        try:
            # Between the last page and the place where the fan-out took over.
            async for frames in self._caught_up(read_by_all):
                yield frames
            async for frames in self._live():
                yield frames
            yield b'event: end\ndata: {"reason":"%b"}\n\n' % (self._follower.ended or "").encode()
        finally:
            self._fan_out.leave(business_id, self._follower)
            self._fan_out.places.give_back(self._actor.user_id, self)

    async def _caught_up(self, until: Position | None) -> AsyncIterator[bytes]:
        more = until != self._position
        while more and self._follower.ended is None:
            try:
                async with self._catching_up:
                    page = await feed.read(
                        self._database, self._actor.business_id, self._position, rows_max=limits.FEED_ROWS_PER_READ
                    )
            except PositionUnknown:
                self._follower.end(HISTORY_CHANGED)
                return
            sent, count = Batch(page.events).frames(self._actor, self._position) if page.events else (b"", 0)
            self._position = max(self._position, page.position)
            more = page.more or (until is not None and self._position < until)
            if count:
                EVENTS_SENT.inc(count)
                yield sent
        self._ahead = until is not None and self._position > until

    async def _live(self) -> AsyncIterator[bytes]:
        follower = self._follower
        # It may have ended after it was asked for and before this stream could be told.
        await self._look_again()
        while True:
            # Nothing tells of sign-ins that ended while other processes are not heard.
            deaf = not self._sign_ins.hears
            batches = await follower.take(wait_ms=_DOUBT_MS if deaf else self._ms_to_look())
            # Up to here nothing is missing. During the look below, more may be read and wait for the next round.
            read_by_all = self._fan_out.position(self._actor.business_id)
            if follower.doubted or deaf or not self._ms_to_look():
                await self._look_again()
            if self._ahead:
                await self._confirm()
                self._ahead = read_by_all is not None and read_by_all < self._position
            if follower.ended is not None:
                return
            sent = []
            for batch in batches:
                if batch.position <= self._position:
                    continue
                frames, count = batch.frames(self._actor, self._position)
                self._position = batch.position
                EVENTS_SENT.inc(count)
                sent.append(frames)
            if not batches and not deaf:
                self._position = max(self._position, read_by_all or self._position)
                sent.append(b'id: %b\nevent: beat\ndata: {"position":"%b"}\n\n' % ((str(self._position).encode(),) * 2))
            if any(sent):
                yield b"".join(sent)

    async def _confirm(self) -> None:
        """End the stream when its position is of a history that the database no longer holds.

        The fan-out's reader is behind it: the next rows of another history, of lower positions, would be passed over.
        """
        while self._follower.ended is None:
            try:
                await feed.confirm(self._database, self._actor.business_id, self._position)
            except PositionUnknown:
                self._follower.end(HISTORY_CHANGED)
            except DatabaseFailed:
                await self._follower.rest(most_ms=_DOUBT_MS)
            else:
                break

    def _ms_to_look(self) -> int:
        """Return how long until the sign-in is to be looked at again; 0: now."""
        left_seconds = self._look_at - asyncio.get_running_loop().time()
        return max(0, math.ceil(left_seconds * 1000))

    def _look_by(self, expires_at: datetime | None) -> None:
        """Look again at the next beat, or as soon as the sign-in has run out: on a busy feed no beat is due before."""
        wait_ms = limits.FEED_BEAT_MS
        if expires_at is not None:
            left_ms = int((expires_at - system_clock()).total_seconds() * 1000) + 1
            # Not sooner than this, or a process whose clock is ahead of the database's would ask without a pause.
            wait_ms = min(wait_ms, max(left_ms, _DOUBT_MS))
        self._look_at = asyncio.get_running_loop().time() + wait_ms / 1000

    async def _look_again(self) -> None:
        """Take the sign-in as it is now; one that has ended, or may read other things than before, ends the stream.

        Nothing is sent while the database can't say.
        """
        before = self._actor.role
        while self._follower.ended is None:
            # Before the look: what is doubted while it is under way is looked at again.
            self._follower.doubted = False
            try:
                self._actor, expires_at = await self._sign_ins.holder(self._token)
            except CredentialInvalid:
                self._follower.end("signed-out")
            except DatabaseFailed:
                # A rest, or every stream of the process would ask as fast as it is refused.
                await self._follower.rest(most_ms=_DOUBT_MS)
            else:
                self._look_by(expires_at)
                break
        if self._actor.role is not before:
            # What was passed over till now does not come again.
            self._follower.end("role-changed")


async def prepare(request: HttpRequest) -> None:
    """Note who asks, and for a document how far the feed had come before anything of it was read.

    That position is the document's (``Feed-Position``): later events bring it up to date,
    and one that it shows already changes nothing.
    """
    await identify(request)
    actor: Actor | None = request.scope.get("user")
    if request.method in _READS and actor is not None:
        position = request.app.state.feed.position(actor.business_id)
        if position is None:
            position = await feed.newest(request.app.state.database, actor.business_id)
        request.state.feed_position = str(position)


async def name_position(message: Message, scope: Scope) -> None:
    """Add ``Feed-Position`` to the answer of a document."""
    if message["type"] != "http.response.start":
        return
    position = scope.get("state", {}).get("feed_position")
    if position is not None:
        message.setdefault("headers", [])
        message["headers"] = [*message["headers"], (b"feed-position", position.encode())]


@contextmanager
def ended_by_signals(fan_out: FanOut) -> Iterator[None]:
    """End the open streams as soon as the process is told to end: the server waits for every answer under way."""

    def handler(previous: Any) -> Any:  # noqa: ANN401 - what signal.signal takes and gives
        def end(number: int, frame: FrameType | None) -> None:
            fan_out.stop()
            previous(number, frame)

        return end

    previous = {
        number: known for number in (signal.SIGINT, signal.SIGTERM) if callable(known := signal.getsignal(number))
    }
    for number, known in previous.items():
        signal.signal(number, handler(known))
    try:
        yield
    finally:
        for number, known in previous.items():
            signal.signal(number, known)


HANDLERS = [events, stream]
