"""The account that the embedded PostgreSQL runs under when Tillkeeper runs as root: PostgreSQL refuses to be root."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tillkeeper.kernel import limits

if TYPE_CHECKING:
    import pwd

SYSTEM_ACCOUNT: Final = "tillkeeper-pg"


class EmbeddedPostgresError(Exception):
    """The embedded database could not be brought up or down; the message says why and where to look."""


@dataclass(frozen=True, slots=True)
class Account:
    """The system account that PostgreSQL's files and processes belong to."""

    name: str
    user_id: int
    group_id: int


def as_account(account: Account | None) -> dict[str, Any]:
    """Return what makes :func:`subprocess.run` run under ``account``; None is our own."""
    if account is None:
        return {}
    return {"user": account.user_id, "group": account.group_id, "extra_groups": [], "umask": 0o077}


def environment() -> dict[str, str]:
    """Return the environment for PostgreSQL's programs: none of the caller's PG* variables may steer ours."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    # A server that is frozen takes the connection and says nothing.
    return ours | {"LC_ALL": "C", "PGCONNECT_TIMEOUT": str(limits.DATABASE_CONNECT_MS // 1000)}


def give(path: Path, account: Account | None) -> None:
    """Give a file or folder (never what a link leads to) to ``account``; None is our own, to which it belongs."""
    if account is not None:
        os.chown(path, account.user_id, account.group_id, follow_symlinks=False)


def account_for(cluster: Path) -> Account | None:
    """Return the account to run under, or None for our own: root needs another, PostgreSQL refuses to be root.

    Raises ``EmbeddedPostgresError`` when the cluster belongs to an account that this machine does not know.
    """
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415 - does not exist on Windows

    if cluster.exists() and (owner := cluster.stat().st_uid) != 0:
        try:
            found = pwd.getpwuid(owner)
        except KeyError:
            raise EmbeddedPostgresError(
                f"{cluster} belongs to user number {owner}, and this machine knows no such account. Give the folder to "
                f"the account of the database: `chown -R {_system_account().pw_name} {cluster}`, then start again."
            ) from None
    else:
        found = _system_account()
    return Account(name=found.pw_name, user_id=found.pw_uid, group_id=found.pw_gid)


def _system_account() -> "pwd.struct_passwd":
    import pwd  # noqa: PLC0415 - does not exist on Windows

    try:
        return pwd.getpwnam(SYSTEM_ACCOUNT)
    except KeyError:
        said = _make_account()
        try:
            return pwd.getpwnam(SYSTEM_ACCOUNT)
        except KeyError:
            raise EmbeddedPostgresError(f"The account `{SYSTEM_ACCOUNT}` could not be made: {said}") from None


def _make_account() -> str:
    """Return what the system said; another Tillkeeper may have made it at the same time, so the result is looked up."""
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
    if useradd is None:
        raise EmbeddedPostgresError(
            f"PostgreSQL does not run as root. Make an account `{SYSTEM_ACCOUNT}`, or start under another user."
        )
    finished = subprocess.run(  # noqa: S603 - a fixed command
        [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_ACCOUNT],
        check=False,
        capture_output=True,
        text=True,
    )
    return finished.stderr.strip()


def let_pass(folder: Path) -> None:
    """Let PostgreSQL's account walk through ``folder`` and what lies above: passage (x), and no look inside (r)."""
    for step in [folder, *folder.parents]:
        mode = step.stat().st_mode
        if not mode & 0o001:
            step.chmod(mode | 0o001)
