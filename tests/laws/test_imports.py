"""Imports point down only (`.importlinter`)."""

import subprocess
import sys

from tests.laws.tree import PACKAGE, ROOT


def test_every_contract_is_kept() -> None:
    """A new folder that nobody placed breaks this."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    finished = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_every_folder_of_python_is_a_package() -> None:
    """import-linter sees packages only: a folder without ``__init__.py`` would be outside every contract."""
    by_tools = PACKAGE / "storage" / "migrations"  # Alembic loads these files by path
    bare = [
        str(folder.relative_to(ROOT))
        for folder in {path.parent for path in PACKAGE.rglob("*.py")}
        if not (folder / "__init__.py").exists() and not folder.is_relative_to(by_tools)
    ]
    assert bare == []
