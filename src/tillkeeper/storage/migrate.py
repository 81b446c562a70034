"""Brings a database to the schema of this program, or back: Alembic for tables, then the function files.

One transaction for the whole way, under one advisory lock: a failed migration leaves the
database as it was, and servers that start together do the work once. The transaction is
this module's own (``storage/database.py`` serves running servers, whose statements have a
time limit that a migration must not have).
"""

import io
from collections.abc import Awaitable, Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Final

import asyncpg
from alembic import command, op
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from tillkeeper.storage import functions
from tillkeeper.storage.database import connect
from tillkeeper.storage.restored import shift_journal
from tillkeeper.storage.shipped import MIGRATIONS, SchemaState, head_revision, read_state

# "till" in ASCII: any number will do that nobody else in this database takes.
LOCK_KEY: Final = 0x74696C6C
# A table change waits for readers and makes everybody behind it wait: rather fail loudly than stop the shop.
LOCK_TIMEOUT: Final = "30s"

Step = Callable[[asyncpg.Connection], Awaitable[None]]
"""Something to do in the migration's transaction, on the driver's own connection."""


async def upgrade(database_url: str, *, revision: str = "head", reapply: bool = False) -> SchemaState:
    """Migrate up to ``revision`` and apply changed function files (all with ``reapply``); return the new state.

    Functions speak of the newest tables: on a way that stops before the head they are left out.
    """

    def run(connection: Connection) -> None:
        command.upgrade(_config(connection), revision)

    async def apply_functions(connection: asyncpg.Connection) -> None:
        if (await read_state(connection)).revision == head_revision():
            await functions.apply_changed(connection, everything=reapply)
            await shift_journal(connection)

    return await _migrate(database_url, run, after=apply_functions)


async def downgrade(database_url: str, *, revision: str) -> SchemaState:
    """Migrate down to ``revision`` (``base``: nothing remains); return the new state.

    Functions speak of the newest tables, so they go; the release that knows ``revision`` applies its own.
    """

    def run(connection: Connection) -> None:
        command.downgrade(_config(connection), revision)

    return await _migrate(database_url, run, before=functions.drop_all, after=functions.drop_all)


def upgrade_sql() -> str:
    """Return the SQL that makes this schema in an empty database, for people who run SQL themselves."""
    with redirect_stdout(io.StringIO()) as output:
        config = _config(None)
        config.output_buffer = output
        config.attributes["functions"] = functions.as_sql()
        command.upgrade(config, "head", sql=True)
    return output.getvalue()


def downgrade_sql(revision_range: str) -> str:
    """Return the SQL that goes down ``revision_range`` (``0002:0001``)."""
    config = _config(None)
    config.output_buffer = io.StringIO()
    config.attributes["functions"] = ""
    command.downgrade(config, revision_range, sql=True)
    return config.output_buffer.getvalue()


def run_sql_beside(version_file: str, direction: str) -> None:
    """Run ``<version>.up.sql`` or ``.down.sql`` beside a version file; many statements in one."""
    sql = Path(version_file).with_suffix(f".{direction}.sql").read_text(encoding="utf-8")
    context = op.get_context()
    if context.as_sql:
        context.impl.static_output(sql)
        return
    driver = op.get_bind().connection.dbapi_connection
    assert driver is not None
    # Past SQLAlchemy, whose asyncpg dialect prepares statements and so takes only one at a time.
    driver.run_async(lambda connection: connection.execute(sql))


async def _migrate(
    database_url: str, run: Callable[[Connection], None], *, before: Step | None = None, after: Step | None = None
) -> SchemaState:
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: connect(database_url), poolclass=NullPool
    )
    try:
        async with engine.begin() as connection:
            await connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
            await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK_KEY})")
            driver = await _driver(connection)
            if before is not None:
                await before(driver)
            await connection.run_sync(run)
            if after is not None:
                await after(driver)
            return await read_state(driver)
    finally:
        await engine.dispose()


async def _driver(connection: AsyncConnection) -> asyncpg.Connection:
    raw = (await connection.get_raw_connection()).driver_connection
    assert isinstance(raw, asyncpg.Connection)
    return raw


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
