"""Lists as real shops sent them: prices that may mean two, and the true reason where a list can't be read."""

import pytest

from tests.domains.catalogue.given import DOLLAR, GUARANI, read, reasons
from tillkeeper.domains.catalogue import ListFormatUnknown, ListNotText, ListSeparatorOther
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.kernel.written_numbers import DecimalSign

BAKERY = "name,price\nChipá almidón,3.000\nCafé molido 250 g,28.000\nTorta entera,150.000\n"
LONG_TITLE = (
    "Juego de cepillos para biberones con diseño de presión, soporte de secado, cuatro cabezales de silicona y estuche"
    " de viaje para toda la familia"
)
SHOPIFY_LONG = (
    "Handle,Title,Body (HTML),Vendor,Type,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Barcode,"
    "Image Src,Image Position,Status\n"
    f'cepillos,"{LONG_TITLE}",,Tienda,Bebés,Title,Default Title,,1100.00,,https://x.example/1.jpg,1,active\n'
    "cepillos,,,,,,,,,,https://x.example/2.jpg,2,\n"
    "cepillos,,,,,,,,,,https://x.example/3.jpg,3,\n"
    "chupon,Chupón de silicona,,Tienda,Bebés,Title,Default Title,,250.00,,https://x.example/9.jpg,1,active\n"
)
GERMAN = (
    b"Artikeltext;Gruppe;MwSt;VKPreis;Barcode\n"
    b"K\xe4se Gouda jung 1 kg;K\xfchlware;7;8,49;4061458000017\n"
    b"S\xfc\xdfrahm wei\xdf;K\xfchlware;7;1,29;4061458000024\n"
)
LOYVERSE = (
    "Handle,REF,Nombre,Categoria,Descripción,Vendido por peso,Opción 1 nombre,Opción 1 valor,Opción 2 nombre,"
    "Opción 2 valor,Opción 3 nombre,Opción 3 valor,Coste,Codigo de barras,Precio [Centro],"
    '"impuesto - ""IVA 4%"" (4%)"\n'
    "napolitana,10001,Napolitana,Básicas,,N,Tamaño,Chica,,,,,,,13.00,N\n"
)


def as_file(content: bytes) -> str:
    return content.decode("utf-8", errors="surrogateescape")


def test_a_thousands_point_is_no_decimal_point() -> None:
    """EV-11, F01: each row names its text and both readings; nothing is read a thousand times too small."""
    listed = read(BAKERY, GUARANI)
    assert listed.products == ()
    assert reasons(listed) == [(line, "number-ambiguous") for line in (2, 3, 4)]
    assert dict(listed.bad_rows[1].reason.fields) == {
        "field": "price",
        "text": "28.000",
        "asPoint": "28",
        "asComma": "28000",
    }


@pytest.mark.parametrize(("sign", "prices"), [("comma", [3000, 28000, 150000]), ("point", [3, 28, 150])])
def test_the_owner_says_which_sign_stands_before_the_decimals(sign: str, prices: list[int]) -> None:
    """EV-11, F01: with the owner's word every row has one reading."""
    listed = read(BAKERY, GUARANI, DecimalSign(sign))
    assert [product.price_minor for product in listed.products] == prices


def test_other_rows_tell_which_sign_stands_before_the_decimals() -> None:
    """EV-11: a row of one reading settles the rows of two, whichever comes first."""
    listed = read('name,price\nA,3.000\nB,1.234\nC,"1.250,75"\n', DOLLAR)
    assert [product.price_minor for product in listed.products] == [300_000, 123_400, 125_075]
    assert listed.proof is not None
    assert (listed.proof.sign, listed.proof.line, listed.proof.text) == (DecimalSign.COMMA, 4, "1.250,75")


def test_rows_that_contradict_one_another_settle_nothing() -> None:
    """EV-11: of a list that was put together from two nothing is concluded."""
    listed = read('name,price\nA,3.000\nB,12.50\nC,"12,50"\n', DOLLAR)
    assert reasons(listed) == [(2, "number-ambiguous")]
    assert listed.proof is None


