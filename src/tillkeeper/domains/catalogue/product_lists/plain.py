"""The plain list: ``name,price,category,sku,barcode,tax``, one product a row."""

from collections.abc import Iterator

from tillkeeper.domains.catalogue.model import BadRow, ListedProduct, code_from
from tillkeeper.domains.catalogue.product_lists.rows import Cells
from tillkeeper.domains.catalogue.refusals import CellMissing, NameWithoutLetters, RowRepeated
from tillkeeper.kernel import limits
from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.refusal import Refusal

FORMAT_NAME = "plain"
REQUIRED = frozenset({"name", "price"})
MAY_SAY = frozenset({"category", "sku", "barcode"})
COLUMNS = REQUIRED | MAY_SAY | {"tax"}


def products_of(rows: Iterator[Cells], currency: Currency) -> Iterator[ListedProduct | BadRow]:
    """Yield each row's product, or why there is none.

    A product is known by its stock number, and without one by its name: of two rows that
    mean the same product the second is bad.
    """
    line_by_code: dict[str, int] = {}
    for cells in rows:
        try:
            product = _product(cells, currency)
            other_line = line_by_code.setdefault(product.code, product.line)
            if other_line != product.line:
                raise RowRepeated(otherLine=other_line)
        except Refusal as reason:
            yield BadRow(cells.line, reason)
        else:
            yield product


def _product(cells: Cells, currency: Currency) -> ListedProduct:
    name = cells.text("name", length_max=limits.NAME_LENGTH_MAX)
    if name is None:
        raise CellMissing(field="name")
    if not code_from(name):
        raise NameWithoutLetters(field="name")
    sku = cells.sku("sku")
    return ListedProduct(
        line=cells.line,
        code=sku or code_from(name),
        name=name,
        description="",
        category=cells.text("category", length_max=limits.CATEGORY_LENGTH_MAX),
        price_minor=cells.price_minor("price", currency),
        tax_percent_milli=cells.tax_percent_milli("tax"),
        sku=sku,
        barcode=cells.barcode("barcode"),
    )
