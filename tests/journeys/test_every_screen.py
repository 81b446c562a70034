"""What holds on every screen and in every window: each word is of the catalogue, and no two words run together."""

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Request

from tests.journeys import tour
from tests.journeys.conftest import OpenDevice
from tests.journeys.console import Api, Console
from tests.journeys.selling import Selling

pytestmark = pytest.mark.browser

WORDS = Path(__file__).parents[2] / "web" / "src" / "words"
_LITERAL = re.compile(r""":\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")""")

# What is seen or heard: text, and the attributes that are read out. Words that touch: on one line, no blank between.
_SEEN = """() => {
    const [texts, touching] = [[], []];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let before = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent;
        const parent = node.parentElement;
        if (text.trim() === '' || parent.closest('script, style, noscript')) continue;
        if (!parent.checkVisibility({ visibilityProperty: true })) continue;
        texts.push(text.trim());
        const range = document.createRange();
        range.selectNodeContents(node);
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 1);
        if (boxes.length === 0) continue;
        const box = boxes[0];
        const wordy = /[\\p{L}\\p{N}]$/u.test(before?.text ?? '') && /^[\\p{L}\\p{N}]/u.test(text);
        if (wordy && !parent.closest('.tk-unseen')) {
            const last = before.box;
            const sameLine = Math.min(box.bottom, last.bottom) - Math.max(box.top, last.top) > box.height / 2;
            if (sameLine && Math.abs(box.left - last.right) < 2) touching.push(`${before.text}|${text}`);
        }
        before = { text, box: boxes.at(-1) };
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
        for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
            if (element.checkVisibility() && !element.closest('[aria-hidden=true]')
                && element.getAttribute(name)) texts.push(element.getAttribute(name).trim());
    return [texts, touching]; }"""


# A key, initials, a currency's sign with or without its figure, a time, and the name of the program.
_IN_EVERY_LANGUAGE = re.compile(
    r"F\d+|(Ctrl|Shift)\+[\w+]+|[A-ZÁÉÍÓÚÑ]{1,2}|[-\u2212+]?Gs\.( [\d.]+)?|[0-9: ]+[AP]M|Tillkeeper|xyzzy"
)
# A day, and an instant of this or another day, as each language writes them in a sentence (web/src/ui/clock.tsx): a
# sign-in of the evening ends tomorrow.
_DAYS = {
    "en": r"[A-Z][a-z]+ \d{1,2}, \d{4}|(on )?[A-Z][a-z]{2} \d{1,2}, \d{1,2}:\d{2} [AP]M|at \d{1,2}:\d{2} [AP]M",
    "es-PY": r"\d{1,2} de [a-z]+ de \d{4}|(el )?\d{1,2} [a-z]{3,4}, \d{2}:\d{2}|(a )?las? \d{2}:\d{2}",
}


class Catalogue:
    """What may stand on a screen: the catalogue's sentences of one language, and what the server sent."""

    def __init__(self, language: str) -> None:
        said = [
            re.sub(r"\\(.)", r"\1", one or other)
            for path in sorted((WORDS / language).glob("*.ts"))
            for one, other in _LITERAL.findall(path.read_text(encoding="utf-8"))
        ]
        self.fixed = {text for text in said if "{{" not in text}
        self.patterns = [
            re.compile("(.+?)".join(re.escape(part) for part in re.split(r"\{\{\s*\w+\s*\}\}", text)))
            for text in said
            if "{{" in text
        ]
        self.day = re.compile(_DAYS[language])
        self.data: set[str] = set()

    def learn(self, sent: object) -> None:
        if isinstance(sent, str):
            self.data.add(" ".join(sent.split()))
        elif isinstance(sent, dict):
            for value in sent.values():
                self.learn(value)
        elif isinstance(sent, list):
            for value in sent:
                self.learn(value)

    def knows(self, text: str, depth: int = 3) -> bool:
        text = " ".join(text.split()).removesuffix(" ·")
        if not re.search(r"[^\W\d_]{2,}", text) or _IN_EVERY_LANGUAGE.fullmatch(text) or self.day.fullmatch(text):
            return True
        if (
            text in self.fixed
            or text in self.data
            or any(text == one[-len(text) :] for one in self.data if len(text) > 3)
        ):
            return True
        if depth == 0:
            return False
        return any(
            found is not None and all(self.knows(part, depth - 1) for part in found.groups())
            for found in (pattern.fullmatch(text) for pattern in self.patterns)
        ) or any(
            joint in text and all(self.knows(part, depth - 1) for part in text.split(joint)) for joint in (" · ", ": ")
        )


@pytest.fixture
def looked(open_device: OpenDevice, words: Any) -> Iterator[tuple[Console, Callable[[str], None]]]:
    """Yield a device, and a look at its screen that notes what is wrong there; it fails once, with all of it."""
    console = open_device()
    catalogue = Catalogue("en" if words.locale.startswith("en") else "es-PY")
    found: list[str] = []

    def note(request: Request) -> None:
        # What a page asked for before it was left has no body any more.
        with contextlib.suppress(Error):
            response = request.response()
            if response and "/api/" in request.url and "json" in response.headers.get("content-type", ""):
                catalogue.learn(response.json())

    console.page.on("requestfinished", note)

    def look(screen: str) -> None:
        console.page.wait_for_timeout(200)
        texts, touching = console.page.evaluate(_SEEN)
        found.extend(f"{screen}: {text!r} is not of the catalogue" for text in texts if not catalogue.knows(text))
        found.extend(f"{screen}: {pair!r} run together" for pair in touching)

    yield console, look
    assert not found, "\n".join(dict.fromkeys(found))


def test_every_word_at_the_till_is_translated(
    looked: tuple[Console, Callable[[str], None]], api: Api, sql: Callable[[str], None]
) -> None:
    """EV-7: from a new device to a close that waits."""
    console, look = looked
    tour.at_the_door(console, look)
    session = tour.at_the_till(console, api, look)
    tour.at_the_desk(console, look)
    Selling(console).next_order()
    tour.two_of_one_barcode(console, api, sql, look)
    tour.at_the_count(console, session, look)


def test_every_word_at_the_queue_and_the_board_is_translated(
    looked: tuple[Console, Callable[[str], None]], api: Api
) -> None:
    """EV-7: orders in one's hands and in others', and what a manager sees."""
    console, look = looked
    tour.at_the_queue(console, api, look)
    tour.at_the_board(console, look)
