"""Makes the feed into deliveries and delivers them, beside whatever other server processes do the same.

Two steps. Planning: the events after the webhook's position become deliveries, and the
position moves from where the reading began, in one transaction: every event once. Sending,
under the row lock of the webhook: due deliveries are leased, sent outside of any transaction, and what
came of it is recorded. A process that dies in between leaves a lease that runs out, and
the message goes again under the same id: at least once (tests/webhooks/test_crash.py).
"""

import asyncio
import contextlib
import random
import time
from functools import partial
from typing import Final
from uuid import UUID

import msgspec
import structlog

from tillkeeper.domains.webhooks import store
from tillkeeper.domains.webhooks.model import TEST_TYPE, Message, Try, next_try, wanted
from tillkeeper.domains.webhooks.sending import Sender, broken_off
from tillkeeper.journal import Call, Done, feed, write_done
from tillkeeper.journal.feed import Event
from tillkeeper.kernel import limits
from tillkeeper.kernel.clock import instant_wire
from tillkeeper.storage.database import Database, DatabaseFailed

log = structlog.get_logger()

_CHANCE: Final = random.SystemRandom()


async def deliver_until_cancelled(database: Database, sender: Sender, grew: asyncio.Event) -> None:
    """Plan and send whenever ``grew`` is set, and at least once a second."""
    sending: set[asyncio.Task[None]] = set()
    try:
        while True:
            began = time.monotonic()
            grew.clear()
            try:
                await _begin(database, sender, sending, grew)
            except DatabaseFailed as error:
                log.warning("webhooks wait for the database", reason=str(error))
            await _pause(grew)
            # What is committed close together is planned together; what comes after a pause, at once.
            await asyncio.sleep(max(0, began + limits.WEBHOOK_GATHER_MS / 1000 - time.monotonic()))
    finally:
        for task in sending:
            task.cancel()
        await asyncio.gather(*sending, return_exceptions=True)


async def _begin(database: Database, sender: Sender, sending: set[asyncio.Task[None]], grew: asyncio.Event) -> None:
    """Plan for every business, and send what is due as far as there are places for it."""
    found = await store.businesses(database)
    # By chance, or the last would be left without a place whenever the first fill them.
    for business_id in _CHANCE.sample(found, len(found)):
        await plan(database, business_id)
        places = limits.WEBHOOK_SENDS_AT_ONCE_MAX - len(sending)
        for message in await store.take(database, business_id, places=places) if places else ():
            task = asyncio.create_task(_deliver(database, sender, message, grew))
            sending.add(task)
            task.add_done_callback(partial(_sent, sending))


def _sent(sending: set[asyncio.Task[None]], task: asyncio.Task[None]) -> None:
    sending.discard(task)
    if not task.cancelled() and (bug := task.exception()) is not None:
        log.error("webhook delivery broken off", exc_info=bug)


async def _pause(grew: asyncio.Event) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(limits.FEED_POLL_MS / 1000):
            await grew.wait()


async def plan(database: Database, business_id: UUID) -> None:
    """Make the feed of a business into deliveries, webhook by webhook, as far as it goes now."""
    for webhook_id in await store.behind(database, business_id, await feed.newest(database, business_id)):
        while await _plan_page(database, business_id, webhook_id):
            pass


async def _plan_page(database: Database, business_id: UUID, webhook_id: UUID) -> bool:
    """Make one page of the feed into deliveries of a webhook; return whether there may be another right now.

    The transaction reads first and writes last: it has an id only for as long as the writing takes, and readers of the
    feed wait for no longer (tests/webhooks/test_horizon.py).
    """
    async with database.transaction("webhook.plan") as tx:
        before = await store.take_to_plan(tx, business_id, webhook_id)
        if before is None:
            return False
        page = await feed.read(tx, business_id, before, rows_max=limits.FEED_ROWS_PER_READ, kept_beside=True)
        if page.position == before:
            return False
        types = await store.planned(tx, business_id, webhook_id, before=before, now=page.position)
        if types is None:
            return False
        events = [event for event in page.events if _is_for(webhook_id, types, event)]
        if events:
            await store.insert_deliveries(tx, business_id, webhook_id, events)
    return page.more


def _is_for(webhook_id: UUID, event_types: tuple[str, ...], event: Event) -> bool:
    if event.type == TEST_TYPE:
        return event.is_about(webhook_id)
    return wanted(event_types, event.type)


async def _deliver(database: Database, sender: Sender, message: Message, grew: asyncio.Event) -> None:
    try:
        event = await feed.one(database, message.business_id, message.transaction_id, message.ordinal)
        if event is None:
            log.warning("webhook message of a history that is gone", delivery_id=str(message.delivery_id))
            return
        await record(database, message, await _tried(database, sender, message, event))
    except DatabaseFailed as error:
        # The lease runs out, and the message goes again.
        log.warning("webhook delivery not recorded", delivery_id=str(message.delivery_id), reason=str(error))
    finally:
        grew.set()


async def _tried(database: Database, sender: Sender, message: Message, event: Event) -> Try:
    try:
        return await sender.send(message, content(event))
    except Exception as bug:
        # A bug, and logged as the end of this task. It counts as a try: what nobody counts goes again for ever, and
        # everything behind it waits (tests/webhooks/test_poison.py).
        await record(database, message, broken_off(bug))
        raise


def content(event: Event) -> str:
    """Return the message of an event: ``{type, timestamp, data}`` as Standard Webhooks has it; data is the event."""
    head = msgspec.json.encode({"type": event.type, "timestamp": instant_wire(event.at)})[:-1]
    return (head + b',"data":' + event.whole() + b"}").decode()


async def record(database: Database, message: Message, came: Try) -> None:
    """Keep what came of a try, and what follows: taken, again later, dead, or the webhook disabled."""
    now = await store.now(database)
    async with database.transaction("webhook.record") as tx:
        if not await store.insert_try(tx, message, came):
            return
        if came.taken:
            await store.delivered(tx, message)
            return
        failures = await store.failed(tx, message, next_try(message.tries, now, _CHANCE))
        if not came.gone and failures < limits.WEBHOOK_FAILURES_IN_ROW_MAX:
            return
        reason = "gone" if came.gone else "failing"
        document = await store.disable(tx, message.business_id, message.webhook_id, reason)
        if document is not None:
            change = {"kind": "webhook", "id": message.webhook_id, "document": document}
            done = Done(reason, "webhook", message.webhook_id, document, "webhook.disabled", (change,), ())
            await write_done(tx, Call.of_the_server(message.business_id, "webhook.disable"), done)
