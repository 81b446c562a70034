"""The connection pool, and the one place of the program that begins and commits.

``Database`` runs single statements (each its own transaction) and named transactions.
A statement that could not be sent, or whose answer was lost, raises
``DatabaseUnavailable``: nobody knows then whether it committed, so nothing above repeats
it; the client does, under its idempotency key. One that the server gave up, undid and
reported, because it is busy and not because it was wrong, raises ``DatabaseBusy``.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from types import TracebackType

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from tillkeeper.kernel import limits
from tillkeeper.kernel.pages import CursorInvalid

Row = asyncpg.Record
Connection = asyncpg.Connection | PoolConnectionProxy

# What asyncpg raises when the server went away or refuses connections.
# InternalClientError: the server's last word on a connection was that it is being shut down, and
# the next statement came before the end of the connection did (tests/crashes/test_kill.py meets it).
_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.StatementCompletionUnknownError,
    ConnectionError,
    OSError,
)
# What the server gives up for a reason that passes. It has undone the statement, and its transaction, when it says so.
_UNDONE = (
    asyncpg.QueryCanceledError,  # 57014: it took longer than limits.STATEMENT_TIMEOUT_MS, waiting for a lock as a rule
    asyncpg.TransactionRollbackError,  # 40: a deadlock above all
    asyncpg.LockNotAvailableError,  # 55P03
    asyncpg.InsufficientResourcesError,  # 53: no memory, no room on the disk
    asyncpg.PostgresSystemError,  # 58: the disk itself
    asyncpg.ReadOnlySQLTransactionError,  # 25006: this server has become a standby, or not yet stopped being one
    asyncpg.InvalidCachedStatementError,  # 0A000: prepared before a migration, used after it
)


# All that asyncpg raises of the server's or the network's doing, for who is connected beside the pool and begins again.
DRIVER_ERRORS = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)


class DatabaseFailed(Exception):
    """The database did not do what it was asked, for a reason that passes: :class:`DatabaseBusy` or the next."""


class DatabaseUnavailable(DatabaseFailed):
    """The database can't be reached, or went away before it answered."""


class DatabaseBusy(DatabaseFailed):
    """The database gave up, undid what was done and said so: nothing was changed."""


def _named(error: BaseException) -> DatabaseFailed | None:
    """Return what callers know the driver's error by; None: a bug of ours or a constraint, which stays what it is."""
    # A DataError is an InterfaceError by descent: a value that its parameter can't hold is a bug of ours.
    if isinstance(error, asyncpg.DataError):
        return None
    if isinstance(error, _LOST):
        return DatabaseUnavailable(str(error))
    return DatabaseBusy(str(error)) if isinstance(error, _UNDONE) else None


async def connect(dsn: str) -> asyncpg.Connection:
    """Open one connection beside any pool, for what is done once. Raises ``DatabaseUnavailable``."""
    try:
        return await asyncpg.connect(dsn)
    except DRIVER_ERRORS as error:
        raise DatabaseUnavailable(str(error)) from error


async def _keep_as_is(_connection: Connection) -> None:
    """Skip asyncpg's reset query.

    It is a round trip after each statement. Nothing here sets session state: no ``SET``
    outside a transaction, no session-level advisory lock, no ``LISTEN`` on pooled
    connections (``storage/listening.py`` has its own).
    """


def _is_open(connection: PoolConnectionProxy) -> bool:
    """Return whether an idle connection is still one: the pool takes hold of one that died, and it answers no more."""
    try:
        return not connection.is_closed()
    except asyncpg.InterfaceError:
        return False


class Transaction:
    """Statements inside one database transaction; handed out by ``Database.transaction``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def fetch_row(self, sql: str, *arguments: object) -> Row | None:
        """Return the first row, or None."""
        return await self._connection.fetchrow(sql, *arguments)

    async def fetch_rows(self, sql: str, *arguments: object) -> Sequence[Row]:
        """Return all rows."""
        return await self._connection.fetch(sql, *arguments)

    async def fetch_value(self, sql: str, *arguments: object) -> object:
        """Return the first column of the first row, or None."""
        return await self._connection.fetchval(sql, *arguments)

    async def execute(self, sql: str, *arguments: object) -> str:
        """Run a statement and return its command tag (``UPDATE 1``)."""
        return await self._connection.execute(sql, *arguments)

    async def copy_rows(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Append ``rows`` to ``table`` through COPY, the fastest way in."""
        await self._connection.copy_records_to_table(table, records=rows, columns=list(columns))

    @asynccontextmanager
    async def undo_on_error(self) -> AsyncIterator[None]:
        """Undo what the block changed when it raises; the transaction itself goes on.

        A refused command leaves its journal row and nothing else (a savepoint).
        """
        async with self._connection.transaction():
            yield


