"""One register's day, tap by tap: open the drawer, sell, end, count."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tillkeeper.cli.replay.figures import Priced, Tendered, Trade, tender
from tillkeeper.cli.replay.sales_file import Day, Sale
from tillkeeper.cli.replay.till import Till
from tillkeeper.kernel.money import amount_minor

OnSale = Callable[[Sale, str], None]
"""Told each sale, and its transaction's id, when the server has acknowledged it."""


class NotOursError(Exception):
    """Someone else's drawer or order is where the replay would trade; the message says what to do."""


@dataclass
class Done:
    """What one register did on one day, as the replay reckons it; amounts in minor units."""

    session_id: str = ""
    session_number: str = ""
    float_minor: int = 0
    cash_minor: int = 0
    card_minor: int = 0
    transactions: dict[str, str] = field(default_factory=dict)
    """Transaction id by the file's number."""
    sales: list[Sale] = field(default_factory=list)
    summary: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Round:
    """One day at one register."""

    run: str
    """Names this replay: the same run goes on where it stopped, another trades again."""
    index: int
    day: Day
    register: str
    till: Till
    trade: Trade
    products: Mapping[str, Priced]
    speed: float | None
    """How many times faster than the file's clock; None: as fast as the server answers."""
    on_sale: OnSale

    @property
    def marker(self) -> str:
        """Return the opening note by which the replay knows its own sessions again."""
        return f"replay {self.run}, day {self.index + 1}"

    def key(self, *parts: object) -> str:
        """Return the idempotency key of a call of this round: the same in every try and every run."""
        return "-".join(map(str, ("replay", self.run, self.index, self.register, *parts)))


async def trade_day(this: Round, sales: list[Sale]) -> Done:
    """Trade ``sales`` on the register; return what came of it. Everything in it may be sent again."""
    await _check_free(this)
    done = Done(sales=sales)
    opened = await this.till.call(
        "open",
        "POST",
        "/api/pos/sessions/get-or-create",
        body={"registerId": this.register, "openingNotes": this.marker, "onExisting": "refuse"},
        key=this.key("open"),
    )
    session = opened["session"]
    done.session_id, done.session_number = session["id"], session["sessionNumber"]
    done.float_minor = amount_minor(session["openingCash"], this.trade.currency, field="openingCash")
    started = time.monotonic()
    for sale in sales:
        await _until_due(this, sale, started)
        transaction = await _sell(this, sale, done)
        this.on_sale(sale, transaction["id"])
    path = f"/api/pos/sessions/{done.session_id}"
    await this.till.call("end", "POST", f"{path}/end", body={}, key=this.key("end"))
    counted = this.trade.wire(done.float_minor + done.cash_minor)
    closed = await this.till.call(
        "close", "POST", f"{path}/close", body={"countedCash": counted}, key=this.key("close")
    )
    done.summary = closed["summary"]
    return done


async def _check_free(this: Round) -> None:
    """Refuse to trade into a drawer or an order that a person is working on."""
    sessions = await this.till.call(
        "look", "GET", "/api/pos/sessions", query={"registerId": this.register, "limit": "200"}
    )
    ours = any(session["openingNotes"] == this.marker for session in sessions["items"])
    taken = next((session for session in sessions["items"] if session["status"] == "open"), None)
    if taken is not None and not ours:
        raise NotOursError(
            f"{this.register} is open with {taken['sessionNumber']} of {taken['cashier']['name']}, which is not this"
            " replay's. End and count it, then run the same command again."
        )
    cart = await this.till.call("look", "GET", "/api/order-sessions/active")
    if cart is not None and any(not line["id"].startswith(f"{this.run}-") for line in cart["items"]):
        raise NotOursError(
            f"{this.till.login['user']['username']} has an order in progress that is not this replay's."
            " Pay or discard it, then run the same command again."
        )


async def _until_due(this: Round, sale: Sale, started: float) -> None:
    if this.speed is None:
        return
    opened_at = datetime.combine(this.day.date, this.day.sales[0].at)
    file_seconds = (datetime.combine(this.day.date, sale.at) - opened_at).total_seconds()
    await asyncio.sleep(max(0.0, started + file_seconds / this.speed - time.monotonic()))


async def _sell(this: Round, sale: Sale, done: Done) -> dict[str, Any]:
    order_session = await _ring_up(this, sale)
    due = due_minor(this, sale)
    paid = tender(sale.number, due, this.trade.currency)
    transaction: dict[str, Any] = await this.till.call(
        "complete",
        "POST",
        f"/api/order-sessions/{order_session['id']}/complete",
        body={
            "sessionId": done.session_id,
            "payments": _payments(this.trade, paid),
            "total": this.trade.wire(due),
        },
        key=this.key(sale.number, "pay"),
    )
    done.cash_minor += paid.cash_minor
    done.card_minor += paid.card_minor
    done.transactions[sale.number] = transaction["id"]
    return transaction


async def _ring_up(this: Round, sale: Sale) -> dict[str, Any]:
    """Tap the sale's items one by one, as the cashier did; return the order session."""
    first, *others = sale.taps
    order_session: dict[str, Any] = await this.till.call(
        "first item",
        "POST",
        "/api/order-sessions",
        body={"items": [_item(this, sale, first, 0)], "registerId": this.register},
        key=this.key(sale.number, 0),
    )
    lines = {first: (_line_id(this, sale, 0), 1)}
    for tap, name in enumerate(others, start=1):
        operation: dict[str, Any]
        if name in lines:
            line_id, quantity = lines[name]
            operation = {"op": "set-quantity", "lineId": line_id, "quantity": str(quantity + 1)}
        else:
            line_id, quantity = _line_id(this, sale, tap), 0
            operation = {"op": "add", "item": _item(this, sale, name, tap)}
        lines[name] = (line_id, quantity + 1)
        answer = await this.till.call(
            "one more item",
            "POST",
            f"/api/order-sessions/{order_session['id']}/operations",
            body={
                "baseVersion": order_session["version"],
                "operations": [{"id": f"{line_id}-t{tap}", **operation}],
            },
            key=this.key(sale.number, tap),
        )
        order_session = answer["orderSession"]
    return order_session


def due_minor(this: Round, sale: Sale) -> int:
    """Return what ``sale`` comes to at the catalogue's prices."""
    return sum(this.trade.line_minor(this.products[name], count) for name, count in sale.quantities().items())


def _line_id(this: Round, sale: Sale, tap: int) -> str:
    return f"{this.run}-{sale.number}-{tap}"


def _item(this: Round, sale: Sale, name: str, tap: int) -> dict[str, str]:
    return {"id": _line_id(this, sale, tap), "productId": this.products[name].product_id, "quantity": "1"}


def _payments(trade: Trade, paid: Tendered) -> list[dict[str, str]]:
    payments = []
    if paid.card_minor:
        payments.append({"tender": "card", "amount": trade.wire(paid.card_minor)})
    if paid.cash_minor or not paid.card_minor:
        payments.append(
            {
                "tender": "cash",
                "amount": trade.wire(paid.cash_minor),
                "tendered": trade.wire(paid.cash_given_minor),
            }
        )
    return payments
