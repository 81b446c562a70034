"""Product lists as files: which format one is in, and what it says, without any I/O."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tillkeeper.domains.catalogue.model import BadRow, ListedProduct, ProductList, in_order
from tillkeeper.domains.catalogue.product_lists import plain, shopify
from tillkeeper.domains.catalogue.product_lists.rows import Cells, RawRow, cells_of, raw_rows
from tillkeeper.domains.catalogue.refusals import (
    ListColumnRepeated,
    ListEmpty,
    ListFormatUnknown,
    ListTooLarge,
)
from tillkeeper.kernel import limits
from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.refusal import Refusal

__all__ = ["read_product_list"]

# Enough of an unknown header to recognise the file by, on a few lines of a screen.
_COLUMNS_SHOWN_MAX = 12


def read_product_list(lines: Iterable[str], currency: Currency) -> ProductList:
    """Return what the comma-separated ``lines`` say, every bad row included.

    ``lines`` keep their line ends; bytes that are not UTF-8 come as lone surrogates
    (``errors="surrogateescape"``) and make their own row bad. Prices are in ``currency``.
    Refusals: ``list-format-unknown``, ``list-column-repeated``, ``list-too-large``,
    ``list-empty``, ``row-broken`` (of the first line).
    """
    records = raw_rows(lines)
    header = next(records, None)
    if header is None:
        raise ListEmpty
    if isinstance(header, BadRow):
        raise header.reason
    columns = _columns(header.cells)
    bad_rows: list[BadRow] = []
    rows = _rows(records, columns, width=len(header.cells), bad_rows=bad_rows)
    if columns.keys() >= shopify.REQUIRED:
        format_name, says = shopify.FORMAT_NAME, shopify.SAYS
        read = shopify.products_of(rows, currency)
    elif plain.REQUIRED <= columns.keys() <= plain.COLUMNS:
        format_name, says = plain.FORMAT_NAME, plain.MAY_SAY & columns.keys()
        read = plain.products_of(rows, currency)
    else:
        raise _format_unknown(header.cells)
    products: list[ListedProduct] = []
    for each in read:
        if isinstance(each, BadRow):
            bad_rows.append(each)
        else:
            products.append(each)
    if not products and not bad_rows:
        raise ListEmpty
    return ProductList(format_name, says, tuple(products), in_order(bad_rows))


def _columns(header: Sequence[str]) -> Mapping[str, int]:
    if len(header) > limits.LIST_COLUMNS_MAX:
        raise ListTooLarge(maximum=limits.LIST_COLUMNS_MAX, unit="columns")
    columns: dict[str, int] = {}
    for position, cell in enumerate(header):
        name = " ".join(cell.split()).casefold()
        if name in columns:
            raise ListColumnRepeated(column=cell.strip())
        if name:
            columns[name] = position
    return columns


def _rows(
    records: Iterator[RawRow | BadRow],
    columns: Mapping[str, int],
    *,
    width: int,
    bad_rows: list[BadRow],
) -> Iterator[Cells]:
    for record in records:
        if isinstance(record, BadRow):
            bad_rows.append(record)
            continue
        try:
            cells = cells_of(record, columns, width=width)
        except Refusal as reason:
            bad_rows.append(BadRow(record.line, reason))
        else:
            yield cells


def _format_unknown(header: Sequence[str]) -> ListFormatUnknown:
    shown = [cell.strip()[: limits.NAME_LENGTH_MAX] for cell in header[:_COLUMNS_SHOWN_MAX]]
    if len(header) > _COLUMNS_SHOWN_MAX:
        shown.append("…")
    return ListFormatUnknown(
        columns=", ".join(shown),
        expected="name,price,category,sku,barcode,tax, or a Shopify product export",
    )
