"""Applies the SQL function files: a file is run again whenever its text changed.

Migrations describe tables, which hold data and move step by step. Functions hold none:
their newest text is all there is, and it lives beside the code that calls it.
"""

from typing import Final

import asyncpg

from tillkeeper.storage.shipped import FunctionFile, function_files

RECORD_TABLE: Final = """
CREATE TABLE IF NOT EXISTS schema_functions (
    path      text   NOT NULL PRIMARY KEY,
    sha256    text   NOT NULL,
    functions text[] NOT NULL
)"""

_OWN_FUNCTIONS: Final = """
SELECT oid, oid::regprocedure::text AS identity, ctid::text AS place
  FROM pg_proc WHERE pronamespace = 'public'::regnamespace"""

# A trigger, a default, an index or a constraint that calls the function holds on to it.
_IS_HELD: Final = """
SELECT EXISTS (SELECT FROM pg_depend
                WHERE refclassid = 'pg_proc'::regclass AND refobjid = to_regprocedure($1) AND deptype = 'n')"""


# For the printed script: what is new since the last file is what this file defines.
_RECORD_SQL: Final = """
WITH new AS (
    SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND oid NOT IN (SELECT oid FROM not_new)
), noted AS (
    INSERT INTO not_new SELECT oid FROM new
)
INSERT INTO schema_functions (path, sha256, functions)
SELECT '{path}', '{sha256}', coalesce(array_agg(oid::regprocedure::text ORDER BY oid::regprocedure::text), '{{}}')
  FROM new;
""".strip()

# What CREATE FUNCTION would have checked, had it not been told to wait.
_VALIDATE: Final = """
SELECT function.oid::regprocedure::text AS identity, language.lanname AS language,
       format('SELECT %s(%s)', language.lanvalidator::regproc, function.oid) AS statement
  FROM pg_proc AS function JOIN pg_language AS language ON language.oid = function.prolang
 WHERE function.pronamespace = 'public'::regnamespace AND language.lanname IN ('sql', 'plpgsql')
 ORDER BY 1"""


class FunctionInUseError(Exception):
    """A function is no longer shipped, or has another signature, and something in the database still calls it."""


class FunctionFileError(Exception):
    """PostgreSQL does not take a function file; the message names the file and PostgreSQL's reason."""


async def apply_changed(connection: asyncpg.Connection, *, everything: bool = False) -> tuple[str, ...]:
    """Apply the files whose text changed (all with ``everything``) and forget removed ones; return their paths.

    Runs inside the caller's transaction. Functions that changed files defined before are dropped first, so that a
    changed signature leaves no second function of the same name behind; all of them before any file is applied, since
    a function may have moved to an earlier file (tests/migrations/test_migrate.py). Raises :class:`FunctionInUseError`
    when one can't be dropped and is not defined again.
    """
    await connection.execute(RECORD_TABLE)
    recorded = {row["path"]: row for row in await connection.fetch("SELECT * FROM schema_functions")}
    shipped = function_files()
    shipped_paths = {file.path for file in shipped}
    changed = []
    left_over: set[str] = set()
    # Bodies are checked when all are there: a function may call one that is defined further down.
    await connection.execute("SET LOCAL check_function_bodies = off")
    for path, row in recorded.items():
        if path not in shipped_paths:
            left_over |= await _drop(connection, row["functions"])
            await connection.execute("DELETE FROM schema_functions WHERE path = $1", path)
            changed.append(path)
    to_apply = [
        file
        for file in shipped
        if everything or file.path not in recorded or recorded[file.path]["sha256"] != file.sha256
    ]
    for file in to_apply:
        if file.path in recorded:
            left_over |= await _drop(connection, recorded[file.path]["functions"])
    for file in to_apply:
        left_over -= await _apply(connection, file)
        changed.append(file.path)
    if changed:
        await _validate_bodies(connection)
    if left_over:
        names = ", ".join(sorted(left_over))
        raise FunctionInUseError(f"No longer shipped, still in use in the database: {names}. Drop it in a migration.")
    return tuple(changed)


async def drop_all(connection: asyncpg.Connection) -> None:
    """Drop every applied function that nothing holds, and note that the files must be applied again.

    Before tables go that functions mention, and once more after: what a trigger of theirs held is free then.
    """
    await connection.execute(RECORD_TABLE)
    for row in await connection.fetch("SELECT path, functions FROM schema_functions"):
        held = await _drop(connection, row["functions"])
        await connection.execute(
            "UPDATE schema_functions SET sha256 = '', functions = $2 WHERE path = $1", row["path"], sorted(held)
        )
    await connection.execute("DELETE FROM schema_functions WHERE functions = '{}'")


def as_sql() -> str:
    """Return one script that applies every file to a fresh schema, for ``migrate --sql``."""
    parts = [
        "SET LOCAL check_function_bodies = off;",
        RECORD_TABLE.strip() + ";",
        "CREATE TEMP TABLE not_new ON COMMIT DROP AS SELECT oid FROM pg_proc;",
    ]
    for file in function_files():
        parts += [f"-- {file.path}", file.text.rstrip(), _RECORD_SQL.format(path=file.path, sha256=file.sha256)]
    return "\n\n".join(parts)


async def _validate_bodies(connection: asyncpg.Connection) -> None:
    await connection.execute("SET LOCAL check_function_bodies = on")
    for row in await connection.fetch(_VALIDATE):
        try:
            await connection.execute(row["statement"])
        except asyncpg.PostgresError as error:
            raise FunctionFileError(f"{row['identity']}: {error}") from error


async def _apply(connection: asyncpg.Connection, file: FunctionFile) -> set[str]:
    before = {row["oid"]: row["place"] for row in await connection.fetch(_OWN_FUNCTIONS)}
    try:
        await connection.execute(file.text)
    except asyncpg.PostgresError as error:
        raise FunctionFileError(f"{file.path}: {error}") from error
    # CREATE OR REPLACE writes a new row version each time: what moved or is new is what this file defines.
    after = await connection.fetch(_OWN_FUNCTIONS)
    defined = {row["identity"] for row in after if before.get(row["oid"]) != row["place"]}
    await connection.execute(
        "INSERT INTO schema_functions (path, sha256, functions) VALUES ($1, $2, $3)"
        " ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, functions = excluded.functions",
        file.path,
        file.sha256,
        sorted(defined),
    )
    return defined


async def _drop(connection: asyncpg.Connection, identities: list[str]) -> set[str]:
    """Drop what can be dropped; return what something still holds."""
    held = set()
    for identity in identities:
        if await connection.fetchval("SELECT to_regprocedure($1)", identity) is None:
            continue
        if await connection.fetchval(_IS_HELD, identity):
            held.add(identity)
        else:
            await connection.execute(f"DROP ROUTINE {identity}")
    return held
