"""The base of every schema, and the field types that several share."""

from decimal import Decimal
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tillkeeper.kernel import limits


class Request(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    """A request body: unknown fields are refused by name."""


class Answer(msgspec.Struct, rename="camel"):
    """An answer, as documented; the database makes its JSON."""


Amount = Decimal
"""A JSON number or decimal string in the business's currency, decoded exactly."""
# Of the strings that Decimal() takes (1e3, 1_000, " 12 ", +12, full-width digits) only those that a person would write.
DECIMAL_PATTERN = r"^[0-9]+(\.[0-9]+)?$"
AmountText = Annotated[str, Meta(description="Decimal string with the currency's decimals.")]
_DECIMAL = "Decimal string with the currency's decimals."
# The figures of a line, and of an order or a sale, in the trade's words: gross, discounts, net, tax, total.
Gross = Annotated[
    str, Meta(description=f"Price by quantity before discounts, with tax where pricesIncludeTax. {_DECIMAL}")
]
OwnDiscount = Annotated[
    str, Meta(description=f"What the line's own discount takes off; its share of the order's is not in it. {_DECIMAL}")
]
Net = Annotated[
    str, Meta(description=f"Without tax, after every discount, the line's share of the order's included. {_DECIMAL}")
]
Tax = Annotated[str, Meta(description=f"The tax of net, or contained in total where pricesIncludeTax. {_DECIMAL}")]
LineTotal = Annotated[str, Meta(description=f"What is paid for the line: net + tax. {_DECIMAL}")]
Subtotal = Annotated[str, Meta(description=f"The sum of the lines' gross. {_DECIMAL}")]
DiscountTotal = Annotated[str, Meta(description=f"Every discount, of lines and of the order. {_DECIMAL}")]
NetTotal = Annotated[str, Meta(description=f"Without tax: the sum of the lines' net. {_DECIMAL}")]
TaxTotal = Annotated[str, Meta(description=f"The sum of the lines' tax. {_DECIMAL}")]
Total = Annotated[str, Meta(description=f"What is paid: netTotal + taxTotal. {_DECIMAL}")]
# A NUL is not text to PostgreSQL, and means nothing to a person.
TEXT = r"^[^\x00]*$"
# Python's $ matches before a last line feed too, ECMAScript's does not: (?!\n) makes both mean the very end.
END = r"(?!\n)$"
ONE_LINE = rf"^[^\x00-\x1f\x7f]*{END}"
Note = Annotated[str, Meta(max_length=limits.NOTE_LENGTH_MAX, pattern=TEXT)]
# A reason that a rule asks for says something: of blanks alone nobody learns why.
SAYS_SOMETHING = r"^\s*[^\x00\s][^\x00]*$"
Reason = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=limits.NOTE_LENGTH_MAX,
        pattern=SAYS_SOMETHING,
        description="Why; at least one character that is no blank.",
    ),
]
Name = Annotated[str, Meta(min_length=1, max_length=limits.NAME_LENGTH_MAX, pattern=ONE_LINE)]
IdOrCode = Annotated[
    str,
    Meta(min_length=1, max_length=limits.CODE_LENGTH_MAX, pattern=TEXT, description="Id or code."),
]
Id = Annotated[
    str,
    Meta(min_length=1, max_length=limits.CODE_LENGTH_MAX, pattern=TEXT, description="Id."),
]
CallersOwn = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=limits.CODE_LENGTH_MAX,
        pattern=TEXT,
        description="Id or username of the caller, as old clients send it. Another member of the business is refused,"
        " anything else ignored: who asks is told by the credential.",
    ),
]
Ignored = Annotated[
    list[str],
    Meta(description="Fields of the body that name somebody else than the caller and were ignored: userId, vendorId."),
]
Pin = Annotated[
    str,
    Meta(
        min_length=limits.PIN_LENGTH_MIN,
        max_length=limits.PIN_LENGTH_MAX,
        pattern=rf"^[0-9]+{END}",
    ),
]
Username = Annotated[str, Meta(min_length=1, max_length=limits.USERNAME_LENGTH_MAX, pattern=TEXT)]

Role = Literal["cashier", "manager", "admin", "auditor"]
Language = Literal["en", "es-PY"]
Tender = Literal["cash", "card"]
LimitKind = Literal["discount", "price", "tax", "open-item", "cancel"]


class Action(Answer):
    """A way out or on that an answer offers; ``rel`` is stable, ``title`` a button's words."""

    rel: str
    method: str
    href: str
    title: str


class Place(Answer):
    """A business's register, location or profile, named."""

    id: str
    code: str
    name: str


class PersonShown(Answer):
    """A person, named."""

    id: str
    username: str
    name: str
