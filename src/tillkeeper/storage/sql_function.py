"""SQL functions that carry commands out: their parameters, and what of a command each parameter is given.

Names and types of the parameters are read from ``schema.json``, which the deployed functions equal word by word
(``doctor``). Values are bound by name: nothing depends on an order that somebody wrote twice.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Self
from uuid import UUID

import msgspec

from tillkeeper.storage.shipped import EXPECTATION

Source = str | int | None | Callable[[], UUID]
"""What a parameter is given: the field of this name, this number, nothing, or a new id."""


@dataclass(frozen=True)
class SqlFunction:
    """A function that carries a command out; its first parameter is the ``journal_call``."""

    name: str
    gives: tuple[tuple[str, Source], ...]
    """Of the parameters that are not given the command's field of the same name."""

    @classmethod
    def of(cls, name: str, **gives: Source) -> Self:
        """Return the function of this name."""
        return cls(name, tuple(gives.items()))

    @cached_property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """Name and type of each parameter after the call, in the function's order."""
        return _signatures()[self.name][1:]

    def sources(self) -> Mapping[str, Source]:
        """Return what each parameter is given, in the function's order."""
        return {name: name for name, _ in self.parameters} | dict(self.gives)

    def arguments(self, command: object) -> tuple[object, ...]:
        """Return what of ``command`` the function takes after the call, in its order."""
        return tuple([give(command) for give in self._givers])

    @cached_property
    def _givers(self) -> tuple[Callable[[Any], object], ...]:
        sources = self.sources()
        return tuple(_giver(sources[name], type_) for name, type_ in self.parameters)

    @cached_property
    def one(self) -> str:
        """Return the statement of one call."""
        parameters = ", ".join(f"${place}::{type_}" for place, type_ in enumerate(self._types(), start=1))
        return f"SELECT * FROM {self.name}({parameters})"

    @cached_property
    def many(self) -> str:
        """Return the statement of several calls, made one after another; a parameter is an array of their values.

        A VOLATILE function sees what was committed when each statement inside it begins, so that a later
        call finds what an earlier one of the same statement did, and what others did while it waited.
        """
        parameters = ", ".join(f"(${place}::{type_}[])[i]" for place, type_ in enumerate(self._types(), start=1))
        return (
            f"SELECT i, a.* FROM generate_subscripts($1::journal_call[], 1) AS i,"
            f" LATERAL {self.name}({parameters}) AS a"
        )

    def _types(self) -> tuple[str, ...]:
        return ("journal_call", *(type_ for _, type_ in self.parameters))


def _giver(source: Source, type_: str) -> Callable[[Any], object]:
    if source is None or isinstance(source, int):
        return lambda _: source
    if not isinstance(source, str):
        return lambda _: source()
    field: Callable[[Any], object] = attrgetter(source)
    return field if type_ != "jsonb" else lambda command: _json(field(command))


def _json(value: object) -> str | None:
    if value is None:
        return None
    encoded: Callable[[], str] | None = getattr(value, "encoded", None)
    return msgspec.json.encode(value).decode() if encoded is None else encoded()


@cache
def _signatures() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the parameters, as (name, type), of every function that takes a call first, by its name."""
    description = msgspec.json.decode(EXPECTATION.read_bytes(), type=dict[str, Any])["description"]
    return {
        match.group(1): tuple(_parameter(each) for each in match.group(2).split(", "))
        for text in description["function"].values()
        if (match := re.match(r"CREATE OR REPLACE FUNCTION public\.(\w+)\((call journal_call[^\n]*)\)\n", text))
    }


def _parameter(text: str) -> tuple[str, str]:
    name, _, type_ = text.partition(" DEFAULT ")[0].partition(" ")
    return name, type_
