"""The files of the project, as the laws look at them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "tillkeeper"


@cache
def project_files() -> tuple[Path, ...]:
    """Return every file that is, or would be, in git; outside a checkout, every file that git would not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return tuple(path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file())


def python_files(*, under: Path = ROOT) -> tuple[Path, ...]:
    """Return the Python files below a folder."""
    return tuple(path for path in project_files() if path.suffix == ".py" and path.is_relative_to(under))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
