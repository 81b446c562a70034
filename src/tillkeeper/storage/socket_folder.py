"""The folder of the embedded server's unix socket: the cluster, or a private temporary one when that lies too deep.

Or when its name has a comma in it: clients and servers take such a name for a list of several.
"""

import hashlib
import os
import socket
import stat
import tempfile
from pathlib import Path
from typing import Final

from tillkeeper.storage.system_account import Account, EmbeddedPostgresError, give

# sun_path holds 104 bytes on macOS and the BSDs, 108 on Linux; one is the end mark.
SOCKET_PATH_BYTES_MAX: Final = 103


def socket_folder_of(cluster: Path, account: Account | None) -> Path:
    """Return the folder of the socket of ``cluster``, made when it is not there; ``account`` runs the server.

    Raises ``EmbeddedPostgresError`` when somebody else made something under the name of a temporary one.
    """
    if len(os.fsencode(cluster / ".s.PGSQL.5432.lock")) <= SOCKET_PATH_BYTES_MAX and "," not in str(cluster):
        return cluster
    name = hashlib.sha256(os.fsencode(cluster)).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"tillkeeper-{name}"
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        # Anybody may make things there under a name that they can work out: what we did not make is looked at and
        # never given away, least of all what a link leads to (tests/storage/test_socket_folder.py).
        _require_ours(folder, account)
    else:
        give(folder, account)
    return folder


def _require_ours(folder: Path, account: Account | None) -> None:
    facts = folder.lstat()
    owner = account.user_id if account is not None else os.geteuid()
    if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != owner or facts.st_mode & 0o077:
        raise EmbeddedPostgresError(f"{folder} must be a folder of this account alone. Remove it and start again.")


def free_port() -> int:
    """Return a loopback port that nobody listens on, for a system that has no unix sockets."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
