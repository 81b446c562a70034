"""The file of the pepper, as far as a backup looks into it: by its fingerprint the right one is known (DV-3)."""

import hashlib
import hmac
from typing import Final

_FINGERPRINT_BYTES: Final = 16


def fingerprint_of(secret: bytes) -> str:
    """Return by what the database knows its pepper; nothing can be opened with it."""
    return hmac.digest(secret, b"tillkeeper pepper fingerprint", hashlib.sha256)[:_FINGERPRINT_BYTES].hex()
