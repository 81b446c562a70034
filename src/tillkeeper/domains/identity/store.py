"""Statements on users, memberships, sign-ins and the throttle."""

from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from tillkeeper.domains.identity.model import Membership, Person
from tillkeeper.journal import Approval
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.permissions import Role
from tillkeeper.storage.database import Database, Row, Transaction

_PERSON = """
SELECT u.id, u.username, u.name, u.language, u.password_hash,
       m.business_id, m.role, m.pin_hash, r.id AS register_id,
       b.code, b.name AS business_name, b.currency, b.currency_decimals, b.time_zone, b.locale,
       b.prices_include_tax
FROM users u
JOIN memberships m ON m.user_id = u.id
JOIN businesses b ON b.business_id = m.business_id
LEFT JOIN pos_registers r ON r.business_id = m.business_id
    AND ($2::text IS NOT NULL) AND (r.code = $2 OR r.id::text = $2) AND r.retired_at IS NULL
WHERE u.username = lower($1) AND u.disabled_at IS NULL
ORDER BY b.name, b.business_id
"""

_ACTOR = """
SELECT t.id AS token_id, t.register_id, t.expires_at, t.kind,
       t.kind <> 'api' AND t.revoked_at IS NULL AND t.created_at > shop_now() AS is_from_ahead,
       u.id AS user_id, u.username, u.name, u.language,
       m.role, b.business_id, b.code, b.currency, b.currency_decimals, b.time_zone, b.locale
FROM access_tokens t
JOIN users u ON u.id = t.user_id AND u.disabled_at IS NULL
JOIN memberships m ON m.business_id = t.business_id AND m.user_id = t.user_id
JOIN businesses b ON b.business_id = t.business_id
WHERE t.token_hash = $1 AND (t.revoked_at IS NULL OR $2) AND (t.expires_at IS NULL OR t.expires_at > shop_now())
"""


async def person_named(database: Database, username: str, register: str | None) -> Person | None:
    """Return the person of that name with their memberships, or None."""
    rows = await database.fetch_rows(_PERSON, username, register)
    if not rows:
        return None
    first = rows[0]
    return Person(
        id=first["id"],
        username=first["username"],
        name=first["name"],
        language=first["language"],
        password_hash=first["password_hash"],
        memberships=tuple(_membership(row) for row in rows),
    )


def _membership(row: Row) -> Membership:
    return Membership(
        business_id=row["business_id"],
        business_code=row["code"],
        business_name=row["business_name"],
        currency=Currency(row["currency"], row["currency_decimals"]),
        time_zone=row["time_zone"],
        locale=row["locale"],
        prices_include_tax=row["prices_include_tax"],
        role=Role(row["role"]),
        pin_hash=row["pin_hash"],
        register_id=row["register_id"],
    )


async def actor_of_token(
    database: Database, hashed: bytes, *, or_ended: bool = False
) -> tuple[Actor, datetime | None] | None:
    """Return who holds the token and until when (None: without an end); None when it is not valid.

    ``or_ended``: also of a sign-in that was ended before its time.
    """
    row = await database.fetch_row(_ACTOR, hashed, or_ended)
    if row is None:
        return None
    if row["is_from_ahead"] and await set_sign_ins_right(database):
        return await actor_of_token(database, hashed, or_ended=or_ended)
    actor = Actor(
        user_id=row["user_id"],
        username=row["username"],
        name=row["name"],
        business_id=row["business_id"],
        business_code=row["code"],
        currency=Currency(row["currency"], row["currency_decimals"]),
        time_zone=row["time_zone"],
        role=Role(row["role"]),
        register_id=row["register_id"],
        token_id=row["token_id"],
        language=row["language"] or row["locale"],
        is_program=row["kind"] == "api",
    )
    return actor, row["expires_at"]


async def set_sign_ins_right(database: Database) -> bool:
    """Have sign-ins from while the clock was ahead last one lifetime from now; return whether there were any."""
    found = await database.fetch_value("SELECT sign_ins_set_right($1)", limits.SIGN_IN_LIFETIME_SECONDS)
    return found != 0


async def registers_named(database: Database, register: str, business: str | None) -> list[tuple[UUID, UUID]]:
    """Return (register, its business) of that id or code, of one business (id or code) or of any."""
    rows = await database.fetch_rows(
        "SELECT r.id, business_id FROM pos_registers r JOIN businesses b USING (business_id)"
        " WHERE (r.code = $1 OR r.id::text = $1) AND r.retired_at IS NULL"
        " AND ($2::text IS NULL OR b.code = $2 OR b.business_id::text = $2)",
        register,
        business,
    )
    return [(row["id"], row["business_id"]) for row in rows]


