"""Businesses, locations, profiles and registers."""

from datetime import datetime
from typing import Literal

from tillkeeper.api.schemas.base import AmountText, Answer, Language, LimitKind, PersonShown, Place, Tender


class BusinessShown(Answer):
    """A business: currency, time zone and language."""

    id: str
    code: str
    name: str
    currency: str
    currency_decimals: int
    time_zone: str
    locale: Language
    prices_include_tax: bool


class LocationShown(Place):
    """A store; its number code begins session and order numbers."""

    number_code: str


class LimitShown(Answer):
    """The most that a role does without somebody else's approval (TX-5)."""

    role: Literal["cashier", "manager", "admin"]
    limit: LimitKind
    most: str
    """Percent, percentage points (``tax``), or an amount (``open-item``, ``cancel``)."""


class ProfileShown(Place):
    """The rules registers work under."""

    shares_registers: bool
    default_float: AmountText
    blind_count: bool
    over_short_limit: AmountText | None
    close_in_one_step: bool
    lease_seconds: int
    tenders: list[Tender]
    limits: list[LimitShown]
    """What is not listed has no limit."""


class OpenSession(Answer):
    """The cash session that has a register's drawer now."""

    id: str
    session_number: str
    register_id: str
    register: Place
    cashier: PersonShown
    opened_at: datetime
    status: str


class Register(Place):
    """A register, where it stands, its rules, and who has its drawer."""

    location: LocationShown
    profile: ProfileShown
    open_session: OpenSession | None


class RegisterPage(Answer):
    """A page of registers."""

    items: list[Register]
    next_cursor: str | None


class ProfilePage(Answer):
    """A page of profiles."""

    items: list[ProfileShown]
    next_cursor: str | None


class LocationPage(Answer):
    """A page of locations."""

    items: list[LocationShown]
    next_cursor: str | None


class BusinessPage(Answer):
    """The businesses the person belongs to."""

    items: list[BusinessShown]
    next_cursor: str | None
