"""Read models of transactions, as JSON the wire shows."""

from uuid import UUID

from tillkeeper.domains.sales.refusals import TransactionUnknown
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.pages import mark_of
from tillkeeper.storage.database import Database

# A cashier sees the sales of the sessions that are theirs or that they joined; others look missing (EV-5).
_LIST = """
WITH mark AS (
    SELECT m.at, m.id FROM transactions m
    WHERE m.business_id = $1 AND m.id = $6
      AND ($2 OR EXISTS (SELECT FROM cash_sessions s
          WHERE s.business_id = $1 AND s.id = m.session_id AND session_is_of(s, $3)))
), page AS (
    SELECT t AS document, t.id, row_number() OVER (ORDER BY t.at DESC, t.id DESC) AS n
    FROM transactions t
    WHERE t.business_id = $1
      AND ($2 OR EXISTS (SELECT FROM cash_sessions s
          WHERE s.business_id = $1 AND s.id = t.session_id AND session_is_of(s, $3)))
      AND ($4::uuid IS NULL OR t.session_id = $4)
      AND ($6::uuid IS NULL OR (t.at, t.id) < (SELECT m.at, m.id FROM mark m))
    ORDER BY t.at DESC, t.id DESC
    LIMIT $5 + 1
)
SELECT CASE WHEN $6 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(transaction_document(document) ORDER BY n) FILTER (WHERE n <= $5), '[]'),
    'nextCursor', CASE WHEN count(*) > $5 THEN max(id::text) FILTER (WHERE n = $5) END) END
FROM page
"""

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
    return await database.fetch_page(
        _LIST,
        actor.business_id,
        actor.sees_all,
        actor.user_id,
        session,
        limit,
        mark_of(cursor),
    )


async def transaction(database: Database, actor: Actor, transaction_id: UUID) -> str:
    """Return one transaction. Refusal: ``transaction-unknown``."""
    found = await database.fetch_value(_ONE, actor.business_id, actor.sees_all, actor.user_id, transaction_id)
    if not isinstance(found, str):
        raise TransactionUnknown
    return found
