"""A till as the server sees it: an HTTP client that signs in, calls, and waits out a server that is gone."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

import httpx

_TIMEOUT_SECONDS: Final = 30.0
# Between two tries of a till whose server does not answer.
_PAUSE_SECONDS: Final = 0.25


class CallRefusedError(Exception):
    """The server said no."""

    def __init__(self, call: str, status: int, problem: Mapping[str, Any]) -> None:
        super().__init__(f"{call}: {status} {problem.get('code')}: {problem.get('detail')}")
        self.problem = problem


class ServerGoneError(Exception):
    """The server did not answer for longer than the replay waits."""


@dataclass
class Timings:
    """How long each kind of call took, in seconds, and how many answers were remembered ones."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    replayed: int = 0
    tries_again: int = 0


@dataclass
class Till:
    """One person signed in, over one connection.

    Each write goes out under a key of its own and is sent again under the same key when no
    answer came (EV-1), so nothing is done twice however often the server dies.
    """

    http: httpx.AsyncClient
    timings: Timings
    patience_seconds: float
    token: str = ""
    login: dict[str, Any] = field(default_factory=dict)

    async def sign_in(self, *, username: str, password: str, business: str, register: str | None) -> None:
        """Sign in by password. Raises :class:`CallRefusedError`."""
        body = {"username": username, "password": password, "businessId": business}
        if register is not None:
            body["registerId"] = register
        self.login = await self.call("sign in", "POST", "/api/auth/login", body=body)
        self.token = self.login["token"]

    async def call(
        self,
        kind: str,
        method: str,
        path: str,
        *,
        body: object = None,
        key: str | None = None,
        query: Mapping[str, str] | None = None,
    ) -> Any:  # noqa: ANN401 - JSON of the server
        """Return the answer's JSON. Raises :class:`CallRefusedError`, :class:`ServerGoneError`."""
        headers = {"Accept-Language": "en"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if key is not None:
            headers["Idempotency-Key"] = key
        answer = await self._answer(kind, self.http.build_request(
            method, path, json=body, headers=headers, params=query
        ))  # fmt: skip
        if answer.is_error:
            raise CallRefusedError(f"{method} {path}", answer.status_code, _problem(answer))
        if answer.headers.get("Idempotent-Replay") == "true":
            self.timings.replayed += 1
        return answer.json() if answer.content else None

    async def _answer(self, kind: str, request: httpx.Request) -> httpx.Response:
        waited_since = time.monotonic()
        while True:
            started = time.perf_counter()
            try:
                answer = await self.http.send(request)
            except httpx.TransportError as error:
                gone: Exception | None = error
            else:
                if answer.status_code != HTTPStatus.SERVICE_UNAVAILABLE:
                    self.timings.seconds[kind].append(time.perf_counter() - started)
                    return answer
                gone = None
            if time.monotonic() - waited_since > self.patience_seconds:
                raise ServerGoneError(f"{request.method} {request.url} got no answer") from gone
            self.timings.tries_again += 1
            await asyncio.sleep(_PAUSE_SECONDS)


def connect(url: str) -> httpx.AsyncClient:
    """Return a client of its own connection to ``url``; no proxy stands between a till and its server."""
    return httpx.AsyncClient(base_url=url, timeout=_TIMEOUT_SECONDS, trust_env=False)


def _problem(answer: httpx.Response) -> Mapping[str, Any]:
    if answer.headers.get("Content-Type", "").startswith("application/problem+json"):
        problem: Mapping[str, Any] = answer.json()
        return problem
    return {"code": "no-problem-document", "detail": answer.text[:200]}
