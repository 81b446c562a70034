"""Read models of claims, as JSON the wire shows."""

from uuid import UUID

from tillkeeper.domains.orders import OrderUnknown
from tillkeeper.kernel.actor import Actor
from tillkeeper.storage.database import Database

_STATUS = """
SELECT jsonb_build_object(
    'claimed', shown.claim IS NOT NULL,
    'claimedBy', shown.claim -> 'holder',
    'claimedAt', shown.claim -> 'claimedAt',
    'expiresAt', shown.claim -> 'expiresAt',
    'register', shown.claim -> 'register',
    'canClaim', shown.claim IS NULL AND o.status IN ('queued', 'tab') AND EXISTS (
        SELECT FROM cash_sessions s
        WHERE s.business_id = o.business_id AND s.profile_id = o.profile_id AND s.status = 'open'
          AND NOT s.is_deleted AND session_is_of(s, $3)),
    'isMine', coalesce((shown.claim ->> 'mine')::boolean, false))
FROM orders o CROSS JOIN LATERAL (SELECT order_claim_wire(o, $3) AS claim) AS shown
WHERE o.business_id = $1 AND o.id = $2 AND o.queued_at IS NOT NULL
"""

_LIVE = """
SELECT jsonb_build_object('items', coalesce(jsonb_agg(jsonb_build_object(
        'order', jsonb_build_object('id', o.id, 'number', o.number, 'name', o.name, 'table', o.table_name,
            'total', money_wire(o.total_minor, b.currency_decimals)),
        'claim', order_claim_wire(o, $2),
        'requests', (SELECT coalesce(jsonb_agg(claim_request_wire(q) ORDER BY q.requested_at), '[]')
            FROM order_claim_requests q
            WHERE q.business_id = o.business_id AND q.order_id = o.id AND q.status = 'waiting'
              AND q.fencing_token = o.fencing_token))
    ORDER BY o.claimed_at, o.id), '[]'))
FROM orders o JOIN businesses b ON b.business_id = o.business_id
WHERE o.business_id = $1 AND o.claimed_by IS NOT NULL AND o.claim_expires_at > shop_now()
  AND order_claim_is_alive(o)
"""

# The journal is the history: each command on the order, done or refused, with who, when, where and why. A claim
# whose lease ran out left no row of its own; it shows as the end that the following row found (CL-5).
_HISTORY = """
WITH rows AS (
    SELECT j.*, row_number() OVER (ORDER BY j.transaction_id DESC, j.ordinal DESC) AS n
    FROM journal j
    WHERE j.business_id = $1 AND j.subject_id = $2
      AND (j.command LIKE 'order.%' OR j.command LIKE 'order-session.send')
    ORDER BY j.transaction_id DESC, j.ordinal DESC
    LIMIT $3
)
SELECT jsonb_build_object('items', coalesce(jsonb_agg(jsonb_build_object(
    'at', r.at,
    'command', r.command,
    'outcome', r.outcome,
    'refused', r.refused,
    'by', person_of(r.user_id),
    'register', (SELECT place_wire(p.id, p.code, p.name) FROM pos_registers p
        WHERE p.business_id = r.business_id AND p.id = r.register_id),
    'claim', CASE WHEN r.refused THEN r.answer -> 'claim' ELSE r.event #> '{changes,0,claim}' END,
    'former', r.event #> '{changes,0,former}',
    'formerExpiredAt', r.event #> '{changes,0,formerExpiredAt}',
    'approvedBy', r.event #> '{changes,0,approvedBy}',
    'reason', r.event #> '{changes,0,reason}') ORDER BY n), '[]'))
FROM rows r
"""


async def status(database: Database, actor: Actor, order_id: UUID) -> str:
    """Return ``{claimed, claimedBy, claimedAt, expiresAt, register, canClaim, isMine}``.

    Refusal: ``order-unknown``.
    """
    found = await database.fetch_value(_STATUS, actor.business_id, order_id, actor.user_id)
    if not isinstance(found, str):
        raise OrderUnknown
    return found


async def live(database: Database, actor: Actor) -> str:
    """Return every live claim of the business, the oldest first (S0-52)."""
    return await database.fetch_text(_LIVE, actor.business_id, actor.user_id)


async def history(database: Database, actor: Actor, order_id: UUID, limit: int) -> str:
    """Return what was done and refused on the order, newest first. Refusal: ``order-unknown``."""
    await status(database, actor, order_id)
    return await database.fetch_text(_HISTORY, actor.business_id, order_id, limit)
