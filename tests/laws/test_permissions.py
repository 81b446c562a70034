"""One table from roles to permissions: SQL has the same one, and nothing else in the program knows a role."""

import ast
import re
from collections.abc import Iterator

import asyncpg
import pytest
from litestar import get

from tests.laws.tree import PACKAGE, parsed, project_files, python_files
from tillkeeper.api.permitted import check_declared, reads
from tillkeeper.kernel.permissions import GRANTS, Permission, Role

TABLE = PACKAGE / "domains" / "identity" / "store_permissions.sql"
RULES = ("api", "app", "domains", "journal", "storage")


def _sql() -> Iterator[tuple[str, str]]:
    for path in project_files():
        if path.suffix == ".sql" and path.is_relative_to(PACKAGE) and "migrations" not in path.parts:
            yield path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")


def _named_in_sql() -> set[str]:
    """Return every permission that a decision in SQL asks for."""
    return {name for _, text in _sql() for name in re.findall(r"role_may\([^,()]+, '([^']+)'\)", text)}


async def test_sql_has_the_same_table(empty_database: str) -> None:
    """Each permission that SQL asks for is granted there to the roles that ``GRANTS`` names, and to no others."""
    in_table = set(re.findall(r"WHEN '([^']+)'", TABLE.read_text(encoding="utf-8")))
    assert _named_in_sql() == in_table
    connection = await asyncpg.connect(empty_database)
    try:
        for name in in_table:
            statement = "SELECT r FROM unnest($1::text[]) r WHERE role_may(r, $2)"
            granted = await connection.fetch(statement, list(Role), name)
            assert {Role(row["r"]) for row in granted} == GRANTS[Permission(name)].roles, name
            assert await connection.fetchval("SELECT role_may(NULL, $1)", name) is False
    finally:
        await connection.close()


def test_no_rule_compares_a_role() -> None:
    """Who may is asked by permission: a comparison with a role is a second table."""
    in_sql = {
        (path, found)
        for path, text in _sql()
        for found in re.findall(r"\w*role\w* (?:NOT )?IN \(.*|\w*role\w* (?:=|<>|!=) '.*", text)
        if path != TABLE.relative_to(PACKAGE).as_posix()
    }
    in_python = {
        (path.relative_to(PACKAGE).as_posix(), node.lineno)
        for path in python_files(under=PACKAGE)
        if path.relative_to(PACKAGE).parts[0] in RULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Compare) and "Role." in ast.unparse(node)
    }
    assert (in_sql, in_python) == (set(), set())


def test_every_permission_is_granted() -> None:
    """Each says what it allows, and somebody has it."""
    assert set(GRANTS) == set(Permission)
    assert [name for name, grant in GRANTS.items() if not grant.roles or not grant.allows.endswith(".")] == []


def test_a_route_without_a_permission_is_no_route() -> None:
    """The application does not start with a route that says neither what its caller needs nor that it is public."""

    @get("/api/guarded", opt=reads(Permission.READ_ALL), sync_to_thread=False)
    def guarded() -> None: ...

    @get("/api/forgotten", sync_to_thread=False)
    def forgotten() -> None: ...

    check_declared([guarded])
    with pytest.raises(TypeError, match="/api/forgotten"):
        check_declared([guarded, forgotten])
