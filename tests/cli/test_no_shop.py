"""A folder without a shop stays one: a typing error in ``--data-dir`` makes no second shop beside the real one."""

import importlib
import pkgutil
from pathlib import Path

import pytest
import typer

from tests.cli.program import tillkeeper
from tillkeeper import cli
from tillkeeper.cli.demo.shops import DATA

MAKERS = {"serve", "init", "demo", "restore"}
"""Commands that make a shop, and its folder."""
COMMANDS: dict[str, tuple[object, ...]] = {
    "doctor examine": ("doctor",),
    "migrate run": ("migrate",),
    "conflicts show": ("conflicts",),
    "backup make": ("backup", "../kept"),
    "import products": ("import", "products", __file__, "--business", "espiga"),
    "token create": ("token", "create", "--name", "Web shop", "--role", "cashier", "--business", "espiga"),
    "token list_command": ("token", "list", "--business", "espiga"),
    "token revoke": ("token", "revoke", "00000000-0000-7000-8000-000000000000", "--business", "espiga"),
    "sign_ins list_command": ("sign-ins", "list", "--business", "espiga"),
    "sign_ins end": ("sign-ins", "end", "00000000-0000-7000-8000-000000000000", "--business", "espiga"),
    "replay replay": ("replay", DATA / "bakery_week.csv", "--business", "espiga"),
}


def with_a_data_folder() -> set[str]:
    """Return module and function of each command that takes ``--data-dir``."""
    return {
        f"{module.name.rstrip('_')} {command.callback.__name__}"
        for module in pkgutil.iter_modules(cli.__path__)
        if not module.name.startswith("_")
        for command in loaded(module.name).registered_commands
        if command.callback is not None and "data_dir" in command.callback.__annotations__
    }


def loaded(module: str) -> typer.Typer:
    app: typer.Typer = importlib.import_module(f"{cli.__name__}.{module}").app
    return app


def test_every_command_is_here() -> None:
    """A new command is given a line above, or makes shops."""
    assert {name for name in with_a_data_folder() if name.split()[0] not in MAKERS} == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_that_is_not_there_is_not_made(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = tillkeeper(*COMMANDS[name], "--data-dir", tmp_path / "typo", database_url=None)
    assert (ended.code, ended.told.strip()) == (
        1,
        f"There is no shop in {tmp_path}/typo. Name its folder with --data-dir, or make one with `tillkeeper init`.",
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_of_something_else_stays_as_it_is(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter").write_text("Dear Ana")
    mode = tmp_path.stat().st_mode
    ended = tillkeeper(*COMMANDS[name], "--data-dir", tmp_path, database_url=None)
    assert (ended.code, "There is no shop in " in ended.told) == (1, True), ended.told
    assert [path.name for path in tmp_path.iterdir()] == ["letter"]
    assert tmp_path.stat().st_mode == mode
