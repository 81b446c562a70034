"""The end of a sign-in: by its holder, by somebody else, or by the next sign-in at its device.

Its cart is parked and its claims are released in the same transaction (OS-3, CL-2): that is why it is here and not in
``identity``.
"""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillkeeper.domains import identity
from tillkeeper.domains.identity import CredentialInvalid, Origin, SignInUnknown, TokenNotSignedOut
from tillkeeper.domains.order_sessions import store
from tillkeeper.domains.orders import release_claims
from tillkeeper.journal import Call, Done, write_done
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Transaction


async def _end(
    tx: Transaction, business_id: UUID, user_id: UUID, sign_in_id: UUID, why: str
) -> tuple[dict[str, object], ...] | None:
    """Park the cart, release the orders in hand and revoke the token; return the changes, None where it had ended."""
    await identity.begin_to_end(tx, sign_in_id)
    parked = await store.leave(tx, business_id, user_id, sign_in_id)
    released = await release_claims(tx, business_id, sign_in_id)
    ended = await identity.end_sign_in(tx, sign_in_id, why)
    if ended is None:
        return None
    cart = () if parked is None else (await store.change(tx, business_id, parked),)
    return (*cart, *released, ended)


@dataclass(frozen=True, slots=True)
class SignOut:
    """End this sign-in.

    With the person's last sign-in the cart waits as ``pending_logout``, its lines kept (OS-3); while they are signed in
    elsewhere it stays as it is there. The claims of this sign-in are released, its requests withdrawn (CL-2).
    Refusals: ``credential-invalid`` when it has ended before, ``token-not-signed-out`` of a program's token.
    """

    name: ClassVar[str] = "identity.sign-out"
    may: ClassVar[Permission] = Permission.OWN_SIGN_IN

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("user", None)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Park the cart, release the orders in hand and revoke the token in one transaction."""
        if actor.is_program:
            raise TokenNotSignedOut
        changes = await _end(tx, actor.business_id, actor.user_id, actor.token_id, "signed-out")
        if changes is None:
            raise CredentialInvalid
        return Done("signed-out", "user", actor.user_id, None, "identity.signed-out", changes)


@dataclass(frozen=True, slots=True)
class EndSignIn:
    """End anybody's sign-in of the business, as a manager; its cart and claims go as at a sign-out.

    Again: ``already-ended``. Refusals: ``not-permitted``; ``sign-in-unknown``, also of a program's token.
    """

    name: ClassVar[str] = "identity.end-sign-in"
    may: ClassVar[Permission] = Permission.END_SIGN_INS

    sign_in_id: UUID

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("sign-in", self.sign_in_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """End it; its streams end as soon as the transaction has."""
        user_id = await identity.holder_of_sign_in(tx, actor.business_id, self.sign_in_id)
        if user_id is None:
            raise SignInUnknown
        changes = await _end(tx, actor.business_id, user_id, self.sign_in_id, "ended")
        if changes is None:
            return Done("already-ended", "sign-in", self.sign_in_id, None)
        return Done("ended", "sign-in", self.sign_in_id, None, "identity.signed-out", changes)


@dataclass(frozen=True, slots=True)
class EndsThoseBefore:
    """The console's sign-in at a device ends those before it there, in its own transaction: no crash leaves one alive.

    ``cookie`` is the token of the sign-in that the browser still carries.
    """

    origin: Origin
    cookie: str | None

    async def __call__(self, tx: Transaction, actor: Actor) -> tuple[UUID, ...]:
        """End the live ones beside the actor's; return the businesses that they were in."""
        told = []
        for sign_in_id, business_id, user_id in await identity.sign_ins_before(
            tx, self.origin, self.cookie, actor.token_id
        ):
            changes = await _end(tx, business_id, user_id, sign_in_id, "replaced")
            if changes is None:
                continue
            # In another business the actor may be nobody: the server says it there.
            call = (
                Call.of(actor, EndSignIn.name, None, None)
                if business_id == actor.business_id
                else Call.of_the_server(business_id, EndSignIn.name)
            )
            await write_done(tx, call, Done("replaced", "sign-in", sign_in_id, None, "identity.signed-out", changes))
            told.append(business_id)
        return tuple(told)
