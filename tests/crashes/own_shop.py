"""A shop as it is installed, what happens to it while it trades, and whether the books are right afterwards."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psutil

from tests.crashes.books import check
from tests.crashes.shift import SALES, Shift, close_up, crew_of, trade
from tests.helpers.loopback import LOOPBACK
from tests.helpers.postgres import run_tillkeeper
from tests.helpers.server import ServerProcess
from tests.races.people import RacingShop
from tillkeeper.storage.database import Database, DatabaseUnavailable
from tillkeeper.storage.embedded import EmbeddedPostgres
from tillkeeper.storage.system_account import EmbeddedPostgresError


@dataclass
class OwnShop:
    """A shop as it is installed: the server with its embedded database, every safety of the disk on."""

    folder: Path
    server: ServerProcess

    @property
    def postmaster(self) -> psutil.Process:
        pid_file = self.folder / "postgres" / "postmaster.pid"
        return psutil.Process(int(pid_file.read_text(encoding="utf-8").split("\n", 1)[0]))

    @property
    def database_url(self) -> str:
        return EmbeddedPostgres(self.folder).url()

    def start_again(self) -> None:
        """Start the server at the address it had."""
        self.server = serve(self.folder, port=urlsplit(self.server.url).port)


def kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):  # it ended by itself a moment ago
            process.kill()


def serve(folder: Path, *, port: int | None = None) -> ServerProcess:
    return ServerProcess.start(None, workers=2, arguments=("--data-dir", str(folder), "--demo"), port=port)


@asynccontextmanager
async def own_shop(folder: Path) -> AsyncIterator[OwnShop]:
    shop = OwnShop(folder, await asyncio.to_thread(serve, folder))
    try:
        yield shop
        for fault in ("unexpected error", "background task ended"):
            assert fault not in shop.server.log_text()
        # Of one of its processes, which does not matter: whatever ended in the other is in the log.
        async with httpx.AsyncClient(**LOOPBACK) as http:
            assert (await http.get(f"{shop.server.url}/readyz")).status_code == httpx.codes.OK
    except BaseException:
        print(shop.server.log_text())  # noqa: T201 - pytest shows it with the failure
        raise
    finally:
        await asyncio.to_thread(shop.server.stop)


@asynccontextmanager
async def seen_from_inside(shop: OwnShop) -> AsyncIterator[RacingShop]:
    database = await Database.connect(shop.database_url, size=2)
    try:
        yield RacingShop(shop.database_url, database)
    finally:
        await database.close()


async def until_up(shop: OwnShop) -> None:
    """Wait until the database answers through the server again."""
    deadline = asyncio.get_running_loop().time() + 30
    while asyncio.get_running_loop().time() < deadline:
        try:
            async with seen_from_inside(shop) as inside:
                await inside.value("SELECT 1")
        except (DatabaseUnavailable, EmbeddedPostgresError):
            await asyncio.sleep(0.1)
        else:
            return
    raise AssertionError("The database did not come back.")


async def survive(shop: OwnShop, disasters: list[Callable[[], Awaitable[None]]]) -> None:
    """Trade through the disasters, settle, and hold the books against what the tills were told.

    They come spread over the shift, each in the middle of somebody's request.
    """

    async def happen(shift: Shift) -> None:
        for number, disaster in enumerate(disasters, start=1):
            await shift.after(SALES * number // (len(disasters) + 1))
            await disaster()

    async with seen_from_inside(shop) as inside:
        crew = await crew_of(inside)
    shift = await trade(shop.server.url, crew, happen)
    assert shift.timings.tries_again > 0, "nobody was hit"
    async with seen_from_inside(shop) as inside:
        await check(inside, shift)
        await close_up(shift)
        assert await inside.value("SELECT count(*) FROM cash_sessions WHERE over_short_minor = 0") == len(
            shift.sessions
        )
    run_tillkeeper("doctor", database_url=shop.database_url)
