"""Types, patterns and design are one throughout because machines hold them, and `make test` asks the machines."""

import json
import re
import tomllib

from tests.laws.tree import ROOT, name_of, project_files

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")
TOKENS = "web/src/ui/tokens.css"


def test_types_and_lints_are_on_for_everything() -> None:
    """S0-41: Python and TypeScript under their strictest settings; what is off has its reason beside it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["mypy"]["strict"] is True
    assert project["tool"]["ruff"]["lint"]["select"] == ["ALL"]
    console = (ROOT / "web" / "tsconfig.json").read_text(encoding="utf-8")
    assert json.loads(re.sub(r"^\s*//.*$", "", console, flags=re.MULTILINE))["compilerOptions"]["strict"] is True


def test_what_must_hold_is_asked_each_time() -> None:
    """S0-41: style, types and imports of the server, then the console's, before any test runs."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^test:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe
    assert re.findall(r"MAKE\).*?((?: [a-z][a-z-]+)+)$", recipe[1], re.MULTILINE) == [" lint test-web", " test-python"]
    for tool in ("ruff check", "ruff format --check", "mypy", "lint-imports"):
        assert f"$(BIN)/{tool}" in makefile
    check = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8"))["scripts"]["check"]
    assert "biome" in check
    assert "tsc" in check


def test_every_colour_is_a_token() -> None:
    """S0-41: screens are coloured by name; the two palettes, light and dark, are in one file."""
    sheets = [path for path in project_files() if path.suffix == ".css"]
    coloured = {name_of(path) for path in sheets if COLOUR.search(path.read_text(encoding="utf-8"))}
    assert coloured == {TOKENS}
    tokens = set(re.findall(r"(--[\w-]+)\s*:", (ROOT / TOKENS).read_text(encoding="utf-8")))
    used = {name for path in sheets for name in re.findall(r"var\((--[\w-]+)", path.read_text(encoding="utf-8"))}
    local = {name for path in sheets for name in re.findall(r"(--[\w-]+)\s*:", path.read_text(encoding="utf-8"))}
    assert {name for name in used - tokens - local if not name.startswith(("--mantine-", "--modal-"))} == set()
