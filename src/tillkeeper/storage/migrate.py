"""Brings a database to the schema of this program, or back: Alembic for tables, then the function files.

One transaction for the whole way, under one advisory lock: a failed migration leaves the
database as it was, and servers that start together do the work once. The transaction is
this module's own (``storage/database.py`` serves running servers, whose statements have a
time limit that a migration must not have).
"""

import asyncio
import io
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, redirect_stdout
from pathlib import Path
from typing import Final

import asyncpg
from alembic import command, op
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from tillkeeper.kernel import limits
from tillkeeper.storage import functions
from tillkeeper.storage.conflicts import make_session_indexes, require_none
from tillkeeper.storage.database import DRIVER_ERRORS, DatabaseBusy, connect, named
from tillkeeper.storage.listening import HEARS
from tillkeeper.storage.restored import shift_journal
from tillkeeper.storage.shipped import MIGRATIONS, SchemaState, head_revision, read_state

_LISTENING: Final = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1"
# "till" in ASCII: any number will do that nobody else in this database takes.
LOCK_KEY: Final = 0x74696C6C
# A table change waits for readers and makes everybody behind it wait: rather fail loudly than stop the shop.
LOCK_TIMEOUT: Final = "30s"


class NoWayBackError(Exception):
    """The rows that there are have no place in an older schema; the message is a sentence that says what to do."""


class TargetError(Exception):
    """The migration to go to is none of this program's, or not on the way; the message is a sentence."""


class ServersRunningError(Exception):
    """Servers answer from the database; the message is a sentence."""


Step = Callable[[asyncpg.Connection], Awaitable[object]]
"""Something to do in the migration's transaction, on the driver's own connection."""


async def upgrade(database_url: str, *, revision: str = "head", reapply: bool = False) -> SchemaState:
    """Migrate up to ``revision`` and apply changed function files (all with ``reapply``); return the new state.

    Raises ``ConflictsError``, with every conflict by its ids, where open cash sessions break CS-1 or CS-2 (CS-13).
    Functions speak of the newest tables: on a way that stops before the head they are left out.
    Raises ``TargetError``, and ``DatabaseBusy`` where a table stays in use.
    """

    def run(connection: Connection) -> None:
        command.upgrade(_config(connection), revision)

    async def apply_functions(connection: asyncpg.Connection) -> None:
        if (await read_state(connection)).revision == head_revision():
            await functions.apply_changed(connection, everything=reapply)
            await make_session_indexes(connection)
            await shift_journal(connection)

    return await _migrate(database_url, run, before=require_none, after=apply_functions)


async def downgrade(database_url: str, *, revision: str) -> SchemaState:
    """Migrate down to ``revision`` (``base``: nothing remains); return the new state.

    Raises ``NoWayBackError``, and leaves the database as it was, where the older schema has no place for what is there;
    ``ServersRunningError`` where a server answers from it; ``TargetError``, and ``DatabaseBusy`` as :func:`upgrade`.
    Functions speak of the newest tables, so they go; the release that knows ``revision`` applies its own.
    """

    def run(connection: Connection) -> None:
        command.downgrade(_config(connection), revision)

    async def begin(connection: asyncpg.Connection) -> None:
        await _require_no_server(connection)
        await functions.drop_all(connection)

    try:
        return await _migrate(database_url, run, before=begin, after=functions.drop_all)
    # By a migration's own word, or by a constraint of the older schema.
    except (asyncpg.RaiseError, asyncpg.IntegrityConstraintViolationError) as error:
        raise NoWayBackError(
            f"There is no way down to {revision}. {str(error).rstrip('.')}. Restore a backup from before the upgrade."
        ) from error


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
    with _targets():
        command.downgrade(config, revision_range, sql=True)
    return config.output_buffer.getvalue()


def run_sql_beside(version_file: str, direction: str) -> None:
    """Run ``<version>.up.sql`` or ``.down.sql`` beside a version file; many statements in one."""
    sql = Path(version_file).with_suffix(f".{direction}.sql").read_text(encoding="utf-8")
    context = op.get_context()
    if context.as_sql:
        context.impl.static_output(sql)
        return
    run_step(lambda connection: connection.execute(sql))


def run_step(step: Step) -> None:
    """Have ``step`` work on the rows there are; nothing in a script, which is for an empty database."""
    if op.get_context().as_sql:
        return
    driver = op.get_bind().connection.dbapi_connection
    assert driver is not None
    # Past SQLAlchemy, whose asyncpg dialect prepares statements and so takes only one at a time.
    driver.run_async(step)


async def _migrate(
    database_url: str, run: Callable[[Connection], None], *, before: Step | None = None, after: Step | None = None
) -> SchemaState:
    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=lambda: connect(database_url, command_seconds=limits.MIGRATION_STEP_SECONDS),
        poolclass=NullPool,
    )
    try:
        async with _told(), engine.begin() as connection:
            await connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
            await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK_KEY})")
            driver = await _driver(connection)
            if before is not None:
                await before(driver)
            with _targets():
                await connection.run_sync(run)
            if after is not None:
                await after(driver)
            return await read_state(driver)
    finally:
        await engine.dispose()


@contextmanager
def _targets() -> Iterator[None]:
    """Have Alembic's word about a migration that is not there, or not on the way, told as a ``TargetError``."""
    try:
        yield
    except CommandError as error:
        raise TargetError(
            f"{str(error).rstrip('.')}: this program's migrations are 0001 to {head_revision()}, and `base` is none."
        ) from error


@asynccontextmanager
async def _told() -> AsyncIterator[None]:
    """Have the driver's errors known by the names that callers have for them, whether SQLAlchemy is around them."""
    try:
        yield
    except (DBAPIError, *DRIVER_ERRORS) as error:
        # SQLAlchemy has its own error for each of the driver's, which is that one's cause.
        found = error.orig.__cause__ if isinstance(error, DBAPIError) and error.orig is not None else error
        if isinstance(found, asyncpg.LockNotAvailableError):
            raise DatabaseBusy(
                f"others have used a table, or migrated, for {LOCK_TIMEOUT}; stop the servers and run this again"
            ) from error
        if found is None or (failed := named(found)) is None:
            raise
        raise failed from error


async def _require_no_server(connection: asyncpg.Connection) -> None:
    """Raise ``ServersRunningError`` while a server process listens: a way back takes the functions from under it.

    One that was stopped a moment ago is gone when PostgreSQL has noticed it.
    """
    deadline = time.monotonic() + limits.MIGRATION_LEAVING_MS / 1000
    while processes := await connection.fetchval(_LISTENING, HEARS):
        if time.monotonic() > deadline:
            raise ServersRunningError(
                f"{processes} server {'process answers' if processes == 1 else 'processes answer'} from this database: "
                f"stop {'it' if processes == 1 else 'them'}, then go down."
            )
        await asyncio.sleep(0.05)
        await connection.execute("SELECT pg_stat_clear_snapshot()")


async def _driver(connection: AsyncConnection) -> asyncpg.Connection:
    raw = (await connection.get_raw_connection()).driver_connection
    assert isinstance(raw, asyncpg.Connection)
    return raw


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
