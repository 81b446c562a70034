"""Every command of the program beside a shop that sells, and a backup in the middle: nothing changes for the tills."""

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import asyncpg
import psutil
import pytest

from tests.cli.program import Ended, tillkeeper
from tests.crashes.books import DISAGREEMENTS, check
from tests.crashes.own_shop import OwnShop, own_shop, seen_from_inside
from tests.crashes.shift import SALES, Shift, crew_of, trade
from tests.helpers.server import ServerProcess
from tests.storage.holder import ask
from tillkeeper.storage.embedded import EmbeddedPostgres

LIST = "name,price,category\nChipa de prueba,3000,Pan\n"


def run(shop: OwnShop, *arguments: object) -> Ended:
    return tillkeeper(*arguments, "--data-dir", shop.folder, database_url=None)


def import_a_list(shop: OwnShop) -> Ended:
    file = shop.folder.parent / "list.csv"
    file.write_text(LIST)
    return run(shop, "import", "products", file, "--business", "espiga", "--tax", "10")


def serve_and_stop(shop: OwnShop) -> Ended:
    """Another server on the same folder, which comes and goes."""
    other = ServerProcess.start(None, workers=2, arguments=("--data-dir", str(shop.folder)))
    other.stop()
    return Ended(0, "")


def replay_a_day(shop: OwnShop) -> Ended:
    file = shop.folder.parent / "sales.csv"
    file.write_text("date,time,transaction,item\n2016-10-30,09:58:11,1,Bread\n")
    return run(shop, "replay", file, "--business", "espiga", "--registers", "1")


COMMANDS: dict[str, Callable[[OwnShop], Ended]] = {
    "doctor": lambda shop: run(shop, "doctor"),
    "migrate": lambda shop: run(shop, "migrate", "--reapply"),
    "demo": lambda shop: run(shop, "demo"),
    "import": import_a_list,
    "backup": lambda shop: run(shop, "backup", shop.folder.parent / "backups"),
    "serve": serve_and_stop,
}


