"""What a query may say: known by name on every route, one answer for an id that nothing has."""

import json
from pathlib import Path

import pytest

from tests.helpers.floor import ok, person, refused, thing
from tests.helpers.shop import Shop

NOWHERE = "018f0000-0000-7000-8000-000000000000"
CONTRACT = json.loads((Path(__file__).parents[2] / "docs/reference/openapi.json").read_text())
CALLS = [
    (method, path)
    for path, methods in CONTRACT["paths"].items()
    for method in methods
    if method in {"get", "post", "put", "patch", "delete"}
]


async def test_every_route_refuses_a_parameter_that_it_does_not_know(shop: Shop) -> None:
    """EV-9: by name, with those that there are; nothing else of the request is looked at."""
    boss = await person(shop, "manager1")
    assert len(CALLS) > 60
    for method, path in CALLS:
        named = "/".join(NOWHERE if part.startswith("{") else part for part in path.split("/"))
        answer = await boss.till.call(method.upper(), named, params={"nobody-asks": "1"}, json={})
        problem = refused(answer, 422, "unknown-parameter")
        assert problem["parameter"] == "nobody-asks", (method, path)
        known = {
            each["name"] for each in CONTRACT["paths"][path][method].get("parameters", ()) if each["in"] == "query"
        }
        assert set(filter(None, problem["allowed"].split(", "))) == known, (method, path)


@pytest.mark.parametrize(
    "asked",
    ["transactions?from=2026-01-01", "transactions?orderId=x", "events?types=order.queued", "orders?state=paid"],
)
async def test_no_list_answers_another_question(shop: Shop, asked: str) -> None:
    """EV-9: what was passed over in silence, with everything or the usual in the answer."""
    boss = await person(shop, "manager1")
    refused(await boss.get(f"/api/{asked}"), 422, "unknown-parameter")


async def test_every_route_refuses_a_parameter_that_is_there_twice(shop: Shop) -> None:
    """EV-9: which of the two is meant, nobody knows; the last one was taken, in silence."""
    boss = await person(shop, "manager1")
    asked = 0
    for method, path in CALLS:
        named = "/".join(NOWHERE if part.startswith("{") else part for part in path.split("/"))
        for parameter in CONTRACT["paths"][path][method].get("parameters", ()):
            if parameter["in"] == "query":
                twice = [(parameter["name"], "1"), (parameter["name"], "1")]
                answer = await boss.till.call(method.upper(), named, params=twice)
                assert refused(answer, 422, "parameter-twice")["parameter"] == parameter["name"], (method, path)
                asked += 1
    assert asked > 30


async def test_a_list_of_somebody_elses_is_not_ones_own(shop: Shop) -> None:
    """EV-5, EV-9: who asks for a colleague's carts gets none, and not their own as if they were the colleague's."""
    lucia, derlis = await person(shop, "cashier2"), await person(shop, "cashier1")
    mine, theirs = await lucia.cart(thing("a", "1000")), await derlis.cart(thing("b", "1000"))
    asked = "/api/order-sessions?userId="
    assert ok(await lucia.get(f"{asked}{derlis.id}")) == {"items": [], "nextCursor": None}
    for path in (f"{asked}{lucia.id}", "/api/order-sessions"):
        assert [each["id"] for each in ok(await lucia.get(path))["items"]] == [mine["id"]]
    boss = await person(shop, "manager1")
    assert [each["id"] for each in ok(await boss.get(f"{asked}{derlis.id}"))["items"]] == [theirs["id"]]


@pytest.mark.parametrize("unknown", ["nope", NOWHERE])
@pytest.mark.parametrize(
    "filtered",
    ["transactions?sessionId=", "orders?profileId=", "pos/sessions?profileId=", "pos/sessions?registerId=",
     "order-sessions?userId="],
)  # fmt: skip
async def test_an_id_that_nothing_has_narrows_a_list_to_nothing(shop: Shop, filtered: str, unknown: str) -> None:
    """EV-9: one answer for all of them: nothing of the list is of it."""
    boss = await person(shop, "manager1", register="ASU-1")
    await boss.sell(await boss.open_drawer("ASU-1"), "5000")
    ok(await boss.post("/api/orders", {"items": [thing("a", "1000")]}), 201)
    path = f"/api/{filtered}"
    assert ok(await boss.get(path.partition("?")[0]))["items"] != []
    assert ok(await boss.get(f"{path}{unknown}")) == {"items": [], "nextCursor": None}
