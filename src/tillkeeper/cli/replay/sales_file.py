"""A file of real sales, ``date,time,transaction,item``, as days of sales of taps."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

COLUMNS: Final = ["date", "time", "transaction", "item"]
# How the file says that a transaction was opened and nothing was recorded.
NOTHING: Final = "NONE"


class SalesFileError(Exception):
    """The file is not one of sales; the message names the line."""


@dataclass(slots=True)
class Sale:
    """One transaction of the file: what was tapped, in order."""

    number: str
    at: time
    taps: list[str] = field(default_factory=list)

    def quantities(self) -> Counter[str]:
        """Return how many of each item were sold."""
        return Counter(self.taps)


@dataclass(slots=True)
class Day:
    """A trading day of the file; sales in which nothing was recorded are left out."""

    date: date
    sales: list[Sale] = field(default_factory=list)


def read_days(text: str, *, most: int | None = None) -> list[Day]:
    """Return the first ``most`` trading days of ``text``. Raises :class:`SalesFileError`."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    if next(reader, None) != COLUMNS:
        raise SalesFileError(f"The first line must be {','.join(COLUMNS)}.")
    days: dict[date, dict[str, Sale]] = {}
    for day, at, number, item in _rows(reader):
        if day not in days and most is not None and len(days) == most:
            break
        sale = days.setdefault(day, {}).setdefault(number, Sale(number, at))
        if item != NOTHING:
            sale.taps.append(item)
    return [Day(day, [sale for sale in sales.values() if sale.taps]) for day, sales in days.items()]


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[date, time, str, str]]:
    for line, row in enumerate(reader, start=2):
        try:
            day, at, number, item = row
            yield date.fromisoformat(day), time.fromisoformat(at), number.strip(), item.strip()
        except ValueError as error:
            raise SalesFileError(f"Line {line} is not {','.join(COLUMNS)}: {error}") from error
