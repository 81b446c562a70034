"""Numbers as people write them: one table of cases drives this reader and the console's (EV-11)."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.traces import FOLDER
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.kernel.written_numbers import DecimalSign, NumberAmbiguous, Settled, plain, read_written

CASES: list[dict[str, Any]] = json.loads((FOLDER.parent / "tables" / "written-numbers.json").read_text())["cases"]
LARGEST = Decimal(9_999_999_999)


def read(text: str, decimals: int, largest: Decimal = LARGEST, settled: Settled | None = None) -> dict[str, str | None]:
    try:
        return {"read": plain(read_written(text, decimals=decimals, largest=largest, settled=settled, field="f").value)}
    except NumberAmbiguous as refusal:
        return {"asPoint": str(refusal.fields["asPoint"]), "asComma": str(refusal.fields["asComma"])}
    except Refusal:
        return {"read": None}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']} of {case['decimals']}")
def test_the_table_of_cases(case: dict[str, Any]) -> None:
    """EV-11: a text is read as the one number that it spells, or refused with the two that it may mean."""
    settled = None
    if "settled" in case:
        settled = Settled(DecimalSign(case["settled"]), by_owner=case["by"] == "owner")
    largest = Decimal(case.get("largest", LARGEST))
    expected = {name: case[name] for name in ("read", "asPoint", "asComma") if name in case}
    assert read(case["text"], case["decimals"], largest, settled) == expected


@given(
    minor=st.integers(min_value=0, max_value=999_999_999_999),
    decimals=st.sampled_from([0, 2, 3]),
    signs=st.sampled_from([(".", ","), (",", "."), (" ", ","), ("'", "."), ("", "."), ("", ",")]),
)
def test_no_number_is_read_as_another(minor: int, decimals: int, signs: tuple[str, str]) -> None:
    """EV-11: however a number is grouped and whichever sign it has, it is read as itself, asked about, or refused."""
    group, sign = signs
    number = Decimal(minor).scaleb(-decimals)
    text = f"{number:,.{decimals}f}".replace(",", "g").replace(".", "d").replace("g", group).replace("d", sign)
    found = read(text, decimals)
    assert plain(number) in found.values() or found == {"read": None}, (text, found)
