"""The process clock, for facts that live only in this process (token caches, delays).

Business time (opening times, leases, business days) is the database's: SQL function
``shop_now()``, so that all servers of one shop agree on it.
"""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""A function that returns the current instant, timezone-aware in UTC."""


def system_clock() -> datetime:
    """Return the machine's current instant in UTC."""
    return datetime.now(UTC)
