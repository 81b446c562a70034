"""Every process killed by itself, as the system does that is out of memory: the others notice, and the shop goes on."""

import asyncio
import contextlib
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from tests.cli.program import tillkeeper
from tests.crashes.own_shop import OwnShop, kill, own_shop, survive, until_up
from tests.helpers.server import ServerProcess, free_port
from tests.storage.holder import is_alive, wait_until_gone
from tillkeeper.storage.embedded import EmbeddedPostgres

# What every PostgreSQL 18 starts beside those that serve connections.
HELPERS = ("checkpointer", "background writer", "walwriter", "autovacuum launcher", "io worker")


def helper(shop: OwnShop, kind: str) -> psutil.Process:
    for process in shop.postmaster.children():
        with contextlib.suppress(psutil.NoSuchProcess):
            if f"postgres: {kind}" in " ".join(process.cmdline()):
                return process
    raise AssertionError(f"There is no {kind}.")


def parts(shop: OwnShop) -> tuple[list[psutil.Process], list[psutil.Process]]:
    """Return the workers, and what else the parent has started: the one that counts semaphores."""
    workers: list[psutil.Process] = []
    others: list[psutil.Process] = []
    for child in psutil.Process(shop.server.process.pid).children():
        with contextlib.suppress(psutil.NoSuchProcess):  # killed, and not yet collected
            (workers if "spawn_main" in " ".join(child.cmdline()) else others).append(child)
    return workers, others


async def test_each_process_of_the_database_killed_alone(tmp_path: Path) -> None:
    """OP-1, EV-1: PostgreSQL starts itself again, and a sale that was acknowledged is there once."""
    async with own_shop(tmp_path) as shop:

        def kill_one(kind: str) -> None:
            kill([helper(shop, kind)])

        async def disaster(kind: str) -> None:
            await until_up(shop)
            await asyncio.to_thread(kill_one, kind)

        await survive(shop, [lambda kind=kind: disaster(kind) for kind in HELPERS])  # type: ignore[misc]


async def test_each_worker_killed_alone_is_replaced(tmp_path: Path) -> None:
    """OP-1, EV-1: and so it is when the process that counts semaphores is killed."""
    async with own_shop(tmp_path) as shop:
        before, others = parts(shop)
        assert len(before) == 2
        assert others

        async def kill_a_worker(number: int) -> None:
            kill([before[number]])

        async def kill_the_others() -> None:
            kill(others)

        await survive(shop, [lambda: kill_a_worker(0), lambda: kill_a_worker(1), kill_the_others])
        deadline = time.monotonic() + 30
        while len(after := parts(shop)[0]) < 2:
            assert time.monotonic() < deadline
            await asyncio.sleep(0.1)
        assert not {worker.pid for worker in after} & {worker.pid for worker in before}


async def test_the_parent_killed_alone_three_times(tmp_path: Path) -> None:
    """OP-1, EV-1: its workers end, the port is free, and no command stops the database meanwhile."""
    async with own_shop(tmp_path) as shop:

        async def kill_the_parent() -> None:
            workers, _ = parts(shop)
            kill([psutil.Process(shop.server.process.pid)])
            shop.server.process.wait(20)
            looked = asyncio.to_thread(tillkeeper, "doctor", "--data-dir", shop.folder, database_url=None)
            ended, _ = await asyncio.gather(looked, asyncio.to_thread(shop.start_again))
            assert ended.code == 0, ended.told
            for worker in workers:
                await asyncio.to_thread(wait_until_gone, worker.pid)

        await survive(shop, [kill_the_parent] * 3)


def test_workers_without_a_parent_hold_the_database_until_they_end(tmp_path: Path) -> None:
    """OP-1: doctor, which only reads, is not the last user of a database that workers still answer from."""
    server = ServerProcess.start(None, workers=2, arguments=("--data-dir", str(tmp_path), "--demo"))
    shop = OwnShop(tmp_path, server)
    postmaster = shop.postmaster
    workers, _ = parts(shop)
    try:
        for worker in workers:
            worker.suspend()  # in the middle of somebody's request
        server.process.kill()
        server.process.wait(20)
        looked = tillkeeper("doctor", "--data-dir", tmp_path, database_url=None)
        assert looked.code == 0, looked.told
        assert is_alive(postmaster.pid)
        assert shop.postmaster == postmaster
        for worker in workers:
            worker.resume()
        for worker in workers:
            wait_until_gone(worker.pid)
    finally:
        kill(workers)
        server.log.unlink()
    with EmbeddedPostgres(tmp_path):
        assert shop.postmaster == postmaster, "the database outlived them all"
    wait_until_gone(postmaster.pid)


@pytest.fixture
def starting(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], psutil.Process]]:
    """Yield a server that starts on a new folder, and the process in which it migrates."""
    command = [sys.executable, "-c", "from tillkeeper.cli import app; app()", "serve", "--port", str(free_port())]
    with subprocess.Popen([*command, "--data-dir", str(tmp_path)], stderr=subprocess.PIPE, text=True) as server:
        migration = None
        while migration is None:
            assert server.poll() is None
            for child in psutil.Process(server.pid).children():
                with contextlib.suppress(psutil.NoSuchProcess):
                    if "migrate" in child.cmdline():
                        migration = child
        yield server, migration
        server.kill()


def test_a_migration_killed_alone_is_told_and_done_again(
    tmp_path: Path, starting: tuple[subprocess.Popen[str], psutil.Process]
) -> None:
    """EV-8: nothing is half migrated."""
    server, migration = starting
    migration.kill()
    _, told = server.communicate(timeout=60)
    assert server.returncode == 1
    assert f"The migration was ended by signal {signal.SIGKILL:d} and has changed nothing. Start again." in told
    assert "Traceback" not in told
    ServerProcess.start(None, arguments=("--data-dir", str(tmp_path))).stop()


def test_a_migration_whose_server_is_killed_is_finished(
    tmp_path: Path, starting: tuple[subprocess.Popen[str], psutil.Process]
) -> None:
    """EV-8: it uses the database by itself, which no other command stops under it."""
    server, migration = starting
    server.kill()
    server.communicate(timeout=60)
    tillkeeper("doctor", "--data-dir", tmp_path, database_url=None)
    psutil.wait_procs([migration], timeout=60)
    looked = tillkeeper("doctor", "--data-dir", tmp_path, database_url=None)
    assert looked.code == 0, looked.told


def test_a_server_that_takes_the_port_of_a_killed_one_waits_for_its_workers(tmp_path: Path) -> None:
    """OP-1: a service manager starts it again in the same moment."""
    server = ServerProcess.start(None, workers=2, arguments=("--data-dir", str(tmp_path), "--demo"))
    server.process.kill()
    server.process.wait(20)
    port = urlsplit(server.url).port
    again = ServerProcess.start(None, workers=2, arguments=("--data-dir", str(tmp_path)), port=port)
    deadline = time.monotonic() + 30
    while "is open at" not in again.log_text():  # the old workers may have answered for it
        assert time.monotonic() < deadline, again.log_text()
        time.sleep(0.1)
    server.log.unlink()
    again.stop()
