"""A system that follows the shop: a real HTTP server on a port of its own, that answers as it is told to."""

import asyncio
import contextlib
import socket
import ssl
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from standardwebhooks import Webhook as Verifier

from tests.helpers.events import faults_of_message

WAIT_SECONDS = 20
# What tests of the sender alone send.
NO_EVENT = b"{}"


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
        loop = asyncio.get_running_loop()
        serving: set[asyncio.Task[None]] = set()
        listener = socket.create_server(("127.0.0.1", 0))
        listener.setblocking(False)

        def accept() -> None:
            with contextlib.suppress(BlockingIOError, ConnectionError):
                connection, _ = listener.accept()
                task = loop.create_task(receiver._serve(connection, tls))
                # By the task and not within it: one that is cancelled before its first step never runs.
                task.add_done_callback(lambda _: connection.close())
                serving.add(task)

        # Each connection belongs to a task from the instant it is accepted. asyncio's own server accepts in turns of
        # the loop that nobody can wait for: on a busy machine a connection outlived the test ("unclosed transport").
        loop.add_reader(listener, accept)
        receiver.url = f"{'https' if tls else 'http'}://127.0.0.1:{listener.getsockname()[1]}/hook"
        try:
            yield receiver
        finally:
            loop.remove_reader(listener)
            listener.close()
            for task in serving:
                task.cancel()
            await asyncio.gather(*serving, return_exceptions=True)
        bodies = [message.body for message in receiver.messages if message.body != NO_EVENT]
        assert [fault for body in bodies for fault in faults_of_message(body)] == []

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

    async def _serve(self, connection: socket.socket, tls: ssl.SSLContext | None) -> None:
        reader = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(reader)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            loop = asyncio.get_running_loop()
            transport, _ = await loop.connect_accepted_socket(lambda: protocol, connection, ssl=tls)
            writer = asyncio.StreamWriter(transport, protocol, reader, loop)
            try:
                await self._take(reader, writer)
            finally:
                writer.close()
                await writer.wait_closed()

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
