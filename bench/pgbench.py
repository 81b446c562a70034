"""PostgreSQL's own load generator, from beside the server that it drives."""

import os
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import parse_qs, urlsplit

from tillkeeper.storage.embedded import EmbeddedPostgres


@dataclass(frozen=True, slots=True)
class Timed:
    """How much was done a second, and how long each call took."""

    per_second: float
    p50_ms: float
    p99_ms: float

    @classmethod
    def of(cls, seconds_each: Sequence[float], seconds: float) -> Self:
        """Return the figures of calls that took so long, done within ``seconds``."""
        ordered = sorted(seconds_each)
        return cls(len(ordered) / seconds, ordered[len(ordered) // 2] * 1000, ordered[int(0.99 * len(ordered))] * 1000)

    @classmethod
    def median(cls, turns: Sequence[Self]) -> Self:
        """Return the median of each figure."""
        return cls(
            statistics.median(each.per_second for each in turns),
            statistics.median(each.p50_ms for each in turns),
            statistics.median(each.p99_ms for each in turns),
        )


class Pgbench:
    """Runs a script with prepared statements, one thread a core at most."""

    def __init__(self, server: EmbeddedPostgres) -> None:
        parts = urlsplit(server.url())
        place = parse_qs(parts.query)
        self._program = server.binaries / "pgbench"
        self._database = parts.path.lstrip("/")
        self._options = [
            "-h", place["host"][0], "-p", place.get("port", ["5432"])[0], "-U", parts.username or "postgres",
        ]  # fmt: skip

    def run(self, script: str, clients: int, seconds: float) -> Timed:
        """Return the figures of ``clients`` connections that run the script for ``seconds``."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "script.sql")
            file.write_text(script + "\n", encoding="utf-8")
            threads = min(clients, os.cpu_count() or 1)
            subprocess.run(
                [
                    self._program, "-n", "-M", "prepared", "-f", file, "-c", str(clients), "-j", str(threads),
                    "-T", str(max(1, round(seconds))), "-l", "--log-prefix", str(Path(folder, "log")),
                    *self._options, self._database,
                ],
                check=True, stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
            took = [
                int(line.split(" ")[2]) / 1e6
                for log in Path(folder).glob("log.*")
                for line in log.read_text(encoding="utf-8").splitlines()
            ]
        return Timed.of(took, max(1, round(seconds)))
