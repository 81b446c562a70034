"""Generated pages are as the code of today writes them."""

import json

import pytest

from tests.laws.tree import ROOT
from tillkeeper.kernel import limits
from tools import openapi, reference

REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("name", reference.PAGES)
def test_a_generated_page_has_not_drifted(name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == reference.PAGES[name](), "run: make reference"


def test_the_http_contract_has_not_drifted() -> None:
    """The committed OpenAPI document is the one that the server answers."""
    committed = (REFERENCE / "openapi.json").read_text(encoding="utf-8")
    assert json.loads(committed) == json.loads(openapi.as_text()), "run: make openapi"


def test_every_limit_has_a_reason() -> None:
    """A limit's comment says why that number."""
    found = dict(reference.limits_and_reasons())
    assert set(found) == {name for name in vars(limits) if name.isupper()}
    assert [name for name, reason in found.items() if len(reason) < len("a short reason")] == []


def test_a_refusal_with_two_statuses_names_both() -> None:
    """EV-2: an order that somebody holds is locked to writes, and lost to whoever claims it."""
    page = (REFERENCE / "refusals.md").read_text(encoding="utf-8")
    assert "| `order-claimed` | 423, of `/claim` 409 |" in page


def test_every_setting_is_documented() -> None:
    """Settings that a person may set are all in the reference, and the install guide leads there."""
    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    for name in (
        "DATABASE_URL",
        "TILLKEEPER_PORT",
        "TILLKEEPER_DATA_DIR",
        "TILLKEEPER_WORKERS",
        "TILLKEEPER_POOL_SIZE",
    ):
        assert f"`{name}`" in page
    assert "settings.md" in (ROOT / "docs" / "operations" / "install.md").read_text(encoding="utf-8")
