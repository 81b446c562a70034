"""The data folder and the locks in it belong to one account: no other local user can hold up a start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.holder import server_pid, wait_until_gone
from tillkeeper.storage import embedded
from tillkeeper.storage.embedded import EmbeddedPostgres
from tillkeeper.storage.system_account import EmbeddedPostgresError

IS_ROOT = os.name == "posix" and os.geteuid() == 0
STRANGER = 65_534
LOCKS = ("postgres.door", "postgres.users")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Return a data folder as the release before made it: everybody could look in and lock."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    for name in LOCKS:
        (folder / name).write_text("")
        (folder / name).chmod(0o644)
    return folder


def test_the_folder_and_its_locks_are_taken_from_everybody_else(older: Path) -> None:
    with EmbeddedPostgres(older):
        assert older.stat().st_mode & 0o007 == 0
        assert older.stat().st_mode & 0o020 == 0
        assert {(older / name).stat().st_mode & 0o777 for name in LOCKS} == {0o600}


def test_a_folder_that_holds_more_than_the_shop_keeps_its_permissions(older: Path) -> None:
    """Named by mistake, or the place of many programs' data: closing it would shut out all of them."""
    (older / "other-program").mkdir()
    with EmbeddedPostgres(older):
        assert older.stat().st_mode & 0o777 == 0o755
        assert {(older / name).stat().st_mode & 0o777 for name in LOCKS} == {0o600}


@pytest.mark.skipif(not IS_ROOT, reason="only root can be somebody else")
def test_a_stranger_can_lock_nothing(older: Path) -> None:
    with EmbeddedPostgres(older):
        for name in LOCKS:
            # A shared lock needs the file to be open for reading, and no more.
            stranger = subprocess.run(
                ["sh", "-c", 'exec 9< "$1"', "sh", str(older / name)],
                user=STRANGER, group=STRANGER, extra_groups=[], cwd="/", stderr=subprocess.PIPE, text=True, check=False,
            )  # fmt: skip
            assert stranger.returncode != 0
            assert "Permission denied" in stranger.stderr


@pytest.mark.skipif(not IS_ROOT, reason="only root can give files away")
def test_a_lock_that_root_makes_belongs_to_the_owner_of_the_folder(tmp_path: Path) -> None:
    """A shop's account must be able to start after root has looked at the folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    os.chown(folder, STRANGER, STRANGER)
    with EmbeddedPostgres(folder):
        assert {(folder / name).stat().st_uid for name in LOCKS} == {STRANGER}


HOLD_THE_DOOR = """
import fasteners, sys
with fasteners.InterProcessLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_door_that_is_held_for_ever_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "DOOR_TIMEOUT_SECONDS", 0.3)
    door = tmp_path / "postgres.door"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_THE_DOOR, str(door)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(EmbeddedPostgresError, match=r"Another process has held .*postgres.door for 0.3 s. End it"):
            EmbeddedPostgres(tmp_path).start()
        holder.communicate(b"", timeout=20)
    with EmbeddedPostgres(tmp_path):
        pid = server_pid(tmp_path)
    wait_until_gone(pid)  # whoever did not get in is no user
