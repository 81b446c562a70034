"""Every command that is a SQL function gives each parameter of the deployed function something of its type."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import fields, replace
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import asyncpg
import pytest

import tillkeeper.domains
from tillkeeper.domains.orders import PayOrder
from tillkeeper.kernel.ids import new_id
from tillkeeper.storage.sql_function import Source, SqlFunction

SCALARS = {UUID: {"uuid"}, str: {"text"}, bool: {"boolean"}, int: {"bigint", "integer"}}

# Names and types as the database has them, in its order.
_PARAMETERS = """
SELECT a.name, format_type(a.type, NULL) AS type
FROM pg_proc p, unnest(p.proargnames, p.proargtypes::oid[]) WITH ORDINALITY AS a (name, type, n)
WHERE p.pronamespace = 'public'::regnamespace AND p.proname = $1 AND a.type IS NOT NULL ORDER BY a.n
"""


def statements() -> list[type[Any]]:
    """Return every command class that is one SQL function."""
    found: dict[str, type[Any]] = {}
    for module in pkgutil.walk_packages(tillkeeper.domains.__path__, "tillkeeper.domains."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and isinstance(getattr(each, "function", None), SqlFunction):
                found[each.__name__] = each
    return [found[name] for name in sorted(found)]


def sql_types(hint: Any) -> set[str]:
    """Return the SQL types that take a value of a Python type."""
    is_optional = get_origin(hint) in {Union, UnionType}
    kinds = [each for each in get_args(hint) if each is not type(None)] if is_optional else [hint]
    if get_origin(kinds[0]) is Literal:
        return {"text"}
    (kind,) = kinds
    if get_origin(kind) is tuple:
        (element, _) = get_args(kind)
        return {"bigint[]"} if element is int else {"jsonb"}
    return SCALARS.get(kind) or {"jsonb"}


def wrong(command: type[Any], function: SqlFunction, parameters: list[tuple[str, str]]) -> Iterator[str]:
    """Yield what is wrong with the way a command is bound to a function of these parameters."""
    hints, known = get_type_hints(command), dict(parameters)
    sources: dict[str, Source] = {name: name for name in known}
    sources.update(dict(function.gives))
    for name in sources.keys() - known.keys():
        yield f"{function.name} has no parameter {name}"
    names = {field.name for field in fields(command)}
    for name, source in sources.items():
        if isinstance(source, str) and source not in names:
            yield f"{name} is given {source}, which {command.__name__} has not"
        elif isinstance(source, str) and known.get(name) not in sql_types(hints[source]):
            yield f"{name} is {known.get(name)}, and {source} is {hints[source]}"
        elif callable(source) and known.get(name) != "uuid":
            yield f"{name} is {known.get(name)}, and is given an id"
        elif isinstance(source, int) and known.get(name) not in SCALARS[int]:
            yield f"{name} is {known.get(name)}, and is given a number"
    for name in names - {source for source in sources.values() if isinstance(source, str)}:
        yield f"{command.__name__}.{name} is given to nothing"


async def test_each_parameter_is_given_something_of_its_type(empty_database: str) -> None:
    """Names and types are those of the database itself, and the statement is made from the same."""
    found = statements()
    assert len(found) > 10
    connection = await asyncpg.connect(empty_database)
    try:
        for command in found:
            deployed = [tuple(row) for row in await connection.fetch(_PARAMETERS, command.function.name)]
            assert deployed[0] == ("call", "journal_call"), command
            assert list(command.function.parameters) == deployed[1:], command
            assert list(wrong(command, command.function, deployed[1:])) == []
    finally:
        await connection.close()


@pytest.mark.parametrize(
    ("gives", "says"),
    [
        ({"wanted": "session_id", "wanted_session": "order_id"}, None),
        ({"wanted": "register"}, "wanted is uuid, and register is str"),
        ({"wanted_order": "order_id"}, "order_pay has no parameter wanted_order"),
        ({"wanted_register": "place"}, "wanted_register is given place, which PayOrder has not"),
        ({"wanted_register": None}, "PayOrder.register is given to nothing"),
        ({"given_payments": new_id}, "given_payments is jsonb, and is given an id"),
        ({"seen_total_minor": "seen_versions"}, "seen_total_minor is bigint, and seen_versions is"),
    ],
)
def test_the_law_finds_a_wrong_binding(gives: dict[str, Source], says: str | None) -> None:
    """The twin: another type, a parameter or field that is not there, a field that goes nowhere.

    Two ids may still change places by name: that is what whoever reads ``wanted="session_id"`` sees.
    """
    function = replace(PayOrder.function, gives=tuple((dict(PayOrder.function.gives) | gives).items()))
    found = "\n".join(wrong(PayOrder, function, list(PayOrder.function.parameters)))
    assert (says or "") in found
    assert bool(found) == (says is not None)
