"""Passwords and PINs (Argon2id), tokens (random, stored as SHA-256)."""

import asyncio
import hashlib
import hmac
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from tillkeeper.kernel import limits

# OWASP's smallest recommended Argon2id: 19 MiB, two passes; some 25 ms on a shop PC.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Compared with when there is nobody of that name, so that the answer takes as long.
_NOBODY = _HASHER.hash(secrets.token_hex(16))
_TURNS = asyncio.Semaphore(limits.ARGON2_PARALLEL_MAX)


def hash_secret(secret: str) -> str:
    """Return the Argon2id hash of a password or PIN, with its salt and parameters."""
    return _HASHER.hash(secret)


async def secret_matches(secret: str, known_hash: str | None) -> bool:
    """Return whether ``secret`` is the one that was hashed; a missing hash never matches."""
    async with _TURNS:
        matches = await asyncio.to_thread(_verify, secret, known_hash or _NOBODY)
    return matches and known_hash is not None


def _verify(secret: str, known_hash: str) -> bool:
    try:
        return _HASHER.verify(known_hash, secret)
    except VerificationError:
        return False


def new_token() -> str:
    """Return a fresh token: 256 random bits behind a prefix that secret scanners know."""
    return "tk_" + secrets.token_urlsafe(32)


def token_hash(token: str) -> bytes:
    """Return what is stored of a token (SHA-256, 32 bytes): it is random, so unsalted."""
    return hashlib.sha256(token.encode()).digest()


def csrf_token(token: str) -> str:
    """Return the value a page signed in by cookie sends along with each write.

    Derived from the cookie's token, which scripts can't read: a foreign page knows
    neither, and can't set the header anyway.
    """
    return hmac.new(token.encode(), b"tillkeeper csrf", hashlib.sha256).hexdigest()
