"""A server process that another one started (``--workers``): it ends with that one, and uses its database until then.

Killed alone, the parent can neither replace a worker nor watch the database. Workers that
went on would hold the port, so that no new server could take it, and would lose their
database to the next command that is its last user (``tests/serving/test_killed_alone.py``).
"""

import multiprocessing
import os
import signal
import sys
import threading
import time
from multiprocessing.connection import wait
from pathlib import Path
from typing import Final

import structlog

from tillkeeper.storage.embedded import EmbeddedPostgres

# Longer than answering what is under way (``SHUTDOWN_SECONDS`` of ``tillkeeper serve``) and closing the connections.
END_SECONDS: Final = 15


def tie_to_parent(embedded_folder: Path | None) -> None:
    """End when the process that started this one does, however it ended; use its embedded database until then.

    Does nothing in a process that was not started as a worker.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    if sys.platform != "win32":
        # A terminal that is closed tells all of its processes at once. The parent ends this one, and in order.
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    database = EmbeddedPostgres(embedded_folder) if embedded_folder is not None else None
    # The other end of the pipe is held by the parent alone, so that it closes with it, on every system. The thread
    # keeps the database, and the process the lock that says so.
    threading.Thread(target=_end_after, args=(parent.sentinel, database), name="parent-watch", daemon=True).start()
    if database is not None:
        database.join()


def _end_after(sentinel: int, _database: EmbeddedPostgres | None) -> None:
    wait([sentinel])
    structlog.get_logger().warning("the parent process has ended, and this one ends as well")
    signal.raise_signal(signal.SIGTERM)
    time.sleep(END_SECONDS)
    os._exit(1)
