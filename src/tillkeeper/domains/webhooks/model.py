"""Where may be sent to, what a message says, and what follows from how a try went."""

import contextlib
import ipaddress
import random
import socket
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from urllib.parse import urlsplit
from uuid import UUID

from tillkeeper.domains.webhooks.refusals import EventTypeInvalid, WebhookTargetForbidden, WebhookUrlInvalid
from tillkeeper.journal.event_types import EVENT_TYPES
from tillkeeper.kernel import limits

EVERY_TYPE: Final = "*"
TEST_TYPE: Final = "webhook.test"
_GONE: Final = 410
# The journal keeps the names that types had: of a sale out of the queue, before one type stood for every sale.
_CALLED_NOW: Final = {"order.paid": "transaction.completed"}
ErrorCode = Literal[
    "no-answer-in-time",
    "name-unknown",
    "target-forbidden",
    "certificate-refused",
    "not-connected",
    "connection-lost",
    "not-http",
]
"""Why no answer came, for a screen to say in its reader's language."""
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
# All that was ever given out of IPv6. Outside of it are addresses of a site (fec0::/10), local gateways to IPv4
# (64:ff9b:1::/48) and IPv4 in older clothes (::127.0.0.1), which ipaddress takes for global.
_GIVEN_OUT: Final = ipaddress.IPv6Network("2000::/3")


@dataclass(frozen=True, slots=True)
class Target:
    """Whom to tell of what; None leaves a part as it is."""

    url: str | None
    event_types: tuple[str, ...] | None
    description: str | None


@dataclass(frozen=True, slots=True)
class Message:
    """One message to send: what the receiver gets and how it is signed."""

    business_id: UUID
    delivery_id: UUID
    webhook_id: UUID
    url: str
    secrets: tuple[str, ...]
    """Each signs; the newest first."""
    tries: int
    """Including the one that begins now."""
    transaction_id: int
    ordinal: int


@dataclass(frozen=True, slots=True)
class Try:
    """The result of one try to send a message."""

    latency_ms: int
    response_status: int | None
    response_start: str | None
    error_code: ErrorCode | None
    """None: an answer came."""
    error: str | None
    """The words of whatever met it, for an engineer."""

    @property
    def taken(self) -> bool:
        """Whether the receiver has it: any answer of the 2xx."""
        return self.response_status is not None and self.response_status // 100 == 2  # noqa: PLR2004 - the 2 of 2xx

    @property
    def gone(self) -> bool:
        """Whether the receiver asks for no more."""
        return self.response_status == _GONE


def checked_url(url: str, *, private_targets: bool) -> str:
    """Return the address with its scheme in small letters: ``HTTPS://`` is the same one.

    Refuses what is no address, or plainly an address inside (a name is looked at when it is sent to).

    Refusals: ``webhook-url-invalid``, ``webhook-target-forbidden``.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise WebhookUrlInvalid(url=url) from None
    fits = parts.scheme in {"http", "https"} and host and not parts.username and not parts.password
    if not fits or not url.isascii() or any(character.isspace() or not character.isprintable() for character in url):
        raise WebhookUrlInvalid(url=url)
    assert host is not None
    _check_name(host, url)
    if not private_targets and _is_plainly_inside(host):
        raise WebhookTargetForbidden(host=host)
    return parts.scheme + url[len(parts.scheme) :]


def _check_name(host: str, url: str) -> None:
    """Refuse a host with an empty part or one of more than 63 characters: nobody can look it up."""
    try:
        host.encode("idna")
    except UnicodeError:
        raise WebhookUrlInvalid(url=url) from None


def _is_plainly_inside(host: str) -> bool:
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith((".localhost", ".local", ".internal")):
        return True
    # Numbers as the resolver reads them: 127.1, 0x7f.1 and 2130706433 are all this machine.
    with contextlib.suppress(OSError):
        name = socket.inet_ntoa(socket.inet_aton(name))
    try:
        return not is_public(name)
    except ValueError:
        return False


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the open internet's. Raises ``ValueError`` for anything else."""
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        # An IPv4 address in IPv6 clothes is judged by what is inside.
        inner = parsed.ipv4_mapped or parsed.sixtofour
        if parsed in _NAT64:
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        return parsed.is_global and parsed in _GIVEN_OUT
    return parsed.is_global and not parsed.is_multicast


def check_event_types(event_types: tuple[str, ...]) -> None:
    """Refuse what is no type: nobody would ever be told of it. Refusal: ``webhook-event-type-invalid``."""
    for event_type in event_types:
        if event_type != EVERY_TYPE and event_type not in EVENT_TYPES:
            raise EventTypeInvalid(eventType=event_type)


def wanted(event_types: tuple[str, ...], event_type: str) -> bool:
    """Return whether a webhook of these types is told of an event of this one, whatever its type was called then."""
    return EVERY_TYPE in event_types or _CALLED_NOW.get(event_type, event_type) in event_types


def next_try(tries: int, now: datetime, chance: random.Random) -> datetime | None:
    """Return when a message that failed ``tries`` times is sent again; None: never by itself.

    The waits grow; up to a fifth is added by chance, so that a receiver that comes back
    is not met by everything at one instant.
    """
    if tries > len(limits.WEBHOOK_RETRY_SECONDS):
        return None
    wait_ms = 1000 * limits.WEBHOOK_RETRY_SECONDS[tries - 1]
    return now + timedelta(milliseconds=wait_ms + chance.randrange(wait_ms // 5 + 1))
