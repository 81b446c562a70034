"""Read models of webhooks and their deliveries, as JSON the wire shows. For managers."""

from uuid import UUID

import msgspec

from tillkeeper.domains.webhooks.refusals import WebhookUnknown
from tillkeeper.journal.event_types import EVENT_TYPES
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.pages import ListCursors, asked, mark_of
from tillkeeper.storage.database import Database

_WEBHOOKS = """
WITH mark AS (
    SELECT m.created_at, m.id FROM webhooks m WHERE m.business_id = $1 AND m.id = $3
), page AS (
    SELECT w AS webhook, w.id, row_number() OVER (ORDER BY w.created_at, w.id) AS n
    FROM webhooks w
    WHERE w.business_id = $1
      AND ($3::uuid IS NULL OR (w.created_at, w.id) > (SELECT m.created_at, m.id FROM mark m))
    ORDER BY w.created_at, w.id
    LIMIT $2 + 1
)
SELECT CASE WHEN $3 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(webhook_standing(webhook) ORDER BY n) FILTER (WHERE n <= $2), '[]'),
    'nextCursor', CASE WHEN count(*) > $2 THEN max(id::text) FILTER (WHERE n = $2) END) END
FROM page
"""

_DELIVERIES = """
WITH mark AS (
    SELECT m.created_at, m.id FROM webhook_deliveries m WHERE m.business_id = $1 AND m.webhook_id = $2 AND m.id = $5
), page AS (
    SELECT d AS delivery, d.id, row_number() OVER (ORDER BY d.created_at DESC, d.id DESC) AS n
    FROM webhook_deliveries d
    WHERE d.business_id = $1 AND d.webhook_id = $2
      AND {status}
      AND {after}
    ORDER BY d.created_at DESC, d.id DESC
    LIMIT $4 + 1
)
SELECT CASE WHEN $5 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(webhook_delivery_document(delivery) ORDER BY n) FILTER (WHERE n <= $4), '[]'),
    'nextCursor', CASE WHEN count(*) > $4 THEN max(id::text) FILTER (WHERE n = $4) END) END
FROM page
"""


# Written out: few wait or are dead among many that were delivered, and their indexes are of theirs alone.
_STATUSES = {status: f"$3::text IS NOT NULL AND d.status = '{status}'" for status in ("waiting", "delivered", "dead")}


def page_statement(status: str | None, mark: UUID | None) -> str:
    """Return the statement of one page of deliveries: what is asked is in its text (``asked``)."""
    return _DELIVERIES.format(
        status="$3::text IS NULL" if status is None else _STATUSES[status],
        after=asked(mark, "(d.created_at, d.id) < (SELECT m.created_at, m.id FROM mark m)", "$5::uuid"),
    )


async def webhooks(database: Database, actor: Actor, *, limit: int, cursor: str | None) -> str:
    """Return ``{items: Webhook[], nextCursor}``, the oldest first. Refusal: ``cursor-invalid``."""
    return await database.fetch_page(_WEBHOOKS, actor.business_id, limit, mark_of(cursor))


def event_types() -> str:
    """Return ``{items: string[]}``: what a webhook can be told of."""
    return msgspec.json.encode({"items": EVENT_TYPES}).decode()


async def webhook(database: Database, actor: Actor, webhook_id: UUID) -> str:
    """Return one. Refusal: ``webhook-unknown``."""
    found = await database.fetch_value(
        "SELECT webhook_standing(w) FROM webhooks w WHERE w.business_id = $1 AND w.id = $2",
        actor.business_id,
        webhook_id,
    )
    if not isinstance(found, str):
        raise WebhookUnknown
    return found


async def secret(database: Database, actor: Actor, webhook_id: UUID, version: int) -> str:
    """Return the secret that the webhook got as of ``version``, for whoever made it; replaced or removed since, too.

    Refusal: ``webhook-unknown`` for one that was replaced before secrets were kept.
    """
    found = await database.fetch_value(
        "SELECT secret FROM webhook_secrets WHERE business_id = $1 AND webhook_id = $2 AND version = $3",
        actor.business_id,
        webhook_id,
        version,
    )
    if not isinstance(found, str):
        raise WebhookUnknown
    return found


async def deliveries(
    database: Database, actor: Actor, webhook_id: UUID, *, status: str | None, limit: int, cursor: str | None
) -> str:
    """Return ``{items: Delivery[], nextCursor}``, the newest first.

    Refusals: ``webhook-unknown``, ``cursor-invalid``.
    """
    await webhook(database, actor, webhook_id)
    cursors = ListCursors("deliveries", status)
    mark = mark_of(cursors.mark_in(cursor))
    statement = page_statement(status, mark)
    return cursors.in_page(await database.fetch_page(statement, actor.business_id, webhook_id, status, limit, mark))
