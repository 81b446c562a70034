"""The migrations and functions that this program ships, and the state of a database.

Light on purpose: a server asks this at every start, without loading Alembic.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import asyncpg

from tillkeeper.storage.database import connected

PACKAGE: Final = Path(__file__).resolve().parents[1]
MIGRATIONS: Final = PACKAGE / "storage" / "migrations"
EXPECTATION: Final = PACKAGE / "storage" / "schema.json"
"""The description that the database must equal (``doctor``)."""

FUNCTION_FOLDERS: Final = (
    "kernel",
    "journal",
    "domains/identity",
    "domains/shops",
    "domains/catalogue",
    "domains/cash_sessions",
    "domains/sales",
    "domains/orders",
    "domains/order_sessions",
    "domains/webhooks",
)
"""Where ``store*.sql`` files lie, each after those whose functions it may call."""


@dataclass(frozen=True, slots=True)
class FunctionFile:
    """One file of SQL functions; ``path`` is relative to the package, with forward slashes."""

    path: str
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SchemaState:
    """How far a database is, compared to what the program ships."""

    revision: str | None
    """The migration the database is at; None for an empty one."""
    stale_files: tuple[str, ...]
    """Function files whose text was changed, added or removed since they were applied."""

    @property
    def is_empty(self) -> bool:
        """Return whether no migration ever ran."""
        return self.revision is None

    @property
    def is_current(self) -> bool:
        """Return whether the database carries exactly this program's migrations and function files."""
        return self.revision == head_revision() and not self.stale_files


def head_revision() -> str:
    """Return the newest migration; versions are numbered, the highest is the head (held by ``tests/migrations``)."""
    return max(path.name.split("_", 1)[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def function_files() -> tuple[FunctionFile, ...]:
    """Return the shipped function files in the order in which they are applied."""
    files = []
    for folder in FUNCTION_FOLDERS:
        found = sorted((PACKAGE / folder).glob("store*.sql"))
        assert found, f"{folder} holds no functions: nothing would be applied, and nothing missed"
        for path in found:
            text = path.read_text(encoding="utf-8")
            digest = hashlib.sha256(text.encode()).hexdigest()
            files.append(FunctionFile(path=path.relative_to(PACKAGE).as_posix(), text=text, sha256=digest))
    return tuple(files)


def sql_sha256() -> str:
    """Return the digest of all shipped SQL; ``schema.json`` notes the one it was made from."""
    digest = hashlib.sha256()
    for path in sorted((MIGRATIONS / "versions").glob("*.sql")):
        digest.update(path.read_bytes())
    for file in function_files():
        digest.update(file.sha256.encode())
    return digest.hexdigest()


async def read_state(connection: asyncpg.Connection) -> SchemaState:
    """Compare the database's own record with what is shipped."""
    if await connection.fetchval("SELECT to_regclass('alembic_version')") is None:
        return SchemaState(revision=None, stale_files=())
    revision: str | None = await connection.fetchval("SELECT version_num FROM alembic_version")
    applied: dict[str, str] = {}
    if await connection.fetchval("SELECT to_regclass('schema_functions')") is not None:
        rows = await connection.fetch("SELECT path, sha256 FROM schema_functions")
        applied = {row["path"]: row["sha256"] for row in rows}
    shipped = {file.path: file.sha256 for file in function_files()}
    stale = tuple(sorted(path for path in applied | shipped if applied.get(path) != shipped.get(path)))
    return SchemaState(revision=revision, stale_files=stale)


async def read_state_at(database_url: str) -> SchemaState:
    """Open one connection for :func:`read_state`."""
    async with connected(database_url) as connection:
        return await read_state(connection)
