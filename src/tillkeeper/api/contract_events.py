"""Events in the OpenAPI document: discriminated unions by name, the messages of webhooks, the version of it all."""

from typing import Any, Final, get_args

from tillkeeper.api.schemas.changes import Change
from tillkeeper.api.schemas.events import SCHEMA_VERSION, Event, WebhookMessage

Document = dict[str, Any]

_REF: Final = "#/components/schemas/"
_UNIONS: Final = {"Event": Event, "Change": Change}
# The two shapes of an order's change: what they have beside what both have.
_ORDER_CHANGE: Final = "OrderChange"
_ORDER_SHAPES: Final = {
    "OrderAppeared": ("An order that its readers have not seen before.", {"document"}, set[str]()),
    "OrderChanged": ("What changed of an order.", {"fields", "lines", "lineIds"}, {"overwritten"}),
}


def describe_events(document: Document) -> None:
    """Name the unions of events and of changes, and add what no route answers."""
    schemas = document["components"]["schemas"]
    document["info"]["x-event-schema"] = SCHEMA_VERSION
    schemas["WebhookMessage"] = _webhook_message()
    for name, union in _UNIONS.items():
        members = [{"$ref": _REF + each.__name__} for each in get_args(union)]
        _name_union(document, members, name)
        schemas[name] = {"oneOf": members, **_discriminator(schemas, members), "title": name}
    _split_order_change(schemas)
    _discriminate(document, schemas)
    document["webhooks"] = {"event": {"post": _webhook()}}


def _webhook_message() -> Document:
    """Return the schema of ``WebhookMessage``, which no route answers."""
    return {
        "type": "object",
        "title": "WebhookMessage",
        "description": WebhookMessage.__doc__,
        "properties": {
            "type": {"type": "string", "description": "The event's."},
            "timestamp": {"type": "string", "format": "date-time", "description": "When the event happened."},
            "data": {"$ref": _REF + "Event"},
        },
        "required": ["data", "timestamp", "type"],
    }


def _name_union(part: object, members: list[Document], name: str) -> None:
    """Refer to a union by its name wherever it is written out."""
    for each in _inner(part):
        if isinstance(each, dict) and each.get("oneOf", [])[: len(members)] == members:
            others = each.pop("oneOf")[len(members) :]
            named = {"$ref": _REF + name}
            each.update({"oneOf": [named, *others]} if others else named)
        else:
            _name_union(each, members, name)


def _split_order_change(schemas: Document) -> None:
    whole = schemas[_ORDER_CHANGE]
    own = set[str]().union(*(needed | free for _, needed, free in _ORDER_SHAPES.values()))
    shared = {field for field in whole["properties"] if field not in own}
    for name, (description, needed, free) in _ORDER_SHAPES.items():
        schemas[name] = {
            "type": "object",
            "title": name,
            "description": description,
            "properties": {
                field: _never_left_out(schema) if field in needed else schema
                for field, schema in whole["properties"].items()
                if field in shared | needed | free
            },
            "required": sorted(shared | needed),
        }
    schemas[_ORDER_CHANGE] = {
        "type": "object",
        "title": _ORDER_CHANGE,
        "properties": {field: whole["properties"][field] for field in sorted(shared)},
        "required": sorted(shared),
        "oneOf": [{"$ref": _REF + name} for name in _ORDER_SHAPES],
    }


def _never_left_out(schema: Document) -> Document:
    """Return the schema of a field without the choice of one, which is how a field that may be left out is written."""
    match schema:
        case {"oneOf": [only]}:
            return {**{name: value for name, value in schema.items() if name != "oneOf"}, **only}
        case _:
            return schema


def _discriminate(part: object, schemas: Document) -> None:
    """Say of every union of tagged objects which field tells them apart."""
    for each in _inner(part):
        if isinstance(each, dict) and "oneOf" in each and "discriminator" not in each:
            each.update(_discriminator(schemas, each["oneOf"]))
        _discriminate(each, schemas)


def _discriminator(schemas: Document, members: list[Document]) -> Document:
    """Return ``{discriminator}`` where the members are objects that one field of theirs tells apart, else nothing."""
    names = [member["$ref"].removeprefix(_REF) for member in members if set(member) == {"$ref"}]
    tags = {tag: name for name in names if (tag := _tag(schemas[name])) is not None}
    fields = {field for field, _ in tags}
    # Two shapes of one tag, or something without a tag: only the rest of it tells them apart.
    if len(tags) < len(members) or len(fields) != 1 or len(members) == 1:
        return {}
    mapping = {value: _REF + name for (_, value), name in tags.items()}
    return {"discriminator": {"propertyName": fields.pop(), "mapping": mapping}}


def _tag(schema: Document) -> tuple[str, str] | None:
    """Return the field of an object that says what it is, and what it says."""
    fields = schema.get("properties", {}).items()
    return next(((name, field["const"]) for name, field in fields if "const" in field), None)


def _inner(part: object) -> list[object]:
    return list(part.values()) if isinstance(part, dict) else list(part) if isinstance(part, list) else []


def _webhook() -> Document:
    return {
        "operationId": "WebhookMessage",
        "summary": "What a webhook is told of an event",
        "description": "Sent to each webhook of the event's type; docs/reference/webhooks.md says how it is signed.",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": _REF + "WebhookMessage"}}},
        },
        "responses": {"2XX": {"description": "Taken."}},
        "security": [],
    }
