"""The contents of events have a schema with a version, which no change passes by (EV-3)."""

import hashlib
import json
from typing import Any, get_args

import msgspec

from tests.helpers.events import faults_of, faults_of_message
from tests.laws.tree import ROOT
from tillkeeper.api.schemas.changes import Change
from tillkeeper.api.schemas.events import FORMER_TYPES, SCHEMA_HISTORY, SCHEMA_VERSION, Event, WebhookMessage
from tillkeeper.journal.event_types import EVENT_TYPES

# By version: the hash of everything that the contract says an event may hold.
HASHES = {
    1: "66207ac7d5142dbfdc9000f39699c3068c72c1a2b6ed5ddece2091136dd1794d",
}
WHAT_TO_DO = """The contents of events are not those of version {version}. If that is meant:
1. add a version to SCHEMA_HISTORY in src/tillkeeper/api/schemas/events.py, with what changed;
2. run `make reference`, and `npm run protocol` in web/;
3. add to HASHES in tests/laws/test_event_schema.py, and leave the versions before as they are:
    {next}: "{hash}","""

CONTRACT: dict[str, Any] = json.loads((ROOT / "docs" / "reference" / "openapi.json").read_text(encoding="utf-8"))
SCHEMAS: dict[str, Any] = CONTRACT["components"]["schemas"]
# What a schema says to people.
_WORDS = {"description", "title"}


def _bare(schema: Any) -> Any:
    if isinstance(schema, dict):
        # Under `properties` these are names of fields.
        return {
            name: {field: _bare(each) for field, each in inner.items()} if name == "properties" else _bare(inner)
            for name, inner in schema.items()
            if name not in _WORDS
        }
    return [_bare(each) for each in schema] if isinstance(schema, list) else schema


def _reached(name: str, found: dict[str, Any]) -> dict[str, Any]:
    """Return a schema and all that it names, by name."""
    if name not in found:
        found[name] = _bare(SCHEMAS[name])
        for text in json.dumps(found[name]).split('"#/components/schemas/')[1:]:
            _reached(text.partition('"')[0], found)
    return found


def event_schema_hash() -> str:
    canonical = json.dumps(_reached("Event", {}), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _tags(union: Any) -> set[str]:
    return {str(each.__struct_config__.tag) for each in get_args(union)}


def test_a_change_of_what_events_hold_is_a_new_version() -> None:
    """EV-3: who decodes events can tell which contents they know."""
    found = event_schema_hash()
    message = WHAT_TO_DO.format(version=SCHEMA_VERSION, next=SCHEMA_VERSION + 1, hash=found)
    assert HASHES.get(SCHEMA_VERSION) == found, message
    assert set(HASHES) == set(SCHEMA_HISTORY) == set(range(1, SCHEMA_VERSION + 1)), message
    assert CONTRACT["info"]["x-event-schema"] == SCHEMA_VERSION


def test_every_type_has_a_shape() -> None:
    """EV-3: and nothing has one that is never written."""
    assert _tags(Event) == {*EVENT_TYPES, *FORMER_TYPES}
    of_events = {
        change
        for event in get_args(Event)
        for (listed,) in [get_args(msgspec.structs.fields(event)[-1].type)]
        for change in get_args(listed) or (listed,)
    }
    assert of_events == set(get_args(Change))


def test_the_contract_tells_events_apart_by_type_and_changes_by_kind() -> None:
    """EV-3: in a page, in the stream and in the messages of webhooks."""
    for name, union, field in (("Event", Event, "type"), ("Change", Change, "kind")):
        assert SCHEMAS[name]["discriminator"]["propertyName"] == field
        assert set(SCHEMAS[name]["discriminator"]["mapping"]) == _tags(union)
    event = {"$ref": "#/components/schemas/Event"}
    assert SCHEMAS["EventPage"]["properties"]["items"]["items"] == event
    stream = CONTRACT["paths"]["/api/feed"]["get"]["responses"]["200"]["content"]["text/event-stream"]["schema"]
    assert [option["$ref"].rpartition("/")[2] for option in stream["oneOf"]] == ["Event", "FeedBeat", "FeedEnd"]
    message = SCHEMAS["WebhookMessage"]
    assert message["properties"]["data"] == event
    fields = {field.encode_name for field in msgspec.structs.fields(WebhookMessage)}
    assert set(message["properties"]) == set(message["required"]) == fields


TOKEN = {
    "id": "t", "program": {"id": "p", "username": "web", "name": "Web"}, "role": "cashier", "mayHoldDrawer": False,
    "createdAt": "2026-11-21T04:53:52.541918Z", "expiresAt": None, "revokedAt": None,
}  # fmt: skip


def _event(change: dict[str, Any], kind: str = "token.created", **more: Any) -> bytes:
    event = {"position": "1-1-1", "type": kind, "at": TOKEN["createdAt"], "actor": None, "changes": [change]}
    return json.dumps(event | more).encode()


def test_twin_an_event_beside_its_shape_is_found() -> None:
    """EV-3: a field more, a field less, another type of value, a kind or a type that nobody described."""
    change = {"kind": "token", "id": "t", "document": TOKEN}
    assert faults_of(_event(change)) == []
    assert faults_of(_event(change | {"secret": "x"})) == ["token.created: $.changes[0].secret: no field of the schema"]
    assert faults_of(_event(change, reason="x")) == ["token.created: $.reason: no field of the schema"]
    inside = change | {"document": TOKEN | {"secret": "x"}}
    assert faults_of(_event(inside)) == ["token.created: $.changes[0].document.secret: no field of the schema"]
    less = {name: value for name, value in TOKEN.items() if name != "role"}
    for wrong in (
        _event(change | {"document": less}),
        _event(change | {"document": TOKEN | {"mayHoldDrawer": "no"}}),
        _event(change | {"kind": "key"}),
        _event({"kind": "order", "id": "o", "version": 1, "fencingToken": 0}, "order.changed"),
        _event(change, "token.borrowed"),
        _event(change, "business.set-up"),
    ):
        assert len(faults_of(wrong)) == 1, wrong
    message = {"type": "token.created", "timestamp": TOKEN["createdAt"], "data": json.loads(_event(change))}
    assert faults_of_message(json.dumps(message).encode()) == []
    assert len(faults_of_message(json.dumps(message | {"data": {}}).encode())) == 1
