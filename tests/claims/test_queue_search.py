"""The queue finds orders as the till finds products (EV-12): by one table of cases, waiting and settled ones."""

import json
from typing import Any

import pytest

from tests.claims.hands import Floor
from tests.helpers.floor import lines, ok, thing
from tests.helpers.traces import FOLDER
from tillkeeper.kernel import limits

CASES: list[dict[str, Any]] = json.loads((FOLDER.parent / "tables" / "search.json").read_text("utf-8"))["found"]

# How many orders are walked before the index is asked: all of these tests' orders, or none to speak of.
BOTH_WAYS = pytest.mark.parametrize("walked", [limits.SEARCH_WALKED_ROWS, 1])


async def found(floor: Floor, query: str, **filters: str) -> list[dict[str, Any]]:
    orders: list[dict[str, Any]] = (await floor.beto.page(q=query, limit=200, **filters))["items"]
    return orders


@BOTH_WAYS
@pytest.mark.parametrize("label", ["name", "table", "note"])
async def test_orders_are_found(floor: Floor, monkeypatch: pytest.MonkeyPatch, walked: int, label: str) -> None:
    """EV-12, F09: by name, table and note, the cases of the table."""
    monkeypatch.setattr(limits, "SEARCH_WALKED_ROWS", walked)
    for name in dict.fromkeys(case["name"] for case in CASES):
        await floor.ana.queue(thing("a", "1000"), **{label: name})
    await floor.ana.queue(thing("a", "1000"))
    for case in CASES:
        names = [order[label] for order in await found(floor, case["query"])]
        assert (case["name"] in names) == case["found"], (case, names)


@BOTH_WAYS
async def test_orders_are_found_by_their_number(floor: Floor, monkeypatch: pytest.MonkeyPatch, walked: int) -> None:
    """EV-12, OR-1: whole, as it is called out, and with the zeros in front."""
    monkeypatch.setattr(limits, "SEARCH_WALKED_ROWS", walked)
    numbers = [(await floor.ana.queue(thing("a", "1000")))["number"] for _ in range(12)]
    for query, wanted in (
        (numbers[4], [4]), (numbers[4].lower(), [4]), ("0005", [4]), ("005", [4]), ("5", [4]), ("11", [10]),
        ("1", [11, 10, 9, 0]), ("20261120 0003", [2]), ("05", []), ("0013", []),
    ):  # fmt: skip
        assert [order["number"] for order in await found(floor, query)] == [numbers[n] for n in wanted], query


@BOTH_WAYS
async def test_a_search_is_narrowed_sorted_and_paged(
    floor: Floor, monkeypatch: pytest.MonkeyPatch, walked: int
) -> None:
    """CL-4: by state and profile; each order once, in either order, whether the walk or the index finds it."""
    monkeypatch.setattr(limits, "SEARCH_WALKED_ROWS", walked)
    names = ["Núñez", "Other", "nunez 2", "NUÑEZ 3", "Other 2", "Nuñez 4", "la núñez"]
    made = [await floor.ana.queue(thing("a", "1000"), name=name) for name in names]
    hits = [order for order in made if "Other" not in order["name"]]
    ok(await floor.ana.cancel(made[2]))
    assert (await floor.ana.pay(made[3])).status_code == 201

    async def names_of(**filters: str) -> list[str]:
        return [order["name"] for order in await found(floor, "nunez", **filters)]

    assert await names_of(status="all") == [order["name"] for order in reversed(hits)]
    assert await names_of(status="all", sort="oldest") == [order["name"] for order in hits]
    assert await names_of() == ["la núñez", "Nuñez 4", "Núñez"]
    assert await names_of(status="paid") == ["NUÑEZ 3"]
    assert await names_of(status="cancelled") == ["nunez 2"]
    assert await names_of(profileId="mostrador") == ["la núñez", "Nuñez 4", "Núñez"]
    assert await names_of(profileId="caja-personal") == []
    for sort in ("newest", "oldest"):
        seen: list[str] = []
        cursor: dict[str, str] = {}
        while True:
            page = await floor.beto.page(q="nunez", status="all", sort=sort, limit=2, **cursor)
            seen += [order["name"] for order in page["items"]]
            if page["nextCursor"] is None:
                break
            cursor = {"cursor": page["nextCursor"]}
        assert seen == await names_of(status="all", sort=sort)


async def test_what_is_split_off_is_found_by_what_it_shows(floor: Floor) -> None:
    """OR-1: a part is called as the whole, and has no note."""
    order = await floor.ana.queue(thing("a", "1000", "2"), name="Núñez", table="7", note="sin sal")
    answer = ok(
        await floor.ana.person.post(
            f"/api/orders/{order['id']}/split", {"lines": [{"lineId": "a", "newLineId": "b", "quantity": "1"}]}
        )
    )
    part = answer["other"]
    assert lines(part) == {"b": "1"}
    assert {each["id"] for each in await found(floor, "nunez 7")} == {order["id"], part["id"]}
    assert {each["id"] for each in await found(floor, "sin sal")} == {order["id"]}
    assert {each["id"] for each in await found(floor, part["number"])} == {part["id"]}


async def test_a_cart_that_was_sent_is_found(floor: Floor) -> None:
    """OS-6: by what it was sent under."""
    cart = await floor.ana.person.cart(thing("a", "1000", "2"))
    sent = ok(await floor.ana.person.post(f"/api/order-sessions/{cart['id']}/send", {"name": "D\u2019Angelo"}), 201)
    assert [order["id"] for order in await found(floor, "dangelo")] == [sent["id"]]
