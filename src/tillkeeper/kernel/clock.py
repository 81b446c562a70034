"""The process clock, for facts that live only in this process (token caches, delays).

Business time (opening times, leases, business days) is the database's: SQL function
``shop_now()``, so that all servers of one shop agree on it.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

Clock = Callable[[], datetime]
"""A function that returns the current instant, timezone-aware in UTC."""


INSTANT_FORMAT: Final = "%Y-%m-%dT%H:%M:%S.%fZ"
"""Of an instant in UTC, as the wire shows it: RFC 3339, ``Z``, six digits, so that text sorts by time."""
INSTANT_PATTERN: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$"


def instant_wire(at: datetime) -> str:
    """Return an instant as the wire shows it, everywhere; SQL function ``instant_wire`` in Python.

    msgspec's own form of a datetime leaves the digits of a whole second out, so none is encoded as it is.
    """
    return at.astimezone(UTC).strftime(INSTANT_FORMAT)


def system_clock() -> datetime:
    """Return the machine's current instant in UTC."""
    return datetime.now(UTC)
