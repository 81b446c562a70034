"""The figures of the books by which a backup is compared with what is restored from it."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Final

import asyncpg
import msgspec

from tillkeeper.kernel import limits
from tillkeeper.kernel.money import Currency, amount_wire
from tillkeeper.storage.backup_files import BackupError
from tillkeeper.storage.database import connect

_PAUSE_SECONDS: Final = 0.2
# A minute: no write takes so long, and a shop with ever new long ones has another trouble.
_TRIES: Final = 200

_FIGURES: Final = """
SELECT b.code AS business, b.currency, b.currency_decimals,
    (SELECT coalesce(jsonb_object_agg(status, n), '{}') FROM (
        SELECT status, count(*) AS n FROM cash_sessions s WHERE s.business_id = b.business_id GROUP BY status
    ) counted) AS cash_sessions,
    (SELECT coalesce(jsonb_object_agg(status, n), '{}') FROM (
        SELECT status, count(*) AS n FROM orders o WHERE o.business_id = b.business_id GROUP BY status
    ) counted) AS orders,
    (SELECT count(*) FROM transactions t WHERE t.business_id = b.business_id) AS transactions,
    (SELECT coalesce(jsonb_object_agg(kind, minor), '{}') FROM (
        SELECT kind, sum(total_minor) AS minor FROM transactions t WHERE t.business_id = b.business_id GROUP BY kind
    ) summed) AS booked_minor,
    (SELECT coalesce(jsonb_object_agg(tender, minor), '{}') FROM (
        SELECT tender, sum(amount_minor) AS minor FROM payments p WHERE p.business_id = b.business_id GROUP BY tender
    ) summed) AS money_minor,
    (SELECT coalesce(sum(effect_minor), 0)::bigint FROM cash_movements m WHERE m.business_id = b.business_id)
        AS cash_moved_minor,
    (SELECT count(*) FROM journal j WHERE j.business_id = b.business_id) AS journal_rows,
    (SELECT format('%s-%s of %s', j.transaction_id, j.ordinal, to_char(j.at AT TIME ZONE 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        FROM journal j WHERE j.business_id = b.business_id
        ORDER BY j.transaction_id DESC, j.ordinal DESC LIMIT 1) AS newest_journal_row
FROM businesses b ORDER BY b.code
"""

# Each is written under a row of the journal alone, so that the moment of the figures is exact for it. Left out is what
# the server writes of its own accord: guesses, sign-ins, webhook messages, what is forgotten, seals of secrets.
TABLES: Final = (
    "businesses", "locations", "profiles", "profile_limits", "pos_registers", "products", "product_variants",
    "cash_sessions", "cash_session_participants", "cash_session_totals", "cash_session_tender_totals", "cash_counts",
    "cash_movements", "orders", "order_lines", "order_approvals", "order_sessions", "transactions", "transaction_lines",
    "payments", "number_counters", "journal",
)  # fmt: skip
# A sum does not depend on the order of the rows, which a restore does not keep.
_CONTENT: Final = """
SELECT b.code, format('%s rows, %s', count(*), sum(hashtextextended(t::text, 0)))
FROM {table} t JOIN businesses b USING (business_id) GROUP BY b.code
"""


# Of the figures above, those that come as JSON.
_OBJECTS: Final = frozenset({"cash_sessions", "orders", "booked_minor", "money_minor"})


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What a business had at one moment.

    Counts by status. In minor units ``booked_minor``, totals of transactions by kind, and ``money_minor``, payments by
    tender. ``content``: by table, how many rows and a sum over all that stands in them, which no changed row leaves as
    it is.
    """

    business: str
    currency: str
    currency_decimals: int
    cash_sessions: dict[str, int]
    orders: dict[str, int]
    transactions: int
    booked_minor: dict[str, int]
    money_minor: dict[str, int]
    cash_moved_minor: int
    journal_rows: int
    newest_journal_row: str | None
    content: dict[str, str]


async def figures_of(connection: asyncpg.Connection) -> list[Figures]:
    """Return the figures of every business, as the connection's transaction sees them."""
    content: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for table in TABLES:
        for business, said in await connection.fetch(_CONTENT.format(table=table)):
            content[business][table] = said
    return [
        msgspec.convert(
            {name: msgspec.json.decode(value) if name in _OBJECTS else value for name, value in row.items()}
            | {"content": content[row["business"]]},
            Figures,
        )
        for row in await connection.fetch(_FIGURES)
    ]


async def figures_at_restore_point(database_url: str, name: str) -> list[Figures]:
    """Set the restore point ``name`` in the write-ahead log and return the figures of exactly that moment.

    Every command writes its journal row in the transaction of its change (EV-4). While nobody may write one, no
    command is between its commit record and being seen: the log up to the restore point and a snapshot taken
    meanwhile hold the same commands. Without the lock one of some hundred would be in the log and not in the
    snapshot (``tests/storage/test_backup_moment.py``). The lock is held for a moment; the counting comes after it.
    """
    async with AsyncExitStack() as stack:
        lock, reader = [await connect(database_url, command_seconds=limits.BACKUP_COUNT_SECONDS) for _ in range(2)]
        stack.push_async_callback(lock.close)
        stack.push_async_callback(reader.close)
        for _ in range(_TRIES):
            async with reader.transaction(isolation="repeatable_read", readonly=True):
                if await _both_at_once(lock, reader, name):
                    return await figures_of(reader)
            await asyncio.sleep(_PAUSE_SECONDS)
    raise BackupError("The shop never stopped writing for a moment, so that no backup could be made. Try again.")


async def _both_at_once(lock: asyncpg.Connection, reader: asyncpg.Connection, name: str) -> bool:
    """Take the reader's snapshot and set the restore point while nobody writes; False: somebody did all the time."""
    try:
        async with lock.transaction():
            await lock.execute(
                f"SET LOCAL lock_timeout = {limits.BACKUP_LOCK_TIMEOUT_MS}; LOCK TABLE journal IN SHARE MODE"
            )
            await reader.execute("SELECT pg_current_snapshot()")
            await lock.execute("SELECT pg_create_restore_point($1)", name)
    except asyncpg.LockNotAvailableError:
        return False
    return True


def differences(before: Sequence[Figures], after: Sequence[Figures]) -> list[str]:
    """Return a sentence for each figure of the backup that the restored books do not have."""
    left, right = ({each.business: msgspec.structs.asdict(each) for each in figures} for figures in (before, after))
    said = [f"{business}: the business is on one side alone" for business in sorted(left.keys() ^ right.keys())]
    for business in sorted(left.keys() & right.keys()):
        was, is_now = left[business], right[business]
        said += [
            f"{business}: {name.replace('_', ' ')} was {value} and is {is_now[name]}"
            for name, value in was.items()
            if name != "content" and is_now[name] != value
        ]
        said += [
            f"{business}: what stands in the table {table} is not what was backed up"
            for table in sorted(was["content"].keys() | is_now["content"].keys())
            if was["content"].get(table) != is_now["content"].get(table)
        ]
    return said


def told(figures: Figures) -> str:
    """Return the figures as a line for a person."""
    booked, money = (
        ", ".join(f"{name} {_money(minor, figures)}" for name, minor in sorted(amounts.items()))
        for amounts in (figures.booked_minor, figures.money_minor)
    )
    return (
        f"{figures.business}: {_counted(figures.cash_sessions)} cash sessions, {_counted(figures.orders)} orders, "
        f"{figures.transactions} transactions ({booked or 'nothing booked'}; {money or 'no money'}), "
        f"cash in drawers moved by {_money(figures.cash_moved_minor, figures)}, {figures.journal_rows} journal rows, "
        f"newest {figures.newest_journal_row}; content of {len(figures.content)} tables"
    )


def _counted(by_status: dict[str, int]) -> str:
    parts = ", ".join(f"{count} {status}" for status, count in sorted(by_status.items()))
    return f"{sum(by_status.values())}" + (f" ({parts})" if parts else "")


def _money(minor: int, figures: Figures) -> str:
    return f"{amount_wire(minor, Currency(figures.currency, figures.currency_decimals))} {figures.currency}"
