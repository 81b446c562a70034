"""Webhooks: other systems that are told what changes, message by message, until they have it."""

from tillkeeper.domains.webhooks import queries
from tillkeeper.domains.webhooks.commands import (
    AddWebhook,
    ChangeWebhook,
    RemoveWebhook,
    ReplayDead,
    ReplayDelivery,
    RotateSecret,
    SendTestMessage,
)
from tillkeeper.domains.webhooks.delivering import deliver_until_cancelled
from tillkeeper.domains.webhooks.model import ErrorCode
from tillkeeper.domains.webhooks.refusals import (
    DeliveryNotOver,
    DeliveryUnknown,
    EventTypeInvalid,
    SecretStillReplaced,
    WebhooksTooMany,
    WebhookTargetForbidden,
    WebhookUnknown,
    WebhookUrlInvalid,
)
from tillkeeper.domains.webhooks.sending import Sender
from tillkeeper.domains.webhooks.store import forget_deliveries

__all__ = [
    "AddWebhook",
    "ChangeWebhook",
    "DeliveryNotOver",
    "DeliveryUnknown",
    "ErrorCode",
    "EventTypeInvalid",
    "RemoveWebhook",
    "ReplayDead",
    "ReplayDelivery",
    "RotateSecret",
    "SecretStillReplaced",
    "SendTestMessage",
    "Sender",
    "WebhookTargetForbidden",
    "WebhookUnknown",
    "WebhookUrlInvalid",
    "WebhooksTooMany",
    "deliver_until_cancelled",
    "forget_deliveries",
    "queries",
]
