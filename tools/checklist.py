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
NAME = r"(?:S[0-4]-\d{2}|(?:CS|OR|CL|OS|TX|TB|EV)-\d{1,2})"
# "S2-01 to S2-05" and "S2-01..05" name what lies between as well.
RANGE = re.compile(rf"\b({NAME})\s*(?:to|\.\.)\s*(?:[A-Z]+\d?-)?(\d+)\b")


@dataclass
class Item:
    """One thing to prove."""

    name: str
    kind: str
    words: str
    tests: list[str] = field(default_factory=list)


def items() -> dict[str, Item]:
    """Return every item and rule of the reference page, in its order."""
    page = (REFERENCE / "checklist.md").read_text(encoding="utf-8")
    rows = re.findall(rf"^- \*\*({NAME})\*\* (?:\[(\w)\] )?(.+)$", page, re.MULTILINE)
    return {name: Item(name, kind or "rule", words) for name, kind, words in rows}


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


def main(report: Path) -> int:
    """Print the table and the sum; return 1 when a test names what the page does not know."""
    if not report.exists():
        print(f"{report} is not there: run make test first", file=sys.stderr)
        return 1
    known, proved, otherwise = items(), passed_tests(report), deviations()
    table = Table(box=None, pad_edge=False)
    for heading in ("item", "kind", "tests", "what"):
        table.add_column(heading, overflow="fold" if heading == "what" else "ellipsis")
    for item in known.values():
        item.tests = proved.get(item.name, [])
        mark = str(len(item.tests)) if item.tests else ("see deviations" if item.name in otherwise else "none")
        table.add_row(item.name, item.kind, mark, item.words)
    console = Console(highlight=False, width=120 if not sys.stdout.isatty() else None)
    console.print(table)
    for item in known.values():
        for test in item.tests:
            console.print(f"{item.name}  {test}", markup=False, soft_wrap=True)
    having = sum(bool(item.tests) for item in known.values())
    apart = sum(not item.tests and item.name in otherwise for item in known.values())
    console.print(
        f"{having} of {len(known)} have a passing test, {apart} more are listed as deviations, "
        f"{len(known) - having - apart} have none."
    )
    unknown = sorted(set(proved) - set(known))
    if unknown:
        console.print(f"Named by tests and not on the page: {', '.join(unknown)}")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
