"""What a product is, the words it is found by, and what a list says about it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from zlib import crc32

from tillkeeper.domains.catalogue.refusals import TaxRateUnreadable
from tillkeeper.kernel import limits
from tillkeeper.kernel.refusal import Refusal

_NOT_A_WORD = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile("['\u2019`\u00b4]")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,3})?) ?%?", re.ASCII)
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
        """Everything the product is called by."""
        yield from (self.name, self.sku, self.barcode)
        for variant in self.variants:
            yield from (variant.name, variant.sku, variant.barcode)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that can't be imported: its first line in the file, and why."""

    line: int
    reason: Refusal


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


def words(text: str) -> str:
    """Return ``text`` as lower-case words without accents, one space between two.

    What is stored and what is typed go through this one function, so ``chipa`` finds
    *Chipá* and ``nino`` finds *Niño*, in any database locale and without extensions.
    """
    folded = _APOSTROPHES.sub("", text).casefold()
    if not folded.isascii():
        # Taking apart can bring capitals to light (ᴬ is an A), and those must be folded as well.
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", folded).casefold())
        folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return _NOT_A_WORD.sub(" ", folded).strip()


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


def search_text(named: Iterable[str | None]) -> str:
    """Return the words something called ``named`` is found by, each with a space before it.

    Of a product: its name, stock number and barcode, and those of its variants; not its
    category, since a search for *pan* must not list everything under *Panes*.
    """
    seen = dict.fromkeys(word for text in named if text for word in words(text).split())
    return _cut_at_word("".join(f" {word}" for word in seen), limits.SEARCH_TEXT_LENGTH_MAX)


def search_patterns(query: str) -> list[str]:
    """Return one SQL ``LIKE`` pattern for each word of ``query``: words that start so.

    Words hold letters and digits only, so no pattern needs escaping.
    """
    return [f"% {word}%" for word in words(query).split()[: limits.SEARCH_WORDS_MAX]]


def tax_percent_milli(text: str) -> int:
    """Return the percentage ``text`` (``10``, ``8.875``, ``10 %``) in thousandths of a percent.

    Refusals: ``tax-rate-unreadable``.
    """
    match = _PERCENT.fullmatch(text.strip())
    milli = int(Decimal(match[1]).scaleb(3)) if match else None
    if milli is None or milli > limits.PERCENT_MILLI_MAX:
        raise TaxRateUnreadable(value=text)
    return milli


def percent_wire(milli: int) -> str:
    """Return thousandths of a percent as the wire's percentage: ``"10"``, ``"8.875"``."""
    whole, rest = divmod(milli, 1000)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".")


def in_order(bad_rows: Iterable[BadRow]) -> tuple[BadRow, ...]:
    """Return ``bad_rows`` by line."""
    return tuple(sorted(bad_rows, key=lambda bad: bad.line))


def _cut_at_word(text: str, length_max: int) -> str:
    if len(text) <= length_max:
        return text
    return text[: text.rindex(" ", 0, length_max + 1)]
