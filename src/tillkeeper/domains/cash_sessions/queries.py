"""Read models of cash sessions and of the registers they stand on, as JSON the wire shows."""

from dataclasses import dataclass
from uuid import UUID

import msgspec

from tillkeeper.domains.cash_sessions.refusals import SessionUnknown
from tillkeeper.domains.shops import PAGE_BY_CODE
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.pages import ListCursors, asked, mark_of
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.database import Database, Transaction

_REGISTERS = PAGE_BY_CODE.format(
    table="pos_registers",
    rows="""
    SELECT r.code, register_document(r) AS document
    FROM pos_registers r
    WHERE r.business_id = $1 AND r.retired_at IS NULL AND ($3::text IS NULL OR r.code > $3)
    ORDER BY r.code LIMIT $2 + 1""",
)

_LIST = """
WITH mark AS (
    SELECT m.opened_at, m.id FROM cash_sessions m WHERE m.business_id = $1 AND m.id = $8
), page AS (
    SELECT session, id, row_number() OVER (ORDER BY {place}opened_at DESC, id DESC) AS n
    FROM (
        SELECT s AS session, s.id, s.opened_at, s.profile_id, s.register_id FROM cash_sessions s
        WHERE s.business_id = $1 AND NOT s.is_deleted
          AND {status}
          AND {profile}
          AND {register}
          AND {whose}
          AND {pending}
          AND {after}
        {fence}
    ) found
    ORDER BY {place}opened_at DESC, id DESC
    LIMIT $7 + 1
)
SELECT CASE WHEN $8 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(cash_session_document(session, $2, $3) ORDER BY n) FILTER (WHERE n <= $7), '[]'),
    'nextCursor', CASE WHEN count(*) > $7 THEN max(id::text) FILTER (WHERE n = $7) END) END
FROM page
"""

# A range of one, sorted by the place first: only the place's own index has that order. For an equality the planner
# takes the index of all, newest first, and reads every session of the business for a page of a place that has few.
_AT_PLACE = "s.{column} BETWEEN (SELECT w.id FROM {place}) AND (SELECT w.id FROM {place})"
_ON_PROFILE = _AT_PLACE.format(
    column="profile_id", place="profiles w WHERE w.business_id = $1 AND (w.code = $5 OR w.id::text = $5)"
)
_AT_REGISTER = _AT_PLACE.format(
    column="register_id", place="pos_registers w WHERE w.business_id = $1 AND (w.code = $6 OR w.id::text = $6)"
)

_ONE = """
SELECT cash_session_document(s, $3, $4) AS document,
       session_objection(s, $3, $4, CASE WHEN $5::text IS NOT NULL THEN coalesce((
           SELECT w.id FROM profiles w WHERE w.business_id = $1 AND (w.code = $5 OR w.id = id_spelled($5))), $2) END
       ) AS objection, session_objection_fields(s, $3) AS objection_fields
FROM cash_sessions s
WHERE s.business_id = $1 AND s.id = $2 AND NOT s.is_deleted
"""


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """Which cash sessions to list; each text is a code or id, None is any."""

    status: str | None = None
    profile: str | None = None
    register: str | None = None
    only_yours: bool = False
    """The actor's own and those they joined, on whatever profile."""
    only_pending: bool = False
    """Closed ones whose difference waits for an approval (CS-8)."""


# Written out: few are open among many that are closed, which only a plan of that text knows.
_STATUSES = {status: f"$4::text IS NOT NULL AND s.status = '{status}'" for status in ("open", "ended", "closed")}


def page_statement(wanted: SessionFilter, mark: UUID | None) -> str:
    """Return the statement of one page of the list: what is asked is in its text (``asked``)."""
    return _LIST.format(
        status="$4::text IS NULL" if wanted.status is None else _STATUSES[wanted.status],
        profile=asked(wanted.profile, _ON_PROFILE, "$5::text"),
        register=asked(wanted.register, _AT_REGISTER, "$6::text"),
        pending="s.approval = 'pending'" if wanted.only_pending else "true",
        whose="s.id = ANY (ARRAY(SELECT sessions_of($1, $2)))" if wanted.only_yours else "true",
        # One person's are sorted; without the fence PostgreSQL may look for them in the order of all.
        fence="OFFSET 0" if wanted.only_yours else "",
        place="register_id, " if wanted.register else "profile_id, " if wanted.profile else "",
        after=asked(mark, "(s.opened_at, s.id) < (SELECT m.opened_at, m.id FROM mark m)", "$8::uuid"),
    )


async def registers(database: Database, business_id: UUID, limit: int, after: str | None) -> str:
    """Return ``{items: Register[], nextCursor}``, by code; each with its open session. Refusal: ``cursor-invalid``."""
    return await database.fetch_page(_REGISTERS, business_id, limit, after)


async def register(source: Database | Transaction, business_id: UUID, register_id: UUID) -> str | None:
    """Return the register's document, or None."""
    value = await source.fetch_value(
        "SELECT register_document(r) FROM pos_registers r WHERE r.business_id = $1 AND r.id = $2",
        business_id,
        register_id,
    )
    return value if isinstance(value, str) else None


async def sessions(database: Database, actor: Actor, wanted: SessionFilter, *, limit: int, cursor: str | None) -> str:
    """Return ``{items: CashSession[], nextCursor}``, newest first. Refusal: ``cursor-invalid``."""
    cursors = ListCursors("cash-sessions", wanted)
    mark = mark_of(cursors.mark_in(cursor))
    page = await database.fetch_page(
        page_statement(wanted, mark),
        actor.business_id,
        actor.user_id,
        actor.role.value,
        wanted.status,
        wanted.profile,
        wanted.register,
        limit,
        mark,
    )
    return cursors.in_page(page)


async def session(database: Database, actor: Actor, session_id: UUID) -> str:
    """Return one cash session. Refusal: ``session-unknown``."""
    row = await database.fetch_row(_ONE, actor.business_id, session_id, actor.user_id, actor.role.value, None)
    if row is None:
        raise SessionUnknown
    document: str = row["document"]
    return document


async def validation(
    database: Database, actor: Actor, session_id: UUID | None, profile: str | None
) -> tuple[str | None, Refusal | None]:
    """Return the session's document when the actor may work on it, else why not (S0-04, S0-05).

    The rule is that of the acts (``session_objection``): there is one, it takes the actor, it is open, its profile.
    """
    row = None
    if session_id is not None:
        row = await database.fetch_row(_ONE, actor.business_id, session_id, actor.user_id, actor.role.value, profile)
    if row is None:
        return None, SessionUnknown()
    if row["objection"] is not None:
        return None, Refusal.named(row["objection"], msgspec.json.decode(row["objection_fields"]))
    return row["document"], None
