"""SQL functions, tables and row types know only the domains below them: the order of the Python (``.importlinter``)."""

import ast
import re
from collections.abc import Iterable, Iterator
from configparser import ConfigParser

import pytest

from tests.laws.sql import SqlText, deployed, folder_of, functions, shipped, tables, texts_of
from tests.laws.tree import PACKAGE, ROOT, parsed, python_files
from tillkeeper.storage.shipped import FUNCTION_FOLDERS

# Whose each table and type is. The order session's row is the cart that holds an order: `orders` opens it for change.
OWNED = {
    "storage": "alembic_version schema_functions",
    "journal": "journal journal_call journal_answer",
    "identity": "access_tokens known_devices memberships pepper programs sign_in_throttles users",
    "shops": "businesses locations number_counters pos_registers profile_limits profiles",
    "catalogue": "product_barcodes product_variants products",
    "cash_sessions": "cash_counts cash_movements cash_session_participants cash_session_tender_totals "
    "cash_session_totals cash_sessions",
    "sales": "payments transaction_lines transactions",
    "orders": "order_approvals order_claim_requests order_lines order_operations order_sessions order_words orders",
    "webhooks": "webhook_deliveries webhook_secrets webhook_tries webhooks",
}
OWNER = {name: folder for folder, names in OWNED.items() for name in names.split()}
# Made by migrations, because a trigger or an index holds them.
OF_MIGRATIONS = {"refuse_rewriting", "search_keys", "search_query_keys"}

# What is known although it is no floor below, by who knows it. May only shrink.
KNOWN_FUNCTIONS = {
    # The person of an event is written once a page.
    "journal: feed_rows": {"person_wire", "users"},
    # Where somebody is signed in, and where guesses were made.
    "identity: guesses_document": {"place_wire", "pos_registers"},
    "identity: sign_in_document": {"place_wire", "pos_registers"},
    "sales: record_sale": {"order_lines", "orders", "refuse_past_limits"},
}
# Foreign keys: a row of the first is nothing without a row of the others.
KNOWN_TABLES = {
    "identity: access_tokens": {"businesses", "pos_registers"},
    "identity: memberships": {"businesses"},
    "identity: programs": {"businesses"},
    "journal: journal": {"businesses", "users"},
    "sales: transactions": {"orders"},
}
# Statements that stand in Python, by file; backups and figures of a backup are of the whole database.
KNOWN_STATEMENTS = {
    "domains/identity/operator.py": {"businesses"},
    "domains/identity/programs.py": {"businesses"},
    "domains/identity/store.py": {"businesses", "id_spelled", "pos_registers"},
    "domains/shops/queries.py": {"memberships"},
    "journal/feed.py": {"person_of"},
    "storage/backup.py": {"pepper"},
    "storage/books.py": {
        "businesses",
        "cash_movements",
        "cash_sessions",
        "journal",
        "orders",
        "payments",
        "transactions",
    },
    "storage/restored.py": {"businesses", "journal", "journal_shift"},
    "storage/sql_function.py": {"journal_call"},
}


def floors() -> dict[str, int]:
    """Return the floor of each folder, the lowest first; two side by side have the same one."""
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    upper, domains = (
        contracts[f"importlinter:contract:{name}"]["layers"].split("\n")[1:] for name in ("floors", "domains")
    )
    place = upper.index("domains")
    layers = [*upper[:place], *domains, *upper[place + 1 :]]
    return {folder.strip(" ()"): floor for floor, layer in enumerate(reversed(layers)) for folder in layer.split("|")}


def may_know(folder: str, other: str) -> bool:
    """Return whether what a folder holds may name what another holds."""
    floor = floors()
    return folder == other or floor[other] < floor[folder]


def upward(texts: Iterable[SqlText]) -> dict[str, set[str]]:
    """Return what SQL texts name that is not of a floor below, by folder and name of the text."""
    owner = OWNER | dict.fromkeys(OF_MIGRATIONS, "storage") | {each.name: each.folder for each in functions()}
    callable_names = OF_MIGRATIONS | {each.name for each in functions()}
    found = {}
    for text in texts:
        used = text.calls(callable_names) | text.mentions(set(OWNER))
        if beyond := {name for name in used if not may_know(text.folder, owner[name])}:
            found[f"{text.folder}: {text.name or text.path}"] = beyond
    return found


def upward_keys(constraints: dict[str, str]) -> dict[str, set[str]]:
    """Return which tables refer to tables that are not of a floor below."""
    found: dict[str, set[str]] = {}
    for name, definition in constraints.items():
        table = name.partition(".")[0]
        for other in re.findall(r"\bREFERENCES (\w+)", definition):
            if not may_know(OWNER[table], OWNER[other]):
                found.setdefault(f"{OWNER[table]}: {table}", set()).add(other)
    return found


