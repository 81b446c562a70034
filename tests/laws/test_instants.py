"""An instant has one form on the wire: RFC 3339, UTC, six digits.

In SQL it is ``instant_wire``'s: what PostgreSQL's own JSON makes of a ``timestamptz`` has an offset and drops zeros.
``tests/webhooks/test_instants.py`` looks at the answers themselves.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import asyncpg
import pytest

from tests.laws.tree import PACKAGE, ROOT, name_of, project_files
from tillkeeper.kernel.clock import INSTANT_PATTERN, instant_wire

CONTRACT: dict[str, Any] = json.loads((ROOT / "docs" / "reference" / "openapi.json").read_text(encoding="utf-8"))
MAKES_JSON = re.compile(r"\b(?:jsonb?_build_object|jsonb?_build_array|to_jsonb?|row_to_json|jsonb?_agg)\(")
INSTANT_NAME = re.compile(r"(?:[a-z]At|Time|Until|Since)$|^(?:at|timestamp)$")
TEXT = re.compile(r"'[^']*'")
# What is no value of the call: a condition, the order of rows, whatever a subquery does after its columns.
CONDITION = re.compile(r"\bWHEN\b.*?\bTHEN\b|\bORDER BY\b.*|\bFROM\b.*|\bFILTER\b.*", re.DOTALL)
COMPARED = re.compile(r"[\w.]+\s*(?:IS\b|<|>|=|BETWEEN\b|NOT BETWEEN\b)[^,]*")
# Functions whose result is of the type of what they are given.
SAME_TYPE = {"coalesce", "greatest", "least", "max", "min", "nullif"}


def _sources() -> Iterator[tuple[str, str]]:
    for path in project_files():
        if path.is_relative_to(PACKAGE) and path.suffix in {".sql", ".py"} and "versions" not in path.parts:
            text = re.sub(r"--[^\n]*", "", path.read_text(encoding="utf-8"))
            yield name_of(path), text


def _to_the_end(text: str, start: int) -> int:
    """Return where the parenthesis that was opened before ``start`` is closed."""
    depth, at = 1, start
    while depth and at < len(text):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return at - 1


def _arguments(text: str) -> Iterator[str]:
    depth, begun = 0, 0
    for at, sign in enumerate(text):
        depth += {"(": 1, ")": -1, "[": 1, "]": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            yield text[begun:at]
            begun = at + 1
    yield text[begun:]


def _own(value: str) -> str:
    """Return the words of a value that give it its type: without conditions, and without what functions are given."""
    value = TEXT.sub("''", value).strip()
    if value.startswith("(") and _to_the_end(value, 1) == len(value) - 1:
        return _own(value[1:-1])
    shown, at = "", 0
    for call in re.finditer(r"(\w*)\(", value):
        if call.start() < at:
            continue
        end = _to_the_end(value, call.end())
        inner = value[call.end() : end]
        shown += value[at : call.start()] + call[1] + " "
        if call[1].lower() in SAME_TYPE or call[1] == "":
            shown += " ".join(_own(each) for each in _arguments(inner)) + " "
        at = end + 1
    return COMPARED.sub("", CONDITION.sub("", shown + value[at:]))


def _bare(text: str, instants: set[str]) -> Iterator[str]:
    """Yield each value that is put into JSON as an instant, and not by ``instant_wire``."""
    for call in MAKES_JSON.finditer(text):
        for value in _arguments(text[call.end() : _to_the_end(text, call.end())]):
            if instants & set(re.findall(r"\w+", _own(value))):
                yield f"{call[0]}… {' '.join(value.split())[:80]}"


@pytest.fixture
async def instants(connection: asyncpg.Connection) -> set[str]:
    """Return the names of all that is an instant: columns, variables, functions, the type itself."""
    columns = await connection.fetch("""
        SELECT DISTINCT attname FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
        WHERE atttypid = 'timestamptz'::regtype AND relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'c')
        UNION SELECT proname FROM pg_proc
        WHERE prorettype = 'timestamptz'::regtype AND pronamespace = 'public'::regnamespace
    """)
    declared = {name for _, text in _sources() for name in re.findall(r"([a-z]\w*) timestamptz\b", text)}
    return (
        {row[0] for row in columns} | declared | {"timestamptz", "clock_timestamp", "transaction_timestamp", "lapsed"}
    )


async def test_no_json_is_made_of_a_bare_timestamptz(instants: set[str]) -> None:
    """EV-6: in every function and every query."""
    assert {"opened_at", "at", "shop_now", "order_claim_lapsed_at", "now"} <= instants
    found = [f"{name}: {value}" for name, text in _sources() for value in _bare(text, instants)]
    assert found == []


async def test_twin_the_law_sees_each_that_is_taken_away(instants: set[str]) -> None:
    """EV-6: wherever ``instant_wire`` is left out, the law says so."""
    missed = []
    seen = 0
    for name, text in _sources():
        for call in re.finditer(r"instant_wire\(", text) if "jsonb" in text else ():
            end = _to_the_end(text, call.end())
            broken = text[: call.start()] + text[call.end() : end] + text[end + 1 :]
            if (
                "FUNCTION " in text[call.start() - 9 : call.start()]
                or "RETURNING " in text[call.start() - 10 : call.start()]
            ):
                continue
            seen += 1
            if not list(_bare(broken, instants)):
                missed.append(f"{name}: {text[call.start() - 30 : end + 1]}")
    assert missed == []
    assert seen >= 27


def test_no_query_shows_an_instant_as_text(instants: set[str]) -> None:
    """EV-6: a cast to text has PostgreSQL's own form, which is no form of the wire."""
    casts = [
        f"{name}: {found[0]}"
        for name, text in _sources()
        for found in re.finditer(r"(\w+)(?:\([^()]*\))?::text", text)
        if found[1] in instants
    ]
    assert casts == []


@pytest.mark.parametrize(
    ("at", "wire"),
    [
        (datetime(2026, 7, 1, 15, 0, tzinfo=UTC), "2026-07-01T15:00:00.000000Z"),
        (datetime(2026, 7, 1, 15, 0, 0, 780_800, tzinfo=UTC), "2026-07-01T15:00:00.780800Z"),
        (datetime(2026, 7, 1, 11, 0, tzinfo=timezone(timedelta(hours=-4))), "2026-07-01T15:00:00.000000Z"),
        (datetime(2026, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC), "2026-12-31T23:59:59.999999Z"),
    ],
)
async def test_python_and_sql_write_the_same(connection: asyncpg.Connection, at: datetime, wire: str) -> None:
    """EV-6: whatever the time zone of the session is."""
    await connection.execute("SET timezone = 'America/Asuncion'")
    assert instant_wire(at) == wire
    assert await connection.fetchval("SELECT instant_wire($1)", at) == wire
    assert re.fullmatch(INSTANT_PATTERN, wire)


def _fields(schema: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        for key, inner in schema.items():
            if key == "properties":
                yield from inner.items()
            yield from _fields(inner, key)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _fields(inner, name)


def test_the_contract_says_so_of_every_instant() -> None:
    """EV-6: by its pattern; and whatever is named as an instant is one."""
    fields = [
        (name, option) for name, schema in _fields(CONTRACT) for option in (schema, *schema.get("oneOf", ()))
    ]  # fmt: skip
    shown = [(name, option) for name, option in fields if option.get("format") == "date-time"]
    assert len(shown) > 40
    assert {option["pattern"] for _, option in shown} == {INSTANT_PATTERN}
    assert {name for name, _ in fields if INSTANT_NAME.search(name)} == {name for name, _ in shown}
