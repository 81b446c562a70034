"""Selling as a cashier does it: tap, scan, change a line, take the money; and how a browser or a server dies."""

import contextlib
import os
import re
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import psutil
from playwright.sync_api import Locator, Page, expect

from tests.helpers.loopback import LOOPBACK
from tests.journeys.console import Console


@dataclass(frozen=True)
class SellingWords:
    """What selling and paying say in one language."""

    saved: str
    saving: str
    waiting: Callable[[int], str]
    order: str
    order_lines: str
    empty: str
    show_order: str
    pay: str
    clear: str
    put_back: str
    change_line: str
    remove: str
    one_more: str
    one_less: str
    done: str
    note: str
    percent: str
    amount: str
    order_discount: str
    remove_discount: str
    clear_order: str
    search: str
    send: str
    quantity: str
    unknown_barcode: str
    search_by_name: str
    not_saved: str
    no_line_now: str
    payment: str
    received: str
    card: str
    charge: str
    missing: str
    as_part: str
    change: str
    next_order: str
    not_scanned: str
    finding_out: str
    still_to_pay: str
    give_back: str
    card_over: str
    no_answer: str
    merged: str
    moved_to: str
    came_from: str
    go_on_here: str
    stranded: str
    put_on_order: str
    paid_elsewhere: str
    shift_ended: str
    ended_by: str
    not_found: str
    leave_title: str
    leave_sending: str
    stay: str


ENGLISH = SellingWords(
    saved="Saved",
    saving="Saving…",
    waiting=lambda n: f"({n} change{'s' if n != 1 else ''} waiting)",
    order="Order",
    order_lines="Lines of the order",
    empty="Nothing on the order",
    show_order="Show the order",
    pay="Pay",
    clear="Clear",
    put_back="Put back",
    change_line="Change",
    remove="Remove",
    one_more="One more",
    one_less="One less",
    done="Done",
    note="Note",
    percent="Percent",
    amount="Amount",
    order_discount="Discount on the order",
    remove_discount="Remove the discount",
    clear_order="Clear the order",
    search="Search or scan",
    send="Queue",
    quantity="Quantity",
    unknown_barcode="No product has the barcode",
    search_by_name="Search by name",
    not_saved="Not saved",
    no_line_now="No line to the server since",
    payment="Payment",
    received="Cash received",
    card="Card",
    charge="Charge",
    missing="Missing",
    as_part="as a part",
    change="Change",
    next_order="Next order",
    not_scanned="The barcode {code} is on no order",
    finding_out="Was it booked? Finding out",
    still_to_pay="Still to pay",
    give_back="Give back",
    card_over="be charged more than what is left",
    no_answer="The server does not answer.",
    merged="Somebody changed this order at the same time.",
    moved_to="This order is now being worked on at",
    came_from="You worked on this order at",
    go_on_here="Go on here",
    stranded="has no order any more",
    put_on_order="Put on this order",
    paid_elsewhere="This order was paid at another register.",
    shift_ended="is not open any more",
    ended_by="Graciela Duarte ended it at",
    not_found="Nothing found for",
    leave_title="not on the server yet",
    leave_sending="Sending 1 change",
    stay="Stay",
)

