"""The packets of an answer on the wire."""

import re
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx
import pytest

from tests.helpers.loopback import LOOPBACK
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop

ANSWERS = 50


@pytest.fixture
def server(start_server: Callable[..., ServerProcess]) -> ServerProcess:
    return start_server()


def _connected(server: ServerProcess) -> socket.socket:
    address = urlsplit(server.url)
    connection = socket.create_connection((address.hostname, address.port), timeout=10)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def test_an_answer_comes_in_one_piece(server: ServerProcess) -> None:
    """Head and body together, every time on one connection."""
    with _connected(server) as connection:
        for _ in range(ANSWERS):
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: till\r\n\r\n")
            piece = connection.recv(65_536)
            assert piece.startswith(b"HTTP/1.1 200 OK\r\n")
            assert piece.endswith(b'\r\n\r\n{"status":"up"}')


def test_the_last_answer_of_a_connection_is_whole(server: ServerProcess) -> None:
    """What was held back goes out before the connection is closed."""
    with _connected(server) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: till\r\nConnection: close\r\n\r\n")
        received = b""
        while piece := connection.recv(65_536):
            received += piece
    assert received.endswith(b'\r\n\r\n{"status":"up"}')


def test_requests_sent_ahead_are_answered_in_their_order(server: ServerProcess) -> None:
    """Three on one connection, the middle one unknown."""
    with _connected(server) as connection:
        connection.sendall(
            b"".join(
                b"GET %b HTTP/1.1\r\nHost: till\r\n\r\n" % path for path in (b"/healthz", b"/api/nothing", b"/healthz")
            )
        )
        received = b""
        while received.count(b'{"status":"up"}') < 2:
            received += connection.recv(65_536)
    assert re.findall(rb"HTTP/1.1 (\d+) ", received) == [b"200", b"404", b"200"]


async def test_a_stream_begins_before_anything_happens(server: ServerProcess, demo_database: str) -> None:
    """EV-3: its head and its first line are not kept until there is an event."""
    async with Shop.at(server.url, demo_database) as shop:
        till = await shop.sign_in("cashier1", business="espiga")
        headers = {"Authorization": f"Bearer {till.token}"}
        async with (
            httpx.AsyncClient(timeout=5, **LOOPBACK) as http,
            http.stream("GET", f"{server.url}/api/feed", headers=headers) as answer,
        ):
            assert answer.status_code == 200
            assert (await anext(answer.aiter_raw())).startswith(b"retry: ")
