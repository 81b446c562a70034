"""A product, and a row of a product list."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from zlib import crc32

from tillkeeper.domains.catalogue.refusals import BarcodeDamaged, TaxRateUnreadable
from tillkeeper.kernel import limits
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.kernel.search import words
from tillkeeper.kernel.written_numbers import (
    DecimalSign,
    DecimalSignOther,
    NumberAmbiguous,
    NumberUnreadable,
    Settled,
    Written,
    plain,
    read_written,
)

_PERCENT_DECIMALS = 3
_PERCENT_MAX = Decimal(limits.PERCENT_MILLI_MAX).scaleb(-_PERCENT_DECIMALS)
_ROUNDED_NUMBER = re.compile(r"\d+([.,]\d+)?[eE]\+\d+", re.ASCII)
_CODE_MARK_LENGTH = 9  # a hyphen and the eight hex digits of a CRC-32


@dataclass(frozen=True, slots=True)
class ListedVariant:
    """A variant as a product list names it; the price is in minor units, tax as the product's."""

    name: str
    price_minor: int
    sku: str | None
    barcode: str | None


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A product as a product list names it.

    ``tax_percent_milli`` is in thousandths of a percent; None means the list says nothing
    about tax. ``archived`` products are kept but not offered for sale. With variants,
    ``price_minor`` is the first one's.
    """

    line: int
    code: str
    name: str
    description: str
    category: str | None
    price_minor: int
    tax_percent_milli: int | None
    sku: str | None
    barcode: str | None
    variants: tuple[ListedVariant, ...] = ()
    archived: bool = False
    is_whole: bool = False
    """True when the list gives the code itself and every variant, as an export does.

    Otherwise the product is the one with this stock number or name, and keeps its variants.
    """

    @property
    def names(self) -> Iterator[str | None]:
        """What the product is found by: not its category, since *pan* must not list everything under *Panes*."""
        yield from (self.name, self.code, self.sku, self.barcode)
        for variant in self.variants:
            yield from (variant.name, variant.sku, variant.barcode)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that can't be imported: its first line in the file, and why."""

    line: int
    reason: Refusal


@dataclass(frozen=True, slots=True)
class SignProof:
    """A cell of a list that has the decimal sign for sure: the row's first line in the file, and its text."""

    sign: DecimalSign
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class ProductList:
    """A product list as read: the products of its good rows, and every bad row."""

    format_name: str
    says: frozenset[str]
    """What the list speaks of: ``category``, ``description``, ``sku``, ``barcode``.

    The rest stays as it is: a list of new prices must not wipe the barcodes.
    """
    products: tuple[ListedProduct, ...]
    bad_rows: tuple[BadRow, ...]
    settled: Settled | None = None
    """The decimal sign that settled what digits behind the only sign of a number mean, where that was known."""
    proof: SignProof | None = None
    """The first cell that proves the list's decimal sign; None where none does, or where rows prove both."""

    @property
    def is_unsure(self) -> bool:
        """Whether a number of the list may mean two."""
        return any(isinstance(bad.reason, NumberAmbiguous) for bad in self.bad_rows)


def on_one_line(text: str) -> str:
    """Return ``text`` with one blank between its words."""
    return " ".join(text.split())


def bare_sku(text: str) -> str:
    """Return the stock number without the apostrophe by which spreadsheets keep leading zeros."""
    return on_one_line(text).removeprefix("'")


def bare_barcode(text: str) -> str:
    """Return the barcode as a scanner sends it: without blanks and a spreadsheet's apostrophe.

    Refusal: ``barcode-damaged`` for a number whose last digits a spreadsheet rounded away.
    """
    bare = "".join(bare_sku(text).split())
    if _ROUNDED_NUMBER.fullmatch(bare):
        raise BarcodeDamaged(value=bare)
    return bare


def code_from(text: str) -> str:
    """Return a product code made of ``text``: its words joined by hyphens, or ``""``.

    A code of more than 64 characters is cut and marked with a checksum of the whole, so
    that two long names that differ at the end keep two codes.
    """
    return shortened(words(text).replace(" ", "-"))


def shortened(code: str) -> str:
    """Return ``code``, cut and marked with its checksum when it is over 64 characters."""
    if len(code) <= limits.CODE_LENGTH_MAX:
        return code
    kept = code[: limits.CODE_LENGTH_MAX - _CODE_MARK_LENGTH]
    return f"{kept}-{crc32(code.encode()):08x}"


def tax_percent_milli(text: str) -> int:
    """Return the percentage ``text`` (``10``, ``8.875``, ``10 %``) in thousandths of a percent.

    Refusals: ``tax-rate-unreadable``.
    """
    return int(tax_percent(text).value.scaleb(_PERCENT_DECIMALS))


def tax_percent(text: str, settled: Settled | None = None) -> Written:
    """Return the percentage ``text`` as read, in a list whose decimal sign may be ``settled``.

    Three digits behind a sign are decimals: as thousands they would be more than 100.
    Refusals: ``tax-rate-unreadable``.
    """
    bare = text.strip().removesuffix("%")
    try:
        read = read_written(bare, decimals=_PERCENT_DECIMALS, largest=_PERCENT_MAX, settled=settled, field="tax")
    except (NumberUnreadable, NumberAmbiguous, DecimalSignOther):
        raise TaxRateUnreadable(value=text) from None
    decimals = len(plain(read.value).partition(".")[2])
    if not 0 <= read.value <= _PERCENT_MAX or decimals > _PERCENT_DECIMALS:
        raise TaxRateUnreadable(value=text)
    return read


def percent_wire(milli: int) -> str:
    """Return thousandths of a percent as the wire's percentage: ``"10"``, ``"8.875"``."""
    whole, rest = divmod(milli, 1000)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".")


def in_order(bad_rows: Iterable[BadRow]) -> tuple[BadRow, ...]:
    """Return ``bad_rows`` by line."""
    return tuple(sorted(bad_rows, key=lambda bad: bad.line))
