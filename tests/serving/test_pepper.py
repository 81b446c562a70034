"""A stolen dump gives no PIN: the key under which the hashes are kept is a file outside the database (DV-3)."""

import asyncio
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError

from tests.helpers.floor import journal, ok, person, refused, sign_in_by_pin, sign_in_with
from tests.helpers.loopback import LOOPBACK
from tests.helpers.server import ServerProcess, free_port
from tests.helpers.shop import Shop
from tillkeeper.domains.identity import Pepper, PepperError, embedded_pepper, pepper_of
from tillkeeper.domains.identity.pepper import make_pepper
from tillkeeper.storage.database import Database

PIN = "2222"


@pytest.fixture
def pepper_file(tmp_path: Path) -> Path:
    file = tmp_path / "pepper"
    file.write_bytes(os.urandom(32))
    return file


async def dump(shop: Shop) -> list[str]:
    """Return every hash that a dump of the database has."""
    rows = await shop.sql(
        "SELECT password_hash AS kept FROM users UNION ALL SELECT pin_hash FROM memberships WHERE pin_hash IS NOT NULL"
    )
    return [row["kept"] for row in rows]


def falls(kept: list[str], pin: str) -> bool:
    """Return whether somebody who has the dump finds a PIN by trying."""
    found = []
    for each in kept:
        try:
            PasswordHasher().verify(each, pin)
        except InvalidHashError:
            continue
        except Exception:  # noqa: BLE001, S112 - another person's
            continue
        found.append(each)
    return bool(found)


async def test_a_dump_gives_none(demo_database: str, pepper_file: Path) -> None:
    """DV-3: from the first start with a pepper on; before it the same try finds the PIN."""
    async with Shop.open_in_process(demo_database) as unprotected:
        assert falls(await dump(unprotected), PIN), "the thief's way finds nothing: this test would prove nothing"
    async with Shop.open_in_process(demo_database, TILLKEEPER_PEPPER_FILE=str(pepper_file)) as shop:
        assert (await shop.http.get("/readyz")).json()["checks"]["pepper"] == "ok"
        kept = await dump(shop)
        assert not falls(kept, PIN)
        assert len(kept) > 8
        assert all(each.startswith("sealed1$") for each in kept)
        assert len({each[:30] for each in kept}) > 1
        await sign_in_by_pin(shop, "cashier2", PIN, "ASU-1")
        await person(shop, "manager1")
        refused(await sign_in_with(shop, username="cashier2", pin="2223", registerId="ASU-1"), 401, "sign-in-failed")
        # Somebody whose hash came past the server: sealed with their next sign-in.
        plain = PasswordHasher(time_cost=1, memory_cost=1024).hash("7777")
        await shop.sql(
            "UPDATE memberships SET pin_hash = $1 FROM users u WHERE u.id = user_id AND u.username = 'cashier3'",
            plain,
        )
        await sign_in_by_pin(shop, "cashier3", "7777", "ASU-1")
        assert plain not in await dump(shop)
        await sign_in_by_pin(shop, "cashier3", "7777", "ASU-1")
        assert kept[0] not in str(await journal(shop))


async def test_an_approval_is_checked_under_the_pepper(demo_database: str, pepper_file: Path) -> None:
    """DV-3, CS-8: the other way by which a PIN is tried."""
    async with Shop.open_in_process(demo_database, TILLKEEPER_PEPPER_FILE=str(pepper_file)) as shop:
        clerk = await person(shop, "cashier1", register="ASU-1")
        drawer = await clerk.open_drawer("ASU-1")
        ok(await clerk.end(drawer))
        approval = {"username": "manager1", "pin": "4321"}
        refused(await clerk.close(drawer, countedCash="1", reason="x", approval=approval), 403, "approval-failed")
        ok(await clerk.close(drawer, countedCash="1", reason="x", approval={**approval, "pin": "9999"}))


async def test_another_pepper_is_refused(demo_database: str, pepper_file: Path, tmp_path: Path) -> None:
    """DV-3: a sentence each, and no hash is touched: another file, none, a short one, none named."""
    database = await Database.connect(demo_database, size=2)
    try:
        assert await pepper_of(database, None) is None
        pepper = await pepper_of(database, pepper_file)
        before = await database.fetch_rows("SELECT * FROM memberships ORDER BY user_id, business_id")
        other, short = tmp_path / "other", tmp_path / "short"
        other.write_bytes(os.urandom(32))
        short.write_bytes(b"1234")
        for file, said in (
            (other, "not the one"),
            (tmp_path / "gone", "No such file"),
            (short, "4 bytes"),
            (None, "none is named"),
        ):
            with pytest.raises(PepperError, match=said):
                await pepper_of(database, file)
        assert await database.fetch_rows("SELECT * FROM memberships ORDER BY user_id, business_id") == before
        again = await pepper_of(database, pepper_file)
        assert pepper is not None
        assert again is not None
        assert again.fingerprint == pepper.fingerprint
        sealed = pepper.seal("$argon2id$")
        assert again.opened(sealed) == "$argon2id$"
        with pytest.raises(PepperError):
            Pepper.of(other.read_bytes()).opened(sealed)
    finally:
        await database.close()


