"""Strangers who send half of something, or too much of it: cut off in time, and nobody waits for them."""

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import psutil
import pytest
import uvicorn

from tests.helpers.floor import Person, person
from tests.helpers.loopback import LOOPBACK
from tests.helpers.server import ServerProcess, free_port
from tests.helpers.shop import Shop
from tests.serving.wire import answers_within, connected, problem, until_closed
from tillkeeper.api import connection as connections
from tillkeeper.api.edge import Edge
from tillkeeper.kernel import limits

HEAD = b"GET /healthz HTTP/1.1\r\nHost: till\r\n"
# What a till waits for an answer while others attack, in seconds; the machine runs other tests beside.
PATIENCE = 2.0
MEASURED_MIN = 5
PIECE_BYTES = 1 << 20


@pytest.fixture
def server(start_server: Callable[..., ServerProcess]) -> ServerProcess:
    return start_server()


@contextlib.contextmanager
def stopwatch(url: str) -> Iterator[list[float]]:
    """Ask for ``/healthz`` again and again beside the block; the list has what each took, in seconds."""
    took: list[float] = []
    over = threading.Event()

    def ask() -> None:
        while not over.wait(0.02) or len(took) < MEASURED_MIN:
            took.append(answers_within(url))

    with ThreadPoolExecutor(1) as pool:
        asking = pool.submit(ask)
        try:
            yield took
        finally:
            over.set()
            asking.result()


# --- too much -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "endless", "status", "code"),
    [
        pytest.param(HEAD + b"X-Endless: ", b"x" * 8192, 431, "head-too-large", id="one header"),
        pytest.param(HEAD, b"X-One-More: x\r\n" * 500, 431, "head-too-large", id="many headers"),
        pytest.param(b"GET /api/", b"x" * 8192, 414, "target-too-long", id="an address"),
        pytest.param(b"GET /healthz?", b"q=%20&" * 1000, 414, "target-too-long", id="a query"),
    ],
)
def test_an_endless_head_is_cut(server: ServerProcess, begin: bytes, endless: bytes, status: int, code: str) -> None:
    """A problem document and a closed connection, after little more than the limit; others notice nothing."""
    sent = 0
    with stopwatch(server.url) as took, connected(server.url) as connection:
        connection.sendall(begin)
        connection.settimeout(0.05)
        answer = b""
        while not answer:
            assert sent < 4 * limits.REQUEST_HEAD_BYTES_MAX, "never cut"
            with contextlib.suppress(ConnectionError):
                connection.sendall(endless)
            sent += len(endless)
            with contextlib.suppress(TimeoutError):
                answer = connection.recv(65_536)
        connection.settimeout(5)
        assert problem(answer + until_closed(connection)) == (status, code)
    assert max(took) < PATIENCE


def test_a_whole_head_that_is_too_large_is_refused(server: ServerProcess) -> None:
    """In one piece too, and under the limit it is served."""
    for size, status in ((limits.REQUEST_HEAD_BYTES_MAX + 1, b"431"), (limits.REQUEST_HEAD_BYTES_MAX - 4096, b"200")):
        with connected(server.url) as connection:
            connection.sendall(HEAD + b"Connection: close\r\nX-Large: " + b"x" * size + b"\r\n\r\n")
            assert until_closed(connection).split(b" ", 2)[1] == status


def test_what_is_no_http_is_told_so(server: ServerProcess) -> None:
    """EV-2: a problem document, not a line of text; nothing of it is in the log."""
    for nonsense in (
        b"\x16\x03\x01\x02\x00\x01",
        b"HELO till\r\n\r\n",
        b"GET / HTTP/1.1\r\nA B: c\r\n\r\n",
        b"\xff\r\n\r\n",
    ):
        with connected(server.url) as connection:
            connection.sendall(nonsense)
            assert problem(until_closed(connection)) == (400, "request-malformed")
    assert "Invalid HTTP" not in server.log_text()


# --- too slow -------------------------------------------------------------------------------------------------------


