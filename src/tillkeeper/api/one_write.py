"""HTTP/1.1 as uvicorn speaks it, with an answer's head and body in one write.

uvicorn writes one after the other, and uvloop sends each at once: two system calls and two packets for every
answer, and a client that is woken twice.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class OneWriteProtocol(HttpToolsProtocol):
    """One connection; what uvicorn is given as its ``http``."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Take the connection."""
        self._gathered = _GatheredWrites(transport, self.loop)
        super().connection_made(self._gathered)  # type: ignore[arg-type]  # a transport in all that uvicorn asks of it

    def on_response_complete(self) -> None:
        """Send the answer."""
        self._gathered.flush()
        super().on_response_complete()


class _GatheredWrites:
    """A transport that holds back what is written until the answer is whole, or the event loop's turn is over."""

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
