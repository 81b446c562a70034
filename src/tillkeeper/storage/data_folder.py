"""The folders of the embedded database: private, whole, of the right account; each fault is said in a sentence."""

import contextlib
import errno
import os
import shutil
import stat
import sys
from pathlib import Path
from typing import Final

from tillkeeper.storage.system_account import Account, EmbeddedPostgresError, let_pass

# One segment of the write-ahead log, which a start may have to make.
ROOM_BYTES_MIN: Final = 16 << 20
# A folder without these is not PostgreSQL's, or not all of it: copying tools leave out what is empty or unreadable.
PARTS: Final = (
    "PG_VERSION", "base", "global/pg_control", "pg_multixact", "pg_subtrans", "pg_tblspc", "pg_wal", "pg_xact",
    "postgresql.conf", "pg_hba.conf",
)  # fmt: skip
# The folder that a restore works in until it is whole.
RESTORING: Final = "restoring"
PEPPER: Final = "pepper"
NOT_THE_SHOPS: Final = frozenset(
    {"postgres", "postgres.new", "postgres.door", "postgres.users", RESTORING, f"{PEPPER}.new"}
)
"""What Tillkeeper puts into a data folder and does not copy with the shop: a running server's, or unfinished."""
# All that Tillkeeper puts into a data folder, and what a disk of its own has.
OURS: Final = NOT_THE_SHOPS | {PEPPER, "lost+found"}


def make_private(folder: Path, account: Account | None) -> None:
    """Make the data folder, or take it from everybody but its owner; ``account`` may pass through it as well.

    Other local users could otherwise hold the locks in it, and with them every start
    (``tests/storage/test_data_folder.py``). A folder with other things in it is somebody else's as well (a home, or
    the place of many programs' data): it keeps its permissions, and the lock files have theirs.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform == "win32":
        return
    if {entry.name for entry in folder.iterdir()} - OURS:
        if account is not None:
            let_pass(folder)
        return
    facts = folder.stat()
    mode = 0o700
    if account is not None and facts.st_uid != account.user_id:
        mode = 0o710
        if facts.st_gid != account.group_id:
            os.chown(folder, -1, account.group_id)
    if stat.S_IMODE(facts.st_mode) != mode:
        folder.chmod(mode)


def make_lock_file(path: Path) -> None:
    """Make a lock file that only the folder's owner (and root) can open; an older one is taken from the others.

    A file that is there is not opened: closing it would drop the lock that this process may hold on it.
    """
    with contextlib.suppress(FileExistsError):
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            if sys.platform != "win32" and os.geteuid() == 0:
                owner = path.parent.stat()  # whoever serves the shop without being root must be able to open it
                os.fchown(handle, owner.st_uid, owner.st_gid)
        finally:
            os.close(handle)
    if sys.platform != "win32" and path.lstat().st_mode & 0o077:
        path.chmod(0o600)


def identity_of(folder: Path) -> tuple[int, int]:
    """Return what a folder keeps when it is renamed."""
    facts = folder.stat()
    return facts.st_dev, facts.st_ino


def flush_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk; Windows has no call for it, and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_whole(path: Path, content: bytes) -> None:
    """Put a file in its place, readable for its owner alone: at every instant all of it or none.

    It is written beside its place (``.new``), and is on the disk under its name at the end. One caller at a time.
    """
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)  # the rest of one that was cut short
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as writing:
        writing.write(content)
        writing.flush()
        os.fsync(writing.fileno())
    beside.replace(path)
    flush_folder(path.parent)


def require_name(folder: Path) -> None:
    """Require that PostgreSQL can note the folder's name: UTF-8 in one line. Raises ``EmbeddedPostgresError``."""
    name = str(folder)
    if len(name.splitlines()) > 1 or name != name.encode(errors="replace").decode():
        raise EmbeddedPostgresError(
            f"The name of the data folder {name.encode('unicode_escape').decode()} holds characters that can't be "
            f"written down. Rename it, or name another folder with --data-dir."
        )


def require_writable(folder: Path) -> None:
    """Require that this account may write into the data folder. Raises ``EmbeddedPostgresError``."""
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise EmbeddedPostgresError(
            f"This account can't write into {folder}: the folder, or the disk that it lies on, is read-only or belongs "
            f"to somebody else. Make it writable, or name another folder with --data-dir."
        )


def require_nothing_unfinished(data_folder: Path) -> None:
    """Require that no restore was cut short here. Raises ``EmbeddedPostgresError``."""
    if (data_folder / RESTORING).exists():
        raise EmbeddedPostgresError(
            f"A restore into {data_folder} was cut short and the folder holds no whole shop. "
            f"Remove the folder and restore again."
        )


