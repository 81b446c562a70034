"""The one rule by which text is searched, wherever somebody searches (EV-12, docs/reference/search.md).

The console folds by the same rule (``web/src/core/search.ts``); ``web/src/core/tables/search.json`` drives the tests of
both. The database compares what was folded here and folds nothing.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from tillkeeper.kernel import limits

# Signs that people type for an apostrophe, Guarani's puso and the Slavic and Arabic half rings among them.
_APOSTROPHES: Final = re.compile(
    "['`\u00b4\u02b9\u02bb-\u02bf\u02ca\u02cb\u055a\u05f3\u07f4\u07f5\u2018\u2019\u201b\u2032\u2035\ua78b\ua78c\uff07]"
)
# Letters that Unicode does not take apart, as they are typed on a keyboard without them.
_LETTERS: Final = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "\u0131": "i", "ł": "l", "đ": "d", "ð": "d", "ħ": "h",
        "ŧ": "t", "ŋ": "n", "ĸ": "k", "\u03c2": "\u03c3",
    }
)  # fmt: skip
_NOT_A_WORD: Final = re.compile(r"[\W_]+")


def words(text: str) -> str:
    """Return ``text`` as it is searched: its words in small letters without marks, one space between two.

    Folding a folded text changes nothing.
    """
    bare = _APOSTROPHES.sub("", text)
    if not bare.isascii():
        apart = unicodedata.normalize("NFKD", bare)
        unmarked = "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M"))
        bare = _APOSTROPHES.sub("", unmarked).lower().translate(_LETTERS)
    return _NOT_A_WORD.sub(" ", bare.lower()).strip()


def text_of(named: Iterable[str | None]) -> str:
    """Return the words that something called ``named`` is found by, each once and with a space before it."""
    seen = dict.fromkeys(word for text in named if text for word in words(text).split())
    return "".join(f" {word}" for word in seen)


def query_words(query: str) -> str:
    """Return the words of ``query`` that count, one space between two; ``""`` finds nothing."""
    return " ".join(words(query).split()[: limits.SEARCH_WORDS_MAX])


def patterns(query: str) -> list[str]:
    """Return one SQL ``LIKE`` pattern of a ``text_of`` for each word of ``query``; all of them must match.

    A word of three letters is found anywhere in a word, a shorter one where a word begins. Words hold letters and
    digits only, so no pattern needs escaping.
    """
    return [
        f"%{word}%" if len(word) >= limits.SEARCH_INSIDE_LETTERS_MIN else f"% {word}%"
        for word in query_words(query).split()
    ]


def walked_rows(shown: int) -> int:
    """Return how many rows a search for a page of ``shown`` walks in the order of its list before it asks the index."""
    return min(shown * limits.SEARCH_WALKED_FOR_EACH, limits.SEARCH_WALKED_ROWS)