SPANISH = SellingWords(
    saved="Guardado",
    saving="Guardando…",
    waiting=lambda n: f"({n} cambio{'s' if n != 1 else ''} en espera)",
    order="Pedido",
    order_lines="Líneas del pedido",
    empty="El pedido está vacío",
    show_order="Ver el pedido",
    pay="Cobrar",
    clear="Vaciar",
    put_back="Devolver",
    change_line="Cambiar",
    remove="Quitar",
    one_more="Uno más",
    one_less="Uno menos",
    done="Listo",
    note="Nota",
    percent="En %",
    amount="Monto",
    order_discount="Descuento al pedido",
    remove_discount="Quitar el descuento",
    clear_order="Vaciar el pedido",
    search="Buscar o escanear",
    send="A la cola",
    quantity="Cantidad",
    unknown_barcode="Ningún producto tiene el código",
    search_by_name="Buscar por nombre",
    not_saved="Sin guardar",
    no_line_now="Sin línea con el servidor desde las",
    payment="Cobro",
    received="Efectivo recibido",
    card="Tarjeta",
    charge="Cobrar",
    missing="Falta",
    as_part="como parte",
    change="Vuelto",
    next_order="Siguiente pedido",
    not_scanned="El código {code} no está en ningún pedido",
    finding_out="¿Se registró? Averiguando",
    still_to_pay="Falta cobrar",
    give_back="Devolver",
    card_over="Con tarjeta no se puede cobrar más",
    no_answer="El servidor no contesta.",
    merged="Alguien cambió este pedido al mismo tiempo.",
    moved_to="Este pedido sigue ahora en",
    came_from="Trabajaste en este pedido en",
    go_on_here="Seguir acá",
    stranded="se quedó sin pedido",
    put_on_order="Poner en este pedido",
    paid_elsewhere="Este pedido se cobró en otra caja.",
    shift_ended="ya no está abierto",
    ended_by="Graciela Duarte lo terminó a las",
    not_found="No hay nada con",
    leave_title="todavía no está en el servidor",
    leave_sending="Enviando 1 cambio",
    stay="Quedarme",
)


