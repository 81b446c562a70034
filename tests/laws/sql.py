"""The SQL of the project, as the laws look at it: its files, and the database that they make."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from tests.laws.tree import PACKAGE, project_files
from tillkeeper.storage.shipped import EXPECTATION

_FUNCTION = re.compile(
    r"^CREATE (?:OR REPLACE )?FUNCTION (?P<name>\w+)\((?P<parameters>(?:[^()]|\([^()]*\))*)\)"
    r"(?P<attributes>[^$]*?)\bAS \$\$.*?\$\$;",
    re.DOTALL | re.MULTILINE,
)
_COMMENT = re.compile(r"--[^\n]*")
_STRING = re.compile(r"'[^']*'")


@dataclass(frozen=True)
class SqlText:
    """A function of a file, or what the file has beside its functions: triggers, indexes, queries (without a name)."""

    path: str
    name: str
    text: str
    parameters: str = ""
    attributes: str = ""

    @property
    def length(self) -> int:
        """Return the lines from the first word to the last sign."""
        return len(self.text.splitlines())

    @property
    def folder(self) -> str:
        """Return the folder that the order of imports speaks of: a domain, or a floor beside the domains."""
        return folder_of(self.path)

    @cached_property
    def code(self) -> str:
        """Return the text without comments and strings; a statement that is made as a string is kept."""
        text = _COMMENT.sub("", self.text)
        return text if re.search(r"\bEXECUTE format\(", text) else _STRING.sub("''", text)

    @property
    def is_sql(self) -> bool:
        """Return whether it is of ``LANGUAGE sql``."""
        return re.search(r"\bLANGUAGE sql\b", self.attributes) is not None

    def calls(self, functions: set[str]) -> set[str]:
        """Return which of the functions it calls."""
        return set(re.findall(r"(?<![.\w])(\w+)\s*\(", self.code)) & functions - {self.name}

    def mentions(self, tables: set[str]) -> set[str]:
        """Return which of the tables and types it names, as a table or as the type of a row."""
        return set(re.findall(r"(?<![.\w])\w+", self.code)) & tables

    def takes_row_of(self, tables: set[str]) -> set[str]:
        """Return the tables of which it takes a row; a row that it gives out is none."""
        given = [each for each in _COMMENT.sub("", self.parameters).split(",") if not each.strip().startswith("OUT ")]
        return set(re.findall(r"\w+", " ".join(given))) & tables

    def reads(self, tables: set[str]) -> set[str]:
        """Return the tables that its body names where rows are read or written."""
        body = self.code.partition("AS $$")[2]
        return set(re.findall(r"(?<![.\w:])\w+", body)) & tables


def folder_of(path: str) -> str:
    """Return a domain, or the floor of a file that is of none."""
    first, second, *_ = path.split("/")
    return second if first == "domains" else first


def texts_of(path: str, source: str) -> Iterator[SqlText]:
    """Yield each function of a file, and the rest of it."""
    for match in _FUNCTION.finditer(source):
        yield SqlText(path, match["name"], match[0], match["parameters"], match["attributes"])
    rest = _FUNCTION.sub("", source)
    if _COMMENT.sub("", rest).strip():
        yield SqlText(path, "", rest)


def shipped() -> dict[str, str]:
    """Return the text of every SQL file beside the migrations, by its path in the package."""
    return {
        path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
        for path in project_files()
        if path.suffix == ".sql" and path.is_relative_to(PACKAGE) and "migrations" not in path.parts
    }


def functions() -> list[SqlText]:
    """Return every function that is shipped beside the migrations."""
    return [each for path, source in shipped().items() for each in texts_of(path, source) if each.name]


@cache
def deployed() -> dict[str, dict[str, str]]:
    """Return what a migrated database holds, by kind and name (``tests/laws/test_schema.py`` keeps it true)."""
    description: dict[str, dict[str, str]] = json.loads(EXPECTATION.read_text(encoding="utf-8"))["description"]
    return description


def tables() -> set[str]:
    """Return the tables of a migrated database, partitioned ones among them."""
    return {name for name, kind in deployed()["table"].items() if kind in {"r", "p"}}
