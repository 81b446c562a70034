"""What the server makes of operations, step by step, for the console's own reducer to be held to (OR-2, OR-3).

``python -m tests.helpers.traces`` asks a real server and writes ``web/src/core/traces/*.json``; a test asks again and
compares. What differs from run to run (ids that the server makes) is replaced by names.
"""

import asyncio
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from tests.helpers.floor import (
    Document,
    Person,
    add,
    clear,
    ok,
    person,
    remove,
    set_discount,
    set_note,
    set_quantity,
)
from tests.helpers.postgres import run_tillkeeper
from tests.helpers.shop import Shop
from tillkeeper.storage import migrate
from tillkeeper.storage.embedded import EmbeddedPostgres

FOLDER = Path(__file__).resolve().parents[2] / "web" / "src" / "core" / "traces"
INSTANT = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)
# What a reducer works out; who has the order, and where, is not its business.
BODY = (
    "currency", "pricesIncludeTax", "lines", "discount", "subtotal", "discountTotal", "netTotal", "taxTotal", "total",
    "version",
)  # fmt: skip
STEPS = 14
OPERATIONS_PER_STEP_MAX = 4
NAMES = ("Chipá", "Sopa paraguaya", "Café con leche", "Mbejú", "Lager, pint", "Old Fashioned", 'Pan "de campo"', "茶")
NOTES = ("sin azúcar", "extra ice", "para llevar", "", None)


@dataclass(frozen=True)
class Flavour:
    """A kind of customer: prices, quantities and rates that a trace is made of."""

    name: str
    business: str
    prices: tuple[str, ...]
    quantities: tuple[str, ...]
    tax_rates: tuple[str, ...]
    percents: tuple[str, ...]
    amounts: tuple[str, ...]


WHOLE = ("1", "2", "3", "12")
WEIGHED = ("0.001", "0.350", "1.005", "2.5", "0.999", "99.999")
BOTH = ("10", "5", "0")
NEW_YORK = ("8.875", "0")

FLAVOURS = (
    Flavour("bakery-pieces", "espiga", ("3000", "4500", "12000", "2500"), WHOLE, BOTH, ("10", "50"), ("500", "2000")),
    Flavour("bakery-by-weight", "espiga", ("35000", "18500", "7"), WEIGHED, BOTH, ("33.333", "2.5"), ("1", "777")),
    Flavour("bakery-odd-rates", "espiga", ("1", "3", "7", "11"), WHOLE, ("0.001", "99.999", "100"), ("0.001",), ("1",)),
    Flavour("bakery-given-away", "espiga", ("3000", "0"), WHOLE, BOTH, ("100", "99.999", "0"), ("9999999", "0")),
    Flavour("bakery-catering", "espiga", ("250000000", "99999999"), ("1", "0.333", "2"), BOTH, ("12.5",), ("1500000",)),
    Flavour("bakery-half-guaranies", "espiga", ("1", "5", "15"), ("0.5", "1.5", "0.1"), ("10",), ("50",), ("3",)),
    Flavour("bar-rounds", "harbor", ("8.00", "12.50", "9.99", "6.75"), WHOLE, NEW_YORK, ("10", "15"), ("5.00", "1.01")),
    Flavour("bar-by-volume", "harbor", ("24.90", "3.33"), WEIGHED, NEW_YORK, ("8.875", "33.333"), ("0.01", "0.99")),
    Flavour("bar-pennies", "harbor", ("0.01", "0.03", "0.05"), WHOLE, ("8.875", "50"), ("50", "33.333"), ("0.01",)),
    Flavour("bar-on-the-house", "harbor", ("8.00", "0"), WHOLE, NEW_YORK, ("100", "99.999"), ("999999.99", "0.00")),
    Flavour(
        "bar-wedding", "harbor", ("1234567.89", "999999.99"), ("1", "7.777"), ("8.875", "100"), ("1",), ("1000.00",)
    ),
    Flavour("bar-no-tax", "harbor", ("4.40", "0.15"), ("1", "0.5", "3"), ("0",), ("12.345",), ("0.10", "2")),
)


