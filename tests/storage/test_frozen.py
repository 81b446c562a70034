"""A database that says nothing costs a call its limit, and no more: a frozen machine, a cut cable (OP-1)."""

import asyncio
import contextlib
import socket
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import cast

import psutil
import pytest

from tests.cli.program import tillkeeper
from tests.helpers.floor import key, ok, refused
from tests.helpers.own_postgres import OwnPostgres, Wire, own_postgres
from tests.helpers.shop import Shop
from tests.storage.holder import server_pid
from tillkeeper.kernel import limits
from tillkeeper.storage import listening, notifying
from tillkeeper.storage.connecting import Opener
from tillkeeper.storage.database import Database, DatabaseBusy, DatabaseUnavailable
from tillkeeper.storage.embedded import EmbeddedPostgres

# A tenth of the product's limits; a busy machine is late by less than this.
LATE_SECONDS = 2
READYZ_SECONDS = 2


@pytest.fixture(autouse=True)
def _short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, milliseconds in {
        "STATEMENT_TIMEOUT_MS": 1_500,
        "COMMAND_GRACE_MS": 500,
        "DATABASE_CONNECT_MS": 1_000,
        "DATABASE_PROBE_MS": 1_000,
        "DATABASE_QUEUE_MS": 1_000,
    }.items():
        monkeypatch.setattr(limits, name, milliseconds)


@pytest.fixture
def own(tmp_path: Path, run_folder: Path) -> Iterator[OwnPostgres]:
    with own_postgres(tmp_path / "own", run_folder) as server:
        yield server


@pytest.fixture
async def database(own: OwnPostgres) -> AsyncIterator[Database]:
    opened = await Database.connect(own.url, size=2)
    yield opened
    await opened.close()


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Require that the block takes no longer."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds


async def until_ready(shop: Shop) -> None:
    async with asyncio.timeout(5):
        while (await shop.http.get("/readyz")).status_code != 200:  # noqa: ASYNC110 - the event is in a frozen process
            await asyncio.sleep(0.1)


async def test_a_frozen_first_host_gives_way_to_the_second(tmp_path: Path, run_folder: Path, own: OwnPostgres) -> None:
    """OP-1: after one call's limit the shop goes on with the host that answers, and stays with it."""
    with own_postgres(tmp_path / "second", run_folder) as second:
        url = f"postgresql://postgres@/tillkeeper?host={own.host},{second.host}&port=5432&target_session_attrs=primary"
        database = await Database.connect(url, size=4)
        try:
            # Three idle connections to the first: only one of them may cost a call its limit.
            assert await asyncio.gather(*(_folder(database) for _ in range(3))) == [str(own.server.cluster)] * 3
            own.freeze()
            with within(2 + LATE_SECONDS), pytest.raises(DatabaseUnavailable, match="in time"):
                await database.fetch_value("SELECT 1")
            with within(1 + LATE_SECONDS):
                assert await _folder(database) == str(second.server.cluster)
            # Two at once need one more connection: the frozen host's limit is not paid again.
            with within(1):
                await asyncio.gather(_folder(database), _folder(database))
        finally:
            await database.close()


async def test_a_frozen_first_host_does_not_use_up_the_time_of_the_second(
    tmp_path: Path, run_folder: Path, own: OwnPostgres
) -> None:
    """OP-1: each host has a limit of its own to take a connection."""
    with own_postgres(tmp_path / "second", run_folder) as second:
        own.freeze()
        with within(1 + LATE_SECONDS):
            database = await Database.connect(
                f"postgresql://postgres@/tillkeeper?host={own.host},{second.host}", size=1
            )
        assert await _folder(database) == str(second.server.cluster)
        await database.close()


async def _folder(database: Database) -> str:
    return str(await database.fetch_value("SELECT current_setting('data_directory')"))


