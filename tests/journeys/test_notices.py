"""A notice lies over nothing that matters, whatever screen it comes up on."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.journeys import tour
from tests.journeys.conftest import OpenDevice
from tests.journeys.console import Api, Console
from tests.journeys.selling import Selling

pytestmark = pytest.mark.browser

Look = Callable[[str], None]

# Runs in the browser and returns what the notice covers. It looks at the middle and near each corner of every field,
# key of a pad, amount and button. Buttons of a list or a table do not count, nor do the likely amounts beside the keys
# that type them; a receipt's table counts: it is read as a whole. So is a window: no part of it may be covered, nothing
# behind it counts, and where there is room beside it the notice lies above what darkens the page.
_COVERED = """() => {
    const [slots] = document.querySelectorAll('[data-notices]');
    if (!slots?.querySelector('button')) return null;
    const among = (e) => e.closest('ul, ol, table, [data-shortcuts]') && !e.closest('article table')
        && !e.matches('input, textarea');
    const dialog = [...document.querySelectorAll('[role=dialog]')].at(-1);
    const seen = [...(dialog ?? document).querySelectorAll(
        'input, textarea, button, a[href], dd, data, article td, header > *:not([data-notices])')]
        .filter((e) => !slots.contains(e) && !e.contains(slots) && !among(e) && e.checkVisibility());
    const covered = seen.filter((e) => {
        const b = e.getBoundingClientRect();
        if (b.width < 2 || b.height < 2) return false;
        const [x, y] = [Math.min(6, b.width / 2), Math.min(6, b.height / 2)];
        return [[b.left + b.width / 2, b.top + b.height / 2], [b.left + x, b.top + y], [b.right - x, b.top + y],
            [b.left + x, b.bottom - y], [b.right - x, b.bottom - y]]
            .some(([left, top]) => slots.contains(document.elementFromPoint(left, top)));
    }).map((e) => (e.ariaLabel || e.textContent || e.outerHTML).slice(0, 80));
    const [n, d] = [slots, dialog].map((one) => one?.getBoundingClientRect());
    if (slots.dataset.laid === 'clear') {
        if (!slots.contains(document.elementFromPoint(n.left + n.width / 2, n.top + n.height / 2)))
            covered.push('nothing, it is covered itself');
        if (d && n.left < d.right && d.left < n.right && n.top < d.bottom && d.top < n.bottom)
            covered.push(dialog.ariaLabel);
    } else if (d && window.innerWidth > 860 && d.height < 600) covered.push('nothing, and lies under the window');
    return covered; }"""
_CODE = "7899999999999"


@pytest.fixture(params=["landscape", "tablet", "phone"])
def looked(request: pytest.FixtureRequest, open_device: OpenDevice) -> Iterator[tuple[Console, Look, list[str]]]:
    """Yield a device, a look that has a notice come up and measures what it covers, and the screens that had one."""
    console = open_device(request.param)
    page = console.page
    found: list[str] = []
    told: list[str] = []

    def look(screen: str) -> None:
        # A code that no screen takes is said, and changes nothing (TX-4).
        Selling(console).scan(_CODE)
        page.wait_for_timeout(400)
        covered = page.evaluate(_COVERED)
        if covered is None:
            return
        told.append(screen)
        found.extend(f"{screen}: the notice covers {one!r}" for one in covered)
        page.evaluate("() => [...document.querySelectorAll('[data-notices] button')].at(-1).click()")
        expect(page.locator("[data-notices] button")).to_have_count(0)

    yield console, look, told
    assert not found, "\n".join(found)


def test_a_notice_covers_nothing_at_the_till(looked: tuple[Console, Look, list[str]], api: Api) -> None:
    """From a new device to a close that waits: no field, key, amount or button of its own."""
    console, look, told = looked
    tour.at_the_door(console, look)
    session = tour.at_the_till(console, api, look)
    # A code scanned beside the change begins the next order.
    tour.at_the_desk(console, look)
    tour.at_the_count(console, session, look)
    assert {"names and PIN", "products", "approval", "payment", "count", "result that waits"} <= set(told)


def test_a_notice_covers_nothing_at_the_queue_and_the_board(looked: tuple[Console, Look, list[str]], api: Api) -> None:
    """Orders in one's hands and in others', what a manager sees, and the locked screen."""
    console, look, told = looked
    tour.at_the_queue(console, api, look)
    tour.at_the_board(console, look)
    assert {"queue", "order in hand", "/manager", "locked"} <= set(told)
