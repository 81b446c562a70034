import pytest
from playwright.sync_api import CDPSession, Request, Route, expect

from tests.journeys.conftest import OTHER_SCREENS, OpenDevice
from tests.journeys.console import Api, Console, type_by_hand
from tests.journeys.selling import Books, Selling

pytestmark = pytest.mark.browser

PAN_LACTAL = "7840000010028"


def _at_the_till(console: Console, api: Api) -> tuple[Selling, str, Books]:
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    books = Books(api.url, api.sign_in("cashier2", business="espiga", register="ASU-1"))
    return selling, session["id"], books


@OTHER_SCREENS
def test_sell_for_cash_then_for_cash_and_card(open_device: OpenDevice, api: Api, size: str, *, dark: bool) -> None:
    """S1-19, S1-34, S1-35, OS-6, TX-1, EV-7: every screen of a sale fits, passes axe, and is booked."""
    console = open_device(size, dark=dark)
    selling, session, books = _at_the_till(console, api)
    console.check_screen("empty order")
    selling.tap("Chipá", 2)
    selling.tap("Mbejú")
    selling.show_order()
    selling.total_is("Gs. 16.000")
    selling.is_saved()
    console.check_screen("order")
    selling.pay()
    console.check_screen("payment")
    selling.hand_over("Gs. 20.000")
    console.check_screen("payment with change")
    selling.take()
    selling.paid("Gs. 4.000")
    console.check_screen("paid")
    assert books.sales(session) == (1, "16000")
    selling.next_order()
    expect(selling.lines()).to_have_count(0)
    selling.tap("Mbejú")
    selling.pay()
    type_by_hand(console.page, "4000")
    console.see(selling.words.missing)
    console.check_screen("a part")
    selling.take_part()
    assert books.sales(session) == (1, "16000")
    console.check_screen("the rest by card")
    selling.take()
    selling.paid(None)
    totals = books.totals(session)
    assert (totals["totalCash"], totals["totalCard"], totals["totalTransactions"]) == ("20000", "6000", 2)


def test_a_line_is_changed_removed_and_put_back(console: Console, api: Api) -> None:
    """S1-20, S1-60: quantity, weight, note and discount by hand; what is removed or cleared comes back whole."""
    selling, _, books = _at_the_till(console, api)
    words, page = selling.words, console.page
    selling.tap("Chipá", 3)
    selling.press(words.one_less)
    selling.press(words.change_line)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name=words.quantity).fill("0.35" if words.order == "Order" else "0,35")
    dialog.get_by_role("textbox", name=words.note).fill("bien tostado")
    dialog.get_by_role("button", name=words.percent).click()
    dialog.get_by_role("button", name="10 %").click()
    console.check_screen("line")
    dialog.get_by_role("button", name=words.done).click()
    selling.total_is("Gs. 945")
    selling.press(words.remove)
    expect(selling.lines()).to_have_count(0)
    selling.press(words.put_back)
    selling.total_is("Gs. 945")
    selling.tap("Mbejú")
    selling.press(words.clear)
    console.see(words.empty)
    console.check_screen("cleared")
    selling.press(words.put_back)
    selling.total_is("Gs. 10.945")
    expect(selling.line("Chipá")).to_contain_text("bien tostado")
    selling.is_saved()
    assert books.quantities() == {"Chipá": "0.35", "Mbejú": "1"}


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_scanner_sells_without_a_field_and_presses_nothing(console: Console, api: Api) -> None:
    """S1-19: heard on the whole screen; an unknown code is said; in a field or at the payment it does no harm."""
    selling, session, books = _at_the_till(console, api)
    words, page = selling.words, console.page
    selling.scan(PAN_LACTAL)
    selling.scan(PAN_LACTAL)
    selling.total_is("Gs. 32.000")
    selling.scan("7899999999999")
    console.see(f"{words.unknown_barcode} 7899999999999")
    expect(selling.lines()).to_have_count(1)
    search = page.get_by_placeholder(console.words.search_or_scan)
    search.fill("chipa")
    selling.scan(PAN_LACTAL)
    expect(search).to_have_value("chipa")
    selling.total_is("Gs. 48.000")
    selling.pay()
    selling.scan("78400001")
    expect(selling.desk().get_by_role("textbox", name=words.received)).to_have_value("48.000")
    assert books.sales(session) == (0, "0")


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_everything_goes_by_keyboard(console: Console, api: Api) -> None:
    """S1-19, TX-1: search, add, pay and go on without touching the screen."""
    selling, session, books = _at_the_till(console, api)
    page = console.page
    page.keyboard.press("F2")
    type_by_hand(page, "guazu")
    expect(selling.tile("Chipá guazú (porción)")).to_be_visible()
    page.keyboard.press("Enter")
    selling.total_is("Gs. 12.000")
    page.keyboard.press("F2")
    type_by_hand(page, "xyzzy")
    console.see(selling.words.not_found)
    console.check_screen("nothing found")
    page.keyboard.press("Escape")
    page.keyboard.press("F9")
    expect(selling.desk()).to_be_visible()
    type_by_hand(page, "50000")
    page.keyboard.press("Enter")
    selling.paid("Gs. 38.000")
    page.keyboard.press("Enter")
    console.at_selling()
    assert books.sales(session) == (1, "12000")


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_enter_presses_the_button_that_was_walked_to(console: Console, api: Api) -> None:
    """TX-1: at the payment Enter charges only where no button has it; what is typed goes past the button."""
    selling, session, books = _at_the_till(console, api)
    page, desk = console.page, selling.desk()
    selling.tap("Mbejú")
    selling.is_saved()
    page.keyboard.press("F9")
    card = desk.get_by_role("button", name=selling.words.card, exact=True)
    selling.walk_to(card)
    page.keyboard.press("Enter")
    expect(card).to_have_attribute("aria-pressed", "true")
    selling.walk_to(desk.get_by_role("button", name="Cash", exact=True))
    page.keyboard.press("Space")
    fifty = desk.get_by_role("button", name="Gs. 50.000")
    selling.walk_to(fifty)
    page.keyboard.press("Enter")
    expect(fifty).to_have_attribute("aria-pressed", "true")
    expect(desk.get_by_role("textbox", name=selling.words.received)).to_have_value("50.000")
    assert books.sales(session) == (0, "0")
    type_by_hand(page, "20000")
    page.keyboard.press("Enter")
    selling.paid("Gs. 10.000")
    assert books.sales(session) == (1, "10000")


