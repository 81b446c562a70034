"""Every screen and every window of the console, one after another, for whoever looks at all of them."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.console import PINS, Api, Console
from tests.journeys.queue import Floor, Queue
from tests.journeys.selling import Selling

Look = Callable[[str], None]
Sql = Callable[[str], None]


def at_the_door(console: Console, look: Look) -> None:
    """From a new device to the float, with everything that stands in the way."""
    page, words = console.page, console.words
    console.go("/")
    console.choose_language()
    look("password")
    console.give_password("cashier2")
    expect(console.heading(words.which_register)).to_be_visible()
    look("register")
    page.get_by_role("button", name=re.compile(r"^ASU-1\s")).click()
    console.at_home()
    look("home")
    console.open_cashier()
    expect(page.get_by_role("dialog", name=words.no_session)).to_be_visible()
    look("no shift")
    page.keyboard.press("Escape")
    console.button(words.menu).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    look("menu")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("lector|scanner")).click()
    expect(page.get_by_role("dialog").get_by_role("heading", level=2)).to_be_visible()
    look("scanner set-up")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_visible()
    look("palette")
    page.keyboard.press("Escape")
    console.sign_out()
    look("names and PIN")
    console.type_pin(PINS["cashier2"])
    console.at_home()
    console.start_shift()
    look("float")
    page.get_by_text(words.notes_and_coins, exact=True).click()
    look("float in pieces")
    page.get_by_text(words.keypad, exact=True).click()


def two_of_one_barcode(console: Console, api: Api, sql: Sql, look: Look) -> None:
    """At the till, a code that two products have had since before there was a rule."""
    headers = api.sign_in("manager1", business="espiga", register="ASU-2")
    for name, barcode in (("Cola A", "5449000000996"), ("Cola B", "40170725")):
        api.call("POST", "/api/products", headers, {"name": name, "price": "2000", "barcode": barcode})
    sql("UPDATE product_barcodes SET is_shared = true WHERE key IN ('05449000000996', '00000040170725')")
    sql("UPDATE products SET barcode = '05449000000996' WHERE name = 'Cola B'")
    console.page.reload()
    console.at_selling()
    expect(Selling(console).tile("Cola B")).to_be_attached()
    Selling(console).scan("5449000000996")
    expect(console.page.get_by_role("dialog")).to_be_visible()
    look("shared barcode")
    console.page.keyboard.press("Escape")


def at_the_till(console: Console, api: Api, look: Look) -> str:
    """An order with every window that its lines and itself may open; return the session."""
    page, words = console.page, console.words
    session: str = api.open_session("cashier2", "ASU-1", business="espiga", opening_cash="1500000")["id"]
    selling = Selling(console)
    selling.enter(session)
    look("empty order")
    page.get_by_placeholder(words.search_or_scan).fill("xyzzy")
    page.get_by_text(re.compile(selling.words.not_found)).wait_for()
    look("nothing found")
    page.get_by_placeholder(words.search_or_scan).fill("")
    selling.tap("Chipá", 3)
    selling.tap("Mbejú")
    look("products")
    selling.show_order()
    selling.is_saved()
    look("order")
    selling.press(selling.words.change_line)
    look("line")
    page.keyboard.press("Escape")
    console.button(selling.words.order_discount).click()
    dialog = page.get_by_role("dialog")
    look("discount")
    dialog.get_by_role("button", name=selling.words.amount, exact=True).click()
    dialog.get_by_role("textbox", name=selling.words.amount).fill("9000")
    dialog.get_by_role("button", name=selling.words.done).click()
    asked = page.get_by_role("dialog", name=words.approval_asked)
    expect(asked).to_be_visible()
    look("approval")
    asked.get_by_role("button", name=words.leave_as_it_was).click()
    expect(asked).to_have_count(0)
    page.get_by_role("button", name=re.compile(f"^{selling.words.send}")).first.click()
    expect(dialog).to_be_visible()
    look("to the queue")
    page.keyboard.press("Escape")
    return session


def at_the_desk(console: Console, look: Look) -> None:
    """The order that is there, paid with a note."""
    selling = Selling(console)
    selling.pay()
    look("payment")
    selling.hand_over("50.000")
    look("payment with a note")
    selling.take()
    selling.paid(None)
    look("change")


def at_the_count(console: Console, session: str, look: Look) -> None:
    """From the shift's page to a result that waits for its approval."""
    page, words = console.page, console.words
    console.go("/")
    console.at_home()
    look("home in a shift")
    console.go(f"/shift/{session}")
    console.see(words.opening_float)
    look("shift")
    console.go(f"/shift/{session}/count")
    expect(console.button(words.end_shift)).to_be_visible()
    look("end")
    console.button(words.end_shift).click()
    expect(console.button(words.compare)).to_be_visible()
    look("count")
    console.count_as_one_figure("1400000")
    look("count as one figure")
    console.button(words.compare).click()
    expect(console.button(words.close_shift)).to_be_visible()
    look("comparison")
    page.get_by_label(words.reason).fill("1")
    console.button(words.close_shift).click()
    expect(console.heading(words.shift_closed)).to_be_visible()
    look("result that waits")
    console.button(words.approve_now).click()
    expect(page.get_by_role("dialog", name=words.approver_needed)).to_be_visible()
    look("approval of a close")
    page.keyboard.press("Escape")
    console.go("/cashier?opening_entry=nonsense")
    console.see(words.not_found)
    look("blocked")
    console.go("/nowhere")
    expect(page.get_by_role("main")).to_be_visible()
    look("no such address")


def at_the_queue(console: Console, api: Api, look: Look) -> None:
    """The shared queue, an order in one's hands, one in somebody else's."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2", "manager1")
    orders = [floor.order(name, by="cashier2") for name in ("Doña Carmen", "Mesa 4", "Don Ramón")]
    floor.claim(orders[1], by="cashier2")
    page = console.page
    queue = floor.device(console, "cashier1")
    queue.is_locked("Mesa 4", "cashier2")
    look("queue")
    queue.card("Mesa 4").click()
    queue.is_read_only()
    look("somebody else's order")
    queue.press(queue.words.ask)
    look("asking for an order")
    page.keyboard.press("Escape")
    queue.go()
    queue.take("Don Ramón")
    look("order in hand")
    for window, name in (
        ("split", queue.words.split),
        ("cancel", queue.words.cancel),
        ("history", queue.words.history),
    ):
        queue.press(name)
        expect(page.get_by_role("dialog")).to_be_visible()
        look(window)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    console.go("/")
    console.sign_out()


def at_the_board(console: Console, look: Look) -> None:
    """What a manager sees besides."""
    console.sign_in_new_person("manager1")
    look("a manager's home")
    for path in ("/manager", "/manager/webhooks", "/manager/sign-ins"):
        console.go(path)
        expect(console.page.get_by_role("main").get_by_role("heading").first).to_be_visible()
        look(path)
    queue = Queue(console)
    console.button(console.words.menu).click()
    console.button(queue.words.lock).click()
    console.see(re.compile(queue.words.locked_screen))
    look("locked")
