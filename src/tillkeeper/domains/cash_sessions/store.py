"""Statements on cash sessions and counts."""

from typing import Any
from uuid import UUID

import msgspec

from tillkeeper.domains.cash_sessions.model import (
    ApprovalState,
    CashSession,
    Denomination,
    FinalCount,
    Status,
    is_past_limit,
)
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.money import amount_wire
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Transaction

# The lock that a sale takes too: each waits for the other. Claims and requests only name the session, and neither wait
# for its end nor hold it up: they count while it is open (tests/races/test_end.py).
_LOCK = """
SELECT FROM cash_sessions WHERE business_id = $1 AND id = $2 AND NOT is_deleted FOR NO KEY UPDATE
"""

# A statement of its own after the lock: it sees the sale that the lock waited for.
_READ = """
SELECT s.id, s.number, s.status, s.cashier_id, u.name AS cashier_name, s.expected_cash_minor,
       coalesce(t.cash_minor, 0) AS cash_minor, p.over_short_limit_minor,
       cash_is_hidden(s, p.blind_count, 'cashier') AS is_blind, s.closed_by, s.approval
FROM cash_sessions s
JOIN users u ON u.id = s.cashier_id
JOIN profiles p ON p.business_id = s.business_id AND p.id = s.profile_id
LEFT JOIN cash_session_totals t ON t.business_id = s.business_id AND t.session_id = s.id
WHERE s.business_id = $1 AND s.id = $2
"""


async def locked(tx: Transaction, business_id: UUID, session_id: UUID) -> CashSession | None:
    """Return the session, locked until the transaction ends, or None."""
    if await tx.fetch_row(_LOCK, business_id, session_id) is None:
        return None
    row = await tx.fetch_row(_READ, business_id, session_id)
    assert row is not None
    return CashSession(**{**row, "status": Status(row["status"])})


async def end(tx: Transaction, actor: Actor, session_id: UUID, expected_minor: int, notes: str | None) -> None:
    """Freeze expected cash and free the register and the cashier."""
    await tx.execute(
        "UPDATE cash_sessions SET status = 'ended', ended_at = shop_now(), ended_by = $3,"
        " expected_cash_minor = $4, closing_notes = coalesce($5, closing_notes),"
        " version = version + 1 WHERE business_id = $1 AND id = $2",
        actor.business_id,
        session_id,
        actor.user_id,
        expected_minor,
        notes,
    )


async def close(tx: Transaction, actor: Actor, session_id: UUID, final: FinalCount) -> None:
    """Record the final count."""
    await tx.execute(
        "UPDATE cash_sessions SET status = 'closed', ended_at = coalesce(ended_at, shop_now()),"
        " ended_by = coalesce(ended_by, $5),"
        " expected_cash_minor = $3, counted_cash_minor = $4, closed_at = shop_now(),"
        " closed_by = $5, closing_notes = coalesce($6, closing_notes), over_short_reason = $7,"
        " approval = $8,"
        " approved_by = $9, approved_at = CASE WHEN $9::uuid IS NOT NULL THEN shop_now() END,"
        " version = version + 1 WHERE business_id = $1 AND id = $2",
        actor.business_id,
        session_id,
        final.expected_minor,
        final.counted_minor,
        actor.user_id,
        final.closing_notes,
        final.reason,
        final.approval,
        final.approved_by,
    )


async def approve(
    tx: Transaction, business_id: UUID, session_id: UUID, approval: ApprovalState, approver: UUID, reason: str | None
) -> None:
    """Record who approved the difference; a reason that was given before stays."""
    await tx.execute(
        "UPDATE cash_sessions SET approval = $3, approved_by = $4, approved_at = shop_now(),"
        " over_short_reason = coalesce(over_short_reason, $5), version = version + 1"
        " WHERE business_id = $1 AND id = $2",
        business_id,
        session_id,
        approval,
        approver,
        reason,
    )


async def insert_count(
    tx: Transaction,
    actor: Actor,
    session: CashSession,
    *,
    kind: str,
    amount_minor: int,
    denominations: tuple[Denomination, ...] | None,
) -> dict[str, object]:
    """Keep a count; return its document (without expected where it is blind)."""
    count_id = new_id()
    expected_minor = session.expected_minor
    at = await tx.fetch_value(
        "INSERT INTO cash_counts (business_id, id, session_id, kind, amount_minor,"
        " denominations, expected_cash_minor, by_user_id, at)"
        " VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, shop_now()) RETURNING instant_wire(at)",
        actor.business_id,
        count_id,
        session.id,
        kind,
        amount_minor,
        None if denominations is None else msgspec.json.encode(denominations).decode(),
        expected_minor,
        actor.user_id,
    )
    shown = not session.is_blind or actor.may(Permission.READ_ALL)
    currency = actor.currency
    return {
        "id": count_id,
        "kind": kind,
        "amount": amount_wire(amount_minor, currency),
        "denominations": None
        if denominations is None
        else [{"value": amount_wire(piece.value_minor, currency), "count": piece.count} for piece in denominations],
        "at": at,
        "by": {"id": actor.user_id, "username": actor.username, "name": actor.name},
        "expected": amount_wire(expected_minor, currency) if shown else None,
        "overShort": amount_wire(amount_minor - expected_minor, currency) if shown else None,
        "pastLimit": is_past_limit(session, counted_minor=amount_minor) if shown else None,
    }


async def last_closing_count(tx: Transaction, business_id: UUID, session_id: UUID) -> tuple[int, int, UUID] | None:
    """Return the newest closing count: its amount, what was expected at its instant (minor units), and who counted."""
    row = await tx.fetch_row(
        "SELECT amount_minor, expected_cash_minor, by_user_id FROM cash_counts"
        " WHERE business_id = $1 AND session_id = $2 AND kind = 'closing' ORDER BY at DESC, id DESC LIMIT 1",
        business_id,
        session_id,
    )
    return None if row is None else (row["amount_minor"], row["expected_cash_minor"], row["by_user_id"])


async def document(tx: Transaction, actor: Actor, session_id: UUID) -> dict[str, Any]:
    """Return the session as ``actor`` may see it."""
    return await _document(tx, actor.business_id, session_id, actor.user_id, actor.role.value)


async def change(tx: Transaction, business_id: UUID, session_id: UUID) -> dict[str, object]:
    """Return the session as an event shows it: to everybody, so with nothing a blind count hides."""
    return {
        "kind": "cash-session",
        "id": session_id,
        "document": await _document(tx, business_id, session_id, None, None),
    }


async def _document(
    tx: Transaction, business_id: UUID, session_id: UUID, viewer: UUID | None, role: str | None
) -> dict[str, Any]:
    text = await tx.fetch_value(
        "SELECT cash_session_document(s, $3, $4) FROM cash_sessions s WHERE s.business_id = $1 AND s.id = $2",
        business_id,
        session_id,
        viewer,
        role,
    )
    assert isinstance(text, str)
    return msgspec.json.decode(text, type=dict[str, Any])
