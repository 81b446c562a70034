"""What lists say: every format, every way of being wrong."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.domains.catalogue.given import DOLLAR, GUARANI, LISTS, SHARED, read, read_file, reasons
from tillkeeper.domains.catalogue import (
    ListColumnRepeated,
    ListedVariant,
    ListEmpty,
    ListFormatUnknown,
    ListTooLarge,
    RowBroken,
)
from tillkeeper.kernel import limits


def test_an_export_with_variants_images_and_html() -> None:
    listed = read_file(LISTS / "shopify_market.csv", DOLLAR)
    assert reasons(listed) == []
    assert listed.format_name == "shopify"
    poncho, guampa, hamaca, book = listed.products
    assert poncho.code == "poncho-de-sesenta-listas"
    assert poncho.description == "Tejido en Piribebuy.\nAlgodón\nLavar a mano & secar a la sombra"
    assert poncho.category == "Outerwear"
    assert poncho.price_minor == 12_000
    assert poncho.variants == (
        ListedVariant("Único / Negro", 12_000, "PON-60-N", "0784000012340"),
        ListedVariant("Único / Rojo", 12_550, "PON-60-R", None),
        ListedVariant("Niño / Negro", 8_000, None, None),
    )
    assert (guampa.price_minor, guampa.sku, guampa.barcode, guampa.variants) == (1_890, "GUA-1", "7840000123411", ())
    assert guampa.description == 'Con bombilla,\n"de alpaca".'
    assert (guampa.category, guampa.tax_percent_milli) == ("Tereré", None)
    assert (hamaca.archived, hamaca.description) == (True, "")
    assert (book.archived, book.tax_percent_milli, book.description) == (False, 0, "Recetas\nparaguayas")


def test_a_plain_list() -> None:
    listed = read_file(LISTS / "plain_kiosk.csv", GUARANI)
    assert reasons(listed) == []
    assert listed.format_name == "plain"
    assert listed.says == {"category", "sku", "barcode"}
    assert [(p.code, p.price_minor, p.tax_percent_milli, p.category) for p in listed.products] == [
        ("chipa", 3_000, 10_000, "Chipas"),
        ("MB-1", 10_000, 10_000, "Chipas"),
        ("CAF-250", 28_000, 10_000, "Almacén"),
        ("LEC-1", 8_500, 5_000, "Almacén"),
        ("agua-sin-gas", 4_000, None, None),
    ]


def test_every_bad_row_is_told_with_its_line() -> None:
    """EV-6: an amount that the currency can't hold is refused, not rounded."""
    listed = read_file(LISTS / "plain_bad_rows.csv", GUARANI)
    assert reasons(listed) == [
        (2, "amount-too-precise"),
        (3, "cell-missing"),
        (4, "cell-missing"),
        (5, "amount-negative"),
        (7, "number-unreadable"),
        (8, "barcode-damaged"),
        (9, "tax-rate-unreadable"),
        (10, "name-without-letters"),
        (11, "row-too-wide"),
        (13, "row-repeated"),
    ]
    assert listed.bad_rows[-1].reason.fields == {"otherLine": 12}
    assert [product.name for product in listed.products] == ["Cocido", "Chipa", "Torta"]


@pytest.mark.parametrize(
    ("name", "products", "variants"), [("shopify-apparel.csv", 20, 3), ("shopify-home-and-garden.csv", 20, 2)]
)
def test_real_exports(name: str, products: int, variants: int) -> None:
    listed = read_file(SHARED / name, DOLLAR)
    assert reasons(listed) == []
    assert (len(listed.products), sum(len(product.variants) for product in listed.products)) == (products, variants)
    assert all(product.description and "<" not in product.description for product in listed.products)


def test_byte_order_mark_crlf_and_quoted_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b'\xef\xbb\xbfname,price\r\n"Pan\r\nfelipe",1500\r\nMbej\xc3\xba,x\r\n\r\n')
    listed = read_file(file, GUARANI)
    assert [product.name for product in listed.products] == ["Pan felipe"]
    assert reasons(listed) == [(4, "number-unreadable")], "a quoted line end counts as a line of the file"


def test_bytes_that_are_not_utf8_make_their_own_row_bad(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("name,price\nChipá,3000\n".encode("latin-1") + "Té,7000\n".encode())
    listed = read_file(file, GUARANI)
    assert reasons(listed) == [(2, "cell-not-text")]
    assert [product.name for product in listed.products] == ["Té"]


@pytest.mark.parametrize("name", ["nul \x00 inside", "bell \x07", "escape \x1b[31m"])
def test_control_characters_are_not_text(name: str) -> None:
    assert reasons(read(f"name,price\n{name},1\n")) == [(2, "cell-not-text")]


def test_a_quote_that_never_ends_is_told_by_its_first_line() -> None:
    listed = read('name,price\nPan,1\n"Té,2\nCafé,3\n')
    assert reasons(listed) == [(3, "row-broken")]
    assert [product.name for product in listed.products] == ["Pan"]


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("date,time,transaction,item", "date, time, transaction, item"),
        ("name,price,colour", "name, price, colour"),
        ("name,category", "name, category"),
        (",".join(f"c{n}" for n in range(40)), "c11, …"),
    ],
)
def test_an_unknown_header_is_refused_with_its_names(header: str, named: str) -> None:
    with pytest.raises(ListFormatUnknown) as refused:
        read(f"{header}\n1,2\n")
    assert str(refused.value.fields["columns"]).endswith(named)


