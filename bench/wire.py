"""HTTP/1.1 over bare sockets, so cheap that a load generator measures the server and not itself.

A request waits on the wire with its last byte held back; releasing a crowd is then one byte for each, a few
microseconds apart, however many they are.
"""

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

# The slowest answer that still counts as one: a crowd of 200 on a busy machine with two cores.
ANSWER_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Request:
    """One call of a till."""

    method: str
    path: str
    token: str | None = None
    body: object = None
    key: str | None = None

    def on_the_wire(self) -> bytes:
        """Return it as it is sent."""
        content = b"" if self.body is None else json.dumps(self.body, separators=(",", ":")).encode()
        lines = [f"{self.method} {self.path} HTTP/1.1", "Host: till", f"Content-Length: {len(content)}"]
        if content:
            lines.append("Content-Type: application/json")
        if self.token is not None:
            lines.append(f"Authorization: Bearer {self.token}")
        if self.key is not None:
            lines.append(f"Idempotency-Key: {self.key}")
        return "\r\n".join([*lines, "", ""]).encode() + content


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. ``seconds`` counts from the release of the request's last byte."""

    status: int
    head: bytes
    content: bytes
    seconds: float

    def json(self) -> Any:
        """Return the content."""
        return json.loads(self.content)

    @property
    def replayed(self) -> bool:
        """Whether it was remembered under its key."""
        return b"\r\nidempotent-replay: true" in self.head.lower()


class Line(asyncio.Protocol):
    """One kept-alive connection; one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._received = bytearray()
        self._waiting: asyncio.Future[tuple[int, bytes, bytes]] | None = None

    @classmethod
    async def connect(cls, url: str) -> "Line":
        """Open a connection to the server at ``url``."""
        parts = urlsplit(url)
        assert parts.hostname is not None
        assert parts.port is not None
        _, line = await asyncio.get_running_loop().create_connection(cls, parts.hostname, parts.port)
        return line

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the transport."""
        self._transport = cast("asyncio.WriteTransport", transport)  # uvloop's own does not descend from asyncio's

    def connection_lost(self, exc: Exception | None) -> None:
        """Fail the call under way."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(exc or ConnectionResetError("The server closed the connection."))

    def data_received(self, data: bytes) -> None:
        """Take a piece of the answer; end the call with its last."""
        self._received += data
        end = self._received.find(b"\r\n\r\n")
        if end < 0:
            return
        head = bytes(self._received[:end])
        size = end + 4 + _content_length(head)
        if len(self._received) < size or self._waiting is None:
            return
        content = bytes(self._received[end + 4 : size])
        del self._received[:size]
        if not self._waiting.done():
            self._waiting.set_result((int(head[9:12]), head, content))

    def write(self, piece: bytes) -> None:
        """Send a piece of a request."""
        assert self._transport is not None
        self._transport.write(piece)

    def expect(self) -> "asyncio.Future[tuple[int, bytes, bytes]]":
        """Return the future of the next answer."""
        self._waiting = asyncio.get_running_loop().create_future()
        return self._waiting

    async def call(self, request: bytes) -> tuple[int, bytes, bytes]:
        """Send a request as :meth:`Request.on_the_wire` made it; return status, head and content."""
        answer = self.expect()
        self.write(request)
        return await answer

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()


def _content_length(head: bytes) -> int:
    lower = head.lower()
    start = lower.find(b"\r\ncontent-length:")
    if start < 0:
        return 0
    end = lower.find(b"\r\n", start + 2)
    return int(lower[start + 17 : end if end >= 0 else None])


class Crowd:
    """Clients that have said everything but their last byte, and wait for the starting gun."""

    def __init__(self, lines: Sequence[Line], requests: Sequence[Request]) -> None:
        self._lines = lines
        self._requests = requests
        self._held: list[bytes] = []

    @classmethod
    async def gather(cls, url: str, requests: Sequence[Request]) -> "Crowd":
        """Open a connection for each request and send all of it except the last byte."""
        lines = await asyncio.gather(*(Line.connect(url) for _ in requests))
        crowd = cls(lines, requests)
        for line, request in zip(lines, requests, strict=True):
            said = request.on_the_wire()
            line.write(said[:-1])
            crowd._held.append(said[-1:])
        return crowd

    async def release(self) -> list[Answer]:
        """Let everybody go; return the answers in the order of the requests."""
        waiting = [line.expect() for line in self._lines]
        released_at = time.perf_counter()
        finished = [0.0] * len(waiting)

        def note(place: int) -> Any:
            return lambda _: finished.__setitem__(place, time.perf_counter() - released_at)

        for place, answer in enumerate(waiting):
            answer.add_done_callback(note(place))
        for line, last in zip(self._lines, self._held, strict=True):
            line.write(last)
        async with asyncio.timeout(ANSWER_SECONDS):
            raw = await asyncio.gather(*waiting)
        for line in self._lines:
            line.close()
        return [
            Answer(status, head, content, seconds)
            for (status, head, content), seconds in zip(raw, finished, strict=True)
        ]


async def all_at_once(url: str, requests: Sequence[Request]) -> list[Answer]:
    """Send the requests at one instant, each over a connection of its own; return their answers in order."""
    crowd = await Crowd.gather(url, requests)
    # The servers take the heads in before the gun, so that only the last byte is left to read.
    await asyncio.sleep(0.05)
    return await crowd.release()
