"""The ways out that refusals offer (EV-2): one for each that has one, and every one leads to a route."""

import json
import re
from pathlib import Path

import pytest

from tillkeeper.api.actions import ACTIONS, BY_HOLDER, BY_STATE, Action
from tillkeeper.domains import cash_sessions, order_sessions, orders, sales
from tillkeeper.kernel.refusal import Refusal

ROOT = Path(__file__).parents[2]
DOMAINS = (cash_sessions, order_sessions, orders, sales)
# Of carts, orders, claims, cash sessions and sales: what is mended in the request itself, and nowhere else.
IN_THE_REQUEST = {
    "approval-too-early": "the same close, without the approval",
    "counts-differ": "one of the two counts",
    "denomination-zero": "the count by pieces",
    "denominations-invalid": "the count by pieces",
    "order-into-itself": "the order that the lines are moved into",
    "order-total-too-large": "the lines that were sent",
    "payment-too-high": "the payments; the refusal names what is due",
    "payment-too-low": "the payments; the refusal names what is due",
    "program-without-drawer": "the token, which an admin makes anew with a right to a drawer",
    "tendered-unlikely": "the cash, or its confirmation; the refusal names both amounts",
    "tender-not-accepted": "the tender; the refusal names those that are taken",
}


def _of_domains() -> set[str]:
    packages = tuple(f"{domain.__name__}." for domain in DOMAINS)
    return {each.code for each in Refusal.__subclasses__() if each.__module__.startswith(packages)}


def _offered() -> list[Action]:
    ways = [*ACTIONS.values(), *BY_HOLDER.values(), *(each for pair in BY_STATE.values() for each in pair)]
    # What may be approved is the same call once more (tests/api/test_limits.py).
    return sorted({action for way in ways for action in way if action.href != "{call}"})


def test_every_refusal_with_a_way_out_offers_it() -> None:
    """EV-2: of carts, orders, claims, cash sessions and sales; the rest is named here, with its reason."""
    assert _of_domains() - ACTIONS.keys() - BY_HOLDER.keys() - BY_STATE.keys() == IN_THE_REQUEST.keys()


@pytest.mark.parametrize("action", _offered(), ids=lambda action: f"{action.rel} {action.href}")
def test_every_way_out_leads_to_a_route(action: Action) -> None:
    """EV-2: the address and its method are in the contract."""
    paths = json.loads((ROOT / "docs/reference/openapi.json").read_text())["paths"]
    wanted = re.sub(r"\{\w+\}", "{}", action.href.partition("?")[0])
    found = [methods for path, methods in paths.items() if re.sub(r"\{\w+\}", "{}", path) == wanted]
    assert [action.method.lower() in methods for methods in found] == [True]
