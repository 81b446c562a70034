"""The program as an operator runs it: another process."""

import os
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended, and what it told on either stream."""

    code: int
    told: str


def tillkeeper(*arguments: object, database_url: str | None) -> Ended:
    """Run ``tillkeeper`` to its end, on a terminal wide enough that no sentence is broken.

    Without a ``database_url`` on its own embedded database.
    """
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if database_url is not None:
        environment["DATABASE_URL"] = database_url
    finished = subprocess.run(
        [sys.executable, "-c", "from tillkeeper.cli import app; app()", *map(str, arguments)],
        env=environment | {"COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Ended(finished.returncode, finished.stdout)
