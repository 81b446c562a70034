"""The traces that the console's reducer is tested on are what the server answers today."""

import json

from tests.helpers.oracle import expected, shown
from tests.helpers.shop import Shop
from tests.helpers.traces import FLAVOURS, FOLDER, as_text, traces


async def test_the_traces_have_not_drifted(shop: Shop) -> None:
    """OR-2, OR-3: old state plus operations is the server's new state, as committed for the console to repeat."""
    for name, document in (await traces(shop)).items():
        committed = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
        assert committed == as_text(document), "run: python -m tests.helpers.traces"


def test_each_step_of_each_trace_adds_up() -> None:
    """OR-3: every figure of every step, by the book."""
    for flavour in FLAVOURS:
        document = json.loads((FOLDER / f"{flavour.name}.json").read_text(encoding="utf-8"))
        for step in document["steps"]:
            decimals = document["currency"]["decimals"]
            assert shown(step["order"], decimals) == expected(step["order"], decimals)


def test_no_trace_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == {flavour.name for flavour in FLAVOURS}
