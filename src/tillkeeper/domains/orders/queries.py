"""Read models of the queue, as JSON the wire shows."""

from dataclasses import dataclass
from uuid import UUID

from tillkeeper.domains.cash_sessions import CursorInvalid
from tillkeeper.domains.orders.refusals import OrderUnknown
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import parse_id
from tillkeeper.storage.database import Database

# A search matches the number's end (as it is called out), the name, the table or the note.
_LIST = """
WITH mark AS (
    SELECT m.queued_at, m.id FROM orders m WHERE m.business_id = $1 AND m.id = $7
), page AS (
    SELECT o AS found, o.id, row_number() OVER (ORDER BY o.queued_at DESC, o.id DESC) AS n
    FROM orders o
    WHERE o.business_id = $1 AND o.queued_at IS NOT NULL
      AND ($3::text[] IS NULL OR o.status = ANY ($3))
      AND ($4::text IS NULL OR o.profile_id = (
          SELECT p.id FROM profiles p WHERE p.business_id = $1 AND (p.code = $4 OR p.id::text = $4)))
      AND ($5::text IS NULL OR o.number ILIKE '%' || $5 OR o.name ILIKE '%' || $5 || '%'
          OR o.table_name ILIKE '%' || $5 || '%' OR o.note ILIKE '%' || $5 || '%')
      AND ($7::uuid IS NULL OR (o.queued_at, o.id) < (SELECT m.queued_at, m.id FROM mark m))
    ORDER BY o.queued_at DESC, o.id DESC
    LIMIT $6 + 1
)
SELECT jsonb_build_object(
    'items', coalesce(jsonb_agg(order_document(found, $2) ORDER BY n) FILTER (WHERE n <= $6), '[]'),
    'nextCursor', CASE WHEN count(*) > $6 THEN max(id::text) FILTER (WHERE n = $6) END)
FROM page
"""

_ONE = """
SELECT order_document(o, $3) FROM orders o
WHERE o.business_id = $1 AND o.id = $2 AND o.queued_at IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which orders of the queue to list; None is any."""

    statuses: tuple[str, ...] | None = None
    profile: str | None = None
    """Id or code."""
    search: str | None = None


async def orders(database: Database, actor: Actor, wanted: OrderFilter, *, limit: int, cursor: str | None) -> str:
    """Return ``{items: Order[], nextCursor}``, the newest first. Refusal: ``cursor-invalid``."""
    mark = None if cursor is None else parse_id(cursor)
    if cursor is not None and mark is None:
        raise CursorInvalid
    pattern = None
    if wanted.search is not None:
        pattern = wanted.search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return await database.fetch_text(
        _LIST,
        actor.business_id,
        actor.user_id,
        None if wanted.statuses is None else list(wanted.statuses),
        wanted.profile,
        pattern,
        limit,
        mark,
    )


async def order(database: Database, actor: Actor, order_id: UUID) -> str:
    """Return one order of the queue. Refusal: ``order-unknown``."""
    found = await database.fetch_value(_ONE, actor.business_id, order_id, actor.user_id)
    if not isinstance(found, str):
        raise OrderUnknown
    return found
