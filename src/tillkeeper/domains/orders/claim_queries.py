"""Read models of claims, as JSON the wire shows."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from tillkeeper.domains.orders.refusals import OrderUnknown
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import parse_id
from tillkeeper.kernel.pages import CursorInvalid, ListCursors
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Database

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
# An entry's instant, in microseconds, and where it is written; no more digits than a time and a bigint have room for.
_ENTRY_MARK: Final = re.compile(r"([0-9a-f]{1,13})-([0-9a-f]{1,15})-([0-9a-f]{1,15})")
# A claim's instant, and its order.
_CLAIM_MARK: Final = re.compile(r"([0-9a-f]{1,13})_([0-9a-f-]{36})")

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
          AND NOT s.is_deleted AND session_takes(s, $3, $4)),
    'isMine', coalesce((shown.claim ->> 'mine')::boolean, false))
FROM orders o CROSS JOIN LATERAL (SELECT order_claim_wire(o, $3) AS claim) AS shown
WHERE o.business_id = $1 AND o.id = $2 AND o.queued_at IS NOT NULL
"""

# A request, with its message, is between who asked and who holds, as in the feed; managers and auditors read all.
# A page begins after an instant and an id, not after a claim: that one may have ended meanwhile.
_LIVE = """
WITH page AS (
    SELECT o AS held, o.id, o.claimed_at, row_number() OVER (ORDER BY o.claimed_at, o.id) AS n
    FROM orders o
    WHERE o.business_id = $1 AND o.claimed_by IS NOT NULL AND o.claim_expires_at > shop_now()
      AND order_claim_is_alive(o)
      AND ($5::timestamptz IS NULL OR (o.claimed_at, o.id) > ($5, $6::uuid))
    ORDER BY n LIMIT $4 + 1
)
SELECT jsonb_build_object(
    'items', coalesce(jsonb_agg(jsonb_build_object(
        'order', jsonb_build_object('id', (p.held).id, 'number', (p.held).number, 'name', (p.held).name,
            'table', (p.held).table_name, 'total', money_wire((p.held).total_minor, b.currency_decimals)),
        'claim', order_holder_wire(p.held, $2),
        'requests', (SELECT coalesce(jsonb_agg(claim_request_wire(q) ORDER BY q.requested_at), '[]')
            FROM order_claim_requests q
            WHERE q.business_id = $1 AND q.order_id = p.id AND q.status = 'waiting'
              AND q.fencing_token = (p.held).fencing_token AND claim_request_is_live(q)
              AND ($3 OR $2 IN (q.requested_by, q.holder_id))))
        ORDER BY n) FILTER (WHERE n <= $4), '[]'),
    'nextCursor', CASE WHEN count(*) > $4 THEN
        max(concat_ws('_', instant_mark(p.claimed_at), p.id)) FILTER (WHERE n = $4) END)
FROM page p JOIN businesses b ON b.business_id = $1
"""

