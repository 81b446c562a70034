"""The queue as cashiers use it side by side: orders, in whose hands they are, and what is said about it."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from playwright.sync_api import Locator, expect

from tests.journeys.console import Api, Console


@dataclass(frozen=True)
class QueueWords:
    """What the queue says in one language."""

    title: str
    claim: str
    claimed: str
    locked: str
    not_live: str
    release: str
    back: str
    read_only: str
    not_opened: str
    ask: str
    asks_you: str
    grant: str
    decline: str
    keeps: str
    take_over: str
    reason: str
    has_it_now: str
    released_it: str
    ended_shift: str
    why: str
    all_sent: str
    not_sent: str
    put_aside: str
    send_again: str
    was_put_aside: str
    send_now: str
    send: str
    send_do: str
    name: str
    sent: str
    split: str
    split_all: str
    other_order: str
    move: str
    cancel: str
    cancel_do: str
    cancelled: str
    lock: str
    locked_screen: str
    all: str
    board: str
    history: str
    more: str
    open: str
    nobody: str
    unknown: str
    from_before: str
    no_session: str
    palette: str
    empty: str
    dismiss: str
    taken: str
    taken_here: str
    only_here: str
    release_anyway: str
    go_on_charging: str
    give_back: str


ENGLISH = QueueWords(
    title="Orders",
    claim="Claim",
    claimed="Claimed ✓",
    locked="Locked · {who} · ",
    not_live="Not live since",
    release="Release",
    back="Queue",
    read_only="Read only",
    not_opened="It was not opened.",
    ask="Ask for it",
    asks_you="asks you for order",
    grant="Hand over ",
    decline="Keep ",
    keeps="keeps order",
    take_over="Take over",
    reason="Reason",
    has_it_now="has this order now",
    released_it="{who} released this order",
    ended_shift="{who} ended your shift",
    why="Reason: {reason}",
    all_sent="Every change you made on it was sent.",
    not_sent="not sent",
    put_aside="Put it aside",
    send_again="Claim again and send it",
    was_put_aside="was put aside for this order",
    send_now="Send it now",
    send="Queue",
    send_do="Send",
    name="Name",
    sent="is in the queue",
    split="Split",
    split_all="All of it",
    other_order="Another order",
    move="Move 1 line",
    cancel="Cancel order",
    cancel_do="Cancel the order",
    cancelled="is cancelled",
    lock="Lock the screen",
    locked_screen="the screen is locked",
    all="All",
    board="Orders in hand",
    history="History",
    more="Show more",
    open="Open",
    nobody="Nobody has an order in hand",
    unknown="It is not known who has an order in hand",
    from_before="What is on this screen is from before",
    no_session="No shift of yours is open",
    palette="What do you want to do?",
    empty="No order is waiting",
    dismiss="Dismiss",
    taken="Taken Gs.",
    taken_here="Taken here: Gs.",
    only_here="Only this till knows",
    release_anyway="Release it all the same",
    go_on_charging="Go on charging",
    give_back="Give back Gs.",
)
SPANISH = QueueWords(
    title="Pedidos",
    claim="Tomar",
    claimed="Tomado ✓",
    locked="Bloqueado · {who} · ",
    not_live="No está en vivo desde",
    release="Soltar",
    back="Cola",
    read_only="Solo lectura",
    not_opened="No se abrió.",
    ask="Pedirlo",
    asks_you="te pide el pedido",
    grant="Pasarle el ",
    decline="Quedarme el ",
    keeps="se queda con el pedido",
    take_over="Quitárselo",
    reason="Motivo",
    has_it_now="tiene ahora este pedido",
    released_it="{who} liberó este pedido",
    ended_shift="{who} terminó tu turno",
    why="Motivo: {reason}",
    all_sent="Todos los cambios que le hiciste se enviaron.",
    not_sent="no se envió",
    put_aside="Dejarlo aparte",
    send_again="Tomar de nuevo y enviarlo",
    was_put_aside="quedó aparte para este pedido",
    send_now="Enviarlo ahora",
    send="A la cola",
    send_do="Mandar",
    name="Nombre",
    sent="está en la cola",
    split="Dividir",
    split_all="Todo",
    other_order="Otro pedido",
    move="Pasar 1 línea",
    cancel="Anular pedido",
    cancel_do="Anular el pedido",
    cancelled="quedó anulado",
    lock="Bloquear la pantalla",
    locked_screen="la pantalla está bloqueada",
    all="Todos",
    board="Pedidos tomados",
    history="Historial",
    more="Mostrar más",
    open="Abrir",
    nobody="Nadie tiene un pedido tomado",
    unknown="No se sabe quién tiene pedidos",
    from_before="Lo que muestra esta pantalla es de antes",
    no_session="No tenés ningún turno abierto",
    palette="¿Qué querés hacer?",
    empty="No hay pedidos en espera",
    dismiss="Entendido",
    taken="Cobrado Gs.",
    taken_here="Cobrado acá: Gs.",
    only_here="Solo lo sabe esta caja",
    release_anyway="Soltarlo igual",
    go_on_charging="Seguir cobrando",
    give_back="Devolvé Gs.",
)


class Queue:
    """The queue on one device."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.page = console.page
        self.words = ENGLISH if console.words.locale.startswith("en") else SPANISH

    def go(self) -> None:
        self.console.go("/queue")
        self.is_there()

    def is_there(self) -> None:
        expect(self.page.get_by_role("heading", name=self.words.title, exact=True)).to_be_visible()

    def is_live(self) -> None:
        expect(self.page.get_by_role("banner").get_by_text(self.console.words.live, exact=True).first).to_be_visible()

    def asks(self) -> list[str]:
        """Return the list in which every reading of an order, from now on, is noted."""
        seen: list[str] = []
        self.page.on("request", lambda request: seen.append(request.url) if "/api/orders" in request.url else None)
        return seen

    def card(self, name: str) -> Locator:
        return self.page.locator("[data-order]").filter(has_text=name)

    def badge(self, name: str) -> Locator:
        """Return the sign on an order's card that says in whose hands the order is."""
        return self.card(name).locator("span[data-state]")

    def says(self, name: str, badge: str, *, within_ms: int = 5_000) -> None:
        expect(self.card(name)).to_contain_text(badge, timeout=within_ms)

    def is_locked(self, name: str, who: str, *, within_ms: int = 5_000) -> None:
        told = re.compile(re.escape(self.words.locked.format(who=who)) + r"\d{1,2}:\d\d")
        expect(self.card(name)).to_contain_text(told, timeout=within_ms)

    def in_hand(self) -> None:
        """The order is open to be worked on."""
        expect(self.page.get_by_placeholder(self.console.words.search_or_scan)).to_be_visible()

    def is_read_only(self) -> None:
        expect(self.page.get_by_text(self.words.read_only, exact=True)).to_be_visible()
        expect(self.page.get_by_placeholder(self.console.words.search_or_scan)).to_have_count(0)

    def take(self, name: str) -> None:
        self.card(name).click()
        self.in_hand()

    def ask(self, message: str = "") -> None:
        """Ask the holder of the order that is open to be read."""
        self.press(self.words.ask)
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("textbox").fill(message)
        self.page.keyboard.press("Enter")
        expect(dialog).to_have_count(0)

    def answer(self, word: str) -> None:
        """Hand over or keep the order that somebody asks for."""
        self.page.get_by_role("button", name=word).click()

    def told(self, words: str, amount: str) -> None:
        """See the words and the amount after them, whatever space stands between currency and figure."""
        self.console.see(re.compile(rf"{re.escape(words)}\s{re.escape(amount)}"))

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()


