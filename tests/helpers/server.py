"""A real server: processes of the program, on a port of their own."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import httpx
import psutil

from tests.helpers.loopback import LOOPBACK

# Two busy cores and four test processes that all start one.
START_SECONDS = 60
STOP_SECONDS = 20


@dataclass
class ServerProcess:
    """A running ``tillkeeper serve``; ``url`` is its address, without a slash at the end."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    @classmethod
    def start(
        cls,
        database_url: str | None,
        *,
        workers: int = 1,
        arguments: tuple[str, ...] = (),
        port: int | None = None,
        open_files: str | None = None,
        under: tuple[str, ...] = (),
    ) -> Self:
        port = port or free_port()
        handle, name = tempfile.mkstemp(prefix="tillkeeper-server-", suffix=".log")
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment["TILLKEEPER_NAMES"] = "till"  # what tests that write their own requests call it
        if database_url is not None:
            environment["DATABASE_URL"] = database_url
        limited = under if open_files is None else ("prlimit", f"--nofile={open_files}")
        process = subprocess.Popen(
            [*limited, sys.executable, "-c", "from tillkeeper.cli import app; app()", "serve", "--port", str(port),
             "--workers", str(workers), *arguments],
            env=environment, stdout=handle, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        os.close(handle)
        server = cls(url=f"http://127.0.0.1:{port}", process=process, log=Path(name))
        server._wait_until_ready()
        return server

    def process_ids(self) -> list[int]:
        """Return the parent and every worker."""
        parent = psutil.Process(self.process.pid)
        return [parent.pid, *(child.pid for child in parent.children(recursive=True))]

    def kill(self) -> None:
        """Kill every process at once, as a power cut would."""
        for pid in self.process_ids():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(STOP_SECONDS)

    def stop(self) -> None:
        """Ask it to end, as Ctrl-C does, and require that it does so cleanly; then remove the log."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            assert self.process.wait(STOP_SECONDS) == 0, self.log_text()
        self.log.unlink(missing_ok=True)

    def log_text(self) -> str:
        return self.log.read_text(errors="replace")

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"The server ended with {self.process.returncode}:\n{self.log_text()}")
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(f"{self.url}/readyz", timeout=2, **LOOPBACK).status_code == httpx.codes.OK:
                    return
            time.sleep(0.05)
        raise AssertionError(f"The server was not ready after {START_SECONDS} s:\n{self.log_text()}")


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
