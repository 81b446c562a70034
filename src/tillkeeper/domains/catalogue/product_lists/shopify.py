"""Shopify's product export: one row a variant, more rows for images, one handle a product."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tillkeeper.domains.catalogue.model import (
    BadRow,
    ListedProduct,
    ListedVariant,
    shortened,
)
from tillkeeper.domains.catalogue.product_lists.html_text import text_of
from tillkeeper.domains.catalogue.product_lists.rows import Cells
from tillkeeper.domains.catalogue.refusals import (
    CellMissing,
    CellTooLong,
    NameWithoutLetters,
    VariantRepeated,
    VariantsTooMany,
)
from tillkeeper.kernel import limits
from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.kernel.search import words

FORMAT_NAME = "shopify"
SAYS = frozenset({"category", "description", "sku", "barcode"})
REQUIRED = frozenset({"handle", "title", "option1 value", "variant price"})
_OPTIONS = ("option1 value", "option2 value", "option3 value")
# What the export calls the single variant of a product that has none.
_NO_VARIANTS = "Default Title"
_FOR_SALE = frozenset({"", "active"})
# A handle is part of a web address; the export's own limit.
_HANDLE_LENGTH_MAX = 255


@dataclass(slots=True)
class _Head:
    line: int
    name: str
    description: str
    category: str | None
    archived: bool


@dataclass(slots=True)
class _Gathered:
    """The rows of one handle so far."""

    line: int
    has_begun: bool = False
    """The handle's first row was met: it alone has the title, so a bad one is said once and not of every later row."""
    head: _Head | None = None
    variants: dict[str, tuple[int, ListedVariant]] = field(default_factory=dict)
    taxable: bool | None = None
    has_bad_row: bool = False


def products_of(rows: Iterator[Cells], currency: Currency) -> Iterator[ListedProduct | BadRow]:
    """Yield the bad rows as they are met, then the products in the order of the list.

    A product with a bad row is left out whole: half of its variants would be a list that
    nobody wrote. Rows of one handle need not stand together.
    """
    by_handle: dict[str, _Gathered] = {}
    for cells in rows:
        try:
            handle = cells.text("handle", length_max=_HANDLE_LENGTH_MAX)
            if handle is None:
                raise CellMissing(field="handle")
        except Refusal as reason:
            yield BadRow(cells.line, reason)
            continue
        gathered = by_handle.setdefault(handle, _Gathered(cells.line))
        try:
            _gather(gathered, cells, currency)
        except Refusal as reason:
            gathered.has_bad_row = True
            yield BadRow(cells.line, reason)
    for handle, gathered in by_handle.items():
        if not gathered.has_bad_row:
            yield _product(handle, gathered)


def _gather(gathered: _Gathered, cells: Cells, currency: Currency) -> None:
    if not gathered.has_begun:
        gathered.has_begun = True
        gathered.head = _head(cells)
        gathered.taxable = cells.is_true("variant taxable")
    elif _is_image_only(cells):
        return
    name = _variant_name(cells)
    if name in gathered.variants:
        raise VariantRepeated(variant=name, otherLine=gathered.variants[name][0])
    if len(gathered.variants) == limits.VARIANTS_PER_PRODUCT_MAX:
        raise VariantsTooMany(maximum=limits.VARIANTS_PER_PRODUCT_MAX)
    variant = ListedVariant(
        name=name,
        price_minor=cells.price_minor("variant price", currency),
        sku=cells.sku("variant sku"),
        barcode=cells.barcode("variant barcode"),
    )
    gathered.variants[name] = (cells.line, variant)


def _head(cells: Cells) -> _Head:
    name = cells.text("title", length_max=limits.NAME_LENGTH_MAX)
    if name is None:
        raise CellMissing(field="title")
    if not words(name):
        raise NameWithoutLetters(field="title")
    return _Head(
        line=cells.line,
        name=name,
        description=_description(cells.checked("body (html)")),
        category=_category(cells),
        archived=cells.raw("status").casefold() not in _FOR_SALE,
    )


def _description(html: str) -> str:
    text = text_of(html)
    if len(text) <= limits.DESCRIPTION_LENGTH_MAX:
        return text
    return text[: limits.DESCRIPTION_LENGTH_MAX - 1] + "…"


def _category(cells: Cells) -> str | None:
    """Return the shop's own product type, else the last step of Shopify's taxonomy."""
    own = cells.text("type", length_max=limits.CATEGORY_LENGTH_MAX)
    if own is not None:
        return own
    path = cells.checked("product category")
    leaf = path.rpartition(">")[2].strip()
    return leaf[: limits.CATEGORY_LENGTH_MAX].rstrip() or None


def _is_image_only(cells: Cells) -> bool:
    return not cells.raw("variant price") and not any(map(cells.raw, _OPTIONS))


def _variant_name(cells: Cells) -> str:
    parts = [cells.text(option, length_max=limits.NAME_LENGTH_MAX) for option in _OPTIONS]
    name = " / ".join(part for part in parts if part)
    if not name:
        raise CellMissing(field="option1 value")
    if len(name) > limits.NAME_LENGTH_MAX:
        raise CellTooLong(field="option", length=len(name), maximum=limits.NAME_LENGTH_MAX)
    return name


def _product(handle: str, gathered: _Gathered) -> ListedProduct:
    head = gathered.head
    assert head is not None, "a handle without a head has a bad row"
    variants = tuple(variant for _, variant in gathered.variants.values())
    only = variants[0] if len(variants) == 1 and variants[0].name == _NO_VARIANTS else None
    return ListedProduct(
        line=gathered.line,
        code=shortened(handle),
        name=head.name,
        description=head.description,
        category=head.category,
        price_minor=variants[0].price_minor,
        tax_percent_milli=0 if gathered.taxable is False else None,
        sku=only.sku if only else None,
        barcode=only.barcode if only else None,
        variants=() if only else variants,
        archived=head.archived,
        is_whole=True,
    )