async def test_a_transaction_is_not_rolled_back_at_a_server_that_does_not_answer(
    own: OwnPostgres, database: Database
) -> None:
    """EV-1: its call costs one command's limit, not a second one for the rollback; the connection is not used again."""

    async def count() -> None:
        async with database.transaction("test") as tx, tx.undo_on_error():
            await tx.fetch_value("SELECT count(*) FROM journal")
            own.freeze()
            await tx.fetch_value("SELECT count(*) FROM journal")

    with within(2 + LATE_SECONDS / 2), pytest.raises(DatabaseUnavailable):
        await count()
    assert database._idle == []
    own.thaw()
    assert await database.fetch_value("SELECT 1") == 1


async def test_a_command_that_was_given_up_is_not_cancelled_at_the_server(own: OwnPostgres, database: Database) -> None:
    """OP-1: cancelled, a commit would count without its standby; the connection ends, and what was sent goes on."""
    await database.fetch_rows("CREATE TABLE noted (number integer)")
    connection = await Opener(own.url, command_seconds=0.3).open()
    with pytest.raises(TimeoutError):
        await connection.execute("INSERT INTO noted SELECT 1 FROM pg_sleep(1)")
    assert connection.is_closed()
    async with asyncio.timeout(5):
        while await database.fetch_value("SELECT count(*) FROM noted") == 0:  # noqa: ASYNC110 - the event is elsewhere
            await asyncio.sleep(0.05)


async def test_a_transaction_that_is_cancelled_says_so(database: Database) -> None:
    """EV-3: a background task ends when it is told to: its cancellation is not taken for a database that went away."""

    async def wait() -> None:
        async with database.transaction("test") as tx, tx.undo_on_error():
            await tx.fetch_value("SELECT pg_sleep(1)")

    task = asyncio.create_task(wait())
    await asyncio.sleep(0.3)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await database.fetch_value("SELECT 1") == 1


async def test_a_call_that_finds_every_connection_in_use_is_told_so(database: Database) -> None:
    """EV-2: busy, within its limit, and nothing was sent."""
    stuck = [asyncio.create_task(database.fetch_value("SELECT pg_sleep(1.4)")) for _ in range(2)]
    await asyncio.sleep(0.1)
    with within(1 + LATE_SECONDS / 4), pytest.raises(DatabaseBusy, match="in use"):
        await database.fetch_value("SELECT 1")
    await asyncio.gather(*stuck)
    assert await database.fetch_value("SELECT 1") == 1


