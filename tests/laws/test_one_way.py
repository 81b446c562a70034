"""There is one way to open a cash session: in the database, on the wire and from the screens."""

import json
import re

from tests.laws.tree import PACKAGE, ROOT, project_files

ONE_CALL = "/api/pos/sessions/get-or-create"
WEB = ROOT / "web" / "src"


def _sql() -> str:
    files = [path for path in project_files() if path.suffix in {".sql", ".py"} and path.is_relative_to(PACKAGE)]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_one_function_opens_a_session_and_one_calls_it() -> None:
    """S4-01, S4-02, S4-23, CS-3: no code path goes round the one that holds the register."""
    functions = dict(
        re.findall(r"CREATE OR REPLACE FUNCTION (\w+)\(.*?AS \$\$(.*?)^\$\$", _sql(), re.MULTILINE | re.DOTALL)
    )
    assert len(re.findall(r"INSERT INTO cash_sessions\b", _sql())) == 1
    (opens,) = [name for name, body in functions.items() if re.search(r"INSERT INTO cash_sessions\b", body)]
    (calls,) = [name for name, body in functions.items() if re.search(rf"\b{opens}\(", body)]
    assert calls == "get_or_create_session"
    assert "FOR NO KEY UPDATE" in functions[calls] or "FOR UPDATE" in functions[calls]


def test_the_contract_has_one_call_that_opens() -> None:
    """S4-02, S4-07, S4-23: of the calls that change a session one names no session: it makes it."""
    contract = json.loads((ROOT / "docs" / "reference" / "openapi.json").read_text(encoding="utf-8"))
    writes = {
        path
        for path, calls in contract["paths"].items()
        if path.startswith("/api/pos/sessions") and calls.keys() & {"post", "put", "patch"}
    }
    assert {path for path in writes if "{session_id}" not in path} == {ONE_CALL}


def test_the_console_opens_by_that_call_and_reaches_no_database() -> None:
    """S3-01, S4-03, S4-07: it speaks to the server alone, through the generated client."""
    scripts = [path for path in project_files() if path.suffix in {".ts", ".tsx"} and path.is_relative_to(WEB)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in scripts if "generated" not in path.name)
    assert {path for path in re.findall(r"\.POST\(\s*'(/api/pos/sessions[^']*)'", text) if "{" not in path} == {
        ONE_CALL
    }
    packages = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {name for name in packages if re.search(r"pg|postgres|supabase|sql|knex|prisma|firebase", name)} == set()
