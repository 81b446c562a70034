"""The list of event types is what the program writes, and what the page of the feed names."""

import ast
import re

from tests.feed.test_law import ALL_TYPES
from tests.laws.tree import PACKAGE, ROOT, parsed, project_files, python_files
from tillkeeper.domains.webhooks.model import TEST_TYPE
from tillkeeper.journal.event_types import EVENT_TYPES
from tillkeeper.kernel.permissions import Permission

DOTTED = r"[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*"
# Put together from its two ends: order.request-granted, order.request-declined.
ANSWERED = {"order.request-granted", "order.request-declined"}
# Never an event's own: claim_event makes the change that goes into order.request-granted.
PARTS = {"order.handed-over"}


def _named_in_sql() -> set[str]:
    # A migration writes no event; it may name a type of former releases.
    sources = (
        path
        for path in project_files()
        if path.suffix == ".sql" and path.is_relative_to(PACKAGE) and "migrations" not in path.parts
    )
    return {found for path in sources for found in re.findall(rf"'({DOTTED})'", path.read_text(encoding="utf-8"))}


def _is_written_by(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in {"Done", "_done", "_answer"}


def _named_in_python() -> set[str]:
    found: set[str] = set()
    for path in python_files(under=PACKAGE):
        for call in ast.walk(parsed(path)):
            if isinstance(call, ast.Call) and _is_written_by(call):
                found |= {str(node.value) for node in ast.walk(call) if isinstance(node, ast.Constant)}
    return {name for name in found if re.fullmatch(DOTTED, name)}


def _commands() -> set[str]:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in python_files(under=PACKAGE))
    return set(re.findall(rf'name: ClassVar\[str\] = "({DOTTED})"', sources))


def test_every_type_that_is_written_is_in_the_list() -> None:
    """EV-3: whoever follows the shop can be told of everything, and is offered nothing that never comes."""
    named = _named_in_sql() | _named_in_python()
    assert named - _commands() - PARTS - set(Permission) <= set(EVENT_TYPES)
    assert set(EVENT_TYPES) <= named | ANSWERED | {TEST_TYPE}
    assert set(EVENT_TYPES) >= ALL_TYPES
    assert len(EVENT_TYPES) == len(set(EVENT_TYPES))


def test_the_page_of_the_feed_names_every_type() -> None:
    """EV-3: what is documented is what comes."""
    page = (ROOT / "docs" / "reference" / "feed.md").read_text(encoding="utf-8")
    section = page.split("## Types", 1)[1].split("\n## ", 1)[0]
    named = {
        group + name
        for group, names in re.findall(r"`([a-z-]+\.)`((?:\s+`[a-z-]+`)+)", section)
        for name in re.findall(r"`([a-z-]+)`", names)
    }
    named |= set(re.findall(rf"`({DOTTED})`", section))
    assert named == set(EVENT_TYPES)


def test_the_page_of_the_feed_names_every_kind_of_change() -> None:
    """EV-3: whoever keeps documents up to date knows what each change is of."""
    sources = (path for path in project_files() if path.suffix in {".sql", ".py"} and path.is_relative_to(PACKAGE))
    written = {
        kind
        for path in sources
        for kind in re.findall(r"""(?:'kind', '|"kind": ")([a-z-]+)['"]""", path.read_text(encoding="utf-8"))
    }
    page = (ROOT / "docs" / "reference" / "feed.md").read_text(encoding="utf-8")
    table = page.split("| kind | holds |", 1)[1].split("\n\n", 1)[0]
    first_cells = " ".join(re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE))
    assert set(re.findall(r"`([a-z-]+)`", first_cells)) == written
    assert "business" in written
