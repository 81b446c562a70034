"""Ids made by the server: UUIDv7, so that rows made later sort later."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Return a fresh UUIDv7 (48 bits of Unix milliseconds, then random bits)."""
    return uuid7()


def parse_id(text: str) -> UUID | None:
    """Return the UUID that ``text`` spells in its canonical 36-character form, or None.

    Other spellings (braces, URN, no hyphens) are not ids on this API: two spellings of
    one id would be two cache keys and two audit subjects.
    """
    try:
        parsed = UUID(text)
    except ValueError:
        return None
    return parsed if str(parsed) == text.lower() else None
