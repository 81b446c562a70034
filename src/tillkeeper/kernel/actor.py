"""The caller of a command: taken from the credential, never from the body (EV-5)."""

from dataclasses import dataclass
from uuid import UUID

from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.permissions import Permission, Role, permissions_of


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

    def may(self, permission: Permission) -> bool:
        """Return whether the actor has the permission in their business."""
        return permission in permissions_of(self.role, is_program=self.is_program)

    def capabilities(self) -> list[str]:
        """Return the names of the actor's permissions, sorted."""
        return sorted(permissions_of(self.role, is_program=self.is_program))
