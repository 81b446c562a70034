"""Product lists for tests: files beside, and text."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tillkeeper.domains.catalogue import ProductList, read_product_list
from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.written_numbers import DecimalSign

GUARANI = Currency("PYG", 0)
DOLLAR = Currency("USD", 2)
LISTS = Path(__file__).parent / "lists"
# Product lists and sales of real shops, where this checkout stands beside them.
SHARED = Path(__file__).parents[4] / "shared" / "data"


def read(text: str, currency: Currency = GUARANI, decimal_sign: DecimalSign | None = None) -> ProductList:
    return read_product_list(lambda: io.StringIO(text, newline=""), currency, decimal_sign)


def read_file(path: Path, currency: Currency) -> ProductList:
    if path.is_relative_to(SHARED) and not path.exists():
        pytest.skip("no real lists beside this checkout")

    def lines() -> Iterator[str]:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            yield from file

    return read_product_list(lines, currency)


def reasons(listed: ProductList) -> list[tuple[int, str]]:
    return [(bad.line, bad.reason.code) for bad in listed.bad_rows]
