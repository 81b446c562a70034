"""Codes made of names, rates, and descriptions without their mark-up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillkeeper.domains.catalogue import tax_percent_milli
from tillkeeper.domains.catalogue.model import code_from, percent_wire
from tillkeeper.domains.catalogue.product_lists.html_text import text_of
from tillkeeper.kernel import limits


def test_long_names_that_differ_at_the_end_have_two_codes() -> None:
    one, other = code_from("pan " * 30 + "uno"), code_from("pan " * 30 + "dos")
    assert one != other
    assert len(one) == len(other) == limits.CODE_LENGTH_MAX


@pytest.mark.parametrize(
    ("text", "milli"), [("10", 10_000), ("8.875", 8_875), ("0", 0), ("5 %", 5_000), ("100", 100_000)]
)
def test_rates_go_round(text: str, milli: int) -> None:
    assert tax_percent_milli(text) == milli
    assert percent_wire(milli) == text.removesuffix(" %")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two&nbsp;&amp; more</p>", "One\nTwo & more"),
        ("no mark-up  at all", "no mark-up at all"),
        ("<style>p{}</style><script>alert('<p>x</p>')</script>seen", "seen"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("<p>never closed <b>bold", "never closed bold"),
        ("</script></p>stray", "stray"),
    ],
)
def test_html_becomes_what_a_reader_sees(html: str, text: str) -> None:
    assert text_of(html) == text


@given(st.text(alphabet="<>/!-&;ap \"'=[]scrit", max_size=120))
def test_no_html_breaks_it(html: str) -> None:
    assert isinstance(text_of(html), str)
