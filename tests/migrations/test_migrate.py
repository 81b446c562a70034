"""Up, down, up again, at once, half-way, and on paper."""

import asyncio
from pathlib import Path

import asyncpg
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from tests.helpers.postgres import TestServer, run_tillkeeper
from tillkeeper.storage import functions, migrate, shipped
from tillkeeper.storage.deployed import describe_at
from tillkeeper.storage.shipped import MIGRATIONS, FunctionFile, head_revision, read_state_at

pytestmark = pytest.mark.every_postgres


async def test_up_and_again_changes_nothing(bare_database: str) -> None:
    """S3-17: a migration may be run several times."""
    await migrate.upgrade(bare_database)
    first = await describe_at(bare_database)
    state = await migrate.upgrade(bare_database, reapply=True)
    assert state.is_current
    assert await describe_at(bare_database) == first


async def test_down_removes_everything_and_up_brings_the_same_back(bare_database: str) -> None:
    """S2-35, S2-36: both rules' indexes come with the way up, go with the way down, and come back word for word."""
    await migrate.upgrade(bare_database)
    first = await describe_at(bare_database)
    for index in ("uq_cash_sessions_one_open_per_cashier_business", "idx_one_open_session_per_register"):
        assert index in " ".join(first["index"])
    await migrate.downgrade(bare_database, revision="base")
    left = await describe_at(bare_database)
    assert set(left["table"]) == {"alembic_version", "schema_functions"}
    assert left["function"] == {}
    assert left["type"] == {}
    await migrate.upgrade(bare_database)
    assert await describe_at(bare_database) == first


async def test_each_step_down_and_up_again(bare_database: str) -> None:
    await migrate.upgrade(bare_database)
    first = await describe_at(bare_database)
    revisions = [script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]
    for below in [*revisions[1:], "base"]:
        await migrate.downgrade(bare_database, revision=below)
        await migrate.upgrade(bare_database)
        assert await describe_at(bare_database) == first


async def test_servers_that_start_together_migrate_once(bare_database: str) -> None:
    states = await asyncio.gather(*(migrate.upgrade(bare_database) for _ in range(4)))
    assert all(state.is_current for state in states)


def test_the_printed_sql_makes_the_same_schema(bare_database: str, postgres: TestServer) -> None:
    """`migrate --sql` is for people who run SQL themselves."""
    by_hand = postgres.make_bare_database()

    async def run() -> None:
        await migrate.upgrade(bare_database)
        connection = await asyncpg.connect(by_hand)
        try:
            await connection.execute(printed)
        finally:
            await connection.close()
        assert await describe_at(by_hand) == await describe_at(bare_database)
        assert (await read_state_at(by_hand)).is_current
        # What was recorded on paper is what a later migration needs to find.
        await migrate.downgrade(by_hand, revision="base")

    printed = run_tillkeeper("migrate", "--sql", database_url=bare_database)
    asyncio.run(run())
    postgres.drop_database(by_hand)


def test_the_highest_number_is_alembics_head() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [head_revision()]


async def test_a_migration_that_fails_leaves_the_database_as_it_was(
    bare_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S0-37: all or nothing."""
    broken = FunctionFile(path="domains/shops/store_broken.sql", text="SELECT no_such_function();", sha256="0")
    monkeypatch.setattr(functions, "function_files", lambda: (*shipped.function_files(), broken))
    with pytest.raises(functions.FunctionFileError, match=r"store_broken\.sql.*no_such_function"):
        await migrate.upgrade(bare_database)
    assert (await read_state_at(bare_database)).is_empty
    assert (await describe_at(bare_database))["table"] == {}


def file_with(text: str) -> tuple[FunctionFile, ...]:
    return (FunctionFile(path="domains/shops/store_trial.sql", text=text, sha256=text),)


async def test_a_changed_signature_leaves_no_second_function(
    empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(functions, "function_files", lambda: file_with("SELECT 1;" + _function("trial(a integer)")))
    connection = await asyncpg.connect(empty_database)
    try:
        await connection.execute("DELETE FROM schema_functions")
        await functions.apply_changed(connection)
        monkeypatch.setattr(functions, "function_files", lambda: file_with(_function("trial(a text, b text)")))
        assert await functions.apply_changed(connection) == ("domains/shops/store_trial.sql",)
        named = await connection.fetch("SELECT oid::regprocedure::text FROM pg_proc WHERE proname = 'trial'")
        assert [row[0] for row in named] == ["trial(text,text)"]
        monkeypatch.setattr(functions, "function_files", tuple)
        await functions.apply_changed(connection)
        assert await connection.fetchval("SELECT count(*) FROM pg_proc WHERE proname = 'trial'") == 0
    finally:
        await connection.close()


async def test_a_function_moves_to_an_earlier_file(empty_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """EV-8: the file that it left changed too, and what that file had is dropped: before the move, not after it."""

    def files(earlier: str, later: str) -> tuple[FunctionFile, ...]:
        return (
            FunctionFile(path="domains/shops/store_a.sql", text=earlier, sha256=earlier),
            FunctionFile(path="domains/shops/store_b.sql", text=later, sha256=later),
        )

    first, second = _function("trial(a integer)"), _function("other_trial(a integer)")
    connection = await asyncpg.connect(empty_database)
    try:
        await connection.execute("DELETE FROM schema_functions")
        monkeypatch.setattr(functions, "function_files", lambda: files("SELECT 1;", first + second))
        await functions.apply_changed(connection)
        monkeypatch.setattr(functions, "function_files", lambda: files(first, second))
        assert await functions.apply_changed(connection) == ("domains/shops/store_a.sql", "domains/shops/store_b.sql")
        assert await connection.fetchval("SELECT trial(1) = other_trial(1)")
    finally:
        await connection.close()


async def test_a_function_that_is_gone_from_the_files_and_still_in_use_is_named(
    empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(functions, "function_files", lambda: file_with(_function("trial(a integer)")))
    connection = await asyncpg.connect(empty_database)
    try:
        await connection.execute("DELETE FROM schema_functions")
        await functions.apply_changed(connection)
        await connection.execute("CREATE TABLE user_of_it (value integer DEFAULT trial(1))")
        monkeypatch.setattr(functions, "function_files", tuple)
        with pytest.raises(functions.FunctionInUseError, match=r"trial\(integer\)"):
            await functions.apply_changed(connection)
    finally:
        await connection.close()


def _function(signature: str) -> str:
    return f"CREATE OR REPLACE FUNCTION {signature} RETURNS integer LANGUAGE sql AS 'SELECT 1';"


def test_every_function_file_has_a_place_in_the_order() -> None:
    found = {path.relative_to(shipped.PACKAGE).as_posix() for path in shipped.PACKAGE.rglob("store*.sql")}
    assert found == {file.path for file in shipped.function_files()}


def test_every_version_carries_sql_for_both_ways() -> None:
    for version in (MIGRATIONS / "versions").glob("[0-9]*.py"):
        for direction in ("up", "down"):
            assert Path(version).with_suffix(f".{direction}.sql").exists(), version
