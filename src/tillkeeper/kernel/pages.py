"""Where a page of a list begins: after the mark that the page before it ended with.

A cursor is bound to what its list was asked for. Under another filter or the other way round its mark is a place as
well, and the page would be of neither list: rows are passed over or come twice, and nobody is told.
"""

from hashlib import sha256
from typing import Final
from uuid import UUID

from tillkeeper.kernel.ids import parse_id
from tillkeeper.kernel.refusal import Refusal

# Told apart by chance alone: nobody gains by a cursor that they made up.
_LIST_DIGITS: Final = 8


class CursorInvalid(Refusal):
    """This page mark is not one of this list, sorted and narrowed as it is asked for."""

    code = "cursor-invalid"
    es_py = "Esta marca de página no es de esta lista con este orden y estos filtros."


class ListCursors:
    """What the cursors of a list are bound to: its sort and filters, as they were asked for."""

    def __init__(self, *asked: object) -> None:
        self._digits = sha256(repr(asked).encode()).hexdigest()[:_LIST_DIGITS]

    def mark_in(self, cursor: str | None) -> str | None:
        """Return the mark within a cursor of the list. Refusal: ``cursor-invalid`` for one of another."""
        if cursor is None:
            return None
        mark, _, digits = cursor.rpartition(".")
        if digits != self._digits:
            raise CursorInvalid
        return mark

    def after(self, mark: str) -> str:
        """Return the cursor of the page that begins after ``mark``."""
        return f"{mark}.{self._digits}"

    def in_page(self, page: str) -> str:
        """Return a page as JSON, which ends with its mark as ``nextCursor``, with the cursor in its place."""
        return page if page.endswith("null}") else self.after(page.removesuffix('"}')) + '"}'


def mark_of(cursor: str | None) -> UUID | None:
    """Return the id that the page before ended with; None at the beginning. Refusal: ``cursor-invalid``.

    Whether something of the list has that id the statement finds out (``Database.fetch_page``).
    """
    if cursor is None:
        return None
    mark = parse_id(cursor)
    if mark is None:
        raise CursorInvalid
    return mark


def asked(value: object, condition: str, parameter: str) -> str:
    """Return ``condition`` for a statement where its value is given, else only that ``parameter`` is null.

    The text says what is asked, never ``parameter IS NULL OR …``: one plan may be kept for every caller of a text,
    and no index leads into an OR (tests/domains/test_list_plans.py).
    """
    return f"{parameter} IS NULL" if value is None else condition
