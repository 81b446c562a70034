"""Says whether a database is exactly what this program expects, and for each difference the command that mends it.

The expectation, ``schema.json``, is read from a freshly migrated database by
``make schema`` and committed; a test migrates another one and compares (decision 0004).
"""

import json
import re
import shlex
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import asyncpg

from tillkeeper.storage.conflicts import SESSION_INDEXES
from tillkeeper.storage.database import connected
from tillkeeper.storage.deployed import Description, describe
from tillkeeper.storage.restored import journal_is_ahead
from tillkeeper.storage.shipped import EXPECTATION, SchemaState, head_revision, read_state, sql_sha256

# Made by the tools that record what was applied; their rows are compared, not their shape.
_RECORD_TABLES: Final = ("alembic_version", "schema_functions")


# As DATABASE_URL names the database; an embedded one has no such address.
_PSQL: Final = 'psql "$DATABASE_URL"'
_OURS: Final = re.compile(r"\btillkeeper (?:migrate|doctor)\b(?: --[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an embedded database is."""

    data_folder: Path
    psql: tuple[str, ...] | None
    """The program that comes with it, and its address while it runs."""

    def named(self, command: str) -> str:
        """Return a command with the folder in it."""
        option = f" --data-dir {shlex.quote(str(self.data_folder))}"
        return _OURS.sub(lambda found: found[0] + option, command)


def doctor_at(place: Place | None) -> str:
    """Return the command that prints every difference, each with the command that mends it."""
    return "tillkeeper doctor" if place is None else place.named("tillkeeper doctor")


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference: what it is, and the shell command that mends it."""

    what: str
    command: str
    is_needed: bool = True
    """Whether the program lacks it; False: somebody added something that the program can do without."""
    missing_index: str | None = None
    """The session index that is missing, if that is the difference (``conflicts.SESSION_INDEXES``)."""

    def command_at(self, place: Place | None) -> str:
        """Return the command as it is given where the database is; None: ``DATABASE_URL`` names it."""
        if place is None:
            return self.command
        if _PSQL in self.command:
            return doctor_at(place) if place.psql is None else self.command.replace(_PSQL, shlex.join(place.psql))
        return place.named(self.command)


class SchemaMismatchError(Exception):
    """The database is not what the program expects; the message ends with the command to run (EV-8)."""

    def __init__(self, findings: Sequence[Finding], place: Place | None = None) -> None:
        lines = [f"- {finding.what}\n    {finding.command_at(place)}" for finding in findings]
        super().__init__(
            "The database does not match this program, which changes nothing in it by itself. Run:\n" + "\n".join(lines)
        )
        self._findings = findings

    def at(self, place: Place) -> "SchemaMismatchError":
        """Return the same of an embedded database, with commands that name its folder."""
        return SchemaMismatchError(self._findings, place)


def expectation() -> Description:
    """Return the description that was generated from this program's migrations and function files.

    Raises :class:`SchemaMismatchError` when the SQL was edited since; that happens in a checkout, never in a wheel.
    """
    loaded: dict[str, Any] = json.loads(EXPECTATION.read_text(encoding="utf-8"))
    if loaded["made_from"] != sql_sha256():
        raise SchemaMismatchError([Finding(f"{EXPECTATION.name} is older than the SQL it describes", "make schema")])
    description: Description = loaded["description"]
    return description


async def lacks(connection: asyncpg.Connection, expected: Description) -> tuple[Finding, ...]:
    """Return what a running program needs and does not find as ``expected`` (OP-4). Reads only; some 20 ms.

    Less than :func:`examine`: somebody's own index on our table stops no shop.
    """
    found = tuple(finding for finding in compare(expected, await describe(connection)) if finding.is_needed)
    state = await read_state(connection)
    # On a way back or up the differences are that way's, and none is to be mended by hand. Without a difference a
    # newer migration is none: the release before goes on serving beside this one (OP-2).
    return (_behind(state),) if found and state.revision != head_revision() else found


async def examine(connection: asyncpg.Connection) -> list[Finding]:
    """Return every difference; an empty list is a healthy database. Reads only."""
    state = await read_state(connection)
    if state.revision != head_revision():
        return [_behind(state)]
    findings = [
        Finding(f"function file {path} has changed since it was applied", "tillkeeper migrate")
        for path in state.stale_files
    ]
    findings += compare(expectation(), await describe(connection))
    if not findings and await journal_is_ahead(connection):
        findings.append(Finding("the journal was restored from a cluster that had come further", "tillkeeper migrate"))
    return findings


async def examine_at(database_url: str) -> list[Finding]:
    """Open one connection for :func:`examine`."""
    async with connected(database_url) as connection:
        return await examine(connection)


async def require_match(database_url: str, *, without: Collection[str] = ()) -> None:
    """Raise :class:`SchemaMismatchError` unless the database at ``database_url`` is healthy (EV-8).

    ``without`` names session indexes that may be missing: the one exception, for an emergency (D8).
    """
    findings = [finding for finding in await examine_at(database_url) if finding.missing_index not in without]
    if findings:
        raise SchemaMismatchError(findings)


def compare(expected: Description, found: Description) -> Iterator[Finding]:
    """Yield each difference between two descriptions, tables before what hangs on them.

    Tables, views and functions of others are theirs; whatever was added to *our* tables, and a function that
    shares a name with one of ours, is a difference.
    """
    missing_tables = {name for name in expected["table"] if name not in found["table"]}
    for kind in expected:
        for name, text in expected[kind].items():
            table = name.split(".", 1)[0]
            if _is_record(table) or (kind != "table" and table in missing_tables):
                continue
            if name not in found[kind]:
                yield _missing(kind, name, text)
            elif found[kind][name] != text:
                yield Finding(
                    f"{kind} {name} differs\n    expected: {text.strip()}\n    deployed: {found[kind][name].strip()}",
                    _remake(kind, name, text),
                )
        for name in found[kind]:
            if name not in expected[kind] and _touches_ours(expected, kind, name):
                # A second function of a name makes calls ambiguous; anything else stands beside ours.
                is_needed = kind == "function"
                yield Finding(f"{kind} {name} is not of this program", _psql(_drop(kind, name)), is_needed=is_needed)


def _missing(kind: str, name: str, text: str) -> Finding:
    index = name.split(".", 1)[-1]
    if kind == "index" and (rule := SESSION_INDEXES.get(index)):
        # Not psql: `migrate` looks for conflicts first, and lists them.
        what = f"{kind} {name} is missing\n    nothing in the database keeps {rule} meanwhile"
        return Finding(what, "tillkeeper migrate", missing_index=index)
    return Finding(f"{kind} {name} is missing", _make(kind, name, text))


def _touches_ours(expected: Description, kind: str, name: str) -> bool:
    match kind:
        case "column" | "constraint" | "index" | "trigger":
            table = name.split(".", 1)[0]
            return table in expected["table"] and not _is_record(table)
        case "function":
            return name.split("(", 1)[0] in {ours.split("(", 1)[0] for ours in expected["function"]}
        case _:
            return False


def _is_record(table: str) -> bool:
    return table in _RECORD_TABLES


def _behind(state: SchemaState) -> Finding:
    if state.revision is None:
        return Finding("the database is empty", "tillkeeper migrate")
    if state.revision > head_revision():
        return Finding(
            f"the database is at migration {state.revision}, newer than this program's {head_revision()}",
            "pip install --upgrade tillkeeper",
        )
    return Finding(
        f"the database is at migration {state.revision}, this program needs {head_revision()}", "tillkeeper migrate"
    )


def _psql(sql: str) -> str:
    return f"{_PSQL} --command {shlex.quote(sql)}"


def _make(kind: str, name: str, text: str) -> str:
    table, _, part = name.partition(".")
    match kind:
        case "table" | "type" | "view":
            return (
                f"restore a backup: with this {kind} went what it held (`tillkeeper migrate --sql` prints its making)"
            )
        case "column":
            return _psql(f"ALTER TABLE {table} ADD COLUMN {part} {text}")
        case "constraint":
            return _psql(f"ALTER TABLE {table} ADD CONSTRAINT {part} {text}")
        case "function":
            return "tillkeeper migrate --reapply"
        case _:
            return _psql(text)


def _remake(kind: str, name: str, text: str) -> str:
    match kind:
        case "index" | "constraint" | "trigger":
            again = f"ALTER TABLE {name.replace('.', ' ADD CONSTRAINT ', 1)} {text}" if kind == "constraint" else text
            return _psql(f"BEGIN; {_drop(kind, name)}; {again}; COMMIT")
        case "function":
            return "tillkeeper migrate --reapply"
        case _:
            return f"compare with `tillkeeper migrate --sql`, which prints the {kind} as this program makes it"


def _drop(kind: str, name: str) -> str:
    table, _, part = name.partition(".")
    match kind:
        case "column":
            return f"ALTER TABLE {table} DROP COLUMN {part}"
        case "constraint":
            return f"ALTER TABLE {table} DROP CONSTRAINT {part}"
        case "index":
            return f"DROP INDEX {part}"
        case "trigger":
            return f"DROP TRIGGER {part} ON {table}"
        case _:
            return f"DROP {kind.upper()} {name}"
