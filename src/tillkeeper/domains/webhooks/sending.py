"""Sends one message over HTTP: signed, to the address that was checked, and no further."""

import asyncio
import socket
import ssl
import time
from collections.abc import Iterable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from uuid import UUID

import httpcore
from standardwebhooks import Webhook as Signer

from tillkeeper import __version__
from tillkeeper.domains.webhooks.model import ErrorCode, Message, Try, is_public
from tillkeeper.kernel import limits
from tillkeeper.kernel.clock import system_clock

# Of an answer, what helps to see what went wrong; the rest is not read.
_SHOWN_BYTES: Final = 500
_ERROR_CHARACTERS: Final = 200


class _NotTriedError(httpcore.ConnectError):
    """No address was connected to, for a reason of ours."""

    def __init__(self, code: ErrorCode, words: str) -> None:
        super().__init__(words)
        self.code: ErrorCode = code


class _CheckedAddresses(httpcore.AsyncNetworkBackend):
    """Connects only to addresses of the open internet, unless whoever runs the server allows others.

    The name is looked up here and the connection goes to the very address that was
    checked: asked a second time, a name server may answer with one inside.
    """

    def __init__(self, lookups: Executor, *, private_targets: bool) -> None:
        self._lookups = lookups
        self._private_targets = private_targets
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: Any = None,  # noqa: ANN401, ASYNC109 - httpcore's signature; seconds
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of ``host`` that may be connected to."""
        ask = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
        try:
            found = await asyncio.get_running_loop().run_in_executor(self._lookups, ask)
        except (OSError, UnicodeError) as error:  # UnicodeError: it is no name at all
            raise _NotTriedError("name-unknown", f"{host} is not known: {error}") from error
        addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
        allowed = [address for address in addresses if self._private_targets or is_public(address)]
        if not allowed:
            words = f"{host} is inside this machine or its network; the operator may allow it"
            raise _NotTriedError("target-forbidden", words)
        return await self._backend.connect_tcp(allowed[0], port, timeout, local_address, socket_options)

    async def sleep(self, seconds: Any) -> None:  # noqa: ANN401 - httpcore's signature
        """Wait, for httpcore."""
        await asyncio.sleep(seconds)


@dataclass(slots=True)
class _Answer:
    """As much of an answer as has come."""

    status: int | None = None
    start: bytes = b""

    @property
    def shown(self) -> str | None:
        if self.status is None:
            return None
        return self.start[:_SHOWN_BYTES].decode(errors="replace").replace("\0", "")


class Sender:
    """Sends messages. Follows no redirect, uses no proxy, reads little of the answer, waits for nobody long."""

    def __init__(self, *, private_targets: bool) -> None:
        # The loop's own threads are few, and PINs are looked at in them: a name server that hangs would hold up both.
        self._lookups = ThreadPoolExecutor(limits.WEBHOOK_SENDS_AT_ONCE_MAX, thread_name_prefix="webhook-names")
        # Who sends has a place before the clock starts (delivering.py): nothing waits in here.
        self._pool = httpcore.AsyncConnectionPool(
            network_backend=_CheckedAddresses(self._lookups, private_targets=private_targets),
            max_connections=None,
            max_keepalive_connections=0,
        )

    async def close(self) -> None:
        """Drop every connection."""
        await self._pool.aclose()
        self._lookups.shutdown(wait=False, cancel_futures=True)

    async def send(self, message: Message, body: str) -> Try:
        """Send ``body`` as the message's content; return what came of it."""
        began_ns = time.monotonic_ns()
        answer = _Answer()
        error = None
        code: ErrorCode | None = None
        try:
            async with asyncio.timeout(limits.WEBHOOK_ANSWER_MS / 1000):
                await self._post(message, body, answer)
        except TimeoutError:
            code, error = "no-answer-in-time", f"no answer within {limits.WEBHOOK_ANSWER_MS} ms"
        except (
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.TimeoutException,
            httpcore.UnsupportedProtocol,
            httpcore.ProxyError,
        ) as problem:
            code, error = _said(problem)
        if answer.status is not None:
            # The receiver has answered. Content that breaks off or never ends is only shorter to look at.
            code, error = None, None
        return Try((time.monotonic_ns() - began_ns) // 1_000_000, answer.status, answer.shown, code, error)

    async def _post(self, message: Message, body: str, answer: "_Answer") -> None:
        async with self._pool.stream(
            "POST", message.url, headers=_headers(message, body), content=body.encode()
        ) as response:
            answer.status = response.status
            async for piece in response.aiter_stream():
                answer.start += piece[:_SHOWN_BYTES]
                if len(answer.start) >= _SHOWN_BYTES:
                    break


def _said(problem: Exception) -> tuple[ErrorCode, str]:
    """Return why no answer came, as a code and in the library's words."""
    words = f"{type(problem).__name__}: {problem}"[:_ERROR_CHARACTERS]
    match problem:
        case _NotTriedError(code=code):
            return code, str(problem)[:_ERROR_CHARACTERS]
        case httpcore.ConnectError(args=(ssl.SSLError(),)):
            return "certificate-refused", words
        case httpcore.ConnectError():
            return "not-connected", words
        case httpcore.NetworkError():
            return "connection-lost", words
        case httpcore.TimeoutException():
            return "no-answer-in-time", words
        case _:
            return "not-http", words


def broken_off(bug: Exception) -> Try:
    """Return what came of a try that a bug of ours broke off."""
    return Try(0, None, None, "connection-lost", f"not foreseen: {type(bug).__name__}: {bug}"[:_ERROR_CHARACTERS])


def message_id(delivery_id: UUID) -> str:
    """Return what the receiver knows the message by, however often it comes."""
    return f"msg_{delivery_id}"


def _headers(message: Message, body: str) -> list[tuple[str, str]]:
    """Return the headers of Standard Webhooks 1.0; the time is the try's, the id is the delivery's."""
    now = system_clock()
    known_as = message_id(message.delivery_id)
    return [
        ("content-type", "application/json"),
        ("user-agent", f"Tillkeeper/{__version__}"),
        ("webhook-id", known_as),
        ("webhook-timestamp", str(int(now.timestamp()))),
        ("webhook-signature", " ".join(Signer(secret).sign(known_as, now, body) for secret in message.secrets)),
    ]
