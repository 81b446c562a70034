"""A browser, a server for each journey, and devices with the three screen sizes that are promised."""

import asyncio
import shutil
import threading
from asyncio import AbstractEventLoop, events
from collections.abc import Callable, Iterator
from pathlib import Path

import asyncpg
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.helpers.server import ServerProcess
from tests.journeys.console import Api, Console
from tests.journeys.words import LANGUAGES, Words

SIZES: dict[str, ViewportSize] = {
    "landscape": {"width": 1280, "height": 800},
    "tablet": {"width": 1024, "height": 768},
    "phone": {"width": 390, "height": 844},
}
# Every size in both languages, in light or dark.
SCREENS = pytest.mark.parametrize(
    ("size", "dark"),
    [("landscape", False), ("tablet", True), ("phone", False)],
    ids=["landscape", "tablet in the dark", "phone"],
)
# Every size once, the other way round, and the small ones in the language with the longer words.
OTHER_SCREENS = pytest.mark.parametrize(
    ("size", "dark", "words"),
    [("landscape", True, "en"), ("tablet", False, "es-PY"), ("phone", True, "es-PY")],
    ids=["landscape in the dark", "tablet", "phone in the dark"],
    indirect=["words"],
)
# Chromium as Playwright starts it by itself, without windows, costs a journey a quarter less.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# The tests may run as root, in a container with a small /dev/shm, on a machine without a graphics card and without
# the internet: nothing that Chromium does of its own accord may be waited for.
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

OpenDevice = Callable[..., Console]


def chromium_path() -> str:
    for name in _NAMES:
        path = shutil.which(name)
        if path is not None:
            return path
    assert _MAC.exists(), "The browser tests need Chromium. Run: make chromium"
    return str(_MAC)


@pytest.fixture
def served(start_server: Callable[..., ServerProcess]) -> str:
    """Return the address of a real server with the demo shop."""
    return start_server(workers=1).url


@pytest.fixture
def api(served: str) -> Api:
    return Api(served)


@pytest.fixture(scope="session")
def _chromium() -> Iterator[tuple[Browser, AbstractEventLoop]]:
    """Yield the run's Chromium, and the event loop that speaks with it; outside a journey that loop is set aside."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        loop = events.get_running_loop()
        events._set_running_loop(None)
        yield chromium, loop
        events._set_running_loop(loop)
        chromium.close()


@pytest.fixture
def browser(served: str, _chromium: tuple[Browser, AbstractEventLoop]) -> Iterator[Browser]:
    """Yield Chromium for one journey: while its loop counts as running, no asynchronous test could run."""
    assert served
    chromium, loop = _chromium
    events._set_running_loop(loop)
    yield chromium
    for context in chromium.contexts:
        context.close()
    events._set_running_loop(None)


@pytest.fixture(params=sorted(LANGUAGES))
def words(request: pytest.FixtureRequest) -> Words:
    """Return each language in turn; a journey about what happens, not what is read, names the one it runs in."""
    return LANGUAGES[request.param]


@pytest.fixture
def open_device(browser: Browser, served: str, words: Words) -> Iterator[OpenDevice]:
    """Yield a function that takes a new device out of its box; whatever its pages throw fails the test."""
    thrown: list[str] = []

    def take(
        size: str = "landscape", *, dark: bool = False, touch: bool = False, service_workers: bool = False
    ) -> Console:
        context = browser.new_context(
            viewport=SIZES[size],
            locale=words.locale,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            has_touch=touch,
            is_mobile=touch,
            service_workers="allow" if service_workers else "block",
        )
        context.set_default_timeout(15_000)
        page: Page = context.new_page()
        page.on("pageerror", lambda error: thrown.append(str(error)))
        return Console(page, words, served)

    yield take
    assert not thrown, thrown


@pytest.fixture
def console(open_device: OpenDevice) -> Console:
    return open_device()


@pytest.fixture
def sql(demo_database: str) -> Callable[[str], None]:
    """Return a way to arrange the test's own database, past the program."""

    def run(statement: str) -> None:
        async def execute() -> None:
            connection = await asyncpg.connect(demo_database)
            try:
                await connection.execute(statement)
            finally:
                await connection.close()

        # Playwright's loop runs in this thread.
        thread = threading.Thread(target=lambda: asyncio.run(execute()))
        thread.start()
        thread.join()

    return run
