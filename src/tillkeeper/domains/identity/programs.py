"""Programs that use the API in their own name, and their tokens (DV-2).

A program is a member of a business with a role, as a person is, so that the journal names it. Its token is 256 random
bits, told once; the database keeps the SHA-256, by which it is looked up like that of a sign-in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

import msgspec

from tillkeeper.domains.identity import store, store_sign_ins
from tillkeeper.domains.identity.refusals import (
    ProgramNameMalformed,
    ProgramOtherwise,
    TokenEndPast,
    TokenUnknown,
)
from tillkeeper.journal import Done
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.names import name_of
from tillkeeper.kernel.permissions import Permission, Role
from tillkeeper.storage.database import Database, Transaction

_INSERT = """
INSERT INTO access_tokens AS t (id, token_hash, kind, user_id, business_id, created_at, expires_at)
VALUES ($1, $2, 'api', $3, $4, shop_now(), $5) RETURNING token_document(t)
"""
# It ends now, so that it is forgotten as a sign-in is that ran out.
_REVOKE = """
UPDATE access_tokens t SET revoked_at = shop_now(), expires_at = least(t.expires_at, shop_now())
WHERE t.id = $1 AND t.business_id = $2 AND t.kind = 'api' AND t.revoked_at IS NULL RETURNING token_document(t)
"""
_TOKENS = """
SELECT token_document(t) || jsonb_build_object('isLive', token_is_live(t)) FROM access_tokens t
WHERE t.business_id = $1 AND t.kind = 'api' ORDER BY t.created_at DESC, t.id DESC
"""
# The day is the business's: the token ends with it.
_END_OF_DAY = """
SELECT ($2::date + 1)::timestamp AT TIME ZONE b.time_zone FROM businesses b
WHERE b.business_id = $1 AND ($2::date + 1)::timestamp AT TIME ZONE b.time_zone > shop_now()
"""


@dataclass(frozen=True, slots=True)
class CreateToken:
    """Give a program a token; one of this name that is there already gets one more.

    Keeping its name, a program keeps its cart, its drawer and its idempotency keys while its token is changed.
    Refusals: ``not-permitted`` to anybody but admins, ``program-name-malformed``, ``program-otherwise``,
    ``token-end-past``.
    """

    name: ClassVar[str] = "identity.create-token"
    may: ClassVar[Permission] = Permission.MANAGE_TOKENS

    program: str
    role: Role
    may_hold_drawer: bool
    last_day: date | None
    """The last day, in the business's time zone, on which it is good; None: it has no end."""
    token_hash: bytes

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("token", None)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Store it; the answer and the event show everything but the token."""
        name = name_of(self.program)
        if name is None:
            raise ProgramNameMalformed(maximum=limits.NAME_LENGTH_MAX)
        ends_at = None
        if self.last_day is not None:
            if self.last_day.year <= limits.TOKEN_YEAR_MAX:
                ends_at = await tx.fetch_value(_END_OF_DAY, actor.business_id, self.last_day)
            if ends_at is None:
                raise TokenEndPast(expires=self.last_day.isoformat())
        user_id = await self._program(tx, actor.business_id, name)
        token_id = new_id()
        document = await _token(tx, _INSERT, token_id, self.token_hash, user_id, actor.business_id, ends_at)
        assert document is not None
        return _done("created", token_id, document, "token.created")

    async def _program(self, tx: Transaction, business_id: UUID, name: str) -> UUID:
        """Return the user of the program of this name; the business's row keeps two that are made at once apart."""
        await tx.execute("SELECT FROM businesses WHERE business_id = $1 FOR NO KEY UPDATE", business_id)
        known = await tx.fetch_row(
            "SELECT p.user_id, p.may_hold_drawer, m.role FROM programs p"
            " JOIN memberships m USING (business_id, user_id)"
            " WHERE p.business_id = $1 AND lower(p.name) = lower($2)",
            business_id,
            name,
        )
        if known is not None:
            if (known["role"], known["may_hold_drawer"]) != (self.role.value, self.may_hold_drawer):
                raise ProgramOtherwise(name=name)
            found: UUID = known["user_id"]
            return found
        user_id = new_id()
        await store.insert_user(
            tx, user_id=user_id, username=f"program-{user_id}", name=name, language=None, password_hash=None
        )
        await store.insert_memberships(tx, [(business_id, user_id, self.role, None)])
        await tx.execute(
            "INSERT INTO programs (business_id, user_id, name, may_hold_drawer, created_at)"
            " VALUES ($1, $2, $3, $4, shop_now())",
            business_id,
            user_id,
            name,
            self.may_hold_drawer,
        )
        return user_id


@dataclass(frozen=True, slots=True)
class RevokeToken:
    """Make a program's token worthless at once, in every server process and for its open streams.

    Again: ``already-revoked``. An order that it has in hand is free when the lease ends. Refusals: ``not-permitted`` to
    anybody but admins; ``token-unknown``, also of another business's and of a sign-in.
    """

    name: ClassVar[str] = "identity.revoke-token"
    may: ClassVar[Permission] = Permission.MANAGE_TOKENS

    token_id: UUID

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("token", self.token_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Revoke it."""
        await store_sign_ins.begin_to_end(tx, self.token_id)
        document = await _token(tx, _REVOKE, self.token_id, actor.business_id)
        if document is not None:
            return _done("revoked", self.token_id, document, "token.revoked")
        document = await _token(
            tx,
            "SELECT token_document(t) FROM access_tokens t WHERE t.id = $1 AND t.business_id = $2 AND t.kind = 'api'",
            self.token_id,
            actor.business_id,
        )
        if document is None:
            raise TokenUnknown(tokenId=str(self.token_id))
        return _done("already-revoked", self.token_id, document, None)


async def tokens(database: Database, actor: Actor) -> Sequence[dict[str, Any]]:
    """Return the tokens of the business's programs, the newest first, with ``isLive`` and without the secret."""
    rows = await database.fetch_rows(_TOKENS, actor.business_id)
    return [msgspec.json.decode(row[0], type=dict[str, Any]) for row in rows]


async def _token(tx: Transaction, statement: str, *arguments: object) -> dict[str, Any] | None:
    value = await tx.fetch_value(statement, *arguments)
    return msgspec.json.decode(value, type=dict[str, Any]) if isinstance(value, str) else None


def _done(outcome: str, token_id: UUID, document: dict[str, Any], event_type: str | None) -> Done:
    changes: tuple[dict[str, object], ...] = ()
    if event_type is not None:
        changes = ({"kind": "token", "id": str(token_id), "document": document},)
    return Done(outcome, "token", token_id, document, event_type, changes, audience=())
