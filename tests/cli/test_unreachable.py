"""A database that can't be reached or brought up is told in a sentence, whatever the command."""

from pathlib import Path

import pytest

from tests.cli.program import tillkeeper
from tests.helpers.server import free_port

COMMANDS = {
    "serve": ("serve", "--port", free_port()),
    "doctor": ("doctor",),
    "migrate": ("migrate",),
    "demo": ("demo",),
    "import": ("import", "products", __file__, "--business", "espiga"),
    "replay": ("replay", "sales.csv", "--business", "espiga"),
}
SALES = "date,time,transaction,item\n2016-10-30,09:58:11,1,Bread\n"


@pytest.fixture(autouse=True)
def _sales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sales.csv").write_text(SALES)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_an_address_where_nobody_answers(command: str) -> None:
    """EV-8: the exit code says that it failed, and the sentence why."""
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


@pytest.mark.parametrize("command", COMMANDS)
def test_an_embedded_database_that_cannot_be_brought_up(command: str, tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("15\n")
    ended = tillkeeper(*COMMANDS[command], "--data-dir", tmp_path, database_url=None)
    assert ended.code == 1, ended.told
    assert "was written by PostgreSQL 15" in ended.told
    assert "Traceback" not in ended.told
