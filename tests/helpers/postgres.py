"""One PostgreSQL for a whole test run, and a database of its own for each test.

Every process of the run joins the same server; the last to leave stops it. Databases are copied from a template
that is migrated once, and from one that also holds the demo shop.
"""

import asyncio
import contextlib
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import asyncpg
import fasteners

from tillkeeper.storage import migrate
from tillkeeper.storage.embedded import SETTINGS, EmbeddedPostgres

EMPTY = "template_empty"
DEMO_SHOP = "template_demo_shop"

# A test that proves durability starts a server of its own; for all others the disk may lie.
FAST_SETTINGS = SETTINGS | {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    # Four test processes, each with a server of two processes and a crowd of racers.
    "max_connections": "500",
    # Copying a template is a checkpoint each; the default keeps them small.
    "max_wal_size": "'1GB'",
}


class System15(EmbeddedPostgres):
    """PostgreSQL 15 as a distribution packs it: the oldest that Tillkeeper runs on."""

    major_version: ClassVar[int] = 15
    locale_options: ClassVar[tuple[str, ...]] = ("--locale=C.UTF-8",)

    @property
    def binaries(self) -> Path:
        found = system_binaries(self.major_version)
        assert found is not None
        return found


def system_binaries(major_version: int) -> Path | None:
    """Return where this machine keeps the programs of that PostgreSQL, or None."""
    debian = Path(f"/usr/lib/postgresql/{major_version}/bin")
    if (debian / "postgres").exists():
        return debian
    program = shutil.which("pg_config")
    if program is None:
        return None
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    folder = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=True).stdout.strip()
    is_it = version.startswith(f"PostgreSQL {major_version}.") and Path(folder, "postgres").exists()
    return Path(folder) if is_it else None


ENGINES: dict[str, type[EmbeddedPostgres]] = {"18": EmbeddedPostgres}
if system_binaries(15) is not None:
    ENGINES["15"] = System15
"""The PostgreSQL versions on this machine. Tests marked ``every_postgres`` run on each."""


class TestServer:
    """The run's database server of one version; knows its templates and makes databases from them."""

    __test__ = False

    def __init__(self, version: str, run_folder: Path) -> None:
        folder = run_folder / f"postgres-{version}"
        self._server = ENGINES[version](folder, settings=FAST_SETTINGS)
        self._template_lock = fasteners.InterProcessLock(run_folder / f"templates-{version}")

    @contextlib.contextmanager
    def running(self) -> Iterator["TestServer"]:
        with self._server:
            yield self

    def url(self, database: str) -> str:
        return self._server.url(database)

    def make_database(self, template: str) -> str:
        """Return the URL of a new database copied from ``template``."""
        self._ensure_template(template)
        name = f"t_{uuid.uuid4().hex}"
        self._admin(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def copy_database(self, name: str) -> str:
        """Return the URL of a copy of a large database that nobody is connected to: file by file, past the log."""
        copy = f"t_{uuid.uuid4().hex}"
        self._admin(f"CREATE DATABASE {copy} TEMPLATE {name} STRATEGY FILE_COPY")
        return self.url(copy)

    def make_bare_database(self) -> str:
        """Return the URL of a new database with nothing in it."""
        name = f"t_{uuid.uuid4().hex}"
        self._admin(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def drop_database(self, url: str) -> None:
        name = url.split("/")[3].split("?", 1)[0]
        self._admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _ensure_template(self, template: str) -> None:
        with self._template_lock:
            if self._exists(template):
                return
            # Under another name until it is whole.
            making = f"{template}_making"
            self._admin(f"DROP DATABASE IF EXISTS {making} WITH (FORCE)")
            self._admin(f"CREATE DATABASE {making} TEMPLATE template0")
            asyncio.run(migrate.upgrade(self.url(making)))
            if template == DEMO_SHOP:
                run_tillkeeper("demo", database_url=self.url(making))
            self._admin(f"ALTER DATABASE {making} RENAME TO {template}")

    def _exists(self, database: str) -> bool:
        return bool(self._admin(f"SELECT 1 FROM pg_database WHERE datname = '{database}'"))

    def _admin(self, sql: str) -> object:
        async def run() -> object:
            connection = await asyncpg.connect(self.url("postgres"))
            try:
                return await connection.fetchval(sql)
            finally:
                await connection.close()

        return asyncio.run(run())


def run_tillkeeper(*arguments: str, database_url: str) -> str:
    """Run the program as an operator would; return what it printed. A failure shows all of it."""
    finished = subprocess.run(
        [sys.executable, "-c", "from tillkeeper.cli import app; app()", *arguments],
        env=os.environ | {"DATABASE_URL": database_url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, f"tillkeeper {' '.join(arguments)}:\n{finished.stdout}\n{finished.stderr}"
    return finished.stdout
