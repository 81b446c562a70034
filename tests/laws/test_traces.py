"""The feed's traces in ``web/core`` are what this server says today: the simulation wrote them, and no hand since.

``TILLKEEPER_WRITE_TRACES=1 pytest tests/feed/test_law.py`` writes them anew; ``npm run fix`` lays them out.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.laws.tree import ROOT
from tillkeeper.kernel.clock import INSTANT_PATTERN

SCHEMAS: dict[str, Any] = json.loads((ROOT / "docs" / "reference" / "openapi.json").read_text(encoding="utf-8"))[
    "components"
]["schemas"]
FEED_TRACES = sorted((ROOT / "web" / "src" / "core" / "traces-feed").glob("*.json"))
LISTS = {
    "sessions": "CashSession",
    "orders": "Order",
    "orderSessions": "OrderSession",
    "claims": "LiveClaim",
}
KINDS = {
    "cash-session": "CashSession",
    "order": "Order",
    "claim-request": "ClaimRequestShown",
    "transaction": "Transaction",
    "product": "ProductDetail",
}
# A sign-in's end is said to managers, and is no document of a screen.
NO_SCREENS = "sign-in"
# What is said to one viewer only, and so in no event.
OF_THE_VIEWER = {"CashSession.yours", "Claim.mine", "HeldClaim.mine"}


def _unlike(value: Any, schema: Any, *, of_event: bool, at: str = "") -> Iterator[str]:
    """Yield where a document has not exactly the fields of its schema, or an instant in another form."""
    options = schema.get("oneOf") or schema.get("anyOf") or [schema]
    if value is None:
        return
    schema = next((option for option in options if option.get("type") != "null"), schema)
    if "$ref" in schema:
        at = schema["$ref"].rpartition("/")[2]
        schema = SCHEMAS[at]
    if schema.get("format") == "date-time" and not re.fullmatch(INSTANT_PATTERN, value):
        yield f"{at}: {value}"
    if isinstance(value, list):
        for each in value:
            yield from _unlike(each, schema["items"], of_event=of_event, at=at)
    if isinstance(value, dict) and "properties" in schema:
        said, shown = ({f"{at}.{name}" for name in names} for names in (schema["properties"], value))
        needed = {f"{at}.{name}" for name in schema["required"]} - (OF_THE_VIEWER if of_event else set())
        yield from (needed - shown) | (shown - said)
        for name, inner in value.items():
            yield from _unlike(inner, schema["properties"].get(name, {}), of_event=of_event, at=f"{at}.{name}")


def _documents(trace: dict[str, Any]) -> Iterator[tuple[str, Any, bool]]:
    for half in ("start", "end"):
        for name, rows in trace[half].items():
            yield from ((LISTS[name], row, False) for row in rows)
    for event in trace["events"]:
        assert re.fullmatch(INSTANT_PATTERN, event["at"])
        changes = [change for change in event["changes"] if "document" in change and change["kind"] != NO_SCREENS]
        yield from ((KINDS[change["kind"]], change["document"], True) for change in changes)


@pytest.mark.parametrize("path", FEED_TRACES, ids=lambda path: path.stem)
def test_a_trace_has_the_fields_of_the_contract(path: Path) -> None:
    """EV-3: no more and no fewer, in every document and every event."""
    trace = json.loads(path.read_text(encoding="utf-8"))
    wrong = {
        found
        for model, document, of_event in _documents(trace)
        for found in _unlike(document, SCHEMAS[model], of_event=of_event, at=model)
    }
    assert wrong == set()


def test_a_sale_is_among_them() -> None:
    """CS-16: with the register whose drawer it is in."""
    sales = [
        document
        for path in FEED_TRACES
        for model, document, _ in _documents(json.loads(path.read_text(encoding="utf-8")))
        if model == "Transaction"
    ]
    assert len(sales) > 5
