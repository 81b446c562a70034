"""Statements on order sessions."""

from typing import Any
from uuid import UUID

import msgspec

from tillkeeper.kernel.actor import Actor
from tillkeeper.storage.database import Transaction


async def lock_live(tx: Transaction, actor: Actor) -> UUID | None:
    """Return the id of the caller's live order session, locked, or None."""
    value = await tx.fetch_value(
        "SELECT id FROM order_sessions WHERE business_id = $1 AND user_id = $2"
        " AND status IN ('active', 'pending_logout') FOR NO KEY UPDATE",
        actor.business_id,
        actor.user_id,
    )
    return value if isinstance(value, UUID) else None


async def lock_own(tx: Transaction, actor: Actor, order_session_id: UUID) -> str | None:
    """Return the status of the caller's order session, locked, or None."""
    value = await tx.fetch_value(
        "SELECT status FROM order_sessions WHERE business_id = $1 AND user_id = $2 AND id = $3 FOR NO KEY UPDATE",
        actor.business_id,
        actor.user_id,
        order_session_id,
    )
    return value if isinstance(value, str) else None


async def active_elsewhere(
    tx: Transaction,
    business_id: UUID,
    order_session_id: UUID,
    register_id: UUID | None,
    within_seconds: int,
) -> dict[str, Any] | None:
    """Return ``{register, lastSeenAt}`` when it was just in use on another register (OS-4)."""
    value = await tx.fetch_value(
        "SELECT jsonb_build_object('register', place_wire(r.id, r.code, r.name),"
        " 'lastSeenAt', instant_wire(s.last_seen_at))"
        " FROM order_sessions s"
        " JOIN pos_registers r ON r.business_id = s.business_id AND r.id = s.register_id"
        " WHERE s.business_id = $1 AND s.id = $2 AND s.status = 'active'"
        " AND s.register_id IS DISTINCT FROM $3"
        " AND s.last_seen_at > shop_now() - make_interval(secs => $4::integer)",
        business_id,
        order_session_id,
        register_id,
        within_seconds,
    )
    return msgspec.json.decode(value) if isinstance(value, str) else None


async def document(tx: Transaction, business_id: UUID, order_session_id: UUID) -> dict[str, Any]:
    """Return its document."""
    value = await tx.fetch_value(
        "SELECT order_session_document(s) FROM order_sessions s WHERE s.business_id = $1 AND s.id = $2",
        business_id,
        order_session_id,
    )
    assert isinstance(value, str)
    return msgspec.json.decode(value, type=dict[str, Any])


async def activate(
    tx: Transaction, business_id: UUID, order_session_id: UUID, register_id: UUID | None
) -> dict[str, Any]:
    """Make it active at the register; return its document."""
    value = await tx.fetch_value(
        "UPDATE order_sessions s SET status = 'active', logout_time = NULL,"
        " register_id = coalesce($3, register_id), last_seen_at = shop_now(),"
        " updated_at = shop_now()"
        " WHERE business_id = $1 AND id = $2 RETURNING order_session_document(s)",
        business_id,
        order_session_id,
        register_id,
    )
    assert isinstance(value, str)
    return msgspec.json.decode(value, type=dict[str, Any])


async def leave(tx: Transaction, business_id: UUID, user_id: UUID, sign_in_id: UUID) -> UUID | None:
    """Park the live order session of a person whose last sign-in ends; return its id when it was parked."""
    value = await tx.fetch_value("SELECT order_session_left($1, $2, $3)", business_id, user_id, sign_in_id)
    return value if isinstance(value, UUID) else None


async def discard(tx: Transaction, business_id: UUID, order_session_id: UUID) -> None:
    """Put it and its order away; nothing is deleted."""
    await tx.execute(
        "WITH gone AS (UPDATE order_sessions SET status = 'discarded', logout_time = NULL,"
        " updated_at = shop_now() WHERE business_id = $1 AND id = $2 RETURNING order_id)"
        " SELECT order_released(o, 'cancelled') FROM gone JOIN orders o ON o.business_id = $1 AND o.id = gone.order_id",
        business_id,
        order_session_id,
    )


async def change(tx: Transaction, business_id: UUID, order_session_id: UUID) -> dict[str, Any]:
    """Return the order session's own fields as an event shows them."""
    value = await tx.fetch_value(
        "SELECT order_session_change(s, order_session_fields(s)) FROM order_sessions s"
        " WHERE s.business_id = $1 AND s.id = $2",
        business_id,
        order_session_id,
    )
    assert isinstance(value, str)
    return msgspec.json.decode(value, type=dict[str, Any])


async def order_change(tx: Transaction, business_id: UUID, order_session_id: UUID) -> dict[str, Any]:
    """Return what its last change did to the order session's order, as an event shows it to its owner."""
    value = await tx.fetch_value(
        "SELECT order_change(o) || jsonb_build_object('audience', jsonb_build_array(s.user_id))"
        " FROM order_sessions s JOIN orders o ON o.business_id = s.business_id AND o.id = s.order_id"
        " WHERE s.business_id = $1 AND s.id = $2",
        business_id,
        order_session_id,
    )
    assert isinstance(value, str)
    return msgspec.json.decode(value, type=dict[str, Any])
