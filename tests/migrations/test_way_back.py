"""The way back from a database that has traded: it goes, or says in a sentence why not, and changes nothing then."""

from pathlib import Path

import asyncpg
import pytest
from alembic.script import ScriptDirectory

from tests.cli.program import tillkeeper
from tests.helpers.floor import everything, key, ok, person
from tests.helpers.programs import program
from tests.helpers.shop import Shop
from tillkeeper.domains.identity.pepper import make_pepper
from tillkeeper.storage import migrate
from tillkeeper.storage.database import DatabaseBusy
from tillkeeper.storage.doctor import require_match
from tillkeeper.storage.shipped import MIGRATIONS, head_revision

pytestmark = pytest.mark.every_postgres

# By the migration to which there is no way down: what its sentence says, and what to take away to go on.
REFUSED = {
    "0020": (
        "Drawers were recounted after their close",
        "ALTER TABLE cash_counts DISABLE TRIGGER USER; DELETE FROM cash_counts WHERE kind = 'recount'",
    ),
    "0017": ("Passwords and PINs are sealed with a pepper", "DELETE FROM pepper"),
}


async def a_day(database_url: str, pepper: Path) -> None:
    """Have the shop do what no older release knows: sell, close, recount, follow by webhook, work by program."""
    make_pepper(pepper)
    async with Shop.open_in_process(database_url, TILLKEEPER_PEPPER_FILE=str(pepper)) as shop:
        ana, boss = await person(shop, "cashier1"), await person(shop, "manager1")
        drawer = await ana.open_drawer("ASU-1")
        await ana.sell(drawer, "5000")
        ok(await ana.close(drawer, countedCash="1"))
        ok(await boss.count(drawer, kind="recount", amount="200000"), 201)
        asleep = ok(
            await boss.post("/api/webhooks", {"url": "https://shop.example/hook", "eventTypes": ["*"]}, key=key()), 201
        )
        ok(await boss.till.put(f"/api/webhooks/{asleep['id']}", {"active": False, "version": 1}))
        kiosk = await program(shop, drawer=True)
        await kiosk.sell(await kiosk.open_drawer("ASU-2"), "3000")


async def test_from_a_shop_that_has_traded(demo_database: str, tmp_path: Path) -> None:
    """Step by step to the beginning; each of the two that can't be done is refused by name."""
    await a_day(demo_database, tmp_path / "pepper")
    steps = [script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][1:]
    for below in [*steps, "base"]:
        if below in REFUSED:
            said, mend = REFUSED[below]
            with pytest.raises(migrate.NoWayBackError, match=said):
                await migrate.downgrade(demo_database, revision=below)
            connection = await asyncpg.connect(demo_database)
            await connection.execute(mend)
            await connection.close()
        await migrate.downgrade(demo_database, revision=below)


async def test_a_step_that_cant_be_done_is_a_sentence(demo_database: str, tmp_path: Path) -> None:
    """No traceback, the exit code 1, and every row as it was; a server starts on it as before."""
    pepper = tmp_path / "pepper"
    await a_day(demo_database, pepper)
    async with Shop.open_in_process(demo_database, TILLKEEPER_PEPPER_FILE=str(pepper)) as shop:
        before = await everything(shop)
    for below, (said, _) in REFUSED.items():
        ended = tillkeeper("migrate", "down", below, database_url=demo_database)
        assert (ended.code, len(ended.told.splitlines())) == (1, 1), ended.told
        assert ended.told.startswith(f"Nothing was changed. There is no way down to {below}. ")
        assert below != "0020" or said in ended.told
        assert "Restore a backup from before the upgrade." in ended.told
    async with Shop.open_in_process(demo_database, TILLKEEPER_PEPPER_FILE=str(pepper)) as shop:
        assert await everything(shop) == before
        await person(shop, "manager1")


async def test_a_program_is_nobody_after_a_way_back(demo_database: str) -> None:
    """DV-2, CS-8: to the older release, and after the way up, it is not among the people who could approve."""
    async with Shop.open_in_process(demo_database) as shop:
        kiosk = await program(shop, "manager")
    await migrate.downgrade(demo_database, revision="0024")
    await migrate.upgrade(demo_database)
    async with Shop.open_in_process(demo_database) as shop:
        (row,) = await shop.sql("SELECT disabled_at IS NOT NULL FROM users WHERE id = $1::uuid", kiosk.id)
        assert row[0] is True
        (others,) = await shop.sql(
            "SELECT count(*) FROM users WHERE disabled_at IS NOT NULL AND id <> $1::uuid", kiosk.id
        )
        assert others[0] == 0


async def test_no_way_back_under_a_server(demo_database: str) -> None:
    """OP-4: it would take the functions from under its calls; stopped, the way is free."""
    async with Shop.open_in_process(demo_database) as shop:
        ana = await person(shop, "cashier1")
        drawer = await ana.open_drawer("ASU-1")
        refused = tillkeeper("migrate", "down", "0027", database_url=demo_database)
        assert (refused.code, refused.told) == (
            1,
            "Nothing was changed. 1 server process answers from this database: stop it, then go down.\n",
        )
        await ana.sell(drawer, "5000")
    assert tillkeeper("migrate", "down", "0027", database_url=demo_database).code == 0


TARGETS = {
    "down to none": ("down", "0099"),
    "up to none": ("up", "0099"),
    "down, printed": ("down", "0099:0001", "--sql"),
    "down to no number": ("down", "yesterday"),
}


@pytest.mark.parametrize("arguments", TARGETS.values(), ids=TARGETS)
async def test_a_migration_that_is_not_there(empty_database: str, arguments: tuple[str, ...]) -> None:
    ended = tillkeeper("migrate", *arguments, database_url=empty_database)
    assert (ended.code, len(ended.told.splitlines())) == (1, 1), ended.told
    assert ended.told.startswith("Nothing was changed. ")
    assert f"this program's migrations are 0001 to {head_revision()}" in ended.told


@pytest.mark.parametrize("held", ["LOCK TABLE transactions IN ACCESS SHARE MODE", "SELECT pg_advisory_xact_lock($1)"])
async def test_a_table_that_stays_in_use_is_a_sentence(
    empty_database: str, held: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It gives up rather than making every till wait behind it."""
    monkeypatch.setattr(migrate, "LOCK_TIMEOUT", "300ms")
    others = await asyncpg.connect(empty_database)
    try:
        async with others.transaction():
            await others.execute(held.replace("$1", str(migrate.LOCK_KEY)))
            with pytest.raises(DatabaseBusy, match="a table, or migrated, for 300ms; stop the servers"):
                await migrate.downgrade(empty_database, revision="base")
            if "advisory" in held:
                with pytest.raises(DatabaseBusy, match="stop the servers"):
                    await migrate.upgrade(empty_database)
    finally:
        await others.close()
    await require_match(empty_database)
