"""kill -9 in the middle of a hundred sales: of every server process, and of the database's."""

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

# Early, in the middle, late: each in the middle of somebody's request.
DISASTERS_AFTER = (SALES // 5, SALES // 2, SALES * 4 // 5)


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


async def test_every_server_process_killed_three_times(tmp_path: Path) -> None:
    """EV-1, EV-4, OS-6, CS-6, S4-21: every acknowledged write is there, none twice, and the sums agree."""
    async with own_shop(tmp_path) as shop:

        async def kill_the_server() -> None:
            assert len(shop.server.process_ids()) >= 3, "a parent and two workers"
            await asyncio.to_thread(shop.server.kill)
            await asyncio.to_thread(shop.start_again)

        await survive(shop, [kill_the_server] * 3)


async def test_the_database_killed_three_times(tmp_path: Path) -> None:
    """EV-1, EV-4, OS-6, CS-6: its parent, all its processes, one that serves a till: the server itself goes on."""
    async with own_shop(tmp_path) as shop:
        server_processes = shop.server.process_ids()

        async def kill_the_parent() -> None:
            kill([shop.postmaster])

        async def kill_all_of_it() -> None:
            await until_up(shop)
            kill([*shop.postmaster.children(), shop.postmaster])

        async def kill_one_connection() -> None:
            await until_up(shop)
            kill([next(each for each in shop.postmaster.children() if serves_a_till(each))])

        await survive(shop, [kill_the_parent, kill_all_of_it, kill_one_connection])
        assert shop.server.process_ids() == server_processes


def kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):  # it ended by itself a moment ago
            process.kill()


def serves_a_till(process: psutil.Process) -> bool:
    try:
        return "postgres tillkeeper [local]" in " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return False


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
    """Trade through the disasters, settle, and hold the books against what the tills were told."""

    async def happen(shift: Shift) -> None:
        for sales, disaster in zip(DISASTERS_AFTER, disasters, strict=True):
            await shift.after(sales)
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
