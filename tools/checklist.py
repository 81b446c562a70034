"""Print which checklist items and product rules have a passing test that names them, and which have none.

``make test`` leaves a JUnit report in which each test carries the names its docstring and ``proves`` marker hold;
``docs/reference/checklist.md`` lists what there is to prove, ``deviations.md`` what was decided otherwise.
"""

import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import parse

from rich.console import Console
from rich.table import Table

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"
NAME = r"(?:S[0-4]-\d{2}|(?:CS|OR|CL|OS|TX|TB|OF|DV|OP|EV)-\d{1,2})"
# "S2-01 to S2-05" and "S2-01..05" name what lies between as well.
RANGE = re.compile(rf"\b({NAME})\s*(?:to|\.\.)\s*(?:[A-Z]+\d?-)?(\d+)\b")


@dataclass
class Item:
    """One thing to prove."""

    name: str
    kind: str
    words: str
    missing: str = ""
    """What of it is still to come: "Not yet: …" or "In part, not yet: …"; empty when all of it is there."""
    tests: list[str] = field(default_factory=list)


def items() -> dict[str, Item]:
    """Return every item and rule of the reference page, in its order."""
    page = (REFERENCE / "checklist.md").read_text(encoding="utf-8")
    pattern = rf"^- \*\*({NAME})\*\* (?:\[(\w)\] )?(.+?)(?: \*((?:Not yet|In part, not yet): .+)\*)?$"
    rows = re.findall(pattern, page, re.MULTILINE)
    return {name: Item(name, kind or "rule", words, missing) for name, kind, words, missing in rows}


def is_to_come(item: Item) -> bool:
    """Return whether nothing of the item is there yet, so that no test can prove it."""
    return item.missing.startswith("Not yet")


def deviations() -> dict[str, str]:
    """Return the items that were decided otherwise, with the first words of why."""
    page = (REFERENCE / "deviations.md").read_text(encoding="utf-8")
    return dict(re.findall(rf"^- \*\*({NAME})\*\* (.+)$", page, re.MULTILINE))


def named_in(text: str) -> set[str]:
    """Return every item that a text names, alone or in a range."""
    names = set(re.findall(rf"\b{NAME}\b", text))
    for first, last in RANGE.findall(text):
        prefix, number = first.rsplit("-", 1)
        names |= {f"{prefix}-{between:0{len(number)}d}" for between in range(int(number), int(last) + 1)}
    return names


def passed_tests(report: Path) -> dict[str, list[str]]:
    """Return, for each name, the passed tests of the report that prove it."""
    proved: dict[str, list[str]] = defaultdict(list)
    for case in parse(report).getroot().iter("testcase"):  # noqa: S314 - pytest wrote it, a minute ago
        if any(case.find(outcome) is not None for outcome in ("failure", "error", "skipped")):
            continue
        claims = " ".join(p.get("value", "") for p in case.iter("property") if p.get("name") == "proves")
        for name in named_in(claims):
            proved[name].append(f"{case.get('classname', '')}.{case.get('name', '')}")
    return proved


def _mark(item: Item, otherwise: dict[str, str]) -> str:
    if is_to_come(item):
        return "not yet"
    if item.tests:
        return str(len(item.tests))
    return "see deviations" if item.name in otherwise else "none"


def main(report: Path) -> int:
    """Print the table and the sum; return 1 when a test names an item that is unknown or still to come."""
    if not report.exists():
        print(f"{report} is not there: run make test first", file=sys.stderr)
        return 1
    known, proved, otherwise = items(), passed_tests(report), deviations()
    table = Table(box=None, pad_edge=False)
    for heading in ("item", "kind", "tests", "what"):
        table.add_column(heading, overflow="fold" if heading == "what" else "ellipsis")
    for item in known.values():
        item.tests = proved.get(item.name, [])
        table.add_row(item.name, item.kind, _mark(item, otherwise), f"{item.words} {item.missing}".strip())
    console = Console(highlight=False, width=120 if not sys.stdout.isatty() else None)
    console.print(table)
    for item in known.values():
        for test in item.tests:
            console.print(f"{item.name}  {test}", markup=False, soft_wrap=True)
    to_come = [item for item in known.values() if is_to_come(item)]
    there = [item for item in known.values() if not is_to_come(item)]
    having = sum(bool(item.tests) for item in there)
    in_part = sum(bool(item.tests) and bool(item.missing) for item in there)
    apart = sum(not item.tests and item.name in otherwise for item in there)
    console.print(
        f"{having} of {len(known)} have a passing test ({in_part} of them in part), {apart} more are listed as "
        f"deviations, {len(to_come)} are still to come, {len(there) - having - apart} have none."
    )
    wrong = sorted(set(proved) - set(known)) + [item.name for item in to_come if item.tests]
    if wrong:
        console.print(f"Named by tests, but not on the page or still to come: {', '.join(wrong)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
