"""The rules of style that a machine can keep."""

import ast
import re
from pathlib import Path

from tests.laws.tree import PACKAGE, ROOT, name_of, parsed, project_files, python_files

PYTHON_LINES_MAX = 400
TYPESCRIPT_LINES_MAX = 250
FUNCTION_LINES_MAX = 70
# They say nothing about what is inside. In src/ a manager is one more of them; in the console it is a person's role.
FORBIDDEN_NAMES = {"util", "utils", "common", "helper", "helpers", "service", "services", "manager", "managers", "misc"}
# Written by tools, read by nobody line by line.
GENERATED = ("web/src/protocol/generated.ts",)


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    too_long = []
    for path in project_files():
        limit = {".py": PYTHON_LINES_MAX, ".ts": TYPESCRIPT_LINES_MAX, ".tsx": TYPESCRIPT_LINES_MAX}.get(path.suffix)
        if limit is not None and name_of(path) not in GENERATED and lines_of(path) > limit:
            too_long.append(f"{name_of(path)}: {lines_of(path)} lines, at most {limit}")
    assert too_long == []


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = [
        f"{name_of(path)}:{node.lineno} {node.name}: {length} lines"
        for path in python_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES_MAX
    ]
    assert too_long == []


def test_a_module_says_what_it_is() -> None:
    unnamed = [
        name_of(path)
        for path in project_files()
        if path.is_relative_to(ROOT / "src") or path.is_relative_to(ROOT / "web" / "src")
        if {part.lower() for part in path.relative_to(ROOT).with_suffix("").parts}
        & (FORBIDDEN_NAMES - ({"manager"} if path.is_relative_to(ROOT / "web") else set()))
    ]
    assert unnamed == []


# Where a float is no amount.
FLOATS_ALLOWED = {
    "src/tillkeeper/api/problems.py": "the weights of an Accept-Language header",
    "src/tillkeeper/api/connection.py": "instants of the event loop's clock",
    "src/tillkeeper/api/fan_out.py": "the buckets of a histogram of seconds",
    "src/tillkeeper/api/feed.py": "an instant of the event loop's clock",
    "src/tillkeeper/api/horizon.py": "the seconds of an age",
    "src/tillkeeper/app/runner.py": "the buckets of a histogram of seconds",
}
FLOAT_FREE = [PACKAGE / "kernel", PACKAGE / "journal", PACKAGE / "domains", PACKAGE / "app", PACKAGE / "api"]


def test_no_float_comes_near_money() -> None:
    """EV-6: amounts are integers of minor units, quantities of thousandths, rates of a percent's thousandths."""
    found = [
        f"{name_of(path)}:{node.lineno}"
        for folder in FLOAT_FREE
        for path in python_files(under=folder)
        if not name_of(path).startswith(tuple(FLOATS_ALLOWED))
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    assert found == []


def test_no_float_is_in_the_sql() -> None:
    """EV-6: the database computes amounts with integers and numeric only."""
    float_type = re.compile(r"\b(real|float4|float8|float|double\s+precision)\b", re.IGNORECASE)
    found = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in project_files()
        if path.suffix == ".sql"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if float_type.search(line.split("--", 1)[0])
    ]
    assert found == []


TRANSACTION_WORDS = re.compile(r"^\s*(BEGIN|START\s+TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT)\b", re.IGNORECASE)
MAY_COMMIT = {
    "src/tillkeeper/storage/database.py": "the one place",
    "src/tillkeeper/storage/migrate.py": "a migration is its own transaction, without the time limit of a sale",
    "src/tillkeeper/storage/doctor.py": "prints commands for a person, runs none",
}


def test_one_place_begins_and_commits() -> None:
    """EV-4: journal and change commit together, since nothing else can commit."""
    found = []
    for path in python_files(under=PACKAGE):
        if name_of(path) in MAY_COMMIT:
            continue
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback", "begin"}:
                found.append(f"{name_of(path)}:{node.lineno} .{node.attr}")
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and TRANSACTION_WORDS.match(node.value):
                found.append(f"{name_of(path)}:{node.lineno} {node.value.split()[0]}")
    for path in project_files():
        if path.suffix == ".sql" and path.is_relative_to(PACKAGE):
            statement = re.compile(r"^\s*(COMMIT|ROLLBACK|START\s+TRANSACTION)\b", re.IGNORECASE | re.MULTILINE)
            found += [f"{name_of(path)}: {match.group(0).strip()}" for match in statement.finditer(path.read_text())]
    assert found == []


def test_a_domain_is_entered_by_its_front_door() -> None:
    """Other code imports a domain's package, or its ``queries`` and ``refusals`` through it, never its rooms."""
    found = []
    for path in python_files(under=PACKAGE):
        home = domain_of(path)
        for node in ast.walk(parsed(path)):
            names = []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                parts = name.split(".")
                if parts[:2] == ["tillkeeper", "domains"] and len(parts) > 3 and parts[2] != home:
                    found.append(f"{name_of(path)} imports {name}")
    assert found == []


def domain_of(path: Path) -> str | None:
    parts = path.relative_to(PACKAGE).parts
    return parts[1] if parts[0] == "domains" and len(parts) > 2 else None


def test_nothing_swallows_every_error() -> None:
    """A broad except below the edge hides a fault; the HTTP edge has the one that answers with a problem."""
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files(under=PACKAGE)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
    ]
    assert found == []


def test_an_exception_from_a_lint_gives_its_reason() -> None:
    unargued = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in python_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"# noqa(: [A-Z0-9, ]+)?$", line)
    ]
    assert unargued == []
