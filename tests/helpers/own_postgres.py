"""A database server of one test's own, which can be frozen as a machine is that stopped in the middle of its work."""

import asyncio
import contextlib
import signal
import subprocess
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import fasteners
import psutil

from tests.helpers.postgres import FAST_SETTINGS, run_tillkeeper
from tillkeeper.storage.embedded import EmbeddedPostgres


@dataclass
class OwnPostgres:
    """A PostgreSQL with the demo shop in it; ``url`` is reached by its socket."""

    server: EmbeddedPostgres
    _frozen: list[psutil.Process] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.server.url()

    @property
    def host(self) -> str:
        """The socket's folder, as a URL's list of hosts names it."""
        return parse_qs(urlsplit(self.url).query)["host"][0]

    def freeze(self) -> None:
        """Stop every process of the server without ending it: connections stay, and nobody answers."""
        self._frozen = [self._postmaster(), *self._postmaster().children(recursive=True)]
        for process in self._frozen:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        for process in self._frozen:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGCONT)
        self._frozen = []

    def _postmaster(self) -> psutil.Process:
        return psutil.Process(int((self.server.cluster / "postmaster.pid").read_text().split("\n", 1)[0]))


@contextlib.contextmanager
def own_postgres(folder: Path, run_folder: Path, **settings: str) -> Iterator[OwnPostgres]:
    """Yield a server in ``folder`` with the demo shop, copied from one that the run makes once."""
    origin = run_folder / "own-postgres"
    with fasteners.InterProcessLock(run_folder / "own-postgres.lock"):
        if not (origin / "made").exists():
            with EmbeddedPostgres(origin, settings=FAST_SETTINGS) as server:
                run_tillkeeper("migrate", database_url=server.url())
                run_tillkeeper("demo", database_url=server.url())
            (origin / "made").touch()
    folder.mkdir(parents=True)
    # With owners and modes, which the server checks.
    subprocess.run(["cp", "--archive", str(origin / "postgres"), str(folder / "postgres")], check=True)
    own = OwnPostgres(EmbeddedPostgres(folder, settings=FAST_SETTINGS | settings))
    with own.server:
        try:
            yield own
        finally:
            own.thaw()


class Wire:
    """A TCP port in front of a server's socket; from ``swallow`` on it takes what comes and passes nothing on."""

    def __init__(self) -> None:
        self.port = 0
        self._passing = asyncio.Event()
        self._passing.set()

    def swallow(self) -> None:
        self._passing.clear()

    def pass_on(self) -> None:
        self._passing.set()

    @classmethod
    @contextlib.asynccontextmanager
    async def to(cls, own: OwnPostgres) -> AsyncIterator["Wire"]:
        wire = cls()
        tasks: set[asyncio.Task[None]] = set()

        async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            tasks.add(task)
            back, forth = await asyncio.open_unix_connection(f"{own.host}/.s.PGSQL.5432")
            try:
                await asyncio.gather(wire._pump(reader, forth), wire._pump(back, writer))
            finally:
                for end in (forth, writer):
                    end.transport.abort()
                tasks.discard(task)

        server = await asyncio.start_server(accepted, "127.0.0.1", 0)
        wire.port = server.sockets[0].getsockname()[1]
        try:
            yield wire
        finally:
            server.close()
            for task in tuple(tasks):
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65536):
                await self._passing.wait()
                writer.write(data)
                await writer.drain()
        writer.close()
