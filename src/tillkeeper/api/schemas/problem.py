"""A refusal as it is sent (RFC 9457)."""

from datetime import datetime
from typing import Any

import msgspec

from tillkeeper.api.schemas.base import Action, Answer, PersonShown, Place
from tillkeeper.api.schemas.orders import Claim


class FieldProblem(Answer):
    """One wrong field of a request."""

    field: str
    code: str
    detail: str


class ExistingSession(Answer):
    """The cash session that is in the way of another."""

    id: str
    session_number: str
    register_id: str
    register: Place
    cashier: PersonShown
    opened_at: datetime


class Problem(Answer):
    """A refusal; each code's fields beside these: docs/reference/refusals.md."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    actions: list[Action]
    errors: list[FieldProblem] | msgspec.UnsetType = msgspec.UNSET
    """Of ``invalid-fields``."""
    existing_session: ExistingSession | msgspec.UnsetType = msgspec.UNSET
    """Of ``session-already-open`` and ``register-in-use``."""
    may_join: bool | msgspec.UnsetType = msgspec.UNSET
    """Of ``session-already-open`` and ``register-in-use``: whether the register's session may be joined."""
    current: dict[str, Any] | msgspec.UnsetType | None = msgspec.UNSET
    """Of ``version-stale``: what it is now, an order or an order session (``contract.py`` says so)."""
    claim: Claim | msgspec.UnsetType | None = msgspec.UNSET
    """Of ``order-claimed``, ``claim-not-yours`` and ``stale-claim``: who has the order in hand, if anybody."""
    state: str | msgspec.UnsetType = msgspec.UNSET
    """Of a refusal because something is over: what it is now. ``status`` is the one of HTTP."""
