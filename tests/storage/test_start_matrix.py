"""OP-3: a data folder belongs to one database server for sure. Each way to find a folder, and what a start does."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.storage.holder import Holder, ask, is_alive, server_pid, wait_until_gone
from tillkeeper.storage.address import database_at
from tillkeeper.storage.embedded import EmbeddedPostgres
from tillkeeper.storage.postmaster import ORPHANS_TIMEOUT_SECONDS
from tillkeeper.storage.socket_folder import socket_folder_of
from tillkeeper.storage.system_account import EmbeddedPostgresError, account_for, give

IS_ROOT = os.name == "posix" and os.geteuid() == 0
NOBODY_KNOWN = 54_321
only_root = pytest.mark.skipif(not IS_ROOT, reason="only root can give files away and mount")


@pytest.fixture(scope="module")
def stopped_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that was served and stopped; its table ``kept`` holds 7."""
    folder = tmp_path_factory.mktemp("stopped") / "data"
    with EmbeddedPostgres(folder) as server:
        ask(server.url(), "CREATE TABLE kept AS SELECT 7 AS value")
    return folder


@pytest.fixture
def data(tmp_path: Path, stopped_shop: Path) -> Path:
    """Return a stopped shop of the test's own."""
    return copied(stopped_shop, tmp_path / "data")


@pytest.fixture
def other_postmaster(tmp_path_factory: pytest.TempPathFactory, stopped_shop: Path) -> Iterator[int]:
    """Yield the process id of the server of another shop."""
    folder = copied(stopped_shop, tmp_path_factory.mktemp("other") / "data")
    with EmbeddedPostgres(folder):
        yield server_pid(folder)


@contextlib.contextmanager
def held(folder: Path) -> Iterator[Holder]:
    holder = Holder(folder)
    try:
        yield holder
    finally:
        holder.kill()
        with contextlib.suppress(EmbeddedPostgresError), EmbeddedPostgres(folder):
            pass  # the last to leave stops what the killed one left


def copied(folder: Path, target: Path) -> Path:
    """Copy as a person does who wants to try a backup."""
    subprocess.run(["cp", "-a", str(folder), str(target)], check=True)
    return target


def killed(folder: Path) -> Path:
    """Leave the folder as a power cut does."""
    holder = Holder(folder)
    postmaster = psutil.Process(server_pid(folder))
    processes = [postmaster, *postmaster.children(recursive=True)]
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    holder.kill()
    psutil.wait_procs(processes, timeout=20)
    assert (folder / "postgres" / "postmaster.pid").exists()
    return folder


def with_process_id(folder: Path, pid: int) -> Path:
    """Have the folder's ``postmaster.pid`` name another process."""
    pid_file = folder / "postgres" / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(pid), *lines[1:]]) + "\n")
    return folder


def starts_on_its_own(folder: Path) -> None:
    """Require that a start brings up a server in this very folder, at once, and that leaving stops it."""
    began = time.monotonic()
    with EmbeddedPostgres(folder) as server:
        assert time.monotonic() - began < ORPHANS_TIMEOUT_SECONDS
        assert ask(server.url(), "SELECT value FROM kept") == 7
        assert Path(str(ask(server.url(), "SHOW data_directory"))).samefile(folder / "postgres")
        pid = server_pid(folder)
    wait_until_gone(pid)  # its file goes before it does


def refused(folder: Path, sentence: str) -> None:
    """Require that a start says ``sentence`` (a regular expression) and leaves no server behind."""
    with pytest.raises(EmbeddedPostgresError, match=sentence):
        EmbeddedPostgres(folder).start()


def nobodys_process() -> int:
    with subprocess.Popen(["true"]) as ended:
        pass
    assert not psutil.pid_exists(ended.pid)
    return ended.pid


FOUND_AND_STARTED: dict[str, Callable[[Path, int], Path]] = {
    "copied while stopped": lambda data, _other: copied(data, data.parent / "copy"),
    "moved while stopped": lambda data, _other: data.rename(data.parent / "moved"),
    "after a power cut": lambda data, _other: killed(data),
    "moved after a power cut": lambda data, _other: killed(data).rename(data.parent / "moved"),
    "its process id is nobody's": lambda data, _other: with_process_id(killed(data), nobodys_process()),
    "its process id is another program's": lambda data, _other: with_process_id(killed(data), os.getpid()),
    "its process id is another shop's server": lambda data, other: with_process_id(killed(data), other),
    "its process id is another shop's, and it was moved": lambda data, other: with_process_id(
        killed(data), other
    ).rename(data.parent / "moved"),
    "given by a link": lambda data, _other: link_to(data),
}


def link_to(data: Path) -> Path:
    link = data.parent / "link"
    link.symlink_to(data)
    return link


