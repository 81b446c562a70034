"""The files of a backup: copied, flushed to the disk, and each with its SHA-256 in ``SHA256SUMS``.

A backup is a folder::

    SHA256SUMS       every other file, as ``sha256sum --check`` reads it
    manifest.json    when, by which release, and the figures of the books
    postgres/        a base backup with the write-ahead log up to the figures' moment
    shop/            what else lies in the data folder
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from tillkeeper.storage.data_folder import flush_folder
from tillkeeper.storage.system_account import EmbeddedPostgresError

SUMS: Final = "SHA256SUMS"
MANIFEST: Final = "manifest.json"
CLUSTER: Final = "postgres"
SHOP: Final = "shop"
UNFINISHED: Final = ".unfinished"
"""End of the name of a backup that is not whole."""
# Large enough that the disk and not Python is waited for.
_PIECE_BYTES: Final = 1 << 20
_LINE: Final = re.compile(r"([0-9a-f]{64})  (.+)")


class BackupError(EmbeddedPostgresError):
    """A backup could not be made, read or restored; the message says why and what to do."""


def files_in(folder: Path, *, without: frozenset[str] = frozenset()) -> Iterator[Path]:
    """Yield every file below ``folder``, relative to it, in order; ``without`` names entries of the top to leave out.

    A link to a file is that file. Raises ``BackupError`` for a link to a folder, which may lead anywhere.
    """
    for path in sorted(folder.iterdir()):
        if path.name in without or path.is_socket():
            continue
        if path.is_dir() and not path.is_symlink():
            yield from (Path(path.name) / below for below in files_in(path))
        elif path.is_file() and "\n" not in path.name and "\\" not in path.name:
            yield Path(path.name)
        else:
            raise BackupError(f"{path} is not a file that a backup can hold. Move it elsewhere and try again.")


def copy_file(source: Path, target: Path) -> str:
    """Copy a file, readable for its owner alone, and return the SHA-256 of what was written, in hex."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with source.open("rb") as reading, _new(target) as writing:
        while piece := reading.read(_PIECE_BYTES):
            digest.update(piece)
            writing.write(piece)
    return digest.hexdigest()


def write_file(path: Path, content: bytes) -> None:
    """Write a new file, readable for its owner alone."""
    with _new(path) as writing:
        writing.write(content)


def _new(path: Path) -> BinaryIO:
    path.touch(mode=0o600, exist_ok=False)
    return path.open("wb")


def flush_tree(folder: Path) -> None:
    """Wait until every file below ``folder``, and the names of all of them, are on the disk."""
    for path in folder.rglob("*"):
        if path.is_dir():
            flush_folder(path)
        elif path.is_file():
            with path.open("rb+") as writing:
                os.fsync(writing.fileno())
    flush_folder(folder)


def write_sums(backup: Path) -> dict[str, str]:
    """Write ``SHA256SUMS`` of all files of ``backup``, read from the disk; return the sums by name."""
    sums = {}
    for name in files_in(backup):
        with (backup / name).open("rb") as reading:
            sums[name.as_posix()] = hashlib.file_digest(reading, "sha256").hexdigest()
    write_file(backup / SUMS, "".join(f"{found}  {name}\n" for name, found in sums.items()).encode())
    return sums


def read_sums(backup: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a whole backup by its name. Raises ``BackupError``."""
    if backup.name.endswith(UNFINISHED):
        raise BackupError(f"{backup} was not finished, and is no backup. Remove it, and use an older one.")
    try:
        text = (backup / SUMS).read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        raise BackupError(f"{backup} is not a whole backup of Tillkeeper: it has no {SUMS}.") from None
    lines = text.splitlines()
    found = [_LINE.fullmatch(line) for line in lines]
    if not lines or None in found or not text.endswith("\n"):
        raise BackupError(f"The backup {backup} is damaged: {SUMS} does not read as it was written. Use another one.")
    sums = {match[2]: match[1] for match in found if match is not None}
    present = {name.as_posix() for name in files_in(backup)} - {SUMS}
    if present != sums.keys():
        raise BackupError(
            f"The backup {backup} is damaged: it {_difference(sums.keys() - present, present - sums.keys())}. "
            f"Use another one."
        )
    return sums


def _difference(missing: set[str], foreign: set[str]) -> str:
    said = [f"lacks {', '.join(sorted(missing)[:3])}"] if missing else []
    said += [f"holds {', '.join(sorted(foreign)[:3])}, which is no part of it"] if foreign else []
    return " and ".join(said)


def require_sum(backup: Path, name: str, found: str, sums: Mapping[str, str]) -> None:
    """Require that the file ``name`` has the SHA-256 with which it was written. Raises ``BackupError``."""
    if found != sums[name]:
        raise BackupError(f"The backup {backup} is damaged: {name} is not as it was written. Use another one.")
