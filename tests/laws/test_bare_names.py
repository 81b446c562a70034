"""In a function of LANGUAGE sql a bare name is the column of a table before it is an argument, and nobody is told.

``device_standing`` compared each person's username with their own name: whoever is known at a device was not. In
plpgsql such a name is an error of its first call.
"""

import re

import asyncpg

ARGUMENTS = """
SELECT p.proname AS name, p.prosrc AS text, p.proargnames AS arguments
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE l.lanname = 'sql' AND p.pronamespace = 'public'::regnamespace AND p.proargnames IS NOT NULL
"""
COLUMNS = """
SELECT c.relname AS table, array_agg(a.attname::text) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
GROUP BY c.relname
"""
NOT_CODE = re.compile(r"--[^\n]*|'[^']*'")
READ = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO)\s+(\w+)", re.IGNORECASE)


def bare_names(text: str, arguments: list[str], columns: dict[str, set[str]]) -> list[str]:
    """Return the arguments that the text names as a table that it reads names a column."""
    code = NOT_CODE.sub(" ", text)
    read = set().union(*(columns.get(table, set()) for table in READ.findall(code)))
    return [name for name in arguments if name in read and re.search(rf"(?<![\w.]){name}(?![\w.]|\s*\()", code)]


async def test_no_argument_is_named_as_a_column_that_is_read(connection: asyncpg.Connection) -> None:
    columns = {row["table"]: set(row["columns"]) for row in await connection.fetch(COLUMNS)}
    functions = await connection.fetch(ARGUMENTS)
    assert len(functions) > 20
    found = {row["name"]: names for row in functions if (names := bare_names(row["text"], row["arguments"], columns))}
    assert found == {}


def test_twin_the_law_sees_the_one_that_there_was() -> None:
    text = "SELECT EXISTS (SELECT FROM known_devices k JOIN users u ON u.id = k.user_id WHERE u.username = lower({}))"
    columns = {"users": {"id", "name", "username"}, "known_devices": {"user_id", "device_hash"}}
    assert bare_names(text.format("name"), ["name", "device"], columns) == ["name"]
    assert bare_names(text.format("device_standing.name"), ["name", "device"], columns) == []
