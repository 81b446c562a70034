import re

import pytest
from playwright.sync_api import Response, Route, expect

from tests.journeys.conftest import SCREENS, OpenDevice
from tests.journeys.console import Console

pytestmark = pytest.mark.browser


@SCREENS
def test_from_a_new_device_to_a_counted_drawer(open_device: OpenDevice, size: str, *, dark: bool) -> None:
    """S0-12, S0-13, S3-08, S4-12: every screen of the path fits, is large enough to touch and passes axe."""
    console = open_device(size, dark=dark)
    words = console.words
    console.go("/")
    console.choose_language()
    console.check_screen("set-up")
    console.give_password("cashier1")
    console.see(words.which_business)
    console.check_screen("which business")
    console.button("Panadería La Espiga").click()
    expect(console.heading(words.which_register)).to_be_visible()
    console.check_screen("which register")
    console.page.get_by_role("button", name=re.compile("^ASU-1")).click()
    console.at_home()
    console.check_screen("home")
    console.open_cashier()
    console.see(words.no_session)
    console.check_screen("no session")
    console.button(words.cancel).click()
    console.button(words.menu).click()
    console.see(words.sign_out)
    console.check_screen("menu")
    console.button(words.sign_out).click()
    expect(console.heading(words.who_is_there)).to_be_visible()
    console.check_screen("who is there")
    console.type_pin("1111")
    console.at_home()
    _trade(console)


def _trade(console: Console) -> None:
    words = console.words
    console.start_shift()
    console.check_screen("start shift")
    console.float_field().fill("123456789")
    console.page.get_by_text(words.notes_and_coins, exact=True).click()
    console.check_screen("float by denominations")
    console.page.get_by_text(words.keypad, exact=True).click()
    console.press_start()
    console.button(words.yes_start).click()
    session = console.at_selling()
    console.go("/")
    console.at_home()
    console.see(re.compile(r"POS-ASU-\d{8}-001"))
    console.check_screen("home in a shift")
    console.go(f"/shift/{session}")
    console.see("Gs. 123.456.789")
    console.check_screen("shift")
    console.go(f"/shift/{session}/count")
    expect(console.button(words.end_shift)).to_be_visible()
    console.check_screen("end")
    console.button(words.end_shift).click()
    expect(console.heading(words.count_the_drawer)).to_be_visible()
    console.check_screen("count by denominations")
    console.count_as_one_figure("123456789")
    console.check_screen("count as one figure")
    console.button(words.compare).click()
    console.see(words.balanced)
    console.check_screen("compare")
    console.button(words.close_shift).click()
    expect(console.heading(words.shift_closed)).to_be_visible()
    console.check_screen("result")


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_text_of_double_size_still_fits_a_phone_and_a_till(open_device: OpenDevice) -> None:
    """WCAG 1.4.4: text scales to 200 % without anything cut off."""
    for size in ("landscape", "phone"):
        console = open_device(size)
        console.page.add_init_script(
            "document.addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%' })"
        )
        console.go("/")
        console.choose_language()
        console.check_fits("set-up")
        console.give_password("cashier2")
        expect(console.heading(console.words.which_register)).to_be_visible()
        console.page.get_by_role("button", name=re.compile("^ASU-1")).click()
        console.at_home()
        console.check_fits("home")
        console.start_shift()
        console.check_fits("start shift")


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_server_that_falls_silent_is_named_in_the_header(console: Console) -> None:
    """CONSOLE 3: whether what is seen is live stands in one place, in words, and changes when it is not so any more."""
    console.set_up("cashier2", "ASU-1")
    live = console.page.get_by_role("banner").get_by_text(console.words.live, exact=True).first
    expect(live).to_be_visible(timeout=20_000)

    def silence(route: Route) -> None:
        route.abort()

    console.page.route("**/api/**", silence)
    console.page.route("**/healthz", silence)
    expect(console.page.get_by_text(console.words.no_line).first).to_be_visible(timeout=20_000)
    console.check_screen("without a line")
    console.page.unroute("**/api/**")
    console.page.unroute("**/healthz")
    expect(live).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_the_shell_starts_without_a_line_and_says_so(open_device: OpenDevice) -> None:
    """The installed shell opens from the device; what needs the server is refused plainly, with a retry."""
    console = open_device(service_workers=True)
    console.set_up("cashier2", "ASU-1")
    console.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    console.page.reload()
    console.at_home()
    console.page.context.set_offline(True)
    console.page.reload()
    expect(console.page.get_by_role("alert")).to_be_visible()
    console.page.context.set_offline(False)
    console.page.get_by_role("alert").get_by_role("button").click()
    console.at_home()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_the_first_page_is_light(console: Console) -> None:
    """At most 250 KB of compressed JavaScript before somebody can sign in and stand on the home screen."""
    scripts: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if response.url.endswith(".js"):
            assert response.headers.get("content-encoding") == "gzip", response.url
            scripts[response.url] = int(response.headers["content-length"])

    console.page.on("response", weigh)
    console.set_up("cashier2", "ASU-1")
    assert scripts
    assert sum(scripts.values()) <= 250_000, scripts
