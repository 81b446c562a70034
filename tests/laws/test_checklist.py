"""The checklist's names: each is on the page, and no test claims what is still to come."""

import ast

from tests.laws.tree import ROOT
from tools import checklist


def _named() -> dict[str, list[str]]:
    """Return the tests that name each item in their docstring."""
    named: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                for item in checklist.named_in(ast.get_docstring(node) or ""):
                    named.setdefault(item, []).append(f"{path.name}::{node.name}")
    return named


def test_every_name_is_on_the_page() -> None:
    unknown = {name: tests for name, tests in _named().items() if name not in checklist.items()}
    assert not unknown


def test_no_test_claims_what_is_still_to_come() -> None:
    claimed = {name: tests for name, tests in _named().items() if checklist.is_to_come(checklist.items()[name])}
    assert not claimed


def test_what_is_still_to_come_was_not_decided_otherwise() -> None:
    """A deviation is an answer; an item can't have an answer and be open."""
    both = [name for name, item in checklist.items().items() if item.missing and name in checklist.deviations()]
    assert both == []
