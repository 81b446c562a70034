"""The caller of a command: taken from the credential, never from the body (EV-5)."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from tillkeeper.kernel.money import Currency


class Role(StrEnum):
    """The permissions of a membership in one business (PRODUCT.md, Roles)."""

    CASHIER = "cashier"
    MANAGER = "manager"
    ADMIN = "admin"
    AUDITOR = "auditor"

    @property
    def manages(self) -> bool:
        """Whether the role may act for others: force, approve, correct."""
        return self in {Role.MANAGER, Role.ADMIN}


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person, or a program with its token, in one business, perhaps at one register."""

    user_id: UUID
    username: str
    name: str
    business_id: UUID
    business_code: str
    currency: Currency
    time_zone: str
    role: Role
    register_id: UUID | None
    token_id: UUID
    language: str
    """Language of the sentences the actor reads: ``en`` or ``es-PY``."""
    is_program: bool = False
    """A program never approves (D14) and never signs out."""

    @property
    def sells(self) -> bool:
        """Whether the role may open drawers, take orders and money."""
        return self.role is not Role.AUDITOR

    @property
    def manages(self) -> bool:
        """Whether the role may act for others: force, approve, correct."""
        return self.role.manages

    @property
    def sees_all(self) -> bool:
        """Whether the role reads what is anybody's in its business: managers run the place, auditors check it."""
        return self.role is not Role.CASHIER
