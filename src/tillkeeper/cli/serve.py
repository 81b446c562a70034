"""``tillkeeper serve``: the server, and with it the embedded database when no other is named."""

import asyncio
import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from socket import AF_INET, AF_INET6, SO_REUSEADDR, SOL_SOCKET, socket
from typing import Annotated, Final

import typer
import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from tillkeeper.app.open_files import ENOUGH, open_files_max
from tillkeeper.app.output import survive_lost_output
from tillkeeper.app.settings import Settings
from tillkeeper.cli._options import DatabaseUrl, DataDir
from tillkeeper.domains.identity import embedded_pepper, pepper_of
from tillkeeper.storage.address import naming_place
from tillkeeper.storage.data_folder import PEPPER
from tillkeeper.storage.database import Database
from tillkeeper.storage.doctor import require_match
from tillkeeper.storage.embedded import EmbeddedPostgres
from tillkeeper.storage.shipped import read_state_at
from tillkeeper.storage.system_account import EmbeddedPostgresError

app = typer.Typer()

# Tills in a shop retry after a second; open feeds are told to come back.
SHUTDOWN_SECONDS: Final = 5
# A killed database server is back before a cashier has read the notice.
WATCH_SECONDS: Final = 1.0
# Workers let go of the port some tenths of a second after their parent was killed; on a busy machine in a few.
PORT_SECONDS: Final = 5.0
# A worker loads its program in two seconds; on a busy machine in twenty.
LOADING_SECONDS: Final = 60
# What Python ends with for an error that nobody took; the system's kills are negative.
_RAISED: Final = 1
# Connections waiting to be accepted: every till of a shop that reconnects after a power cut, ten times over.
BACKLOG: Final = 2048


class SessionIndex(StrEnum):
    """An index that the server can do without for a while: locks keep its rule for all who open through Tillkeeper."""

    REGISTER = "idx_one_open_session_per_register"
    CASHIER = "uq_cash_sessions_one_open_per_cashier_business"


def _an_address(host: str) -> str:
    # An unset variable of a script (--host "$ADDRESS") would serve on every address of the machine.
    if not host.strip():
        raise typer.BadParameter("Name an address of this machine, or leave --host out.")
    return host


@app.command()
def serve(
    port: Annotated[int, typer.Option(envvar="TILLKEEPER_PORT", min=1, max=65535, help="Port to listen on.")] = 8000,
    data_dir: DataDir = Path("data"),
    workers: Annotated[int, typer.Option(envvar="TILLKEEPER_WORKERS", min=1, max=64, help="Server processes.")] = 1,
    host: Annotated[
        str,
        typer.Option(
            envvar="TILLKEEPER_HOST",
            callback=_an_address,
            help="Address to listen on; the default is this machine alone.",
        ),
    ] = "127.0.0.1",
    database_url: DatabaseUrl = None,
    demo: Annotated[bool, typer.Option("--demo", help="Fill an empty database with the demo shop.")] = False,
    without_index: Annotated[
        list[SessionIndex] | None,
        typer.Option(envvar="TILLKEEPER_WITHOUT_INDEX", help="Emergency: start though this session index is missing."),
    ] = None,
) -> None:
    """Serve the tills and the API until Ctrl-C.

    An embedded database is brought up to date. One that DATABASE_URL names is never changed: when its schema does
    not match, the server does not start and says which command to run.
    """
    survive_lost_output()
    Settings.from_environment({**os.environ, "DATABASE_URL": ""})  # a wrong one ends here, before anything is touched
    _open_files()
    config = _configuration(host, port, workers)
    listener = _listener(config)  # first of all: a port in use ends here, before any database is touched
    with _stopped_by_signals():
        try:
            without = [index.value for index in without_index or ()]
            with _database(database_url, data_dir, without) as url:
                _season(url, data_dir if database_url is None else None)
                _announce(url, host, port, demo=demo)
                os.environ |= {
                    "DATABASE_URL": url,
                    "TILLKEEPER_HOST": host,
                    "TILLKEEPER_WITHOUT_INDEX": " ".join(without),
                }
                _run(config, listener)
        finally:
            listener.close()


