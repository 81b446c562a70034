"""Ids made by the server: UUIDv7, so that rows made later sort later."""

import re
from typing import Final
from uuid import UUID

from uuid_utils.compat import uuid7

_CANONICAL: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

NOBODYS: Final = UUID(int=0)
"""An id that nothing has."""


def new_id() -> UUID:
    """Return a fresh UUIDv7 (48 bits of Unix milliseconds, then random bits)."""
    return uuid7()


def parse_id(text: str) -> UUID | None:
    """Return the UUID that ``text`` spells in its canonical 36-character form, or None.

    Other spellings (braces, URN, no hyphens) are not ids on this API: two spellings of
    one id would be two cache keys and two audit subjects.
    """
    return UUID(text) if _CANONICAL.fullmatch(text) else None
