"""Signing in. Signing out is the order sessions' command: it parks the cart as well (OS-3)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tillkeeper.domains.identity import guesses, secrets, store, throttle
from tillkeeper.domains.identity.model import Membership, Person, SignIn, choose_membership, possible_memberships
from tillkeeper.domains.identity.pepper import Pepper, seal_all
from tillkeeper.domains.identity.refusals import ApprovalFailed, SignInFailed, SignInThrottled
from tillkeeper.domains.identity.throttle import Origin, Rule
from tillkeeper.journal import Call, Done, write_done, write_refused
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class Credentials:
    """The credentials of a sign-in: a password, or a PIN at a register."""

    username: str
    password: str | None
    pin: str | None
    business: str | None
    """Id or code."""
    register: str | None
    """Id or code."""
    kind: str
    """``login`` (bearer token) or ``cookie`` (the console)."""


async def sign_in(
    database: Database,
    given: Credentials,
    origin: Origin,
    pepper: Pepper | None,
    *,
    ends_others: Callable[[Transaction, Actor], Awaitable[tuple[UUID, ...]]],
) -> SignIn:
    """Check the credentials and start a sign-in; ``ends_others`` ends those that it takes the place of, with it.

    Not a command of the runner: who sends it is known only afterwards, and the answer
    holds a secret that the journal must not keep. Each try is counted before it is
    checked, in the database, so that neither a burst nor a restart gains guesses (DV-3).
    Refusals: ``sign-in-failed``, ``sign-in-throttled`` (seconds to wait), ``sign-ins-waiting``,
    ``business-required`` (the businesses to choose from), ``register-unknown`` (the password is right).
    """
    person = await store.person_named(database, given.username, given.register)
    possible = possible_memberships(person, business=given.business, register_named=given.register is not None)
    standing = await throttle.standing_of(database, given.username, origin)
    registers, businesses = await _places_guessed_at(database, given, possible)
    rules = throttle.rules_of(
        given.username,
        source=throttle.source_of(origin, standing),
        standing=standing,
        registers=registers,
        businesses=businesses,
    )
    is_burst = await _count(database, rules)
    try:
        membership = await _check(person, given, possible, pepper, is_known=standing != "stranger")
    except Refusal as refusal:
        if person is not None and person.memberships:
            await _journal_refusal(database, person, refusal)
            if is_burst:
                for place in person.memberships:
                    await guesses.tell_of_person(database, place.business_id, person.id, place.register_id)
        raise
    assert person is not None
    secret = secrets.new_token()
    device = origin.device if origin.device is not None and standing != "stranger" else secrets.new_token()
    actor = _actor(person, membership)
    async with database.transaction("identity.sign-in") as tx:
        await throttle.forgive(tx, rules)
        await throttle.remember_device(tx, person.id, device)
        if pepper is not None and any(
            kept is not None and not pepper.is_sealed(kept) for kept in (person.password_hash, membership.pin_hash)
        ):
            await seal_all(tx, pepper)  # of people who came after the server's start
        is_console = given.kind == "cookie"
        expires_at = await store.insert_token(
            tx, actor, secrets.token_hash(secret), given.kind, secrets.token_hash(device) if is_console else None
        )
        # After its own token is there: of somebody who signs in once more the cart is not parked for a moment.
        changed_in = await ends_others(tx, actor) if is_console else ()
        await write_done(
            tx,
            Call.of(actor, "identity.sign-in", None, None),
            Done("signed-in", "user", actor.user_id, None),
        )
    return SignIn(secret, device, actor, person, membership, expires_at, changed_in)


async def _count(database: Database, rules: Sequence[Rule]) -> bool:
    """Count a guess; return whether managers are told of it. Refusal: ``sign-in-throttled``.

    Where it waits for what strangers did at a register, managers are told of that register.
    """
    wait_seconds, in_row, waits_for = await throttle.count(database, rules)
    if wait_seconds:
        register_id = throttle.register_of(waits_for)
        if register_id is not None:
            business_id = await store.business_of_register(database, register_id)
            if business_id is not None:
                await guesses.tell_of_register(database, business_id, register_id)
        raise SignInThrottled(retryAfterSeconds=wait_seconds)
    return in_row == limits.SIGN_IN_FREE_TRIES


async def _places_guessed_at(
    database: Database, given: Credentials, possible: Sequence[Membership]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the registers and businesses whose counts a guess goes on: the person's own, or those that were named.

    Never the names as typed: by its code or its id a register is one, and another business's of the same code is
    another. What is not there is counted together: names that somebody invents open no counts of their own.
    """
    named = () if given.register is None else await store.registers_named(database, given.register, given.business)
    businesses = {str(m.business_id) for m in possible} or {str(business) for _, business in named} or {"unsaid"}
    registers: set[str] = set()
    if given.pin is not None:
        registers = {str(m.register_id) for m in possible} or {str(register) for register, _ in named} or {"unknown"}
    return tuple(sorted(registers)), tuple(sorted(businesses))


