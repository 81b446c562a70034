"""`/readyz` says what would stop a sale, and the call that meets it says what to run (OP-4)."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import tillkeeper
from tests.helpers.floor import key, ok, refused
from tests.helpers.own_postgres import OwnPostgres, own_postgres
from tests.helpers.postgres import run_tillkeeper
from tests.helpers.shop import Shop
from tillkeeper.kernel import limits

OPEN = "/api/pos/sessions/get-or-create"
CHECKS = ("database", "schema", "disk", "standby", "pool", "pepper", "feed")


@pytest.fixture(autouse=True)
def _look_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READY_LOOK_SECONDS", 0)


async def test_a_function_that_is_gone_is_named_by_readyz_and_by_the_call_that_meets_it(shop: Shop) -> None:
    """OP-4, S3-03, S3-18, S4-15: under a running server; the command it names mends it, and the key goes through."""
    till = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
    asked = key()
    await shop.sql("DO $$ BEGIN EXECUTE (SELECT 'DROP FUNCTION ' || oid::regprocedure FROM pg_proc"
                   " WHERE proname = 'get_or_create_session'); END $$")  # fmt: skip
    met = refused(await till.post(OPEN, {"registerId": "ASU-1"}, key=asked), 503, "schema-mismatch")
    assert met["command"] == "tillkeeper doctor"
    assert "get_or_create_session" in met["details"]
    assert "`tillkeeper doctor`" in met["detail"]
    seen = refused(await shop.http.get("/readyz"), 503, "schema-mismatch")
    assert [said.startswith("function get_or_create_session(") for said in seen["differences"]] == [True]
    assert seen["command"] == "tillkeeper migrate --reapply"
    feed = seen["checks"]["feed"]
    assert seen["checks"] == {**dict.fromkeys(CHECKS, "ok"), "schema": "schema-mismatch", "feed": feed}
    run_tillkeeper("migrate", "--reapply", database_url=shop.database_url)
    assert (await shop.http.get("/readyz")).status_code == 200
    assert ok(await till.post(OPEN, {"registerId": "ASU-1"}, key=asked), 201)["outcome"] == "created"


GONE = {
    "index": "DROP INDEX cash_sessions_recent",
    "table": "DROP TABLE order_claim_requests CASCADE",
    "another function": "CREATE OR REPLACE FUNCTION shop_now() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'",
    "trigger": "DROP TRIGGER journal_append_only ON journal",
}


@pytest.mark.parametrize("damage", GONE.values(), ids=GONE)
async def test_whatever_the_program_needs_is_missed(shop: Shop, damage: str) -> None:
    """OP-4: missing or another one."""
    assert (await shop.http.get("/readyz")).status_code == 200
    await shop.sql(damage)
    refused(await shop.http.get("/readyz"), 503, "schema-mismatch")


async def test_a_way_back_under_the_server_names_the_migration_and_no_single_repair(shop: Shop) -> None:
    """OP-4: the differences are the older schema's own; mended by hand they would stop the way up."""
    await shop.sql("ALTER TABLE access_tokens DROP COLUMN device_hash CASCADE")
    await shop.sql("UPDATE alembic_version SET version_num = '0022'")
    seen = refused(await shop.http.get("/readyz"), 503, "schema-mismatch")
    assert seen["command"] == "tillkeeper migrate"
    assert [said.startswith("the database is at migration 0022, this program needs ") for said in seen["differences"]]


async def test_the_release_before_serves_on_a_newer_schema(shop: Shop) -> None:
    """OP-4: a migration that takes nothing away is no difference to it."""
    await shop.sql("UPDATE alembic_version SET version_num = '9999'")
    assert (await shop.http.get("/readyz")).status_code == 200


async def test_what_somebody_added_stops_no_shop(shop: Shop) -> None:
    """OP-4: an index of their own on our table is doctor's to tell, not /readyz's."""
    await shop.sql("CREATE INDEX of_the_accountant ON transactions (number)")
    assert (await shop.http.get("/readyz")).status_code == 200


@pytest.fixture
def small_disk(tmp_path: Path, run_folder: Path) -> Iterator[OwnPostgres]:
    """Yield a server whose folder is a file system of its own, with little room left."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a file system needs root")
    try:
        with own_postgres(disk / "own", run_folder) as own:
            yield own
    finally:
        subprocess.run(["umount", str(disk)], check=True)


async def test_a_full_disk_is_told_by_readyz_and_by_the_call_that_meets_it(small_disk: OwnPostgres) -> None:
    """OP-4, EV-2: no write goes through; with room again the same key does."""
    async with Shop.open_in_process(small_disk.url) as shop:
        till = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
        assert (await shop.http.get("/readyz")).json()["checks"]["disk"] == "ok"
        filler = small_disk.server.data_folder / "filler"
        fill(filler)
        refused(await shop.http.get("/readyz"), 503, "database-full")
        asked, items, answer = "", [], None
        for number in range(40):  # until the pages that have room of their own are used up
            asked = f"full-disk-{number:04}"
            items = [{"id": f"{number}-{n}", "name": "Pan", "price": "1000", "quantity": "1"} for n in range(200)]
            answer = await till.post("/api/orders", {"items": items}, key=asked)
            if answer.status_code != 201:
                break
        assert answer is not None
        refused(answer, 503, "database-full")
        filler.unlink()
        assert (await shop.http.get("/readyz")).status_code == 200
        ok(await till.post("/api/orders", {"items": items}, key=asked), 201)


def test_commands_on_a_full_disk_say_so_in_a_sentence(small_disk: OwnPostgres, tmp_path: Path) -> None:
    """OP-3: whatever they were at when there was no room."""
    folder = small_disk.server.data_folder
    fill(folder / "filler")
    token = ("token", "create", "--name", "Web shop", "--role", "cashier", "--business", "espiga")
    ended = [
        tillkeeper(*command, "--data-dir", folder, database_url=None)
        for command in (("doctor",), token, ("backup", tmp_path / "kept"))
    ]
    for each in ended:
        assert "Traceback" not in each.told
        assert each.code == 0 or (len(each.told.splitlines()) == 1 and " is full" in each.told), each.told
    assert ended[-1].code == 1
    assert ended[-1].told == f"No backup was made. The disk of {folder} is full. Make room and try again.\n"
    assert not list((tmp_path / "kept").iterdir())


def fill(path: Path) -> None:
    """Write until there is no room, to the last byte."""
    with path.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue
