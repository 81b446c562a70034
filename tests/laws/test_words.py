"""Every way of saying no: two languages, one status, one line in the reference."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from string import Formatter

import pytest

import tillkeeper
from tests.laws.tree import PACKAGE, ROOT, parsed, project_files, python_files
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


def _fields_in_sql() -> Iterator[tuple[str, str]]:
    """Yield the code of each ``refuse('code', …)`` with each name that is given a value in it."""
    for path in project_files():
        if path.suffix == ".sql" and path.is_relative_to(PACKAGE):
            source = path.read_text(encoding="utf-8")
            for code, fields in re.findall(r"\brefuse\('([a-z-]+)',(.*?)\);$", source, re.MULTILINE | re.DOTALL):
                yield from ((code, name) for name in re.findall(r"'(\w+)',", fields))


def _fields_in_python() -> Iterator[tuple[str, str]]:
    """Yield the code of each refusal that is made, with the name of each field that it is given."""
    by_name = {refusal.__name__: refusal.code for refusal in refusals()}
    for path in python_files(under=PACKAGE):
        for call in ast.walk(parsed(path)):
            if isinstance(call, ast.Call):
                name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
                yield from ((by_name[name], field.arg or "**") for field in call.keywords if name in by_name)


def test_a_refusals_fields_are_its_own() -> None:
    """EV-2: none is called as a member that every problem document has: the member would be sent in its place."""
    from tillkeeper.api.problems import MEMBERS  # noqa: PLC0415 - the refusals must be loaded first

    in_sql, in_python = set(_fields_in_sql()), set(_fields_in_python())
    assert ("order-not-open", "state") in in_sql
    assert ("order-session-not-active", "state") in in_python
    in_words = {(refusal.code, name) for refusal in refusals() for name in placeholders(refusal.english())}
    # The list of what is wrong with a request is a member made of a field.
    taken = {(code, name) for code, name in in_sql | in_python | in_words if name in MEMBERS}
    assert taken == {("invalid-fields", "errors")}


@pytest.mark.parametrize("refusal", refusals(), ids=lambda refusal: refusal.code)
def test_spanish_uses_a_word_for_one_thing(refusal: type[Refusal]) -> None:
    """EV-7: *pedido* is an order and no request, a cash session is a *turno*, and nobody is spoken to as *usted*."""
    spanish = refusal.es_py.lower()
    if "pedido" in spanish:
        assert re.search(r"order|ticket", refusal.english().lower()), spanish
    assert not re.search(r"sesi[oó]n de caja|registradora|\bdé\b", spanish), spanish


def test_every_refusal_has_a_status() -> None:
    """EV-2: none of them ends as a 500."""
    from tillkeeper.api.problems import STATUS  # noqa: PLC0415 - the refusals must be loaded first

    assert {refusal.code for refusal in refusals()} == set(STATUS)


def test_every_refusal_is_in_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "refusals.md").read_text(encoding="utf-8")
    missing = [refusal.code for refusal in refusals() if f"`{refusal.code}`" not in page]
    assert missing == [], "run: make reference"


# A number, and the word behind it in the plural: {count} rows, {count} filas.
_COUNTED = re.compile(
    r"\{(cells|columns|count|decimals|least|length|limit|limitBytes|maximum|minimum|most|retryAfterSeconds|value)\}"
    r" (\w+s)\b"
)
_NO_PLURALS = frozenset({"is", "has", "was"})
# Of these there is never one: they are limits, and what is above one.
_NEVER_ONE = frozenset({
    ("body-too-large", "limitBytes"), ("cell-too-long", "length"), ("feed-streams-too-many", "limit"),
    ("head-too-large", "limitBytes"), ("name-malformed", "maximum"), ("number-too-precise", "decimals"),
    ("order-too-long", "limit"), ("password-too-short", "maximum"), ("pin-unfit", "most"),
    ("program-name-malformed", "maximum"), ("target-too-long", "limitBytes"), ("text-too-long", "limit"),
    ("username-malformed", "maximum"), ("variants-too-many", "maximum"), ("webhooks-too-many", "limit"),
})  # fmt: skip


def test_no_sentence_says_one_rows() -> None:
    """EV-7: a number that may be one stands where no plural follows it, in neither language."""
    counted = {
        (refusal.code, name)
        for refusal in refusals()
        for sentence in (refusal.english(), refusal.es_py)
        for name, word in _COUNTED.findall(sentence)
        if word not in _NO_PLURALS
    }
    assert counted == _NEVER_ONE
