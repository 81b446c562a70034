"""Webhooks added, changed, removed and tried; deliveries sent again. Managers only."""

import base64
import secrets
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillkeeper.domains.webhooks import store
from tillkeeper.domains.webhooks.model import TEST_TYPE, Target, check_event_types, checked_url
from tillkeeper.domains.webhooks.refusals import (
    DeliveryNotOver,
    DeliveryUnknown,
    SecretStillReplaced,
    WebhooksTooMany,
    WebhookUnknown,
)
from tillkeeper.journal import Done
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.permissions import Permission
from tillkeeper.kernel.versions import BasedOn, VersionMissing, VersionStale
from tillkeeper.storage.database import Transaction

# Nobody but managers, admins and auditors reads what changes about webhooks.
_NOBODY_ELSE: tuple[UUID, ...] = ()


def new_secret() -> str:
    """Return a signing secret in the form of Standard Webhooks (24 random bytes)."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()


@dataclass(frozen=True, slots=True)
class AddWebhook:
    """Have an address told of what changes from now on.

    Refusals: ``not-permitted``, ``webhook-url-invalid``, ``webhook-target-forbidden``,
    ``webhook-event-type-invalid``, ``webhooks-too-many``. The signing secret is no part of
    the answer, which the journal keeps: the route finds it by the answer's version.
    """

    name: ClassVar[str] = "webhook.add"
    may: ClassVar[Permission] = Permission.MANAGE_WEBHOOKS

    url: str
    event_types: tuple[str, ...]
    description: str
    private_targets: bool

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("webhook", None)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Add it, at the end of the feed."""
        url = checked_url(self.url, private_targets=self.private_targets)
        check_event_types(self.event_types)
        await store.hold(tx, actor.business_id)
        if await store.count(tx, actor.business_id) >= limits.WEBHOOKS_MAX:
            raise WebhooksTooMany(limit=limits.WEBHOOKS_MAX)
        webhook_id = new_id()
        given = Target(url, self.event_types, self.description)
        document = await store.insert(tx, actor, webhook_id, given, new_secret())
        return _done("added", webhook_id, document, "webhook.added")