def _season(url: str, data_dir: Path | None) -> None:
    """See that the server has the database's pepper; make the embedded database's at its first start.

    Raises ``PepperError``: a server with another pepper, or without, would tell everybody that their PIN is wrong.
    """
    own_file = None if data_dir is None else data_dir.expanduser().resolve() / PEPPER

    async def has_pepper() -> bool:
        database = await Database.connect(url, size=1)
        try:
            if own_file is not None:
                os.environ["TILLKEEPER_PEPPER_FILE"] = str(await embedded_pepper(database, own_file))
            settings = Settings.from_environment({**os.environ, "DATABASE_URL": url})
            return await pepper_of(database, settings.pepper_file) is not None
        finally:
            await database.close()

    if not asyncio.run(has_pepper()):
        typer.echo(
            "PINs are not safe from a stolen dump of this database: set TILLKEEPER_PEPPER_FILE"
            " (docs/operations/install.md).",
            err=True,
        )


def _open_files() -> None:
    """Raise the limit of open files for this process and those it starts, and say when it stays low."""
    limit = open_files_max()
    if limit < ENOUGH:
        typer.echo(
            f"At most {limit} files may be open here (ulimit -n), which is few for a server of many tills:"
            f" {ENOUGH} are enough.",
            err=True,
        )


def _configuration(host: str, port: int, workers: int) -> uvicorn.Config:
    return uvicorn.Config(
        "tillkeeper.api.asgi:create",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        # uvloop has no Windows build.
        loop="asyncio" if sys.platform == "win32" else "uvloop",
        http="tillkeeper.api.connection:Connection",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )


def _listener(config: uvicorn.Config) -> socket:
    """Return the bound socket. The workers of a server that was killed a moment ago may still hold its port."""
    deadline = time.monotonic() + PORT_SECONDS
    while (error := _why_not(config.host, config.port)) is not None:
        if error.errno != errno.EADDRINUSE:
            raise _refused(
                f"The server can't listen on {config.host}, port {config.port} ({error.strerror}): name another port"
                " with --port, or an address of this machine with --host."
            )
        if time.monotonic() > deadline:
            raise _refused(
                f"Port {config.port} of {config.host} is in use by another program: end that one, or name another port"
                " with --port."
            )
        time.sleep(0.05)
    return config.bind_socket()


def _why_not(host: str, port: int) -> OSError | None:
    """Return what keeps a server from listening there; None: nothing."""
    with socket(AF_INET6 if ":" in host else AF_INET) as probe:
        probe.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error
    return None


def _refused(sentence: str) -> typer.Exit:
    typer.echo(sentence, err=True)
    return typer.Exit(1)


def _run(config: uvicorn.Config, listener: socket) -> None:
    if config.workers == 1:
        server = uvicorn.Server(config)
        server.run(sockets=[listener])
        failed = not server.started
    else:
        workers = _Workers(config, sockets=[listener])
        workers.run()
        failed = workers.failed
    if failed:
        typer.echo("A server process could not start, and the server has ended: the reason stands above.", err=True)
        raise typer.Exit(STARTUP_FAILURE)


class _Workers(Multiprocess):
    """Several server processes; knows whether they ended because one can't start, which uvicorn ends like a signal."""

    failed = False

    def __init__(self, config: uvicorn.Config, sockets: list[socket]) -> None:
        hang_up = None if sys.platform == "win32" else signal.getsignal(signal.SIGHUP)
        super().__init__(config, sockets)
        if sys.platform != "win32":
            # uvicorn replaces the workers one by one, also under nohup, with the settings and the program as they were.
            signal.signal(signal.SIGHUP, hang_up)
        self._seen: dict[int | None, float] = {}

    def keep_subprocess_alive(self) -> None:
        """Replace workers that died, but for one that a bug or a broken installation ended before it served."""
        if self.should_exit.is_set():
            return
        now = time.monotonic()
        for process in self.processes:
            lived_seconds = now - self._seen.setdefault(process.pid, now)
            # uvicorn knows the application that is not found; any other error of its loading it would meet for ever.
            if process.exitcode == _RAISED and lived_seconds < LOADING_SECONDS:
                self.should_exit.set()
        super().keep_subprocess_alive()
        self.failed = self.should_exit.is_set()