def test_rows_with_decimals_do_not_make_thousands_decimals() -> None:
    """EV-11: 3000.00 beside 3.000 proves the point, and three guaraníes for a bread stay a question."""
    listed = read("name,price\nA,3000.00\nB,3.000\n", GUARANI)
    assert reasons(listed) == [(3, "number-ambiguous")]


def test_a_price_of_one_reading_is_read() -> None:
    """F12: a decimal comma is a decimal comma, and a hundred times more is never read."""
    listed = read('name,price,tax\nA,"150,50","10,5"\nB,"1.234,50",8.875\nC,1 500,\n', DOLLAR)
    assert [product.price_minor for product in listed.products] == [15_050, 123_450, 150_000]
    assert [product.tax_percent_milli for product in listed.products] == [10_500, 8_875, None]


@pytest.mark.parametrize("text", ["EUR 99,90", "$12.50", "variable", "1e3", "1_000", "1.50.00"])
def test_what_is_no_number_is_said_with_its_text(text: str) -> None:
    """EV-11: the reason names what stands in the row."""
    listed = read(f'name,price\nA,"{text}"\n', DOLLAR)
    assert reasons(listed) == [(2, "number-unreadable")]
    assert dict(listed.bad_rows[0].reason.fields) == {"field": "price", "text": text}


def test_a_title_that_is_too_long_is_the_only_reason() -> None:
    """F06: the rows of the other images say nothing of a title that they never have."""
    listed = read(SHOPIFY_LONG, DOLLAR)
    assert reasons(listed) == [(2, "cell-too-long")]
    assert dict(listed.bad_rows[0].reason.fields) == {"field": "title", "length": len(LONG_TITLE), "maximum": 120}
    assert [product.name for product in listed.products] == ["Chupón de silicona"]


def refused(text: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(text, DOLLAR)
    return caught.value


def test_semicolons_are_the_reason_and_not_the_columns() -> None:
    """F07: a German spreadsheet's list is refused for its separator."""
    refusal = refused(as_file(GERMAN))
    assert isinstance(refusal, ListSeparatorOther)
    assert dict(refusal.fields) == {
        "separator": "semicolon",
        "columns": "Artikeltext, Gruppe, MwSt, VKPreis, Barcode",
    }
    plain = refused('name;price;category\n"Chipá";"3000";"Chipas"\n')
    assert dict(plain.fields) == {"separator": "semicolon", "columns": "name, price, category"}


def test_the_byte_that_is_no_utf_8_is_named_with_its_column() -> None:
    """F07: with commas and known columns each row names the column, the character and the byte."""
    commas = as_file(b"name,category,price\nK\xe4se Gouda,Kuhlware,8.49\nGouda,K\xfchlware,1.29\n")
    listed = read(commas, DOLLAR)
    assert [(bad.line, bad.reason.code, dict(bad.reason.fields)) for bad in listed.bad_rows] == [
        (2, "cell-not-text", {"field": "name", "position": 2, "byte": "0xE4"}),
        (3, "cell-not-text", {"field": "category", "position": 2, "byte": "0xFC"}),
    ]


def test_a_first_line_that_is_no_text_is_said_to_be_none() -> None:
    """F07: UTF-16, and a header of another encoding, are no list of unknown columns."""
    refusal = refused(as_file(b"name,gr\xf6\xdfe\n"))
    assert isinstance(refusal, ListNotText)
    assert dict(refusal.fields) == {"column": 2, "position": 3, "byte": "0xF6"}
    assert isinstance(refused(as_file("name,price\nA,1\n".encode("utf-16"))), ListNotText)


def test_columns_that_nobody_knows_are_named() -> None:
    """F08: a Loyverse export in Spanish is refused for its columns, naming them and what is expected."""
    refusal = refused(LOYVERSE)
    assert isinstance(refusal, ListFormatUnknown)
    assert str(refusal.fields["columns"]).startswith("Handle, REF, Nombre, Categoria, Descripción, Vendido por peso")
    assert "name,price" in str(refusal.fields["expected"])
