"""The shared queue in real browsers: what each till sees of what the others do."""

import re
from threading import Event

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.conftest import OTHER_SCREENS, OpenDevice
from tests.journeys.console import Api, Console, type_by_hand
from tests.journeys.queue import Floor, Queue
from tests.journeys.selling import Selling

pytestmark = pytest.mark.browser


def test_a_claim_shows_on_the_other_till_within_a_second(open_device: OpenDevice, api: Api) -> None:
    """S0-25, S0-26, S0-27, S0-28, S0-31, S0-43, S0-44, S0-47, CL-1, CL-4, EV-3, EV-7: two tills side by side."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    order = floor.order("Doña Carmen")
    one = floor.device(open_device(), "cashier1")
    two = floor.device(open_device(), "cashier2")
    one.says("Doña Carmen", one.words.claim)
    one.console.check_screen("queue")
    asked = two.asks()
    one.take("Doña Carmen")
    two.is_locked("Doña Carmen", "cashier1", within_ms=1_000)
    assert two.console.colour(two.badge("Doña Carmen"), "color") == "red"
    # The event says it all: nothing was read again for it.
    assert asked == []
    two.console.check_screen("queue with a locked order")
    two.card("Doña Carmen").click()
    two.is_read_only()
    two.console.check_screen("somebody else's order")
    assert floor.see(order)["claim"]["holder"]["username"] == "cashier1"
    two.press(two.words.back)
    one.console.check_screen("order in hand")
    one.press(one.words.release)
    one.is_there()
    two.says("Doña Carmen", two.words.claim, within_ms=1_000)
    assert floor.see(order)["claim"] is None


def test_mine_is_green_and_a_lost_race_is_said_and_not_opened(console: Console, api: Api) -> None:
    """S0-26, S0-29, S0-40, S0-45, S0-47: the order that somebody else took in that instant is not opened."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    mine, theirs = floor.order("Óscar"), floor.order("Mesa del fondo")
    queue = floor.device(console, "cashier1")
    floor.claim(mine, by="cashier1")
    queue.says("Óscar", queue.words.claimed)
    expect(queue.card("Óscar")).to_have_attribute("data-state", "mine")
    assert queue.console.colour(queue.badge("Óscar"), "color") == "green"
    assert queue.console.colour(queue.card("Óscar"), "border-color") == "green"

    # The claim of the other till arrives while this one's press is on its way.
    def too_late(route: Route) -> None:
        floor.claim(theirs, by="cashier2")
        route.continue_()

    console.page.route(f"**/api/orders/{theirs}/claim", too_late)
    queue.card("Mesa del fondo").click()
    expect(console.page.get_by_role("alert")).to_contain_text(queue.words.not_opened)
    expect(console.page).to_have_url(re.compile(r"/queue$"))
    queue.is_locked("Mesa del fondo", "cashier2")