def statements(path: str, module: ast.Module) -> Iterator[SqlText]:
    """Yield each SQL statement that stands in a Python file; what is filled in later is no part of it."""
    for node in ast.walk(module):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        text = "?".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
        if re.search(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\s", text):
            yield SqlText(path, "", text)


def upward_statements(modules: dict[str, ast.Module]) -> dict[str, set[str]]:
    """Return what the statements of Python files name that is not of a floor below, by file."""
    found: dict[str, set[str]] = {}
    for path, module in modules.items():
        for beyond in (upward([text]) for text in statements(path, module)):
            for names in beyond.values():
                found.setdefault(path, set()).update(names)
    return found


def test_each_table_and_type_has_an_owner() -> None:
    """A new one is placed here, or nobody could say who may name it."""
    assert set(OWNER) == tables() | set(deployed()["type"])
    assert len(OWNER) == sum(len(names.split()) for names in OWNED.values())
    assert set(OWNED) <= set(floors())


def test_each_function_is_found_in_its_file() -> None:
    """The law reads every function that the database has, or it would keep nothing of one that it cannot read."""
    found = [each.name for each in functions()]
    assert sorted(found) == sorted({name.partition("(")[0] for name in deployed()["function"]} - OF_MIGRATIONS)
    assert {folder_of(path) for path in shipped()} <= set(floors())


def test_files_are_applied_in_the_order_of_the_floors() -> None:
    applied = [floors()[folder_of(f"{folder}/store.sql")] for folder in FUNCTION_FOLDERS]
    assert applied == sorted(applied)


def test_the_map_names_each_file_once() -> None:
    """ARCHITECTURE.md says what each SQL file holds, and names none that is gone."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `(\S+\.sql)` \| \S", page, re.MULTILINE)) == sorted(shipped())


def test_sql_knows_only_what_is_below() -> None:
    texts = [text for path, source in shipped().items() for text in texts_of(path, source)]
    assert upward(texts) == KNOWN_FUNCTIONS


def test_statements_in_python_know_only_what_is_below() -> None:
    modules = {
        path.relative_to(PACKAGE).as_posix(): parsed(path)
        for path in python_files(under=PACKAGE)
        if path.parent != PACKAGE and "migrations" not in path.parts
    }
    of_floors = {path: module for path, module in modules.items() if folder_of(path) in floors()}
    assert upward_statements(of_floors) == KNOWN_STATEMENTS


def test_tables_refer_only_to_what_is_below() -> None:
    assert upward_keys(deployed()["constraint"]) == KNOWN_TABLES


@pytest.mark.parametrize(
    ("path", "body", "beyond"),
    [
        ("journal/store.sql", "SELECT person_of(wanted)", {"person_of"}),
        ("domains/sales/store.sql", "SELECT total_minor FROM businesses b, orders o", {"orders"}),
        ("domains/sales/store.sql", "SELECT NULL::order_lines", {"order_lines"}),
        ("domains/shops/store.sql", "UPDATE memberships SET role = 'orders'", {"memberships"}),
        ("domains/catalogue/store.sql", "EXECUTE format('DELETE FROM cash_sessions')", {"cash_sessions"}),
        ("domains/orders/store.sql", "SELECT r.payments FROM record_sale(wanted) r -- webhooks", set()),
    ],
)
def test_twin_an_upward_reference_is_found(path: str, body: str, beyond: set[str]) -> None:
    source = f"CREATE OR REPLACE FUNCTION planted(wanted uuid) RETURNS void\nLANGUAGE sql AS $$ {body} $$;\n"
    (text,) = texts_of(path, source)
    assert upward([text]) == ({f"{text.folder}: planted": beyond} if beyond else {})


@pytest.mark.parametrize(
    "source",
    [
        "CREATE OR REPLACE FUNCTION planted(o orders) RETURNS void\nLANGUAGE sql AS $$ SELECT $$;\n",
        "CREATE OR REPLACE FUNCTION planted(OUT o orders)\nLANGUAGE sql AS $$ SELECT $$;\n",
        "CREATE OR REPLACE FUNCTION planted() RETURNS SETOF orders\nLANGUAGE sql AS $$ SELECT $$;\n",
        "CREATE OR REPLACE FUNCTION planted() RETURNS void\nLANGUAGE plpgsql AS $$ DECLARE o orders; BEGIN END $$;\n",
        "CREATE OR REPLACE TRIGGER planted AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION payment_counted();\n",
    ],
)
def test_twin_a_row_type_above_is_found(source: str) -> None:
    (text,) = texts_of("domains/sales/store.sql", source)
    assert list(upward([text]).values()) == [{"orders"}]


def test_twin_a_foreign_key_above_is_found() -> None:
    key = "FOREIGN KEY (business_id, order_id) REFERENCES orders(business_id, id)"
    assert upward_keys({"payments.planted": key, "order_lines.planted": key}) == {"sales: payments": {"orders"}}


def test_twin_a_statement_above_is_found() -> None:
    """Also one that is put together, and not a sentence that speaks of a table."""
    source = 'ALL = "SELECT * FROM orders"\nONE = f"SELECT {what} FROM webhooks"\nWHY = "payments of users"'
    modules = {"domains/sales/queries.py": ast.parse(source), "domains/webhooks/queries.py": ast.parse(source)}
    assert upward_statements(modules) == {"domains/sales/queries.py": {"orders", "webhooks"}}
