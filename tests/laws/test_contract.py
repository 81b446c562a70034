"""The OpenAPI document says of a call what only this API knows: credentials, keys, headers, which names take a code."""

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from tests.laws.tree import ROOT
from tillkeeper.api.application import create_app  # noqa: F401 # with it every request body is loaded
from tillkeeper.api.problems import STATUS
from tillkeeper.api.schemas.base import Request

CONTRACT: dict[str, Any] = json.loads((ROOT / "docs" / "reference" / "openapi.json").read_text(encoding="utf-8"))
SCHEMAS: dict[str, Any] = CONTRACT["components"]["schemas"]
# What a request takes beside an id. Of a business and of the caller: what old clients call them by.
CODES = {"registerId", "locationId", "profileId", "vendorId", "businessId"}
OPEN = {("post", "/api/auth/login"), ("get", "/healthz"), ("get", "/readyz"), ("get", "/metrics")}
PAYS = {
    ("post", "/api/order-sessions/{order_session_id}/complete"),
    ("post", "/api/orders/{order_id}/payments"),
}


def _calls() -> Iterator[tuple[tuple[str, str], Any]]:
    for path, calls in CONTRACT["paths"].items():
        for method, call in calls.items():
            yield (method, path), call


def _described(schema: Any) -> str:
    """Return the description of a field, whether it may be null or not."""
    options = [schema, *schema.get("oneOf", ())]
    return next((option["description"] for option in options if "description" in option), "")


def _asked_for() -> Iterator[tuple[str, str]]:
    """Yield each name that ends in Id and may be sent, with its description."""
    for name, schema in SCHEMAS.items():
        if "Request" in name and name != "ClaimRequestShown":
            yield from ((field, _described(each)) for field, each in schema["properties"].items())
    for _, call in _calls():
        yield from ((each["name"], each.get("description", "")) for each in call.get("parameters", ()))


def test_only_places_are_called_by_their_code() -> None:
    """EV-5: where a code is taken it is said, and nowhere else."""
    named = {(name, text) for name, text in _asked_for() if name.endswith("Id") and name not in {"lineId", "newLineId"}}
    assert {name for name, text in named if "code" in text} == CODES
    assert {name for name, text in named if text == "Id."} >= {"sessionId", "productId", "variantId", "toOrderId"}
    assert [name for name, text in named if not text] == []


def test_who_needs_a_credential_and_which() -> None:
    """EV-5, S1-48: by token, or by the cookie with the page's token beside it on each write."""
    assert CONTRACT["security"] == [{"bearer": []}, {"cookie": []}]
    assert {at for at, call in _calls() if call.get("security") == []} == OPEN
    for (method, path), call in _calls():
        if method != "get" and (method, path) not in OPEN:
            assert call["security"] == [{"bearer": []}, {"cookie": [], "csrf": []}], path
    schemes = CONTRACT["components"]["securitySchemes"]
    assert (schemes["cookie"]["name"], schemes["csrf"]["name"]) == ("tillkeeper_session", "X-CSRF-Token")


def test_what_moves_money_needs_its_key() -> None:
    """EV-1: required where a request without one is 428, and nowhere else."""
    keys = {
        at: each["required"]
        for at, call in _calls()
        for each in call.get("parameters", ())
        if each["name"] == "Idempotency-Key"
    }
    assert {at for at, is_required in keys.items() if is_required} == PAYS
    assert {at for at, call in _calls() if "Idempotent-Replay" in _headers(call, "2")} == set(keys)


def _headers(call: Any, first_digit: str) -> set[str]:
    return {
        name
        for status, answer in call["responses"].items()
        if status.startswith(first_digit)
        for name in answer.get("headers", ())
    }


@pytest.mark.parametrize(("status", "header"), [("401", "WWW-Authenticate"), ("405", "Allow"), ("503", "Retry-After")])
def test_refusals_name_their_headers(status: str, header: str) -> None:
    """EV-2: on each call that may be refused so."""
    for at, call in _calls():
        assert header in call["responses"][status]["headers"], at


def test_documents_name_their_headers() -> None:
    """EV-3: the version of one with a version, the feed's position of what is read."""
    by_call = {at: _headers(call, "2") for at, call in _calls()}
    assert "ETag" in by_call["get", "/api/pos/sessions/{session_id}"]
    assert "ETag" in by_call["post", "/api/orders/{order_id}/operations"]
    assert "ETag" not in by_call["get", "/api/orders"]
    assert "ETag" not in by_call["post", "/api/orders/{order_id}/split"]
    reads = {at for at in by_call if at[0] == "get" and at not in OPEN}
    assert {at for at, names in by_call.items() if "Feed-Position" in names} == reads
    # A refusal has one too where somebody is signed in and the address is right.
    for at, call in _calls():
        named = {status for status, answer in call["responses"].items() if "Feed-Position" in answer.get("headers", ())}
        right = {"200", "403", "404", "410", "422"} & set(call["responses"])
        assert named == (right if at in reads else set()), at


def test_every_status_of_a_refusal_is_in_the_contract() -> None:
    """EV-2: at a call; one that comes before any call is looked at, at the document's head."""
    of_calls = {status for _, call in _calls() for status in call["responses"]}
    elsewhere = {str(int(status)) for status in STATUS.values()} - of_calls
    assert elsewhere == {"408", "414", "421", "431"}
    assert elsewhere <= set(re.findall(r"[0-9]{3}", CONTRACT["info"]["description"]))


def test_a_problem_shows_what_integrators_read_of_it() -> None:
    """EV-2: the members that the contract fixes, as properties."""
    shown = SCHEMAS["Problem"]["properties"]
    assert {"existingSession", "current", "claim", "state", "errors"} <= set(shown)
    assert {each.get("$ref", "null").rpartition("/")[2] for each in shown["current"]["anyOf"]} == {
        "OrderSession", "Order", "Webhook", "null",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("post", "/api/orders", "order-total-mismatch"),
        ("post", "/api/pos/sessions/{session_id}/close", "count-outdated"),
    ],
)
def test_a_call_says_that_it_may_conflict(method: str, path: str, code: str) -> None:
    """EV-2: tests elsewhere are answered 409 here."""
    assert "409" in CONTRACT["paths"][path][method]["responses"], code


def _bodies(of: type[Request] = Request) -> Iterator[type[Request]]:
    for each in of.__subclasses__():
        yield each
        yield from _bodies(each)


def _texts(kind: Any, name: str) -> Iterator[tuple[str, msgspec.inspect.StrType]]:
    """Yield every text that a field may hold, in a list or beside null as well."""
    if isinstance(kind, msgspec.inspect.StrType):
        yield name, kind
    for inner in (*getattr(kind, "types", ()), *([kind.item_type] if hasattr(kind, "item_type") else ())):
        yield from _texts(inner, name)
    if isinstance(kind, msgspec.inspect.Metadata):
        yield from _texts(kind.type, name)


def test_every_text_of_a_body_says_which_characters_it_takes() -> None:
    """EV-2: PostgreSQL takes no NUL; a field that lets one through is a 500. A password is only hashed."""
    texts = [
        found
        for body in _bodies()
        for field in msgspec.inspect.type_info(body).fields  # type: ignore[attr-defined] # of a struct
        for found in _texts(field.type, f"{body.__name__}.{field.encode_name}")
    ]
    assert len(texts) > 40
    assert [name for name, text in texts if text.pattern is None] == ["LoginRequest.password"]
