"""Read models of transactions, as JSON the wire shows."""

from uuid import UUID

from tillkeeper.domains.sales.refusals import TransactionUnknown
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.pages import ListCursors, asked, mark_of
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Database

# A cashier sees the sales of the sessions that are theirs or that they joined; others look missing (EV-5). While a
# blind count hides what a drawer should hold, they see no list of its sales, only a sale of their own that they name by
# its number or id, without what it was paid with, and not even that once the session has ended (CS-7).
_IS_THEIRS = """EXISTS (
    SELECT FROM cash_sessions s JOIN profiles p ON p.business_id = s.business_id AND p.id = s.profile_id
    WHERE s.business_id = $1 AND s.id = t.session_id AND session_is_of(s, $3)
      AND (NOT cash_is_hidden(s, p.blind_count, 'cashier') {named}))"""
_NAMED = "OR (s.status = 'open' AND t.cashier_id = $3)"

# The newest of each of their sessions, and of those the newest: a cashier who sold little years ago is no look through
# all that everybody sold since.
_THEIR_NEWEST = """t.id = ANY (ARRAY(
    SELECT f.id FROM sessions_of($1, $3) mine (id) CROSS JOIN LATERAL (
        SELECT t.at, t.id FROM transactions t
        WHERE t.business_id = $1 AND t.session_id = mine.id AND {after}
          AND NOT session_hides_sales($1, mine.id, 'cashier')
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
          AND {number}
          AND {after}
        {fence}
    ) found
    ORDER BY at DESC, id DESC
    LIMIT $5 + 1
)
SELECT CASE WHEN $6 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(transaction_document(document, {hidden}) ORDER BY n) FILTER (WHERE n <= $5), '[]'),
    'nextCursor', CASE WHEN count(*) > $5 THEN max(id::text) FILTER (WHERE n = $5) END) END
FROM page
"""


def page_statement(actor: Actor, session: UUID | None, mark: UUID | None, number: str | None = None) -> str:
    """Return the statement of one page of the list: what is asked is in its text (``asked``)."""
    after = asked(mark, "(t.at, t.id) < (SELECT m.at, m.id FROM mark m)", "$6::uuid")
    whose, fence, hidden = "true", "", "false"
    is_theirs = _IS_THEIRS.format(named="" if number is None else _NAMED)
    if not actor.may(Permission.READ_ALL):
        hidden = "session_hides_sales((document).business_id, (document).session_id, 'cashier')"
    if not actor.may(Permission.READ_ALL) and session is None and number is None:
        # These few are sorted; without the fence PostgreSQL may look for them in the order of all.
        whose, fence = _THEIR_NEWEST.format(after=after), "OFFSET 0"
    elif not actor.may(Permission.READ_ALL):
        whose = is_theirs
    return _LIST.format(
        is_theirs=is_theirs,
        whose=whose,
        session=asked(session, "t.session_id = $4", "$4::uuid"),
        number=asked(number, "t.number = $7", "$7::text"),
        after=after,
        fence=fence,
        hidden=hidden,
    )


_ONE = f"""
SELECT transaction_document(t, NOT $2 AND session_hides_sales(t.business_id, t.session_id, 'cashier'))
FROM transactions t
WHERE t.business_id = $1 AND t.id = $4 AND ($2 OR {_IS_THEIRS.format(named=_NAMED)})
"""


async def transactions(
    database: Database, actor: Actor, *, session: UUID | None, number: str | None, limit: int, cursor: str | None
) -> str:
    """Return ``{items: Transaction[], nextCursor}``, newest first. Refusal: ``cursor-invalid``."""
    cursors = ListCursors("transactions", session, number)
    mark = mark_of(cursors.mark_in(cursor))
    page = await database.fetch_page(
        page_statement(actor, session, mark, number),
        actor.business_id,
        actor.may(Permission.READ_ALL),
        actor.user_id,
        session,
        limit,
        mark,
        number,
    )
    return cursors.in_page(page)


async def transaction(database: Database, actor: Actor, transaction_id: UUID) -> str:
    """Return one transaction. Refusal: ``transaction-unknown``."""
    found = await database.fetch_value(
        _ONE, actor.business_id, actor.may(Permission.READ_ALL), actor.user_id, transaction_id
    )
    if not isinstance(found, str):
        raise TransactionUnknown
    return found
