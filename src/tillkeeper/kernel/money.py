"""Money: integer minor units and a currency; exact decimals on the wire, no floats (EV-6)."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tillkeeper.kernel import limits
from tillkeeper.kernel.refusal import Refusal


class AmountNotANumber(Refusal):
    """{field} must be an amount, such as 200 or "200.00"."""

    code = "amount-not-a-number"
    es_py = '{field} debe ser un importe, por ejemplo 200 o "200.00".'


class AmountTooPrecise(Refusal):
    """{field} has more decimals than {currency} has ({decimals})."""

    code = "amount-too-precise"
    es_py = "{field} tiene más decimales que los de {currency} ({decimals})."


class AmountNegative(Refusal):
    """{field} can't be negative."""

    code = "amount-negative"
    es_py = "{field} no puede ser negativo."


class AmountTooLarge(Refusal):
    """{field} is more than the highest amount, {maximum}."""

    code = "amount-too-large"
    es_py = "{field} supera el importe máximo, {maximum}."


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 currency as a business uses it: code and number of decimals."""

    code: str
    decimals: int


_AMOUNT_MAX = Decimal(limits.AMOUNT_MAX_MAJOR)


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
        raise AmountTooLarge(field=field, maximum=limits.AMOUNT_MAX_MAJOR)
    if number.as_tuple().exponent < -currency.decimals:  # type: ignore[operator] # a finite number's is an int
        raise AmountTooPrecise(field=field, currency=currency.code, decimals=currency.decimals)
    return int(number.scaleb(currency.decimals))


def amount_wire(minor: int, currency: Currency) -> str:
    """Return ``minor`` units as the wire's decimal string: ``"200.00"``, ``"1500000"``."""
    return format(Decimal(minor).scaleb(-currency.decimals), f".{currency.decimals}f")
