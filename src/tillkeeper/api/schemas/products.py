"""Products: what is sold, at which price and tax."""

from typing import Annotated

from msgspec import Meta

from tillkeeper.api.schemas.base import ONE_LINE, TEXT, Amount, AmountText, Answer, Name, Request
from tillkeeper.kernel import limits

_Category = Annotated[str, Meta(min_length=1, max_length=limits.CATEGORY_LENGTH_MAX, pattern=ONE_LINE)]
_Sku = Annotated[str, Meta(min_length=1, max_length=limits.SKU_LENGTH_MAX, pattern=ONE_LINE)]
_Barcode = Annotated[str, Meta(min_length=1, max_length=limits.BARCODE_LENGTH_MAX, pattern=ONE_LINE)]
_Description = Annotated[str, Meta(max_length=limits.DESCRIPTION_LENGTH_MAX, pattern=TEXT)]


class ProductRequest(Request):
    """A product to add; without ``taxRate`` it carries the rate that most products of the business carry.

    In a catalogue without products that is 0: say the rate of the first one.
    """

    name: Name
    price: Amount
    category: _Category | None = None
    tax_rate: Amount | None = None
    sku: _Sku | None = None
    barcode: _Barcode | None = None
    description: _Description = ""


class VariantShown(Answer):
    """A variant; its tax is the product's."""

    id: str
    name: str
    price: AmountText
    sku: str | None
    barcode: str | None


class ProductShown(Answer):
    """A product on sale; ``taxRate`` is a percentage such as ``"10"`` or ``"8.875"``."""

    id: str
    code: str
    name: str
    category: str | None
    price: AmountText
    tax_rate: str
    sku: str | None
    barcode: str | None
    variants: list[VariantShown]


class ProductDetail(ProductShown):
    """A product with its description, as plain text."""

    description: str


class ProductPage(Answer):
    """A page of products, in the order of the till's grid."""

    items: list[ProductShown]
    next_cursor: str | None


class CategoryCount(Answer):
    """A category and how many products it has on sale."""

    name: str
    count: int


class CategoryPage(Answer):
    """A page of the categories on sale, in the order of the till's grid."""

    items: list[CategoryCount]
    next_cursor: str | None
