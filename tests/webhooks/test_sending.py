"""Where a message may go, and how long it waits."""

import asyncio
import random
import socket
import ssl
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import trustme

from tests.webhooks.receiver import Receiver, says_bytes
from tillkeeper.domains.webhooks.model import Message, is_public, next_try
from tillkeeper.domains.webhooks.sending import Sender
from tillkeeper.kernel import limits
from tillkeeper.kernel.ids import new_id

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def message(url: str) -> Message:
    return Message(new_id(), new_id(), new_id(), url, ("whsec_c2VjcmV0c2VjcmV0c2VjcmV0",), 1, 1, 1)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - judged, not bound
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True),
        ("64:ff9b:1::7f00:1", False),
        ("::127.0.0.1", False),
        ("::ffff:0:10.0.0.1", False),
        ("fec0::1", False),
    ],
)
def test_which_addresses_are_the_open_internets(address: str, public: bool) -> None:  # noqa: FBT001 - a table
    """In every dress that an address inside comes in."""
    assert is_public(address) is public


async def test_a_name_that_leads_inside_is_not_followed(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that is connected to is the one that was checked, whatever the name server says next time."""
    port = int(receiver.url.rsplit(":", 1)[1].split("/")[0])

    def rebound(_host: str, asked: int, *_rest: Any, **_more: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", asked))]

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    for allowed in (False, True):
        sender = Sender(private_targets=allowed)
        came = await sender.send(message(f"http://shop.example.com:{port}/hook"), "{}")
        await sender.close()
        assert came.taken is allowed
        assert came.error_code == (None if allowed else "target-forbidden")
    assert len(receiver.messages) == 1
    assert receiver.messages[0].headers["host"] == f"shop.example.com:{port}"


async def test_one_that_thinks_too_long_is_not_waited_for(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WEBHOOK_ANSWER_MS", 200)
    receiver.thinks_seconds = 5
    sender = Sender(private_targets=True)
    async with asyncio.timeout(2):
        came = await sender.send(message(receiver.url), "{}")
    await sender.close()
    assert (came.error_code, came.error) == ("no-answer-in-time", "no answer within 200 ms")
    assert 200 <= came.latency_ms < 2000


async def test_what_does_not_answer_http_is_a_failure_and_no_fault(receiver: Receiver) -> None:
    sender = Sender(private_targets=True)
    for said in (b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200"):
        receiver.answer = says_bytes(said)
        came = await sender.send(message(receiver.url), "{}")
        assert (came.response_status, came.error_code) == (None, "not-http")
        assert came.error
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    came = await sender.send(message(f"http://127.0.0.1:{free.getsockname()[1]}/"), "{}")
    free.close()
    await sender.close()
    assert came.error_code == "not-connected"
    assert came.error
    assert came.error.startswith("ConnectError")


@pytest.mark.parametrize("lingers_seconds", [0, 5])
async def test_an_answer_is_its_status_also_when_its_content_breaks_off_or_never_ends(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch, lingers_seconds: int
) -> None:
    """EV-3: a receiver that said 200 has the message: sent again it would come twice, and fail for good at last."""
    monkeypatch.setattr(limits, "WEBHOOK_ANSWER_MS", 300)
    receiver.lingers_seconds = lingers_seconds
    sender = Sender(private_targets=True)
    for status in (200, 410, 500):
        receiver.answer = says_bytes(b"HTTP/1.1 %d Said\r\nContent-Length: 100\r\n\r\nso far" % status)
        came = await sender.send(message(receiver.url), "{}")
        assert (came.response_status, came.response_start) == (status, "so far")
        assert (came.error_code, came.error) == (None, None)
        assert came.latency_ms < 2000
    await sender.close()


async def test_a_name_that_nobody_knows_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_asked: Any, **_more: Any) -> list[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    sender = Sender(private_targets=True)
    came = await sender.send(message("https://shop.example.com/hook"), "{}")
    await sender.close()
    assert (came.response_status, came.error_code) == (None, "name-unknown")
    assert came.error
    assert came.error.startswith("shop.example.com is not known")


async def test_a_receiver_whose_certificate_nobody_vouches_for() -> None:
    """Nothing is sent to whoever only says to be the shop's accounting."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    async with Receiver.listening(context) as receiver:
        sender = Sender(private_targets=True)
        came = await sender.send(message(receiver.url), "{}")
        await sender.close()
        assert receiver.messages == []
    assert (came.response_status, came.error_code) == (None, "certificate-refused")


def test_the_waits_grow_and_end() -> None:
    chance = random.Random(1)
    waits = []
    for tries in range(1, len(limits.WEBHOOK_RETRY_SECONDS) + 1):
        at = next_try(tries, NOW, chance)
        assert at is not None
        wait, least = at - NOW, timedelta(seconds=limits.WEBHOOK_RETRY_SECONDS[tries - 1])
        assert least <= wait <= 1.2 * least
        waits.append(wait)
    assert waits == sorted(waits)
    assert next_try(len(waits) + 1, NOW, chance) is None
    assert len({next_try(2, NOW, chance) for _ in range(20)}) > 10, "everything would come back at one instant"
