"""Read models of the queue, as JSON the wire shows."""

from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from tillkeeper.domains.orders.refusals import OrderUnknown
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.pages import asked, mark_of
from tillkeeper.storage.database import Database

State = Literal["waiting", "queued", "tab", "paid", "cancelled", "all"]
"""Of an order in the queue; ``waiting`` is queued or tab."""

# A state is written into the query, never given to it: only then is a plan that is kept for every caller allowed to use
# the index of the few orders that still wait, beside which a year of settled ones lies.
_STATES: Final = {
    "waiting": "o.status IN ('queued', 'tab')",
    "queued": "o.status = 'queued'",
    "tab": "o.status = 'tab'",
    "paid": "o.status = 'paid'",
    "cancelled": "o.status = 'cancelled'",
    "all": "true",
}

Sort = Literal["newest", "oldest"]
"""By when an order came into the queue."""

# The index of the newest first is read backwards for the oldest first. Which way, and after which mark:
_SORTS: Final = {"newest": ("DESC", "<"), "oldest": ("ASC", ">")}

_ON_PROFILE: Final = """o.profile_id = (
    SELECT p.id FROM profiles p WHERE p.business_id = $1 AND (p.code = $3 OR p.id::text = $3))"""

# The number's end (as it is called out), the name, the table or the note.
_MATCHES: Final = """(o.number ILIKE '%' || $4 OR o.name ILIKE '%' || $4 || '%'
    OR o.table_name ILIKE '%' || $4 || '%' OR o.note ILIKE '%' || $4 || '%')"""

_LIST: Final = """
WITH mark AS (
    SELECT m.queued_at, m.id FROM orders m WHERE m.business_id = $1 AND m.id = $6 AND m.queued_at IS NOT NULL
), page AS (
    SELECT o AS found, o.id, row_number() OVER (ORDER BY o.queued_at {way}, o.id {way}) AS n
    FROM orders o
    WHERE o.business_id = $1 AND o.queued_at IS NOT NULL AND {state}
      AND {profile}
      AND {search}
      AND {after}
    ORDER BY o.queued_at {way}, o.id {way}
    LIMIT $5 + 1
)
SELECT CASE WHEN $6 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(order_document(found, $2) ORDER BY n) FILTER (WHERE n <= $5), '[]'),
    'nextCursor', CASE WHEN count(*) > $5 THEN max(id::text) FILTER (WHERE n = $5) END) END
FROM page
"""

_ONE = """
SELECT order_document(o, $3) FROM orders o
WHERE o.business_id = $1 AND o.id = $2 AND o.queued_at IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which orders of the queue to list; None is any."""

    state: State = "waiting"
    profile: str | None = None
    """Id or code."""
    search: str | None = None
    sort: Sort = "newest"


def page_statement(wanted: OrderFilter, mark: UUID | None) -> str:
    """Return the statement of one page of the list: what is asked is in its text (``asked``)."""
    way, behind = _SORTS[wanted.sort]
    return _LIST.format(
        way=way,
        state=_STATES[wanted.state],
        profile=asked(wanted.profile, _ON_PROFILE, "$3::text"),
        search=asked(wanted.search, _MATCHES, "$4::text"),
        after=asked(mark, f"(o.queued_at, o.id) {behind} (SELECT m.queued_at, m.id FROM mark m)", "$6::uuid"),
    )


async def orders(database: Database, actor: Actor, wanted: OrderFilter, *, limit: int, cursor: str | None) -> str:
    """Return ``{items: Order[], nextCursor}``, the newest or the oldest first. Refusal: ``cursor-invalid``."""
    pattern = None
    if wanted.search is not None:
        pattern = wanted.search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    mark = mark_of(cursor)
    return await database.fetch_page(
        page_statement(wanted, mark),
        actor.business_id,
        actor.user_id,
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