async def test_two_first_servers_agree_on_one_pepper(demo_database: str, tmp_path: Path) -> None:
    """DV-3: started at one instant with two files, one is refused, and every hash opens with the other's."""
    files = [tmp_path / "one", tmp_path / "two"]
    for file in files:
        file.write_bytes(os.urandom(32))
    databases = [await Database.connect(demo_database, size=2) for _ in files]
    try:
        came = await asyncio.gather(*map(pepper_of, databases, files), return_exceptions=True)
        (winner,) = [each for each in came if isinstance(each, Pepper)]
        assert [type(each) for each in came].count(PepperError) == 1
        for row in await databases[0].fetch_rows("SELECT pin_hash FROM memberships WHERE pin_hash IS NOT NULL"):
            assert winner.opened(row["pin_hash"]).startswith("$argon2id$")
    finally:
        for database in databases:
            await database.close()


def test_an_embedded_shop_makes_its_own(run_folder: Path) -> None:
    """DV-3, OP-4: at the first start, for its owner's eyes; without the file the next start says what to do."""
    data = Path(tempfile.mkdtemp(dir=run_folder))  # no other run changes who may pass through it
    server = ServerProcess.start(None, arguments=("--data-dir", str(data), "--demo"))
    file = data / "pepper"
    try:
        assert len(file.read_bytes()) == 32
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        body = {"username": "cashier2", "pin": PIN, "registerId": "ASU-1"}
        assert httpx.post(f"{server.url}/api/auth/login", json=body, **LOOPBACK).status_code == 200
    finally:
        server.stop()
    kept = file.read_bytes()
    file.unlink()
    refusal = subprocess.run(
        [sys.executable, "-c", "from tillkeeper.cli import app; app()", "serve", "--port",
         str(free_port()),
         "--data-dir", str(data)],
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert refusal.returncode == 1
    assert "put back the file" in refusal.stderr
    assert "Traceback" not in refusal.stderr
    assert not file.exists()
    file.write_bytes(kept)
    server = ServerProcess.start(None, arguments=("--data-dir", str(data)))
    server.stop()


KILLED_AS_IT_WRITES = """
import asyncio, resource, signal, sys
from pathlib import Path
from tillkeeper.domains.identity import embedded_pepper
from tillkeeper.storage.database import Database

async def run():
    database = await Database.connect(sys.argv[1], size=1)
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    await embedded_pepper(database, Path(sys.argv[2]))

asyncio.run(run())
"""


async def test_a_first_start_that_is_killed_as_it_writes_leaves_nothing_in_the_way(
    demo_database: str, tmp_path: Path
) -> None:
    """DV-3, OP-4: by the system, at its first byte; the next start makes the pepper, and leaves no other file."""
    file = tmp_path / "pepper"
    killed = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-B", "-c", KILLED_AS_IT_WRITES, demo_database, str(file)],
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGXFSZ, killed.stderr
    await starts_with(demo_database, file)
    assert os.listdir(tmp_path) == ["pepper"]  # noqa: PTH208 - no pathlib in async


async def test_an_empty_file_of_an_older_release_is_in_nobodys_way(demo_database: str, tmp_path: Path) -> None:
    """DV-3: nothing was sealed with it; once something is, an empty file is refused as any other."""
    file = tmp_path / "pepper"
    file.touch()
    await starts_with(demo_database, file)
    file.write_bytes(b"")
    with pytest.raises(PepperError, match="0 bytes"):
        await starts_with(demo_database, file)


async def starts_with(database_url: str, file: Path) -> str:
    """Start as a server does on its own database; return the fingerprint."""
    database = await Database.connect(database_url, size=1)
    try:
        pepper = await pepper_of(database, await embedded_pepper(database, file))
        assert pepper is not None
        return pepper.fingerprint
    finally:
        await database.close()


def test_at_no_instant_of_its_making_is_a_part_of_it_there(tmp_path: Path) -> None:
    """DV-3: whoever looks, or cuts the power, between any two steps finds no pepper or all 32 bytes."""
    file = tmp_path / "pepper"
    seen: list[int | None] = []

    def look(*_: Any) -> Any:
        seen.append(file.stat().st_size if file.exists() else None)
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        make_pepper(file)
    finally:
        sys.settrace(before)
    assert set(seen) == {None, 32}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_first_starts_at_one_instant_make_one_pepper(demo_database: str, tmp_path: Path) -> None:
    """DV-3: none reads half of it, none writes over another's: each of eight goes on with the same one."""
    gun = threading.Barrier(8)
    file = tmp_path / "pepper"

    async def start() -> bytes:
        database = await Database.connect(demo_database, size=1)
        try:
            gun.wait()
            return (await embedded_pepper(database, file)).read_bytes()
        finally:
            await database.close()

    for _ in range(5):
        with ThreadPoolExecutor(8) as threads:
            made = [each.result() for each in [threads.submit(lambda: asyncio.run(start())) for _ in range(8)]]
        assert {len(each) for each in made} == {32}
        assert len(set(made)) == 1
        file.unlink()
