"""The folder of the socket, where the data folder lies too deep for one: in a place where everybody may make things."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tillkeeper.storage.embedded import EmbeddedPostgres
from tillkeeper.storage.system_account import EmbeddedPostgresError

IS_ROOT = os.name == "posix" and os.geteuid() == 0
SOMEBODY = 54_321


@pytest.fixture
def place() -> Iterator[Path]:
    """Yield a folder with a short name: pytest's own lie too deep for a socket themselves."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.fixture
def temporary(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for everybody, as /tmp is."""
    folder = place / "tmp"
    folder.mkdir()
    folder.chmod(0o1777)
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def deep(place: Path) -> Path:
    return place / ("deep" * 30)


def socket_folder(temporary: Path, deep: Path) -> Path:
    """Return the folder's name, which anybody can work out."""
    with EmbeddedPostgres(deep):
        (folder,) = temporary.glob("tillkeeper-*")
    for left in folder.iterdir():
        left.unlink()
    folder.rmdir()
    return folder


def test_it_is_made_once_and_found_again(temporary: Path, deep: Path) -> None:
    for _ in range(2):
        with EmbeddedPostgres(deep):
            (folder,) = temporary.glob("tillkeeper-*")
            assert folder.stat().st_mode & 0o777 == 0o700


def planted_link(folder: Path, victim: Path) -> None:
    folder.symlink_to(victim, target_is_directory=True)


def planted_folder(folder: Path, _victim: Path) -> None:
    folder.mkdir(mode=0o700)
    os.chown(folder, SOMEBODY, SOMEBODY)


def planted_file(folder: Path, _victim: Path) -> None:
    folder.write_text("")


@pytest.mark.skipif(not IS_ROOT, reason="only root can give a folder away")
@pytest.mark.parametrize("plant", [planted_link, planted_folder, planted_file])
def test_what_somebody_planted_under_its_name_is_refused_and_not_given_away(
    temporary: Path, deep: Path, place: Path, plant: Callable[[Path, Path], None]
) -> None:
    """Whoever follows a link to give a folder to the database's account gives it what root owns, /etc for one."""
    folder = socket_folder(temporary, deep)
    victim = place / "victim"
    victim.mkdir(mode=0o700)
    plant(folder, victim)
    before = folder.lstat().st_uid
    with pytest.raises(EmbeddedPostgresError, match=r"must be a folder of this account alone"):
        EmbeddedPostgres(deep).start()
    assert victim.stat().st_uid == os.geteuid()
    assert folder.lstat().st_uid == before
