"""From a request's fields to what commands take: minor units, ids, the caller's own name."""

from decimal import Decimal
from typing import Final
from uuid import UUID

from tillkeeper.api.refusals import NumberOutOfRange, NumberTooPrecise
from tillkeeper.api.schemas.cash_sessions import DenominationCount
from tillkeeper.domains.cash_sessions import Denomination
from tillkeeper.domains.identity import IdentityMismatch
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import NOBODYS, parse_id
from tillkeeper.kernel.money import amount_minor
from tillkeeper.kernel.refusal import Refusal

# Of quantities and percentages: grams of a kilogram, thousandths of a percent.
_DECIMALS: Final = 3


def minor(value: Decimal | None, actor: Actor, field: str) -> int | None:
    """Return the amount in minor units of the actor's business, or None for None."""
    return None if value is None else amount_minor(value, actor.currency, field=field)


def milli(value: Decimal, field: str, *, least: int, most: int) -> int:
    """Return a quantity or percentage in thousandths.

    Refusals: ``number-out-of-range``, ``number-too-precise``.
    """
    # Compared as given: multiplying 1e999999 first would overflow.
    if not value.is_finite() or not Decimal(least) / 1000 <= value <= Decimal(most) / 1000:
        raise NumberOutOfRange(field=field, least=_thousandths(least), most=_thousandths(most))
    if value.normalize().as_tuple().exponent < -_DECIMALS:  # type: ignore[operator] # a finite number's is an int
        raise NumberTooPrecise(field=field, decimals=_DECIMALS)
    return int(value * 1000)


def _thousandths(milli: int) -> str:
    return format((Decimal(milli) / 1000).normalize(), "f")


def check_business(actor: Actor, business: str | None) -> None:
    """Require that a filter by business names the credential's (EV-5). Refusal: ``identity-mismatch``."""
    if business is not None and business not in {str(actor.business_id), actor.business_code}:
        raise IdentityMismatch(field="businessId")


def id_or(refusal: Refusal, text: str) -> UUID:
    """Return the id that ``text`` spells, or raise ``refusal``: other spellings are nobody's."""
    found = parse_id(text)
    if found is None:
        raise refusal
    return found


def id_asked(text: str | None) -> UUID | None:
    """Return the id that a list is narrowed to, None for any; what spells no id is nobody's, and the list is empty."""
    return None if text is None else parse_id(text) or NOBODYS


def pieces(given: list[DenominationCount] | None, actor: Actor) -> tuple[Denomination, ...] | None:
    """Return a count by notes and coins in minor units."""
    if given is None:
        return None
    return tuple(
        Denomination(
            value_minor=amount_minor(piece.value, actor.currency, field=f"$.denominations[{index}].value"),
            count=piece.count,
        )
        for index, piece in enumerate(given)
    )
