"""One connection, and how long a client may make it wait.

uvicorn bounds neither a request's head nor the time that a client takes to send a request. Here each connection
that owes the server something (a request's head, a body, the reading of an answer) stands in one line with the
time by which it must be done. A line that is full lets its oldest connection go, so that no crowd of half-sent
requests keeps anybody out (tests/serving/test_hostile_connections.py).
"""

import asyncio
from enum import Enum
from typing import Final

import httptools
import msgspec
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from tillkeeper.api import refusals
from tillkeeper.api.coalesced_writes import CoalescingProtocol
from tillkeeper.api.problems import MEDIA_TYPE, STATUS, problem_document
from tillkeeper.app.open_files import open_files_max
from tillkeeper.kernel import limits
from tillkeeper.kernel.refusal import Refusal

# The line is looked through this often.
_LOOK_SECONDS: Final = 1
# What comes behind a refused head is read and dropped for so long: closing at once would take the refusal along.
_REFUSED_SECONDS: Final = 2


class State(Enum):
    """How far a connection's newest request has come."""

    IDLE = "idle"
    HEAD = "head"
    BODY = "body"
    WHOLE = "whole"
    REFUSED = "refused"


class Waiting:
    """The connections of this process that owe something, the one that came last at the end."""

    def __init__(self) -> None:
        self._due: dict[Connection, float] = {}
        self._timer: asyncio.TimerHandle | None = None

    def add(self, connection: "Connection", seconds: float) -> None:
        """Give a connection ``seconds``; a full line lets its oldest go."""
        self._due.pop(connection, None)
        if len(self._due) >= min(limits.CONNECTIONS_WAITING_MAX, open_files_max() // 2):
            next(iter(self._due)).let_go()
        self._due[connection] = connection.loop.time() + seconds
        if self._timer is None:
            self._timer = connection.loop.call_later(_LOOK_SECONDS, self._look, connection.loop)

    def drop(self, connection: "Connection") -> None:
        """Take a connection out: it owes nothing any more."""
        self._due.pop(connection, None)

    def __contains__(self, connection: "Connection") -> bool:
        """Return whether the connection owes something."""
        return connection in self._due

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        for connection in [connection for connection, due in self._due.items() if due <= now]:
            self.drop(connection)
            connection.time_is_up()
        self._timer = loop.call_later(_LOOK_SECONDS, self._look, loop) if self._due else None


WAITING: Final = Waiting()


def _problem(refusal: Refusal) -> bytes:
    """Return a whole answer. No header of the request is known, so the sentence is English."""
    status = STATUS[refusal.code]
    body = msgspec.json.encode(problem_document(refusal, "en", [], status=status, actor=None))
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Language: en\r\n"
        f"X-Content-Type-Options: nosniff\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body


class Connection(CoalescingProtocol):
    """One connection; what uvicorn is given as its ``http``."""

    _state = State.IDLE
    _began = False
    """Whether the newest piece of data held the begin of a request."""
    _head_bytes = 0
    _body_bytes = 0
    _piece_bytes = 0
    _stalled = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Take the connection; its first request's head is due."""
        super().connection_made(transport)
        self.url = b""
        WAITING.add(self, limits.REQUEST_HEAD_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        WAITING.drop(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parse a piece, and see what the connection owes after it."""
        self._unset_keepalive_if_required()
        if self._state is State.REFUSED:
            return
        before, self._began, self._piece_bytes = self._state, False, len(data)
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            pass  # to a protocol that is not spoken here: the request is answered as any other
        except httptools.HttpParserError:
            if not self._is_refused():
                self._refuse(refusals.RequestMalformed(reason="not HTTP/1.1"))
            return
        self._settle(before)

    def _settle(self, before: State) -> None:
        match self._state:
            case State.WHOLE if self._is_answering():
                WAITING.drop(self)
            case State.WHOLE | State.IDLE:
                # Line ends before a request are none of it, and would put the end of an idle connection off for ever.
                if self not in WAITING:
                    WAITING.add(self, limits.REQUEST_HEAD_SECONDS)
            case State.HEAD:
                if before is not State.HEAD and self.cycle is not None:
                    WAITING.add(self, limits.REQUEST_HEAD_SECONDS)
                self._head_bytes = 0 if self._began else self._head_bytes + self._piece_bytes
                self._check_head(self._head_bytes)
            case State.BODY:
                if before is not State.BODY or self._began:
                    WAITING.add(self, limits.REQUEST_BODY_SECONDS)
                    self._body_bytes = 0
                self._body_bytes += self._piece_bytes
                if self._body_bytes > limits.REQUEST_BYTES_MAX:
                    self.let_go()

    # --- what the parser calls ----------------------------------------------------------------

    def on_message_begin(self) -> None:
        """Note that a request has begun."""
        self._state, self._began = State.HEAD, True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Have the request answered, unless the head is larger than heads may be."""
        if self._head_bytes + self._piece_bytes > limits.REQUEST_TARGET_BYTES_MAX:
            self._check_head(len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers))
            if self._state is State.REFUSED:
                raise ValueError("the head is too large")  # stops the parser
        self._state = State.BODY
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Note that the request is whole."""
        self._state = State.WHOLE
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Send the answer; the next request may be waited for so long."""
        super().on_response_complete()
        if self._state is State.WHOLE and not self.transport.is_closing() and not self._is_answering():
            WAITING.add(self, self.timeout_keep_alive)

    # --- what the event loop calls -------------------------------------------------------------

    def pause_writing(self) -> None:
        """Wait for a client that does not read its answer, but not for ever."""
        self._stalled = True
        WAITING.add(self, limits.ANSWER_UNREAD_SECONDS)
        super().pause_writing()

    def resume_writing(self) -> None:
        """Go on."""
        self._stalled = False
        WAITING.drop(self)
        super().resume_writing()

    # --- what the line calls --------------------------------------------------------------------

    def time_is_up(self) -> None:
        """Say that it took too long, where somebody may listen, and close the connection."""
        if self._stalled or self._state is State.REFUSED:
            self.let_go()
        elif self._state is State.BODY or (self._state is State.HEAD and not self._is_answering()):
            self._refuse(refusals.RequestTooSlow())
        elif self._state is State.HEAD:
            WAITING.add(self, limits.REQUEST_HEAD_SECONDS)  # sent ahead; the answer before it is still under way
        else:
            self.transport.close()

    def let_go(self) -> None:
        """Close the connection at once."""
        WAITING.drop(self)
        self.transport.abort()

    def _is_refused(self) -> bool:
        return self._state is State.REFUSED

    def _is_answering(self) -> bool:
        # uvicorn says that there is always a cycle; before the first request there is none.
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and not cycle.response_complete

    def _check_head(self, size: int) -> None:
        if len(self.url) > limits.REQUEST_TARGET_BYTES_MAX:
            self._refuse(refusals.TargetTooLong(limitBytes=limits.REQUEST_TARGET_BYTES_MAX))
        elif size > limits.REQUEST_HEAD_BYTES_MAX:
            self._refuse(refusals.HeadTooLarge(limitBytes=limits.REQUEST_HEAD_BYTES_MAX))

    def _refuse(self, refusal: Refusal) -> None:
        """Answer what is no request that can be served, and read no further one of this connection."""
        in_head, self._state = self._state is State.HEAD, State.REFUSED
        if self._is_answering():
            cycle = self.cycle
            # The route that reads this body, or answers the request before, is told that nobody is there.
            cycle.disconnected = True
            cycle.message_event.set()
            if in_head or cycle.response_started:
                self.let_go()
                return
        self.transport.write(_problem(refusal))
        if self.transport.can_write_eof():
            self.transport.write_eof()
        WAITING.add(self, _REFUSED_SECONDS)
