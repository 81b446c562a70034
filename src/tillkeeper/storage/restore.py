"""Restores a backup: every byte compared, the log replayed to the backup's moment, and the books held against it.

What is restored lies in ``restoring`` in the new data folder until it has been seen to be
right, and no server starts on a folder that has one (``require_nothing_unfinished``).
"""

import asyncio
import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from tillkeeper.kernel import limits
from tillkeeper.storage.backup import FORMAT, Manifest, require_pepper
from tillkeeper.storage.backup_files import (
    CLUSTER,
    MANIFEST,
    SHOP,
    BackupError,
    copy_file,
    flush_tree,
    read_sums,
    require_sum,
    write_file,
)
from tillkeeper.storage.books import Figures, differences, figures_of
from tillkeeper.storage.data_folder import RESTORING, explained, flush_folder, make_private
from tillkeeper.storage.database import connect
from tillkeeper.storage.embedded import SETTINGS, EmbeddedPostgres
from tillkeeper.storage.restored import begin_new_history
from tillkeeper.storage.system_account import EmbeddedPostgresError, account_for, give

_NEEDED: Final = (f"{CLUSTER}/backup_manifest", f"{CLUSTER}/backup_label", f"{CLUSTER}/PG_VERSION", MANIFEST)


def restore(source: Path, data_folder: Path) -> Manifest:
    """Restore the backup ``source`` into ``data_folder``, which is empty or not there; return what the backup says.

    The restored shop goes on in a history of its own: positions of the feed that the original gave after the backup
    are unknown to it. Raises ``BackupError``, and leaves the folder as it was then.
    """
    data_folder = data_folder.expanduser().resolve()
    _require_empty(data_folder)
    was_there = data_folder.exists()
    try:
        manifest = _restored_in(source, data_folder, new_history=True)
        _move_into_place(data_folder)
    except BaseException:
        shutil.rmtree(data_folder / RESTORING, ignore_errors=True)
        if not was_there:
            shutil.rmtree(data_folder, ignore_errors=True)
        raise
    return manifest


def verify(source: Path, place: Path | None) -> Manifest:
    """Restore ``source`` for a moment in ``place`` (None: the system's temporary folder); return what the backup says.

    Raises ``BackupError`` when the restored books are not those of the backup.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="tillkeeper-verify-", dir=place) as folder:
            return _restored_in(source, Path(folder).resolve(), new_history=False)
    except OSError as error:
        raise explained(error, place or Path(tempfile.gettempdir())) from error


def _require_empty(folder: Path) -> None:
    try:
        if any(folder.iterdir()):
            raise BackupError(f"{folder} is not empty, and nothing is restored over what is there. Name a new folder.")
    except FileNotFoundError:
        return
    except OSError as error:
        raise explained(error, folder) from error


def _restored_in(source: Path, folder: Path, *, new_history: bool) -> Manifest:
    """Restore into ``restoring`` in ``folder``, and return what the backup says once the books agree with it."""
    source = source.expanduser().resolve()
    sums = read_sums(source)
    work = folder / RESTORING
    try:
        server = EmbeddedPostgres(work)
        account = account_for(server.cluster)
        manifest = _manifest_of(source, sums)
        make_private(folder, account)
        work.mkdir(mode=0o700)
        _copy(source, work, sums)
        for path in [server.cluster, *server.cluster.rglob("*")]:
            give(path, account)
        figures = _replayed(work, manifest, new_history=new_history)
    except BackupError:
        raise
    except (EmbeddedPostgresError, OSError) as error:
        raise BackupError(f"The backup {source} could not be restored. {explained(error, folder)}") from error
    wrong = differences(manifest.businesses, figures)
    if wrong:
        raise BackupError(f"The books restored from {source} are not those of the backup. {'; '.join(wrong)}.")
    return manifest


def _manifest_of(source: Path, sums: Mapping[str, str]) -> Manifest:
    missing = [name for name in _NEEDED if name not in sums]
    if missing:
        raise BackupError(f"{source} is not a whole backup of Tillkeeper: it has no {missing[0]}.")
    content = (source / MANIFEST).read_bytes()
    require_sum(source, MANIFEST, hashlib.sha256(content).hexdigest(), sums)
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except msgspec.MsgspecError as error:
        raise BackupError(f"The backup {source} was written by another release: {error}.") from error
    if manifest.format != FORMAT:
        raise BackupError(f"The backup {source} was written by another release ({manifest.release}). Restore with it.")
    return manifest


def _copy(source: Path, work: Path, sums: Mapping[str, str]) -> None:
    for name in sums.keys() - {MANIFEST}:
        place = PurePosixPath(name)
        inside = place.relative_to(SHOP) if place.is_relative_to(SHOP) else place
        require_sum(source, name, copy_file(source / name, work / inside), sums)
    # A backup lists files; PostgreSQL wants its empty folders as well.
    for folder in (each for each in (source / CLUSTER).rglob("*") if each.is_dir()):
        (work / folder.relative_to(source)).mkdir(mode=0o700, parents=True, exist_ok=True)


def _replayed(work: Path, manifest: Manifest, *, new_history: bool) -> list[Figures]:
    """Replay the log to the restore point, and return the figures that the books have there."""
    cluster = work / CLUSTER
    recovery = SETTINGS | {
        "restore_command": "'exit 1'",  # the whole log lies in the backup
        "recovery_target_name": f"'{manifest.restore_point}'",
        "recovery_target_action": "'promote'",
        "hot_standby": "off",  # nobody looks in before the end
    }
    write_file(cluster / "recovery.signal", b"")
    give(cluster / "recovery.signal", account_for(cluster))
    with EmbeddedPostgres(work, settings=recovery) as server:
        return asyncio.run(_figures(server, new_history=new_history))


async def _figures(server: EmbeddedPostgres, *, new_history: bool) -> list[Figures]:
    connection = await connect(server.url(), command_seconds=limits.BACKUP_COUNT_SECONDS)
    try:
        await require_pepper(connection, server.data_folder)
        figures = await figures_of(connection)
        if new_history:
            await begin_new_history(connection)
        return figures
    finally:
        await connection.close()


def _move_into_place(data_folder: Path) -> None:
    """Take what was restored out of ``restoring``; with its removal the folder is a shop."""
    work = data_folder / RESTORING
    for lock in ("postgres.door", "postgres.users"):
        (work / lock).unlink()
    flush_tree(work)
    for path in sorted(work.iterdir()):
        path.rename(data_folder / path.name)
    flush_folder(data_folder)
    work.rmdir()
    make_private(data_folder, account_for(data_folder / CLUSTER))
    flush_folder(data_folder)