async def _check(
    person: Person | None,
    given: Credentials,
    possible: Sequence[Membership],
    pepper: Pepper | None,
    *,
    is_known: bool,
) -> Membership:
    """Return the membership whose secret was given. Nobody, and somebody elsewhere, take as long as a wrong secret."""
    if given.pin is None:
        known = person.password_hash if person is not None else None
        if not await secrets.secret_matches(given.password or "", known, pepper, is_known=is_known):
            raise SignInFailed
        # Only now: nobody without the password learns which registers there are.
        if not possible and given.register is not None and _possible_anywhere(person, given):
            raise Refusal.named("register-unknown", {"registerId": given.register})
        return choose_membership(possible)
    hashes = [membership.pin_hash for membership in possible] or [None]
    matches = [await secrets.secret_matches(given.pin, known, pepper, is_known=is_known) for known in hashes]
    return choose_membership([m for m, right in zip(possible, matches, strict=False) if right])


def _possible_anywhere(person: Person | None, given: Credentials) -> bool:
    """Return whether it is only the register that is wrong: the business is the person's, or none was named."""
    return bool(possible_memberships(person, business=given.business, register_named=False))


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
    subject: tuple[str, UUID | None],
    noted: Mapping[str, object],
) -> None:
    """Write down that the call was refused, on a subject (kind, id), for want of an approval (EV-4).

    A name that nobody has is not kept: it may be a PIN in the wrong field.
    """
    async with database.transaction("identity.approval-refused") as tx:
        known = await store.user_ids_of(tx, [approver])
        noted = {**noted, "approver": approver if known else None}
        await write_refused(tx, call, refusal, subject=subject, noted=noted)


async def approver_id(
    database: Database,
    pepper: Pepper | None,
    asker: Actor,
    *,
    username: str,
    pin: str,
    origin: Origin,
) -> "Person":
    """Return the person whose PIN permits what ``asker`` asks for; who may is the caller's rule.

    Counted on the same counts as a sign-in of that person (DV-3).
    Refusals: ``approval-failed``, ``sign-in-throttled``, ``sign-ins-waiting``.
    """
    standing = await throttle.standing_of(database, username, origin)
    rules = throttle.rules_of(
        username,
        source=throttle.source_of(origin, standing, asker.user_id),
        # Who asks is signed in, and no stranger to the business.
        standing="housed" if standing == "stranger" else standing,
        registers=(),
        businesses=(),
    )
    is_burst = await _count(database, rules)
    person = await store.person_named(database, username, None)
    membership = next((m for m in (person.memberships if person else ()) if m.business_id == asker.business_id), None)
    if not await secrets.secret_matches(pin, membership.pin_hash if membership else None, pepper, is_known=True):
        if is_burst and person is not None and membership is not None:
            await guesses.tell_of_person(database, asker.business_id, person.id, asker.register_id)
        raise ApprovalFailed
    assert person is not None
    async with database.transaction("identity.approval") as tx:
        await throttle.forgive(tx, rules)
        if origin.device is not None and standing != "stranger":
            await throttle.remember_device(tx, person.id, origin.device)
    return person
