"""Read models of the queue, as JSON the wire shows."""

from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from tillkeeper.domains.orders.refusals import OrderUnknown
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.pages import ListCursors, asked, mark_of
from tillkeeper.kernel.search import patterns, query_words, walked_rows
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

_LIST: Final = """
WITH mark AS (
    SELECT m.queued_at, m.id FROM orders m WHERE m.business_id = $1 AND m.id = $5 AND m.queued_at IS NOT NULL
), page AS (
    SELECT o AS found, o.id, row_number() OVER (ORDER BY o.queued_at {way}, o.id {way}) AS n
    FROM orders o
    WHERE o.business_id = $1 AND o.queued_at IS NOT NULL AND {state}
      AND {profile}
      AND {after}
    ORDER BY o.queued_at {way}, o.id {way}
    LIMIT $4 + 1
)
SELECT CASE WHEN $5 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(order_document(found, $2) ORDER BY n) FILTER (WHERE n <= $4), '[]'),
    'nextCursor', CASE WHEN count(*) > $4 THEN max(id::text) FILTER (WHERE n = $4) END) END
FROM page
"""

# A word that is common is found near where the page begins; only when that fills no page is the index asked for
# everything behind it.
_SEARCH: Final = """
WITH mark AS (
    SELECT m.queued_at, m.id FROM orders m WHERE m.business_id = $1 AND m.id = $5 AND m.queued_at IS NOT NULL
), near AS MATERIALIZED (
    SELECT o.queued_at, o.id, {profile} AND (
        SELECT w.words LIKE ALL ($6::text[]) FROM order_words w WHERE w.business_id = $1 AND w.order_id = o.id) AS found
    FROM (
        SELECT o.queued_at, o.id, o.profile_id
        FROM orders o
        WHERE o.business_id = $1 AND o.queued_at IS NOT NULL AND {state} AND {after}
        ORDER BY o.queued_at {way}, o.id {way}
        LIMIT {walked}) AS o
), indexed AS MATERIALIZED (
    SELECT w.order_id AS id
    FROM order_words w
    WHERE (SELECT count(*) = {walked} AND count(*) FILTER (WHERE n.found) <= $4 FROM near n)
      AND w.business_id = $1
      AND search_keys(w.business_id, w.words) @> search_query_keys($1, $7)
      AND w.words LIKE ALL ($6::text[])
), far AS (
    -- OFFSET 0: one order for each that was found, never all of them.
    SELECT o.queued_at, o.id
    FROM indexed i
    CROSS JOIN LATERAL (
        SELECT o.queued_at, o.id FROM orders o
        WHERE o.business_id = $1 AND o.id = i.id AND {state} AND {profile}
        OFFSET 0) AS o
    WHERE (o.queued_at, o.id) {behind} (
        SELECT n.queued_at, n.id FROM near n ORDER BY n.queued_at {back}, n.id {back} LIMIT 1)
), hits AS (
    SELECT h.queued_at, h.id FROM (
        SELECT n.queued_at, n.id FROM near n WHERE n.found UNION ALL SELECT f.queued_at, f.id FROM far f) AS h
    ORDER BY h.queued_at {way}, h.id {way}
    LIMIT $4 + 1
), page AS (
    SELECT o AS found, o.id, row_number() OVER (ORDER BY o.queued_at {way}, o.id {way}) AS n
    FROM hits h JOIN orders o ON o.business_id = $1 AND o.id = h.id
)
SELECT CASE WHEN $5 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(order_document(found, $2) ORDER BY n) FILTER (WHERE n <= $4), '[]'),
    'nextCursor', CASE WHEN count(*) > $4 THEN max(id::text) FILTER (WHERE n = $4) END) END
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
    """What the number, name, table or note is found by (kernel/search.py)."""
    sort: Sort = "newest"


def page_statement(wanted: OrderFilter, mark: UUID | None, limit: int) -> str:
    """Return the statement of one page of the list: what is asked is in its text (``asked``)."""
    way, behind = _SORTS[wanted.sort]
    return (_LIST if wanted.search is None else _SEARCH).format(
        way=way,
        back="ASC" if way == "DESC" else "DESC",
        behind=behind,
        state=_STATES[wanted.state],
        profile=asked(wanted.profile, _ON_PROFILE, "$3::text"),
        after=asked(mark, f"(o.queued_at, o.id) {behind} (SELECT m.queued_at, m.id FROM mark m)", "$5::uuid"),
        walked=walked_rows(limit),
    )


async def orders(database: Database, actor: Actor, wanted: OrderFilter, *, limit: int, cursor: str | None) -> str:
    """Return ``{items: Order[], nextCursor}``, the newest or the oldest first. Refusal: ``cursor-invalid``.

    A search without a letter or digit finds nothing rather than everything.
    """
    cursors = ListCursors("orders", wanted)
    mark = mark_of(cursors.mark_in(cursor))
    arguments: list[object] = [actor.business_id, actor.user_id, wanted.profile, limit, mark]
    if wanted.search is not None:
        if not query_words(wanted.search):
            return '{"items":[],"nextCursor":null}'
        arguments += [patterns(wanted.search), query_words(wanted.search)]
    return cursors.in_page(await database.fetch_page(page_statement(wanted, mark, limit), *arguments))


async def order(database: Database, actor: Actor, order_id: UUID) -> str:
    """Return one order of the queue. Refusal: ``order-unknown``."""
    found = await database.fetch_value(_ONE, actor.business_id, order_id, actor.user_id)
    if not isinstance(found, str):
        raise OrderUnknown
    return found
