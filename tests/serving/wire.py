"""Requests as bytes, and what comes back for them."""

import contextlib
import json
import socket
import time
from urllib.parse import urlsplit

from tests.helpers.floor import Document

SECONDS = 20


def connected(url: str) -> socket.socket:
    """Return a connection to the server at ``url``."""
    address = urlsplit(url)
    connection = socket.create_connection((address.hostname, address.port), timeout=SECONDS)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def until_closed(connection: socket.socket) -> bytes:
    """Return all that still comes; a reset is an end."""
    received = bytearray()
    with contextlib.suppress(ConnectionError):
        while piece := connection.recv(65_536):
            received += piece
    return bytes(received)


def problem(answer: bytes) -> tuple[int, str]:
    """Return status and code of the only answer in ``answer``, which must be a problem document."""
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head.lower(), answer
    assert b"x-content-type-options: nosniff" in head.lower(), answer
    document: Document = json.loads(body)
    status = int(head.split(b" ", 2)[1])
    assert document["status"] == status
    assert document["title"]
    return status, document["code"]


def answers_within(url: str) -> float:
    """Return how many seconds a stranger waits for ``/healthz`` on a new connection."""
    began = time.monotonic()
    with connected(url) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: till\r\nConnection: close\r\n\r\n")
        assert until_closed(connection).startswith(b"HTTP/1.1 200 ")
    return time.monotonic() - began
