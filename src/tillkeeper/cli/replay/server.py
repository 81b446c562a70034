"""A server of the replay's own, for as long as it trades."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Final

import httpx

# A cold start on a busy shop PC.
_START_SECONDS: Final = 60
_STOP_SECONDS: Final = 20


class ServerDidNotStartError(Exception):
    """The server ended or stayed silent; the message says how to see why."""


@contextlib.contextmanager
def own_server(database: str | Path) -> Iterator[str]:
    """Serve a database on a free loopback port in a process of its own; yield the address.

    A URL, or the data folder of an embedded one, which the server then uses together with its pepper.
    """
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    folder: list[str] = []
    if isinstance(database, Path):
        folder = ["--data-dir", str(database)]
    else:
        environment["DATABASE_URL"] = database
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-c", "from tillkeeper.cli import app; app()", "serve", "--port", str(port), *folder],
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C ends the replay first, and the replay ends its server
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(process, url)
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(_STOP_SECONDS)


def _wait_until_ready(process: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    with httpx.Client(timeout=2, trust_env=False) as http:
        while time.monotonic() < deadline:
            if process.poll() is not None:
                raise ServerDidNotStartError(f"tillkeeper serve ended with {process.returncode}; start it to see why.")
            with contextlib.suppress(httpx.TransportError):
                if http.get(f"{url}/readyz").status_code == HTTPStatus.OK:
                    return
            time.sleep(0.05)
    raise ServerDidNotStartError(f"tillkeeper serve was not ready after {_START_SECONDS} s; start it to see why.")
