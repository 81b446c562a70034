"""The program as an operator meets it: started, refused, killed, stopped."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import asyncpg
import httpx
import psutil
import pytest

from tests.helpers.loopback import LOOPBACK
from tests.helpers.server import ServerProcess, free_port
from tests.helpers.shop import Shop
from tillkeeper.cli.serve import WATCH_SECONDS

MEGABYTE = 1024 * 1024


def serve(*arguments: str, database_url: str | None = None) -> subprocess.CompletedProcess[str]:
    """Start a server that is expected to refuse, and return what it said."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if database_url is not None:
        environment["DATABASE_URL"] = database_url
    return subprocess.run(
        [sys.executable, "-c", "from tillkeeper.cli import app; app()", "serve", *arguments],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


async def run_sql(database_url: str, statement: str) -> None:
    connection = await asyncpg.connect(database_url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def test_a_new_shop_is_open_at_once_and_stops_cleanly(tmp_path: Path) -> None:
    """An embedded database is made, migrated and filled by itself; Ctrl-C ends both, and the next start is quick."""
    data = ("--data-dir", str(tmp_path), "--demo")
    first = ServerProcess.start(None, arguments=data)
    assert f"open at  {first.url}/" in first.log_text()
    assert "cashier1   PIN 1111" in first.log_text()
    database = int((tmp_path / "postgres" / "postmaster.pid").read_text().split("\n", 1)[0])
    assert psutil.Process(first.process.pid).memory_info().rss < 100 * MEGABYTE
    first.stop()
    assert not psutil.pid_exists(database) or psutil.Process(database).status() == psutil.STATUS_ZOMBIE
    again = ServerProcess.start(None, arguments=data)
    again.stop()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("TILLKEEPER_POOL_SIZE", "abc", "TILLKEEPER_POOL_SIZE is a whole number from 1 to 100, not 'abc'."),
        ("TILLKEEPER_POOL_SIZE", "0", "TILLKEEPER_POOL_SIZE is a whole number from 1 to 100, not '0'."),
        ("TILLKEEPER_WEBHOOK_PRIVATE_TARGETS", "true", "TILLKEEPER_WEBHOOK_PRIVATE_TARGETS is yes or no, not 'true'."),
        (
            "TILLKEEPER_TRUSTED_PROXIES",
            "10.0.0.7, proxy",
            "TILLKEEPER_TRUSTED_PROXIES lists addresses or networks, such as 10.0.0.7 or 10.0.0.0/24, with",
        ),
    ],
)
def test_a_wrong_setting_is_named_before_anything_is_made(
    name: str, value: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    ended = serve("--data-dir", str(tmp_path / "data"))
    assert (ended.returncode, len(ended.stderr.splitlines())) == (1, 1), ended.stderr
    assert ended.stderr.startswith(sentence)
    assert not (tmp_path / "data").exists()


def test_a_killed_database_server_is_back_before_anybody_calls(tmp_path: Path) -> None:
    server = ServerProcess.start(None, arguments=("--data-dir", str(tmp_path), "--demo"))
    try:
        os.kill(int((tmp_path / "postgres" / "postmaster.pid").read_text().split("\n", 1)[0]), signal.SIGKILL)
        deadline = time.monotonic() + 30
        while "was started again" not in server.log_text():
            assert time.monotonic() < deadline, server.log_text()
            time.sleep(0.1)
        body = {"username": "cashier2", "password": "tillkeeper-demo"}
        while (answer := httpx.post(f"{server.url}/api/auth/login", json=body, **LOOPBACK)).status_code != 200:
            # Connections of before the kill end as "unavailable", never as anything else.
            assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE, answer.text
            assert time.monotonic() < deadline
    finally:
        server.stop()


def test_a_database_server_that_does_not_start_again_is_tried_until_it_does(tmp_path: Path) -> None:
    """Said once with its reason, whatever was wrong, and mended without a restart of ours."""
    server = ServerProcess.start(None, arguments=("--data-dir", str(tmp_path), "--demo"))
    settings = tmp_path / "postgres" / "postgresql.conf"
    good = settings.read_text()
    try:
        settings.write_text(good + "no_such_setting = 1\n")
        os.kill(int((tmp_path / "postgres" / "postmaster.pid").read_text().split("\n", 1)[0]), signal.SIGKILL)
        said(server, "does not start")
        time.sleep(3 * WATCH_SECONDS)  # several more tries
        assert server.log_text().count("does not start") == 1
        assert "no_such_setting" in server.log_text()
        settings.write_text(good)
        said(server, "was started again")
        deadline = time.monotonic() + 30
        while httpx.get(f"{server.url}/readyz", **LOOPBACK).status_code != httpx.codes.OK:
            assert time.monotonic() < deadline, server.log_text()
            time.sleep(0.1)
    finally:
        settings.write_text(good)
        server.stop()


def said(server: ServerProcess, words: str) -> None:
    """Wait until the server has said so."""
    deadline = time.monotonic() + 60
    while words not in server.log_text():
        assert time.monotonic() < deadline, server.log_text()
        time.sleep(0.1)


def test_a_database_of_ones_own_is_refused_until_it_matches(bare_database: str) -> None:
    """EV-8, S3-03, S4-15: never changed by itself; the one command is told, and the exit code says it failed."""
    refused = serve("--port", str(free_port()), database_url=bare_database)
    assert refused.returncode == 1
    assert "the database is empty\n    tillkeeper migrate" in refused.stderr


def test_a_missing_index_stops_the_start(empty_database: str) -> None:
    """EV-8: a schema that lost an index by hand is not served."""
    asyncio.run(run_sql(empty_database, "DROP INDEX idx_one_open_session_per_register"))
    refused = serve("--port", str(free_port()), database_url=empty_database)
    assert refused.returncode == 1
    assert "idx_one_open_session_per_register is missing" in refused.stderr
    assert "tillkeeper migrate" in refused.stderr


def test_a_port_in_use_is_told_before_any_database_is_touched(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = serve("--port", str(port), "--data-dir", str(tmp_path / "data"))
    sentence = f"Port {port} of 127.0.0.1 is in use by another program: end that one, or name another port with --port."
    assert (refused.returncode, refused.stderr) == (1, f"{sentence}\n")
    assert not (tmp_path / "data").exists()


def test_an_address_of_another_machine_is_a_sentence(tmp_path: Path) -> None:
    host = "192.0.2.1"  # nobody's
    refused = serve("--host", host, "--port", str(free_port()), "--data-dir", str(tmp_path / "data"))
    assert (refused.returncode, len(refused.stderr.splitlines())) == (1, 1), refused.stderr
    assert refused.stderr.startswith(f"The server can't listen on {host}, port ")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("host", ["", " "])
def test_no_address_is_not_every_address(tmp_path: Path, host: str) -> None:
    """A script's variable that is not set opens the shop to nobody else."""
    refused = serve("--host", host, "--port", str(free_port()), "--data-dir", str(tmp_path / "data"))
    assert refused.returncode == 2
    assert "leave --host out" in refused.stderr
    assert not (tmp_path / "data").exists()


def test_it_listens_on_this_machine_alone(start_server: Callable[..., ServerProcess]) -> None:
    server = start_server()
    addresses = {c.laddr.ip for c in psutil.Process(server.process.pid).net_connections("tcp") if c.status == "LISTEN"}
    assert addresses == {"127.0.0.1"}


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_all_processes_end_together_and_in_order(
    start_server: Callable[..., ServerProcess], kind: signal.Signals, workers: int
) -> None:
    """Told to end, by Ctrl-C, by the system, or by a terminal that was closed, which tells all of them."""
    server = start_server(workers=workers)
    processes = server.process_ids()
    assert len(processes) >= (1 if workers == 1 else 3)
    if kind is signal.SIGHUP:
        os.killpg(server.process.pid, kind)
    else:
        server.process.send_signal(kind)
    assert server.process.wait(20) == 0, server.log_text()
    assert "Traceback" not in server.log_text()
    # The one that counts semaphores ends when it sees that its parent did.
    deadline = time.monotonic() + 20
    while left := [pid for pid in processes if psutil.pid_exists(pid)]:
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


@pytest.mark.parametrize("workers", [1, 2])
def test_under_nohup_a_closed_terminal_is_nothing(demo_database: str, workers: int) -> None:
    """Whoever had the signal ignored wants the server to go on."""
    server = ServerProcess.start(demo_database, workers=workers, under=("nohup",))
    try:
        processes = server.process_ids()
        os.killpg(server.process.pid, signal.SIGHUP)
        # Whatever ended or replaced a process would have begun to by then.
        for _ in range(10):
            assert httpx.get(f"{server.url}/readyz", **LOOPBACK).is_success
            time.sleep(0.1)
        assert server.process_ids() == processes
    finally:
        server.stop()


async def test_the_shop_in_this_process_is_the_same_shop(shop: Shop, server: ServerProcess) -> None:
    """Both fixtures stand on one database: what one writes the other sees."""
    here = await shop.sign_in("cashier2", register="ASU-1")
    async with Shop.at(server.url, shop.database_url) as there:
        answer = await there.http.get("/api/auth/me", headers={"Authorization": f"Bearer {here.token}"})
    assert answer.status_code == httpx.codes.OK
    assert answer.json()["user"]["username"] == "cashier2"


async def test_the_clock_stands_where_it_is_put(shop: Shop) -> None:
    await shop.clock.advance(hours=3)
    first = await shop.sql("SELECT shop_now() AS now")
    second = await shop.sql("SELECT shop_now() AS now")
    assert first[0]["now"] == second[0]["now"] == shop.clock.now
