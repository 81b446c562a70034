"""Product lists as files: which format one is in, and what it says, without any I/O."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tillkeeper.domains.catalogue.model import BadRow, ListedProduct, ProductList, in_order
from tillkeeper.domains.catalogue.product_lists import plain, shopify
from tillkeeper.domains.catalogue.product_lists.rows import Cells, Numbers, RawRow, cells_of, not_text_in, raw_rows
from tillkeeper.domains.catalogue.refusals import (
    ListColumnRepeated,
    ListEmpty,
    ListFormatUnknown,
    ListNotText,
    ListSeparatorOther,
    ListTooLarge,
)
from tillkeeper.kernel import limits
from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.kernel.written_numbers import DecimalSign, Settled

__all__ = ["read_product_list"]

# Enough of an unknown header to recognise the file by, on a few lines of a screen.
_COLUMNS_SHOWN_MAX = 12
# How spreadsheets separate columns where the comma stands before decimals.
_OTHER_SEPARATORS = {"semicolon": ";", "tab": "\t", "vertical-bar": "|"}


def read_product_list(
    open_lines: Callable[[], Iterable[str]], currency: Currency, decimal_sign: DecimalSign | None = None
) -> ProductList:
    """Return what the comma-separated lines say, every bad row included.

    ``open_lines`` gives them from the first: they keep their line ends, and bytes that are not UTF-8 come as lone
    surrogates (``errors="surrogateescape"``) and make their own row bad. Prices are in ``currency``. Digits that may
    be thousands or decimals are read as ``decimal_sign``, the owner's word, says; without one as the other rows do,
    in a second reading; otherwise their rows are bad (EV-11).
    Refusals: ``list-format-unknown``, ``list-separator-other``, ``list-not-text``, ``list-column-repeated``,
    ``list-too-large``, ``list-empty``, ``row-broken`` (of the first line).
    """
    if decimal_sign is not None:
        return _read(open_lines(), currency, Numbers(Settled(decimal_sign, by_owner=True)))
    listed = _read(open_lines(), currency, Numbers())
    if not listed.is_unsure or listed.proof is None:
        return listed
    return _read(open_lines(), currency, Numbers(Settled(listed.proof.sign, by_owner=False)))


def _read(lines: Iterable[str], currency: Currency, numbers: Numbers) -> ProductList:
    records = raw_rows(lines)
    header = next(records, None)
    if header is None:
        raise ListEmpty
    if isinstance(header, BadRow):
        raise header.reason
    columns = _columns(header.cells)
    bad_rows: list[BadRow] = []
    rows = _rows(records, columns, numbers, width=len(header.cells), bad_rows=bad_rows)
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
    proofs = tuple(numbers.proofs.values())
    return ProductList(
        format_name,
        says,
        tuple(products),
        in_order(bad_rows),
        settled=numbers.settled,
        proof=proofs[0] if len(proofs) == 1 else None,
    )


def _columns(header: Sequence[str]) -> Mapping[str, int]:
    if len(header) > limits.LIST_COLUMNS_MAX:
        raise ListTooLarge(maximum=limits.LIST_COLUMNS_MAX, unit="columns")
    _refuse_other_writing(header)
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
    numbers: Numbers,
    *,
    width: int,
    bad_rows: list[BadRow],
) -> Iterator[Cells]:
    for record in records:
        if isinstance(record, BadRow):
            bad_rows.append(record)
            continue
        try:
            cells = cells_of(record, columns, numbers, width=width)
        except Refusal as reason:
            bad_rows.append(BadRow(record.line, reason))
        else:
            yield cells


def _refuse_other_writing(header: Sequence[str]) -> None:
    """Refuse a list that is no comma-separated text, before its columns look unknown for that reason."""
    for number, cell in enumerate(header, start=1):
        found = not_text_in(cell)
        if found is not None:
            raise ListNotText(column=number, position=found[0], byte=found[1])
    if len(header) == 1:
        for name, sign in _OTHER_SEPARATORS.items():
            if sign in header[0]:
                columns = ", ".join(part.strip() for part in header[0].split(sign)[:_COLUMNS_SHOWN_MAX])
                raise ListSeparatorOther(separator=name, columns=columns)


def _format_unknown(header: Sequence[str]) -> ListFormatUnknown:
    shown = [cell.strip()[: limits.NAME_LENGTH_MAX] for cell in header[:_COLUMNS_SHOWN_MAX]]
    if len(header) > _COLUMNS_SHOWN_MAX:
        shown.append("…")
    return ListFormatUnknown(
        columns=", ".join(shown),
        expected="name,price,category,sku,barcode,tax, or a Shopify product export",
    )