async def business_of_register(database: Database, register_id: UUID) -> UUID | None:
    """Return the business that a register belongs to."""
    value = await database.fetch_value("SELECT business_id FROM pos_registers WHERE id = $1", register_id)
    return value if isinstance(value, UUID) else None


async def insert_token(tx: Transaction, actor: Actor, hashed: bytes, kind: str, device: bytes | None) -> datetime:
    """Store a sign-in, of the console with its device (hash); return when it expires."""
    expires = await tx.fetch_value(
        "INSERT INTO access_tokens"
        " (id, token_hash, kind, user_id, business_id, register_id, created_at, expires_at, device_hash)"
        " VALUES ($1, $2, $3, $4, $5, $6, shop_now(), shop_now() + make_interval(secs => $7::integer), $8)"
        " RETURNING expires_at",
        actor.token_id,
        hashed,
        kind,
        actor.user_id,
        actor.business_id,
        actor.register_id,
        limits.SIGN_IN_LIFETIME_SECONDS,
        device,
    )
    assert isinstance(expires, datetime)
    return expires


async def is_member(database: Database, business_id: UUID, name: str) -> bool:
    """Return whether a member of the business has this id or username."""
    found = await database.fetch_value(
        "SELECT EXISTS (SELECT FROM users u JOIN memberships m ON m.user_id = u.id"
        " WHERE m.business_id = $1 AND (u.username = lower($2) OR u.id = id_spelled($2)))",
        business_id,
        name,
    )
    return found is True


async def move_token(tx: Transaction, token_id: UUID, register_id: UUID) -> None:
    """Note that the sign-in goes on at another register."""
    await tx.execute("UPDATE access_tokens SET register_id = $2 WHERE id = $1", token_id, register_id)


async def forget_sign_ins(database: Database) -> AsyncIterator[None]:
    """Forget sign-ins that ran out long ago, some at a time; yields after each time.

    Before that, sign-ins from while the clock was ahead are set right.
    """
    await set_sign_ins_right(database)
    gone: object = limits.RETENTION_AT_ONCE
    while gone == limits.RETENTION_AT_ONCE:
        gone = await database.fetch_value(
            "SELECT forget_sign_ins($1, $2)", limits.SIGN_IN_KEPT_DAYS, limits.RETENTION_AT_ONCE
        )
        yield


async def insert_user(
    tx: Transaction,
    *,
    user_id: UUID,
    username: str,
    name: str,
    language: str | None,
    password_hash: str | None,
) -> None:
    """Add a person, or a program, which has no password."""
    await tx.execute(
        "INSERT INTO users (id, username, name, language, password_hash, created_at)"
        " VALUES ($1, lower($2), $3, $4, $5, shop_now())",
        user_id,
        username,
        name,
        language,
        password_hash,
    )


async def user_ids_of(source: Database | Transaction, usernames: Iterable[str]) -> dict[str, UUID]:
    """Return the ids of those people who exist, by username."""
    rows = await source.fetch_rows(
        "SELECT username, id FROM users WHERE username = ANY ($1)", [name.lower() for name in usernames]
    )
    return {row["username"]: row["id"] for row in rows}


async def insert_memberships(tx: Transaction, memberships: Iterable[tuple[UUID, UUID, Role, str | None]]) -> None:
    """Add (business, user, role, PIN hash) rows; a program has no PIN."""
    for business_id, user_id, role, pin_hash in memberships:
        await tx.execute(
            "INSERT INTO memberships (business_id, user_id, role, pin_hash) VALUES ($1, $2, $3, $4)",
            business_id,
            user_id,
            role.value,
            pin_hash,
        )


async def approver_verdict(
    tx: Transaction, business_id: UUID, approval: Approval, not_by: Iterable[UUID | None]
) -> tuple[str, Mapping[str, object]]:
    """Return the word of the one check of who approves what, as SQL knows it, and how a refusal names the approver.

    ``not_by`` are the people who may not approve, whatever their role (CS-8).
    """
    row = await tx.fetch_row(
        "SELECT approver_verdict($1, $2, $3, $4), approver_named($2) AS named",
        business_id,
        approval.approver_id,
        approval.is_checked,
        list(not_by),
    )
    assert row is not None
    return row["approver_verdict"], msgspec.json.decode(row["named"], type=dict[str, object])
