"""Backs up the embedded database while the shop sells: a base backup, and the log up to the moment of its figures.

PostgreSQL makes the base backup (``pg_basebackup``). The figures of the books can't be
counted at its end, which no snapshot sees. They are counted at a restore point that is set
after it, and the write-ahead log up to that point goes with the backup, so that a restore
stops exactly where the figures were taken. The decision on backups argues it.

A backup that is being made has ``.unfinished`` at the end of its name, and is renamed when
every byte of it is on the disk.
"""

import asyncio
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

import tillkeeper
from tillkeeper.kernel import limits
from tillkeeper.kernel.clock import instant_wire
from tillkeeper.storage.backup_files import (
    CLUSTER,
    MANIFEST,
    SHOP,
    UNFINISHED,
    BackupError,
    copy_file,
    files_in,
    flush_tree,
    write_file,
    write_sums,
)
from tillkeeper.storage.books import Figures, figures_at_restore_point
from tillkeeper.storage.data_folder import NOT_THE_SHOPS, PEPPER, explained, flush_folder, require_shop
from tillkeeper.storage.database import DatabaseFull, connect
from tillkeeper.storage.embedded import EmbeddedPostgres
from tillkeeper.storage.pepper_file import fingerprint_of
from tillkeeper.storage.shipped import read_state
from tillkeeper.storage.system_account import EmbeddedPostgresError

FORMAT: Final = 1
_SEGMENT: Final = re.compile(r"[0-9A-F]{24}|[0-9A-F]{8}\.history")
# Kept for as long as the connection lives, and gone with it: the server keeps the log from here on.
_KEEP_LOG: Final = "SELECT pg_create_physical_replication_slot('tillkeeper_backup_' || pg_backend_pid(), true, true)"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The description of a backup. ``restore_point``: the moment of ``businesses``, by name in the log."""

    format: int
    made_at: str
    release: str
    postgres: str
    migration: str
    restore_point: str
    businesses: list[Figures]


class _LogRange(msgspec.Struct, rename={"start": "Start-LSN"}):
    start: str


class _Sent(msgspec.Struct, rename={"path": "Path", "checksum": "Checksum"}):
    path: str
    checksum: str


class _BaseManifest(msgspec.Struct, rename={"files": "Files", "log_ranges": "WAL-Ranges"}):
    """The server's own list of the files that it sent, with their SHA-256, without the log."""

    files: list[_Sent]
    log_ranges: list[_LogRange]


def back_up(data_folder: Path, target: Path) -> tuple[Path, Manifest]:
    """Make a backup of the shop in ``data_folder`` below ``target``; return its folder and what it says of itself.

    The shop may be open or closed. Raises ``BackupError``, or ``EmbeddedPostgresError`` where
    there is no shop, and leaves nothing behind then.
    """
    server = EmbeddedPostgres(data_folder)
    require_shop(server.data_folder, server.cluster)
    target = target.expanduser().resolve()
    if target.is_relative_to(server.data_folder):
        raise BackupError(f"{target} lies in the data folder, and would be lost with it. Name a folder elsewhere.")
    made_at = datetime.now(UTC)
    name = f"tillkeeper-{made_at:%Y%m%dT%H%M%S.%fZ}"
    unfinished = target / f"{name}{UNFINISHED}"
    with server:
        try:
            unfinished.mkdir(mode=0o700, parents=True)
            manifest = asyncio.run(_fill(server, unfinished, name, made_at))
            unfinished.rename(target / name)
            flush_folder(target)
        except (EmbeddedPostgresError, OSError) as error:
            said = explained(error, target, called="folder of the backups")  # of the disk with what was written
            _remove(unfinished)
            raise BackupError(f"No backup was made. {said}") from error
        except (asyncpg.DiskFullError, DatabaseFull):
            _remove(unfinished)
            raise BackupError(
                f"No backup was made. The disk of {server.data_folder} is full. Make room and try again."
            ) from None
        except BaseException:
            _remove(unfinished)
            raise
    return target / name, manifest