@contextmanager
def _database(database_url: str | None, data_dir: Path, without: Collection[str]) -> Iterator[str]:
    """Yield the URL of a database that matches this program but for ``without``, and keep an embedded one up."""
    if database_url is not None:
        asyncio.run(require_match(database_url, without=without))
        yield database_url
        return
    with EmbeddedPostgres(data_dir) as server, naming_place(server):
        url = server.url()
        if not asyncio.run(read_state_at(url)).is_current:
            _migrate(data_dir)
        asyncio.run(require_match(url, without=without))
        os.environ["TILLKEEPER_EMBEDDED_FOLDER"] = str(server.data_folder)
        with _watched(server):
            yield url


def _migrate(data_dir: Path) -> None:
    """Migrate in another process: the migration tool's memory is given back before the first customer comes.

    It uses the database by itself, so that it is not left without one when this process is killed.
    """
    migration = subprocess.run(  # noqa: S603 - our own program, arguments as a list
        [sys.executable, "-c", "from tillkeeper.cli import app; app()", "migrate", "--data-dir", str(data_dir)],
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if migration.returncode < 0:
        typer.echo(
            f"The migration was ended by signal {-migration.returncode} and has changed nothing. Start again.", err=True
        )
        raise typer.Exit(1)
    if migration.returncode != 0:
        raise typer.Exit(migration.returncode)  # it has said why


@contextmanager
def _watched(server: EmbeddedPostgres) -> Iterator[None]:
    """Bring the database server back whenever it dies under us."""
    ending = threading.Event()

    def watch() -> None:
        failing = False
        while not ending.wait(WATCH_SECONDS):
            try:
                was_down = server.ensure_running()
            except (EmbeddedPostgresError, OSError) as error:
                # A full disk, say. Once is enough to read; it is tried until it works or somebody ends us.
                if not failing:
                    typer.echo(
                        f"The database server is not in order, and is looked after until it is. {error}", err=True
                    )
                failing = True
                continue
            if was_down:
                typer.echo("The database server had died and was started again.", err=True)
            elif failing:
                typer.echo("The database server is in order again.", err=True)
            failing = False

    watcher = threading.Thread(target=watch, name="database-watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ending.set()
        watcher.join()


def _announce(url: str, host: str, port: int, *, demo: bool) -> None:
    sign_ins = ""
    if demo:
        from tillkeeper.cli.demo import SIGN_INS, fill_if_empty  # noqa: PLC0415 - a shop's server carries no demo

        fill_if_empty(url)
        sign_ins = SIGN_INS
    name = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    typer.echo(f"\n  Tillkeeper is open at  http://{name}:{port}/   (Ctrl-C closes it)\n\n{sign_ins}")


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Turn SIGTERM and SIGINT outside uvicorn into an ordinary end, so that the database is stopped as well.

    SIGHUP, of a terminal that was closed, is a SIGTERM, but where somebody had it ignored (``nohup``).

    uvicorn raises the signal that stopped it once more when it is done; with the usual handler that would kill us
    in the middle of our own clean-up.
    """

    def end(_number: int, _frame: object) -> None:
        raise SystemExit(0)

    def hang_up(_number: int, _frame: object) -> None:
        signal.raise_signal(signal.SIGTERM)  # to whoever ends the server by then: uvicorn while it serves

    previous = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        previous[signal.SIGHUP] = signal.signal(signal.SIGHUP, hang_up)
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