class Selling:
    """The selling screen of one device, and the payment after it."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.page: Page = console.page
        self.words = ENGLISH if console.words.locale.startswith("en") else SPANISH

    @property
    def is_phone(self) -> bool:
        size = self.page.viewport_size
        assert size is not None
        return size["width"] <= 860

    def enter(self, session_id: str) -> None:
        self.console.go(f"/cashier?opening_entry={session_id}")
        self.console.at_selling()
        expect(self.tile("Chipá")).to_be_visible()

    # --- the order ----------------------------------------------------------------------------------------------------

    def tile(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=re.compile(rf"^{re.escape(name)} (Gs\.|\$)"))

    def tap(self, name: str, times: int = 1) -> None:
        for _ in range(times):
            self.tile(name).click()

    def show_order(self) -> None:
        """On a phone the order is a sheet behind its total; elsewhere it is always there."""
        if self.is_phone:
            self.page.get_by_role("button", name=re.compile(rf"^{self.words.show_order}")).click()

    def lines(self) -> Locator:
        return self.page.get_by_role("list", name=self.words.order_lines).locator("[data-line]")

    def line(self, name: str) -> Locator:
        return self.lines().filter(has_text=name)

    def choose_line(self, name: str) -> None:
        line = self.line(name)
        if line.get_attribute("data-selected") is None:
            line.locator("button").first.click()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}")).first.click()

    def panel(self) -> Locator:
        return self.page.get_by_role("region", name=self.words.order, exact=True)

    def is_saved(self) -> None:
        expect(self.panel().get_by_text(self.words.saved, exact=True)).to_be_visible()

    def total_is(self, amount: str) -> None:
        expect(self.panel().locator("dl").get_by_text(amount, exact=True).last).to_be_visible()

    def walk_to(self, control: Locator) -> None:
        """Press Tab until the focus is there."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            if control.evaluate("(element) => element === document.activeElement"):
                return
        raise AssertionError("Tab does not come to it")

    def scan(self, code: str) -> None:
        """Type as a scanner does: as fast as it goes, ended by Enter."""
        self.page.evaluate(
            """(code) => { for (const key of [...code, 'Enter'])
                (document.activeElement ?? document.body).dispatchEvent(
                    new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true})) }""",
            code,
        )

    # --- the payment --------------------------------------------------------------------------------------------------

    def pay(self) -> None:
        self.page.get_by_role("button", name=self.words.pay, exact=True).click()
        expect(self.page.get_by_role("region", name=self.words.payment)).to_be_visible()

    def desk(self) -> Locator:
        return self.page.get_by_role("region", name=self.words.payment)

    def hand_over(self, amount: str) -> None:
        """Choose one of the likely amounts."""
        self.desk().get_by_role("button", name=re.compile(rf"{re.escape(amount)}$")).first.click()

    def take(self) -> None:
        self.desk().get_by_role("button", name=re.compile(rf"^{self.words.charge} ")).click()

    def take_part(self) -> None:
        self.desk().get_by_role("button", name=re.compile(self.words.as_part)).click()

    def leave_desk(self) -> None:
        """By the key, with the pointer out of the way: over a button Escape only puts its tooltip away."""
        self.page.mouse.move(4, 400)
        expect(self.page.get_by_role("tooltip")).to_have_count(0)
        self.page.keyboard.press("Escape")

    def back_to_order(self) -> None:
        self.leave_desk()
        self.console.at_selling()

    def parts_are(self, *amounts: str) -> None:
        """See exactly these parts, each with its way to give it back."""
        held = self.desk().get_by_role("button", name=re.compile(rf"^{self.words.give_back} "))
        expect(held).to_have_count(len(amounts))
        for button, amount in zip(held.all(), amounts, strict=True):
            expect(button).to_have_accessible_name(re.compile(amount.replace(" ", r"\s")))

    def keys_in_sight(self) -> None:
        """Nothing lies over a key of the amount, and none is cut off."""
        hidden = self._hidden_keys("() => {}")
        assert not hidden, f"keys out of sight: {hidden}"

    def keys_within_reach(self) -> None:
        """Each key of the amount comes wholly into sight when somebody scrolls to it."""
        hidden = self._hidden_keys("(key) => key.scrollIntoView({ block: 'center' })")
        assert not hidden, f"keys out of reach: {hidden}"

    def _hidden_keys(self, show: str) -> list[str]:
        hidden: list[str] = self.desk().evaluate(
            """(desk, show) => [...desk.querySelectorAll('button')]
                .filter((key) => /^(\\d|0{3}|[.,])$/.test(key.textContent))
                .filter((key) => {
                    eval(show)(key);
                    const box = key.getBoundingClientRect();
                    return [box.top + 3, box.bottom - 3].some((y) =>
                        !key.contains(document.elementFromPoint(box.left + box.width / 2, y)));
                }).map((key) => key.textContent)""",
            show,
        )
        return hidden

    def paid(self, change: str | None) -> None:
        expect(self.page.get_by_role("button", name=self.words.next_order)).to_be_visible()
        if change is not None:
            expect(self.page.get_by_role("heading", name=self.words.change, exact=True)).to_be_visible()
            expect(self.page.locator("strong").get_by_text(change, exact=True)).to_be_visible()

    def next_order(self) -> None:
        self.press(self.words.next_order)
        self.console.at_selling()


@dataclass(frozen=True)
class Books:
    """What the server has booked, as a program reads it."""

    url: str
    headers: dict[str, str]

    def get(self, path: str) -> Any:
        answer = httpx.get(self.url + path, headers=self.headers, timeout=10, **LOOPBACK)
        assert answer.is_success, answer.text
        return answer.json()

    def totals(self, session_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.get(f"/api/pos/sessions/{session_id}")["totals"]
        return found

    def sales(self, session_id: str) -> tuple[int, str]:
        """Return how many sales there are and what they add up to."""
        totals = self.totals(session_id)
        return totals["totalTransactions"], totals["totalSales"]

    def cart(self) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self.get("/api/order-sessions/active")
        return found

    def quantities(self) -> dict[str, str]:
        cart = self.cart()
        return {} if cart is None else {line["name"]: line["quantity"] for line in cart["items"]}


def kill_browser(profile_folder: str) -> None:
    """Kill every process of the browser that works in this folder, as a power cut would."""
    for process in psutil.process_iter(["pid", "cmdline"]):
        if any(profile_folder in argument for argument in process.info["cmdline"] or ()):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.info["pid"], signal.SIGKILL)
