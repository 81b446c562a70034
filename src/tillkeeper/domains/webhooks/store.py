"""Statements on webhooks, their deliveries and tries."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from tillkeeper.domains.webhooks.model import Message, Target, Try
from tillkeeper.journal.feed import Event, Position
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.storage.database import Database, Transaction

Document = dict[str, Any]


async def hold(tx: Transaction, business_id: UUID) -> None:
    """Let one webhook of the business be added at a time."""
    await tx.execute("SELECT pg_advisory_xact_lock(hashtextextended('webhooks ' || $1::text, 0))", str(business_id))


async def count(tx: Transaction, business_id: UUID) -> int:
    """Return how many webhooks the business has."""
    value = await tx.fetch_value("SELECT count(*) FROM webhooks WHERE business_id = $1", business_id)
    assert isinstance(value, int)
    return value


async def insert(tx: Transaction, actor: Actor, webhook_id: UUID, given: Target, secret: str) -> Document:
    """Add a webhook that is told of what comes after now; return its document."""
    text = await tx.fetch_value(
        "WITH made AS (INSERT INTO webhook_secrets (business_id, webhook_id, version, secret, made_at)"
        " VALUES ($1, $2, 1, $6, shop_now()))"
        " INSERT INTO webhooks AS w (business_id, id, url, description, event_types, secret_version, status,"
        " feed_transaction_id, feed_ordinal, created_by, created_at, updated_at)"
        " VALUES ($1, $2, $3, $4, $5, 1, 'active', coalesce((SELECT n.transaction_id FROM feed_newest($1) n), 0),"
        " coalesce((SELECT n.ordinal FROM feed_newest($1) n), 0), $7, shop_now(), shop_now())"
        " RETURNING webhook_document(w)",
        actor.business_id,
        webhook_id,
        given.url,
        given.description,
        list(given.event_types or ()),
        secret,
        actor.user_id,
    )
    return _document(text)


async def change(
    tx: Transaction, business_id: UUID, webhook_id: UUID, given: Target, *, active: bool | None
) -> Document:
    """Change what is given of a webhook that is locked; return the document."""
    text = await tx.fetch_value(
        "UPDATE webhooks w SET url = coalesce($3, url), event_types = coalesce($4, event_types),"
        " description = coalesce($5, description),"
        " status = CASE WHEN $6::boolean IS NULL THEN status WHEN $6 THEN 'active' ELSE 'disabled' END,"
        " disabled_reason = CASE WHEN $6 IS NULL THEN disabled_reason WHEN NOT $6 THEN 'by-hand' END,"
        " failures_in_row = CASE WHEN $6 THEN 0 ELSE failures_in_row END,"
        " updated_at = shop_now(), version = version + 1"
        " WHERE business_id = $1 AND id = $2 RETURNING webhook_document(w)",
        business_id,
        webhook_id,
        given.url,
        None if given.event_types is None else list(given.event_types),
        given.description,
        active,
    )
    return _document(text)


async def rotate_secret(
    tx: Transaction, business_id: UUID, webhook_id: UUID, secret: str, overlap_seconds: int
) -> Document:
    """Sign with ``secret`` from now on, and with the one it replaces for so long; return the document."""
    text = await tx.fetch_value(
        "WITH rotated AS (UPDATE webhooks w SET updated_at = shop_now(), version = version + 1,"
        " secret_version = version + 1, previous_secret_version = CASE WHEN $4 > 0 THEN secret_version END,"
        " previous_secret_until = CASE WHEN $4 > 0 THEN shop_now() + make_interval(secs => $4) END"
        " WHERE business_id = $1 AND id = $2 RETURNING w.version, webhook_document(w) AS document),"
        " made AS (INSERT INTO webhook_secrets (business_id, webhook_id, version, secret, made_at)"
        " SELECT $1, $2, version, $3, shop_now() FROM rotated)"
        " SELECT document FROM rotated",
        business_id,
        webhook_id,
        secret,
        overlap_seconds,
    )
    return _document(text)


async def remove(tx: Transaction, business_id: UUID, webhook_id: UUID) -> bool:
    """Remove a webhook with its deliveries; return whether there was one. Its secrets stay, for calls made again."""
    tag = await tx.execute("DELETE FROM webhooks WHERE business_id = $1 AND id = $2", business_id, webhook_id)
    return tag == "DELETE 1"


async def lock(tx: Transaction, business_id: UUID, webhook_id: UUID) -> Document | None:
    """Return a webhook's document, its row locked, or None."""
    text = await tx.fetch_value(
        "SELECT webhook_document(w) FROM webhooks w WHERE w.business_id = $1 AND w.id = $2 FOR NO KEY UPDATE",
        business_id,
        webhook_id,
    )
    return None if text is None else _document(text)