def test_with_a_single_session_nothing_is_said_about_claims(console: Console, api: Api) -> None:
    """S0-32, S0-36, S0-42, CL-6: no badge and no button; opening an order claims it all the same."""
    floor = Floor(api)
    floor.open("cashier1")
    order = floor.order("Doña Carmen")
    queue = floor.device(console, "cashier1")
    card = queue.card("Doña Carmen")
    expect(card).to_be_visible()
    expect(card).not_to_contain_text(queue.words.claim)
    queue.take("Doña Carmen")
    expect(console.button(queue.words.release)).to_have_count(0)
    assert floor.see(order)["claim"]["holder"]["username"] == "cashier1"
    queue.press(queue.words.back)
    queue.is_there()
    expect(card).not_to_contain_text(queue.words.claimed)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_second_shift_brings_the_words_of_claims_and_its_end_takes_them_away(console: Console, api: Api) -> None:
    """S0-11, S0-36, CL-6: the screen that is open notices by itself that somebody else works beside it."""
    floor = Floor(api)
    floor.open("cashier1")
    floor.order("Doña Carmen")
    queue = floor.device(console, "cashier1")
    card = queue.card("Doña Carmen")
    expect(card).to_be_visible()
    expect(card).not_to_contain_text(queue.words.claim)
    floor.open("cashier2")
    queue.says("Doña Carmen", queue.words.claim)
    floor.end_session("cashier2", by="cashier2")
    expect(card).not_to_contain_text(queue.words.claim)


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_cart_is_sent_to_the_queue_and_paid_at_another_till(open_device: OpenDevice, api: Api) -> None:
    """S0-24, S0-47, OS-6: one cashier types it, another takes the money, and both screens say so at once."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    till = floor.device(open_device(), "cashier2")
    console = open_device()
    console.set_up("cashier1", "ASU-1", business="espiga")
    selling = Selling(console)
    selling.enter(floor.sessions["cashier1"])
    selling.tap("Chipá", 2)
    selling.is_saved()
    console.page.keyboard.press("F6")
    dialog = console.page.get_by_role("dialog")
    dialog.get_by_label(till.words.name).fill("Para Lucía")
    console.check_screen("send to the queue")
    dialog.get_by_role("button", name=till.words.send_do, exact=True).click()
    console.see(re.compile(till.words.sent))
    expect(selling.lines()).to_have_count(0)
    till.take("Para Lucía")
    paying = Selling(till.console)
    paying.tap("Mbejú")
    paying.total_is("Gs. 16.000")
    paying.is_saved()
    paying.pay()
    paying.hand_over("Gs. 20.000")
    paying.take()
    paying.paid("Gs. 4.000")
    paying.scan("7840000010028")
    till.console.see(paying.words.not_scanned.format(code="7840000010028"))
    paying.press(paying.words.next_order)
    till.is_there()
    till.console.see(till.words.empty)


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_what_waits_longest_comes_first(console: Console, api: Api) -> None:
    """S0-24, EV-3: as it was read and as others come in; of all orders the newest is first."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    floor.order("Primera")
    floor.order("Segunda")
    queue = floor.device(console, "cashier1")
    cards = console.page.locator("[data-order]")
    expect(cards).to_contain_text(["Primera", "Segunda"])
    floor.order("Tercera")
    expect(cards).to_contain_text(["Primera", "Segunda", "Tercera"])
    queue.console.page.get_by_text(queue.words.all, exact=True).click()
    expect(cards).to_contain_text(["Tercera", "Segunda", "Primera"])


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_everything_on_the_queue_works_by_keyboard(console: Console, api: Api) -> None:
    """S0-31: arrows, Enter, / and the palette; no mouse from the list to the order and back."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    floor.order("Primera")
    floor.order("Segunda")
    queue = floor.device(console, "cashier1")
    keyboard, page = console.page.keyboard, console.page
    keyboard.press("/", delay=140)
    type_by_hand(console.page, "Segunda")
    expect(queue.card("Primera")).to_have_count(0)
    keyboard.press("Escape")
    expect(queue.card("Primera")).to_be_visible()
    keyboard.press("Tab")
    page.locator("[data-order]").last.focus()
    keyboard.press("ArrowLeft")
    expect(queue.card("Primera")).to_be_focused()
    keyboard.press("Enter")
    queue.in_hand()
    keyboard.press("Control+k")
    palette = page.get_by_role("dialog", name=queue.words.palette)
    expect(palette).to_be_visible()
    console.check_screen("palette")
    # Slower than a barcode scanner, whose keys the screen behind would take for a code.
    type_by_hand(console.page, queue.words.release)
    keyboard.press("Enter")
    queue.is_there()
    queue.says("Primera", queue.words.claim)
    keyboard.press("Control+k")
    type_by_hand(console.page, "Segunda")
    keyboard.press("Enter")
    queue.in_hand()
    # Each window by its key; its Escape closes it and leaves the order in hand.
    for key, title in (("F6", queue.words.split), ("F7", queue.words.cancel), ("Control+h", queue.words.history)):
        keyboard.press(key)
        expect(page.get_by_role("dialog", name=re.compile(title.split()[0]))).to_be_visible()
        keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        queue.in_hand()
    keyboard.press("Escape")
    queue.is_there()
    queue.says("Segunda", queue.words.claim)


@OTHER_SCREENS
def test_every_size_of_screen(open_device: OpenDevice, api: Api, size: str, *, dark: bool) -> None:
    """S0-25, S0-26, S0-27, S0-52: list, order in hand, somebody else's and the board fit and pass axe."""
    floor = Floor(api)
    floor.open("manager1", "cashier2")
    floor.order("Panadería y Confitería La Espiga de Oro", by="cashier2", quantity="99999")
    floor.claim(floor.order("Óscar", by="cashier2"), by="cashier2")
    queue = floor.device(open_device(size, dark=dark), "manager1")
    queue.is_locked("Óscar", "cashier2")
    assert queue.console.colour(queue.badge("Óscar"), "color") == "red"
    queue.console.check_screen("queue")
    queue.card("Óscar").click()
    queue.is_read_only()
    queue.console.check_screen("read only")
    queue.press(queue.words.back)
    queue.take("Panadería")
    queue.console.check_screen("in hand")
    queue.go()
    assert queue.console.colour(queue.badge("Panadería"), "color") == "green"
    queue.console.go("/manager")
    expect(queue.page.get_by_role("heading", name=queue.words.board)).to_be_visible()
    expect(queue.page.get_by_text("cashier2").first).to_be_visible()
    queue.console.check_screen("board")


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_without_the_feed_it_is_looked_at_again_and_said(console: Console, api: Api) -> None:
    """S0-30: polling every 2 to 3 seconds while nothing is told live."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    order = floor.order("Doña Carmen")
    console.page.route("**/api/feed*", lambda route: route.abort())
    console.set_up("cashier1", "ASU-1", business="espiga")
    queue = Queue(console)
    queue.go()
    console.see(queue.words.not_live)
    queue.says("Doña Carmen", queue.words.claim)
    floor.claim(order, by="cashier2")
    queue.is_locked("Doña Carmen", "cashier2", within_ms=3_500)


@pytest.mark.parametrize("size", ["phone", "tablet"])
def test_a_notice_leaves_the_sign_of_the_line_in_sight(open_device: OpenDevice, api: Api, size: str) -> None:
    """What is said of an order that was released lies beside *Live*, never over it."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    floor.order("Doña Carmen")
    queue = floor.device(open_device(size), "cashier1")
    queue.take("Doña Carmen")
    queue.press(queue.words.release)
    queue.is_there()
    expect(queue.page.get_by_role("button", name=queue.words.dismiss)).to_be_visible()
    sign = queue.page.get_by_role("banner").get_by_text(queue.console.words.live, exact=True).locator("visible=true")
    assert sign.evaluate(
        """(sign) => {
            const { left, right, top, bottom } = sign.getBoundingClientRect();
            return [left + 1, right - 1].every((x) => sign.contains(document.elementFromPoint(x, (top + bottom) / 2)));
        }"""
    )
    queue.console.check_screen("queue under a notice")


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
@pytest.mark.parametrize(("width", "height"), [(640, 400), (195, 422)], ids=["lying", "standing"])
def test_a_telephone_with_text_twice_as_large(console: Console, api: Api, width: int, height: int) -> None:
    """List, order in hand, its lines, somebody else's and the payment: nothing cut off, every key is reached."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    floor.order("Panadería y Confitería La Espiga de Oro", quantity="59999")
    floor.claim(floor.order("Óscar", by="cashier2"), by="cashier2")
    queue, selling = floor.device(console, "cashier1"), Selling(console)
    console.page.set_viewport_size({"width": width, "height": height})
    console.check_screen("queue")
    queue.card("Óscar").click()
    queue.is_read_only()
    console.check_screen("read only")
    queue.press(queue.words.back)
    queue.take("Panadería")
    console.check_screen("in hand")
    selling.show_order()
    expect(selling.lines()).to_have_count(2)
    console.check_fits("lines")
    selling.press(selling.words.pay)
    console.check_screen("payment")
    selling.keys_within_reach()
    type_by_hand(console.page, "50000000")
    selling.take_part()
    console.check_screen("payment with a part taken")
    selling.keys_within_reach()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_card_tapped_before_the_shift_is_known_is_claimed_once_it_is(console: Console, api: Api) -> None:
    """S0-28, S0-31: the answer is late; the tap waits for it, and opens nothing to be read only."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    order = floor.order("Doña Carmen")
    queue = floor.device(console, "cashier1")
    held: list[Route] = []
    answered = Event()

    def answer_late(route: Route) -> None:
        if answered.is_set():
            route.continue_()
        else:
            held.append(route)

    console.page.route(re.compile(r"/api/pos/sessions\?"), answer_late)
    console.page.reload()
    queue.card("Doña Carmen").click()
    console.page.wait_for_timeout(500)
    assert console.page.url.endswith("/queue")
    answered.set()
    for route in held:
        route.continue_()
    queue.in_hand()
    assert floor.see(order)["claim"]["holder"]["username"] == "cashier1"
