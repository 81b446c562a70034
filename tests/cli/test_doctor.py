"""``tillkeeper doctor``: commands that can be given where the database is, and the pepper, which is outside it."""

import asyncio
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import httpx
import pytest

from tests.cli.program import tillkeeper
from tests.helpers.loopback import LOOPBACK
from tests.helpers.server import ServerProcess
from tillkeeper.domains.identity import pepper_of
from tillkeeper.storage.database import Database
from tillkeeper.storage.embedded import EmbeddedPostgres


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ServerProcess]:
    server = ServerProcess.start(None, arguments=("--data-dir", str(tmp_path / "a shop"), "--demo"))
    yield server
    server.stop()


async def sql(folder: Path, statement: str) -> None:
    connection = await asyncpg.connect(EmbeddedPostgres(folder).url())
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def is_told(server: ServerProcess, command: str) -> bool:
    """Return whether ``/readyz`` comes to tell that command; it looks at the schema every five seconds."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        answer = httpx.get(f"{server.url}/readyz", **LOOPBACK)
        if not answer.is_success and (answer.json()["code"], answer.json()["command"]) == ("schema-mismatch", command):
            return True
        time.sleep(0.1)
    return False


def test_each_command_that_is_told_names_the_folder(served: ServerProcess, tmp_path: Path) -> None:
    """OP-4: an embedded database has no DATABASE_URL; given as told, the command mends."""
    folder = tmp_path / "a shop"
    asyncio.run(sql(folder, "DROP INDEX cash_sessions_recent"))
    assert is_told(served, f"tillkeeper doctor --data-dir '{folder}'")
    looked = tillkeeper("doctor", "--data-dir", folder, database_url=None)
    assert looked.code == 1
    what, command = looked.told.splitlines()
    assert what == "index cash_sessions.cash_sessions_recent is missing"
    assert "DATABASE_URL" not in command
    subprocess.run(["/bin/sh", "-ec", command], check=True, capture_output=True)
    looked = tillkeeper("doctor", "--data-dir", folder, database_url=None)
    assert looked.code == 0, looked.told
    asyncio.run(sql(folder, "DROP INDEX cash_sessions_recent; UPDATE alembic_version SET version_num = '0001'"))
    assert is_told(served, f"tillkeeper migrate --data-dir '{folder}'")
    listed = tillkeeper("token", "list", "--business", "espiga", "--data-dir", folder, database_url=None)
    assert (listed.code, f"\n    tillkeeper migrate --data-dir '{folder}'\n" in listed.told) == (1, True), listed.told


def test_the_pepper_of_a_data_folder(served: ServerProcess, tmp_path: Path) -> None:
    """DV-3: without it, or with another one, the next start fails and nobody signs in."""
    del served
    folder = tmp_path / "a shop"
    pepper = folder / "pepper"
    kept = pepper.read_bytes()
    for found, said in ((None, "can't be read"), (os.urandom(32), "is not the one"), (b"short", "has 5 bytes")):
        pepper.unlink(missing_ok=True)
        if found is not None:
            pepper.write_bytes(found)
        looked = tillkeeper("doctor", "--data-dir", folder, database_url=None)
        assert (looked.code, len(looked.told.splitlines())) == (1, 1), looked.told
        assert f"The pepper {pepper} {said}" in looked.told
    pepper.write_bytes(kept)
    assert tillkeeper("doctor", "--data-dir", folder, database_url=None).code == 0


async def test_the_pepper_of_a_database_of_ones_own(
    demo_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DV-3: as the servers have it; where this shell names none, that is said and is no fault of the database."""
    own, other = tmp_path / "own", tmp_path / "other"
    for file in (own, other):
        file.write_bytes(os.urandom(32))
    database = await Database.connect(demo_database, size=1)
    await pepper_of(database, own)
    await database.close()
    looked = tillkeeper("doctor", database_url=demo_database)
    assert (looked.code, "The pepper was not compared: set TILLKEEPER_PEPPER_FILE" in looked.told) == (0, True)
    monkeypatch.setenv("TILLKEEPER_PEPPER_FILE", str(other))
    looked = tillkeeper("doctor", database_url=demo_database)
    assert (looked.code, f"The pepper {other} is not the one" in looked.told) == (1, True), looked.told
    monkeypatch.setenv("TILLKEEPER_PEPPER_FILE", str(own))
    looked = tillkeeper("doctor", database_url=demo_database)
    assert (looked.code, looked.told) == (0, "The database is exactly as this program expects.\n")
