"""The statements in the program's Python and the functions in its database, and which of them ran."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import asyncpg

import tillkeeper

PACKAGE = Path(tillkeeper.__file__).parent
_SQL = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|FROM|JOIN)\s+\w+")
# Of tables that do not grow, of the program's own setting up, and of commands that one person runs on a terminal.
_NOT_OF_THE_DAY = ("cli/", "storage/", "app/set_up.py", "domains/identity/programs.py")


def told_apart(statement: str) -> str:
    """Return the statement in one line, as it is compared."""
    return " ".join(statement.split())


def statements_not_run(run: set[str]) -> Iterator[str]:
    """Yield each statement in the program's Python that names a table that grows and is part of none that was run."""
    everything = " ; ".join(map(told_apart, run))
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        if place.startswith(_NOT_OF_THE_DAY):
            continue
        for text in _texts(ast.parse(path.read_text(encoding="utf-8"))):
            parts = [told_apart(part) for part in re.split(r"\{\w*\}", text)]
            if _SQL.search(text) and not all(part in everything for part in parts):
                yield f"{place}: {told_apart(text)[:70]}"


def _texts(tree: ast.AST) -> Iterator[str]:
    """Yield the texts of a module that are no docstrings; of one with something put in, the parts around it."""
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings | inside:
            yield node.value


async def functions_not_run(database_url: str, run: set[str]) -> set[str]:
    """Return each SQL function that was not called; one that the planner puts in its caller's place is not counted."""
    connection = await asyncpg.connect(database_url)
    try:
        functions = await connection.fetch(
            "SELECT p.proname, p.prosrc, l.lanname, coalesce(s.calls > 0, false) AS called FROM pg_proc p"
            " JOIN pg_language l ON l.oid = p.prolang LEFT JOIN pg_stat_user_functions s ON s.funcid = p.oid"
            " WHERE p.pronamespace = 'public'::regnamespace"
        )
    finally:
        await connection.close()
    texts = list(run)
    called = {row["proname"] for row in functions if row["called"]}
    texts += [row["prosrc"] for row in functions if row["called"]]
    waiting = {row["proname"]: row["prosrc"] for row in functions if not row["called"] and row["lanname"] == "sql"}
    never = {row["proname"] for row in functions if not row["called"] and row["lanname"] != "sql"} - called
    while put_in_place := {name for name in waiting if any(re.search(rf"\b{name}\(", text) for text in texts)}:
        called |= put_in_place
        texts += [waiting.pop(name) for name in put_in_place]
    return never | (waiting.keys() - called)
