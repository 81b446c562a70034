"""What a scanned code sells: the thing whose barcode it is, or what somebody chooses (EV-12)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OTHER_SCREENS, OpenDevice
from tests.journeys.console import Api, Console
from tests.journeys.selling import Selling

pytestmark = pytest.mark.browser


def at_the_till(console: Console, api: Api) -> Selling:
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    return selling


def add(api: Api, name: str, price: str, **given: str) -> None:
    headers = api.sign_in("manager1", business="espiga", register="ASU-1")
    api.call("POST", "/api/products", headers, {"name": name, "price": price, **given})


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_barcode_beats_a_stock_number_and_a_gtin_is_one_in_every_form(console: Console, api: Api) -> None:
    """EV-12, F03: a code that is one product's barcode and another's stock number sells the first."""
    add(api, "Gin 70cl", "30000", sku="5012345", barcode="5060000000017")
    add(api, "Papas", "1500", sku="FC-1", barcode="5012345")
    add(api, "Té importado", "9000", barcode="012345678905")
    selling = at_the_till(console, api)
    selling.scan("5012345")
    expect(selling.line("Papas")).to_be_visible()
    selling.scan("0012345678905")
    expect(selling.line("Té importado")).to_be_visible()
    expect(selling.lines()).to_have_count(2)


@OTHER_SCREENS
def test_a_barcode_of_two_products_is_asked_about(
    open_device: OpenDevice, api: Api, sql: Callable[[str], None], size: str, *, dark: bool
) -> None:
    """EV-12, F02: of what two shared before the rule was there none is sold unasked."""
    add(api, "Cola A", "2000", barcode="5449000000996")
    add(api, "Cola B", "9000", barcode="40170725")
    sql("UPDATE product_barcodes SET is_shared = true WHERE key IN ('05449000000996', '00000040170725')")
    sql("UPDATE products SET barcode = '05449000000996' WHERE name = 'Cola B'")
    sql("UPDATE product_barcodes SET is_shared = true WHERE key = '05449000000996'")
    selling = at_the_till(open_device(size, dark=dark), api)
    selling.scan("5449000000996")
    dialog = selling.page.get_by_role("dialog")
    expect(dialog.get_by_role("button")).to_contain_text(["", "Cola A", "Cola B"])
    selling.console.check_screen("a barcode of two products")
    expect(selling.lines()).to_have_count(0)
    dialog.get_by_role("button", name="Cola B").click()
    expect(dialog).to_have_count(0)
    selling.show_order()
    expect(selling.line("Cola B")).to_be_visible()