async def test_every_call_and_readyz_answer_while_the_only_server_is_frozen(
    own: OwnPostgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EV-2, EV-1: 503 within the limit, also for a crowd; the same key goes through when the server is back."""
    # The look itself takes longer than /readyz may.
    monkeypatch.setattr(limits, "DATABASE_PROBE_MS", 5_000)
    monkeypatch.setattr(limits, "DATABASE_CONNECT_MS", 3_000)
    async with Shop.open_in_process(own.url) as shop:
        till = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
        assert (await shop.http.get("/readyz")).status_code == 200
        own.freeze()
        asked = key()
        with within(2 + 1 + LATE_SECONDS):
            crowd = [till.get("/api/orders") for _ in range(20)]
            first, *others = await asyncio.gather(
                till.post("/api/pos/sessions/get-or-create", {"registerId": "ASU-1"}, key=asked), *crowd
            )
        refused(first, 503, "database-unavailable")
        assert {answer.status_code for answer in others} == {503}
        for _ in range(3):
            with within(READYZ_SECONDS):
                answer = await shop.http.get("/readyz")
            assert refused(answer, 503, "database-unavailable")["checks"]["database"] == "database-unavailable"
        own.thaw()
        again = await till.post("/api/pos/sessions/get-or-create", {"registerId": "ASU-1"}, key=asked)
        assert ok(again, again.status_code)["session"]["status"] == "open"
        await until_ready(shop)


async def test_a_network_that_swallows_packets_is_a_server_that_does_not_answer(own: OwnPostgres) -> None:
    """EV-2: the same limits hold on the wire, for connections there are and for new ones."""
    async with Wire.to(own) as wire:
        url = f"postgresql://postgres@127.0.0.1:{wire.port}/tillkeeper"
        async with Shop.open_in_process(url) as shop:
            till = await shop.sign_in("cashier1", business="espiga")
            assert (await shop.http.get("/readyz")).status_code == 200
            wire.swallow()
            with within(2 + LATE_SECONDS):
                refused(await till.get("/api/orders"), 503, "database-unavailable")
            with within(READYZ_SECONDS):
                refused(await shop.http.get("/readyz"), 503, "database-unavailable")
            with within(1 + LATE_SECONDS):
                answer = await till.get("/api/orders")
            assert answer.status_code == 503
            wire.pass_on()
            await until_ready(shop)
            assert (await till.get("/api/orders")).status_code == 200


@pytest.mark.parametrize("command", ["doctor", "migrate"])
def test_a_command_at_a_frozen_server_ends_with_a_sentence(own: OwnPostgres, command: str) -> None:
    """EV-8: within the limit of a connection; never a traceback."""
    own.freeze()
    began = time.monotonic()
    ended = tillkeeper(command, database_url=own.url)
    assert (ended.code, "no answer within 3 s" in ended.told) == (1, True), ended.told
    assert len(ended.told.strip().splitlines()) == 1
    assert time.monotonic() - began < 20


def test_a_command_at_a_frozen_data_folder_ends_with_a_sentence(tmp_path: Path) -> None:
    """EV-8: the embedded database that says nothing costs a command the same limit."""
    folder = tmp_path / "data"
    with EmbeddedPostgres(folder):
        postmaster = psutil.Process(server_pid(folder))
        frozen = [postmaster, *postmaster.children(recursive=True)]
        for process in frozen:
            process.suspend()
        try:
            ended = tillkeeper("doctor", "--data-dir", folder, database_url=None)
        finally:
            for process in frozen:
                process.resume()
    assert ended.code == 1, ended.told
    assert "timeout expired" in ended.told
    assert "Traceback" not in ended.told


async def test_hearing_and_telling_notice_that_nobody_answers(own: OwnPostgres) -> None:
    """EV-3: hints that no longer come in are known to be lost within the probe's limit, and come again afterwards."""
    heard: asyncio.Queue[str] = asyncio.Queue()
    began, lost = asyncio.Event(), asyncio.Event()
    listener = listening.Listener("said_in_a_test", heard=heard.put_nowait, began=began.set, lost=lost.set)
    notifier = notifying.Notifier(own.url, "said_in_a_test")
    tasks = [
        asyncio.create_task(listening.keep_listening(own.url, listener)),
        asyncio.create_task(notifier.run()),
    ]
    try:
        async with asyncio.timeout(10):
            await began.wait()
            notifier.notify("before")
            assert await heard.get() == "before"
        began.clear()
        own.freeze()
        notifier.notify("lost")
        async with asyncio.timeout(listening._PROBE_SECONDS + 1 + LATE_SECONDS):
            await lost.wait()
        own.thaw()
        async with asyncio.timeout(10):
            await began.wait()
            while heard.empty():
                notifier.notify("after")
                await asyncio.sleep(0.1)
            while await heard.get() != "after":
                pass
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="Linux has it")
async def test_the_socket_finds_out_by_itself_that_the_other_machine_is_gone(own: OwnPostgres) -> None:
    """OP-1: keepalive and TCP_USER_TIMEOUT, as limited or as the URL says."""
    async with Wire.to(own) as wire:
        base = f"postgresql://postgres@127.0.0.1:{wire.port}/tillkeeper"
        assert await _options(base) == (1, 10, 3, 3, 10_000)
        assert await _options(f"{base}?keepalives_idle=60&keepalives_count=7&tcp_user_timeout=5000") == (
            1,
            60,
            3,
            7,
            5_000,
        )
        assert (await _options(f"{base}?keepalives=0"))[0] == 0


async def _options(url: str) -> tuple[int, ...]:
    database = await Database.connect(url, size=1)
    try:
        async with database._connection() as connection:
            found = cast("socket.socket", connection._con._own_socket)  # type: ignore[attr-defined]
            return (
                found.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE),
                *(
                    found.getsockopt(socket.IPPROTO_TCP, option)
                    for option in (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT)
                ),
                found.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT),
            )
    finally:
        await database.close()
