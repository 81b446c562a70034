"""Somebody types a word and finds the same things everywhere: on the grid, in the queue, in the palette (EV-12)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.console import Api, Console, type_by_hand
from tests.journeys.queue import Floor
from tests.journeys.selling import Selling
from tests.journeys.test_barcodes import add, at_the_till

pytestmark = pytest.mark.browser

# More than a till keeps at hand: what is added after them is on the server alone.
_MANY = """
INSERT INTO products (business_id, id, code, name, price_minor, tax_percent_milli, position, search_text, created_at,
    updated_at)
SELECT business_id, gen_random_uuid(), 'many-' || n, 'Muchos ' || n, 1, 0, 1000 + n, ' muchos ' || n || ' many', now(),
    now()
FROM businesses, generate_series(1, 2100) n WHERE code = 'espiga'
"""


def look_for(selling: Selling, text: str) -> Locator:
    """Type into the grid's field; return the tiles."""
    field = selling.page.get_by_placeholder(selling.words.search)
    field.fill("")
    field.focus()
    type_by_hand(selling.page, text)
    return selling.page.get_by_role("region", name=re.compile("Productos")).get_by_role("listitem")


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
@pytest.mark.parametrize("many", [False, True], ids=["at hand", "on the server"])
def test_the_grid_finds_inside_words_without_accents(
    console: Console, api: Api, sql: Callable[[str], None], *, many: bool
) -> None:
    """EV-12, F09: of a small catalogue and of one that is larger than a till keeps; its own number comes first."""
    if many:
        sql(_MANY)
    add(api, "Kuorintasaippua 4711", "1000")
    add(api, "Penne all'arrabbiata", "2000", sku="4711")
    add(api, "Smørrebrød", "3000")
    selling = at_the_till(console, api)
    for typed, found in (
        ("saippua", ["Kuorintasaippua 4711"]),
        ("arrabb", ["Penne all'arrabbiata"]),
        ("SMORRE", ["Smørrebrød"]),
        ("4711", ["Penne all'arrabbiata", "Kuorintasaippua 4711"]),
    ):
        expect(look_for(selling, typed)).to_have_text([re.compile(name) for name in found])


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_the_queue_and_the_palette_find_as_the_grid_does(console: Console, api: Api) -> None:
    """EV-12, F09: an order by its name without accents, a command by the beginnings of its words."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    floor.order("José Núñez")
    floor.order("D\u2019Angelo")
    queue = floor.device(console, "cashier1")
    page = console.page
    for typed, found, other in (("nunez", "José Núñez", "D\u2019Angelo"), ("d'angelo", "D\u2019Angelo", "José Núñez")):
        page.keyboard.press("/", delay=140)
        type_by_hand(page, typed)
        expect(queue.card(other)).to_have_count(0)
        expect(queue.card(found)).to_be_visible()
        page.keyboard.press("Escape")
        expect(queue.card(other)).to_be_visible()
    page.keyboard.press("Control+k")
    type_by_hand(page, "nunez")
    expect(page.get_by_role("option")).to_have_count(1)
    expect(page.get_by_role("option")).to_contain_text("José Núñez")
