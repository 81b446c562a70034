"""A note of every sale the server acknowledged, kept outside it: what it may never lose or change."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TextIO


class Receipts:
    """Acknowledged sales by their number in the file; a later run is held to what an earlier one noted."""

    def __init__(self, known: dict[str, str], notes: TextIO | None) -> None:
        self._known = known
        self._notes = notes
        self.broken: list[str] = []
        """Where the server now says otherwise than it acknowledged."""

    @classmethod
    @contextmanager
    def at(cls, path: Path | None) -> Iterator[Self]:
        """Read what ``path`` holds and note there what comes; without a path nothing is kept."""
        if path is None:
            yield cls({}, None)
            return
        with path.open("a+", encoding="utf-8") as notes:
            notes.seek(0)
            # A killed replay leaves at most half a line behind, of a sale it may never have noted.
            lines = [line for line in notes if line.endswith("\n")]
            known = {each["sale"]: each["transaction"] for each in map(json.loads, lines)}
            yield cls(known, notes)

    def note(self, number: str, transaction_id: str) -> None:
        """Note an acknowledged sale."""
        before = self._known.get(number)
        if before is None and self._notes is not None:
            self._notes.write(json.dumps({"sale": number, "transaction": transaction_id}) + "\n")
            self._notes.flush()
        if before not in {None, transaction_id}:
            self.broken.append(f"sale {number} was acknowledged as {before} and is now {transaction_id}")
