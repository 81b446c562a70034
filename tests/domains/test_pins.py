"""DV-3: how long a new PIN is, and which are too easy."""

import pytest

from tests.laws.tree import PACKAGE, python_files
from tillkeeper.domains.identity import PinGuessable, PinUnfit, hash_pin
from tillkeeper.kernel.permissions import Role


@pytest.mark.parametrize(
    ("role", "pin", "fits"),
    [
        (Role.MANAGER, "12345", False),
        (Role.MANAGER, "123457", True),
        (Role.ADMIN, "4711", False),
        (Role.ADMIN, "47114712", True),
        (Role.ADMIN, "471147110", False),
        (Role.CASHIER, "123", False),
        (Role.CASHIER, "1235", True),
        (Role.AUDITOR, "1244", True),
        (Role.CASHIER, "12a4", False),
        (Role.CASHIER, "١٢٣٤", False),
        (Role.CASHIER, "12 34", False),
        (Role.CASHIER, "", False),
    ],
)
def test_a_new_pin_fits_its_role(role: Role, pin: str, *, fits: bool) -> None:
    """DV-3, D20: six digits or more for roles that may approve, four for others; the refusal says how many."""
    if fits:
        assert hash_pin(pin, role).startswith("$argon2id$")
        return
    with pytest.raises(PinUnfit) as refused:
        hash_pin(pin, role)
    assert refused.value.fields == {
        "role": role.value,
        "least": 6 if role in {Role.MANAGER, Role.ADMIN} else 4,
        "most": 8,
    }
    assert pin not in str(refused.value.fields) or pin == ""


@pytest.mark.parametrize(
    "pin", ["111111", "123456", "654321", "000000", "567890", "135791", "121212", "123123", "47114711", "1111", "4321"]
)
def test_a_pin_that_is_tried_first_is_refused(pin: str) -> None:
    """DV-3: its digits go on by one step, or repeat themselves."""
    with pytest.raises(PinGuessable) as refused:
        hash_pin(pin, Role.ADMIN if len(pin) > 4 else Role.CASHIER)
    assert refused.value.fields == {}


def test_the_demo_alone_goes_round_the_rule() -> None:
    """DV-3: nobody else's PIN is hashed as a secret of any length."""
    sources = {path: path.read_text(encoding="utf-8") for path in python_files(under=PACKAGE)}
    found = [path for path, source in sources.items() if "pin_hash=hash_secret(" in source]
    assert found == [PACKAGE / "cli" / "demo" / "shops.py"]
