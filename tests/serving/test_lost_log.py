"""OP-1: the reader of the log has ended, the terminal was closed, the log's disk is full: the shop goes on."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from tests.helpers.loopback import LOOPBACK
from tests.helpers.server import START_SECONDS, STOP_SECONDS, free_port
from tests.storage.holder import server_pid


def _broken_pipe() -> int:
    """Return the writing end of a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


def _full_disk() -> int:
    return os.open("/dev/full", os.O_WRONLY)


@contextlib.contextmanager
def _served(folder: Path, output: int, workers: int) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", "from tillkeeper.cli import app; app()", "serve", "--port", str(port), "--data-dir",
         str(folder), "--workers", str(workers)],
        stdout=output, stderr=output, start_new_session=True,
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
    )  # fmt: skip
    os.close(output)
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        assert process.wait(STOP_SECONDS) == 0


def _is_ready(url: str) -> bool:
    with contextlib.suppress(httpx.TransportError):
        return httpx.get(f"{url}/readyz", timeout=2, **LOOPBACK).status_code == httpx.codes.OK
    return False


def _wait_until_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _is_ready(url):
        assert process.poll() is None, "it ended"
        assert time.monotonic() < deadline, "never ready"
        time.sleep(0.1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full, as Linux has one")
@pytest.mark.parametrize(("output", "workers"), [(_broken_pipe, 1), (_full_disk, 2)])
def test_a_log_that_can_not_be_written_is_lost_and_the_shop_is_not(
    output: Callable[[], int], workers: int, tmp_path: Path
) -> None:
    """OP-1: the database is killed, in many lines; it comes back and is watched on, as often as it dies."""
    folder = tmp_path / "data"
    with _served(folder, output(), workers) as (url, process):
        _wait_until_ready(url, process)
        for _ in range(2):
            killed = server_pid(folder)
            psutil.Process(killed).kill()
            deadline = time.monotonic() + START_SECONDS
            while not (folder / "postgres" / "postmaster.pid").exists() or server_pid(folder) == killed:
                assert time.monotonic() < deadline, "the database is not looked after"
                time.sleep(0.1)
            _wait_until_ready(url, process)
