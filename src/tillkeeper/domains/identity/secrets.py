"""Passwords and PINs (Argon2id), tokens (random, stored as SHA-256)."""

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from tillkeeper.domains.identity.pepper import Pepper
from tillkeeper.domains.identity.refusals import SignInsWaiting
from tillkeeper.kernel import limits

# OWASP's smallest recommended Argon2id: 19 MiB, two passes; some 25 ms on a shop PC.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Compared with when there is nobody of that name, so that the answer takes as long.
_NOBODY = _HASHER.hash(secrets.token_hex(16))
_TURNS = asyncio.Semaphore(limits.ARGON2_PARALLEL_MAX)


class _Line:
    """People who wait for a computation, so many of them and no more."""

    def __init__(self, at_once: int, waiting_max: int) -> None:
        self._turns = asyncio.Semaphore(at_once)
        self._places = at_once + waiting_max
        self._taken = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn. Refusal: ``sign-ins-waiting`` when too many do."""
        if self._taken >= self._places:
            raise SignInsWaiting
        self._taken += 1
        try:
            async with self._turns:
                yield
        finally:
            self._taken -= 1


_KNOWN = _Line(limits.ARGON2_PARALLEL_MAX, limits.SIGN_INS_WAITING_MAX)
# One computation less than there are: there is always one for somebody who is known.
_STRANGERS = _Line(limits.ARGON2_PARALLEL_MAX - 1, limits.SIGN_INS_WAITING_MAX)


def hash_secret(secret: str) -> str:
    """Return the Argon2id hash of a password or PIN, with its salt and parameters."""
    return _HASHER.hash(secret)


async def secret_matches(secret: str, known_hash: str | None, pepper: Pepper | None, *, is_known: bool) -> bool:
    """Return whether ``secret`` is the one that was hashed; a missing hash never matches.

    ``known_hash`` is as the database keeps it: under ``pepper``, where there is one.

    Strangers wait for one another in a line of their own, of bounded length: a flood of invented names takes one place
    at most, and slows nobody who is known where they stand (``is_known``). Refusal: ``sign-ins-waiting``.
    """
    line = _KNOWN if is_known else _STRANGERS
    opened = known_hash if known_hash is None or pepper is None else pepper.opened(known_hash)
    async with line.turn(), _TURNS:
        matches = await asyncio.to_thread(_verify, secret, opened or _NOBODY)
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
