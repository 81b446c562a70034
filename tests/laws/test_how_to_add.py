"""The lists of how to add something are those of a real example: each file names it, and no other file does."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from tests.laws.tree import ROOT, name_of, project_files

PAGE = (ROOT / "docs" / "contributing" / "how-to-add.md").read_text(encoding="utf-8")
KINDS = ("A command in SQL", "A command in Python", "An event", "A refusal", "A table", "A screen", "A setting")
# These tell of what is there and are no part of it; tests that meet the example may be many, and the list names some.
BESIDE = ("CHANGELOG.md", "docs/decisions/", "docs/contributing/", "tests/")


@dataclass(frozen=True)
class Step:
    """One file of a list, or a folder."""

    number: int
    path: str
    word: str
    """A name that it has in the place of the example's; empty where it has the example's."""
    sentence: str


def names_of(section: str) -> list[str]:
    (names,) = re.findall(r"^Example: [^`]+\. Names: (.+)\.$", section, re.MULTILINE)
    return re.findall(r"`([^`]+)`", names)


def steps_of(section: str) -> list[Step]:
    found = re.findall(
        r"^(\d+)\. `([^`]+)`(?: \(`([^`]+)`\))?: (.+?)(?=\n\d+\. |\n\n|\n?\Z)", section, re.MULTILINE | re.DOTALL
    )
    return [Step(int(number), path, word, " ".join(words.split())) for number, path, word, words in found]


def has_one_of(names: Iterable[str], text: str) -> bool:
    """Return whether a text has one of the names, not as a part of a longer one."""
    return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) for name in names)


def _section(kind: str) -> str:
    found = re.search(rf"^## {kind}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, kind
    return found[1]


def _texts() -> dict[str, str]:
    pictures = {".png", ".ico", ".woff2"}
    return {name_of(path): path.read_text("utf-8") for path in project_files() if path.suffix not in pictures}


TEXTS = _texts()


def faults_of(section: str, texts: dict[str, str]) -> list[str]:
    """Return what is untrue of a list."""
    names, steps = names_of(section), steps_of(section)
    faults = [] if [step.number for step in steps] == list(range(1, len(steps) + 1)) else ["the numbers"]
    for step in steps:
        files = [
            text for path, text in texts.items() if path == step.path or path.startswith(f"{step.path.rstrip('/')}/")
        ]
        if not files:
            faults.append(f"{step.path} is not there")
        elif not any(has_one_of([step.word] if step.word else names, text) for text in files):
            faults.append(f"{step.path} does not name {step.word or names}")
        if not step.sentence.endswith("."):
            faults.append(f"{step.path} has no sentence")
    listed = [step.path for step in steps if not step.word]
    for path, text in texts.items():
        is_listed = any(path == each or (each.endswith("/") and path.startswith(each)) for each in listed)
        if not is_listed and not path.startswith(BESIDE) and has_one_of(names, text):
            faults.append(f"{path} names the example and is not in the list")
    return faults


def test_the_page_has_every_kind() -> None:
    assert tuple(re.findall(r"^## (.+)$", PAGE, re.MULTILINE)) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_that_of_its_example(kind: str) -> None:
    section = _section(kind)
    assert len(steps_of(section)) == len(re.findall(r"^\d+\. ", section, re.MULTILINE)) > 5
    assert faults_of(section, TEXTS) == []


def test_every_other_path_of_the_page_exists() -> None:
    """Those in sentences."""
    paths = set(re.findall(r"`((?:src|tests|web|docs|tools)/[\w./-]+)`", PAGE))
    assert len(paths) > 40
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_twin_a_list_that_is_not_true_any_more_is_found() -> None:
    """A file that went, one that does not name the example any more, and one that nobody listed."""
    section = "Example: a bell. Names: `Bell`, `bell.rung`.\n\n1. `a.py`: the bell.\n2. `b/` (`rope`): its\n   rope.\n"
    true = {"a.py": "class Bell:", "b/c.ts": "rope", "d.py": "Bells, bell.rung-twice", "tests/t.py": "Bell"}
    assert faults_of(section, true) == []
    assert faults_of(section, true | {"a.py": "class Bells:"}) == ["a.py does not name ['Bell', 'bell.rung']"]
    assert faults_of(section, true | {"b/c.ts": "chain"}) == ["b/ does not name rope"]
    assert faults_of(section, {path: text for path, text in true.items() if path != "b/c.ts"}) == ["b/ is not there"]
    assert faults_of(section, true | {"d.py": "'bell.rung'"}) == ["d.py names the example and is not in the list"]
