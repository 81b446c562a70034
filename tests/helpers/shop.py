"""The demo shop as a test sees it: people at tills, over HTTP, and a clock that stands until it is moved."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Self

import asyncpg
import httpx
from litestar import Litestar

from tests.helpers.loopback import LOOPBACK
from tillkeeper.app.settings import Settings

PASSWORD = "tillkeeper-demo"


@contextlib.asynccontextmanager
async def _started(application: Litestar) -> AsyncIterator[None]:
    """Start and stop the application in one task: pytest runs a fixture's two halves in two, which anyio refuses."""
    started, ending = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with application.lifespan():
            started.set()
            await ending.wait()

    life = asyncio.create_task(live())
    await asyncio.wait([life, waiting := asyncio.create_task(started.wait())], return_when=asyncio.FIRST_COMPLETED)
    try:
        if started.is_set():
            yield
    finally:
        waiting.cancel()
        ending.set()
        await life


class _Program:
    """The application of this process, started for one shop after another."""

    # Not running. What it is made of takes 0.2 s to put together, which is longer than most tests.
    _idle: ClassVar[list["_Program"]] = []

    def __init__(self, settings: Settings) -> None:
        from tillkeeper.api import create_app  # noqa: PLC0415 - heavy, and tests without a shop never need it

        self.settings = settings
        self.application = create_app(lambda: self.settings)

    @staticmethod
    @contextlib.asynccontextmanager
    async def started(settings: Settings) -> AsyncIterator[Litestar]:
        """Start one that idles, or a new one: a test may have several at once."""
        program = _Program._idle.pop() if _Program._idle else _Program(settings)
        program.settings = settings
        async with _started(program.application):
            yield program.application
        _Program._idle.append(program)  # not after an error: nobody knows what is left of it


class Clock:
    """The shop's clock: ``shop_now()`` in the test's own database."""

    def __init__(self, database_url: str) -> None:
        self._database_url = database_url
        self.now: datetime | None = None

    async def set(self, instant: datetime) -> None:
        """Stop the clock at ``instant``."""
        assert instant.tzinfo is not None
        self.now = instant.astimezone(UTC)
        connection = await asyncpg.connect(self._database_url)
        try:
            await connection.execute(
                "CREATE OR REPLACE FUNCTION shop_now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE"
                f" AS $$ SELECT timestamptz '{self.now.isoformat()}' $$"
            )
        finally:
            await connection.close()

    async def advance(self, **duration: int) -> None:
        """Move the stopped clock: ``advance(minutes=5)``. A running one stops first."""
        await self.set((self.now or datetime.now(UTC)) + timedelta(**duration))


@dataclass
class Till:
    """A person signed in, at a register or at none; every call carries their credential."""

    http: httpx.AsyncClient
    token: str
    login: dict[str, Any]

    async def call(
        self, method: str, path: str, *, json: object = None, key: str | None = None, **options: Any
    ) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}", **options.pop("headers", {})}
        if key is not None:
            headers["Idempotency-Key"] = key
        if json is not None:
            options["json"] = json
        return await self.http.request(method, path, headers=headers, **options)

    async def get(self, path: str, **options: Any) -> httpx.Response:
        return await self.call("GET", path, **options)

    async def post(self, path: str, json: object = None, **options: Any) -> httpx.Response:
        return await self.call("POST", path, json=json, **options)

    async def put(self, path: str, json: object = None, **options: Any) -> httpx.Response:
        return await self.call("PUT", path, json=json, **options)

    async def delete(self, path: str, **options: Any) -> httpx.Response:
        return await self.call("DELETE", path, **options)


class Shop:
    """A demo shop and the server it runs on."""

    def __init__(self, http: httpx.AsyncClient, database_url: str) -> None:
        self.http = http
        self.database_url = database_url
        self.clock = Clock(database_url)

    @classmethod
    @contextlib.asynccontextmanager
    async def open_in_process(cls, database_url: str, **settings: str) -> AsyncIterator[Self]:
        """Serve from this process: the real application, through ASGI; ``settings`` as the environment has them."""
        environment = {"DATABASE_URL": database_url, "TILLKEEPER_POOL_SIZE": "4", **settings}
        async with _Program.started(Settings.from_environment(environment)) as application:
            transport = httpx.ASGITransport(app=application)  # type: ignore[arg-type]  # one protocol, two spellings
            http = httpx.AsyncClient(transport=transport, base_url="http://shop.test", timeout=30, **LOOPBACK)
            async with http:
                yield cls(http, database_url)

    @classmethod
    @contextlib.asynccontextmanager
    async def at(cls, url: str, database_url: str) -> AsyncIterator[Self]:
        """Use the server at ``url``, over its socket."""
        async with httpx.AsyncClient(base_url=url, timeout=30, **LOOPBACK) as http:
            yield cls(http, database_url)

    async def sign_in(
        self, username: str, *, business: str | None = None, register: str | None = None, password: str = PASSWORD
    ) -> Till:
        """Sign a person in; those of several businesses must say which (``business`` is its code)."""
        body: dict[str, Any] = {"username": username, "password": password}
        if business is not None:
            body["businessId"] = business
        if register is not None:
            body["registerId"] = register
        answer = await self.http.post("/api/auth/login", json=body)
        assert answer.status_code == httpx.codes.OK, answer.text
        login: dict[str, Any] = answer.json()
        return Till(http=self.http, token=login["token"], login=login)

    async def sql(self, statement: str, *arguments: object) -> Sequence[asyncpg.Record]:
        """Run SQL past the program: to look, or to break a guard in this test's own database."""
        connection = await asyncpg.connect(self.database_url)
        try:
            return await connection.fetch(statement, *arguments)
        finally:
            await connection.close()
