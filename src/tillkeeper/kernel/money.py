"""Money: integer minor units and a currency; exact decimals on the wire, no floats (EV-6)."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal, InvalidOperation
from typing import Final

from babel.core import get_global

from tillkeeper.kernel import limits
from tillkeeper.kernel.refusal import Refusal


class AmountNotANumber(Refusal):
    """{field} must be an amount: a number, or its digits in quotes, such as 200 or "200"."""

    code = "amount-not-a-number"
    es_py = '{field} debe ser un importe: un número, o sus cifras entre comillas, por ejemplo 200 o "200".'


class AmountTooPrecise(Refusal):
    """{field} has more decimals than an amount in {currency} may have: {decimals}."""

    code = "amount-too-precise"
    es_py = "{field} tiene más decimales que los que admite un importe en {currency}: {decimals}."


class AmountNegative(Refusal):
    """{field} is below zero: an amount is 0 or more."""

    code = "amount-negative"
    es_py = "{field} es menor que cero: un importe es 0 o más."


class AmountTooLarge(Refusal):
    """{field} is more than the highest amount, {maximum}."""

    code = "amount-too-large"
    amounts = frozenset({"maximum"})
    es_py = "{field} supera el importe máximo, {maximum}."


class CurrencyUnknown(Refusal):
    """{currency} is the code of no currency in use, such as PYG or USD."""

    code = "currency-unknown"
    es_py = "{currency} no es el código de ninguna moneda en uso, como PYG o USD."


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 currency as a business uses it: code and number of decimals."""

    code: str
    decimals: int


_DECIMALS: Final = dict.fromkeys(
    ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"), 0
) | dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3)
"""Decimals by ISO 4217 of the currencies in use that have other than two. CLDR's figures are no use here: they say how
many are printed, and a Serbian price has cents though nobody prints them."""

_AMOUNT_MAX = Decimal(limits.AMOUNT_MAX_MAJOR)


def currency_in_use(code: str) -> Currency:
    """Return the currency that some country uses today under this code, with ISO 4217's decimals.

    Refusal: ``currency-unknown``.
    """
    wanted = code.strip().upper()
    in_use = {
        each for of_country in get_global("territory_currencies").values() for each, _, end, tender in of_country
        if end is None and tender
    }  # fmt: skip
    if wanted not in in_use:
        raise CurrencyUnknown(currency=wanted)
    return Currency(wanted, _DECIMALS.get(wanted, 2))


def amount_minor(value: Decimal | int | str, currency: Currency, *, field: str) -> int:
    """Return ``value`` (major units, as on the wire) in minor units of ``currency``.

    Decimals count as they are written, zeros too: two hundred thousand guaraníes are written
    200.000 where guaraníes are used, and must not become 200.
    Refusals: ``amount-not-a-number``, ``amount-negative``, ``amount-too-large``,
    ``amount-too-precise``; each names ``field``. Checked in that order.
    """
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise AmountNotANumber(field=field) from None
    if not number.is_finite():
        raise AmountNotANumber(field=field)
    if number < 0:
        raise AmountNegative(field=field)
    if number > _AMOUNT_MAX:
        raise AmountTooLarge(field=field, maximum=_highest(currency))
    if number.as_tuple().exponent < -currency.decimals:  # type: ignore[operator] # a finite number's is an int
        raise AmountTooPrecise(field=field, currency=currency.code, decimals=currency.decimals)
    return int(number.scaleb(currency.decimals))


def _highest(currency: Currency) -> str:
    """Return the highest amount as the wire shows it: of a currency without decimals, one without them."""
    return format(_AMOUNT_MAX.quantize(Decimal(1).scaleb(-currency.decimals), ROUND_DOWN), "f")


def amount_wire(minor: int, currency: Currency) -> str:
    """Return ``minor`` units as the wire's decimal string: ``"200.00"``, ``"1500000"``."""
    return format(Decimal(minor).scaleb(-currency.decimals), f".{currency.decimals}f")
