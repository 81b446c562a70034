"""Bank notes: what a customer can hand over, by currency. ``notes.json`` is the table, reviewed by hand."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Final

from tillkeeper.kernel import limits
from tillkeeper.kernel.money import Currency

NOTES: Final[dict[str, list[str]]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
"""Notes in circulation by ISO 4217 code, as decimal strings of the currency, smallest first."""


def largest_note_minor(currency: Currency) -> int:
    """Return the largest note of ``currency`` in minor units; of one that is not in the table, the largest there is.

    Cash handed over beyond what is due and this note is a slip of the finger or a scanned code (TX-4).
    """
    notes = NOTES.get(currency.code, [limits.LARGEST_NOTE_MAJOR])
    return int(Decimal(notes[-1]).scaleb(currency.decimals))