class Floor:
    """Two or three cashiers of La Espiga, each with an open session of their own, seen by the API."""

    REGISTERS: ClassVar = {"cashier1": "ASU-1", "cashier2": "ASU-2", "manager1": "ASU-3"}

    def __init__(self, api: Api) -> None:
        self.api = api
        self.headers: dict[str, dict[str, str]] = {}
        self.sessions: dict[str, str] = {}

    def open(self, *usernames: str) -> None:
        for username in usernames:
            register = self.REGISTERS[username]
            self.headers[username] = self.api.sign_in(username, business="espiga", register=register)
            opened = self.api.call(
                "POST", "/api/pos/sessions/get-or-create", self.headers[username], {"registerId": register}
            )
            self.sessions[username] = opened["session"]["id"]

    def order(self, name: str, *, by: str = "cashier1", quantity: str = "2") -> str:
        items = [
            {"id": "line1", "name": "Chipá", "price": 3000, "quantity": quantity, "taxRate": "10"},
            {"id": "line2", "name": "Cocido", "price": 8000, "quantity": "1", "taxRate": "10"},
        ]
        made = self.api.call("POST", "/api/orders", self.headers[by], {"items": items, "name": name})
        return str(made["id"])

    def claim(self, order: str, *, by: str) -> None:
        self.api.call("POST", f"/api/orders/{order}/claim", self.headers[by], {"sessionId": self.sessions[by]})

    def cancel(self, order: str, *, by: str = "manager1") -> None:
        self.api.call("POST", f"/api/orders/{order}/cancel", self.headers[by], {"reason": "Se fue"})

    def take_over(self, order: str, *, by: str) -> None:
        body = {"sessionId": self.sessions[by], "reason": "El cliente espera"}
        self.api.call("POST", f"/api/orders/{order}/claim/takeover", self.headers[by], body)

    def release(self, order: str, *, by: str, reason: str) -> None:
        """Let go of an order that somebody else has in hand."""
        self.api.call("POST", f"/api/orders/{order}/claim/release", self.headers[by], {"reason": reason})

    def ask(self, order: str, *, by: str) -> None:
        body = {"sessionId": self.sessions[by]}
        self.api.call("POST", f"/api/orders/{order}/claim/requests", self.headers[by], body)

    def grant(self, order: str, *, by: str) -> None:
        """Hand the order over to whoever has asked for it first."""
        claims = self.api.call("GET", "/api/claims", self.headers[by])["items"]
        ((request, *_),) = (claim["requests"] for claim in claims if claim["order"]["id"] == order)
        self.api.call("POST", f"/api/orders/{order}/claim/requests/{request['id']}/grant", self.headers[by])

    def end_session(self, whose: str, *, by: str) -> None:
        self.api.call("POST", f"/api/pos/sessions/{self.sessions[whose]}/end", self.headers[by], {})

    def name(self, username: str) -> str:
        """Return what somebody is called."""
        return str(self.api.call("GET", "/api/auth/me", self.headers[username])["user"]["name"])

    def sign_out(self, *, by: str) -> None:
        self.api.sign_out(self.headers.pop(by))

    def release_all(self, *, by: str) -> None:
        self.api.call("POST", "/api/claims/release", self.headers[by])

    def see(self, order: str, *, by: str = "cashier1") -> dict[str, Any]:
        found: dict[str, Any] = self.api.call("GET", f"/api/orders/{order}", self.headers[by])
        return found

    def device(self, console: Console, username: str) -> Queue:
        """Set a device up for somebody and go to the queue."""
        console.set_up(username, self.REGISTERS[username], business="espiga" if username == "cashier1" else None)
        queue = Queue(console)
        queue.go()
        queue.is_live()
        return queue
