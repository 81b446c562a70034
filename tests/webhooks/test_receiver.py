"""The receiver of the tests leaves no connection open, however late one came."""

import asyncio
import contextlib
import socket
from urllib.parse import urlsplit

import pytest

from tests.webhooks.receiver import Receiver


@pytest.mark.parametrize("turns", range(4))
async def test_a_connection_of_the_last_moment_is_closed(turns: int) -> None:
    """Whether it was accepted or not, and whether its task has begun: an open one is a warning, and an error here."""
    async with Receiver.listening() as receiver:
        at = urlsplit(receiver.url)
        client = socket.create_connection((at.hostname, at.port))
        for _ in range(turns):
            await asyncio.sleep(0)
    with client:
        client.settimeout(5)
        with contextlib.suppress(ConnectionResetError):
            assert client.recv(1) == b""