async def lock_delivery(tx: Transaction, business_id: UUID, webhook_id: UUID, delivery_id: UUID) -> str | None:
    """Return the status of a webhook's delivery, locked, or None."""
    value = await tx.fetch_value(
        "SELECT status FROM webhook_deliveries WHERE business_id = $1 AND webhook_id = $2 AND id = $3"
        " FOR NO KEY UPDATE",
        business_id,
        webhook_id,
        delivery_id,
    )
    return value if isinstance(value, str) else None


async def wait_again(tx: Transaction, business_id: UUID, delivery_id: UUID) -> Document:
    """Let a delivery be tried now; return its document. Its tries are kept, and numbered on."""
    text = await tx.fetch_value(
        "UPDATE webhook_deliveries d SET status = 'waiting', delivered_at = NULL, next_try_at = shop_now(),"
        " planned_at = shop_now(), leased_until = NULL WHERE d.business_id = $1 AND d.id = $2"
        " RETURNING webhook_delivery_document(d)",
        business_id,
        delivery_id,
    )
    return _document(text)


async def dead_wait_again(tx: Transaction, business_id: UUID, webhook_id: UUID, most: int) -> int:
    """Let the webhook's oldest dead deliveries be tried now, at most so many; return how many."""
    tag = await tx.execute(
        "UPDATE webhook_deliveries SET status = 'waiting', next_try_at = shop_now(), planned_at = shop_now(),"
        " leased_until = NULL"
        " WHERE business_id = $1 AND id = ANY (ARRAY(SELECT d.id FROM webhook_deliveries d"
        " WHERE d.business_id = $1 AND d.webhook_id = $2 AND d.status = 'dead'"
        " ORDER BY d.transaction_id, d.ordinal LIMIT $3 FOR NO KEY UPDATE))",
        business_id,
        webhook_id,
        most,
    )
    return int(tag.removeprefix("UPDATE "))


async def businesses(database: Database) -> Sequence[UUID]:
    """Return the businesses that have somebody to tell."""
    rows = await database.fetch_rows("SELECT DISTINCT business_id FROM webhooks WHERE status = 'active'")
    return [row["business_id"] for row in rows]


async def behind(database: Database, business_id: UUID, newest: Position) -> Sequence[UUID]:
    """Return the active webhooks that have not come as far as ``newest``."""
    rows = await database.fetch_rows(
        "SELECT id FROM webhooks WHERE business_id = $1 AND status = 'active'"
        " AND (feed_transaction_id, feed_ordinal) < ($2, $3) ORDER BY id",
        business_id,
        newest.transaction_id,
        newest.ordinal,
    )
    return [row["id"] for row in rows]


async def take_to_plan(tx: Transaction, business_id: UUID, webhook_id: UUID) -> Position | None:
    """Return how far an active webhook came, planned for by this transaction alone; None: another one plans for it.

    The lock is an advisory one. A row lock writes, and gives the transaction an id: no reader of the feed gets past
    that id as long as the transaction runs.
    """
    row = await tx.fetch_row(
        "SELECT feed_transaction_id, feed_ordinal FROM webhooks WHERE business_id = $1 AND id = $2"
        " AND status = 'active' AND pg_try_advisory_xact_lock(hashtextextended('webhook.plan ' || id::text, 0))",
        business_id,
        webhook_id,
    )
    return None if row is None else Position(row["feed_transaction_id"], row["feed_ordinal"])


async def insert_deliveries(tx: Transaction, business_id: UUID, webhook_id: UUID, events: Sequence[Event]) -> None:
    """Have the webhook told of these events."""
    await tx.execute(
        "INSERT INTO webhook_deliveries (business_id, id, webhook_id, transaction_id, ordinal, event_type, status,"
        " next_try_at, planned_at, created_at)"
        " SELECT $1, id, $2, transaction_id, ordinal, type, 'waiting', shop_now(), shop_now(), shop_now()"
        " FROM unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::text[]) AS e (id, transaction_id, ordinal, type)",
        business_id,
        webhook_id,
        [new_id() for _ in events],
        [event.position.transaction_id for event in events],
        [event.position.ordinal for event in events],
        [event.type for event in events],
    )


async def planned(
    tx: Transaction, business_id: UUID, webhook_id: UUID, *, before: Position, now: Position
) -> tuple[str, ...] | None:
    """Note how far the feed was made into deliveries; return the types that the webhook wants, its row locked.

    None: the webhook is switched off or gone, or has come further than ``before`` meanwhile. The types are those of the
    locked row: an event after the commit of a change of types is planned by the changed types.
    """
    types = await tx.fetch_value(
        "UPDATE webhooks SET feed_transaction_id = $5, feed_ordinal = $6 WHERE business_id = $1 AND id = $2"
        " AND status = 'active' AND feed_transaction_id = $3 AND feed_ordinal = $4 RETURNING event_types",
        business_id,
        webhook_id,
        before.transaction_id,
        before.ordinal,
        now.transaction_id,
        now.ordinal,
    )
    return tuple(types) if isinstance(types, list) else None


