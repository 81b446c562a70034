"""Where a page of a list begins: after the mark that the page before it ended with."""

from uuid import UUID

from tillkeeper.kernel.ids import parse_id
from tillkeeper.kernel.refusal import Refusal


class CursorInvalid(Refusal):
    """This page mark is not one of this list."""

    code = "cursor-invalid"
    es_py = "Esta marca de página no es de esta lista."


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
