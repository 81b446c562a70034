"""A worker that dies while the database is away is replaced, and the shop goes on once the database is back."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from tests.helpers.loopback import LOOPBACK
from tests.helpers.own_postgres import OwnPostgres, own_postgres
from tests.helpers.server import ServerProcess, free_port
from tests.helpers.shop import PASSWORD
from tests.storage.holder import wait_until_gone

WORKERS = 2
SIGN_IN = {"username": "manager1", "password": PASSWORD, "businessId": "espiga"}

GOES: dict[str, Callable[[OwnPostgres], None]] = {
    "frozen": OwnPostgres.freeze,
    "stopped": lambda own: own.server.leave(),
}
COMES_BACK: dict[str, Callable[[OwnPostgres], None]] = {
    "frozen": OwnPostgres.thaw,
    "stopped": lambda own: own.server.start(),
}


@pytest.fixture
def own(tmp_path: Path, run_folder: Path) -> Iterator[OwnPostgres]:
    with own_postgres(tmp_path / "own", run_folder) as server:
        yield server


@pytest.fixture
def server(own: OwnPostgres) -> Iterator[ServerProcess]:
    started = ServerProcess.start(own.url, workers=WORKERS)
    yield started
    started.stop()


def workers_of(server: ServerProcess) -> dict[int, psutil.Process]:
    children = psutil.Process(server.process.pid).children()
    return {child.pid: child for child in children if "spawn_main" in " ".join(child.cmdline())}


def until(server: ServerProcess, status: int, check: str) -> None:
    """Wait until ``/readyz`` answers so; until a worker is there nobody answers."""
    deadline = time.monotonic() + 60
    while True:
        assert server.process.poll() is None, server.log_text()
        assert time.monotonic() < deadline, server.log_text()
        with contextlib.suppress(httpx.TransportError):
            answer = httpx.get(f"{server.url}/readyz", timeout=10, **LOOPBACK)
            if answer.status_code == status and answer.json()["checks"]["database"] == check:
                return
        time.sleep(0.1)


@pytest.mark.parametrize("how", GOES)
def test_workers_that_die_while_the_database_is_away_are_replaced(
    how: str, own: OwnPostgres, server: ServerProcess
) -> None:
    """OP-1: all of them, so that the new ones answer; 503 in words meanwhile, and no traceback each second."""
    before = workers_of(server)
    assert len(before) == WORKERS
    GOES[how](own)
    for worker in before.values():
        worker.kill()
        wait_until_gone(worker.pid)
    until(server, 503, "database-unavailable")
    refused = httpx.post(f"{server.url}/api/auth/login", json=SIGN_IN, timeout=30, **LOOPBACK)
    assert (refused.status_code, refused.json()["code"]) == (503, "database-unavailable")
    COMES_BACK[how](own)
    until(server, 200, "ok")
    signed_in = httpx.post(f"{server.url}/api/auth/login", json=SIGN_IN, timeout=30, **LOOPBACK)
    assert signed_in.status_code == 200, signed_in.text
    assert len(workers_of(server)) == WORKERS
    assert not workers_of(server).keys() & before.keys()
    assert "Traceback" not in server.log_text()


def test_a_database_that_goes_away_is_told_in_lines_without_tracebacks(own: OwnPostgres, server: ServerProcess) -> None:
    """OP-1: the pool keeps no connection up in the background, which told each failure with a traceback."""
    for _ in range(5 * WORKERS):  # each worker has connections now
        assert httpx.post(f"{server.url}/api/auth/login", json=SIGN_IN, timeout=30, **LOOPBACK).status_code == 200
    own.server.leave()
    until(server, 503, "database-unavailable")
    refused = httpx.post(f"{server.url}/api/auth/login", json=SIGN_IN, timeout=30, **LOOPBACK)
    assert refused.status_code == 503
    time.sleep(3)  # a try of the pool's would have come
    own.server.start()
    until(server, 200, "ok")
    assert "Traceback" not in server.log_text()
    assert "database failed" in server.log_text()


BROKEN = """
import sys
import uvicorn
from tillkeeper.cli import serve

async def broken(scope, receive, send):
    raise RuntimeError("this release is not whole")

def create():
    return broken

if __name__ == "__main__":
    config = uvicorn.Config("served:create", factory=True, port=int(sys.argv[1]), workers=2, lifespan="on")
    serve._run(config, config.bind_socket())
"""


def test_workers_that_cannot_start_end_the_server_with_a_code_that_says_so(tmp_path: Path) -> None:
    """OP-1: a service manager starts it again; with 0 it would take the end for a wish."""
    (tmp_path / "served.py").write_text(BROKEN)
    ended = subprocess.run(
        [sys.executable, "served.py", str(free_port())],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode != 0
    assert "A server process could not start, and the server has ended" in ended.stderr
