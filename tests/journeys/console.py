"""The console as somebody at a till uses it: what they press, and what they then see."""

import colorsys
import json
import re
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

from tests.helpers.loopback import LOOPBACK
from tests.journeys.words import Words

PASSWORD = "tillkeeper-demo"
PINS = {
    "cashier1": "1111", "cashier2": "2222", "cashier3": "3333", "cashier4": "4444", "cashier5": "5555",
    "manager1": "9999", "manager2": "8888", "admin": "7777",
}  # fmt: skip
BUSINESSES = {"espiga": "Panadería La Espiga", "harbor": "Harbor Bar"}
_AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


# Slower than a scanner: a person presses a key every 80 to 400 ms.
BY_HAND_MS = 140


def type_by_hand(page: Page, text: str) -> None:
    """Press the keys of ``text`` as a person does."""
    page.keyboard.type(text, delay=BY_HAND_MS)


class Console:
    """One browser page on one device."""

    def __init__(self, page: Page, words: Words, url: str) -> None:
        self.page = page
        self.words = words
        self.url = url

    def button(self, name: str, *, exact: bool = True) -> Locator:
        return self.page.get_by_role("button", name=name, exact=exact)

    def heading(self, text: str) -> Locator:
        return self.page.get_by_role("heading", name=text)

    def see(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def go(self, path: str) -> None:
        self.page.goto(self.url + path)

    # --- signing in ---------------------------------------------------------------------------------------------------

    def choose_language(self) -> None:
        """Press this language's switch on the sign-in screen."""
        self.page.get_by_text(self.words.language_switch, exact=True).click()

    def give_password(self, username: str, password: str = PASSWORD) -> None:
        self.page.get_by_label(self.words.user_name).fill(username)
        self.page.get_by_label(self.words.password, exact=True).fill(password)
        self.page.keyboard.press("Enter")

    def set_up(self, username: str, register: str, *, business: str | None = None) -> None:
        """Set up a new device: language, password, business where asked, register."""
        self.go("/")
        self.choose_language()
        self.give_password(username)
        if business is not None:
            self.button(BUSINESSES[business]).click()
        expect(self.heading(self.words.which_register)).to_be_visible()
        self.page.get_by_role("button", name=re.compile(rf"^{re.escape(register)}\s")).click()
        self.at_home()

    def change_register(self, register: str) -> None:
        self.go("/register")
        self.page.get_by_role("button", name=re.compile(rf"^{re.escape(register)}\s")).click()
        self.at_home()

    def type_pin(self, pin: str) -> None:
        """Type on the keyboard, as no field has to be focused for it."""
        expect(self.page.get_by_role("group", name="PIN").locator("button").first).to_be_enabled()
        type_by_hand(self.page, pin)
        self.page.keyboard.press("Enter")

    def tap_pin(self, pad: str, pin: str) -> None:
        """Tap it on the pad that is named so."""
        keys = self.page.get_by_role("group", name=pad, exact=True)
        for digit in pin:
            keys.get_by_role("button", name=digit, exact=True).click()

    def sign_out(self) -> None:
        self.button(self.words.menu).click()
        self.button(self.words.sign_out).click()
        expect(self.heading(self.words.who_is_there)).to_be_visible()

    def sign_in_new_person(self, username: str) -> None:
        self.button(self.words.other_person).click()
        self.page.get_by_label(self.words.user_name).fill(username)
        self.button(self.words.continue_with_pin).click()
        self.type_pin(PINS[username])
        self.at_home()

    # --- home and shift -----------------------------------------------------------------------------------------------

    def at_home(self) -> None:
        expect(self.cashier_card()).to_be_visible()

    def cashier_card(self) -> Locator:
        return self.page.get_by_role("button", name=re.compile(re.escape(self.words.sell_hint)))

    def open_cashier(self) -> None:
        self.cashier_card().click()

    def start_card(self, name: str) -> Locator:
        """Return the tile of a new shift at this register, or of what stands in its place."""
        return self.page.get_by_role("main").get_by_role("button", name=re.compile(rf"^{re.escape(name)}"))

    def start_shift(self) -> None:
        """Go to the form that opens the register."""
        self.go("/shift/start")
        expect(self.heading(self.words.start_shift)).to_be_visible()

    def float_field(self) -> Locator:
        return self.page.get_by_role("textbox", name=self.words.opening_float)

    def press_start(self) -> None:
        self.page.locator("form").get_by_role("button", name=self.words.start_shift, exact=True).click()

    def press_join(self) -> None:
        self.page.locator("form").get_by_role("button", name=self.words.join, exact=True).click()

    def at_selling(self) -> str:
        """Wait until the shift's selling screen is there and return the session in its address."""
        expect(self.page.get_by_placeholder(self.words.search_or_scan)).to_be_visible()
        return self.session_in_address()

    def session_in_address(self) -> str:
        found = re.search(r"opening_entry=([^&]+)", self.page.url)
        assert found is not None, self.page.url
        return found.group(1)

    def count_as_one_figure(self, amount: str) -> None:
        self.page.get_by_text(self.words.one_figure, exact=True).click()
        self.page.get_by_role("textbox", name=self.words.counted).fill(amount)

    # --- what every screen must be ------------------------------------------------------------------------------------

    def check_accessible(self, screen: str) -> None:
        """Let axe look at the screen as it is now: no violation of WCAG 2.2 AA or of its best practices."""
        # A fade that has not ended is measured as too little contrast.
        self.page.evaluate("Promise.all(document.getAnimations().map((motion) => motion.finished.catch(() => null)))")
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(_AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", _RULES)
        violations = [
            {"rule": rule["id"], "why": rule["help"], "where": [node["target"] for node in rule["nodes"]][:5]}
            for rule in found["violations"]
        ]
        assert not violations, f"{screen}: {json.dumps(violations, indent=2, ensure_ascii=False)}"

    def check_fits(self, screen: str) -> None:
        """Nothing is cut off at the side, and whatever is pressed is large enough for a thumb."""
        wider = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{screen} is {wider} px wider than the window"
        small = self.page.evaluate(
            """() => [...document.querySelectorAll('button, a[href], [role=button]')]
                .map((element) => ({box: element.getBoundingClientRect(), element}))
                .filter(({box}) => box.width > 0 && Math.min(box.width, box.height) < 47.5)
                .map(({box, element}) => `${element.textContent || element.ariaLabel} ${box.width}x${box.height}`)"""
        )
        assert not small, f"{screen}: too small to touch: {small}"

    def colour(self, element: Locator, of: str = "background-color") -> str:
        """Return the family of a colour as it is painted: grey, red, amber, green or another."""
        red, green, blue, alpha = element.evaluate(
            """(element, of) => {
                const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
                canvas.fillStyle = getComputedStyle(element)[of];
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data];
            }""",
            of,
        )
        hue, _, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
        if alpha == 0 or saturation < 0.2:
            return "grey"
        degrees = hue * 360
        families = {"red": (0, 18), "amber": (18, 65), "green": (80, 185), "red again": (340, 360)}
        for name, (least, most) in families.items():
            if least <= degrees < most:
                return name.partition(" ")[0]
        return "another"

    def check_screen(self, screen: str) -> None:
        self.check_fits(screen)
        self.check_accessible(screen)


class Api:
    """The same server as a program sees it: for what other people do meanwhile."""

    def __init__(self, url: str) -> None:
        self.url = url

    def sign_in(self, username: str, *, business: str, register: str) -> dict[str, str]:
        """Sign somebody in elsewhere and return their headers."""
        answer = httpx.post(
            f"{self.url}/api/auth/login",
            json={"username": username, "password": PASSWORD, "businessId": business, "registerId": register},
            **LOOPBACK,
        )
        assert answer.status_code == httpx.codes.OK, answer.text
        return {"Authorization": f"Bearer {answer.json()['token']}"}

    def call(self, method: str, path: str, headers: dict[str, str], body: object = None) -> Any:
        answer = httpx.request(method, self.url + path, headers=headers, json=body, timeout=30, **LOOPBACK)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def sign_out(self, headers: dict[str, str]) -> None:
        answer = httpx.post(f"{self.url}/api/auth/logout", headers=headers, **LOOPBACK)
        assert answer.status_code == httpx.codes.NO_CONTENT, answer.text

    def open_session(self, username: str, register: str, *, business: str, opening_cash: str = "100") -> dict[str, Any]:
        headers = self.sign_in(username, business=business, register=register)
        opened = self.call(
            "POST", "/api/pos/sessions/get-or-create", headers, {"registerId": register, "openingCash": opening_cash}
        )
        session: dict[str, Any] = opened["session"]
        return session

    def close_session(self, username: str, session: dict[str, Any], *, business: str, counted: str) -> None:
        headers = self.sign_in(username, business=business, register=session["register"]["code"])
        self.call("POST", f"/api/pos/sessions/{session['id']}/end", headers, {})
        self.call("POST", f"/api/pos/sessions/{session['id']}/close", headers, {"countedCash": counted})
