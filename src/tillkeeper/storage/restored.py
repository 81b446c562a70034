"""A database that was restored into another cluster: the journal's transaction ids are ahead of that cluster's.

What is written next would stand before what was written last, and no reader of the feed
would see it. ``journal_shift()`` adds to the cluster's ids what they lack; it is a setting
of the database, so that a dump does not carry it along.

A database that was restored from a backup has another fault: the original went on, and gave
ids to rows that the backup lacks. What is written next gets ids that the original never gave,
so that a position of the lost rows is unknown for ever, and no webhook's message has the
number of another one.
"""

from typing import Final

import asyncpg

# The next transaction's id as the journal would write it, and the highest that it holds.
_IDS: Final = """
SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint + journal_shift() AS next,
       coalesce((SELECT max(newest.transaction_id) FROM businesses b, LATERAL (
           SELECT j.transaction_id FROM journal j WHERE j.business_id = b.business_id
           ORDER BY j.transaction_id DESC LIMIT 1) newest), 0) AS highest,
       journal_shift() AS shift
"""
_SET: Final = """
SELECT format('ALTER DATABASE %I SET tillkeeper.transaction_shift = %L', current_database(), $1::bigint)
"""


# More than a shop writes between a backup and its restore, and little of what a transaction id holds.
_NEW_HISTORY: Final = 1 << 32


async def journal_is_ahead(connection: asyncpg.Connection) -> bool:
    """Return whether the journal holds transaction ids that this cluster has yet to reach."""
    ids = await connection.fetchrow(_IDS)
    assert ids is not None
    return bool(ids["highest"] >= ids["next"])


async def shift_journal(connection: asyncpg.Connection) -> None:
    """Have new journal rows stand after those there are; takes effect for connections made from now on."""
    ids = await connection.fetchrow(_IDS)
    assert ids is not None
    if ids["highest"] >= ids["next"]:
        shift = ids["shift"] + ids["highest"] - ids["next"] + 1
        await connection.execute(await connection.fetchval(_SET, shift))


async def begin_new_history(connection: asyncpg.Connection) -> None:
    """Have new journal rows stand after all that the original wrote since the backup; for connections from now on."""
    ids = await connection.fetchrow(_IDS)
    assert ids is not None
    await connection.execute(await connection.fetchval(_SET, ids["shift"] + _NEW_HISTORY))
