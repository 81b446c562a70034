"""Numbers as people write them in lists: read surely, or refused with the reason (EV-11, D18).

The console reads its fields by the same rule (``web/src/core/written.ts``); one table of cases
(``web/src/core/tables/written-numbers.json``) drives the tests of both. Numbers of the API are another
matter: JSON numbers and plain decimal strings.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from tillkeeper.kernel.refusal import Refusal


class NumberUnreadable(Refusal):
    """{field} must be a number, it is {text}."""

    code = "number-unreadable"
    es_py = "{field} debe ser un número; es {text}."


class NumberAmbiguous(Refusal):
    """{field} {text} can mean {asPoint} or {asComma}: only its writer knows which sign stands before the decimals."""

    code = "number-ambiguous"
    es_py = "{field} {text} puede ser {asPoint} o {asComma}: hay que saber qué signo va antes de los decimales."


class DecimalSignOther(Refusal):
    """{field} {text} has another sign before its decimals than the list was said to have."""

    code = "decimal-sign-other"
    es_py = "{field} {text} tiene antes de sus decimales otro signo que el indicado para la lista."


class DecimalSign(StrEnum):
    """The sign that stands before the decimals; the other of the two groups thousands."""

    POINT = "point"
    COMMA = "comma"

    @property
    def other(self) -> "DecimalSign":
        """The other of the two."""
        return DecimalSign.COMMA if self is DecimalSign.POINT else DecimalSign.POINT


_SIGNS: Final = {".": DecimalSign.POINT, ",": DecimalSign.COMMA}
# Blanks (three kinds are used between digits) and apostrophes group thousands, and nothing else.
_NUMBER: Final = re.compile("-?[0-9]+(?:[ '.,][0-9]+)*")
# Some programs write the point of a number that has no decimals.
_WHOLE_WITH_SIGN: Final = re.compile("-?[0-9]+[.,]")
_BETWEEN: Final = re.compile("[^0-9]")
_BLANKS: Final = re.compile("[\u00a0\u202f]")
_GROUP: Final = 3


@dataclass(frozen=True, slots=True)
class Written:
    """A number as read: its value, and the decimal sign that its form proves (None: it proves none)."""

    value: Decimal
    proves: DecimalSign | None


@dataclass(frozen=True, slots=True)
class Settled:
    """A list's decimal sign, as far as it is known: by its owner's word, or proved by its other rows."""

    sign: DecimalSign
    by_owner: bool


def read_written(text: str, *, decimals: int, largest: Decimal, settled: Settled | None = None, field: str) -> Written:
    """Return the number that ``text`` spells, where it spells exactly one.

    ``decimals`` is how many the quantity has: three digits behind the only sign are thousands or decimals, and where
    it has fewer than three they are refused unless ``settled`` tells. A reading above ``largest`` is none. Other rows
    settle such digits as thousands only; as decimals that the currency does not have, only its owner does.
    Refusals: ``number-unreadable``, ``number-ambiguous``, ``decimal-sign-other``.
    """
    bare = _BLANKS.sub(" ", text.strip()).replace("\u2019", "'")
    if _WHOLE_WITH_SIGN.fullmatch(bare):
        bare = bare[:-1]
    if not _NUMBER.fullmatch(bare):
        raise NumberUnreadable(field=field, text=text)
    minus, digits = bare[: bare.startswith("-")], bare.removeprefix("-")
    groups, signs = _BETWEEN.split(digits), _BETWEEN.findall(digits)
    whole = _as_thousands(minus, groups, signs)
    fraction = _as_decimals(minus, groups, signs)
    if whole is not None and whole > largest and fraction is not None:
        whole = None
    if whole is not None and fraction is not None:
        found = _chosen(whole, fraction, signs[0], decimals=decimals, settled=settled)
        if found is None:
            as_point, as_comma = (fraction, whole) if signs[0] == "." else (whole, fraction)
            raise NumberAmbiguous(field=field, text=text, asPoint=plain(as_point), asComma=plain(as_comma))
        return Written(found, None)
    found = whole if whole is not None else fraction
    if found is None:
        raise NumberUnreadable(field=field, text=text)
    proves = _proved(signs, is_fraction=fraction is not None)
    if settled is not None and settled.by_owner and proves not in {None, settled.sign}:
        raise DecimalSignOther(field=field, text=text)
    return Written(found, proves)


def plain(number: Decimal) -> str:
    """Return ``number`` in digits, without zeros behind its point that say nothing: ``"3"``, ``"12.5"``."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _as_thousands(minus: str, groups: list[str], signs: list[str]) -> Decimal | None:
    """Return the number when every sign groups thousands, None when they can't."""
    return Decimal(minus + "".join(groups)) if not signs or _is_grouped(groups, signs) else None


def _as_decimals(minus: str, groups: list[str], signs: list[str]) -> Decimal | None:
    """Return the number when the last sign stands before decimals, None when it can't."""
    if not signs or signs[-1] not in _SIGNS or signs[-1] in signs[:-1]:
        return None
    if signs[:-1] and not _is_grouped(groups[:-1], signs[:-1]):
        return None
    return Decimal(f"{minus}{''.join(groups[:-1])}.{groups[-1]}")


def _is_grouped(groups: list[str], signs: list[str]) -> bool:
    first, *rest = groups
    return (
        len(set(signs)) == 1
        and len(first) <= _GROUP
        and not first.startswith("0")
        and all(len(group) == _GROUP for group in rest)
    )


def _chosen(whole: Decimal, fraction: Decimal, sign: str, *, decimals: int, settled: Settled | None) -> Decimal | None:
    """Return which of two readings is meant, None when nothing tells."""
    if settled is not None and settled.sign is not _SIGNS[sign]:
        return whole
    if settled is not None and settled.by_owner:
        return fraction
    # Three decimals behind a point are how such a currency is written, here and on the wire.
    return fraction if decimals >= _GROUP and sign == "." else None


def _proved(signs: list[str], *, is_fraction: bool) -> DecimalSign | None:
    last = _SIGNS.get(signs[-1]) if signs else None
    if last is None:
        return None
    return last if is_fraction else last.other