@dataclass(frozen=True, slots=True)
class ChangeWebhook:
    """Change a webhook as based on a version; None leaves a part as it is. ``active`` also clears its failures.

    Refusals: as for adding, ``webhook-unknown``, ``version-missing``, ``version-stale`` with the current document.
    """

    name: ClassVar[str] = "webhook.change"
    may: ClassVar[Permission] = Permission.MANAGE_WEBHOOKS

    webhook_id: UUID
    url: str | None
    event_types: tuple[str, ...] | None
    description: str | None
    active: bool | None
    based_on: BasedOn
    private_targets: bool

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("webhook", self.webhook_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Change it."""
        check_based_on(self.based_on, await _held(tx, actor, self.webhook_id))
        url = None if self.url is None else checked_url(self.url, private_targets=self.private_targets)
        check_event_types(self.event_types or ())
        given = Target(url, self.event_types, self.description)
        document = await store.change(tx, actor.business_id, self.webhook_id, given, active=self.active)
        return _done("changed", self.webhook_id, document, "webhook.changed")


@dataclass(frozen=True, slots=True)
class RotateSecret:
    """Sign with a new secret from now on, and with the old one too for ``overlap_seconds``; 0: the new one alone.

    Refusals: ``not-permitted``, ``webhook-unknown``, ``webhook-secret-still-replaced``. As when
    it was added, the secret is no part of the answer that the journal keeps.
    """

    name: ClassVar[str] = "webhook.rotate-secret"
    may: ClassVar[Permission] = Permission.MANAGE_WEBHOOKS

    webhook_id: UUID
    overlap_seconds: int

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("webhook", self.webhook_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Replace it. Two secrets sign at most: a third would end the oldest before the time that was stated."""
        before = await _held(tx, actor, self.webhook_id)
        if self.overlap_seconds and before["previousSecretUntil"]:
            raise SecretStillReplaced(until=before["previousSecretUntil"])
        document = await store.rotate_secret(tx, actor.business_id, self.webhook_id, new_secret(), self.overlap_seconds)
        return _done("rotated", self.webhook_id, document, "webhook.secret-rotated")


@dataclass(frozen=True, slots=True)
class RemoveWebhook:
    """Tell it nothing more; its deliveries go with it. Refusals: ``not-permitted``, ``webhook-unknown``."""

    name: ClassVar[str] = "webhook.remove"
    may: ClassVar[Permission] = Permission.MANAGE_WEBHOOKS

    webhook_id: UUID

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("webhook", self.webhook_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Remove it."""
        if not await store.remove(tx, actor.business_id, self.webhook_id):
            raise WebhookUnknown
        return _done("removed", self.webhook_id, None, "webhook.removed")


@dataclass(frozen=True, slots=True)
class SendTestMessage:
    """Send it one message of type ``webhook.test``, whatever types it wants.

    Refusals: ``not-permitted``, ``webhook-unknown``.
    """

    name: ClassVar[str] = "webhook.test"
    may: ClassVar[Permission] = Permission.MANAGE_WEBHOOKS

    webhook_id: UUID

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("webhook", self.webhook_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Write the event that the webhook alone is told of."""
        document = await _held(tx, actor, self.webhook_id)
        return _done("sent", self.webhook_id, document, TEST_TYPE)


@dataclass(frozen=True, slots=True)
class ReplayDelivery:
    """Send a delivery that is over (dead, or taken) once more, under its message id.

    Refusals: ``not-permitted``, ``webhook-delivery-unknown``, ``webhook-delivery-waiting``.
    """

    name: ClassVar[str] = "webhook.replay"
    may: ClassVar[Permission] = Permission.MANAGE_WEBHOOKS

    webhook_id: UUID
    delivery_id: UUID

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("webhook-delivery", self.delivery_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Make it wait for its next try, which is now."""
        status = await store.lock_delivery(tx, actor.business_id, self.webhook_id, self.delivery_id)
        if status is None:
            raise DeliveryUnknown
        if status == "waiting":
            raise DeliveryNotOver
        document = await store.wait_again(tx, actor.business_id, self.delivery_id)
        return Done(
            "waiting",
            "webhook-delivery",
            self.delivery_id,
            document,
            "webhook.replayed",
            ({"kind": "webhook-delivery", "id": self.delivery_id, "document": document},),
            _NOBODY_ELSE,
        )


@dataclass(frozen=True, slots=True)
class ReplayDead:
    """Send the dead deliveries of a webhook once more, the oldest first, at most ``WEBHOOK_REPLAYS_PER_CALL_MAX``.

    Refusals: ``not-permitted``, ``webhook-unknown``.
    """

    name: ClassVar[str] = "webhook.replay-dead"
    may: ClassVar[Permission] = Permission.MANAGE_WEBHOOKS

    webhook_id: UUID

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("webhook", self.webhook_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Make them wait for their next try, which is now."""
        document = await _held(tx, actor, self.webhook_id)
        replayed = await store.dead_wait_again(
            tx, actor.business_id, self.webhook_id, limits.WEBHOOK_REPLAYS_PER_CALL_MAX
        )
        return _done("waiting", self.webhook_id, document, "webhook.replayed", {"replayed": replayed})


def check_based_on(based_on: BasedOn, current: store.Document) -> None:
    """Each version that a write says it is based on must be the current one; there must be a word of it (OR-2).

    Refusals: ``version-missing``, ``version-stale`` with the current document.
    """
    if based_on is None:
        raise VersionMissing
    if any(version != current["version"] for version in based_on):
        raise VersionStale(current=current)


async def _held(tx: Transaction, actor: Actor, webhook_id: UUID) -> store.Document:
    document = await store.lock(tx, actor.business_id, webhook_id)
    if document is None:
        raise WebhookUnknown
    return document


def _done(
    outcome: str, webhook_id: UUID, document: store.Document | None, event_type: str, answer: object = None
) -> Done:
    """Return what was done to a webhook; it answers with its document unless something else is asked for."""
    change = {"kind": "webhook", "id": webhook_id, "document": document}
    return Done(
        outcome, "webhook", webhook_id, document if answer is None else answer, event_type, (change,), _NOBODY_ELSE
    )
