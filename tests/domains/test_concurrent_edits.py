"""Two tills change one cart from the same version: what is merged, what is overwritten, who is told (OR-2)."""

import json
from dataclasses import dataclass

import pytest

from tests.helpers.floor import (
    Document,
    add,
    clear,
    journal,
    lines,
    person,
    refused,
    remove,
    set_discount,
    set_note,
    set_quantity,
    thing,
)
from tests.helpers.shop import Shop


@dataclass(frozen=True)
class Pair:
    """What the first till does, what the second does without having seen it, and what comes of it."""

    first: Document
    second: Document
    after: dict[str, str]
    told: tuple[str, object, object] | None = None
    """(field, yours, theirs) as the second till reads it, or nothing was overwritten."""


PAIRS = {
    "two lines": Pair(set_quantity("1", "a", "2"), set_quantity("2", "b", "3"), {"a": "2", "b": "3"}),
    "two fields of one line": Pair(set_note("1", "a", "hot"), set_quantity("2", "a", "2"), {"a": "2", "b": "1"}),
    "two additions": Pair(
        add("1", thing("c", "1")), add("2", thing("d", "1")), {"a": "1", "b": "1", "c": "1", "d": "1"}
    ),
    "one quantity, two wishes": Pair(
        set_quantity("1", "a", "2"), set_quantity("2", "a", "3"), {"a": "3", "b": "1"}, ("quantity", "3", "2")
    ),
    "one quantity, one wish": Pair(set_quantity("1", "a", "2"), set_quantity("2", "a", "2.0"), {"a": "2", "b": "1"}),
    "one note, two wishes": Pair(
        set_note("1", "a", "hot"), set_note("2", "a", None), {"a": "1", "b": "1"}, ("note", None, "hot")
    ),
    "one discount, two wishes": Pair(
        set_discount("1", None, {"percent": "10"}),
        set_discount("2", None, {"percent": "5"}),
        {"a": "1", "b": "1"},
        ("discount", {"percent": "5"}, {"percent": "10"}),
    ),
    "a quantity for a line taken away": Pair(
        remove("1", "a"), set_quantity("2", "a", "5"), {"a": "5", "b": "1"}, ("line", "5", None)
    ),
    "a note for a line taken away": Pair(
        remove("1", "a"), set_note("2", "a", "hot"), {"b": "1"}, ("line", "hot", None)
    ),
    "taking away what was changed": Pair(
        set_quantity("1", "a", "5"), remove("2", "a"), {"b": "1"}, ("quantity", None, "5")
    ),
    "taking away twice": Pair(remove("1", "a"), remove("2", "a"), {"b": "1"}),
    "clearing keeps what was just added": Pair(add("1", thing("c", "1")), clear("2"), {"c": "1"}),
    "adding to what was just cleared": Pair(clear("1"), add("2", thing("c", "1")), {"c": "1"}),
    "a quantity for a cleared line": Pair(clear("1"), set_quantity("2", "a", "4"), {"a": "4"}, ("line", "4", None)),
    "clearing twice": Pair(clear("1"), clear("2"), {}),
}


@pytest.mark.parametrize("name", PAIRS)
async def test_a_pair_of_operations(shop: Shop, name: str) -> None:
    """OR-2, S1-42, S1-53 to S1-55: later wins line by line, nothing typed is lost unseen, and both are told."""
    pair = PAIRS[name]
    one, two = await person(shop, "cashier1", register="ASU-1"), await person(shop, "cashier1", register="ASU-2")
    cart = await one.cart(thing("a", "1000"), thing("b", "1000"))
    first = await one.operate(cart, pair.first)
    assert (first["merged"], first["overwritten"]) == (False, [])
    second = await two.operate(cart, pair.second)
    assert second["merged"] is True
    assert lines(second["orderSession"]) == pair.after
    told = [(each["field"], each["yours"], each["theirs"]) for each in second["overwritten"]]
    assert told == ([] if pair.told is None else [pair.told])
    for each in second["overwritten"]:
        assert (each["operationId"], each["by"]["username"]) == ("2", "cashier1")
    event = json.loads((await journal(shop, "order-session.operate"))[-1]["event"] or "null")
    if pair.told is not None:
        heard = [change["overwritten"] for change in event["changes"] if "overwritten" in change]
        assert heard == [second["overwritten"]]
    repeated = await two.operate(cart, pair.second)
    assert repeated["orderSession"] == second["orderSession"]


async def test_the_same_line_added_by_two_tills(shop: Shop) -> None:
    """OR-2: a line id is one line's; the second is refused and the first stays."""
    one, two = await person(shop, "cashier1"), await person(shop, "cashier1")
    cart = await one.cart()
    await one.operate(cart, add("1", thing("c", "1000")))
    refused(await two.try_to_operate(cart, add("2", thing("c", "9"))), 409, "order-line-exists")
    now = await one.active()
    assert now is not None
    assert now["order"]["total"] == "1000"


async def test_a_version_that_never_was(shop: Shop) -> None:
    """OR-2: operations made on a version still to come are refused with the current document."""
    one = await person(shop, "cashier1")
    cart = await one.cart(thing("a", "1"))
    problem = refused(await one.try_to_operate(cart, clear("1"), base=cart["version"] + 1), 409, "version-stale")
    assert problem["current"] == cart
