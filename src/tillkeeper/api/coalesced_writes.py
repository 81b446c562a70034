"""uvicorn's HTTP/1.1 protocol, changed to send the head and body of an answer in one write.

uvicorn writes the head and then the body, and uvloop sends each write at once. Every answer would cost two system
calls and two packets, and would wake the client twice.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class CoalescingProtocol(HttpToolsProtocol):
    """The protocol of one connection; passed to uvicorn as its ``http``."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Put the coalescing transport between the connection and uvicorn."""
        self._coalescing = _CoalescingTransport(transport, self.loop)
        super().connection_made(self._coalescing)  # type: ignore[arg-type]  # a transport in all that uvicorn asks of it

    def on_response_complete(self) -> None:
        """Send what is left of the answer."""
        self._coalescing.flush()
        super().on_response_complete()


class _CoalescingTransport:
    """A transport that collects writes and sends them together, when the answer is complete or the loop turns."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._pieces: list[bytes] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all else is the transport's own
        return getattr(self._transport, name)

    def write(self, piece: bytes) -> None:
        if not self._pieces:
            self._loop.call_soon(self.flush)
        self._pieces.append(piece)

    def flush(self) -> None:
        if self._pieces:
            pieces, self._pieces = self._pieces, []
            self._transport.write(b"".join(pieces))

    def write_eof(self) -> None:
        self.flush()
        self._transport.write_eof()

    def close(self) -> None:
        self.flush()
        self._transport.close()
