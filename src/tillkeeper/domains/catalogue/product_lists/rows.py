"""Comma-separated values as shops really send them, row by row with line numbers."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tillkeeper.domains.catalogue.model import BadRow, SignProof, bare_barcode, bare_sku, on_one_line, tax_percent
from tillkeeper.domains.catalogue.refusals import (
    CellMissing,
    CellNotText,
    CellNotYesOrNo,
    CellTooLong,
    ListTooLarge,
    RowBroken,
    RowTooWide,
)
from tillkeeper.kernel import limits
from tillkeeper.kernel.money import Currency, amount_minor
from tillkeeper.kernel.written_numbers import DecimalSign, Settled, Written, plain, read_written

# Control characters, and the lone surrogates by which Python carries bytes that are not
# UTF-8: PostgreSQL stores neither, and no till can show them.
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_AMOUNT_MAX = Decimal(limits.AMOUNT_MAX_MAJOR)


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


@dataclass(slots=True)
class Numbers:
    """How a list writes its numbers: what is settled, and what the rows read so far prove."""

    settled: Settled | None = None
    proofs: dict[DecimalSign, SignProof] = field(default_factory=dict)
    """For each decimal sign the first cell that has it for sure."""

    def noted(self, number: Written, line: int, text: str) -> Decimal:
        """Return the number's value, and keep what its form proves."""
        if number.proves is not None:
            self.proofs.setdefault(number.proves, SignProof(number.proves, line, text))
        return number.value


class Cells:
    """One row's cells by column name; each reader checks what it returns.

    Cells that the row leaves out at its end are empty, as spreadsheets write them.
    """

    def __init__(self, row: RawRow, columns: Mapping[str, int], numbers: Numbers) -> None:
        self.line = row.line
        self._cells = row.cells
        self._columns = columns
        self._numbers = numbers

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
        text = on_one_line(self.checked(column))
        if len(text) > length_max:
            raise CellTooLong(field=column, length=len(text), maximum=length_max)
        return text or None

    def checked(self, column: str) -> str:
        """Return the cell with its line ends. Refusals: ``cell-not-text``."""
        text = self.raw(column)
        found = not_text_in(text)
        if found is not None:
            raise CellNotText(field=column, position=found[0], byte=found[1])
        return text

    def price_minor(self, column: str, currency: Currency) -> int:
        """Return the price in minor units of ``currency``.

        Zeros behind the last decimal say nothing: an export writes two decimals in every currency.
        Refusals: ``cell-missing`` and those of ``read_written`` and ``amount_minor``.
        """
        text = self.checked(column)
        if not text:
            raise CellMissing(field=column)
        number = read_written(
            text, decimals=currency.decimals, largest=_AMOUNT_MAX, settled=self._numbers.settled, field=column
        )
        return amount_minor(plain(self._numbers.noted(number, self.line, text)), currency, field=column)

    def barcode(self, column: str) -> str | None:
        """Return the barcode, or None. Refusals: ``barcode-damaged`` and those of ``text``."""
        text = self.text(column, length_max=limits.BARCODE_LENGTH_MAX + 1)
        if text is None:
            return None
        bare = bare_barcode(text)
        if len(bare) > limits.BARCODE_LENGTH_MAX:
            raise CellTooLong(field=column, length=len(bare), maximum=limits.BARCODE_LENGTH_MAX)
        return bare or None

    def sku(self, column: str) -> str | None:
        """Return the stock number, or None. Refusals: those of ``text``."""
        text = self.text(column, length_max=limits.SKU_LENGTH_MAX)
        return bare_sku(text or "") or None

    def tax_percent_milli(self, column: str) -> int | None:
        """Return the rate in thousandths of a percent. Refusals: ``cell-not-text``, ``tax-rate-unreadable``."""
        text = self.checked(column)
        if not text:
            return None
        number = tax_percent(text, self._numbers.settled)
        return int(self._numbers.noted(number, self.line, text).scaleb(3))

    def is_true(self, column: str) -> bool | None:
        """Return what ``true`` or ``false`` says. Refusals: ``cell-not-yes-or-no``."""
        text = self.raw(column).casefold()
        if text not in {"", "true", "false"}:
            raise CellNotYesOrNo(field=column, value=text)
        return None if not text else text == "true"


def cells_of(row: RawRow, columns: Mapping[str, int], numbers: Numbers, *, width: int) -> Cells:
    """Return ``row`` by column name. Refusals: ``row-too-wide``."""
    if any(cell.strip() for cell in row.cells[width:]):
        raise RowTooWide(cells=len(row.cells), columns=width)
    return Cells(row, columns, numbers)


def not_text_in(text: str) -> tuple[int, str] | None:
    """Return where ``text`` stops being text (its character, from 1) and the byte that stands there, or None."""
    found = _NOT_TEXT.search(text)
    return None if found is None else (found.start() + 1, _byte_of(found[0]))


def _byte_of(sign: str) -> str:
    """Return the byte that a character that is no text stands for, as a hex editor shows it: ``0xE4``."""
    # Python carries a byte that is not UTF-8 in the last eight bits of a lone surrogate.
    return f"0x{ord(sign) & 0xFF:02X}"
