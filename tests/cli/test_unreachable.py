"""A database that can't be reached or brought up is told in a sentence, whatever the command."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, environment, tillkeeper
from tests.helpers.server import free_port

COMMANDS = {
    "serve": ("serve", "--port", free_port()),
    "doctor": ("doctor",),
    "migrate": ("migrate",),
    "demo": ("demo",),
    "import": ("import", "products", __file__, "--business", "espiga"),
    "replay": ("replay", "sales.csv", "--business", "espiga"),
}
# The one command for which DATABASE_URL is none of its business.
EMBEDDED = COMMANDS | {"backup": ("backup", "../kept")}
SALES = "date,time,transaction,item\n2016-10-30,09:58:11,1,Bread\n"


@pytest.fixture(autouse=True)
def _sales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sales.csv").write_text(SALES)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_an_address_where_nobody_answers(command: str) -> None:
    """The exit code says that it failed, and the sentence why."""
    ended = tillkeeper(*COMMANDS[command], database_url=f"postgresql://nobody@127.0.0.1:{free_port()}/none")
    assert ended.code == 1, ended.told
    assert "The database can't be reached: " in ended.told
    assert "Traceback" not in ended.told
    assert len(ended.told.strip().splitlines()) == 1


@pytest.mark.parametrize("command", ["doctor", "migrate"])
def test_a_database_that_is_not_there(command: str, empty_database: str) -> None:
    ended = tillkeeper(command, database_url=empty_database.replace("/t_", "/no_"))
    assert ended.code == 1, ended.told
    assert "does not exist" in ended.told
    assert "Traceback" not in ended.told


NOT_UTF8 = {
    "init": ("init", "--name", b"Panader\xeda"),
    "token": ("token", "create", "--role", "cashier", "--business", "espiga", "--name", b"caf\xe9"),
    "import": ("import", "products", __file__, "--business", b"caf\xe9"),
    "migrate": ("migrate", "down", b"\xff"),
    "backup": ("backup", b"caf\xe9"),
    "serve": ("serve", "--data-dir", b"caf\xe9"),
}


@pytest.mark.parametrize("command", NOT_UTF8)
def test_an_option_that_is_no_text(command: str, tmp_path: Path) -> None:
    """EV-2: a terminal in Latin-1, say; whatever the command, nothing is made."""
    ended = subprocess.run([*PROGRAM, *NOT_UTF8[command]], env=environment(None), capture_output=True, check=False)
    assert ended.returncode == 1
    assert b"\\udc" in ended.stderr
    assert ended.stderr.endswith(b"has bytes that are not UTF-8: write it again in UTF-8.\n")
    assert len(ended.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["sales.csv"]


def test_a_setting_that_is_no_text(tmp_path: Path) -> None:
    given = {**environment(None), "TILLKEEPER_DATA_DIR": os.fsdecode(bytes(tmp_path / "caf") + b"\xe9")}
    ended = subprocess.run([*PROGRAM, "doctor"], env=given, capture_output=True, check=False)
    assert ended.stderr == b"TILLKEEPER_DATA_DIR has bytes that are not UTF-8: write it again in UTF-8.\n"


@pytest.mark.parametrize("command", EMBEDDED)
def test_an_embedded_database_that_cannot_be_brought_up(command: str, tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("15\n")
    ended = tillkeeper(*EMBEDDED[command], "--data-dir", tmp_path, database_url=None)
    assert ended.code == 1, ended.told
    assert "was written by PostgreSQL 15" in ended.told
    assert "Traceback" not in ended.told
