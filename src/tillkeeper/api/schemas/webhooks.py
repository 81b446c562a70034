"""Webhooks and their deliveries."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from tillkeeper.api.schemas.base import TEXT, Answer, Note, PersonShown, Request
from tillkeeper.domains.webhooks import ErrorCode
from tillkeeper.kernel import limits

Url = Annotated[str, Meta(min_length=1, max_length=limits.WEBHOOK_URL_LENGTH_MAX, pattern=TEXT)]
EventType = Annotated[str, Meta(min_length=1, max_length=limits.CODE_LENGTH_MAX, pattern=TEXT)]
EventTypes = Annotated[list[EventType], Meta(min_length=1, max_length=limits.WEBHOOK_EVENT_TYPES_MAX)]


class AddWebhookRequest(Request):
    """Whom to tell of what; ``["*"]`` is every type."""

    url: Url
    event_types: EventTypes
    description: Note = ""


class ChangeWebhookRequest(Request):
    """The fields to change, as based on ``version`` (or ``If-Match``).

    ``active`` lets a disabled one be told again, of everything since.
    """

    url: Url | None = None
    event_types: EventTypes | None = None
    description: Note | None = None
    active: bool | None = None
    version: Annotated[int, Meta(ge=0, le=2**53)] | None = None


class RotateSecretRequest(Request):
    """For how long the old secret signs beside the new one; 0: not any more."""

    overlap_seconds: Annotated[int, Meta(ge=0, le=limits.WEBHOOK_SECRET_OVERLAP_SECONDS_MAX)] = (
        limits.WEBHOOK_SECRET_OVERLAP_SECONDS
    )


class Webhook(Answer):
    """An address that is told of what changes."""

    id: str
    url: str
    description: str
    event_types: list[str]
    status: Literal["active", "disabled"]
    disabled_reason: Literal["by-hand", "failing", "gone"] | None
    failures_in_row: int
    previous_secret_until: datetime | None
    created_by: PersonShown
    created_at: datetime
    updated_at: datetime
    version: int


class WebhookWithSecret(Webhook):
    """With the new secret that its messages are signed with; it is shown this once."""

    secret: str


class LastDelivery(Answer):
    """The newest delivery of a webhook."""

    event_type: str
    status: Literal["waiting", "delivered", "dead"]
    created_at: datetime


class WebhookStanding(Webhook):
    """With how its deliveries stand now."""

    waiting: int
    dead: int
    last_delivery: LastDelivery | None


class WebhookPage(Answer):
    """A page of the business's webhooks, the oldest first."""

    items: list[WebhookStanding]
    next_cursor: str | None


class WebhookTry(Answer):
    """The result of one try to send a message; the latest first."""

    number: int
    at: datetime
    latency_ms: int
    response_status: int | None
    response_start: str | None
    error_code: ErrorCode | None
    """Why no answer came, or null."""
    error: str | None
    """The same in the words of whatever met it, for an engineer."""


class WebhookDelivery(Answer):
    """One event for one webhook. ``dead`` is not tried again by itself."""

    id: str
    webhook_id: str
    event_type: str
    status: Literal["waiting", "delivered", "dead"]
    created_at: datetime
    delivered_at: datetime | None
    next_try_at: datetime | None
    tries: list[WebhookTry]


class WebhookReplayed(Answer):
    """How many are sent again."""

    replayed: int


class EventTypeList(Answer):
    """Every type of event that a webhook can be told of."""

    items: list[str]


class WebhookDeliveryPage(Answer):
    """A page of deliveries, newest first."""

    items: list[WebhookDelivery]
    next_cursor: str | None
