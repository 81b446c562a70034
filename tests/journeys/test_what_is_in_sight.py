"""What a person sees and is told: the language, what is in sight on a telephone, a server that was away."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OpenDevice
from tests.journeys.console import Api, Console
from tests.journeys.selling import Selling

pytestmark = pytest.mark.browser


def test_the_language_of_the_device_stays_until_somebody_chooses(console: Console) -> None:
    """EV-7, D22: nothing was tapped before the sign-in; what a person chose comes back with them."""
    page = console.page
    lang = console.page.locator("html")
    console.go("/")
    spoken = "en" if console.words.locale.startswith("en") else "es-PY"
    expect(lang).to_have_attribute("lang", spoken)
    console.give_password("cashier2")
    page.get_by_role("button", name=re.compile(r"^ASU-1\s")).click()
    console.at_home()
    expect(lang).to_have_attribute("lang", spoken)
    other, tongue = ("es-PY", "Español") if spoken == "en" else ("en", "English")
    console.button(console.words.menu).click()
    page.get_by_role("dialog").get_by_text(tongue, exact=True).click()
    expect(lang).to_have_attribute("lang", other)
    page.reload()
    expect(page.get_by_role("main")).to_be_visible()
    expect(lang).to_have_attribute("lang", other)


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_the_password_is_shown_by_a_button_in_the_language_of_the_screen(console: Console) -> None:
    """EV-7: no word of the other language, not even one that only a reader hears."""
    console.go("/")
    expect(console.button("Mostrar u ocultar la contraseña")).to_be_visible()


@pytest.mark.parametrize("size", ["landscape", "tablet", "phone"])
def test_a_notice_leaves_state_search_and_total_in_sight(open_device: OpenDevice, api: Api, size: str) -> None:
    """Nothing lies over the register, the shift, the line, the search, the total or *saved* while something is said."""
    console = open_device(size)
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Chipá")
    selling.scan("7899999999999")
    console.see(selling.words.unknown_barcode)
    # From the next frame on: until it is drawn, the notice is not laid yet.
    console.page.wait_for_timeout(400)
    covered = console.page.evaluate(
        """() => {
            const notice = [...document.querySelectorAll('[role=status]')]
                .find((s) => s.textContent.includes("789999999"));
            const seen = [...document.querySelectorAll(
                'header > *:not(:last-child), input[type=search], dl dd, footer button, aside button')];
            const at = (box) => document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return seen.map((e) => [e, e.getBoundingClientRect()]).filter(([, b]) => b.width > 1 && b.height > 1)
                .filter(([, b]) => notice.contains(at(b))).map(([e]) => e.outerHTML.slice(0, 120)); }"""
    )
    assert not covered


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_the_discounted_total_is_in_sight_on_a_telephone(open_device: OpenDevice, api: Api) -> None:
    """What the order comes to is painted over nothing and under nothing."""
    console = open_device("phone")
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Mbejú", 3)
    selling.show_order()
    selling.press(selling.words.order_discount)
    dialog = console.page.get_by_role("dialog")
    dialog.get_by_role("button", name="10 %").or_(dialog.get_by_role("button", name="10%")).first.click()
    total = dialog.get_by_role("status").locator("strong")
    expect(total).to_be_in_viewport(ratio=1)
    assert total.evaluate(
        """(e) => { const b = e.getBoundingClientRect();
            return e.contains(document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2)); }"""
    )


def test_a_reload_without_the_server_finds_it_again(console: Console) -> None:
    """Nobody presses anything: five seconds after its return the shop is on the screen; until then it is said."""
    console.set_up("cashier2", "ASU-1")
    console.page.route("**/api/**", lambda route: route.abort())
    console.page.reload()
    console.see("by itself" if console.words.locale.startswith("en") else "vuelve a preguntar sola")
    console.page.wait_for_timeout(3_000)
    console.page.unroute("**/api/**")
    expect(console.cashier_card()).to_be_visible(timeout=5_000)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_after_sending_to_the_queue_products_are_in_sight_on_a_telephone(open_device: OpenDevice, api: Api) -> None:
    """The next order begins with a product, so the sheet of the one that left closes."""
    console = open_device("phone")
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Mbejú")
    selling.show_order()
    selling.is_saved()
    selling.press(selling.words.send)
    console.page.get_by_role("dialog").locator("button[type=submit]").click()
    expect(console.page.get_by_role("dialog")).to_have_count(0)
    expect(selling.tile("Mbejú")).to_be_in_viewport()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_likely_amounts_of_nine_digits_fit_a_telephone(open_device: OpenDevice, api: Api) -> None:
    """Every amount is wholly inside its button, and every button inside the window."""
    console = open_device("phone")
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    api.call(
        "POST",
        "/api/products",
        api.sign_in("manager1", business="espiga", register="ASU-1"),
        {"name": "Horno", "price": "123456789"},
    )
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Horno")
    selling.pay()
    outside = console.page.evaluate(
        """() => [...document.querySelectorAll('fieldset data')].filter((amount) => {
            const [text, button] = [amount.getBoundingClientRect(), amount.closest('button').getBoundingClientRect()];
            return text.left < button.left || text.right > button.right || button.right > window.innerWidth;
        }).map((amount) => amount.textContent)"""
    )
    assert not outside
    console.check_screen("nine digits")


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
@pytest.mark.parametrize("size", ["landscape", "tablet", "phone"])
def test_the_count_on_a_tile_covers_no_digit_of_its_price(open_device: OpenDevice, api: Api, size: str) -> None:
    """CONSOLE: amounts of nine digits; the count has the language's decimal sign, and no tile moves when it comes."""
    console = open_device(size)
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    manager = api.sign_in("manager1", business="espiga", register="ASU-1")
    for name, price in (("Horno", "123456789"), ("Freidora", "1234567")):
        api.call("POST", "/api/products", manager, {"name": name, "price": price})
    cashier = api.sign_in("cashier2", business="espiga", register="ASU-1")
    oven, fryer = (api.call("GET", f"/api/products?q={name}", cashier)["items"][0] for name in ("Horno", "Freidora"))
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    page = console.page
    page.get_by_placeholder(console.words.search_or_scan).fill("hor")
    expect(selling.tile("Horno")).to_be_visible()
    before = selling.tile("Horno").bounding_box()
    items = [
        {"id": f"line{at}", "productId": product["id"], "name": product["name"], "price": product["price"],
         "quantity": quantity}
        for at, (product, quantity) in enumerate(((oven, "12"), (fryer, "0.5")))
    ]  # fmt: skip
    api.call("POST", "/api/order-sessions", cashier, {"items": items})
    expect(selling.tile("Horno")).to_contain_text("12")
    assert selling.tile("Horno").bounding_box() == before
    for name, shown in (("Horno", "12"), ("Freidora", "0,5")):
        page.get_by_placeholder(console.words.search_or_scan).fill(name[:3])
        tile = selling.tile(name)
        expect(tile.get_by_text(shown, exact=True)).to_be_visible()
        covered = tile.evaluate(
            """(tile) => { const count = tile.querySelector('span[aria-hidden]:not(.tk-keys)').getBoundingClientRect();
                return [...tile.querySelectorAll('data, :scope > span:first-child')].map((part) => {
                    const text = document.createRange();
                    text.selectNodeContents(part);
                    return [part.textContent, ...text.getClientRects()];
                }).filter(([, ...boxes]) => boxes.some((b) => b.left < count.right && count.left < b.right
                    && b.top < count.bottom && count.top < b.bottom)).map(([text]) => text); }"""
        )
        assert not covered, covered


