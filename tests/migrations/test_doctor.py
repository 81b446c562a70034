"""Doctor finds every difference, and the command it prints mends it."""

import asyncio
import subprocess

import asyncpg
import pytest

from tests.helpers.postgres import run_tillkeeper
from tillkeeper.storage import doctor, migrate
from tillkeeper.storage.deployed import describe_at
from tillkeeper.storage.doctor import SchemaMismatchError, examine_at, require_match

pytestmark = pytest.mark.every_postgres


def sql(url: str, *statements: str) -> None:
    async def run() -> None:
        connection = await asyncpg.connect(url)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    asyncio.run(run())


def test_the_committed_expectation_is_what_the_migrations_make(empty_database: str) -> None:
    """The expectation can't drift: `make schema` writes it, and this fails until it did."""
    assert asyncio.run(describe_at(empty_database)) == doctor.expectation()


def test_a_migrated_database_is_healthy(empty_database: str) -> None:
    """S3-06, S3-07: the functions and the partial indexes are there, by the catalogue's own word."""
    assert asyncio.run(examine_at(empty_database)) == []
    assert "exactly as this program expects" in run_tillkeeper("doctor", database_url=empty_database)


DAMAGE = {
    "index missing": (
        "DROP INDEX idx_one_open_session_per_register",
        "index cash_sessions.idx_one_open_session_per_register is missing",
    ),
    "index that forgets a word of its predicate": (
        """
        DROP INDEX uq_cash_sessions_one_open_per_cashier_business;
        CREATE UNIQUE INDEX uq_cash_sessions_one_open_per_cashier_business
            ON cash_sessions (business_id, cashier_id) WHERE status = 'open'
        """,
        "index cash_sessions.uq_cash_sessions_one_open_per_cashier_business differs",
    ),
    "column missing": (
        "ALTER TABLE users DROP COLUMN language",
        "column users.language is missing",
    ),
    "column too many": (
        "ALTER TABLE users ADD COLUMN nickname text",
        "column users.nickname is not of this program",
    ),
    "constraint missing": (
        "ALTER TABLE users DROP CONSTRAINT users_username_unique",
        "constraint users.users_username_unique is missing",
    ),
    "trigger missing": (
        "DROP TRIGGER journal_append_only ON journal",
        "trigger journal.journal_append_only is missing",
    ),
    "function changed": (
        "CREATE OR REPLACE FUNCTION shop_now() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'",
        "function shop_now() differs",
    ),
    "a second function of the same name": (
        "CREATE FUNCTION shop_now(zone text) RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'",
        "function shop_now(text) is not of this program",
    ),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGE.values(), ids=DAMAGE.keys())
def test_each_damage_is_found_and_its_command_mends_it(empty_database: str, damage: str, said: str) -> None:
    """S3-03, S3-18, EV-8: nothing that is missing goes unnoticed, and the exact command is told."""
    sql(empty_database, damage)
    findings = asyncio.run(examine_at(empty_database))
    assert [finding.what.split("\n", 1)[0] for finding in findings if finding.what.startswith(said)] == [said]
    for finding in findings:
        mend(empty_database, finding.command)
    left = [finding.what for finding in asyncio.run(examine_at(empty_database))]
    # A column comes back as the last one; PostgreSQL's texts are the same, and so is its check.
    assert left == []


def mend(url: str, command: str) -> None:
    """Do what the printed command says; psql's part through the driver, since not every machine has psql."""
    prefix = 'psql "$DATABASE_URL" --command '
    if command.startswith(prefix):
        unquoted = subprocess.run(
            ["/bin/sh", "-c", f"printf %s {command.removeprefix(prefix)}"], capture_output=True, text=True, check=True
        ).stdout
        sql(url, unquoted)
    else:
        program, *arguments = command.split()
        assert (program, arguments[0]) == ("tillkeeper", "migrate")
        run_tillkeeper(*arguments, database_url=url)


async def test_an_empty_database_and_one_half_way_name_the_one_command(bare_database: str) -> None:
    with pytest.raises(SchemaMismatchError, match=r"is empty\n    tillkeeper migrate"):
        await require_match(bare_database)
    await migrate.upgrade(bare_database, revision="0001")
    with pytest.raises(SchemaMismatchError, match=r"at migration 0001, this program needs \d+\n    tillkeeper migrate"):
        await require_match(bare_database)
    await migrate.upgrade(bare_database)
    await require_match(bare_database)


async def test_a_database_from_a_newer_release_is_refused(empty_database: str) -> None:
    connection = await asyncpg.connect(empty_database)
    try:
        await connection.execute("UPDATE alembic_version SET version_num = '9999'")
    finally:
        await connection.close()
    with pytest.raises(SchemaMismatchError, match="newer than this program"):
        await require_match(empty_database)


def test_tables_of_others_are_theirs(empty_database: str) -> None:
    sql(empty_database, "CREATE TABLE of_the_accountant (id integer PRIMARY KEY, note text)")
    assert asyncio.run(examine_at(empty_database)) == []
