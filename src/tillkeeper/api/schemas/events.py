"""Every event, one shape a ``type``: what a reader of the feed and a receiver of webhooks gets (EV-3).

To change what an event holds: change its shape here or in the schemas that it names, add a version to
``SCHEMA_HISTORY``, and run ``make reference`` and, in ``web/``, ``npm run protocol``. A test holds the version to the
shapes (``tests/laws/test_event_schema.py``).
"""

from datetime import datetime
from typing import Final

from tillkeeper.api.schemas.base import Answer, PersonShown
from tillkeeper.api.schemas.changes import (
    BusinessChange,
    CashCountChange,
    CashSessionChange,
    CatalogueChange,
    ClaimRequestChange,
    GuessesChange,
    OrderChange,
    OrderClaimChange,
    OrderSessionChange,
    ProductChange,
    SignInChange,
    TokenChange,
    TransactionChange,
    WebhookChange,
    WebhookDeliveryChange,
)

SCHEMA_HISTORY: Final = {
    1: "The first that is written down.",
}
"""What changed in the contents of events, by the version of their schema; events that are stored stay as they are."""

SCHEMA_VERSION: Final = max(SCHEMA_HISTORY)
"""Of the contents of events; the OpenAPI document says it as ``info.x-event-schema``."""


class _Event(Answer, tag_field="type"):
    position: str
    """The place in the business's feed; opaque."""
    at: datetime
    actor: PersonShown | None
    """The person or program that did it; null: the server, of its own accord."""


class TransactionCompleted(_Event, tag="transaction.completed"):
    """A sale was booked: of a cart, or of an order of the queue (EV-10)."""

    changes: list[TransactionChange | CashSessionChange | OrderChange | OrderSessionChange]


class OrderQueued(_Event, tag="order.queued"):
    """An order came into the queue, by a call or out of a cart that was sent."""

    changes: list[OrderChange | OrderSessionChange]


class OrderOperated(_Event, tag="order.changed"):
    """Operations changed an order of the queue."""

    changes: list[OrderChange]


class OrderSplit(_Event, tag="order.split"):
    """Lines went from one order to another, which may be new."""

    changes: list[OrderChange]


class OrderCancelled(_Event, tag="order.cancelled"):
    """An order is not wanted any more."""

    changes: list[OrderChange]


class OrderClaimed(_Event, tag="order.claimed"):
    """Somebody has an order in hand now."""

    changes: list[OrderClaimChange]


class OrderClaimRenewed(_Event, tag="order.claim-renewed"):
    """The holder of an order has it for longer."""

    changes: list[OrderClaimChange]


class OrderReleased(_Event, tag="order.released"):
    """An order is free; by one call several may be, and requests are withdrawn with them."""

    changes: list[OrderClaimChange | ClaimRequestChange]


class OrderTakenOver(_Event, tag="order.taken-over"):
    """An order was taken from its holder (CL-4)."""

    changes: list[OrderClaimChange]


class OrderAskedFor(_Event, tag="order.asked-for"):
    """A cashier asks the holder for an order."""

    changes: list[ClaimRequestChange]


class OrderRequestGranted(_Event, tag="order.request-granted"):
    """The holder gave the order to whoever asked."""

    changes: list[ClaimRequestChange | OrderClaimChange]


class OrderRequestDeclined(_Event, tag="order.request-declined"):
    """The holder keeps the order."""

    changes: list[ClaimRequestChange]


class OrderRequestWithdrawn(_Event, tag="order.request-withdrawn"):
    """Requests were withdrawn by the lock of the screen that sent them."""

    changes: list[ClaimRequestChange]


class OrderSessionWritten(_Event, tag="order-session.saved"):
    """A cart was saved whole, or by item."""

    changes: list[OrderSessionChange | OrderChange]


class OrderSessionOperated(_Event, tag="order-session.changed"):
    """Operations changed a cart."""

    changes: list[OrderSessionChange | OrderChange]


class OrderSessionRecovered(_Event, tag="order-session.recovered"):
    """A cart is active again, or at another register."""

    changes: list[OrderSessionChange | OrderChange]


class OrderSessionDiscarded(_Event, tag="order-session.discarded"):
    """A cart was put away."""

    changes: list[OrderSessionChange | OrderChange]


class CashSessionOpened(_Event, tag="cash-session.opened"):
    """A drawer was opened."""

    changes: list[CashSessionChange]


class CashSessionJoined(_Event, tag="cash-session.joined"):
    """Somebody joined the session of a shared register."""

    changes: list[CashSessionChange]


