"""Finds data that breaks a rule which a unique index keeps, before the index is made (CS-13).

The questions and the indexes are SQL files of the domain whose tables they are about; nothing is closed or merged here.
"""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import asyncpg
import structlog

from tillkeeper.kernel.clock import instant_wire
from tillkeeper.storage.database import connected
from tillkeeper.storage.shipped import PACKAGE

log = structlog.get_logger()

# Often enough that nobody reads a page of the log without meeting it.
_REMINDER_SECONDS: Final = 60
_SESSIONS: Final = PACKAGE / "domains" / "cash_sessions"
SESSION_INDEXES: Final = {
    "idx_one_open_session_per_register": "CS-1",
    "uq_cash_sessions_one_open_per_cashier_business": "CS-2",
}
"""The indexes that a server may run without for a while, and the rule that each keeps."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One open cash session of a conflict; those with one ``rule`` and ``about`` are in conflict with one another."""

    rule: str
    """``CS-1`` (several on a register) or ``CS-2`` (several of a cashier)."""
    business: str
    register: str
    cashier: str
    session_id: str
    number: str
    opened_at: datetime
    about: str
    """The id of the register or of the cashier."""


class ConflictsError(Exception):
    """Open cash sessions break CS-1 or CS-2; the message lists every one of them, and what to do."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        super().__init__(
            "Nothing was changed. These open cash sessions break a rule; end all but one of each group, then run the"
            f" same command again:\n{listed(conflicts)}"
        )


async def find(connection: asyncpg.Connection) -> tuple[Conflict, ...]:
    """Return every conflict, oldest session first; none in a database without cash sessions. Reads only."""
    if await connection.fetchval("SELECT to_regclass('public.cash_sessions')") is None:
        return ()
    rows = await connection.fetch((_SESSIONS / "conflicts.sql").read_text(encoding="utf-8"))
    return tuple(Conflict(**dict(row)) for row in rows)


async def find_at(database_url: str) -> tuple[Conflict, ...]:
    """Open one connection for :func:`find`."""
    async with connected(database_url) as connection:
        return await find(connection)


async def require_none(connection: asyncpg.Connection) -> None:
    """Raise :class:`ConflictsError` where there is a conflict: a migration's pre-flight."""
    if conflicts := await find(connection):
        raise ConflictsError(conflicts)


async def make_session_indexes(connection: asyncpg.Connection) -> None:
    """Make the indexes of ``SESSION_INDEXES`` that are missing."""
    await connection.execute((_SESSIONS / "indexes.sql").read_text(encoding="utf-8"))


async def remind_until_cancelled(indexes: Collection[str]) -> None:
    """Say in the log, again and again, that the server runs without ``indexes``."""
    while True:
        for name in sorted(indexes):
            log.warning("serving without an index", index=name, rule=SESSION_INDEXES[name], back="tillkeeper migrate")
        await asyncio.sleep(_REMINDER_SECONDS)


def listed(conflicts: Sequence[Conflict]) -> str:
    """Return the conflicts as lines for a person, one group after another."""
    lines: list[str] = []
    group = None
    for one in conflicts:
        if group != (one.rule, one.about):
            group = (one.rule, one.about)
            place = f"register {one.register}" if one.rule == "CS-1" else f"cashier {one.cashier}"
            lines.append(f"{one.rule}: {place} of {one.business} ({one.about}) has several open sessions:")
        lines.append(
            f"    {one.session_id}  {one.number}  register {one.register}  cashier {one.cashier}"
            f"  opened {instant_wire(one.opened_at)}"
        )
    return "\n".join(lines)