def test_a_change_says_that_it_is_being_saved_until_it_is(console: Console, api: Api) -> None:
    """S1-21: *Saving…* stands on the order for as long as the server has not answered, and *Saved* only afterwards."""
    selling, _, _ = _at_the_till(console, api)
    selling.tap("Chipá")
    selling.is_saved()
    held: list[Route] = []
    console.page.route("**/operations", lambda route: held.append(route))  # noqa: PLW0108 - Playwright wraps functions only
    selling.tap("Chipá")
    expect(selling.panel().get_by_text(selling.words.saving, exact=True)).to_be_visible()
    expect(selling.panel().get_by_text(selling.words.saved, exact=True)).to_have_count(0)
    while not held:
        console.page.wait_for_timeout(10)
    held[0].continue_()
    selling.is_saved()
    expect(selling.panel().get_by_text(selling.words.saving, exact=True)).to_have_count(0)


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_burst_of_taps_is_shown_at_once_and_sent_together(console: Console, api: Api) -> None:
    """S1-20, S1-22, S1-59, S1-60: each tap is on the screen in its frame, twenty taps are a few calls."""
    selling, _, books = _at_the_till(console, api)
    calls: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/operations"):
            calls.append(request.url)

    console.page.on("request", note)
    shown = console.page.evaluate(
        """async () => {
            const tile = [...document.querySelectorAll('li button')].find((b) => b.textContent.startsWith('Chipá'));
            const seen = [];
            for (let tap = 0; tap < 20; tap += 1) {
                tile.click();
                await new Promise(requestAnimationFrame);
                seen.push(document.querySelector('[data-line] button span')?.textContent);
            }
            return seen;
        }"""
    )
    assert shown == [str(tap) for tap in range(1, 21)]
    selling.is_saved()
    assert books.quantities() == {"Chipá": "20"}
    assert len(calls) <= 3


@pytest.mark.parametrize("words", ["en"], indirect=True)
def worked_ms(browser: CDPSession) -> float:
    """Return how long the page's thread has worked, in milliseconds."""
    metrics = browser.send("Performance.getMetrics")["metrics"]
    (seconds,) = (metric["value"] for metric in metrics if metric["name"] == "TaskDuration")
    return 1000 * float(seconds)


def test_two_hundred_lines_stay_quick(console: Console, api: Api) -> None:
    """S1-60: with 200 lines of long names a tap costs the page well less than a tenth of a second."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    headers = api.sign_in("cashier2", business="espiga", register="ASU-1")
    name = "Panadería y Confitería La Espiga de Oro, artículo"
    items = [
        {"id": f"line-{n}", "name": f"{name} {n}", "price": 123_456_789 if n == 0 else 1_000 * n, "quantity": "1"}
        for n in range(200)
    ]
    api.call("POST", "/api/order-sessions", headers, {"items": items})
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    expect(selling.lines()).to_have_count(200)
    selling.tap("Chipá")
    expect(selling.line("Chipá")).to_be_in_viewport()
    # The processor time of the page's own thread: the machine runs other tests beside.
    browser = console.page.context.new_cdp_session(console.page)
    browser.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = worked_ms(browser)
    console.page.evaluate(
        """async () => {
            const tile = [...document.querySelectorAll('li button')].find((b) => b.textContent.startsWith('Chipá'));
            for (let tap = 0; tap < 10; tap += 1) {
                tile.click();
                await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            }
        }"""
    )
    assert 0 < (worked_ms(browser) - before) / 10 < 100
    console.check_screen("two hundred lines")
