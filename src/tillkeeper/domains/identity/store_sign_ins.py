"""Statements on sign-ins that others see or end."""

from uuid import UUID

import msgspec

from tillkeeper.domains.identity.secrets import token_hash
from tillkeeper.domains.identity.throttle import Origin
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.pages import asked, mark_of
from tillkeeper.storage.database import Database, Transaction

# Live is the same as for the one who asks (store.actor_of_token). The clock is read once, in a subquery: no index leads
# to what is compared with a volatile function, and ended sign-ins stay for days.
_LIST = """
WITH mark AS (
    SELECT m.expires_at, m.id FROM access_tokens m
    WHERE m.business_id = $1 AND m.id = $3 AND m.kind IN ('login', 'cookie')
), page AS (
    SELECT t AS sign_in, t.id, row_number() OVER (ORDER BY t.expires_at DESC, t.id DESC) AS n
    FROM access_tokens t
    JOIN users u ON u.id = t.user_id AND u.disabled_at IS NULL
    WHERE t.business_id = $1 AND t.kind IN ('login', 'cookie') AND t.revoked_at IS NULL
      AND t.expires_at > (SELECT shop_now())
      AND {after}
    ORDER BY t.expires_at DESC, t.id DESC
    LIMIT $2 + 1
)
SELECT CASE WHEN $3 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(sign_in_document(sign_in) || jsonb_build_object('isThisOne', id = $4::uuid) ORDER BY n)
        FILTER (WHERE n <= $2), '[]'),
    'nextCursor', CASE WHEN count(*) > $2 THEN max(id::text) FILTER (WHERE n = $2) END) END
FROM page
"""


def page_statement(mark: UUID | None) -> str:
    """Return the statement of one page of the list: what is asked is in its text (``asked``)."""
    return _LIST.format(after=asked(mark, "(t.expires_at, t.id) < (SELECT m.expires_at, m.id FROM mark m)", "$3::uuid"))


async def sign_ins(database: Database, actor: Actor, *, limit: int, cursor: str | None) -> str:
    """Return ``{items: SignIn[], nextCursor}``: the business's live sign-ins, the newest first, without their tokens.

    Refusal: ``cursor-invalid``.
    """
    mark = mark_of(cursor)
    return await database.fetch_page(page_statement(mark), actor.business_id, limit, mark, actor.token_id)


async def holder_of_sign_in(tx: Transaction, business_id: UUID, sign_in_id: UUID) -> UUID | None:
    """Return the person whose sign-in of the business it is or was, None where there is none of that id."""
    value = await tx.fetch_value(
        "SELECT user_id FROM access_tokens WHERE business_id = $1 AND id = $2 AND kind IN ('login', 'cookie')",
        business_id,
        sign_in_id,
    )
    return value if isinstance(value, UUID) else None


async def sign_ins_before(
    tx: Transaction, origin: Origin, cookie: str | None, besides: UUID
) -> list[tuple[UUID, UUID, UUID]]:
    """Return (sign-in, business, person) of the console's live sign-ins where ``origin`` is, or that ``cookie`` holds.

    Another sign-in at the same device waits until this transaction ends.
    """
    rows = await tx.fetch_rows(
        "SELECT * FROM sign_ins_at_device($1, $2, $3)",
        None if origin.device is None else token_hash(origin.device),
        None if cookie is None else token_hash(cookie),
        besides,
    )
    return [(row["sign_in"], row["of_business"], row["person"]) for row in rows]


async def begin_to_end(tx: Transaction, token_id: UUID) -> None:
    """Have nothing more given to a sign-in that is about to end; comes before every row that is locked for its end."""
    await tx.execute("SELECT sign_in_ending($1)", token_id)


async def end_sign_in(tx: Transaction, sign_in_id: UUID, why: str) -> dict[str, object] | None:
    """End a sign-in now, in every server process; return the change that an event shows, None where it had ended.

    ``why``: ``signed-out``, ``ended``, ``replaced``.
    """
    ended = await tx.fetch_value(
        "UPDATE access_tokens SET revoked_at = shop_now() WHERE id = $1 AND revoked_at IS NULL RETURNING id", sign_in_id
    )
    if ended is None:
        return None
    value = await tx.fetch_value("SELECT sign_in_change($1, $2)", sign_in_id, why)
    assert isinstance(value, str)
    return msgspec.json.decode(value, type=dict[str, object])
