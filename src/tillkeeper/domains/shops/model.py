"""A shop's places and the rules its registers work under."""

from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from tillkeeper.kernel import limits
from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.permissions import Role


@dataclass(frozen=True, slots=True)
class Business:
    """A tenant and legal entity."""

    id: UUID
    code: str
    name: str
    currency: Currency
    time_zone: str
    locale: str
    prices_include_tax: bool


@dataclass(frozen=True, slots=True)
class Location:
    """A store of a business; ``number_code`` begins its session and order numbers (CS-4)."""

    business_id: UUID
    id: UUID
    code: str
    number_code: str
    name: str


@dataclass(frozen=True, slots=True)
class RoleLimit:
    """The most that a role may do by itself under a profile (TX-5)."""

    role: Role
    kind: Literal["discount", "price", "tax", "open-item", "cancel"]
    most: int
    """Thousandths of a percent (``discount``, ``price``) or of a percentage point (``tax``); minor units."""


USUAL_LIMITS: Final = (
    RoleLimit(Role.CASHIER, "discount", limits.CASHIER_DISCOUNT_MILLI),
    RoleLimit(Role.CASHIER, "price", limits.CASHIER_PRICE_MILLI),
    RoleLimit(Role.CASHIER, "tax", limits.CASHIER_TAX_MILLI),
    RoleLimit(Role.CASHIER, "cancel", limits.CASHIER_CANCEL_MINOR),
)
"""What is not listed has no limit: what cashiers sell outside the catalogue, and all that managers do."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Named rules under which registers work."""

    business_id: UUID
    id: UUID
    code: str
    name: str
    shares_registers: bool
    default_float_minor: int
    lease_seconds: int = 90
    blind_count: bool = False
    over_short_limit_minor: int | None = None
    close_in_one_step: bool = False
    tenders: tuple[str, ...] = ("cash", "card")
    limits: tuple[RoleLimit, ...] = USUAL_LIMITS


@dataclass(frozen=True, slots=True)
class Register:
    """A place where sales are rung; belongs to a location and a profile."""

    business_id: UUID
    id: UUID
    code: str
    name: str
    location_id: UUID
    profile_id: UUID
