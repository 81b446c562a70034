"""Every type of event that the feed can carry, in the order in which people are shown them.

Types are written where the event is, in SQL and in commands; tests/laws/test_reference.py
holds this list against both and against the page of the feed.
"""

from typing import Final

EVENT_TYPES: Final = (
    "transaction.completed",
    "order.queued",
    "order.changed",
    "order.split",
    "order.cancelled",
    "order.claimed",
    "order.claim-renewed",
    "order.released",
    "order.taken-over",
    "order.asked-for",
    "order.request-granted",
    "order.request-declined",
    "order.request-withdrawn",
    "order-session.saved",
    "order-session.changed",
    "order-session.recovered",
    "order-session.discarded",
    "cash-session.opened",
    "cash-session.joined",
    "cash-session.counted",
    "cash-session.ended",
    "cash-session.closed",
    "cash-session.approved",
    "product.added",
    "catalogue.imported",
    "identity.signed-out",
    "identity.guessed-at",
    "business.set-up",
    "token.created",
    "token.revoked",
    "webhook.added",
    "webhook.changed",
    "webhook.secret-rotated",
    "webhook.removed",
    "webhook.disabled",
    "webhook.replayed",
    "webhook.test",
)
