"""Lines and operations as commands carry them: integer minor units and thousandths.

The names of the fields are those that the SQL functions read (camelCase JSON), so that a
command's content is encoded once.
"""

import msgspec

from tillkeeper.kernel.search import text_of


class Discount(msgspec.Struct, frozen=True, rename="camel"):
    """A percentage (in thousandths of a percent) or an amount (in minor units), not both."""

    percent_milli: int | None = None
    amount_minor: int | None = None
    shown: object = None
    """As the wire shows it."""


class Item(msgspec.Struct, frozen=True, rename="camel"):
    """A line of a cart."""

    id: str
    quantity_milli: int
    product_id: str | None = None
    variant_id: str | None = None
    name: str | None = None
    price_minor: int | None = None
    note: str | None = None
    discount_percent_milli: int | None = None
    discount_amount_minor: int | None = None
    discount_shown: object = None
    tax_percent_milli: int | None = None


class LineOperation(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """One operation on an order; which fields count depends on ``op`` (OR-2)."""

    id: str
    op: str
    line_id: str | None = None
    item: Item | None = None
    quantity_milli: int | None = None
    note: str | None = None
    discount_percent_milli: int | None = None
    discount_amount_minor: int | None = None
    shown: object = None
    """The value as the wire shows it, for telling somebody what was set."""


class OrderLabels(msgspec.Struct, frozen=True):
    """Name, table and note of an order in the queue, beside its number."""

    name: str | None = None
    note: str | None = None
    table: str | None = None
    origin: str | None = None
    """Where it came from: ``till``, ``kiosk``, another system's name."""

    def encoded(self) -> str:
        """Return the JSON that the SQL functions read, with the words that the order is found by."""
        words = {"calledWords": text_of((self.name, self.table)), "notedWords": text_of((self.note,))}
        return msgspec.json.encode(msgspec.structs.asdict(self) | words).decode()


class LineMove(msgspec.Struct, frozen=True, rename="camel"):
    """A line, or so many pieces of it, to put into another order under a new id."""

    line_id: str
    new_line_id: str
    quantity_milli: int | None