GREEN_TILE = "main button[data-main]"


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_the_green_tile_is_what_can_be_done_now(console: Console, api: Api) -> None:
    """CONSOLE: start a shift, go on with one's own without choosing, join a colleague's, count what is in the way."""
    page = console.page
    tile = page.locator(GREEN_TILE)
    console.set_up("cashier2", "ASU-1")
    expect(tile).to_have_count(1)
    expect(tile).to_contain_text("Abrir caja")
    assert console.colour(tile) == "green"
    expect(page.get_by_role("main").get_by_role("button").first).to_have_attribute("data-main", "true")
    api.open_session("cashier3", "ASU-2", business="espiga")
    mine = api.open_session("cashier2", "ASU-1", business="espiga")
    expect(tile).to_contain_text("Seguir vendiendo")
    expect(tile).to_have_count(1)
    tile.click()
    assert console.at_selling() == mine["id"]
    api.close_session("cashier2", mine, business="espiga", counted="100")
    console.change_register("ASU-2")
    expect(tile).to_contain_text(console.words.join_shift)
    elsewhere = api.open_session("cashier2", "LUQ-1", business="espiga")
    expect(tile).to_contain_text(console.words.close_shift)
    expect(tile).to_contain_text(elsewhere["sessionNumber"])
    console.check_screen("home with a drawer to count elsewhere")


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_no_product_at_all_offers_the_way_to_some(
    open_device: OpenDevice, api: Api, sql: Callable[[str], None]
) -> None:
    """CONSOLE: an empty place offers the next step as a button: the import, to whoever may, and another look."""
    sql("UPDATE products SET archived_at = now()")
    session = api.open_session("manager1", "ASU-1", business="espiga")
    large, phone = open_device("landscape"), open_device("phone")
    for console in (large, phone):
        console.set_up("manager1", "ASU-1")
        console.go(f"/cashier?opening_entry={session['id']}")
        console.button("Copiar el comando para importar").click()
        expect(console.page.get_by_role("textbox", name="Comando para importar")).to_have_value(
            re.compile("^tillkeeper import products .* --business espiga$")
        )
        console.check_screen("no products")
    sql("UPDATE products SET archived_at = NULL")
    phone.button("Volver a mirar").click()
    expect(Selling(phone).tile("Chipá")).to_be_visible()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_no_key_is_shown_where_there_is_no_keyboard(open_device: OpenDevice, api: Api) -> None:
    """CONSOLE: no key, no arrow and no tooltip on a touch screen or a telephone; at a keyboard they are there."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    other = api.open_session("cashier3", "ASU-2", business="espiga")
    joining = api.sign_in("cashier2", business="espiga", register="ASU-2")
    api.call("POST", f"/api/pos/sessions/{session['id']}/end", joining, {})
    api.call("POST", "/api/pos/sessions/get-or-create", joining, {"registerId": "ASU-2"})
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    for size, touch, shown in (("landscape", False, True), ("tablet", True, False), ("phone", True, False)):
        console = open_device(size, touch=touch)
        page = console.page
        console.set_up("cashier2", "ASU-1")
        console.open_cashier()
        picker = page.get_by_role("dialog", name=console.words.which_session)
        expect(picker).to_contain_text(other["sessionNumber"])
        keys = page.get_by_text(re.compile(r"^(F\d+|/|↵|Arrows choose, Enter opens\.)$")).locator("visible=true")
        expect(keys).to_have_count(1 if shown else 0)
        selling = Selling(console)
        selling.enter(session["id"])
        page.get_by_placeholder(console.words.search_or_scan).fill("chip")
        expect(selling.tile("Chipá")).to_be_visible()
        expect(keys).to_have_count(1 if shown else 0)
        page.get_by_placeholder(console.words.search_or_scan).fill("")
        expect(keys).to_have_count(1 if shown else 0)
        console.go("/queue")
        expect(console.heading("Orders").first).to_be_visible()
        expect(keys).to_have_count(1 if shown else 0)
        page.get_by_role("button", name=console.words.menu).hover()
        expect(page.get_by_role("tooltip").locator("visible=true")).to_have_count(1 if shown else 0)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_card_s_tooltip_is_one_line(console: Console, api: Api) -> None:
    """A manager with a shift at another register has five cards, which lie in a grid of their own."""
    api.open_session("manager1", "ASU-2", business="espiga")
    console.set_up("manager1", "ASU-1")
    cards = console.page.get_by_role("main").locator("button[aria-keyshortcuts]")
    expect(cards).to_have_count(5)
    for index in range(5):
        cards.nth(index).hover()
        tip = console.page.get_by_role("tooltip").locator("visible=true")
        expect(tip).to_have_count(1)
        box = tip.bounding_box()
        assert box is not None
        assert box["height"] < 48, index
        console.page.mouse.move(2, 2)
        expect(tip).to_have_count(0)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_nothing_lies_over_the_total_after_the_shift_is_started(console: Console) -> None:
    """The pointer rests where *Start shift* was: no tooltip lies over the total, what is due or the change."""
    page = console.page
    console.set_up("cashier2", "ASU-1")
    console.start_shift()
    console.press_start()
    console.at_selling()
    selling = Selling(console)
    _hover_leaves_in_sight(console, "aside dl dd")
    selling.tap("Chipá")
    selling.is_saved()
    for name in (selling.words.clear, selling.words.send, selling.words.pay):
        page.get_by_role("button", name=name, exact=True).hover()
        _hover_leaves_in_sight(console, "aside dl dd")
    selling.pay()
    selling.hand_over("5.000")
    page.get_by_role("button", name=re.compile(f"^{selling.words.charge} ")).hover()
    _hover_leaves_in_sight(console, "main dl dd, main strong data")
    selling.take()
    page.get_by_role("button", name=selling.words.next_order).hover()
    _hover_leaves_in_sight(console, "main strong data")


def _hover_leaves_in_sight(console: Console, amounts: str) -> None:
    # A tooltip comes after 400 ms.
    console.page.wait_for_timeout(700)
    covered = console.page.evaluate(
        """(amounts) => {
            const tips = [...document.querySelectorAll('[role=tooltip]')].map((tip) => tip.getBoundingClientRect());
            const seen = [...document.querySelectorAll(amounts)];
            return [seen.length, seen.filter((one) => { const b = one.getBoundingClientRect();
                return tips.some((t) => t.left < b.right && b.left < t.right && t.top < b.bottom
                    && b.top < t.bottom); })
                .map((one) => one.textContent)]; }""",
        amounts,
    )
    assert covered[0] > 0
    assert covered[1] == []
