"""Setting up a business: its places, their rules and its people, in one command."""

from dataclasses import dataclass
from typing import ClassVar, Final
from uuid import UUID

from tillkeeper.domains import identity, shops
from tillkeeper.domains.shops import Business, Location, Profile, Register
from tillkeeper.journal import Done
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.permissions import Permission, Role
from tillkeeper.storage.database import Transaction

SETTING_UP: Final = "setting up a business"
"""One process at a time does this on a database (``Database.alone``), so that two at once make no two businesses."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a business. One who works elsewhere already keeps their name and password."""

    user_id: UUID
    username: str
    name: str
    role: Role
    password_hash: str
    pin_hash: str
    """By ``identity.hash_pin``."""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SetUpBusiness:
    """Add a business with everything a till needs to open, except products.

    Whoever sets it up is one of its members; the journal names them (EV-4).
    """

    name: ClassVar[str] = "shops.set-up-business"
    may: ClassVar[Permission] = Permission.SET_UP_BUSINESS

    business: Business
    locations: tuple[Location, ...]
    profiles: tuple[Profile, ...]
    registers: tuple[Register, ...]
    members: tuple[Member, ...]

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("business", self.business.id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Add it all; the answer names the business."""
        assert actor.business_id == self.business.id
        await shops.insert_business(tx, self.business)
        for location in self.locations:
            await shops.insert_location(tx, location)
        for profile in self.profiles:
            await shops.insert_profile(tx, profile)
        for register in self.registers:
            await shops.insert_register(tx, register)
        await self._insert_members(tx)
        named = {"id": str(self.business.id), "code": self.business.code, "name": self.business.name}
        return Done(
            outcome="set-up",
            subject_kind="business",
            subject_id=self.business.id,
            document=named,
            event_type="business.set-up",
            changes=({"kind": "business", "id": named["id"], "document": named},),
        )

    async def _insert_members(self, tx: Transaction) -> None:
        known = await identity.user_ids_of(tx, [member.username for member in self.members])
        for member in self.members:
            if member.username not in known:
                await identity.insert_user(
                    tx,
                    user_id=member.user_id,
                    username=member.username,
                    name=member.name,
                    language=member.language,
                    password_hash=member.password_hash,
                )
        await identity.insert_memberships(
            tx,
            [
                (self.business.id, known.get(member.username, member.user_id), member.role, member.pin_hash)
                for member in self.members
            ],
        )


def first_actor(business: Business, member: Member) -> Actor:
    """Return ``member`` as the one who sets ``business`` up, before either is in the database."""
    return Actor(
        user_id=member.user_id,
        username=member.username,
        name=member.name,
        business_id=business.id,
        business_code=business.code,
        currency=business.currency,
        time_zone=business.time_zone,
        role=member.role,
        register_id=None,
        token_id=new_id(),
        language=member.language or business.locale,
    )
