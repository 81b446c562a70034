"""The merge of OR-2: every ordered pair of operations that two people make on the same version of an order."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.claims.hands import OPENING, Floor, Hands, at_work
from tests.helpers import oracle
from tests.helpers.floor import (
    Document,
    add,
    clear,
    journal,
    key,
    ok,
    refused,
    remove,
    set_discount,
    set_note,
    set_quantity,
    thing,
)
from tests.helpers.shop import Shop

KINDS = ("add", "quantity", "note", "discount", "remove", "clear")
GONE = None
# A line as a test sees it: quantity, note, discount.
Shown = tuple[str, str | None, Document | None] | None
FRESH: Shown = ("1", None, None)
TEN, TWENTY = {"percent": "10"}, {"percent": "20"}

# first, second -> line a at last, what the second is told of the first's: (field, theirs); "refused" is the add of a
# line id that is there. Ana is first and sets 2, "ana", 10 %; Beto is second and sets 3, "beto", 20 %. Where the first
# adds, the line is new to Beto.
SAME_LINE: dict[tuple[str, str], tuple[Shown | str, tuple[str, Any] | None]] = {
    ("add", "add"): ("refused", None),
    ("add", "quantity"): (("3", None, None), None),
    ("add", "note"): (("1", "beto", None), None),
    ("add", "discount"): (("1", None, TWENTY), None),
    ("add", "remove"): (GONE, ("line", "Thing a")),
    ("add", "clear"): (FRESH, None),  # no addition is lost
    ("quantity", "add"): ("refused", None),
    ("quantity", "quantity"): (("3", None, None), ("quantity", "2")),
    ("quantity", "note"): (("2", "beto", None), None),
    ("quantity", "discount"): (("2", None, TWENTY), None),
    ("quantity", "remove"): (GONE, ("quantity", "2")),
    ("quantity", "clear"): (GONE, ("quantity", "2")),
    ("note", "add"): ("refused", None),
    ("note", "quantity"): (("3", "ana", None), None),
    ("note", "note"): (("1", "beto", None), ("note", "ana")),
    ("note", "discount"): (("1", "ana", TWENTY), None),
    ("note", "remove"): (GONE, ("note", "ana")),
    ("note", "clear"): (GONE, ("note", "ana")),
    ("discount", "add"): ("refused", None),
    ("discount", "quantity"): (("3", None, TEN), None),
    ("discount", "note"): (("1", "beto", TEN), None),
    ("discount", "discount"): (("1", None, TWENTY), ("discount", TEN)),
    ("discount", "remove"): (GONE, ("discount", TEN)),
    ("discount", "clear"): (GONE, ("discount", TEN)),
    ("remove", "add"): (FRESH, None),  # a new line under an id that is free again
    ("remove", "quantity"): (("3", None, None), ("line", None)),  # who still sells it has the last word
    ("remove", "note"): (GONE, ("line", None)),
    ("remove", "discount"): (GONE, ("line", None)),
    ("remove", "remove"): (GONE, None),
    ("remove", "clear"): (GONE, None),
    ("clear", "add"): (FRESH, None),
    ("clear", "quantity"): (("3", None, None), ("line", None)),
    ("clear", "note"): (GONE, ("line", None)),
    ("clear", "discount"): (GONE, ("line", None)),
    ("clear", "remove"): (GONE, None),
    ("clear", "clear"): (GONE, None),
}


def operation(kind: str, line: str, *, first: bool) -> Document:
    match kind:
        case "add":
            return add(key(), thing(line, "5000"))
        case "quantity":
            return set_quantity(key(), line, "2" if first else "3")
        case "note":
            return set_note(key(), line, "ana" if first else "beto")
        case "discount":
            return set_discount(key(), line, TEN if first else TWENTY)
        case "remove":
            return remove(key(), line)
    return clear(key())


def shown(order: Document, line_id: str) -> Shown:
    for line in order["lines"]:
        if line["id"] == line_id:
            return line["quantity"], line["note"], line["discount"]
    return GONE


def test_the_table_is_whole() -> None:
    """OR-2: every ordered pair is decided."""
    assert set(SAME_LINE) == {(first, second) for first in KINDS for second in KINDS}


@pytest.mark.parametrize(("first", "second"), SAME_LINE, ids=[f"{one} then {two}" for one, two in SAME_LINE])
async def test_two_change_the_same_line(floor: Floor, first: str, second: str) -> None:
    """OR-2: what the line ends as, for both; what the later one is told, and that the earlier one hears the same."""
    expected, told = SAME_LINE[first, second]
    items = [thing("b", "1000")] if first == "add" else [thing("a", "5000"), thing("b", "1000")]
    order = await floor.ana.queue(*items)
    made = ok(await floor.ana.operate(order, operation(first, "a", first=True)))
    assert (made["merged"], made["overwritten"]) == (False, [])
    answer = await floor.beto.operate(order, operation(second, "a", first=False))
    if expected == "refused":
        refused(answer, 409, "order-line-exists")
        assert (await floor.beto.look(order))["lines"] == made["order"]["lines"]
        return
    merged = ok(answer)
    assert merged["merged"] is True
    assert shown(merged["order"], "a") == expected
    assert [(each["field"], each["theirs"]) for each in merged["overwritten"]] == ([] if told is None else [told])
    if told is not None:
        (each,) = merged["overwritten"]
        assert (each["lineId"], each["by"]["username"]) == ("a", "cashier1")
    heard = json.loads((await journal(floor.shop, "order.operate"))[-1]["event"])["changes"][0]
    assert heard["overwritten"] == merged["overwritten"]
    assert await floor.ana.look(order) == await floor.beto.look(order)


CHANGES = ("quantity", "note", "discount", "remove")


def alone(kind: str, quantity: str, note: str, discount: Document) -> Shown:
    """Return what a fresh line is after that one change."""
    after: dict[str, Shown] = {
        "quantity": (quantity, None, None),
        "note": ("1", note, None),
        "discount": ("1", None, discount),
        "remove": GONE,
        "add": FRESH,
    }
    return after[kind]


@pytest.mark.parametrize("second", [*CHANGES, "add"])
@pytest.mark.parametrize("first", [*CHANGES, "add"])
async def test_two_change_different_lines(floor: Floor, first: str, second: str) -> None:
    """OR-2: both changes stand, and nobody is told anything."""
    there = [line for line, kind in (("a", first), ("b", second)) if kind != "add"]
    order = await floor.ana.queue(*(thing(line, "5000") for line in [*there, "c"]))
    ok(await floor.ana.operate(order, operation(first, "a", first=True)))
    merged = ok(await floor.beto.operate(order, operation(second, "b", first=False)))
    assert (merged["merged"], merged["overwritten"]) == (True, [])
    for who in (floor.ana, floor.beto):
        seen = await who.look(order)
        assert [shown(seen, line) for line in "abc"] == [
            alone(first, "2", "ana", TEN),
            alone(second, "3", "beto", TWENTY),
            FRESH,
        ]


async def test_two_discounts_of_the_whole_order(floor: Floor) -> None:
    """OR-2: the later stands and is told; clearing takes an unseen one away and says so."""
    order = await floor.ana.queue(thing("a", "5000"))
    ok(await floor.ana.operate(order, set_discount(key(), None, TEN)))
    merged = ok(await floor.beto.operate(order, set_discount(key(), None, TWENTY)))
    assert [(each["lineId"], each["field"], each["theirs"]) for each in merged["overwritten"]] == [
        (None, "discount", TEN)
    ]
    assert merged["order"]["discount"] == TWENTY
    cleared = ok(await floor.ana.operate(order, clear(key())))
    assert cleared["order"]["discount"] is None
    assert [(each["lineId"], each["field"], each["theirs"]) for each in cleared["overwritten"]] == [
        (None, "discount", TWENTY)
    ]


async def test_the_same_change_twice_overwrites_nobody(floor: Floor) -> None:
    """OR-2: who sets what is set already has replaced nothing; who repeats an operation has changed nothing."""
    order = await floor.ana.queue(thing("a", "5000"))
    once = set_quantity(key(), "a", "2")
    first = ok(await floor.ana.operate(order, once))
    assert ok(await floor.beto.operate(order, set_quantity(key(), "a", "2")))["overwritten"] == []
    again = ok(await floor.ana.operate(order, once))
    assert again["order"]["version"] == first["order"]["version"] + 1


@pytest.mark.parametrize("taken", [("remove", "a"), ("clear", "")], ids=["remove", "clear"])
async def test_what_is_put_back_is_at_its_old_place_for_everybody(floor: Floor, taken: tuple[str, str]) -> None:
    """OR-2: a quantity brings a line back as it was, where it was, before what others added meanwhile, in the shares
    that the order's discount had.
    """
    kind, gone = taken
    order = await floor.ana.queue(thing("a", "5000"), thing("b", "1000"), thing("c", "333"))
    ok(await floor.ana.operate(order, set_note(key(), "a", "ana"), set_discount(key(), "a", TEN)))
    before = ok(await floor.ana.operate(await floor.ana.look(order), set_discount(key(), None, {"percent": "7.5"})))[
        "order"
    ]
    without = ok(await floor.ana.operate(before, operation(kind, gone, first=True)))["order"]
    ok(await floor.beto.operate(without, add(key(), thing("d", "700"))))
    back = [set_quantity(key(), "a", "1")]
    if kind == "clear":
        back += [
            set_quantity(key(), "b", "1"),
            set_quantity(key(), "c", "1"),
            set_discount(key(), None, {"percent": "7.5"}),
        ]
    merged = ok(await floor.ana.operate(without, *back))
    assert merged["overwritten"] == []
    seen = await floor.beto.look(order)
    assert seen == await floor.ana.look(order)
    assert [line["id"] for line in seen["lines"]] == ["a", "b", "c", "d"]
    assert shown(seen, "a") == ("1", "ana", TEN)
    assert oracle.shown(seen, 0) == oracle.expected(seen, 0)
    alone = ok(await floor.beto.operate(seen, remove(key(), "d")))["order"]
    assert alone["total"] == before["total"]
    assert [line["total"] for line in alone["lines"]] == [line["total"] for line in before["lines"]]


# --- any interleaving ------------------------------------------------------------------------------


@dataclass
class Kept:
    """A line of the model: what the rule says it is, written from the rule alone."""

    added_at: int
    quantity: int = 1
    note: str | None = None
    percent: int | None = None
    removed: bool = False


@dataclass
class Model:
    """An order by the rule of OR-2."""

    version: int
    lines: dict[str, Kept] = field(default_factory=dict)
    percent: int | None = None
    own: dict[tuple[int, str], int] = field(default_factory=dict)
    """When each till added which line: it knows them without being told."""

    def apply(self, till: int, base: int, does: str, line: str, number: int) -> None:
        self.version += 1
        kept = self.lines.get(line)
        match does:
            case "add":
                self.lines[line] = Kept(self.version)
                self.own[till, line] = self.version
            case "clear":
                for name, each in self.lines.items():
                    each.removed |= each.added_at <= max(base, self.own.get((till, name), 0))
                self.percent = None
            case "order discount":
                self.percent = number
            case _ if kept is None:
                raise AssertionError(line)
            case "quantity":
                kept.quantity, kept.removed = number, False
            case "remove":
                kept.removed = True
            case "note" if not kept.removed:
                kept.note = str(number)
            case "discount" if not kept.removed:
                kept.percent = number

    def shown(self) -> dict[str, Shown]:
        return {
            name: (str(each.quantity), each.note, _percent(each.percent))
            for name, each in self.lines.items()
            if not each.removed
        }


def _percent(number: int | None) -> Document | None:
    return None if number is None else {"percent": str(number)}


def sent(does: str, line: str, number: int) -> Document:
    match does:
        case "add":
            return add(key(), thing(line, str(number), taxRate="0"))
        case "quantity":
            return set_quantity(key(), line, str(number))
        case "note":
            return set_note(key(), line, str(number))
        case "discount" | "order discount":
            return set_discount(key(), None if does == "order discount" else line, _percent(number))
        case "remove":
            return remove(key(), line)
    return clear(key())


TILLS = 3
taps = st.lists(
    st.tuples(
        st.integers(0, TILLS - 1),
        st.sampled_from(["add", "add", "add", "quantity", "note", "discount", "remove", "clear", "order discount"]),
        st.integers(0, 5),
        st.integers(1, 99),
        st.booleans(),
        st.booleans(),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taps=taps)
async def test_any_interleaving_converges_and_loses_no_addition(shop: Shop, taps: list[Any]) -> None:
    """OR-2, OR-3: three tills that hear of one another now and then, send twice now and then, in any order: all end
    with the order that the rule says, every line that nobody took away is there, and the total is its lines'.
    """
    await shop.sql("DELETE FROM profile_limits")
    tills = await _tills(shop)
    order = await tills[0].queue(thing("l0", "1", taxRate="0"))
    model = Model(order["version"], {"l0": Kept(order["version"])})
    known = [order["version"]] * TILLS
    may_be_gone: set[str] = set()
    for till, does, pick, number, hears, repeats in taps:
        line = f"l{len(model.lines)}" if does == "add" else sorted(model.lines)[pick % len(model.lines)]
        tap, base = sent(does, line, number), known[till]
        if repeats:
            ok(await tills[till].operate(order, tap, base=base))
        answer = ok(await tills[till].operate(order, tap, base=base))
        if does == "clear":
            may_be_gone |= {
                name for name, each in model.lines.items() if each.added_at <= base or (till, name) in model.own
            }
        elif does == "remove":
            may_be_gone.add(line)
        model.apply(till, base, does, line, number)
        assert answer["order"]["version"] == model.version
        if hears:
            known[till] = model.version
    seen = [await who.look(order) for who in tills]
    assert seen[0] == seen[1] == seen[2]
    assert {line["id"]: shown(seen[0], line["id"]) for line in seen[0]["lines"]} == model.shown()
    # In the order in which they were added, also those that were taken away and brought back.
    assert [line["id"] for line in seen[0]["lines"]] == list(model.shown())
    assert set(model.lines) - may_be_gone <= {line["id"] for line in seen[0]["lines"]}
    assert oracle.shown(seen[0], 2) == oracle.expected(seen[0], 2)


_signed_in: dict[str, list[Hands]] = {}


async def _tills(shop: Shop) -> list[Hands]:
    """Return three people at tills of the bar; signed in once for all examples."""
    if shop.database_url not in _signed_in:
        _signed_in.clear()
        await shop.clock.set(OPENING)
        _signed_in[shop.database_url] = [
            await at_work(shop, name, register, business="harbor")
            for name, register in (
                ("cashier1", "test-register-1"),
                ("cashier4", "test-register-2"),
                ("cashier5", "test-register-concurrent"),
            )
        ]
    return _signed_in[shop.database_url]