def test_a_column_named_twice_is_refused() -> None:
    with pytest.raises(ListColumnRepeated) as refused:
        read("name,price,Price\nPan,1,2\n")
    assert refused.value.fields == {"column": "Price"}


@pytest.mark.parametrize("text", ["", "\n\n", "name,price\n", "name,price\n , \n"])
def test_an_empty_list_is_refused(text: str) -> None:
    with pytest.raises(ListEmpty):
        read(text)


def test_a_broken_first_line_is_refused() -> None:
    with pytest.raises(RowBroken):
        read('"name,price\n')


def test_a_list_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LIST_ROWS_MAX", 3)
    assert len(read("name,price\nA,1\nB,2\n").products) == 2
    with pytest.raises(ListTooLarge):
        read("name,price\nA,1\nB,2\nC,3\n")
    with pytest.raises(ListTooLarge):
        read(",".join(f"c{n}" for n in range(limits.LIST_COLUMNS_MAX + 1)))


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"name": "x" * (limits.NAME_LENGTH_MAX + 1)}, "cell-too-long"),
        ({"category": "x" * (limits.CATEGORY_LENGTH_MAX + 1)}, "cell-too-long"),
        ({"sku": "x" * (limits.SKU_LENGTH_MAX + 1)}, "cell-too-long"),
        ({"barcode": "1" * 300}, "cell-too-long"),
        ({"price": "99999999999"}, "amount-too-large"),
        ({"price": "NaN"}, "number-unreadable"),
        ({"tax": "-1"}, "tax-rate-unreadable"),
        ({"tax": "8.8755"}, "tax-rate-unreadable"),
    ],
)
def test_cells_have_bounds(cells: dict[str, str], code: str) -> None:
    row = {"name": "Pan", "price": "1", "category": "", "sku": "", "barcode": "", "tax": ""} | cells
    assert reasons(read(f"{','.join(row)}\n{','.join(row.values())}\n")) == [(2, code)]


@pytest.mark.parametrize("price", ["3000", "3000.00", "3000.", "3000.0000000000000000000000000000000"])
def test_zeros_behind_the_point_are_an_exports_habit(price: str) -> None:
    """EV-6: a file is taken with two decimals in every currency; a request is not (tests/api/test_bad_input.py)."""
    listed = read(f"name,price\nPan,{price}\n")
    assert (reasons(listed), [product.price_minor for product in listed.products]) == ([], [3_000])


def test_a_digit_far_behind_the_point_is_not_passed_over() -> None:
    """EV-6: also beyond what a decimal context keeps."""
    assert reasons(read(f"name,price\nPan,3000.{'0' * 40}1\n")) == [(2, "amount-too-precise")]


EXPORT = "Handle,Title,Option1 Value,Option2 Value,Variant Price,Variant Taxable,Image Src\n"


@pytest.mark.parametrize(
    ("rows", "bad"),
    [
        (",Pan,Default Title,,1,true,\n", [(2, "cell-missing")]),
        ("pan,,Default Title,,1,true,\n", [(2, "cell-missing")]),
        ("pan,Pan,Default Title,,,true,\n", [(2, "cell-missing")]),
        ("pan,Pan,,,1,true,\n", [(2, "cell-missing")]),
        ("pan,Pan,Default Title,,1,perhaps,\n", [(2, "cell-not-yes-or-no")]),
        ("pan,Pan,S,,1,true,\npan,,S,,2,true,\n", [(3, "variant-repeated")]),
        ("pan,Pan,S,,1,true,\npan,,L,,1.5,true,\n", [(3, "amount-too-precise")]),
    ],
)
def test_a_bad_row_of_an_export_leaves_its_product_out_whole(rows: str, bad: list[tuple[int, str]]) -> None:
    listed = read(f"{EXPORT}{rows}te,Té,Default Title,,7000,true,\n")
    assert reasons(listed) == bad
    assert [product.name for product in listed.products] == ["Té"]


def test_variants_have_a_bound() -> None:
    most = limits.VARIANTS_PER_PRODUCT_MAX
    rows = "".join(f"pan,{'Pan' if n == 0 else ''},V{n},,1,true,\n" for n in range(most + 1))
    assert reasons(read(EXPORT + rows)) == [(most + 2, "variants-too-many")]


@given(minor=st.integers(0, 999_999_999_999), decimals=st.integers(0, 4), zeros=st.integers(0, 3))
def test_prices_are_exact(minor: int, decimals: int, zeros: int) -> None:
    """EV-6: what a list writes with the currency's decimals, or with noughts behind them, comes in to the unit."""
    # Three digits behind the only sign may be thousands (test_field_lists.py).
    assume(decimals >= 3 or decimals + zeros != 3)
    text = format(Decimal(minor).scaleb(-decimals), "f")
    text += ("" if "." in text else "." * bool(zeros)) + "0" * zeros
    listed = read(f"name,price\nPan,{text}\n", type(DOLLAR)("XXX", decimals))
    if Decimal(text) > Decimal(limits.AMOUNT_MAX_MAJOR):
        assert reasons(listed) == [(2, "amount-too-large")]
    else:
        assert [product.price_minor for product in listed.products] == [minor]


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    listed = read(f"name,price\n{text}\nPan felipe 1,1\n")
    assert all(bad.reason.code for bad in listed.bad_rows)
