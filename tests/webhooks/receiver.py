"""A system that follows the shop: a real HTTP server on a port of its own, that answers as it is told to."""

import asyncio
import contextlib
import ssl
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from standardwebhooks import Webhook as Verifier

WAIT_SECONDS = 20


@dataclass(frozen=True)
class Received:
    """One message as it came in."""

    headers: dict[str, str]
    body: bytes

    @property
    def message_id(self) -> str:
        return self.headers["webhook-id"]

    def verified(self, secret: str) -> Any:
        """Return the content, once the signature is found right by the standard's own library."""
        return Verifier(secret).verify(self.body, self.headers)


@dataclass
class Receiver:
    """Keeps every message; ``answer`` decides what it says to the next."""

    url: str = ""
    messages: list[Received] = field(default_factory=list)
    answer: Callable[[Received], bytes] = lambda _: b"HTTP/1.1 204 No Content\r\n\r\n"
    thinks_seconds: float = 0
    lingers_seconds: float = 0
    """Keeps the connection for so long after what it said."""
    _came: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    @contextlib.asynccontextmanager
    async def listening(cls, tls: ssl.SSLContext | None = None) -> AsyncIterator["Receiver"]:
        receiver = cls()
        serving: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

        def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.create_task(receiver._serve(reader, writer))
            serving[task] = writer
            task.add_done_callback(lambda _: writer.close())

        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
        receiver.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
        try:
            yield receiver
        finally:
            server.close()
            await server.wait_closed()
            # Who was let in just before is served a turn of the loop later.
            await asyncio.sleep(0.01)
            for task in serving:
                task.cancel()
            await asyncio.gather(*serving, return_exceptions=True)
            # Also of those that were cancelled before they began.
            await asyncio.gather(*(writer.wait_closed() for writer in serving.values()), return_exceptions=True)

    async def wait_for(self, count: int) -> list[Received]:
        """Return the messages once there are so many."""
        deadline = time.monotonic() + WAIT_SECONDS
        while len(self.messages) < count:
            assert time.monotonic() < deadline, f"{len(self.messages)} of {count} messages came"
            self._came.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.2):
                    await self._came.wait()
        return self.messages

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await self._take(reader, writer)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
        message = Received(headers, await reader.readexactly(int(headers["content-length"])))
        self.messages.append(message)
        self._came.set()
        await asyncio.sleep(self.thinks_seconds)
        writer.write(self.answer(message))
        await writer.drain()
        await asyncio.sleep(self.lingers_seconds)


def says(status: int, content: bytes = b"") -> Callable[[Received], bytes]:
    """Answer every message with this status."""
    return lambda _: b"HTTP/1.1 %d Said\r\nContent-Length: %d\r\n\r\n" % (status, len(content)) + content


def says_bytes(answer: bytes) -> Callable[[Received], bytes]:
    """Answer every message with exactly this."""
    return lambda _: answer
