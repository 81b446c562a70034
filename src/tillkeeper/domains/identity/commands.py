"""Signing in. Signing out is the order sessions' command: it parks the cart as well (OS-3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tillkeeper.domains.identity import secrets, store
from tillkeeper.domains.identity.model import Membership, Person, SignIn, choose_membership, possible_memberships
from tillkeeper.domains.identity.refusals import ApprovalFailed, SignInFailed, SignInThrottled
from tillkeeper.journal import Call, Done, write_done, write_refused
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.database import Database


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a person gives to sign in: a password, or a PIN at a register."""

    username: str
    password: str | None
    pin: str | None
    business: str | None
    """Id or code."""
    register: str | None
    """Id or code."""
    kind: str
    """``login`` (bearer token) or ``cookie`` (the console)."""


async def sign_in(database: Database, given: Credentials) -> SignIn:
    """Check the credentials and start a sign-in.

    Not a command of the runner: who sends it is known only afterwards, and the answer
    holds a secret that the journal must not keep. Each try is counted before it is
    checked, in the database, so that neither a burst nor a restart gains guesses.
    Refusals: ``sign-in-failed``, ``sign-in-throttled`` (seconds to wait),
    ``business-required`` (the businesses to choose from).
    """
    person = await store.person_named(database, given.username, given.register)
    possible = possible_memberships(person, business=given.business, register_named=given.register is not None)
    user_subject = f"user:{given.username.lower()}"
    await _count(database, user_subject, limits.SIGN_IN_FREE_TRIES)
    register_subjects = () if given.pin is None else await _registers_guessed_at(database, given, possible)
    for subject in register_subjects:
        await _count(database, subject, limits.SIGN_IN_FREE_TRIES_REGISTER)
    try:
        membership = await _check(person, given, possible)
    except Refusal as refusal:
        if person is not None and person.memberships:
            await _journal_refusal(database, person, refusal)
        raise
    assert person is not None
    secret = secrets.new_token()
    actor = _actor(person, membership)
    async with database.transaction("identity.sign-in") as tx:
        await store.forgive(tx, user_subject=user_subject, register_subjects=register_subjects)
        expires_at = await store.insert_token(
            tx, actor, secrets.token_hash(secret), given.kind, limits.SIGN_IN_LIFETIME_SECONDS
        )
        await write_done(
            tx,
            Call.of(actor, "identity.sign-in", None, None),
            Done("signed-in", "user", actor.user_id, None),
        )
    return SignIn(secret, actor, person, membership, expires_at)


async def _count(database: Database, subject: str, free_tries: int) -> None:
    wait_seconds = await store.count_try(database, subject, free_tries)
    if wait_seconds:
        raise SignInThrottled(retryAfterSeconds=wait_seconds)


async def _registers_guessed_at(
    database: Database, given: Credentials, possible: Sequence[Membership]
) -> tuple[str, ...]:
    """Return whose count a PIN goes on: the person's register of that name, or every one; never the name as typed.

    By its code or its id a register is one, and another business's of the same code is another. What is not there
    is counted together: names that somebody invents open no counts of their own.
    """
    assert given.register is not None
    named = await store.registers_named(database, given.register, given.business)
    registers = {str(m.register_id) for m in possible} or set(map(str, named)) or {"unknown"}
    return tuple(f"register:{register}" for register in sorted(registers))


async def _check(person: Person | None, given: Credentials, possible: Sequence[Membership]) -> Membership:
    """Return the membership whose secret was given. Nobody, and somebody elsewhere, take as long as a wrong secret."""
    if given.pin is None:
        known = person.password_hash if person is not None else None
        if not await secrets.secret_matches(given.password or "", known):
            raise SignInFailed
        return choose_membership(possible)
    hashes = [membership.pin_hash for membership in possible] or [None]
    matches = [await secrets.secret_matches(given.pin, known) for known in hashes]
    return choose_membership([m for m, right in zip(possible, matches, strict=False) if right])


def _actor(person: Person, membership: Membership) -> Actor:
    return Actor(
        user_id=person.id,
        username=person.username,
        name=person.name,
        business_id=membership.business_id,
        business_code=membership.business_code,
        currency=membership.currency,
        time_zone=membership.time_zone,
        role=membership.role,
        register_id=membership.register_id,
        token_id=new_id(),
        language=person.language or membership.locale,
    )


async def _journal_refusal(database: Database, person: Person, refusal: Refusal) -> None:
    actor = _actor(person, person.memberships[0])
    async with database.transaction("identity.sign-in-refused") as tx:
        await write_refused(tx, Call.of(actor, "identity.sign-in", None, None), refusal)


async def refuse_approval(
    database: Database,
    call: Call,
    refusal: Refusal,
    *,
    approver: str,
    subject: tuple[str, UUID],
    noted: Mapping[str, object],
) -> None:
    """Write down that the call was refused, on a subject (kind, id), for want of an approval (EV-4).

    A name that nobody has is not kept: it may be a PIN in the wrong field.
    """
    async with database.transaction("identity.approval-refused") as tx:
        known = await store.user_ids_of(tx, [approver])
        noted = {**noted, "approver": approver if known else None}
        await write_refused(tx, call, refusal, subject=subject, noted=noted)


async def approver_id(database: Database, *, business_id: object, username: str, pin: str) -> "Person":
    """Return the person whose PIN permits an action in ``business_id``; who may is the caller's rule.

    Counted and throttled like a sign-in, and apart from it: whoever types wrong PINs of a manager at a till
    does not keep the manager from signing in. Refusals: ``approval-failed``, ``sign-in-throttled``.
    """
    subject = f"approver:{username.lower()}"
    await _count(database, subject, limits.SIGN_IN_FREE_TRIES)
    person = await store.person_named(database, username, None)
    membership = next((m for m in (person.memberships if person else ()) if m.business_id == business_id), None)
    if not await secrets.secret_matches(pin, membership.pin_hash if membership else None):
        raise ApprovalFailed
    assert person is not None
    async with database.transaction("identity.approval") as tx:
        await store.forgive(tx, user_subject=subject)
    return person
