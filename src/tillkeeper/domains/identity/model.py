"""A person, their memberships, and a sign-in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillkeeper.domains.identity.refusals import BusinessRequired, SignInFailed
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.permissions import Role


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's place in one business, with what a sign-in there needs to know."""

    business_id: UUID
    business_code: str
    business_name: str
    currency: Currency
    time_zone: str
    locale: str
    prices_include_tax: bool
    role: Role
    pin_hash: str | None
    register_id: UUID | None
    """The register the sign-in names, where this business has it."""


@dataclass(frozen=True, slots=True)
class Person:
    """A user who may sign in."""

    id: UUID
    username: str
    name: str
    language: str | None
    password_hash: str | None
    memberships: tuple[Membership, ...]


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in that succeeded. ``secret`` and ``device`` are told once and stored nowhere."""

    secret: str
    device: str
    """By which the device is known from now on."""
    actor: Actor
    person: Person
    membership: Membership
    expires_at: datetime
    changed_in: tuple[UUID, ...]
    """The businesses in which it ended a sign-in before it."""


def possible_memberships(
    person: Person | None, *, business: str | None, register_named: bool
) -> tuple[Membership, ...]:
    """Return the memberships that a sign-in can mean: of the named business, with the named register."""
    return tuple(
        m
        for m in (() if person is None else person.memberships)
        if (business is None or business in {str(m.business_id), m.business_code})
        and (m.register_id is not None or not register_named)
    )


def choose_membership(possible: Sequence[Membership]) -> Membership:
    """Return the membership a sign-in means, once its secret was found right: the only one there is.

    Refusals: ``business-required`` with the list; ``sign-in-failed`` for a business or
    register that is not the person's (an id of someone else looks like a missing one, EV-5).
    """
    if not possible:
        raise SignInFailed
    if len(possible) > 1:
        raise BusinessRequired(
            businesses=[{"id": str(m.business_id), "code": m.business_code, "name": m.business_name} for m in possible]
        )
    return possible[0]
