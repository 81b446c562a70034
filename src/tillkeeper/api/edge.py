"""The outermost ring around the application: what no route and no exception handler of it can answer.

uvicorn answers a cancelled or failed application in plain text, and logs a traceback for each.
"""

import asyncio
import ipaddress
from collections.abc import Iterable
from typing import Final
from uuid import uuid4

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from tillkeeper.api import refusals
from tillkeeper.api.problems import MEDIA_TYPE, STATUS, preferred_language, problem_document
from tillkeeper.kernel.refusal import Refusal

_LOOPBACK_NAMES: Final = ("localhost", "127.0.0.1", "[::1]")


class Edge:
    """The application as uvicorn is given it.

    Answers as problem documents: 421 ``host-unknown`` for a name that is not this server's, 503 ``server-stopping``
    for a request that the server's end cuts off, 500 ``internal-error`` for what the application let through.
    """

    def __init__(self, application: ASGIApp, names: Iterable[str] | None) -> None:
        self._application = application
        self._names = None if names is None else frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or the application's start and end."""
        if scope["type"] != ScopeType.HTTP:
            await self._application(scope, receive, send)
            return
        if self._names is not None and not self._is_ours(scope):
            await _answer(scope, send, refusals.HostUnknown())
            return
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._application(scope, receive, sending)
        except asyncio.CancelledError:
            # By uvicorn alone, when the time for what is under way is up.
            if not started:
                await _answer(scope, send, refusals.ServerStopping())
        except Exception:
            if not started:
                await _answer(scope, send, refusals.Unexpected(requestId=uuid4().hex))
            raise  # uvicorn logs it, once

    def _is_ours(self, scope: Scope) -> bool:
        """Return whether the request is for a name of this server; without a name it is: browsers always send one."""
        assert self._names is not None
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        return all(_name(host.decode("latin-1")) in self._names for host in hosts)


def server_names(host: str, more: Iterable[str]) -> tuple[str, ...] | None:
    """Return the names that requests may be for, or None for any.

    On loopback only this machine's own and ``more``: a page on the web whose name was turned into 127.0.0.1 can't
    speak to the server under its own. On another address any, unless names are given.
    """
    given = tuple(more)
    try:
        is_loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = host == "localhost"
    if is_loopback:
        return (*_LOOPBACK_NAMES, host, *given)
    return given or None


def _name(host: str) -> str:
    """Return the name of ``Host``, without its port."""
    if host.startswith("["):
        return host.partition("]")[0].lower() + "]"
    return host.partition(":")[0].lower()


async def _answer(scope: Scope, send: Send, refusal: Refusal) -> None:
    accepted = [value for name, value in scope["headers"] if name == b"accept-language"]
    language = preferred_language(accepted[0].decode("latin-1")) if accepted else "en"
    status = STATUS[refusal.code]
    body = msgspec.json.encode(problem_document(refusal, language, [], status=status, actor=None))
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-language", language.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    if refusal.may_retry:
        headers.append((b"retry-after", b"1"))
    await send({"type": "http.response.start", "status": status.value, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
