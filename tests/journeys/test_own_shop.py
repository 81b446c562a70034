"""A shop of one's own in the browser, from the first sign-in to the first sale."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.cli.program import tillkeeper
from tests.helpers.server import ServerProcess
from tests.journeys.conftest import OpenDevice
from tests.journeys.selling import Selling

pytestmark = pytest.mark.browser


@pytest.fixture
def own_database(empty_database: str) -> str:
    """Return a database that `tillkeeper init` has made a business in."""
    made = tillkeeper(
        "init", "--name", "Panadería Luna", "--country", "PY", "--currency", "PYG", "--location", "Centro",
        "--register", "Caja 1", "--owner", "luna", "--owner-name", "Luna Ayala",
        database_url=empty_database, stdin="mucho-pan-fresco\n735914\n",
    )  # fmt: skip
    assert made.code == 0, made.told
    return empty_database


@pytest.fixture
def served(own_database: str) -> Iterator[str]:
    """Yield the address of a server without the demo."""
    server = ServerProcess.start(own_database)
    yield server.url
    server.stop()


@pytest.fixture
def bring_in(own_database: str, tmp_path: Path) -> Callable[[str], None]:
    """Return a way to run the command that the empty catalogue shows, with a list of these lines."""

    def run(lines: str) -> None:
        (tmp_path / "products.csv").write_text(lines)
        ended = tillkeeper(
            "import", "products", tmp_path / "products.csv", "--business", "panaderia-luna", database_url=own_database
        )
        assert ended.code == 0, ended.told

    return run


@pytest.mark.parametrize("words", ["es-PY", "en"], indirect=True)
def test_from_the_first_sign_in_to_the_first_sale(open_device: OpenDevice, bring_in: Callable[[str], None]) -> None:
    """The owner signs in by password, stands at the one register, opens it, and is told how to bring in products."""
    console = open_device()
    words, page = console.words, console.page
    console.go("/")
    console.choose_language()
    console.give_password("luna", "mucho-pan-fresco")
    expect(console.heading(words.which_register)).to_be_visible()
    console.see("Caja 1")
    page.get_by_role("button", name=re.compile(r"^CEN-1\s")).click()
    console.at_home()
    console.start_shift()
    console.float_field().fill("100000")
    console.press_start()
    session = console.at_selling()
    expect(page.locator("input[readonly]")).to_have_value(
        "tillkeeper import products products.csv --business panaderia-luna"
    )
    console.check_screen("a shop without products")
    bring_in("name,price\nChipá,3000\n")
    console.go("/")
    console.at_home()
    selling = Selling(console)
    selling.enter(session)
    selling.tap("Chipá", 2)
    selling.total_is("Gs. 6.000")
    selling.pay()
    selling.hand_over("Gs. 10.000")
    selling.take()
    selling.paid("Gs. 4.000")
