"""The catalogue: what is sold, at which price and tax; product lists in, pages and look-ups out."""

from tillkeeper.domains.catalogue import queries
from tillkeeper.domains.catalogue.commands import AddProduct, ImportProducts
from tillkeeper.domains.catalogue.model import BadRow, ListedProduct, ListedVariant, ProductList, tax_percent_milli
from tillkeeper.domains.catalogue.product_lists import read_product_list
from tillkeeper.domains.catalogue.refusals import (
    BarcodeDamaged,
    CellMissing,
    CellNotText,
    CellNotYesOrNo,
    CellTooLong,
    ListColumnRepeated,
    ListEmpty,
    ListFormatUnknown,
    ListRowsRefused,
    ListTooLarge,
    NameWithoutLetters,
    ProductCodeTaken,
    RowAmbiguous,
    RowBroken,
    RowRepeated,
    RowTooWide,
    TaxRateUnreadable,
    VariantRepeated,
    VariantsTooMany,
)

__all__ = [
    "AddProduct",
    "BadRow",
    "BarcodeDamaged",
    "CellMissing",
    "CellNotText",
    "CellNotYesOrNo",
    "CellTooLong",
    "ImportProducts",
    "ListColumnRepeated",
    "ListEmpty",
    "ListFormatUnknown",
    "ListRowsRefused",
    "ListTooLarge",
    "ListedProduct",
    "ListedVariant",
    "NameWithoutLetters",
    "ProductCodeTaken",
    "ProductList",
    "RowAmbiguous",
    "RowBroken",
    "RowRepeated",
    "RowTooWide",
    "TaxRateUnreadable",
    "VariantRepeated",
    "VariantsTooMany",
    "queries",
    "read_product_list",
    "tax_percent_milli",
]
