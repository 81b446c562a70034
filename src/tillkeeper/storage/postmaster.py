"""Finds the database server of a cluster's folder, and what is left of a dead one.

``postmaster.pid`` is a hint, not a proof: it is copied with the folder, it survives a power
cut, and its process id may belong by then to any program, another cluster's server among
them. The proof is the process itself: PostgreSQL works in the folder of its cluster
(``tests/storage/test_start_matrix.py`` meets each case).
"""

import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import psutil

from tillkeeper.storage.system_account import EmbeddedPostgresError

# How long backends of a killed server may take to notice that it is gone.
ORPHANS_TIMEOUT_SECONDS: Final = 15
# A listening server accepts at once, even when it is too busy to answer.
PROBE_SECONDS: Final = 1.0
_LINES: Final = 8
_DEFAULT_PORT: Final = 5432


@dataclass(frozen=True, slots=True)
class PidFile:
    """What a server says of itself in ``postmaster.pid``. ``is_ready``: it takes connections."""

    process_id: int
    cluster: Path
    port: int
    socket_folder: Path | None
    host: str
    is_ready: bool

    @classmethod
    def read(cls, cluster: Path) -> Self | None:
        """Return the content of a complete ``postmaster.pid``; None: there is none, or it is still being written."""
        try:
            text = (cluster / "postmaster.pid").read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        lines = [line.strip() for line in text.splitlines()]
        if len(lines) != _LINES or not (lines[0].isdecimal() and lines[3].isdecimal()):
            return None
        # Line 3 is the start time and line 7 the shared memory; neither survives a changed clock or tells more.
        folder = Path(lines[4]) if lines[4] else None
        # A relative folder is the cluster's own, wherever that is by now. Servers of earlier releases wrote it out.
        if folder is not None and (not folder.is_absolute() or folder == Path(lines[1])):
            folder = cluster
        return cls(int(lines[0]), Path(lines[1]), int(lines[3]), folder, lines[5], is_ready=lines[7] == "ready")


def server_of(cluster: Path) -> psutil.Process | None:
    """Return the live server that works in ``cluster``; a copied or recycled process id is not one."""
    try:
        first = (cluster / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0]
        process = psutil.Process(int(first))
        is_postgres = process.name().startswith("postgres")
    except (FileNotFoundError, NotADirectoryError, ValueError, psutil.NoSuchProcess):
        return None
    return process if is_postgres and _works_in(process, cluster) else None


def processes_in(cluster: Path) -> list[int]:
    """Return the ids of all processes of PostgreSQL that work in ``cluster``."""
    return [
        process.pid
        for process in psutil.process_iter(["name"])
        if (process.info["name"] or "").startswith("postgres") and _works_in(process, cluster)
    ]


def _works_in(process: psutil.Process, cluster: Path) -> bool:
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        # Linux's own link is right for a renamed folder and for another container's name of the same folder.
        place = f"/proc/{process.pid}/cwd" if sys.platform == "linux" else process.cwd()
        return Path(place).samefile(cluster)
    except (psutil.Error, OSError):
        # It has ended, or belongs to another account, and so does its cluster.
        return False


def clear_after_crash(cluster: Path, socket_folder: Path) -> None:
    """Remove the lock files of a server of ``cluster`` that is gone, once nothing of it is left.

    The process id in them may belong to any program after a power cut, or to a dead process that nobody
    has collected; PostgreSQL sees only that it exists, and would not start. But the file also leads
    PostgreSQL to the memory that backends of a killed server may still share, so it stays until they
    have ended: they notice within moments.

    Raises ``EmbeddedPostgresError`` when they do not end, and for a folder that is no server's rest: see
    :func:`_require_left_behind`.
    """
    if server_of(cluster) is not None:
        return
    _require_left_behind(cluster, socket_folder)
    deadline = time.monotonic() + ORPHANS_TIMEOUT_SECONDS
    while orphans := processes_in(cluster):
        if time.monotonic() > deadline:
            raise EmbeddedPostgresError(
                f"Processes {orphans} of a database server that is gone still work in {cluster}. "
                f"End them, then start again."
            )
        time.sleep(0.05)
    for folder in {cluster, socket_folder}:
        for lock in folder.glob(".s.PGSQL.*.lock"):
            lock.unlink()
    (cluster / "postmaster.pid").unlink(missing_ok=True)


def _require_left_behind(cluster: Path, socket_folder: Path) -> None:
    """Require that ``postmaster.pid`` was left behind in this very folder, by a server that is gone."""
    origin = _copied_from(cluster)
    if origin is not None:
        raise EmbeddedPostgresError(
            f"{cluster} is a copy of {origin} that was made without stopping its database server, so its files may be "
            f"of different moments. Copy it while it is stopped, or use `tillkeeper backup` and `tillkeeper restore`; "
            f"if nothing wrote into it while it was copied, remove {cluster / 'postmaster.pid'} and start again."
        )
    if _answers(cluster, socket_folder):
        raise EmbeddedPostgresError(
            f"A database server that is not in this machine's list of processes, such as one of another container, "
            f"answers in {cluster}. Stop it, then start again."
        )


def _copied_from(cluster: Path) -> Path | None:
    """Return the cluster that ``cluster`` was copied from while that one's server ran, or had been killed.

    A clean stop removes ``postmaster.pid``, and a folder that was moved is no longer where the file says.
    """
    found = PidFile.read(cluster)
    try:
        if found is None or found.cluster.samefile(cluster) or not (found.cluster / "PG_VERSION").exists():
            return None
    except OSError:
        return None
    return found.cluster


def _answers(cluster: Path, socket_folder: Path) -> bool:
    """Return whether a server listens on the cluster's own socket, seen in the list of processes or not."""
    if sys.platform == "win32":
        return False
    found = PidFile.read(cluster)
    address = socket_folder / f".s.PGSQL.{found.port if found else _DEFAULT_PORT}"
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(PROBE_SECONDS)
        try:
            probe.connect(str(address))
        except TimeoutError:
            return True  # it listens, and its queue is full
        except OSError:
            return False
    return True
