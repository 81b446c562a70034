"""An unset variable of a script names nothing, and never the folder or the machine that the script happens to be at."""

from pathlib import Path

import pytest

from tests.cli.program import tillkeeper
from tests.cli.test_no_shop import COMMANDS as BESIDE_A_SHOP

COMMANDS = {
    **BESIDE_A_SHOP,
    "serve serve": ("serve", "--port", "1"),
    "demo fill": ("demo",),
    "init init": ("init",),
}
OPTIONS = {
    "--data-dir": "Name a folder, or leave it out.",
    "--database-url": "Name a database, or leave it out.",
}
ARGUMENTS = {
    "backup": ("backup", ""),
    "backup verify": ("backup", "verify", ""),
    "backup verify --in": ("backup", "verify", "x", "--in", ""),
    "restore": ("restore", "", "--data-dir", "x"),
    "restore --data-dir": ("restore", "x", "--data-dir", ""),
}


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize("command", COMMANDS)
def test_an_empty_name_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, option: str) -> None:
    """Before anything is made or asked: "" is the current folder, and the database server of this machine."""
    monkeypatch.chdir(tmp_path)
    ended = tillkeeper(*COMMANDS[command], option, "" if command == "serve serve" else " ", database_url=None)
    assert (ended.code, OPTIONS[option] in ended.told) == (2, True), ended.told
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ARGUMENTS)
def test_an_empty_folder_of_a_backup_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Likewise."""
    monkeypatch.chdir(tmp_path)
    ended = tillkeeper(*ARGUMENTS[command], database_url=None)
    assert (ended.code, OPTIONS["--data-dir"] in ended.told) == (2, True), ended.told
    assert not list(tmp_path.iterdir())
