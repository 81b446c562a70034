"""Signing in and out."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from tillkeeper.api.schemas.base import (
    Answer,
    IdOrCode,
    Language,
    PersonShown,
    Pin,
    Request,
    Role,
    Username,
)
from tillkeeper.api.schemas.orders import OrderSession
from tillkeeper.api.schemas.shops import BusinessShown, Register
from tillkeeper.kernel import limits
from tillkeeper.kernel.permissions import Permission


class LoginRequest(Request):
    """Name and password, or name and PIN at a register."""

    username: Username
    password: Annotated[str, Meta(min_length=1, max_length=limits.PASSWORD_LENGTH_MAX)] | None = None
    pin: Pin | None = None
    business_id: IdOrCode | None = None
    register_id: IdOrCode | None = None
    cookie: bool = False
    """True for the console: the token goes into an HttpOnly cookie and not into the answer."""
    recover: bool | None = None
    """Whether a parked cart becomes active by this sign-in. Without it: at a till (cookie, PIN or registerId) it does,
    for a program it stays parked until ``POST /api/order-sessions/recover``."""


class MoveRequest(Request):
    """The register the signed-in person now stands at."""

    register_id: IdOrCode


class UserShown(PersonShown):
    """The signed-in person."""

    language: Language | None


class MembershipShown(Answer):
    """A business the person works for, and as what."""

    business: BusinessShown
    role: Role


class Me(Answer):
    """The signed-in person, their business, role and register."""

    user: UserShown
    business: BusinessShown
    role: Role
    capabilities: Annotated[list[Permission], Meta(description="What the person may do in this business, sorted.")]
    register: Register | None
    memberships: list[MembershipShown]
    csrf_token: str | None


class SignedIn(Me):
    """A new sign-in."""

    token: str | None
    expires_at: datetime
    order_session: OrderSession | None
