import re

import pytest
from playwright.sync_api import ConsoleMessage, Request, Route, expect

from tests.journeys.conftest import OpenDevice
from tests.journeys.console import PINS, Api, Console, type_by_hand

pytestmark = pytest.mark.browser


def test_a_till_is_set_up_once_and_then_a_pin_is_enough(console: Console) -> None:
    """Set-up by password, business and register; afterwards people are tiles and a PIN signs in."""
    console.set_up("cashier1", "ASU-1", business="espiga")
    console.sign_out()
    expect(console.button("Lucía Benítez")).to_be_visible()

    console.type_pin("9")
    console.see(console.words.wrong_pin)
    console.type_pin("4321")
    console.see(console.words.wrong_pin)
    console.type_pin("11x1")
    console.see(console.words.wrong_pin)

    for digit in PINS["cashier1"]:
        console.button(digit).click()
    console.page.keyboard.press("Backspace")
    type_by_hand(console.page, PINS["cashier1"][-1])
    console.page.keyboard.press("Enter")
    console.at_home()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_nothing_that_one_person_read_is_shown_to_the_next(console: Console, api: Api) -> None:
    """S1-61, EV-5: while the next person's own answers are on their way the screens are empty, not the last one's."""
    theirs = api.open_session("cashier3", "ASU-3", business="espiga")["sessionNumber"]
    console.set_up("cashier3", "ASU-1")
    console.see(theirs)
    console.sign_out()
    held: list[Route] = []
    answering: list[bool] = []

    def hold(route: Route) -> None:
        if answering:
            route.continue_()
        else:
            held.append(route)

    console.page.route(re.compile(r"/api/(pos/sessions|order-sessions)"), hold)
    console.button(console.words.other_person).click()
    console.page.get_by_label(console.words.user_name).fill("cashier2")
    console.button(console.words.continue_with_pin).click()
    console.type_pin(PINS["cashier2"])
    console.see("Derlis Giménez")
    expect(console.page.get_by_text(theirs)).to_have_count(0)
    assert held
    answering.append(True)
    for route in held:
        route.continue_()
    console.at_home()
    expect(console.page.get_by_text(theirs)).to_have_count(0)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_somebody_who_never_signed_in_here_is_remembered_from_then_on(console: Console) -> None:
    console.set_up("cashier2", "ASU-1")
    console.sign_out()
    console.sign_in_new_person("cashier3")
    console.sign_out()
    tiles = console.page.get_by_role("listitem").get_by_role("button")
    expect(tiles).to_have_count(3)
    console.page.reload()
    expect(tiles).to_have_count(3)


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_too_many_wrong_pins_are_told_with_the_time_to_wait(console: Console) -> None:
    console.set_up("cashier2", "ASU-1")
    console.sign_out()
    waiting = console.page.get_by_text(console.words.too_many_tries)
    for _ in range(40):
        console.type_pin("0000")
        console.page.wait_for_function(
            "(texts) => texts.some((text) => document.body.innerText.includes(text))",
            arg=[console.words.wrong_pin, console.words.too_many_tries],
        )
        if waiting.count():
            break
    expect(waiting).to_have_text(re.compile(r"\d+:\d\d"))
    before = waiting.inner_text()
    expect(waiting).not_to_have_text(before)
    expect(console.button("1")).to_be_disabled()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_reload_keeps_the_sign_in_and_may_still_write(console: Console) -> None:
    """The CSRF token lives in memory only and is fetched again."""
    console.set_up("cashier2", "ASU-2")
    console.page.reload()
    console.at_home()
    stored = console.page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    answer = "fetch('/api/auth/me').then((answer) => answer.json()).then((me) => me.csrfToken)"
    token = console.page.evaluate(answer)
    assert token
    assert token not in stored
    console.start_shift()
    console.press_start()
    console.at_selling()


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_sign_in_that_was_revoked_elsewhere_leads_back_to_the_people(console: Console) -> None:
    """The address stays, so that the same work goes on after signing in again."""
    console.set_up("cashier2", "ASU-1")
    console.page.evaluate(
        """async () => {
            const me = await (await fetch('/api/auth/me')).json();
            await fetch('/api/auth/logout', {method: 'POST', headers: {'X-CSRF-Token': me.csrfToken}});
        }"""
    )
    # The stream of changes ends with the sign-in: the screen leads back by itself, and stays there when loaded again.
    expect(console.heading(console.words.who_is_there)).to_be_visible()
    console.page.reload()
    expect(console.heading(console.words.who_is_there)).to_be_visible()


def test_the_language_can_be_switched_before_and_after_signing_in(open_device: OpenDevice) -> None:
    """EV-7: switchable, remembered on the device, and no word of the other language stays."""
    console = open_device()
    console.set_up("cashier2", "ASU-1")
    console.page.reload()
    console.at_home()
    text = console.page.locator("main").inner_text()
    for word in console.words.other_screen_words:
        assert not re.search(rf"\b{word}\b", text), word
    assert console.page.evaluate("document.documentElement.lang") == ("en" if "en" in console.words.locale else "es-PY")
    other = "Español" if console.words.language_switch == "English" else "English"
    console.button(console.words.menu).click()
    console.page.get_by_role("dialog").get_by_text(other, exact=True).click()
    expect(console.page.get_by_text(console.words.sign_out, exact=True)).to_have_count(0)


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_nothing_is_loaded_from_another_host_and_nothing_breaks_the_policy(console: Console) -> None:
    """The strict Content-Security-Policy holds on every screen of the path, and the fonts are the till's own."""
    foreign: list[str] = []
    refused: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith(console.url):
            foreign.append(request.url)

    def note_message(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    console.page.on("request", note_request)
    console.page.on("console", note_message)
    console.set_up("cashier2", "ASU-3")
    console.start_shift()
    console.press_start()
    console.at_selling()
    console.go("/")
    console.at_home()
    assert not foreign
    assert not refused
    assert console.page.evaluate("document.fonts.check('16px \"Inter Variable\"')")


def test_an_empty_field_is_said_in_the_language_of_the_screen(console: Console) -> None:
    """EV-7: below the field, which has the focus, and gone with the first letter; never the browser's own words."""
    console.go("/")
    console.choose_language()
    console.button(console.words.sign_in).click()
    said = console.page.get_by_text(console.words.required)
    expect(said).to_have_count(2)
    name = console.page.get_by_label(console.words.user_name)
    expect(name).to_be_focused()
    console.check_screen("empty sign-in")
    name.fill("c")
    expect(said).to_have_count(1)
