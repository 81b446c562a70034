"""Totals by the book, in fractions: what the server, and every client, must come to (OR-3).

Written from the rule alone; it shares nothing with the server's SQL. Amounts are whole minor units, quantities and
percentages are exact fractions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

HALF = Fraction(1, 2)
HUNDRED = 100


def half_up(exact: Fraction) -> int:
    """Round a fraction that is not negative to the nearest whole, a half upwards."""
    return floor(exact + HALF)


@dataclass(frozen=True)
class Discount:
    """A percentage, or an amount in minor units, or nothing."""

    percent: Fraction | None = None
    amount_minor: int | None = None

    def of(self, base_minor: int) -> int:
        """Return what it takes off ``base_minor``: never more than there is."""
        if self.percent is not None:
            return half_up(base_minor * self.percent / HUNDRED)
        return min(self.amount_minor or 0, base_minor)


@dataclass(frozen=True)
class Line:
    """A line as it is rung up."""

    price_minor: int
    quantity: Fraction
    tax_percent: Fraction
    discount: Discount = Discount()


@dataclass(frozen=True)
class LineFigures:
    """The sums of a line, in minor units."""

    gross: int
    discount: int
    net: int
    tax: int
    total: int


@dataclass(frozen=True)
class Figures:
    """The sums of an order, in minor units."""

    lines: tuple[LineFigures, ...]
    subtotal: int
    discount: int
    net: int
    tax: int
    total: int


def shares(amount: int, weights: Sequence[int]) -> list[int]:
    """Share ``amount`` out by weight, in order, so that the shares add up to it: each running sum is rounded."""
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    running = [half_up(Fraction(amount * sum(weights[: n + 1]), whole)) for n in range(len(weights))]
    return [now - before for before, now in zip([0, *running], running, strict=False)]


def figures(lines: Sequence[Line], order_discount: Discount, *, inclusive: bool) -> Figures:
    """Return every figure of an order; ``inclusive`` says that prices hold their tax."""
    gross = [half_up(line.price_minor * line.quantity) for line in lines]
    discounts = [line.discount.of(amount) for line, amount in zip(lines, gross, strict=True)]
    after = [amount - discount for amount, discount in zip(gross, discounts, strict=True)]
    taken_off = order_discount.of(sum(after))
    charged = [amount - share for amount, share in zip(after, shares(taken_off, after), strict=True)]
    tax = [
        half_up(amount * line.tax_percent / ((HUNDRED + line.tax_percent) if inclusive else HUNDRED))
        for line, amount in zip(lines, charged, strict=True)
    ]
    net = [amount - of_it if inclusive else amount for amount, of_it in zip(charged, tax, strict=True)]
    total = [amount + of_it for amount, of_it in zip(net, tax, strict=True)]
    return Figures(
        lines=tuple(LineFigures(*each) for each in zip(gross, discounts, net, tax, total, strict=True)),
        subtotal=sum(gross),
        discount=sum(discounts) + taken_off,
        net=sum(net),
        tax=sum(tax),
        total=sum(total),
    )


# --- from the wire's words -------------------------------------------------------------------------


def _minor(amount: str, decimals: int) -> int:
    return int(Decimal(amount).scaleb(decimals))


def _discount(shown: dict[str, str] | None, decimals: int) -> Discount:
    if shown is None:
        return Discount()
    if "percent" in shown:
        return Discount(percent=Fraction(shown["percent"]))
    return Discount(amount_minor=_minor(shown["amount"], decimals))


def expected(order: dict[str, Any], decimals: int) -> Figures:
    """Return what the order that the wire shows should come to, from its prices, quantities and rates alone."""
    rung_up = [
        Line(
            price_minor=_minor(line["price"], decimals),
            quantity=Fraction(line["quantity"]),
            tax_percent=Fraction(line["taxRate"]),
            discount=_discount(line["discount"], decimals),
        )
        for line in order["lines"]
    ]
    return figures(rung_up, _discount(order["discount"], decimals), inclusive=order["pricesIncludeTax"])


def shown(order: dict[str, Any], decimals: int) -> Figures:
    """Return the figures that the wire shows, in minor units."""
    return Figures(
        lines=tuple(
            LineFigures(*(_minor(line[name], decimals) for name in ("gross", "discountAmount", "net", "tax", "total")))
            for line in order["lines"]
        ),
        subtotal=_minor(order["subtotal"], decimals),
        discount=_minor(order["discountTotal"], decimals),
        net=_minor(order["netTotal"], decimals),
        tax=_minor(order["taxTotal"], decimals),
        total=_minor(order["total"], decimals),
    )
