"""The PostgreSQL in the data folder: found, shared, stopped, and back after every kind of kill."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.storage.holder import HOLD, Holder, ask, is_alive, server_pid, wait_until_gone
from tillkeeper.storage.embedded import SETTINGS, EmbeddedPostgres
from tillkeeper.storage.system_account import EmbeddedPostgresError


def test_it_is_postgresql_18_with_every_safety_on(tmp_path: Path) -> None:
    with EmbeddedPostgres(tmp_path) as server:
        url = server.url()
        assert str(ask(url, "SHOW server_version")).startswith("18.")
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            assert ask(url, f"SHOW {name}") == "on"
        assert ask(url, "SHOW jit") == "off"
        assert ask(url, "SHOW listen_addresses") == ""
        assert ask(url, "SELECT lower('ÑANDUTÍ')") == "ñandutí"
        pid = server_pid(tmp_path)
    wait_until_gone(pid)


def test_the_last_user_stops_it_and_not_the_first(tmp_path: Path) -> None:
    other = Holder(tmp_path)
    pid = server_pid(tmp_path)
    with EmbeddedPostgres(tmp_path) as server:
        assert server_pid(tmp_path) == pid
        other.end()
        assert ask(server.url(), "SELECT 1") == 1
    wait_until_gone(pid)


def test_a_killed_program_leaves_it_to_the_next_which_stops_it(tmp_path: Path) -> None:
    killed = Holder(tmp_path)
    pid = server_pid(tmp_path)
    ask(killed.url, "CREATE TABLE kept AS SELECT 7 AS value")
    killed.kill()
    assert is_alive(pid)
    with EmbeddedPostgres(tmp_path) as server:
        assert server_pid(tmp_path) == pid
        assert ask(server.url(), "SELECT value FROM kept") == 7
    wait_until_gone(pid)


def test_a_killed_server_comes_back_with_everything_committed(tmp_path: Path) -> None:
    with EmbeddedPostgres(tmp_path, settings=SETTINGS) as server:
        url = server.url()
        ask(url, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS value")
        pid = server_pid(tmp_path)
        os.kill(pid, signal.SIGKILL)
        wait_until_gone(pid)
        assert server.ensure_running()
        assert not server.ensure_running()
        assert ask(server.url(), "SELECT count(*) FROM kept") == 1000


def test_everything_killed_at_once_comes_back(tmp_path: Path) -> None:
    killed = Holder(tmp_path)
    ask(killed.url, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS value")
    postmaster = psutil.Process(server_pid(tmp_path))
    for process in [postmaster, *postmaster.children(recursive=True)]:
        with contextlib.suppress(psutil.NoSuchProcess):  # backends end by themselves, and fast
            process.kill()
    killed.kill()
    with EmbeddedPostgres(tmp_path) as server:
        assert ask(server.url(), "SELECT count(*) FROM kept") == 1000


def test_a_process_id_that_now_belongs_to_another_program_does_not_stop_it(tmp_path: Path) -> None:
    with EmbeddedPostgres(tmp_path) as server:
        ask(server.url(), "CREATE TABLE kept AS SELECT 7 AS value")
        lines = (tmp_path / "postgres" / "postmaster.pid").read_text().splitlines()
    # As after a power cut: the file is there, and its number is this very test's.
    lines[0] = str(os.getpid())
    (tmp_path / "postgres" / "postmaster.pid").write_text("\n".join(lines) + "\n")
    with EmbeddedPostgres(tmp_path) as server:
        assert ask(server.url(), "SELECT value FROM kept") == 7


def test_many_programs_that_start_at_once_share_one(tmp_path: Path) -> None:
    starting = [
        subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    try:
        for process in starting:
            assert process.stdout is not None
            assert process.stdout.readline().startswith(b"postgresql://")
        pid = server_pid(tmp_path)
    finally:
        for process in starting:
            process.communicate(b"", timeout=60)
    assert [process.returncode for process in starting] == [0, 0, 0, 0]
    wait_until_gone(pid)


def test_a_folder_too_deep_for_a_socket_works(tmp_path: Path) -> None:
    with EmbeddedPostgres(tmp_path / ("deep" * 30)) as server:
        assert ask(server.url(), "SELECT 1") == 1


def test_an_initialisation_cut_short_is_done_again(tmp_path: Path) -> None:
    (tmp_path / "postgres.new").mkdir()
    (tmp_path / "postgres.new" / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres(tmp_path) as server:
        assert ask(server.url(), "SELECT 1") == 1


def test_files_of_another_version_are_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("15\n")
    with pytest.raises(EmbeddedPostgresError, match=r"written by PostgreSQL 15.*pg_dump"):
        EmbeddedPostgres(tmp_path).start()


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(EmbeddedPostgresError, match="no_such_setting"):
        EmbeddedPostgres(tmp_path, settings=SETTINGS | {"no_such_setting": "1"}).start()