@pytest.mark.parametrize("way", FOUND_AND_STARTED)
def test_a_folder_that_is_whole_and_nobodys_is_started(way: str, data: Path, other_postmaster: int) -> None:
    """OP-3: on its own, within moments, and without a word to the server whose process id its file names."""
    starts_on_its_own(FOUND_AND_STARTED[way](data, other_postmaster))
    assert is_alive(other_postmaster)


@pytest.mark.parametrize("name", ["o'brien", "Shop, Inc", 'a "b"', "x$(touch made)", "back`touch made`", "tres\\ año"])
def test_a_folder_is_called_what_its_owner_likes(name: str, data: Path) -> None:
    """OP-3: no shell reads its name, and no list of several is made of it."""
    folder = data.parent / name / "data"
    folder.parent.mkdir()
    starts_on_its_own(data.rename(folder))
    with held(folder) as first, EmbeddedPostgres(folder) as second:
        assert ask(second.url(), "SELECT value FROM kept") == 7 == ask(first.url, "SELECT value FROM kept")
    assert not list(data.parent.rglob("made"))


@pytest.mark.skipif(sys.platform != "linux", reason="macOS and Windows keep no such names")
@pytest.mark.parametrize("name", [b"caf\xe9", b"two\nlines"])
def test_a_name_that_can_not_be_noted_is_said(name: bytes, tmp_path: Path) -> None:
    """OP-3: ``postmaster.pid`` has a line for it."""
    refused(tmp_path / os.fsdecode(name) / "data", "The name of the data folder .* holds characters")
    assert not list(tmp_path.iterdir())


def test_a_copy_of_a_running_folder_is_refused_and_the_original_is_left_alone(data: Path) -> None:
    """OP-3: the copy may be torn, so it is not started by itself; it never speaks to the original's server."""
    with held(data) as original:
        copy = copied(data, data.parent / "copy")
        refused(
            copy, rf"{copy}/postgres is a copy of {data}/postgres that was made without stopping .*`tillkeeper backup`"
        )
        assert is_alive(server_pid(data))
        # An operator who knows that nothing wrote meanwhile says so by removing the file.
        (copy / "postgres" / "postmaster.pid").unlink()
        with EmbeddedPostgres(copy) as server:
            ask(server.url(), "UPDATE kept SET value = 8")
            assert ask(original.url, "SELECT value FROM kept") == 7
        assert ask(original.url, "SELECT value FROM kept") == 7, "leaving the copy stopped the original"


def test_a_copy_of_a_running_folder_is_refused_when_the_original_has_stopped_since(data: Path) -> None:
    with held(data):
        copy = copied(data, data.parent / "copy")
    refused(copy, "made without stopping its database server")


def test_a_second_server_on_the_folder_joins_the_first_also_by_a_link(data: Path) -> None:
    """OP-3: one database server, whatever the folder is called."""
    with held(data) as first:
        ask(first.url, "UPDATE kept SET value = 9")
        for name in (data, link_to(data)):
            with EmbeddedPostgres(name) as second:
                assert ask(second.url(), "SELECT value FROM kept") == 9
                assert server_pid(data) == server_pid(name)
            assert is_alive(server_pid(data)), "whoever leaves first does not stop it"


def test_a_folder_renamed_while_it_is_served_is_missed_and_not_made_anew(data: Path) -> None:
    """OP-3: an empty shop must not appear in its place; under its new name its server is found."""
    moved = data.parent / "moved"
    server = EmbeddedPostgres(data)
    server.start()
    pid = server_pid(data)
    data.rename(moved)
    with pytest.raises(EmbeddedPostgresError, match="was renamed, removed or replaced while it is served"):
        server.ensure_running()
    assert not data.exists()
    other = Holder(moved)
    assert server_pid(moved) == pid
    assert ask(other.url, "SELECT value FROM kept") == 7
    other.end()
    assert is_alive(pid), "it is still served under the old name"
    moved.rename(data)
    assert not server.ensure_running()
    data.rename(moved)
    server.leave()
    assert not data.exists()
    with EmbeddedPostgres(moved):
        assert server_pid(moved) == pid
    wait_until_gone(pid)


@only_root
def test_a_folder_of_an_account_that_nobody_knows(data: Path) -> None:
    for path in [data / "postgres", *(data / "postgres").rglob("*")]:
        os.chown(path, NOBODY_KNOWN, NOBODY_KNOWN, follow_symlinks=False)
    refused(
        data, rf"belongs to user number {NOBODY_KNOWN}, and this machine knows no such account\..*`chown -R \S+ {data}"
    )


@only_root
def test_a_folder_that_root_copied(data: Path) -> None:
    for path in [data / "postgres", *(data / "postgres").rglob("*")]:
        os.chown(path, 0, 0, follow_symlinks=False)
    refused(
        data, rf"belongs to root, and the database runs as \S+\. Give the folder to it: `chown -R \S+ {data}/postgres`"
    )


