"""Sentences for the operator at a terminal, in the language that the environment names."""

import os
from collections.abc import Mapping

from tillkeeper.domains.shops import NotUtf8
from tillkeeper.kernel.refusal import Refusal


def speaks_spanish(environment: Mapping[str, str] | None = None) -> bool:
    """Return whether messages are wanted in Spanish: ``LC_ALL``, else ``LC_MESSAGES``, else ``LANG`` says ``es…``."""
    source = os.environ if environment is None else environment
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := source.get(name))), "")
    return named.lower().startswith("es")


def sentence(refusal: Refusal) -> str:
    """Return a refusal's sentence with its fields filled in."""
    return (refusal.es_py if speaks_spanish() else refusal.english()).format(**refusal.fields)


def in_utf8(given: str | bytes, field: str) -> str:
    """Return a text from outside. Refusal: ``not-utf8``, which names ``field``.

    Python keeps a byte of the command line or of a terminal that is no UTF-8 as half a character, which no database
    takes.
    """
    try:
        return given.decode() if isinstance(given, bytes) else given.encode().decode()
    except UnicodeError:
        raise NotUtf8(field=field) from None
