"""The key outside the database under which the hashes of passwords and PINs are kept (DV-3).

Argon2 makes a guess at a password dear; of four digits there are too few for that. So each hash is kept encrypted
(AES-256-GCM) under a key from a file that is not in the database: the *pepper*. A stolen dump without it gives none.
"""

import asyncio
import base64
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tillkeeper.kernel import limits
from tillkeeper.storage.data_folder import flush_folder, put_whole
from tillkeeper.storage.database import Database, Transaction
from tillkeeper.storage.pepper_file import fingerprint_of

BYTES: Final = 32
_SEALED: Final = "sealed1$"
_NONCE_BYTES: Final = 12
# The statements that find hashes without a seal, and that replace them.
_HASHES: Final = (
    (
        "SELECT DISTINCT password_hash AS kept FROM users WHERE left(password_hash, 7) = '$argon2'",
        "UPDATE users SET password_hash = $2 WHERE password_hash = $1",
    ),
    (
        "SELECT DISTINCT pin_hash AS kept FROM memberships WHERE left(pin_hash, 7) = '$argon2'",
        "UPDATE memberships SET pin_hash = $2 WHERE pin_hash = $1",
    ),
)


class PepperError(Exception):
    """The pepper is missing, unreadable or another database's; the message is a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Pepper:
    """A key that the database does not know."""

    fingerprint: str
    """By which the database knows the right one; nothing can be opened with it."""
    _cipher: AESGCM = field(repr=False)

    @classmethod
    def of(cls, secret: bytes) -> "Pepper":
        """Return the pepper that ``secret`` (32 bytes) makes."""
        key = HKDF(hashes.SHA256(), length=32, salt=None, info=b"tillkeeper hashes at rest").derive(secret)
        return cls(fingerprint_of(secret), AESGCM(key))

    def seal(self, hashed: str) -> str:
        """Return what is kept of a hash."""
        nonce = os.urandom(_NONCE_BYTES)
        kept = nonce + self._cipher.encrypt(nonce, hashed.encode(), None)
        return _SEALED + base64.b64encode(kept).decode()

    @staticmethod
    def is_sealed(kept: str) -> bool:
        """Return whether a hash, as it is kept, needs the pepper."""
        return kept.startswith(_SEALED)

    def opened(self, kept: str) -> str:
        """Return the hash that was sealed, and one that never was as it is.

        Raises ``PepperError`` for one that another pepper sealed: a row from another database.
        """
        if not self.is_sealed(kept):
            return kept
        sealed = base64.b64decode(kept.removeprefix(_SEALED))
        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None).decode()
        except InvalidTag:
            raise PepperError("A password or PIN in the database was sealed with another pepper.") from None


def read_pepper(path: Path) -> Pepper:
    """Return the pepper in a file. Raises ``PepperError``."""
    try:
        secret = path.read_bytes()
    except OSError as error:
        raise PepperError(
            f"The pepper {path} can't be read ({error.strerror}). Without it nobody signs in: put back the file that"
            " was kept beside the database's backup."
        ) from None
    if len(secret) != BYTES:
        raise PepperError(f"The pepper {path} has {len(secret)} bytes instead of {BYTES}: it is another file.")
    return Pepper.of(secret)


def make_pepper(path: Path) -> None:
    """Make the file, for its owner's eyes alone, unless it is there; nothing is sealed yet, and nobody else makes it.

    An empty file is the rest of a start that was cut short, by releases that wrote in place.
    """
    if not path.exists() or path.stat().st_size == 0:
        put_whole(path, secrets.token_bytes(BYTES))
    else:
        flush_folder(path.parent)  # whoever made it may have died before


async def known_fingerprint(database: Database) -> str | None:
    """Return the fingerprint of the pepper that this database is used with; None before the first."""
    row = await database.fetch_row("SELECT fingerprint FROM pepper")
    return None if row is None else row["fingerprint"]


async def pepper_of(database: Database, file: Path | None) -> Pepper | None:
    """Return the pepper of the database, from ``file``; None where there is none yet and none is named.

    The first one is the database's for good, and each hash that is not sealed yet is sealed with it: hashes are from
    before peppers, or were made by a command that had none. Raises ``PepperError`` when the file is missing or
    another's, or none is named though the database is used with one.
    """
    if file is None:
        await require_pepper(database, None)
        return None
    pepper = read_pepper(file)
    async with database.transaction("identity.pepper") as tx:
        await tx.execute(
            "INSERT INTO pepper (fingerprint, since) VALUES ($1, shop_now()) ON CONFLICT DO NOTHING",
            pepper.fingerprint,
        )
    await require_pepper(database, file)
    async with database.transaction("identity.seal") as tx:
        await seal_all(tx, pepper)
    return pepper


async def require_pepper(database: Database, file: Path | None) -> None:
    """Require that ``file`` is the database's pepper, if it is used with one. Reads only. Raises ``PepperError``."""
    known = await known_fingerprint(database)
    if known is None:
        return
    if file is None:
        raise PepperError(
            "This database is used with a pepper, and none is named: nobody could sign in. Set"
            " TILLKEEPER_PEPPER_FILE to the file that its other servers have, or that was kept beside its backup."
        )
    if read_pepper(file).fingerprint != known:
        raise PepperError(
            f"The pepper {file} is not the one that this database is used with: nobody could sign in. Put back the file"
            " that was kept beside the database's backup; every server of one database has the same."
        )


class ServedPepper:
    """The pepper of a server process, held against its database when that first answers.

    A worker that is replaced while the database is away starts without it, and asks again at the next sign-in
    (``tests/crashes/test_worker_without_database.py``).
    """

    def __init__(self, database: Database, file: Path | None) -> None:
        self._database = database
        self._file = file
        self._asking = asyncio.Lock()
        self._known: tuple[Pepper | None] | None = None

    async def get(self) -> Pepper | None:
        """Return what :func:`pepper_of` does. Raises ``PepperError`` and ``DatabaseFailed``, and then asks again."""
        if self._known is None:
            async with self._asking:
                if self._known is None:
                    self._known = (await pepper_of(self._database, self._file),)
        return self._known[0]


async def embedded_pepper(database: Database, file: Path) -> Path:
    """Return the file of an embedded database's pepper; before the database's first use with one, make it.

    Of several processes that start at one instant one makes it, and the others have the same.
    """
    if await known_fingerprint(database) is None:
        async with database.alone("identity.make-pepper", wait_seconds=limits.PEPPER_WAIT_SECONDS):
            make_pepper(file)
    return file


async def seal_all(tx: Transaction, pepper: Pepper) -> None:
    """Seal each hash that is not. One that is changed meanwhile is not written over: the old one is asked for."""
    for found, change in _HASHES:
        for row in await tx.fetch_rows(found):
            await tx.execute(change, row["kept"], pepper.seal(row["kept"]))
