"""What the outermost ring answers: names that are not ours, requests that the end cuts off, clients that went away."""

import asyncio
import signal
import time
from collections.abc import Callable

import asyncpg
import httpx
import pytest

from tests.helpers.floor import ok, password_of, person
from tests.helpers.loopback import LOOPBACK
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop
from tests.serving.wire import connected, problem, until_closed
from tillkeeper.api.edge import server_names

# Takes a moment itself.
WAITS = "SELECT EXISTS (SELECT FROM pg_locks, pg_sleep(0.02) WHERE NOT granted)"


@pytest.fixture
def server(start_server: Callable[..., ServerProcess]) -> ServerProcess:
    return start_server()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200), ("127.0.0.1:80", 200), ("LocalHost:8000", 200), ("[::1]:8000", 200), ("till", 200),
        (None, 200), ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example:8000",
        421), ("", 421),
        ("\xff", 421), ("127.0.0.2", 421), ("[::2]", 421),
    ],
)  # fmt: skip
def test_a_foreign_name_on_loopback_is_refused(server: ServerProcess, host: str | None, status: int) -> None:
    """EV-5: a page whose name was turned into 127.0.0.1 speaks to nobody, not even to sign in."""
    named = b"" if host is None else b"Host: " + host.encode("latin-1") + b"\r\n"
    version = b"1.0" if host is None else b"1.1"
    with connected(server.url) as connection:
        connection.sendall(b"GET /healthz HTTP/" + version + b"\r\n" + named + b"Connection: close\r\n\r\n")
        answer = until_closed(connection)
    assert int(answer[9:12]) == status
    if status == 421:
        assert problem(answer) == (421, "host-unknown")


def test_which_names_a_server_has() -> None:
    """On loopback its own and those that are set; elsewhere any, until some are set."""
    assert server_names("127.0.0.1", ()) is not None
    assert "shop.example" in (server_names("::1", ("shop.example",)) or ())
    assert server_names("0.0.0.0", ()) is None  # noqa: S104 - looked up, not bound
    assert server_names("192.168.1.7", ("till.lan",)) == ("till.lan",)


async def test_answers_are_not_kept(shop: Shop) -> None:
    """EV-5, S1-61: a token, a person's data and a refusal stay in no cache; no answer is of another kind."""
    login = await shop.http.post("/api/auth/login", json=password_of("cashier2", "espiga"))
    ok(login)
    me = await shop.http.get("/api/auth/me", headers={"Authorization": f"Bearer {login.json()['token']}"})
    refusal = await shop.http.get("/api/registers")
    for answer in (login, me, refusal, await shop.http.get("/healthz")):
        assert answer.headers.get_list("X-Content-Type-Options") == ["nosniff"]
        assert answer.headers.get_list("Cache-Control") == ["no-store"]
    page = await shop.http.get("/")
    assert page.headers.get_list("X-Content-Type-Options") == ["nosniff"]
    assert page.headers["Cache-Control"] != "no-store"


async def test_what_the_end_cuts_off_is_told_so(server: ServerProcess, demo_database: str) -> None:
    """EV-2: behind a row that somebody holds, a request gets a 503 document at SIGTERM, and the log no traceback."""
    async with Shop.at(server.url, demo_database) as shop:
        who = await person(shop, "manager1")
        holder = await asyncpg.connect(demo_database)
        try:
            async with holder.transaction():
                await holder.execute("LOCK TABLE journal IN ACCESS EXCLUSIVE MODE")
                asking = asyncio.create_task(
                    who.post("/api/products", {"name": "x", "price": "1"}, headers={"Accept-Language": "es"})
                )
                while not await holder.fetchval(WAITS):
                    pass
                server.process.send_signal(signal.SIGTERM)
                answer = await asking
        finally:
            await holder.close()
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert answer.json()["code"] == "server-stopping"
    assert answer.headers["Retry-After"] == "1"
    assert answer.headers["Content-Language"] == "es-PY"
    await asyncio.to_thread(server.process.wait, 20)
    assert "Traceback" not in server.log_text()


async def test_a_strangers_address_is_spelled_out_in_the_log(server: ServerProcess, demo_database: str) -> None:
    """EV-4: what moves the cursor or turns the writing of a terminal is no command to whoever reads the log there."""
    connection = await asyncpg.connect(demo_database)
    await connection.execute("ALTER TABLE access_tokens RENAME TO gone")  # so that there is something to be told
    await connection.close()
    answer = await asyncio.to_thread(
        httpx.get,
        f"{server.url}/api/orders/%1b%5b2J%c2%9b%e2%80%aex",
        headers={"Authorization": "Bearer x"},
        **LOOPBACK,
    )
    assert answer.status_code == 503
    (line,) = [line for line in server.log_text().splitlines() if "/api/orders/" in line]
    assert "\\x1b[2J\\x9b\\u202ex" in line
    assert line.isprintable()


def test_a_client_that_goes_is_no_error(server: ServerProcess) -> None:
    """In the middle of its body, of its answer, of a stream: nothing of it in the log, and the next is served."""
    login = ok(httpx.post(f"{server.url}/api/auth/login", json=password_of("manager1", "espiga"), **LOOPBACK))
    token = f"Host: till\r\nAuthorization: Bearer {login['token']}\r\n".encode()
    begun = (
        b"POST /api/products HTTP/1.1\r\n" + token + b"Content-Type: application/json\r\nContent-Length: 999\r\n\r\n{"
    )
    for request in (
        begun,
        b"GET /api/products HTTP/1.1\r\n" + token + b"\r\n",
        b"GET /api/feed HTTP/1.1\r\n" + token + b"\r\n",
    ):
        for wait in (0, 0.05):
            for _ in range(10):
                with connected(server.url) as connection:
                    connection.sendall(request)
                    time.sleep(wait)  # the request may be at any point when its client goes
    assert httpx.get(f"{server.url}/readyz", **LOOPBACK).status_code == 200
    assert "Traceback" not in server.log_text()
    assert "error" not in server.log_text().lower()
