"""Comma-separated values as shops really send them, row by row with line numbers."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tillkeeper.domains.catalogue.model import BadRow, tax_percent_milli
from tillkeeper.domains.catalogue.refusals import (
    BarcodeDamaged,
    CellMissing,
    CellNotText,
    CellNotYesOrNo,
    CellTooLong,
    ListTooLarge,
    RowBroken,
    RowTooWide,
)
from tillkeeper.kernel import limits
from tillkeeper.kernel.money import AmountNotANumber, Currency, amount_minor

# Control characters, and the lone surrogates by which Python carries bytes that are not
# UTF-8: PostgreSQL stores neither, and no till can show them.
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d*)?", re.ASCII)
_ROUNDED_NUMBER = re.compile(r"\d+([.,]\d+)?[eE]\+\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of one record, and the line of the file on which it starts."""

    line: int
    cells: Sequence[str]


def raw_rows(lines: Iterable[str]) -> Iterator[RawRow | BadRow]:
    """Yield each record of ``lines`` that is not blank; a malformed one as a bad row.

    ``lines`` keep their line ends (a file opened with ``newline=""``), so that a quoted
    cell may hold them. Refusals: ``list-too-large``.
    """
    reader = csv.reader(lines, strict=True)
    rows_read = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            yield BadRow(line, RowBroken(problem=str(problem)))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        rows_read += 1
        if rows_read > limits.LIST_ROWS_MAX:
            raise ListTooLarge(maximum=limits.LIST_ROWS_MAX, unit="rows")
        yield RawRow(line, cells)


class Cells:
    """One row's cells by column name; each reader checks what it returns.

    Cells that the row leaves out at its end are empty, as spreadsheets write them.
    """

    def __init__(self, row: RawRow, columns: Mapping[str, int]) -> None:
        self.line = row.line
        self._cells = row.cells
        self._columns = columns

    def raw(self, column: str) -> str:
        """Return the cell as it stands without outer blanks; ``""`` when there is none."""
        position = self._columns.get(column)
        if position is None or position >= len(self._cells):
            return ""
        return self._cells[position].strip()

    def text(self, column: str, *, length_max: int) -> str | None:
        """Return the cell's text on one line, or None when it is empty.

        Refusals: ``cell-not-text``, ``cell-too-long``.
        """
        text = " ".join(self.checked(column).split())
        if len(text) > length_max:
            raise CellTooLong(field=column, length=len(text), maximum=length_max)
        return text or None

    def checked(self, column: str) -> str:
        """Return the cell with its line ends. Refusals: ``cell-not-text``."""
        text = self.raw(column)
        if _NOT_TEXT.search(text):
            raise CellNotText(field=column)
        return text

    def price_minor(self, column: str, currency: Currency) -> int:
        """Return the price in minor units of ``currency``.

        Refusals: ``cell-missing`` and those of ``amount_minor``.
        """
        text = self.raw(column)
        if not text:
            raise CellMissing(field=column)
        # Decimal() alone would take 1e3, 1_000 and Arabic digits: slips, on a price list.
        if not _PLAIN_NUMBER.fullmatch(text):
            raise AmountNotANumber(field=column)
        if "." in text:
            # An export writes two decimals in every currency: the zeros among them say nothing here.
            text = text.rstrip("0").rstrip(".")
        return amount_minor(text, currency, field=column)

    def barcode(self, column: str) -> str | None:
        """Return the barcode, or None. Refusals: ``barcode-damaged`` and those of ``text``.

        An apostrophe before it (how spreadsheets keep leading zeros) is not part of it.
        """
        text = self.text(column, length_max=limits.BARCODE_LENGTH_MAX + 1)
        if text is None:
            return None
        bare = text.removeprefix("'").replace(" ", "")
        if _ROUNDED_NUMBER.fullmatch(bare):
            raise BarcodeDamaged(value=bare)
        if len(bare) > limits.BARCODE_LENGTH_MAX:
            raise CellTooLong(field=column, length=len(bare), maximum=limits.BARCODE_LENGTH_MAX)
        return bare or None

    def sku(self, column: str) -> str | None:
        """Return the stock number, or None. Refusals: those of ``text``."""
        text = self.text(column, length_max=limits.SKU_LENGTH_MAX)
        return (text or "").removeprefix("'") or None

    def tax_percent_milli(self, column: str) -> int | None:
        """Return the rate in thousandths of a percent. Refusals: ``tax-rate-unreadable``."""
        text = self.raw(column)
        return tax_percent_milli(text) if text else None

    def is_true(self, column: str) -> bool | None:
        """Return what ``true`` or ``false`` says. Refusals: ``cell-not-yes-or-no``."""
        text = self.raw(column).casefold()
        if text not in {"", "true", "false"}:
            raise CellNotYesOrNo(field=column, value=text)
        return None if not text else text == "true"


def cells_of(row: RawRow, columns: Mapping[str, int], *, width: int) -> Cells:
    """Return ``row`` by column name. Refusals: ``row-too-wide``."""
    if any(cell.strip() for cell in row.cells[width:]):
        raise RowTooWide(cells=len(row.cells), columns=width)
    return Cells(row, columns)
