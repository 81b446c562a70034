"""``tillkeeper serve``: the server, and with it the embedded database when no other is named."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from typing import Annotated, Final

import typer
import uvicorn
from uvicorn.supervisors import Multiprocess

from tillkeeper.storage.doctor import require_match
from tillkeeper.storage.embedded import EmbeddedPostgres
from tillkeeper.storage.shipped import read_state_at
from tillkeeper.storage.system_account import EmbeddedPostgresError

app = typer.Typer()

# Tills in a shop retry after a second; open feeds are told to come back.
SHUTDOWN_SECONDS: Final = 5
# A killed database server is back before a cashier has read the notice.
WATCH_SECONDS: Final = 1.0
# Connections waiting to be accepted: every till of a shop that reconnects after a power cut, ten times over.
BACKLOG: Final = 2048


@app.command()
def serve(
    port: Annotated[int, typer.Option(envvar="TILLKEEPER_PORT", min=1, max=65535, help="Port to listen on.")] = 8000,
    data_dir: Annotated[
        Path, typer.Option(envvar="TILLKEEPER_DATA_DIR", help="Folder of the embedded database, without DATABASE_URL.")
    ] = Path("data"),
    workers: Annotated[int, typer.Option(envvar="TILLKEEPER_WORKERS", min=1, max=64, help="Server processes.")] = 1,
    host: Annotated[
        str, typer.Option(envvar="TILLKEEPER_HOST", help="Address to listen on; the default is this machine alone.")
    ] = "127.0.0.1",
    database_url: Annotated[
        str | None, typer.Option(envvar="DATABASE_URL", help="A PostgreSQL database, instead of the embedded one.")
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Fill an empty database with the demo shop.")] = False,
) -> None:
    """Serve the tills and the API until Ctrl-C.

    An embedded database is brought up to date. One that DATABASE_URL names is never changed: when its schema does
    not match, the server does not start and says which command to run.
    """
    config = _configuration(host, port, workers)
    listener = config.bind_socket()  # first of all: a port in use ends here, before any database is touched
    with _stopped_by_signals():
        try:
            with _database(database_url, data_dir) as url:
                _announce(url, host, port, demo=demo)
                os.environ["DATABASE_URL"] = url
                _run(config, listener)
        finally:
            listener.close()


def _configuration(host: str, port: int, workers: int) -> uvicorn.Config:
    return uvicorn.Config(
        "tillkeeper.api.asgi:create",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        # uvloop has no Windows build.
        loop="asyncio" if sys.platform == "win32" else "uvloop",
        http="tillkeeper.api.one_write:OneWriteProtocol",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )


def _run(config: uvicorn.Config, listener: socket) -> None:
    if config.workers == 1:
        server = uvicorn.Server(config)
        server.run(sockets=[listener])
        failed = not server.started
    else:
        Multiprocess(config, sockets=[listener]).run()
        failed = False
    if failed:
        raise typer.Exit(3)


@contextmanager
def _database(database_url: str | None, data_dir: Path) -> Iterator[str]:
    """Yield the URL of a database that matches this program, and keep an embedded one up."""
    if database_url is not None:
        asyncio.run(require_match(database_url))
        yield database_url
        return
    with EmbeddedPostgres(data_dir) as server:
        url = server.url()
        if not asyncio.run(read_state_at(url)).is_current:
            # In a process of its own: the migration tool's memory is given back before the first customer comes.
            migration = subprocess.run(
                [sys.executable, "-c", "from tillkeeper.cli import app; app()", "migrate"],
                env=os.environ | {"DATABASE_URL": url},
                stdout=subprocess.DEVNULL,
                check=False,
            )
            if migration.returncode != 0:
                raise typer.Exit(migration.returncode)  # it has said why
        asyncio.run(require_match(url))
        with _watched(server):
            yield url


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
                    typer.echo(f"The database server has died and does not start; it is tried again. {error}", err=True)
                failing = True
                continue
            if was_down or failing:
                typer.echo("The database server had died and was started again.", err=True)
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

    uvicorn raises the signal that stopped it once more when it is done; with the usual handler that would kill us
    in the middle of our own clean-up.
    """

    def end(_number: int, _frame: object) -> None:
        raise SystemExit(0)

    previous = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
