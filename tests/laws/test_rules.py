"""The page of the numbered rules: every number that is named leads there, and it says what is not built."""

import re

from tests.laws.tree import ROOT, name_of, project_files
from tools import checklist

PAGE = "docs/reference/rules.md"
NUMBER = r"\b(?:CS|OR|CL|OS|TX|TB|OF|DV|OP|EV)-\d+\b"
MARK = re.compile(r" \*((?:Not yet|In part, not yet): [^*]+)\*$")


def rules_of(page: str) -> dict[str, str]:
    """Return the text of each rule on the page, on one line, by its number."""
    found = re.findall(rf"^- \*\*({NUMBER})\*\* (.+?)(?=\n-|\n\n|\Z)", page, re.MULTILINE | re.DOTALL)
    assert len(found) == len(dict(found)), "a number stands twice"
    return {number: " ".join(text.split()) for number, text in found}


def _rules() -> dict[str, str]:
    return rules_of((ROOT / PAGE).read_text(encoding="utf-8"))


def numbers_in(text: str) -> set[str]:
    """Return each rule number that a text names, and those within `CS-1 to CS-3`."""
    return {name for name in checklist.named_in(text) if not name.startswith("S")} | set(re.findall(NUMBER, text))


def _texts() -> dict[str, str]:
    kinds = {".py", ".sql", ".md", ".ts", ".tsx", ".css", ".sh", ".toml"}
    return {name_of(path): path.read_text(encoding="utf-8") for path in project_files() if path.suffix in kinds}


def test_every_rule_that_is_named_is_on_the_page() -> None:
    """A stranger who meets a number in a docstring, a test or a page can read what it says."""
    rules = _rules()
    named = {(file, number) for file, text in _texts().items() for number in numbers_in(text)}
    assert len({number for _, number in named}) > 60
    assert sorted((file, number) for file, number in named if number not in rules) == []


def test_twin_a_number_without_a_rule_is_found() -> None:
    """Alone, and as the end of a range."""
    rules = _rules()
    last = max(int(number[3:]) for number in rules if number.startswith("CS-"))
    assert numbers_in(f"as CS-{last + 1} says") - set(rules) == {f"CS-{last + 1}"}
    assert numbers_in(f"CS-1 to CS-{last + 1}") - set(rules) == {f"CS-{last + 1}"}


def test_the_page_says_of_each_rule_what_the_checklist_says_is_missing() -> None:
    """A rule that is not built, or not all of it, is marked in both with the same words."""
    listed = {name: item.missing for name, item in checklist.items().items() if item.kind == "rule"}
    marks = {name: found[1] if (found := MARK.search(text)) else "" for name, text in _rules().items()}
    assert marks == listed


def test_rules_and_words_are_found_from_where_one_starts() -> None:
    """The readme, the page for contributors and the checklist lead to both pages."""
    for page, folder in (("README.md", "docs/reference/"), ("CONTRIBUTING.md", "docs/reference/"), (PAGE, "")):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert f"({folder}glossary.md)" in text, page
        assert page == PAGE or f"({folder}rules.md)" in text, page
    checklist_page = (ROOT / "docs/reference/checklist.md").read_text(encoding="utf-8")
    assert "(rules.md)" in checklist_page
    assert "(glossary.md)" in checklist_page
