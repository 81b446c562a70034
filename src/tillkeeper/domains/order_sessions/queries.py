"""Read models of order sessions, as JSON the wire shows. Reading changes nothing (OS-3)."""

from uuid import UUID

import msgspec

from tillkeeper.domains import cash_sessions, shops
from tillkeeper.domains.order_sessions.refusals import OrderSessionUnknown
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import NOBODYS
from tillkeeper.kernel.pages import ListCursors, asked, mark_of
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Database, Transaction

_LIST = """
WITH mark AS (
    SELECT m.created_at, m.id FROM order_sessions m
    WHERE m.business_id = $1 AND ($6 OR m.user_id = $2) AND m.id = $5
), page AS (
    SELECT s AS session, s.id, row_number() OVER (ORDER BY s.created_at DESC, s.id DESC) AS n
    FROM order_sessions s
    WHERE s.business_id = $1
      AND {whose}
      AND {status}
      AND {after}
    ORDER BY s.created_at DESC, s.id DESC
    LIMIT $4 + 1
)
SELECT CASE WHEN $5 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(order_session_document(session) ORDER BY n) FILTER (WHERE n <= $4), '[]'),
    'nextCursor', CASE WHEN count(*) > $4 THEN max(id::text) FILTER (WHERE n = $4) END) END
FROM page
"""


# Written out: few are active among many that are completed, which only a plan of that text knows.
_STATUSES = {
    status: f"$3::text IS NOT NULL AND s.status = '{status}'"
    for status in ("active", "pending_logout", "assigned_to_tab", "completed", "discarded")
}


def page_statement(whose: UUID | None, status: str | None, mark: UUID | None) -> str:
    """Return the statement of one page of the list: what is asked is in its text (``asked``)."""
    return _LIST.format(
        whose=asked(whose, "s.user_id = $2", "$2::uuid"),
        status="$3::text IS NULL" if status is None else _STATUSES[status],
        after=asked(mark, "(s.created_at, s.id) < (SELECT m.created_at, m.id FROM mark m)", "$5::uuid"),
    )


async def signed_in(source: Database | Transaction, actor: Actor, language: str | None) -> dict[str, object]:
    """Return who is signed in, where and as what; ``language`` is the one that the person has chosen, if any."""
    memberships = msgspec.json.decode(await shops.queries.memberships(source, actor.user_id))
    register = None
    if actor.register_id is not None:
        register = await cash_sessions.queries.register(source, actor.business_id, actor.register_id)
    return {
        "user": {
            "id": actor.user_id,
            "username": actor.username,
            "name": actor.name,
            "language": language,
        },
        "business": next(m["business"] for m in memberships if m["business"]["id"] == str(actor.business_id)),
        "role": actor.role.value,
        "capabilities": actor.capabilities(),
        "register": None if register is None else msgspec.Raw(register.encode()),
        "memberships": memberships,
    }


async def active(database: Database, actor: Actor) -> str:
    """Return the caller's active order session, or ``null``."""
    found = await database.fetch_value(
        "SELECT order_session_document(s) FROM order_sessions s"
        " WHERE s.business_id = $1 AND s.user_id = $2 AND s.status = 'active'",
        actor.business_id,
        actor.user_id,
    )
    return found if isinstance(found, str) else "null"


async def live(database: Database, actor: Actor) -> str:
    """Return the caller's order session that is active or parked, or ``null``."""
    found = await database.fetch_value(
        "SELECT order_session_document(s) FROM order_sessions s"
        " WHERE s.business_id = $1 AND s.user_id = $2 AND s.status IN ('active', 'pending_logout')",
        actor.business_id,
        actor.user_id,
    )
    return found if isinstance(found, str) else "null"


async def order_session(database: Database, actor: Actor, order_session_id: UUID) -> str:
    """Return one: the caller's own, or any of the business for managers and auditors.

    Refusal: ``order-session-unknown``, also for one that is somebody else's (EV-5).
    """
    found = await database.fetch_value(
        "SELECT order_session_document(s) FROM order_sessions s"
        " WHERE s.business_id = $1 AND s.id = $2 AND ($3 OR s.user_id = $4)",
        actor.business_id,
        order_session_id,
        actor.may(Permission.READ_ALL),
        actor.user_id,
    )
    if not isinstance(found, str):
        raise OrderSessionUnknown
    return found


async def order_sessions(
    database: Database,
    actor: Actor,
    *,
    user_id: UUID | None,
    status: str | None,
    limit: int,
    cursor: str | None,
) -> str:
    """Return ``{items: OrderSession[], nextCursor}``, newest first; a cashier finds none but their own (EV-5).

    Refusal: ``cursor-invalid``.
    """
    cursors = ListCursors("order-sessions", user_id, status)
    if user_id not in {None, actor.user_id} and not actor.may(Permission.READ_ALL):
        user_id = NOBODYS
    whose = user_id if actor.may(Permission.READ_ALL) else user_id or actor.user_id
    mark = mark_of(cursors.mark_in(cursor))
    statement = page_statement(whose, status, mark)
    page = await database.fetch_page(
        statement, actor.business_id, whose, status, limit, mark, actor.may(Permission.READ_ALL)
    )
    return cursors.in_page(page)
