"""A manager has other systems told of what happens: set up, watched, put right, with a real receiver (EV-3)."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Route, expect
from standardwebhooks import WebhookVerificationError

from tests.helpers.server import ServerProcess
from tests.journeys.conftest import OTHER_SCREENS, OpenDevice
from tests.journeys.console import Api, Console, type_by_hand
from tests.journeys.webhooks import Listener, Webhooks, listening
from tests.webhooks.receiver import says, says_bytes

pytestmark = pytest.mark.browser


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, start_server: Callable[..., ServerProcess]) -> str:
    """Return the address of a server whose operator allows webhooks to this machine."""
    monkeypatch.setenv("TILLKEEPER_WEBHOOK_PRIVATE_TARGETS", "yes")
    return start_server(workers=1).url


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as one:
        yield one


def _manager(console: Console) -> Webhooks:
    console.set_up("manager1", "ASU-1")
    webhooks = Webhooks(console)
    webhooks.open()
    return webhooks


def test_a_webhook_is_set_up_and_tried(console: Console, listener: Listener) -> None:
    """EV-3: from the menu to the first message; the secret is shown once, and what it signs verifies with it."""
    webhooks = _manager(console)
    words, page, url = webhooks.words, console.page, listener.receiver.url
    console.go("/")
    console.at_home()
    console.button(console.words.menu).click()
    console.button("Webhooks").click()
    console.see(words.empty)
    console.check_screen("no webhook")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    webhooks.press(words.add)
    webhooks.dialog().get_by_label(words.address).fill(url)
    webhooks.choose("transaction.completed", "order.cancelled", "cash-session.closed")
    webhooks.answer(words.add_do)
    console.see(words.secret_once)
    console.check_screen("secret")
    webhooks.answer(words.copy)
    expect(webhooks.dialog().get_by_role("button", name=words.copied)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    secret = webhooks.secret()
    assert copied == secret
    expect(webhooks.row(url)).to_contain_text(words.active)
    console.check_screen("one webhook")
    webhooks.row(url).click()
    console.see(words.not_sent_yet)
    assert secret not in page.content()
    webhooks.press(words.test)
    console.see(words.test_sent)
    (message,) = listener.wait_for(1)
    assert message.verified(secret)["type"] == "webhook.test"
    expect(webhooks.newest()).to_contain_text("webhook.test")
    expect(webhooks.newest()).to_contain_text(re.compile(rf"{words.taken}\s*{words.answered} 204 · \d+ ms"))
    console.check_screen("taken")


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(console: Console) -> None:
    """EV-2: an address that is none, no type chosen: the form stays, filled, until it is right."""
    webhooks = _manager(console)
    words, dialog = webhooks.words, webhooks.dialog()
    webhooks.press(words.add)
    dialog.get_by_label(words.address).fill("ftp://example.com/")
    dialog.get_by_label(words.description).fill("Contabilidad")
    webhooks.answer(words.add_do)
    expect(dialog.get_by_role("alert")).to_contain_text("ftp://example.com/")
    console.check_screen("refused address")
    dialog.get_by_label(words.address).fill("https://example.com/hook")
    webhooks.answer(words.chosen)
    webhooks.answer(words.add_do)
    expect(dialog.get_by_text(words.choose_one)).to_be_visible()
    console.check_screen("event types")
    webhooks.choose("order.cancelled")
    webhooks.answer(words.add_do)
    webhooks.secret()
    row = webhooks.row("https://example.com/hook")
    expect(row).to_contain_text("Contabilidad")
    expect(row).to_contain_text("order.cancelled")


def test_what_is_dead_is_sent_again(console: Console, listener: Listener, sql: Callable[[str], None]) -> None:
    """EV-3: tries with code, duration and next time; one dead letter again, then all of them, under their ids."""
    webhooks = _manager(console)
    words, receiver = webhooks.words, listener.receiver
    secret = webhooks.add(receiver.url, "webhook.test")
    webhooks.row(receiver.url).click()
    receiver.answer = says_bytes(b"SSH-2.0-OpenSSH\r\n")
    webhooks.press(words.test)
    expect(webhooks.newest()).to_contain_text(words.no_web_server)
    receiver.answer = says(503, b"out of paper")
    for _ in range(3):
        webhooks.press(words.test)
    expect(webhooks.deliveries()).to_have_count(4)
    expect(webhooks.newest()).to_contain_text(words.waiting)
    expect(webhooks.newest()).to_contain_text(re.compile(rf"{words.answered} 503 · \d+ ms"))
    expect(webhooks.newest()).to_contain_text(re.compile(rf"{words.next_try} \d"))
    webhooks.newest().locator("button[aria-expanded]").click()
    expect(webhooks.newest()).to_contain_text("out of paper")
    expect(webhooks.newest()).to_contain_text(re.compile(rf"{words.attempt} \d"))
    console.check_screen("tries")
    # As three days of tries leave them.
    sql("UPDATE webhook_deliveries SET status = 'dead', leased_until = NULL WHERE status = 'waiting'")
    everything = console.button(words.all_again)
    expect(everything).to_be_visible()
    filters = console.page.get_by_role("button", name=re.compile(rf"^{words.dead} \d"))
    filters.click()
    expect(webhooks.newest()).to_contain_text(words.dead)
    console.check_screen("dead letters")
    receiver.answer = says(200)
    count = webhooks.deliveries().count()
    webhooks.newest().get_by_role("button", name=words.again).click()
    expect(webhooks.deliveries()).to_have_count(count - 1)
    everything.click()
    expect(webhooks.deliveries()).to_have_count(0)
    expect(everything).to_have_count(0)
    sent = [message for message in receiver.messages if message.verified(secret)]
    assert len({message.message_id for message in sent}) == count


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_the_secret_is_replaced_and_both_sign_meanwhile(console: Console, listener: Listener) -> None:
    """EV-3: the new one shown once; both verify during the overlap; another then ends the old ones at once."""
    webhooks = _manager(console)
    words, url = webhooks.words, listener.receiver.url
    secrets = [webhooks.add(url, "webhook.test")]
    webhooks.row(url).click()
    for only_new in (False, True):
        webhooks.press(words.new_secret)
        if only_new:
            console.see(re.compile(words.only_new))
        console.check_screen("a new secret")
        webhooks.answer(words.make_it)
        secrets.append(webhooks.secret())
        if not only_new:
            console.see(re.compile(words.old_signs))
        webhooks.press(words.test)
        message = listener.wait_for(len(secrets) - 1)[-1]
        takers = secrets[-1:] if only_new else secrets
        for secret in secrets:
            if secret in takers:
                message.verified(secret)
            else:
                with pytest.raises(WebhookVerificationError):
                    message.verified(secret)
    expect(console.page.get_by_text(re.compile(words.old_signs))).to_have_count(0)


@OTHER_SCREENS
def test_it_is_changed_switched_off_and_removed(
    open_device: OpenDevice, listener: Listener, size: str, *, dark: bool
) -> None:
    """EV-3, EV-7: every screen fits and passes axe; why it is off is said, and what it missed comes afterwards."""
    console = open_device(size, dark=dark)
    webhooks = _manager(console)
    words, receiver = webhooks.words, listener.receiver
    webhooks.add(receiver.url, "webhook.test", description="La contabilidad de Panadería y Confitería La Espiga de Oro")
    webhooks.row(receiver.url).click()
    webhooks.press(words.edit)
    console.check_screen("form")
    webhooks.dialog().get_by_label(words.description).fill("Tienda en línea")
    webhooks.answer(words.save)
    console.see("Tienda en línea")
    receiver.answer = says(410)
    webhooks.press(words.test)
    console.see(re.compile(words.gone))
    receiver.answer = says(200)
    webhooks.press(words.switch_on)
    expect(webhooks.newest()).to_be_visible()
    console.see(words.active)
    webhooks.press(words.switch_off)
    console.see(words.off)
    console.check_screen("switched off")
    webhooks.open()
    console.check_screen("list")
    webhooks.row(receiver.url).click()
    webhooks.press(words.remove)
    console.check_screen("remove")
    webhooks.answer(words.remove)
    console.see(words.empty)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_it_goes_by_keyboard_and_cashiers_stay_out(
    console: Console, open_device: OpenDevice, listener: Listener
) -> None:
    """EV-5: added, tried and left without a mouse; a cashier finds no way there, and the address refuses."""
    webhooks = _manager(console)
    words, page = webhooks.words, console.page
    expect(console.button(words.add)).to_be_visible()
    page.keyboard.press("F4")
    expect(webhooks.dialog().get_by_label(words.address)).to_be_focused()
    type_by_hand(page, listener.receiver.url)
    page.keyboard.press("Enter")
    expect(webhooks.dialog().get_by_label(words.secret, exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    webhooks.row(listener.receiver.url).focus()
    page.keyboard.press("Enter")
    expect(console.button(words.test)).to_be_visible()
    page.keyboard.press("F4")
    console.see(words.test_sent)
    listener.wait_for(2)  # that it was added is an event as well
    page.keyboard.press("Escape")
    expect(webhooks.row(listener.receiver.url)).to_contain_text(words.everything)
    elsewhere = open_device()
    elsewhere.set_up("cashier2", "ASU-1")
    elsewhere.page.keyboard.press("Control+K")
    expect(elsewhere.page.get_by_role("option").first).to_be_visible()
    expect(elsewhere.page.get_by_role("option", name=words.go)).to_have_count(0)
    elsewhere.page.keyboard.press("Escape")
    elsewhere.go("/manager/webhooks")
    expect(elsewhere.page.get_by_role("alert")).to_be_visible()
    expect(elsewhere.button(words.add)).to_have_count(0)
    elsewhere.check_screen("not for cashiers")


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_somebody_else_changed_it_meanwhile(console: Console, api: Api) -> None:
    """OR-2: nothing is written over unseen; what it is now is shown, and saving again is a decision."""
    webhooks = _manager(console)
    words, dialog = webhooks.words, webhooks.dialog()
    webhooks.add("https://example.com/hook", "webhook.test")
    webhooks.row("https://example.com/hook").click()
    webhooks.press(words.edit)
    dialog.get_by_label(words.description).fill("Contabilidad")
    headers = api.sign_in("manager1", business="espiga", register="ASU-2")
    (hook,) = api.call("GET", "/api/webhooks", headers)["items"]
    theirs = {"url": "https://example.com/theirs", "version": hook["version"]}
    api.call("PUT", f"/api/webhooks/{hook['id']}", headers, theirs)
    # The page behind is read again, and shows it; what is typed is still based on what was there before.
    console.see("https://example.com/theirs")
    webhooks.answer(words.save)
    expect(dialog.get_by_role("alert")).to_contain_text(words.changed_meanwhile)
    expect(dialog.get_by_role("alert")).to_contain_text("https://example.com/theirs")
    console.check_screen("changed meanwhile")
    webhooks.answer(words.save)
    expect(dialog).to_have_count(0)
    console.see("Contabilidad")
    (hook,) = api.call("GET", "/api/webhooks", headers)["items"]
    assert (hook["url"], hook["description"]) == ("https://example.com/hook", "Contabilidad")


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_an_answer_that_got_lost_adds_one_webhook(console: Console, api: Api) -> None:
    """EV-1: the form stays filled, and pressing again is the same wish: one webhook, and its secret."""
    webhooks = _manager(console)
    words, page = webhooks.words, console.page

    def lose_the_answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/api/webhooks", lose_the_answer)
    webhooks.press(words.add)
    webhooks.dialog().get_by_label(words.address).fill("https://example.com/hook")
    webhooks.answer(words.add_do)
    expect(webhooks.dialog().get_by_role("alert")).to_contain_text(words.network_error)
    page.unroute("**/api/webhooks")
    webhooks.answer(words.add_do)
    webhooks.secret()
    headers = api.sign_in("manager1", business="espiga", register="ASU-1")
    assert len(api.call("GET", "/api/webhooks", headers)["items"]) == 1