@dataclass
class Till:
    """One person at one till who does anything that a till lets them do."""

    flavour: Flavour
    chance: Random
    made: int = 0
    here: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def step(self) -> Iterator[Document]:
        for _ in range(self.chance.randint(1, OPERATIONS_PER_STEP_MAX)):
            yield self._operation()

    def _operation(self) -> Document:
        self.made += 1
        if not self.here:
            return self._add()
        (what,) = self.chance.choices(
            (self._add, self._set_quantity, self._set_note, self._set_discount, self._remove, self._clear),
            weights=(35, 25, 10, 25, 8, 3),
        )
        return what()

    def _add(self) -> Document:
        return add(self._name, self._item())

    def _set_quantity(self) -> Document:
        line_id = self._line_wanted_again()
        return set_quantity(self._name, line_id, self.chance.choice(self.flavour.quantities))

    def _set_note(self) -> Document:
        return set_note(self._name, self.chance.choice([*self.here, *self.gone]), self.chance.choice(NOTES))

    def _set_discount(self) -> Document:
        line_id = self.chance.choice([*self.here, *self.gone, None, None])
        return set_discount(self._name, line_id, self._discount())

    def _remove(self) -> Document:
        line_id = self.here.pop(self.chance.randrange(len(self.here)))
        self.gone.append(line_id)
        return remove(self._name, line_id)

    def _clear(self) -> Document:
        self.gone += self.here
        self.here = []
        return clear(self._name)

    @property
    def _name(self) -> str:
        return f"op-{self.made}"

    def _line_wanted_again(self) -> str:
        """Return a line; sometimes one that was taken away, which its quantity brings back."""
        if self.gone and self.chance.random() < 0.25:
            line_id = self.gone.pop(self.chance.randrange(len(self.gone)))
            self.here.append(line_id)
            return line_id
        return self.chance.choice(self.here)

    def _item(self) -> Document:
        pick = self.chance.choice
        again = bool(self.gone) and self.chance.random() < 0.2
        line_id = self.gone.pop() if again else f"line-{self.made}"
        self.here.append(line_id)
        item: Document = {
            "id": line_id,
            "name": pick(NAMES),
            "price": pick(self.flavour.prices),
            "quantity": pick(self.flavour.quantities),
            "taxRate": pick(self.flavour.tax_rates),
        }
        if self.chance.random() < 0.3:
            item["note"] = pick(NOTES)
        if self.chance.random() < 0.4:
            item["discount"] = self._discount()
        return item

    def _discount(self) -> Document | None:
        kind = self.chance.randint(0, 5)
        if kind == 0:
            return None
        if kind % 2:
            return {"percent": self.chance.choice(self.flavour.percents)}
        return {"amount": self.chance.choice(self.flavour.amounts)}


async def trace(flavour: Flavour, who: Person) -> Document:
    """Return ``{currency, person, start, steps}``: what the server made of one customer's operations."""
    cart = await who.cart()
    login = who.till.login
    till = Till(flavour, Random(flavour.name))
    steps = []
    now = cart
    for _ in range(STEPS):
        operations = list(till.step())
        now = (await who.operate(now, *operations))["orderSession"]
        steps.append({"operations": operations, "order": _body(now["order"])})
    ok(await who.till.delete(f"/api/order-sessions/{cart['id']}"))
    named = {"id": login["user"]["id"], "username": login["user"]["username"], "name": login["user"]["name"]}
    document = {
        "currency": {"code": login["business"]["currency"], "decimals": login["business"]["currencyDecimals"]},
        "person": named,
        "start": _body(cart["order"]),
        "steps": steps,
    }
    return _renamed(document, {named["id"]: "the-person"})


async def traces(shop: Shop) -> dict[str, Document]:
    """Return every trace by name; the shop's clock stands meanwhile."""
    await shop.clock.set(INSTANT)
    # The traces are of what operations do, not of what a cashier may do alone.
    await shop.sql("DELETE FROM profile_limits")
    people = {business: await person(shop, "cashier1", business) for business in ("espiga", "harbor")}
    return {flavour.name: await trace(flavour, people[flavour.business]) for flavour in FLAVOURS}


def _body(order: Document) -> Document:
    return {name: order[name] for name in BODY}


def _renamed(document: Document, names: dict[str, str]) -> Document:
    text = json.dumps(document)
    for made, name in names.items():
        text = text.replace(made, name)
    renamed: Document = json.loads(text)
    return renamed


def as_text(document: Document) -> str:
    """Return a trace as it is committed, keys in order."""
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


async def _write(database_url: str) -> None:
    async with Shop.open_in_process(database_url) as shop:
        for name, document in (await traces(shop)).items():
            (FOLDER / f"{name}.json").write_text(as_text(document), encoding="utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, EmbeddedPostgres(Path(folder)) as server:
        asyncio.run(migrate.upgrade(server.url()))
        run_tillkeeper("demo", database_url=server.url())
        asyncio.run(_write(server.url()))
