"""The pages for people agree with the program, both ways."""

import json
import re

from tests.laws.tree import ROOT
from tillkeeper.api.problems import STATUS

CLAIMS = (ROOT / "docs" / "reference" / "claims.md").read_text(encoding="utf-8")
GUIDE = ROOT / "docs" / "guide"
SECTIONS = (
    "Where it lives",
    "Data",
    "States",
    "Flow of a claim",
    "Screens",
    "API",
    "The history",
    "Five runs to try it by",
    "Before, and in production",
)


def section(title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", CLAIMS, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def first_cells(text: str) -> list[str]:
    return re.findall(r"^\| (`.+?) \|", text, re.MULTILINE)


def test_the_page_of_claims_has_its_parts() -> None:
    """S0-53: how it is built, its data, states, flow, interface, scenarios, what came before, and production."""
    assert all(section(title).strip() for title in SECTIONS)
    for diagram, title in (("stateDiagram", "States"), ("sequenceDiagram", "Flow of a claim")):
        assert f"```mermaid\n{diagram}" in section(title)
    assert re.findall(r"^(\d)\. \*\*", section("Five runs to try it by"), re.MULTILINE) == ["1", "2", "3", "4", "5"]
    for path in re.findall(r"`((?:domains|api|app)/[\w/]+\.\w+)`", section("Where it lives")):
        assert (ROOT / "src" / "tillkeeper" / path).is_file(), path


def test_the_page_of_claims_describes_every_component() -> None:
    """S0-53: each component of the queue and of the board has its row, and each row its component."""
    console = ROOT / "web" / "src"
    rooms = ["orders", "claims", "cashier/queue", "cashier/claimed", "cashier/claimed/split"]
    files = [file for room in rooms for file in (console / room).glob("[A-Z]*.tsx")]
    files += (console / "manager/board").glob("Claim*.tsx")
    files += [console / f"cashier/{name}.tsx" for name in ("order/OrderSheet", "cart/SendToQueue")]
    files += [console / f"cashier/{name}.tsx" for name in ("home/QueueCard", "signin/LockScreen")]
    assert [file for file in files if not file.is_file()] == []
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", section("Screens"), re.MULTILINE)
    assert sorted(name for name, _ in rows) == sorted(file.stem for file in files)
    assert [name for name, words in rows if len(words.split()) < 4] == []


def test_the_page_of_claims_speaks_of_the_schema_that_is() -> None:
    """S0-53: each column, table and constraint that it names."""
    schema = json.loads((ROOT / "src" / "tillkeeper" / "storage" / "schema.json").read_text(encoding="utf-8"))
    known = schema["description"]
    columns = [name for cell in first_cells(section("Data")) for name in re.findall(r"`(\w+)`", cell)]
    assert columns
    assert [name for name in columns if f"orders.{name}" not in known["column"]] == []
    constraints = {name.rsplit(".", 1)[-1] for kind in ("constraint", "index") for name in known[kind]}
    named = re.findall(r"\(`(\w+)`\)", section("Data"))
    assert named
    assert set(named) <= constraints


def test_the_page_of_claims_has_every_call() -> None:
    """S0-53: each call on orders and claims of the contract, and no refusal that is none."""
    contract = json.loads((ROOT / "docs" / "reference" / "openapi.json").read_text(encoding="utf-8"))
    table = section("API")
    for path in contract["paths"]:
        if path.startswith(("/api/orders", "/api/claims")):
            shown = re.sub(r"\{\w+\}", "{id}", path)
            # Long addresses are cut in front: …/claim/requests, …/decline.
            endings = [shown] + [shown[at.start() :] for at in re.finditer("/", shown) if at.start()]
            assert any(f"{ending}`" in table or f"{ending}?" in table or f"{ending} " in table for ending in endings), (
                path
            )
    refusals = {
        code for row in re.findall(r"^\|.*\|(.*)\|$", table, re.MULTILINE) for code in re.findall(r"`([\w-]+)`", row)
    }
    assert refusals - {"refusals"} <= set(STATUS)


def test_people_are_trained_in_both_languages() -> None:
    """S0-54, EV-7: the same chapters, the queue among them, and every picture that they show."""
    for role, queue in (
        ("cashier", ("Orders of the queue", "Pedidos de la cola")),
        ("manager", ("Orders in hand", "Pedidos tomados")),
    ):
        english, spanish = ((GUIDE / f"{role}{ending}.md").read_text(encoding="utf-8") for ending in ("", ".es"))
        chapters = [re.findall(r"^## (.+)$", page, re.MULTILINE) for page in (english, spanish)]
        assert len(chapters[0]) == len(chapters[1])
        assert queue in zip(*chapters, strict=True)
        for page in (english, spanish):
            pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page)
            assert [picture for picture in pictures if not (GUIDE / picture).is_file()] == []


def test_the_operator_is_told_how_to_get_there_and_back() -> None:
    """S0-54: migrating before serving, verifying, backing up and going back, in commands that the program has."""
    install = (ROOT / "docs" / "operations" / "install.md").read_text(encoding="utf-8")
    programs = {path.stem.rstrip("_") for path in (ROOT / "src" / "tillkeeper" / "cli").iterdir()}
    commands = set(re.findall(r"(?:^|`|bin/)tillkeeper ([a-z]+)", install, re.MULTILINE))
    assert {"serve", "migrate", "doctor", "demo", "init"} <= commands <= programs
    for heading in ("Upgrading", "Verifying", "A database server of your own"):
        assert f"## {heading}\n" in install


def test_a_decision_is_headed_by_its_number() -> None:
    """Pages name a decision by the number of its file."""
    for page in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        heading = page.read_text(encoding="utf-8").partition("\n")[0]
        assert heading.startswith(f"# {int(page.name[:4])}. "), page.name
