"""Closes the network: a test may talk to this machine and to nothing else."""

import ipaddress
import socket
from typing import Any


class InternetUsedError(AssertionError):
    """A test tried to leave this machine."""


def forbid_the_internet() -> None:
    """Let sockets of this process reach unix sockets and loopback only. Calling it again changes nothing."""
    if getattr(socket.socket.connect, "closed_by_tests", False):
        return
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _require_local(self, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _require_local(self, address)
        return connect_ex(self, address)

    guarded_connect.closed_by_tests = True  # type: ignore[attr-defined]
    socket.socket.connect = guarded_connect  # type: ignore[assignment, method-assign]
    socket.socket.connect_ex = guarded_connect_ex  # type: ignore[assignment, method-assign]


def _require_local(used: socket.socket, address: Any) -> None:
    if used.family not in {socket.AF_INET, socket.AF_INET6}:
        return
    host = str(address[0])
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise InternetUsedError(f"A test tried to reach {address}")