@only_root
def test_a_folder_of_which_root_copied_a_part(data: Path) -> None:
    os.chown(data / "postgres" / "pg_wal", 0, 0)
    refused(data, r"pg_wal belongs to root.*`chown -R ")


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (["PG_VERSION"], "not a whole database: PG_VERSION is missing"),
        (["global", "pg_xact"], "not a whole database: global/pg_control, pg_xact are missing"),
        (["pg_tblspc"], "pg_tblspc is missing, as in a copy that was cut short. Copy the folder again"),
        (
            ["global/pg_filenode.map"],
            r"has started, and can't be used\..*(\n.*)+server's log ends(.|\n)*pg_filenode.map",
        ),
    ],
)
def test_a_folder_copied_in_half(data: Path, missing: list[str], said: str) -> None:
    for name in missing:
        part = data / "postgres" / name
        shutil.rmtree(part) if part.is_dir() else part.unlink()
    refused(data, said)
    for name in missing:
        assert not (data / "postgres" / name).exists(), "nothing is made up"


@pytest.mark.parametrize("rest", [[], ["postgres.users", "postgres.door"], ["postgres"], ["postgres.new"]], ids=str)
def test_a_folder_that_lost_its_database(rest: list[str], data: Path) -> None:
    """OP-3: the pepper alone is what is left of a shop; a new, empty one in its place would be taken for it."""
    pepper = data / "pepper"
    pepper.write_bytes(b"p" * 32)
    shutil.rmtree(data / "postgres")
    for name in rest:
        if name.startswith("postgres."):
            (data / name).touch() if name != "postgres.new" else (data / name).mkdir()
        else:
            (data / name).mkdir()
    said = rf"^{data} has a shop's pepper and no postgres folder: .*Restore a backup into another folder"
    refused(data, said)
    with pytest.raises(EmbeddedPostgresError, match=said), database_at(None, data):
        pass
    assert pepper.read_bytes() == b"p" * 32
    assert not list(data.glob("postgres/*")), "nothing is made up"


@contextlib.contextmanager
def mounted(place: Path, *options: str) -> Iterator[None]:
    if subprocess.run(["mount", *options, str(place)], check=False, capture_output=True).returncode != 0:
        pytest.skip("this machine does not let its root mount")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


@only_root
def test_a_read_only_disk(data: Path) -> None:
    with mounted(data, "--bind", str(data)):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(data)], check=True)
        refused(data, rf"can't write into {data}: the folder, or the disk that it lies on, is read-only")


@pytest.mark.parametrize("mode", [0o500, 0o755, 0o777])
def test_permissions_that_a_copy_got_on_the_way(data: Path, mode: int) -> None:
    """PostgreSQL refuses a folder that others may enter; it is ours, and is closed again."""
    (data / "postgres").chmod(mode)
    starts_on_its_own(data)
    assert (data / "postgres").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(IS_ROOT, reason="root may write everywhere")
def test_a_folder_of_somebody_else() -> None:
    refused(Path("/data-of-a-shop"), r"This account may not use /data-of-a-shop")


@only_root
@pytest.mark.parametrize("room", ["8m", "60m"])
def test_a_full_disk(tmp_path: Path, stopped_shop: Path, room: str) -> None:
    """OP-3: while a cluster is made, and while one is started that lies on it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    with mounted(disk, "-t", "tmpfs", "-o", f"size={room}", "tmpfs"):
        if room != "8m":
            copied(stopped_shop, disk / "data")
            film = os.open(disk / "film", os.O_CREAT | os.O_WRONLY)
            with contextlib.suppress(OSError):
                while True:
                    os.write(film, bytes(4096))
            os.close(film)
        sentence = rf"^The disk of {disk}/data is full \(\d+ MB free\)\. Make room and try again\.$"
        refused(disk / "data", sentence)


def test_a_file_instead_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    refused(tmp_path / "data", r"data folder .*data can't be used")
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "postgres").write_text("")
    refused(tmp_path / "shop", "postgres is a file, and must be the folder of the database")


def test_a_server_that_is_in_no_list_of_processes(data: Path) -> None:
    """OP-3: one of another container has no process here, but it answers on the folder's socket."""
    killed(data)
    address = socket_folder_of(data / "postgres", account_for(data / "postgres")) / ".s.PGSQL.5432"
    address.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as unseen:
        unseen.bind(str(address))
        unseen.listen()
        give(address, account_for(data / "postgres"))
        refused(data, "not in this machine's list of processes, such as one of another container")
    assert (data / "postgres" / "postmaster.pid").exists()


def test_a_restore_that_was_cut_short(data: Path) -> None:
    (data / "restoring").mkdir()
    refused(data, r"restore into .* was cut short .*Remove the folder and restore again")