def require_no_lost_database(data_folder: Path) -> None:
    """Require that a folder without a database never had one. Raises ``EmbeddedPostgresError``.

    The pepper is made after the database: alone it is what is left of a shop, and no place for a new one.
    """
    if (data_folder / PEPPER).exists():
        raise EmbeddedPostgresError(
            f"{data_folder} has a shop's {PEPPER} and no postgres folder: its database was removed, or is not copied "
            f"yet. Restore a backup into another folder, copy this one again, or name another folder with --data-dir."
        )


def has_cluster(cluster: Path) -> bool:
    """Return whether there is anything at the cluster's place; an empty folder is nothing."""
    try:
        return any(cluster.iterdir())
    except FileNotFoundError:
        return False
    except NotADirectoryError:
        raise EmbeddedPostgresError(f"{cluster} is a file, and must be the folder of the database.") from None


def holds_shop(data_folder: Path, cluster: Path) -> bool:
    """Return whether the data folder holds a shop, or the rest of one; makes nothing.

    Raises ``EmbeddedPostgresError``.
    """
    try:
        # One that is cut short says so itself.
        return has_cluster(cluster) or (data_folder / RESTORING).exists() or (data_folder / PEPPER).exists()
    except OSError as error:
        raise explained(error, data_folder) from None


def require_shop(data_folder: Path, cluster: Path) -> None:
    """Require that the data folder holds a shop, without making anything. Raises ``EmbeddedPostgresError``."""
    if not holds_shop(data_folder, cluster):
        raise EmbeddedPostgresError(
            f"There is no shop in {data_folder}. Name its folder with --data-dir, or make one with `tillkeeper init`."
        )


def require_whole(cluster: Path, account: Account | None, major_version: int) -> None:
    """Require that PostgreSQL can be started on ``cluster``. Raises ``EmbeddedPostgresError`` with what to do."""
    if (cluster / "PG_VERSION").exists():
        _require_version(cluster, major_version)
    missing = [part for part in PARTS if not (cluster / part).exists()]
    if missing:
        raise EmbeddedPostgresError(
            f"{cluster} is not a whole database: {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing, "
            f"as in a copy that was cut short. Copy the folder again, or restore a backup into another folder."
        )
    _require_owner(cluster, account)
    # PostgreSQL refuses a folder that others may enter, which is how it arrives from a disk without permissions.
    if sys.platform != "win32" and stat.S_IMODE(cluster.stat().st_mode) not in {0o700, 0o750}:
        cluster.chmod(0o700)


def _require_version(cluster: Path, major_version: int) -> None:
    version = (cluster / "PG_VERSION").read_text(encoding="ascii", errors="replace").strip()
    if version != str(major_version):
        raise EmbeddedPostgresError(
            f"{cluster} was written by PostgreSQL {version}, and this program brings {major_version}. "
            f"Start the release that wrote it, `pg_dump` the database, and restore it into an empty data folder."
        )


def _require_owner(cluster: Path, account: Account | None) -> None:
    if sys.platform == "win32":
        return
    wanted = os.geteuid() if account is None else account.user_id
    for path in [cluster, *cluster.iterdir(), cluster / "global" / "pg_control"]:
        if path.name == "postmaster.pid":
            continue  # the rest of a dead server; it is removed
        try:
            owner = path.lstat().st_uid
        except FileNotFoundError:
            continue
        if owner != wanted:
            name = _name_of(wanted)
            raise EmbeddedPostgresError(
                f"{path} belongs to {_name_of(owner)}, and the database runs as {name}. Give the folder to it: "
                f"`chown -R {name} {cluster}` as root, then start again."
            )


def _name_of(user_id: int) -> str:
    import pwd  # noqa: PLC0415 - does not exist on Windows

    try:
        return pwd.getpwuid(user_id).pw_name
    except KeyError:
        return str(user_id)


def explained(
    error: EmbeddedPostgresError | OSError, folder: Path, *, called: str = "data folder"
) -> EmbeddedPostgresError:
    """Return ``error`` as a sentence that says what is wrong with ``folder``, as it is ``called``, and what to do."""
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    _, _, free = usage = shutil.disk_usage(existing)
    if usage.total and free < ROOM_BYTES_MIN:
        return EmbeddedPostgresError(f"The disk of {folder} is full ({free >> 20} MB free). Make room and try again.")
    if isinstance(error, EmbeddedPostgresError):
        return error
    place = error.filename or folder
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return EmbeddedPostgresError(
            f"This account may not use {place} ({error.strerror}). Start as the account that owns {folder}, "
            f"or give the folder to this one."
        )
    return EmbeddedPostgresError(
        f"The {called} {folder} can't be used: {error.strerror} ({place}). Name another folder."
    )
