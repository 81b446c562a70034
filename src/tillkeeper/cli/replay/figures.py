"""What a sale comes to, worked out here from prices alone: the replay checks the server's sums against its own."""

from dataclasses import dataclass
from zlib import crc32

from tillkeeper.kernel.money import Currency, amount_wire

_MILLI_OF_WHOLE = 100_000  # thousandths of a percent in the whole


@dataclass(frozen=True, slots=True)
class Priced:
    """A product as the catalogue sells it."""

    product_id: str
    price_minor: int
    tax_percent_milli: int


@dataclass(frozen=True, slots=True)
class Trade:
    """How a business reckons."""

    currency: Currency
    prices_include_tax: bool

    def line_minor(self, priced: Priced, quantity: int) -> int:
        """Return what ``quantity`` pieces cost with tax, in minor units (OR-3)."""
        gross = priced.price_minor * quantity
        if self.prices_include_tax:
            return gross
        return gross + _half_up(gross * priced.tax_percent_milli, _MILLI_OF_WHOLE)

    def wire(self, minor: int) -> str:
        """Return minor units as the wire's decimal string."""
        return amount_wire(minor, self.currency)


@dataclass(frozen=True, slots=True)
class Tendered:
    """How a sale is paid, in minor units; ``cash_given`` is what the customer hands over."""

    cash_minor: int
    card_minor: int
    cash_given_minor: int


def tender(number: str, due_minor: int, currency: Currency) -> Tendered:
    """Return how the customer of sale ``number`` pays: six of ten in cash, three by card, one half and half.

    The same for the same sale in every run. Cash comes in notes, so there is change to give.
    """
    customer = crc32(number.encode()) % 10
    card = {6: due_minor, 7: due_minor, 8: due_minor, 9: due_minor // 2}.get(customer, 0)
    cash = due_minor - card
    note = 5_000 if currency.decimals == 0 else 5 * 10**currency.decimals
    return Tendered(cash, card, -(-cash // note) * note)


def price_of_unlisted(name: str, currency: Currency) -> int:
    """Return the price, in minor units, at which an item that no list names joins the catalogue."""
    step = crc32(name.encode()) % 36
    if currency.decimals == 0:
        return 3_000 + 500 * step
    return (6 + step) * int(10**currency.decimals) // 4


def _half_up(dividend: int, divisor: int) -> int:
    return (2 * dividend + divisor) // (2 * divisor)
