"""Every refusal that SQL or Python raises exists, and has the fields that its class says."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.laws.sql import shipped
from tests.laws.test_words import placeholders, refusals
from tests.laws.tree import PACKAGE, parsed, python_files
from tillkeeper.kernel.refusal import Refusal

# A command that stopped for its approver's PIN was not refused (journal_refused).
NO_REFUSAL = {"approval-unchecked"}
# Where the code is computed: the function that it comes from, and the one that builds its fields. That one builds those
# of several codes: those that a code needs are there, and more.
COMPUTED = {
    "objection": ("session_objection", "session_objection_fields"),
    "verdict": ("approver_verdict", "approver_named"),
    "past_limits_decided": ("past_limits_decided", "past_limits_decided"),
}


@dataclass(frozen=True)
class Site:
    """A place where a refusal is raised."""

    where: str
    code: str
    fields: frozenset[str]
    is_computed: bool = False

    def wrong(self) -> str | None:
        """Return what is wrong with it: no such refusal, a field that is missing, one that nobody knows."""
        refusal = Refusal.catalogue().get(self.code)
        if refusal is None:
            return f"{self.where}: there is no refusal {self.code!r}"
        needed, known = required(refusal), required(refusal) | refusal.perhaps
        missing, unknown = needed - self.fields, frozenset() if self.is_computed else self.fields - known
        return f"{self.where}: {self.code} without {set(missing)}, with {set(unknown)}" if missing or unknown else None


def required(refusal: type[Refusal]) -> frozenset[str]:
    """Return the fields that a refusal always has: those that its sentences show, and those that it has beside them."""
    return frozenset(name.partition("[")[0] for name in placeholders(refusal.english())) | refusal.also


def split(arguments: str) -> list[str]:
    """Return the arguments of a call: cut at commas outside of brackets and quotes."""
    found, depth, quoted, start = [], 0, False, 0
    for place, sign in enumerate(arguments):
        quoted ^= sign == "'"
        depth += 0 if quoted else (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0 and not quoted:
            found.append(arguments[start:place].strip())
            start = place + 1
    return [each.lstrip(", ") for each in (*found, arguments[start:].strip()) if each]


def calls(name: str, source: str) -> Iterator[tuple[int, str]]:
    """Yield the place and the arguments of each call of a function."""
    for match in re.finditer(rf"\b{name}\(", source):
        depth, end = 1, match.end()
        while depth:
            depth += (source[end] == "(") - (source[end] == ")")
            end += 1
        yield match.start(), source[match.end() : end - 1]


def keys(arguments: str) -> frozenset[str]:
    """Return the keys that ``jsonb_build_object`` is given."""
    return frozenset(key.strip("'") for key in split(arguments)[::2])


def built(source: str) -> frozenset[str]:
    """Return the keys of every object that is built in a text."""
    return frozenset().union(*(keys(arguments) for _, arguments in calls("jsonb_build_object", source)))


def codes_in(body: str) -> set[str]:
    """Return the codes that a function may come to."""
    return set(re.findall(r"(?:THEN|ELSE|RETURN) '([a-z]+(?:-[a-z]+)+)'", body)) - NO_REFUSAL - {"by-oneself"}


def functions(source: str) -> Iterator[tuple[str, str]]:
    """Yield name and body of each function of a text."""
    found = re.finditer(r"FUNCTION (\w+)\(.*?AS \$\$(.*?)\$\$;", source, re.DOTALL)
    return ((match.group(1), re.sub(r"--.*", "", match.group(2))) for match in found)


def sites_in_sql(sources: dict[str, str]) -> Iterator[Site]:
    """Yield every refusal that is raised in SQL texts, by the name of the file."""
    bodies = {name: body for text in sources.values() for name, body in functions(text)}
    for path, text in sources.items():
        for name, body in functions(text):
            for _, arguments in calls("PERFORM refuse", body):
                code, fields = (*split(arguments), "jsonb_build_object()")[:2]
                made_by, _, given = fields.partition("(")
                if re.fullmatch(r"'[a-z-]+'", code):
                    found = keys(given[:-1]) if made_by == "jsonb_build_object" else built(bodies[made_by])
                    yield Site(f"{path}, {name}", code.strip("'"), found)
                    continue
                codes_of, fields_of = COMPUTED[code if code in COMPUTED else name]
                for each in codes_in(bodies[codes_of]):
                    yield Site(f"{path}, {name}", each, built(bodies[fields_of]), is_computed=True)


def sites_in_python() -> Iterator[Site]:
    """Yield every refusal that is made in Python with its fields by name."""
    by_name = {refusal.__name__: refusal.code for refusal in refusals()}
    for path in python_files(under=PACKAGE):
        for node in ast.walk(parsed(path)):
            given: list[str | None] = []
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
                given = [field.arg for field in node.keywords]
            elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name):
                name = node.exc.id
            else:
                continue
            if name in by_name and None not in given:
                yield Site(f"{path.name}:{node.lineno}", by_name[name], frozenset(str(each) for each in given))


def test_a_refusal_in_sql_exists_with_its_fields() -> None:
    """EV-2: no other code, none of its fields missing, and none that integrators are not told of."""
    assert refusals()
    found = list(sites_in_sql(shipped()))
    assert len(found) == len([each for text in shipped().values() for each in calls("PERFORM refuse", text)]) + sum(
        len(codes_in(dict(functions("\n".join(shipped().values())))[source])) - 1 for source, _ in COMPUTED.values()
    )
    assert [wrong for site in found if (wrong := site.wrong())] == []


def test_a_refusal_in_python_has_its_fields() -> None:
    """EV-2: the same of those that Python makes."""
    assert len(list(sites_in_python())) > 100
    assert [wrong for site in sites_in_python() if (wrong := site.wrong())] == []


@pytest.mark.parametrize(
    ("planted", "wrong"),
    [
        ("'order-unknwon'", "there is no refusal 'order-unknwon'"),
        ("'order-line-exists', jsonb_build_object('line', item ->> 'id')", "without {'lineId'}, with {'line'}"),
        ("'order-line-exists'", "without {'lineId'}, with set()"),
        ("'order-empty', jsonb_build_object('orderId', (f(o.id)))", "without set(), with {'orderId'}"),
    ],
)
def test_the_law_finds_a_wrong_refusal(planted: str, wrong: str) -> None:
    """The twin: a code that nobody knows, a field of another name, one that is missing, one too many."""
    text = f"CREATE OR REPLACE FUNCTION f(o orders) RETURNS void AS $$ BEGIN PERFORM refuse({planted}); END $$;"
    (site,) = sites_in_sql({"planted.sql": text})
    assert wrong in str(site.wrong())
