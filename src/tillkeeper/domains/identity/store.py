"""Statements on users, memberships, sign-ins and the throttle."""

from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from tillkeeper.domains.identity.model import Membership, Person
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor, Role
from tillkeeper.kernel.money import Currency
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
       u.id AS user_id, u.username, u.name, u.language,
       m.role, b.business_id, b.code, b.currency, b.currency_decimals, b.time_zone, b.locale
FROM access_tokens t
JOIN users u ON u.id = t.user_id AND u.disabled_at IS NULL
JOIN memberships m ON m.business_id = t.business_id AND m.user_id = t.user_id
JOIN businesses b ON b.business_id = t.business_id
WHERE t.token_hash = $1 AND (t.revoked_at IS NULL OR $2) AND t.expires_at > shop_now()
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
) -> tuple[Actor, datetime, str] | None:
    """Return who holds the token, until when, and its kind; None when it is not valid.

    ``or_ended``: also of a sign-in that was ended before its time.
    """
    row = await database.fetch_row(_ACTOR, hashed, or_ended)
    if row is None:
        return None
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
    )
    return actor, row["expires_at"], row["kind"]


async def count_try(database: Database, subject: str, free_tries: int) -> int:
    """Count a sign-in of ``subject``; return the seconds to wait, 0 when it may go on."""
    wait = await database.fetch_value(
        "SELECT sign_in_try($1, $2, $3, $4, $5, $6)",
        subject,
        free_tries,
        limits.SIGN_IN_WAIT_FIRST_SECONDS,
        limits.SIGN_IN_WAIT_MAX_SECONDS,
        limits.SIGN_IN_FORGET_SECONDS,
        limits.SIGN_IN_FORGOTTEN_AT_ONCE,
    )
    assert isinstance(wait, int)
    return wait


async def registers_named(database: Database, register: str, business: str | None) -> list[UUID]:
    """Return the registers of that id or code, of one business (id or code) or of any."""
    rows = await database.fetch_rows(
        "SELECT r.id FROM pos_registers r JOIN businesses b USING (business_id)"
        " WHERE (r.code = $1 OR r.id::text = $1) AND r.retired_at IS NULL"
        " AND ($2::text IS NULL OR b.code = $2 OR b.business_id::text = $2)",
        register,
        business,
    )
    return [row["id"] for row in rows]


async def forgive(tx: Transaction, *, user_subject: str, register_subjects: Sequence[str] = ()) -> None:
    """After a right sign-in: the user's tries are forgotten, of the register's only this one.

    Otherwise one who knows a PIN could reset a register's count between guesses.
    """
    await tx.execute("DELETE FROM sign_in_throttles WHERE subject = $1", user_subject)
    for subject in register_subjects:
        await tx.execute(
            "UPDATE sign_in_throttles SET wrong_tries = greatest(0, wrong_tries - 1),"
            " blocked_until = changed_at WHERE subject = $1",
            subject,
        )


async def insert_token(tx: Transaction, actor: Actor, hashed: bytes, kind: str, lifetime_seconds: int) -> datetime:
    """Store a sign-in; return when it expires."""
    expires = await tx.fetch_value(
        "INSERT INTO access_tokens"
        " (id, token_hash, kind, user_id, business_id, register_id, created_at, expires_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, shop_now(), shop_now() + make_interval(secs => $7::integer))"
        " RETURNING expires_at",
        actor.token_id,
        hashed,
        kind,
        actor.user_id,
        actor.business_id,
        actor.register_id,
        lifetime_seconds,
    )
    assert isinstance(expires, datetime)
    return expires


async def begin_to_end(tx: Transaction, token_id: UUID) -> None:
    """Have nothing more given to a sign-in that is about to end; comes before every row that is locked for its end."""
    await tx.execute("SELECT sign_in_ending($1)", token_id)


async def revoke_token(tx: Transaction, token_id: UUID) -> bool:
    """End a sign-in now, in every server process; return whether it had not ended before."""
    revoked = await tx.fetch_value(
        "UPDATE access_tokens SET revoked_at = shop_now() WHERE id = $1 AND revoked_at IS NULL RETURNING id",
        token_id,
    )
    return revoked is not None


async def move_token(tx: Transaction, token_id: UUID, register_id: UUID) -> None:
    """Note that the sign-in goes on at another register."""
    await tx.execute("UPDATE access_tokens SET register_id = $2 WHERE id = $1", token_id, register_id)


async def forget_sign_ins(database: Database) -> AsyncIterator[None]:
    """Forget sign-ins that ran out long ago, some at a time; yields after each time."""
    gone: object = limits.FORGETTING_AT_ONCE
    while gone == limits.FORGETTING_AT_ONCE:
        gone = await database.fetch_value(
            "SELECT forget_sign_ins($1, $2)", limits.SIGN_IN_KEPT_DAYS, limits.FORGETTING_AT_ONCE
        )
        yield


async def insert_user(
    tx: Transaction,
    *,
    user_id: UUID,
    username: str,
    name: str,
    language: str | None,
    password_hash: str,
) -> None:
    """Add a person."""
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


async def insert_memberships(tx: Transaction, memberships: Iterable[tuple[UUID, UUID, Role, str]]) -> None:
    """Add (business, user, role, PIN hash) rows."""
    for business_id, user_id, role, pin_hash in memberships:
        await tx.execute(
            "INSERT INTO memberships (business_id, user_id, role, pin_hash) VALUES ($1, $2, $3, $4)",
            business_id,
            user_id,
            role.value,
            pin_hash,
        )