# The journal is the history: each command on the order, done or refused, with who, when, where and why (CL-5).
# Releases at a sign-in's end and at screen lock are one row for all that a sign-in held, and are found by what they
# changed. A claim that ended by itself left no row: it shows as an entry of its own, from what the row after it found,
# or from the order while nothing came after. quietSeconds of a renewal is how long its holder had not been heard of.
# The newest by the clock comes first, of one instant the last that was written. An expiry is written nowhere: it is the
# first of its instant, so that it keeps its place, and pages theirs, when the row after it comes.
_HISTORY = """
WITH rows AS (
    SELECT j.*, c.change
    FROM journal j
    LEFT JOIN LATERAL (
        SELECT change FROM jsonb_array_elements((j.event -> 'changes')::jsonb) AS e (change)
        WHERE change ->> 'kind' IN ('order-claim', 'order') AND change ->> 'id' = $2::uuid::text
        ORDER BY change ->> 'kind' DESC LIMIT 1
    ) c ON true
    WHERE j.business_id = $1
      AND (j.subject_id = $2 AND (j.command LIKE 'order.%' OR j.command = 'order-session.send')
           OR j.command IN ('identity.sign-out', 'identity.end-sign-in', 'order.release-mine')
              AND (j.event -> 'changes')::jsonb @> jsonb_build_array(
                  jsonb_build_object('kind', 'order-claim', 'id', $2::uuid::text)))
), told AS (
    SELECT r.at, r.transaction_id, r.ordinal, r.command, r.outcome, r.refused, person_of(r.user_id) AS by,
        coalesce(r.change #>> '{claim,sessionId}', r.answer ->> 'sessionId', r.answer #>> '{session,id}',
            r.change ->> 'formerSessionId') AS session,
        r.register_id AS register,
        CASE WHEN r.refused THEN r.answer -> 'claim'
             ELSE coalesce(r.change -> 'claim', r.change #> '{fields,claim}', r.change #> '{document,claim}')
        END AS claim,
        r.change -> 'former' AS former, (r.change ->> 'formerExpiredAt')::timestamptz AS lapsed,
        coalesce(r.change -> 'approvedBy', person_of(r.approved_by)) AS approver,
        coalesce(r.change ->> 'reason', r.answer ->> 'reason', r.change #>> '{fields,cancelReason}') AS reason,
        CASE WHEN r.outcome = 'renewed' THEN extract(epoch FROM r.at - lag(r.at) OVER (
            PARTITION BY r.change ->> 'fencingToken', r.refused ORDER BY r.transaction_id, r.ordinal))::integer
        END AS quiet
    FROM rows r
    UNION ALL
    SELECT (r.change ->> 'formerExpiredAt')::timestamptz, 0, 0, 'order.claim', 'expired', false,
        r.change -> 'former', r.change ->> 'formerSessionId', NULL, NULL, r.change -> 'former',
        (r.change ->> 'formerExpiredAt')::timestamptz, NULL, NULL, NULL
    FROM rows r WHERE r.change ->> 'formerExpiredAt' IS NOT NULL
    UNION ALL
    SELECT order_claim_lapsed_at(o), 0, 0, 'order.claim', 'expired', false,
        person_of(o.claimed_by), o.claim_session_id::text, o.claim_register_id, NULL, person_of(o.claimed_by),
        order_claim_lapsed_at(o), NULL, NULL, NULL
    FROM orders o WHERE o.business_id = $1 AND o.id = $2 AND order_claim_lapsed_at(o) IS NOT NULL
), page AS (
    SELECT *, row_number() OVER (ORDER BY at DESC, transaction_id DESC, ordinal DESC) AS n
    FROM told t
    WHERE ($4::timestamptz IS NULL OR (at, transaction_id, ordinal) < ($4, $5::bigint, $6::bigint))
      AND NOT ($7 AND t.outcome = 'renewed' AND t.quiet * 2 < (
          SELECT p.lease_seconds FROM orders o JOIN profiles p ON p.business_id = o.business_id AND p.id = o.profile_id
          WHERE o.business_id = $1 AND o.id = $2))
    ORDER BY n LIMIT $3 + 1
)
SELECT jsonb_build_object('items', coalesce(jsonb_agg(jsonb_build_object(
    'at', instant_wire(t.at),
    'command', t.command,
    'outcome', t.outcome,
    'refused', t.refused,
    'by', t.by,
    'sessionId', t.session,
    'register', coalesce(
        (SELECT place_wire(p.id, p.code, p.name) FROM pos_registers p WHERE p.business_id = $1 AND p.id = t.register),
        (SELECT place_wire(p.id, p.code, p.name) FROM pos_registers p
         JOIN cash_sessions s ON s.business_id = p.business_id AND s.register_id = p.id
         WHERE p.business_id = $1 AND s.id = id_spelled(t.session))),
    'claim', t.claim,
    'former', t.former,
    'formerExpiredAt', instant_wire(t.lapsed),
    'approvedBy', t.approver,
    'reason', t.reason,
    'quietSeconds', t.quiet) ORDER BY n) FILTER (WHERE n <= $3), '[]'),
    'nextCursor', CASE WHEN count(*) > $3 THEN
        max(concat_ws('-', instant_mark(at), to_hex(transaction_id), to_hex(ordinal))) FILTER (WHERE n = $3) END)
FROM page t
"""


async def status(database: Database, actor: Actor, order_id: UUID) -> str:
    """Return ``{claimed, claimedBy, claimedAt, expiresAt, register, canClaim, isMine}``.

    Refusal: ``order-unknown``.
    """
    found = await database.fetch_value(_STATUS, actor.business_id, order_id, actor.user_id, actor.role.value)
    if not isinstance(found, str):
        raise OrderUnknown
    return found


async def live(database: Database, actor: Actor, *, limit: int, cursor: str | None) -> str:
    """Return ``{items, nextCursor}``: the business's live claims, the oldest first (S0-52).

    Each with the requests that are the actor's to see. Refusal: ``cursor-invalid``.
    """
    mark = None if cursor is None else _CLAIM_MARK.fullmatch(cursor)
    after = None if mark is None else parse_id(mark[2])
    if cursor is not None and (mark is None or after is None):
        raise CursorInvalid
    return await database.fetch_text(
        _LIVE,
        actor.business_id,
        actor.user_id,
        actor.may(Permission.READ_ALL),
        limit,
        None if mark is None else _instant(mark[1]),
        after,
    )


async def history(
    database: Database, actor: Actor, order_id: UUID, *, only_gaps: bool, limit: int, cursor: str | None
) -> str:
    """Return ``{items, nextCursor}``: what was done and refused on the order, newest first.

    With ``only_gaps``, of its renewals only those after a silence.

    Refusals: ``order-unknown``, ``cursor-invalid``.
    """
    cursors = ListCursors("history", order_id, only_gaps)
    place_in_history = cursors.mark_in(cursor)
    mark = None if place_in_history is None else _ENTRY_MARK.fullmatch(place_in_history)
    if cursor is not None and mark is None:
        raise CursorInvalid
    await status(database, actor, order_id)
    place = (None, None, None) if mark is None else (_instant(mark[1]), int(mark[2], 16), int(mark[3], 16))
    return cursors.in_page(await database.fetch_text(_HISTORY, actor.business_id, order_id, limit, *place, only_gaps))


def _instant(mark: str) -> datetime:
    return _EPOCH + timedelta(microseconds=int(mark, 16))
