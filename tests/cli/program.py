"""The program as an operator runs it: another process."""

import os
import subprocess
import sys
from dataclasses import dataclass

PROGRAM = [sys.executable, "-c", "from tillkeeper.cli import app; app()"]


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended, and what it told on either stream."""

    code: int
    told: str


def environment(database_url: str | None, language: str = "C") -> dict[str, str]:
    """Return the environment of a run: without a ``database_url`` on its own embedded database.

    The terminal is wide enough that no sentence is broken, and speaks ``language``.
    """
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "LC_MESSAGES"}}
    if database_url is not None:
        kept["DATABASE_URL"] = database_url
    return kept | {"COLUMNS": "200", "LC_ALL": language}


def tillkeeper(*arguments: object, database_url: str | None, stdin: str = "", language: str = "C") -> Ended:
    """Run ``tillkeeper`` to its end, with ``stdin`` as what a script sends it."""
    finished = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        env=environment(database_url, language),
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Ended(finished.returncode, finished.stdout)