async def take(database: Database, business_id: UUID, *, places: int) -> Sequence[Message]:
    """Take due deliveries in hand, at most ``places``, until each is recorded or its lease has run out."""
    rows = await database.fetch_rows(
        "SELECT * FROM webhook_deliveries_taken($1, $2, $3, $4, $5)",
        business_id,
        places,
        limits.WEBHOOK_SENDS_TO_ONE_MAX,
        limits.WEBHOOK_SENDS_TO_FAILING_MAX,
        limits.WEBHOOK_LEASE_SECONDS,
    )
    return [Message(**{**row, "business_id": business_id, "secrets": tuple(row["secrets"])}) for row in rows]


async def now(database: Database) -> datetime:
    """Return the shop's time."""
    value = await database.fetch_value("SELECT shop_now()")
    assert isinstance(value, datetime)
    return value


async def insert_try(tx: Transaction, message: Message, came: Try) -> bool:
    """Keep what came of a try; False: nobody waits for it any more, the webhook is gone or the try was overtaken."""
    # The webhook's row first, as those who take deliveries in hand do.
    await tx.execute(
        "SELECT FROM webhooks WHERE business_id = $1 AND id = $2 FOR NO KEY UPDATE",
        message.business_id,
        message.webhook_id,
    )
    waiting = await tx.fetch_value(
        "SELECT status = 'waiting' AND tries = $3 FROM webhook_deliveries"
        " WHERE business_id = $1 AND id = $2 FOR NO KEY UPDATE",
        message.business_id,
        message.delivery_id,
        message.tries,
    )
    if waiting is not True:
        return False
    await tx.execute(
        "INSERT INTO webhook_tries (business_id, delivery_id, number, at, latency_ms, response_status, response_start,"
        " error_code, error) VALUES ($1, $2, $3, shop_now(), $4, $5, $6, $7, $8)",
        message.business_id,
        message.delivery_id,
        message.tries,
        came.latency_ms,
        came.response_status,
        came.response_start,
        came.error_code,
        came.error,
    )
    return True


async def delivered(tx: Transaction, message: Message) -> None:
    """Note that the receiver has it."""
    await tx.execute(
        "WITH done AS (UPDATE webhook_deliveries SET status = 'delivered', delivered_at = shop_now(),"
        " leased_until = NULL WHERE business_id = $1 AND id = $2)"
        " UPDATE webhooks SET failures_in_row = 0 WHERE business_id = $1 AND id = $3 AND failures_in_row > 0",
        message.business_id,
        message.delivery_id,
        message.webhook_id,
    )


async def failed(tx: Transaction, message: Message, next_try_at: datetime | None) -> int:
    """Note that it is sent again then, or never by itself; return the webhook's failures in a row."""
    await tx.execute(
        "UPDATE webhook_deliveries SET status = CASE WHEN $3::timestamptz IS NULL THEN 'dead' ELSE 'waiting' END,"
        " next_try_at = coalesce($3, next_try_at), planned_at = shop_now(), leased_until = NULL"
        " WHERE business_id = $1 AND id = $2",
        message.business_id,
        message.delivery_id,
        next_try_at,
    )
    value = await tx.fetch_value(
        "UPDATE webhooks SET failures_in_row = failures_in_row + 1 WHERE business_id = $1 AND id = $2"
        " RETURNING failures_in_row",
        message.business_id,
        message.webhook_id,
    )
    return value if isinstance(value, int) else 0


async def disable(tx: Transaction, business_id: UUID, webhook_id: UUID, reason: str) -> Document | None:
    """Tell it nothing more until somebody says so; return its document, or None when it was disabled before."""
    text = await tx.fetch_value(
        "UPDATE webhooks w SET status = 'disabled', disabled_reason = $3, updated_at = shop_now(),"
        " version = version + 1 WHERE business_id = $1 AND id = $2 AND status = 'active' RETURNING webhook_document(w)",
        business_id,
        webhook_id,
        reason,
    )
    return None if text is None else _document(text)


async def forget_deliveries(database: Database) -> AsyncIterator[None]:
    """Forget deliveries that are over and old, some at a time; yields after each time."""
    webhooks = await database.fetch_rows("SELECT business_id, id FROM webhooks ORDER BY business_id, id")
    for webhook in webhooks:
        gone: object = limits.RETENTION_AT_ONCE
        while gone == limits.RETENTION_AT_ONCE:
            gone = await database.fetch_value(
                "SELECT forget_webhook_deliveries($1, $2, $3, $4, $5)",
                webhook["business_id"],
                webhook["id"],
                limits.WEBHOOK_DELIVERED_KEPT_DAYS,
                limits.WEBHOOK_DEAD_KEPT_DAYS,
                limits.RETENTION_AT_ONCE,
            )
            yield


def _document(text: object) -> Document:
    assert isinstance(text, str)
    return msgspec.json.decode(text, type=Document)