async def sell_beside(shop: OwnShop, happenings: list[Callable[[Shift], Awaitable[None]]]) -> Shift:
    """Sell a whole shift while it happens; require that no till had to ask twice, and that the books are right."""

    async def happen(shift: Shift) -> None:
        for number, happening in enumerate(happenings, start=1):
            await shift.after(SALES * number // (len(happenings) + 1))
            await happening(shift)

    async with seen_from_inside(shop) as inside:
        crew = await crew_of(inside)
    shift = await trade(shop.server.url, crew, happen)
    async with seen_from_inside(shop) as inside:
        await check(inside, shift)
    for till, _ in shift.sessions:
        await till.http.aclose()
    return shift


async def test_every_command_beside_a_shop_that_sells(tmp_path: Path) -> None:
    """OP-1, EV-8: none stops the database, the workers or a till; every sale is there once."""
    async with own_shop(tmp_path / "data") as shop:
        before = [psutil.Process(pid) for pid in (shop.postmaster.pid, *shop.server.process_ids())]

        def happening(command: Callable[[OwnShop], Ended]) -> Callable[[Shift], Awaitable[None]]:
            async def happen(_shift: Shift) -> None:
                ended = await asyncio.to_thread(command, shop)
                assert ended.code == 0, ended.told

            return happen

        shift = await sell_beside(shop, [happening(command) for command in COMMANDS.values()])
        assert shift.timings.tries_again == 0
        # Last, since it sells as well.
        replayed = await asyncio.to_thread(replay_a_day, shop)
        assert replayed.code == 0, replayed.told
        assert all(process.is_running() for process in before)


async def _everything(url: str, statement: str) -> list[Any]:
    connection = await asyncpg.connect(url)
    try:
        return list(await connection.fetch(statement))
    finally:
        await connection.close()


async def test_backups_of_a_shop_that_sells(tmp_path: Path) -> None:
    """OP-5: each holds every sale that was acknowledged before it began, agrees with itself, and has grown."""
    made: list[tuple[Path, set[str]]] = []
    async with own_shop(tmp_path / "data") as shop:

        async def back_up(shift: Shift) -> None:
            acknowledged = {transaction["id"] for transaction in shift.transactions}
            ended = await asyncio.to_thread(COMMANDS["backup"], shop)
            assert ended.code == 0, ended.told
            made.append((Path(ended.told.splitlines()[-1].removeprefix("Backed up into ")), acknowledged))

        await back_up(Shift())
        shift = await sell_beside(shop, [back_up] * 3)
        assert shift.timings.tries_again == 0
        acknowledged = {transaction["id"] for transaction in shift.transactions}
        at_the_end = await asyncio.to_thread(COMMANDS["backup"], shop)
        made.append((Path(at_the_end.told.splitlines()[-1].removeprefix("Backed up into ")), acknowledged))
    counts: list[int] = []
    for number, (backup, acknowledged) in enumerate(made):
        verified = await asyncio.to_thread(tillkeeper, "backup", "verify", backup, "--in", tmp_path, database_url=None)
        assert verified.code == 0, verified.told
        new = tmp_path / f"restored-{number}"
        restored = await asyncio.to_thread(tillkeeper, "restore", backup, "--data-dir", new, database_url=None)
        assert restored.code == 0, restored.told
        with EmbeddedPostgres(new) as server:
            sold = {row[0] for row in await _everything(server.url(), "SELECT id::text FROM transactions")}
            assert acknowledged <= sold
            money = "nothing booked; no money"
            if sold:
                money = f"sale {len(sold) * 13500} PYG; card {len(sold) * 4500} PYG, cash {len(sold) * 9000} PYG"
            assert f"{len(sold)} transactions ({money})" in verified.told
            for what, statement in DISAGREEMENTS.items():
                assert await _everything(server.url(), statement) == [], what
        counts.append(len(sold))
    assert counts == sorted(counts)
    assert counts[0] < counts[-1] == SALES


def test_a_restored_shop_opens(tmp_path: Path) -> None:
    """OP-5: `serve` on the restored folder is the shop, and the shop that it came from is open meanwhile."""
    first = ServerProcess.start(None, arguments=("--data-dir", str(tmp_path / "data"), "--demo"))
    try:
        shop = OwnShop(tmp_path / "data", first)
        backup = COMMANDS["backup"](shop).told.splitlines()[-1].removeprefix("Backed up into ")
        assert tillkeeper("restore", backup, "--data-dir", tmp_path / "new", database_url=None).code == 0
        second = ServerProcess.start(None, workers=2, arguments=("--data-dir", str(tmp_path / "new")))
        assert ask(EmbeddedPostgres(tmp_path / "new").url(), "SELECT count(*) FROM businesses") == 2
        second.stop()
        assert shop.postmaster.is_running()
    finally:
        first.stop()


@pytest.mark.parametrize("name", ["doctor", "backup"])
def test_a_command_killed_in_the_middle_leaves_the_shop_as_it_is(name: str, tmp_path: Path) -> None:
    """OP-1: whatever lock or place the command held goes with it."""
    server = ServerProcess.start(None, arguments=("--data-dir", str(tmp_path / "data"), "--demo"))
    try:
        shop = OwnShop(tmp_path / "data", server)
        postmaster = shop.postmaster
        command = {
            "doctor": ("doctor", "--data-dir", tmp_path / "data"),
            "backup": ("backup", tmp_path / "backups", "--data-dir", tmp_path / "data"),
        }[name]
        for seconds in (0.3, 0.6, 0.9):
            killed_after(seconds, command)
        assert COMMANDS["doctor"](shop).code == 0
        assert shop.postmaster == postmaster
    finally:
        server.stop()


def killed_after(seconds: float, command: tuple[object, ...]) -> None:
    program = [sys.executable, "-c", "from tillkeeper.cli import app; app()", *map(str, command)]
    with subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
