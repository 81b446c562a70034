"""Every way of saying no: two languages, one status, one line in the reference."""

import importlib
import pkgutil
import re
from string import Formatter

import pytest

import tillkeeper
from tests.laws.tree import ROOT
from tillkeeper.kernel.refusal import Refusal


def refusals() -> list[type[Refusal]]:
    for module in pkgutil.walk_packages(tillkeeper.__path__, "tillkeeper."):
        if module.name.endswith((".refusals", ".money")):
            importlib.import_module(module.name)
    return [refusal for _, refusal in sorted(Refusal.catalogue().items())]


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("refusal", refusals(), ids=lambda refusal: refusal.code)
def test_a_refusal_speaks_both_languages(refusal: type[Refusal]) -> None:
    """EV-2, EV-7, S2-30: a stable code, an English and a Spanish sentence with the same facts, no text left over."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", refusal.code)
    english, spanish = refusal.english(), refusal.es_py
    assert english
    assert spanish
    assert english != spanish
    assert placeholders(english) == placeholders(spanish)
    assert english[-1] in ".?!"
    assert spanish[-1] in ".?!"


def test_every_refusal_has_a_status() -> None:
    """EV-2: none of them ends as a 500."""
    from tillkeeper.api.problems import STATUS  # noqa: PLC0415 - the refusals must be loaded first

    assert {refusal.code for refusal in refusals()} == set(STATUS)


def test_every_refusal_is_in_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "refusals.md").read_text(encoding="utf-8")
    missing = [refusal.code for refusal in refusals() if f"`{refusal.code}`" not in page]
    assert missing == [], "run: make reference"
