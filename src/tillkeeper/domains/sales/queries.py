"""Read models of transactions, as JSON the wire shows."""

from uuid import UUID

from tillkeeper.domains.sales.refusals import TransactionUnknown
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.pages import asked, mark_of
from tillkeeper.storage.database import Database

# A cashier sees the sales of the sessions that are theirs or that they joined; others look missing (EV-5).
_IS_THEIRS = """EXISTS (
    SELECT FROM cash_sessions s WHERE s.business_id = $1 AND s.id = t.session_id AND session_is_of(s, $3))"""

# The newest of each of their sessions, and of those the newest: a cashier who sold little years ago is no look through
# all that everybody sold since.
_THEIR_NEWEST = """t.id = ANY (ARRAY(
    SELECT f.id FROM sessions_of($1, $3) mine (id) CROSS JOIN LATERAL (
        SELECT t.at, t.id FROM transactions t
        WHERE t.business_id = $1 AND t.session_id = mine.id AND {after}
        ORDER BY t.at DESC, t.id DESC LIMIT $5 + 1) f
    ORDER BY f.at DESC, f.id DESC LIMIT $5 + 1))"""

_LIST = """
WITH mark AS (
    SELECT t.at, t.id FROM transactions t WHERE t.business_id = $1 AND t.id = $6 AND ($2 OR {is_theirs})
), page AS (
    SELECT document, id, row_number() OVER (ORDER BY at DESC, id DESC) AS n
    FROM (
        SELECT t AS document, t.id, t.at FROM transactions t
        WHERE t.business_id = $1
          AND {whose}
          AND {session}
          AND {after}
        {fence}
    ) found
    ORDER BY at DESC, id DESC
    LIMIT $5 + 1
)
SELECT CASE WHEN $6 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(transaction_document(document) ORDER BY n) FILTER (WHERE n <= $5), '[]'),
    'nextCursor', CASE WHEN count(*) > $5 THEN max(id::text) FILTER (WHERE n = $5) END) END
FROM page
"""


def page_statement(actor: Actor, session: UUID | None, mark: UUID | None) -> str:
    """Return the statement of one page of the list: what is asked is in its text (``asked``)."""
    after = asked(mark, "(t.at, t.id) < (SELECT m.at, m.id FROM mark m)", "$6::uuid")
    whose, fence = "true", ""
    if not actor.sees_all and session is None:
        # These few are sorted; without the fence PostgreSQL may look for them in the order of all.
        whose, fence = _THEIR_NEWEST.format(after=after), "OFFSET 0"
    elif not actor.sees_all:
        whose = _IS_THEIRS
    of_session = asked(session, "t.session_id = $4", "$4::uuid")
    return _LIST.format(is_theirs=_IS_THEIRS, whose=whose, session=of_session, after=after, fence=fence)


_ONE = """
SELECT transaction_document(t) FROM transactions t
WHERE t.business_id = $1 AND t.id = $4
  AND ($2 OR EXISTS (SELECT FROM cash_sessions s
      WHERE s.business_id = $1 AND s.id = t.session_id AND session_is_of(s, $3)))
"""


async def transactions(
    database: Database, actor: Actor, *, session: UUID | None, limit: int, cursor: str | None
) -> str:
    """Return ``{items: Transaction[], nextCursor}``, newest first. Refusal: ``cursor-invalid``."""
    mark = mark_of(cursor)
    return await database.fetch_page(
        page_statement(actor, session, mark),
        actor.business_id,
        actor.sees_all,
        actor.user_id,
        session,
        limit,
        mark,
    )


async def transaction(database: Database, actor: Actor, transaction_id: UUID) -> str:
    """Return one transaction. Refusal: ``transaction-unknown``."""
    found = await database.fetch_value(_ONE, actor.business_id, actor.sees_all, actor.user_id, transaction_id)
    if not isinstance(found, str):
        raise TransactionUnknown
    return found
