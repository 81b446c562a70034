"""An expected *no*: a stable code, typed fields, one sentence in each language.

A refusal is an answer, not a fault: it is journalled, and remembered under its
idempotency key. It knows no HTTP; ``api/problems.py`` holds the one table of statuses.
"""

import inspect
from collections.abc import Mapping
from functools import cache
from typing import ClassVar

_REGISTRY: dict[str, type["Refusal"]] = {}


class Refusal(Exception):
    """The request was refused."""

    code: ClassVar[str] = ""
    """Stable, kebab-case; integrators branch on it."""
    es_py: ClassVar[str] = ""
    """The docstring's sentence, written by hand in Paraguayan Spanish, same placeholders."""
    amounts: ClassVar[frozenset[str]] = frozenset()
    """Fields that are amounts on the wire; sentences show them as the language writes money."""
    decimals: ClassVar[frozenset[str]] = frozenset()
    """Fields that are decimals on the wire; sentences show them with the language's decimal sign."""
    also: ClassVar[frozenset[str]] = frozenset()
    """Fields that it always has beside those that its sentences show (tests/laws/test_refusal_fields.py)."""
    perhaps: ClassVar[frozenset[str]] = frozenset()
    """Fields that it has from some places alone."""
    may_retry: ClassVar[bool] = False
    """Whether the very same request can succeed later with nothing else changed."""

    def __init_subclass__(cls) -> None:
        """Enter the refusal in the catalogue; two can't share a code."""
        super().__init_subclass__()
        if not cls.code:
            return
        known = _REGISTRY.setdefault(cls.code, cls)
        if known is not cls:
            message = f"two refusals claim the code {cls.code!r}: {known} and {cls}"
            raise TypeError(message)

    def __init__(self, **fields: object) -> None:
        super().__init__(self.code)
        self.fields: Mapping[str, object] = fields

    @classmethod
    @cache
    def english(cls) -> str:
        """Return the default message: the first paragraph of the class docstring."""
        return inspect.cleandoc(cls.__doc__ or "").split("\n\n", 1)[0].replace("\n", " ")

    @classmethod
    def named(cls, code: str, fields: Mapping[str, object]) -> "Refusal":
        """Return the refusal that ``code`` names, as the database's functions report it."""
        return _REGISTRY[code](**fields)

    @classmethod
    def catalogue(cls) -> Mapping[str, type["Refusal"]]:
        """Return every refusal that is loaded, by code."""
        return dict(_REGISTRY)