async def _echo(scope: Any, receive: Any, send: Any) -> None:
    """Read the body and answer with as many bytes as the query says, piece by piece, as a stream does."""
    while (message := await receive())["type"] == "http.request" and message["more_body"]:
        pass
    size = int(scope["query_string"] or b"2")
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % size)]})
    for sent in range(0, size, PIECE_BYTES):
        piece = b"x" * min(PIECE_BYTES, size - sent)
        await send({"type": "http.response.body", "body": piece, "more_body": sent + len(piece) < size})
        await asyncio.sleep(0)  # a file or the database is read for the next piece


@pytest.fixture
async def impatient(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """Serve on a socket in this process, with limits of time that a test can wait for; yield the address."""
    monkeypatch.setattr(limits, "REQUEST_HEAD_SECONDS", 0.6)
    monkeypatch.setattr(limits, "REQUEST_BODY_SECONDS", 0.6)
    monkeypatch.setattr(limits, "ANSWER_UNREAD_SECONDS", 0.6)
    monkeypatch.setattr(limits, "CONNECTIONS_WAITING_MAX", 20)
    monkeypatch.setattr(connections, "_LOOK_SECONDS", 0.05)
    monkeypatch.setattr(connections, "WAITING", connections.Waiting())
    config = uvicorn.Config(
        Edge(_echo, None),
        port=free_port(), http="tillkeeper.api.connection:Connection", ws="none", lifespan="off",
        log_config=None, timeout_keep_alive=1,
    )  # fmt: skip
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn sets no event
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{config.port}"
    server.should_exit = True
    await serving


def _trickle(url: str, begin: bytes, piece: bytes) -> tuple[float, bytes]:
    """Send a piece every 50 ms; return when the server had enough, in seconds, and what it said."""
    began = time.monotonic()
    with connected(url) as connection:
        connection.sendall(begin)
        connection.settimeout(0.05)
        while time.monotonic() - began < 10:
            with contextlib.suppress(ConnectionError):
                connection.sendall(piece)
            with contextlib.suppress(TimeoutError):
                answer = connection.recv(65_536) if piece else until_closed(connection)
                return time.monotonic() - began, answer
    raise AssertionError("never cut")


@pytest.mark.parametrize(
    ("begin", "piece", "told"),
    [
        pytest.param(b"", b"", None, id="nothing"),
        pytest.param(b"", b"\r\n", None, id="line ends"),
        pytest.param(HEAD, b"X: x\r\n", 408, id="headers, one at a time"),
        pytest.param(b"", b"G", 400, id="a method without end"),
        pytest.param(b"POST / HTTP/1.1\r\nContent-Length: 1000\r\n\r\n", b"x", 408, id="a body"),
        pytest.param(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 408, id="chunks"),
        pytest.param(HEAD + b"\r\n", b"\r\n", 200, id="line ends after a request"),
    ],
)
async def test_a_request_that_does_not_end_is_ended(
    impatient: str, begin: bytes, piece: bytes, told: int | None
) -> None:
    """Slowloris: within its limit, however often a byte comes."""
    took, answer = await asyncio.to_thread(_trickle, impatient, begin, piece)
    assert took < 5
    assert (int(answer.split(b" ", 2)[1]) if answer else None) == told


async def test_a_client_that_reads_nothing_is_let_go(impatient: str) -> None:
    """Its answer waits in this process for so long, and no longer."""
    with connected(impatient) as deaf:
        deaf.sendall(b"GET /?50000000 HTTP/1.1\r\n\r\n")
        await asyncio.sleep(2)
        got = await asyncio.to_thread(until_closed, deaf)
    assert 0 < len(got) < 50_000_000


async def test_a_crowd_of_half_requests_keeps_nobody_out(impatient: str) -> None:
    """The oldest goes when the line is full; a whole request is answered at any time."""
    crowd = []
    for _ in range(100):
        crowd.append(connected(impatient))
        crowd[-1].sendall(HEAD)
        assert await asyncio.to_thread(answers_within, impatient) < PATIENCE
    alive = [one for one in crowd if _is_open(one)]
    assert len(alive) <= 20
    for one in crowd:
        one.close()


def _is_open(connection: socket.socket) -> bool:
    connection.setblocking(False)
    try:
        return connection.recv(1, socket.MSG_PEEK) != b""
    except BlockingIOError:
        return True
    except ConnectionError:
        return False


# --- too many ---------------------------------------------------------------------------------------------------------


def test_a_crowd_at_a_low_limit_of_open_files(start_server: Callable[..., ServerProcess]) -> None:
    """1,004 half-sent requests where 400 files may be open: every till is answered, then and afterwards."""
    server = start_server(open_files="400")
    assert "At most 400 files may be open here" in server.log_text()
    crowd: list[socket.socket] = []
    with stopwatch(server.url) as took:
        for _ in range(1004):
            crowd.append(connected(server.url))
            with contextlib.suppress(ConnectionError):
                crowd[-1].sendall(HEAD)
    assert max(took) < PATIENCE
    for one in crowd:
        one.close()
    assert answers_within(server.url) < PATIENCE


@pytest.mark.skipif(
    not hasattr(psutil.Process, "rlimit"), reason="sets the limit of another process, as Linux lets one"
)
def test_the_door_opens_again_after_no_file_was_left(server: ServerProcess) -> None:
    """EMFILE while accepting: who came then is turned away, who comes later is served."""
    process = psutil.Process(server.process.pid)
    full = process.num_fds() + 30
    before = process.rlimit(psutil.RLIMIT_NOFILE)
    process.rlimit(psutil.RLIMIT_NOFILE, (full, before[1]))
    crowd = []
    for _ in range(100):
        crowd.append(connected(server.url))
        with contextlib.suppress(ConnectionError):
            crowd[-1].sendall(HEAD)
    for one in crowd:
        one.close()
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        with contextlib.suppress(AssertionError, OSError):
            assert answers_within(server.url) < PATIENCE
            break
    else:
        raise AssertionError("never served again")
    process.rlimit(psutil.RLIMIT_NOFILE, before)
    assert httpx.get(f"{server.url}/readyz", **LOOPBACK).status_code == 200


def test_the_limit_of_open_files_is_raised(start_server: Callable[..., ServerProcess]) -> None:
    """From the 500 that it was started with to the 700 that its account may have."""
    server = start_server(open_files="500:700")
    assert psutil.Process(server.process.pid).rlimit(psutil.RLIMIT_NOFILE) == (700, 700)


async def test_one_person_does_not_take_everybodys_streams(server: ServerProcess, demo_database: str) -> None:
    """EV-3: so many of one person at once, however many sign-ins; the next is told so, and another person is served."""
    async with Shop.at(server.url, demo_database) as shop:
        cashiers = [await person(shop, "cashier2") for _ in range(2)]
        boss = await person(shop, "manager1")
    most = limits.FEED_STREAMS_PER_PERSON_MAX
    crowd = [_stream(server, cashiers[number % 2]) for number in range(2 * most)]
    statuses = [await asyncio.to_thread(_status, one) for one in crowd]
    assert (statuses.count(200), statuses.count(429)) == (most, most)
    with _stream(server, boss) as another:
        assert _status(another) == 200
    for one in crowd:
        one.close()
    # A place is free again as soon as the server has seen its client go.
    deadline = time.monotonic() + 10
    status = 0
    while status != 200:
        assert time.monotonic() < deadline
        with _stream(server, cashiers[0]) as one:
            status = _status(one)


def _stream(server: ServerProcess, who: Person) -> socket.socket:
    connection = connected(server.url)
    connection.sendall(
        f"GET /api/feed HTTP/1.1\r\nHost: till\r\nAuthorization: Bearer {who.till.token}\r\n\r\n".encode()
    )
    return connection


def _status(connection: socket.socket) -> int:
    return int(connection.recv(65_536).split(b" ", 2)[1])
