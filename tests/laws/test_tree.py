"""The promises of a fresh clone."""

import re

import pytest

from tests.laws.tree import ROOT, name_of, project_files

# Written as pieces, so that this file does not hold what it forbids.
REGISTRY_HOSTS = [".".join(parts) for parts in (
    ("pypi", "org"), ("files", "pythonhosted", "org"), ("registry", "npmjs", "org"), ("registry", "yarnpkg", "com"),
)]  # fmt: skip
HOME_FOLDERS = re.compile(r"(?<![\w.\"'`-])/(?:root|work|home/[a-z]+|Users/[A-Za-z]+)/")
BINARY = {".png", ".jpg", ".ico", ".woff2", ".webp"}


def texts() -> list[tuple[str, str]]:
    return [(name_of(path), path.read_text(encoding="utf-8")) for path in project_files() if path.suffix not in BINARY]


def test_no_file_names_a_registry() -> None:
    """Packages come from wherever the machine is told to look; the hashes decide."""
    assert [(name, host) for name, text in texts() for host in REGISTRY_HOSTS if host in text] == []


def test_no_file_knows_a_machine() -> None:
    found = [
        f"{name}:{number}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if HOME_FOLDERS.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("lock", ["runtime.txt", "build.txt", "dev.txt", "ha.txt"])
def test_a_lock_holds_files_and_no_addresses(lock: str) -> None:
    lines = (ROOT / "requirements" / lock).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("-") or "://" in line] == []
    pins = [number for number, line in enumerate(lines) if "==" in line and not line.startswith(" ")]
    assert pins
    assert [lines[pin] for pin in pins if not lines[pin].endswith("\\") or "--hash=sha256:" not in lines[pin + 1]] == []


def test_no_second_driver_is_installed() -> None:
    """One way to do a thing: asyncpg, for migrations as well."""
    lock = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    assert re.findall(r"^(psycopg\S*|pg8000|aiopg)==", lock, re.MULTILINE) == []


def test_the_readme_names_both_commands_and_where_to_read_on() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in readme
    assert "make test" in readme
    for target in re.findall(r"\]\(([^)#]+)\)", readme):
        assert target.startswith("http") or (ROOT / target).exists(), target


def test_every_link_between_pages_leads_somewhere() -> None:
    link = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
    broken = [
        f"{name_of(path)} -> {target}"
        for path in project_files()
        if path.suffix == ".md"
        for target in link.findall(path.read_text(encoding="utf-8"))
        if not target.startswith(("http:", "https:", "mailto:")) and not (path.parent / target).exists()
    ]
    assert broken == []


def test_continuous_integration_runs_what_a_developer_runs() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    commands = [line for line in script.read_text().splitlines() if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["exec make test"]


def test_no_file_says_that_something_is_left_to_do() -> None:
    marks = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "HA" + "CK"]) + r")\b")
    found = [
        f"{name}:{text[: match.start()].count(chr(10)) + 1}" for name, text in texts() for match in marks.finditer(text)
    ]
    assert found == []
