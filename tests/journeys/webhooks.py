"""Webhooks as a manager sets them up in the console, and a receiver that listens beside the browser."""

import asyncio
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.journeys.console import Console
from tests.webhooks.receiver import Received, Receiver


@dataclass(frozen=True)
class WebhookWords:
    """What the screens of the webhooks say in one language."""

    empty: str
    add: str
    add_do: str
    address: str
    description: str
    chosen: str
    choose_one: str
    everything: str
    secret: str
    secret_once: str
    copy: str
    copied: str
    have_it: str
    active: str
    off: str
    gone: str
    test: str
    test_sent: str
    edit: str
    save: str
    changed_meanwhile: str
    switch_off: str
    switch_on: str
    new_secret: str
    make_it: str
    old_signs: str
    only_new: str
    remove: str
    taken: str
    waiting: str
    dead: str
    answered: str
    attempt: str
    next_try: str
    again: str
    all_again: str
    no_web_server: str
    not_sent_yet: str
    go: str
    network_error: str


ENGLISH = WebhookWords(
    empty="Nobody is told yet",
    add="Add a webhook",
    add_do="Add it",
    address="Address",
    description="Description",
    chosen="Only what is chosen",
    choose_one="Choose at least one type of event.",
    everything="Every event",
    secret="Secret",
    secret_once="The secret, this once",
    copy="Copy",
    copied="Copied",
    have_it="I have it",
    active="Active",
    off="Switched off",
    gone="the receiver is gone",
    test="Send a test",
    test_sent="A test message is on its way.",
    edit="Change",
    save="Save",
    changed_meanwhile="nothing of yours is saved",
    switch_off="Switch off",
    switch_on="Switch on",
    new_secret="New secret",
    make_it="Make it",
    old_signs="The old secret signs until",
    only_new="means that only the new one signs",
    remove="Remove",
    taken="Taken",
    waiting="Waiting",
    dead="Dead",
    answered="Answered",
    attempt="Try",
    next_try="Next try:",
    again="Send again",
    all_again="Send all dead again",
    no_web_server="What answered is no web server",
    not_sent_yet="Nothing was sent yet.",
    go="Go to the webhooks",
    network_error="Network error",
)
SPANISH = WebhookWords(
    empty="Todavía no se le avisa a nadie",
    add="Agregar un webhook",
    add_do="Agregar",
    address="Dirección",
    description="Descripción",
    chosen="Solo de lo elegido",
    choose_one="Elegí por lo menos un tipo de evento.",
    everything="Todos los eventos",
    secret="Secreto",
    secret_once="El secreto, solo esta vez",
    copy="Copiar",
    copied="Copiado",
    have_it="Ya lo tengo",
    active="Activo",
    off="Apagado",
    gone="ya no recibe",
    test="Mandar una prueba",
    test_sent="Va un mensaje de prueba.",
    edit="Cambiar",
    save="Guardar",
    changed_meanwhile="nada de lo tuyo se guardó",
    switch_off="Apagar",
    switch_on="Prender",
    new_secret="Secreto nuevo",
    make_it="Hacerlo",
    old_signs="El secreto anterior firma hasta",
    only_new="firma solo el nuevo",
    remove="Quitar",
    taken="Recibido",
    waiting="En espera",
    dead="Sin entregar",
    answered="Contestó",
    attempt="Intento",
    next_try="Próximo intento:",
    again="Mandar de nuevo",
    all_again="Mandar de nuevo todo lo no entregado",
    no_web_server="Lo que contestó no es un servidor web",
    not_sent_yet="Todavía no se mandó nada.",
    go="Ir a los webhooks",
    network_error="Error de red",
)


@dataclass
class Listener:
    """A receiver in a thread of its own: the browser's driver has the test's thread to itself."""

    receiver: Receiver
    loop: asyncio.AbstractEventLoop

    def wait_for(self, count: int) -> list[Received]:
        return asyncio.run_coroutine_threadsafe(self.receiver.wait_for(count), self.loop).result()


@contextmanager
def listening() -> Iterator[Listener]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def run(coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, loop).result()

    context = Receiver.listening()
    try:
        yield Listener(run(context.__aenter__()), loop)
    finally:
        run(context.__aexit__(None, None, None))
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


class Webhooks:
    """The screens of the webhooks on one device."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.page: Page = console.page
        self.words = ENGLISH if console.words.locale.startswith("en") else SPANISH

    def open(self) -> None:
        self.console.go("/manager/webhooks")
        expect(self.page.get_by_role("heading", name="Webhooks", exact=True)).to_be_visible()

    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog")

    def press(self, name: str) -> None:
        self.console.button(name).click()

    def answer(self, name: str) -> None:
        """Press a button of the window that is open."""
        self.dialog().get_by_role("button", name=name, exact=True).click()

    def row(self, url: str) -> Locator:
        return self.page.get_by_role("link").filter(has_text=url)

    def add(self, url: str, *types: str, description: str = "") -> str:
        """Add a webhook as the form has it, and return the secret that is shown once."""
        self.press(self.words.add)
        self.dialog().get_by_label(self.words.address).fill(url)
        self.dialog().get_by_label(self.words.description).fill(description)
        self.choose(*types)
        self.answer(self.words.add_do)
        return self.secret()

    def choose(self, *types: str) -> None:
        if types:
            self.answer(self.words.chosen)
        for event_type in types:
            self.dialog().get_by_label(event_type, exact=True).check()

    def secret(self) -> str:
        """Read the secret from its window and close it; it is nowhere afterwards."""
        field = self.dialog().get_by_label(self.words.secret, exact=True)
        expect(field).to_have_value(re.compile("^whsec_"))
        secret = field.input_value()
        self.answer(self.words.have_it)
        expect(self.dialog()).to_have_count(0)
        assert secret not in self.page.content()
        return secret

    def deliveries(self) -> Locator:
        return self.page.get_by_role("list").locator("> li").filter(has=self.page.locator("button[aria-expanded]"))

    def newest(self) -> Locator:
        return self.deliveries().first
