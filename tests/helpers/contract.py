"""Calls made from the OpenAPI document: each operation, with a request that its schema takes."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.laws.tree import ROOT

Document = dict[str, Any]
NOWHERE: Final = "018f0000-0000-7000-8000-000000000000"
# Named by the client itself, in its own order.
_CLIENTS_OWN: Final = {"line_id", "new_line_id"}
# The first that a schema takes is sent for it.
_TEXTS: Final = ("x", "1", "1111", "2222-22", "x" * 16, "https://example.com/hook")


def contract() -> Document:
    """Return the committed document; a law holds that it is the one the server answers."""
    document: Document = json.loads((ROOT / "docs" / "reference" / "openapi.json").read_text(encoding="utf-8"))
    return document


def snake(name: str) -> str:
    """Return the name of a field as a parameter of a path has it: ``sessionId`` is ``session_id``."""
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", name).lower()


@dataclass(frozen=True)
class Sent:
    """A request: an address with its query, and a body."""

    method: str
    path: str
    query: Mapping[str, str]
    body: object


@dataclass(frozen=True)
class Operation:
    """One call of the document."""

    method: str
    path: str
    described: Document
    schemas: Document = field(repr=False)

    def __str__(self) -> str:
        """Return the call as people write it."""
        return f"{self.method} {self.path}"

    @property
    def permission(self) -> str | None:
        """What the document says that the caller needs."""
        found: str | None = self.described.get("x-permission")
        return found

    @property
    def is_public(self) -> bool:
        return self.described.get("security") == []

    def ids_in_path(self) -> list[str]:
        return re.findall(r"\{(\w+)\}", self.path)

    def ids_elsewhere(self) -> list[str]:
        """Return the fields of query and body that name something by its id, in the order of the document."""
        query = [each["name"] for each in self.described.get("parameters", ()) if each["in"] == "query"]
        found = [name for name in (*query, *self._fields(self._body_schema())) if name.endswith("Id")]
        return [name for name in dict.fromkeys(found) if snake(name) not in _CLIENTS_OWN]

    def sent(self, ids: Mapping[str, str], *, named: str | None = None, name_as: str = NOWHERE) -> Sent:
        """Return a request with ``ids`` where the document needs some, and ``name_as`` in the field ``named``."""
        path = re.sub(r"\{(\w+)\}", lambda match: ids[match.group(1)], self.path)
        maker = _Maker(self.schemas, ids, named, name_as)
        in_query = any(each["name"] == named for each in self.described.get("parameters", ()))
        body = None if self._body_schema() is None else maker.value(self._body_schema() or {}, "")
        return Sent(self.method, path, {named: name_as} if named is not None and in_query else {}, body)

    def _body_schema(self) -> Document | None:
        if "requestBody" not in self.described:
            return None
        ((_, content),) = self.described["requestBody"]["content"].items()
        schema: Document = content["schema"]
        return schema

    def _fields(self, schema: Document | None) -> Iterator[str]:
        if schema is None:
            return
        if "$ref" in schema:
            yield from self._fields(self.schemas[schema["$ref"].rpartition("/")[2]])
        for name, inner in schema.get("properties", {}).items():
            yield name
            yield from self._fields(inner)
        for inner in (*schema.get("oneOf", ()), *([schema["items"]] if "items" in schema else ())):
            yield from self._fields(inner)


@dataclass(frozen=True)
class _Maker:
    """Makes values that a schema takes: what is required, and the way to ``named``."""

    schemas: Document
    ids: Mapping[str, str]
    named: str | None
    name_as: str

    def value(self, schema: Document, name: str) -> Any:
        if name == self.named:
            return self.name_as
        if "$ref" in schema:
            return self.value(self._resolved(schema), name)
        if snake(name) in self.ids:
            return self.ids[snake(name)]
        if "enum" in schema or "const" in schema:
            return schema["const"] if "const" in schema else schema["enum"][0]
        if "oneOf" in schema:
            options = [each for each in schema["oneOf"] if each.get("type") != "null"]
            # The shortest: what else must be there is in no schema where it depends on another field.
            options.sort(key=lambda each: (not self._leads(each), len(self._resolved(each).get("required", ()))))
            return self.value(options[0], name)
        return self._of_type(schema, name)

    def _of_type(self, schema: Document, name: str) -> Any:
        match schema["type"]:
            case "object":
                return self._object(schema)
            case "array":
                size = max(schema.get("minItems", 0), int(self._leads(schema)))
                return [self.value(schema["items"], "") for _ in range(size)]
            case "string":
                return next(text for text in _TEXTS if _takes(schema, text))
            case "integer" | "number":
                return int(schema.get("minimum", 1))
            case "boolean":
                return True
            case other:
                raise NotImplementedError(f"{name}: {other}")

    def _object(self, schema: Document) -> Document:
        needed = schema.get("required", ())
        return {
            name: self.value(inner, name)
            for name, inner in schema.get("properties", {}).items()
            if name in needed or name == self.named or self._leads(inner)
        }

    def _resolved(self, schema: Document) -> Document:
        found: Document = self.schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        return found

    def _leads(self, schema: Document) -> bool:
        """Return whether the field that is to be named is somewhere inside."""
        if self.named is None:
            return False
        schema = self._resolved(schema)
        properties = schema.get("properties", {})
        inside = (*properties.values(), *schema.get("oneOf", ()), *([schema["items"]] if "items" in schema else ()))
        return self.named in properties or any(self._leads(each) for each in inside)


def _takes(schema: Document, text: str) -> bool:
    is_long_enough = schema.get("minLength", 0) <= len(text) <= schema.get("maxLength", len(text))
    return is_long_enough and re.search(schema.get("pattern", ""), text) is not None


def operations() -> list[Operation]:
    """Return every call of the document."""
    document = contract()
    schemas = document["components"]["schemas"]
    return [
        Operation(method.upper(), path, described, schemas)
        for path, calls in document["paths"].items()
        for method, described in calls.items()
    ]