async def require_pepper(connection: asyncpg.Connection, folder: Path) -> None:
    """Require that ``folder`` has the pepper that the database is used with, if it is used with one.

    Raises ``BackupError``: without it nobody signs in to what is restored, and no backup is whole.
    """
    if await connection.fetchval("SELECT to_regclass('pepper')") is None:
        return
    known = await connection.fetchval("SELECT fingerprint FROM pepper")
    if known is None:
        return
    pepper = folder / PEPPER
    if not pepper.is_file():
        said = f"{folder} has no file {PEPPER}"
    elif fingerprint_of(pepper.read_bytes()) != known:
        said = f"{pepper} is not the pepper of its database"
    else:
        return
    raise BackupError(f"{said}, and nobody signs in to it so. Put back the file that was kept from before.")


def _remove(unfinished: Path) -> None:
    with suppress(OSError):
        shutil.rmtree(unfinished)


async def _fill(server: EmbeddedPostgres, backup: Path, name: str, made_at: datetime) -> Manifest:
    connection = await connect(server.url(), command_seconds=limits.BACKUP_COUNT_SECONDS)
    try:
        migration = (await read_state(connection)).revision
        if migration is None:
            raise BackupError("The database is empty, and there is nothing to back up.")
        await require_pepper(connection, server.data_folder)
        await connection.execute(_KEEP_LOG)
        await asyncio.to_thread(_base_backup, server, backup / CLUSTER, name)
        figures = await figures_at_restore_point(server.url(), name)
        await _copy_log(connection, server.cluster / "pg_wal", backup / CLUSTER)
        version = await connection.fetchval("SHOW server_version")
    finally:
        await connection.close()
    manifest = Manifest(
        format=FORMAT,
        made_at=instant_wire(made_at),
        release=tillkeeper.__version__,
        postgres=version,
        migration=migration,
        restore_point=name,
        businesses=figures,
    )
    await asyncio.to_thread(_complete, server, backup, manifest)
    return manifest


def _base_backup(server: EmbeddedPostgres, folder: Path, name: str) -> None:
    server.run_client(
        "pg_basebackup", "--dbname", server.url("postgres"), "--pgdata", str(folder), "--label", name,
        "--checkpoint=fast", "--wal-method=none", "--manifest-checksums=SHA256", "--no-password",
        "--no-clean",
    )  # fmt: skip


async def _copy_log(connection: asyncpg.Connection, log: Path, copy: Path) -> None:
    """Copy the write-ahead log from the beginning of the base backup ``copy`` to now."""
    base = _base_manifest(copy)
    # The switch ends the last segment, and waits until it is on the disk.
    first = await connection.fetchval("SELECT pg_walfile_name($1::text::pg_lsn)", base.log_ranges[0].start)
    last = await connection.fetchval("SELECT pg_walfile_name(pg_switch_wal())")
    await asyncio.to_thread(_copy_segments, log, copy / "pg_wal", first, last)


def _copy_segments(log: Path, copy: Path, first: str, last: str) -> None:
    for segment in sorted(log.iterdir()):
        if _SEGMENT.fullmatch(segment.name) and (segment.suffix or first <= segment.name <= last):
            copy_file(segment, copy / segment.name)


def _complete(server: EmbeddedPostgres, backup: Path, manifest: Manifest) -> None:
    (backup / SHOP).mkdir(mode=0o700)
    for file in files_in(server.data_folder, without=NOT_THE_SHOPS):
        copy_file(server.data_folder / file, backup / SHOP / file)
    write_file(backup / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
    _require_as_sent(backup, write_sums(backup))
    flush_tree(backup)


def _base_manifest(copy: Path) -> _BaseManifest:
    return msgspec.json.decode((copy / "backup_manifest").read_bytes(), type=_BaseManifest)


def _require_as_sent(backup: Path, sums: Mapping[str, str]) -> None:
    """Require that what arrived is what the server sent. The wheel's ``pg_verifybackup``, which does that, crashes."""
    for sent in _base_manifest(backup / CLUSTER).files:
        if sums.get(f"{CLUSTER}/{sent.path}") != sent.checksum:
            raise BackupError(f"{sent.path} did not arrive on the disk as the database sent it. Is the disk sound?")