class Database:
    """A pool of connections behind a first-come-first-served queue.

    asyncpg's own pool hands out the connection that was returned last, to whichever
    waiter wakes first: at 128 clients the unlucky wait 450 ms where the queue needs 44.
    """

    def __init__(self, pool: asyncpg.Pool, dsn: str, size: int) -> None:
        self._pool = pool
        self.queue = asyncio.Semaphore(size)
        self._idle: list[PoolConnectionProxy] = []
        self._closing = False
        self.dsn = dsn

    @classmethod
    async def connect(cls, dsn: str, *, size: int = limits.POOL_SIZE_DEFAULT) -> "Database":
        """Open the pool. Raises ``DatabaseUnavailable`` when no server answers, or it lets nobody in."""
        try:
            pool = await asyncpg.create_pool(
                dsn,
                min_size=1,
                max_size=size,
                reset=_keep_as_is,
                max_inactive_connection_lifetime=0,
                server_settings=session_settings(),
            )
        except DRIVER_ERRORS as error:
            raise DatabaseUnavailable(str(error)) from error
        return cls(pool, dsn, size)

    async def close(self) -> None:
        """Wait for running statements and close every connection."""
        self._closing = True
        while self._idle:
            await self._pool.release(self._idle.pop())
        await self._pool.close()

    def _connection(self) -> "_Loan":
        return _Loan(self)

    async def take(self) -> PoolConnectionProxy:
        """Return the connection that was used last, or one more of the pool's.

        Lent out once and kept: the pool's own taking and giving back make a task each time, which costs
        a tenth of a short call (docs/reference/benchmarks.md).
        """
        while self._idle:
            connection = self._idle.pop()
            if _is_open(connection):
                return connection
            await self._pool.release(connection)
        return await self._pool.acquire()

    async def give_back(self, connection: PoolConnectionProxy, *, is_clean: bool) -> None:
        """Keep the connection for the next call, or let the pool clear up what it was left in."""
        if is_clean and not self._closing:
            self._idle.append(connection)
        else:
            await self._pool.release(connection)

    async def fetch_row(self, sql: str, *arguments: object) -> Row | None:
        """Run one statement as its own transaction; return its first row, or None."""
        async with self._connection() as connection:
            return await connection.fetchrow(sql, *arguments)

    async def fetch_rows(self, sql: str, *arguments: object) -> Sequence[Row]:
        """Run one statement as its own transaction; return its rows."""
        async with self._connection() as connection:
            return await connection.fetch(sql, *arguments)

    async def fetch_value(self, sql: str, *arguments: object) -> object:
        """Run one statement as its own transaction; return its first value, or None."""
        async with self._connection() as connection:
            return await connection.fetchval(sql, *arguments)

    async def fetch_text(self, sql: str, *arguments: object) -> str:
        """Run one statement as its own transaction; return the one text (or JSON) that it yields."""
        value = await self.fetch_value(sql, *arguments)
        assert isinstance(value, str)
        return value

    async def fetch_page(self, sql: str, *arguments: object) -> str:
        """Run one statement that yields a page of a list as JSON, or null where its mark is nothing of the list.

        Refusal: ``cursor-invalid``: whoever goes on would take an empty page for the end.
        """
        value = await self.fetch_value(sql, *arguments)
        if not isinstance(value, str):
            raise CursorInvalid
        return value

    @asynccontextmanager
    async def transaction(self, name: str) -> AsyncIterator[Transaction]:
        """Run the block in one READ COMMITTED transaction, committed when it returns.

        ``name`` reaches the server as the application name, so that a stuck one is
        recognised in ``pg_stat_activity``.
        """
        async with self._connection() as connection, connection.transaction():
            await connection.execute("SELECT set_config('application_name', $1, true)", name)
            yield Transaction(connection)

    @asynccontextmanager
    async def alone(self, what: str, *, wait_seconds: int) -> AsyncIterator[None]:
        """Run the block while nobody else on this database, in any process, runs one of the same name.

        The lock is a transaction's, so that it ends with a process that dies; the block works on other connections.
        Raises ``DatabaseBusy`` when the others take longer than ``wait_seconds``.
        """
        async with self.transaction(what) as tx:
            await tx.execute("SELECT set_config('statement_timeout', $1, true)", f"{wait_seconds}s")
            await tx.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", what)
            yield


class _Loan:
    """One connection for the length of a block; a class, since a generator here costs a tenth of a short call."""

    __slots__ = ("_connection", "_database")

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: PoolConnectionProxy | None = None

    async def __aenter__(self) -> PoolConnectionProxy:
        """Wait for a turn and return the connection. Raises ``DatabaseUnavailable``."""
        await self._database.queue.acquire()
        try:
            self._connection = await self._database.take()
        except DRIVER_ERRORS as error:
            # Nothing was sent yet: whatever refused the connection, the database can't be reached.
            self._database.queue.release()
            raise DatabaseUnavailable(str(error)) from error
        except BaseException:
            self._database.queue.release()
            raise
        return self._connection

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give it back; what the driver raised becomes ``DatabaseFailed`` where it is that."""
        connection = self._connection
        assert connection is not None
        try:
            await self._database.give_back(connection, is_clean=error is None)
        finally:
            self._database.queue.release()
        if error is not None and (failed := _named(error)) is not None:
            raise failed from error


def session_settings() -> dict[str, str]:
    """Return the server settings that every connection of the program runs under."""
    return {
        "application_name": "tillkeeper",
        "timezone": "UTC",
        "statement_timeout": str(limits.STATEMENT_TIMEOUT_MS),
        # Every guarantee is argued for READ COMMITTED: a lock waited for in one
        # statement, the winner's rows seen by the next.
        "default_transaction_isolation": "read committed",
        # The hot functions take milliseconds; compiling them takes longer.
        "jit": "off",
    }
