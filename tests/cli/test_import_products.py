"""``tillkeeper import products`` as an operator runs it."""

from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.cli.program import Ended, tillkeeper
from tests.domains.catalogue.given import LISTS

KIOSK = LISTS / "plain_kiosk.csv"


def run(database_url: str, *arguments: object) -> Ended:
    return tillkeeper("import", "products", *arguments, database_url=database_url)


async def rows(database_url: str, sql: str) -> list[Any]:
    connection = await asyncpg.connect(database_url)
    try:
        return [tuple(row) for row in await connection.fetch(sql)]
    finally:
        await connection.close()


IMPORTS = """
SELECT u.username, j.outcome FROM journal j JOIN users u ON u.id = j.user_id
WHERE j.command = 'catalogue.import-products' ORDER BY j.at DESC
"""


async def test_import_and_again(demo_database: str) -> None:
    first = run(demo_database, KIOSK, "--business", "espiga")
    assert first.code == 0, first.told
    assert "2 created, 2 changed, 1 unchanged, 0 skipped." in first.told
    assert "carry 10 %" in first.told
    again = run(demo_database, KIOSK, "--business", "espiga", "--as", "manager1")
    assert "0 created, 0 changed, 5 unchanged, 0 skipped." in again.told
    done = await rows(demo_database, IMPORTS)
    assert done[:2] == [("manager1", "nothing-changed"), ("admin", "imported")]


async def test_bad_rows_are_listed_and_nothing_is_imported(demo_database: str) -> None:
    before = await rows(demo_database, "SELECT * FROM products ORDER BY id")
    refused = run(demo_database, LISTS / "plain_bad_rows.csv", "--business", "espiga")
    assert refused.code == 1
    assert "line 2: price has more decimals than an amount in PYG may have: 0." in refused.told
    assert "line 13: The row means the same product as line 12." in refused.told
    assert "Nothing was imported. Rows of the list that are bad: 10." in refused.told
    assert await rows(demo_database, "SELECT * FROM products ORDER BY id") == before
    forced = run(demo_database, LISTS / "plain_bad_rows.csv", "--business", "espiga", "--skip-bad")
    assert forced.code == 0, forced.told
    assert "10 skipped." in forced.told
    assert "line 8: The barcode 7.84E+12 was rounded by a spreadsheet" in forced.told


async def test_numbers_that_may_mean_two_are_asked_about_once(demo_database: str, tmp_path: Path) -> None:
    """EV-11, F01: nothing is imported, each row has its readings, and the question has its answer."""
    file = tmp_path / "list.csv"
    file.write_text("name,price\nPan grande,3.000\nTorta entera,150.000\n")
    asked = run(demo_database, file, "--business", "espiga")
    assert asked.code == 1
    assert "line 2: price 3.000 can mean 3 or 3000" in asked.told
    assert asked.told.count("--decimal comma") == 1
    answered = run(demo_database, file, "--business", "espiga", "--decimal", "comma")
    assert (answered.code, "2 created" in answered.told) == (0, True), answered.told
    assert "Numbers were read with a comma before the decimals, as you said." in answered.told
    prices = "SELECT price_minor FROM products WHERE name IN ('Pan grande', 'Torta entera') ORDER BY 1"
    assert await rows(demo_database, prices) == [(3000,), (150_000,)]


async def test_the_report_says_which_line_told_the_decimal_sign(demo_database: str, tmp_path: Path) -> None:
    """EV-11: what other rows settled is said with the row."""
    file = tmp_path / "list.csv"
    file.write_text('name,price\nPan grande,3.000\nTorta entera,"150.000,00"\n')
    done = run(demo_database, file, "--business", "espiga")
    assert done.code == 0, done.told
    assert "Numbers were read with a comma before the decimals, as line 3 has it (150.000,00)." in done.told


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--business", "nowhere"], 2, "no business nowhere"),
        (["--business", "espiga", "--as", "manager2"], 2, "a member manager2"),
        (["--business", "espiga", "--as", "cashier1"], 1, "Your role (cashier) does not allow this."),
        (["--business", "espiga", "--tax", "lots"], 1, "The tax rate lots is not a percentage"),
    ],
)
def test_what_an_operator_gets_wrong(demo_database: str, arguments: list[str], code: int, said: str) -> None:
    result = run(demo_database, KIOSK, *arguments)
    assert (result.code, said in " ".join(result.told.split())) == (code, True), result.told


def test_a_file_that_is_no_product_list(demo_database: str, tmp_path: Path) -> None:
    file = tmp_path / "sales.csv"
    file.write_text("date,time,transaction,item\n2016-10-30,09:58:11,1,Bread\n")
    result = run(demo_database, file, "--business", "espiga")
    assert result.code == 1
    assert "date, time, transaction, item" in result.told


def test_a_database_without_the_schema_is_refused(bare_database: str) -> None:
    """EV-8: the exact command to run, and no import."""
    result = run(bare_database, KIOSK, "--business", "espiga")
    assert result.code == 1
    assert "tillkeeper migrate" in result.told