class CashSessionCounted(_Event, tag="cash-session.counted"):
    """A drawer was counted."""

    changes: list[CashCountChange]


class CashSessionEnded(_Event, tag="cash-session.ended"):
    """No more sales on a session (CS-5)."""

    changes: list[CashSessionChange]


class CashSessionClosed(_Event, tag="cash-session.closed"):
    """The count of a session is final; under a blind profile the count that closed it comes with it."""

    changes: list[CashSessionChange | CashCountChange]


class CashSessionApproved(_Event, tag="cash-session.approved"):
    """Somebody answers for the difference of a closed session (CS-8)."""

    changes: list[CashSessionChange]


class ProductAdded(_Event, tag="product.added"):
    """A product was added by a call."""

    changes: list[ProductChange]


class CatalogueImported(_Event, tag="catalogue.imported"):
    """An import changed products."""

    changes: list[CatalogueChange]


class SignedOut(_Event, tag="identity.signed-out"):
    """A sign-in ended: its cart is parked, its claims are released, its requests withdrawn."""

    changes: list[SignInChange | OrderSessionChange | OrderClaimChange | ClaimRequestChange]


class GuessedAt(_Event, tag="identity.guessed-at"):
    """Passwords or PINs were tried one after the other."""

    changes: list[GuessesChange]


class BusinessSetUp(_Event, tag="business.set-up"):
    """A business was set up."""

    changes: list[BusinessChange]


class TokenCreated(_Event, tag="token.created"):
    """A program got a token."""

    changes: list[TokenChange]


class TokenRevoked(_Event, tag="token.revoked"):
    """The token of a program is refused from now on."""

    changes: list[TokenChange]


class WebhookAdded(_Event, tag="webhook.added"):
    """A webhook was added."""

    changes: list[WebhookChange]


class WebhookChanged(_Event, tag="webhook.changed"):
    """A webhook was changed."""

    changes: list[WebhookChange]


class WebhookSecretRotated(_Event, tag="webhook.secret-rotated"):
    """The messages of a webhook are signed with a new secret."""

    changes: list[WebhookChange]


class WebhookRemoved(_Event, tag="webhook.removed"):
    """A webhook was removed."""

    changes: list[WebhookChange]


class WebhookDisabled(_Event, tag="webhook.disabled"):
    """A webhook is not told any more: it failed too often, or its receiver said that it is gone."""

    changes: list[WebhookChange]


class WebhookDeliveriesReplayed(_Event, tag="webhook.replayed"):
    """Deliveries are sent once more: one, or the dead ones of a webhook."""

    changes: list[WebhookDeliveryChange | WebhookChange]


class WebhookTest(_Event, tag="webhook.test"):
    """The message that a webhook is tested with."""

    changes: list[WebhookChange]


class OrderPaid(_Event, tag="order.paid"):
    """A sale out of the queue, as releases before 0.1.0 wrote it; since then ``transaction.completed``."""

    changes: list[TransactionChange | CashSessionChange | OrderChange | OrderSessionChange]


Event = (
    TransactionCompleted
    | OrderQueued
    | OrderOperated
    | OrderSplit
    | OrderCancelled
    | OrderClaimed
    | OrderClaimRenewed
    | OrderReleased
    | OrderTakenOver
    | OrderAskedFor
    | OrderRequestGranted
    | OrderRequestDeclined
    | OrderRequestWithdrawn
    | OrderSessionWritten
    | OrderSessionOperated
    | OrderSessionRecovered
    | OrderSessionDiscarded
    | CashSessionOpened
    | CashSessionJoined
    | CashSessionCounted
    | CashSessionEnded
    | CashSessionClosed
    | CashSessionApproved
    | ProductAdded
    | CatalogueImported
    | SignedOut
    | GuessedAt
    | BusinessSetUp
    | TokenCreated
    | TokenRevoked
    | WebhookAdded
    | WebhookChanged
    | WebhookSecretRotated
    | WebhookRemoved
    | WebhookDisabled
    | WebhookDeliveriesReplayed
    | WebhookTest
    | OrderPaid
)

FORMER_TYPES: Final = ("order.paid",)
"""Types that are written no more; a journal may hold them."""


class WebhookMessage(Answer):
    """The body of a message to a webhook (Standard Webhooks): the event as a manager reads it."""

    type: str
    """The event's."""
    timestamp: datetime
    """When the event happened; when the message was sent is in its header."""
    data: Event
