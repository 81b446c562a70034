"""Write the generated pages of ``docs/reference/``, as the code states what is in them."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
from typer.models import OptionInfo

import tillkeeper
from tillkeeper.api.problems import LOST, STATUS
from tillkeeper.api.schemas.changes import Change
from tillkeeper.api.schemas.events import FORMER_TYPES, SCHEMA_HISTORY, SCHEMA_VERSION, Event
from tillkeeper.app import settings
from tillkeeper.cli import serve
from tillkeeper.kernel import limits
from tillkeeper.kernel.permissions import GRANTS, Role, permissions_of
from tillkeeper.kernel.refusal import Refusal

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
NOTE = "Generated from the code by `make reference`; a test fails when it is not what the code says.\n"


def refusals_page() -> str:
    """Return the page of every way Tillkeeper says no."""
    for module in pkgutil.walk_packages(tillkeeper.__path__, "tillkeeper."):
        if module.name.endswith((".refusals", ".money")):
            importlib.import_module(module.name)
    lines = [
        "# Refusals",
        "",
        NOTE,
        "Every refusal is `application/problem+json` with `code`, the fields in braces, those *beside* and `actions`.",
        "Fields in parentheses are there from some calls alone.",
        "A field is named by its path in the body (`$.items[0].price`), a parameter of the query by its name;",
        "several wrong ones at once are `invalid-fields` with each in `errors`.",
        "",
        "*Again* says whether the very same request can succeed later with nothing else changed. What a command",
        "refused is remembered under its `Idempotency-Key` like any answer, and answered again (EV-1): ask again",
        "under a new key. Not remembered is what was refused before or around it: the request's form, an id that is",
        "none, the sign-in, an approver's PIN, 429 and 503. There the key stays good; after a 503 it is the one to",
        "ask again with.",
        "",
        "| code | status | English | Español (Paraguay) | beside | again |",
        "|---|---|---|---|---|---|",
    ]
    for code, refusal in sorted(Refusal.catalogue().items()):
        again = "yes" if refusal.may_retry else "no"
        status = f"{STATUS[code].value}" + (f", of `/claim` {LOST[code].value}" if code in LOST else "")
        beside = ", ".join([*(f"`{name}`" for name in sorted(refusal.also)), *_in_parentheses(refusal.perhaps)])
        lines.append(f"| `{code}` | {status} | {refusal.english()} | {refusal.es_py} | {beside} | {again} |")
    return "\n".join(lines) + "\n"


def _in_parentheses(names: frozenset[str]) -> list[str]:
    return [f"(`{name}`)" for name in sorted(names)]


def limits_page() -> str:
    """Return the page of every bound and its reason."""
    lines = ["# Limits", "", NOTE, "| limit | value | why |", "|---|---|---|"]
    lines += [f"| `{name}` | {getattr(limits, name)} | {reason} |" for name, reason in limits_and_reasons()]
    return "\n".join(lines) + "\n"


def limits_and_reasons() -> Iterator[tuple[str, str]]:
    """Yield each constant of ``kernel/limits.py`` with the comment above or beside it.

    Constants that follow one another, such as a minimum and a maximum, share the comment above the first.
    """
    above: list[str] = []
    after_comment = False
    for line in inspect.getsource(limits).splitlines():
        constant = re.match(r"([A-Z][A-Z0-9_]*)\s*(?::[^=]+)?=\s*[^#]*(?:#\s*(.*))?$", line)
        comment = line.startswith("#") and not line.startswith("# ---")
        if constant:
            yield constant.group(1), " ".join([*above, constant.group(2) or ""]).strip()
        elif comment:
            above = [*(above if after_comment else []), line.removeprefix("#").strip()]
        else:
            above = []
        after_comment = comment


def permissions_page() -> str:
    """Return the page of every permission: what it allows, and which roles have it."""
    lines = [
        "# Permissions",
        "",
        NOTE,
        "A call of the API names the permission that its caller needs as its `x-permission` in `openapi.json`; without",
        "it the answer is 403 `not-permitted`, whose `permission` names it. `GET /api/auth/me` tells the caller's own,",
        "sorted, as `capabilities`. A permission says whether somebody may do something at all. Whose order or drawer",
        "it is, and how far the limits of a profile go, is decided by the call itself.",
        "",
        f"| permission | allows | {' | '.join(Role)} | program |",
        f"|---|---|{'---|' * (len(Role) + 1)}",
    ]
    for permission in sorted(GRANTS):
        grant = GRANTS[permission]
        has = ["yes" if permission in permissions_of(role) else "" for role in Role]
        program = "as its role" if grant.by_programs else "never"
        lines.append(f"| `{permission}` | {grant.allows} | {' | '.join(has)} | {program} |")
    return "\n".join(lines) + "\n"


def settings_page() -> str:
    """Return the page of every setting: the environment's, and those of ``tillkeeper serve``."""
    lines = ["# Settings", "", NOTE, "## `tillkeeper serve`", ""]
    lines += ["| option | environment | default | meaning |", "|---|---|---|---|"]
    for option, environment, default, meaning in serve_options(serve.serve):
        lines.append(f"| `{option}` | {f'`{environment}`' if environment else ''} | {default} | {meaning} |")
    lines += ["", "## Each server process", "", "| environment | meaning |", "|---|---|"]
    lines += [f"| `{name}` | {meaning} |" for name, meaning in process_settings()]
    return "\n".join(lines) + "\n"


def serve_options(command: Callable[..., None]) -> Iterator[tuple[str, str, str, str]]:
    """Yield option, environment variable, default and meaning of a command's options."""
    defaults = inspect.signature(command).parameters
    for name, hint in get_type_hints(command, include_extras=True).items():
        if name == "return":
            continue
        option = next(extra for extra in get_args(hint) if isinstance(extra, OptionInfo))
        flag = (option.param_decls or (f"--{name.replace('_', '-')}",))[0]
        default = defaults[name].default
        yield flag, str(option.envvar or ""), "" if default is None else f"`{default}`", str(option.help)


def process_settings() -> Iterator[tuple[str, str]]:
    """Yield each environment variable that a server process reads, with the sentence beside its field."""
    for name, meaning in re.findall(r'"""``([A-Z_]+)``: (.*?)"""', inspect.getsource(settings), re.DOTALL):
        yield name, " ".join(meaning.split())


def events_page() -> str:
    """Return the page of what events hold: every type, every kind of change, and the versions of it all."""
    types = [each for each in get_args(Event) if _tag(each) not in FORMER_TYPES]
    former = [each for each in get_args(Event) if _tag(each) in FORMER_TYPES]
    lines = [
        "# Events",
        "",
        NOTE,
        "This page lists the fields of every event. The [feed](feed.md) sends events, and each message of a",
        "[webhook](webhooks.md) carries one. The schemas are those of the [HTTP contract](openapi.json): `type` names",
        "the kind of an `Event`, `kind` that of a `Change`. [The feed](feed.md) says who may read which change, and",
        "which of two changes is newer.",
        "",
        f"The version of all this is {SCHEMA_VERSION}, `info.x-event-schema` of the contract. Contents of events grow:",
        "a type, a kind or a field that you do not know is passed over. An event that is stored stays as it was",
        "written, with the contents of its time.",
        "",
        "| version | what changed |",
        "|---|---|",
        *(f"| {version} | {change} |" for version, change in sorted(SCHEMA_HISTORY.items(), reverse=True)),
        "",
        "## Types",
        "",
        "| type | what happened | changes |",
        "|---|---|---|",
        *map(_type_row, types),
        "",
        "Written no more; a journal may hold them:",
        "",
        "| type | what happened | changes |",
        "|---|---|---|",
        *map(_type_row, former),
        "",
        "Each event also has `position`, `at` and `actor`.",
        "",
        "## Changes",
        "",
    ]
    for change in get_args(Change):
        lines += [f"### `{_tag(change)}`", "", _said(change), ""]
        lines += ["| field | holds | meaning |", "|---|---|---|"]
        lines += [f"| `{name}` | {kind} | {meaning} |" for name, kind, meaning in _fields(change)]
        lines.append("")
    return "\n".join(lines)


def _tag(struct: type[msgspec.Struct]) -> str:
    return str(struct.__struct_config__.tag)


def _said(struct: type[msgspec.Struct]) -> str:
    return (inspect.getdoc(struct) or "").replace("``", "`")


def _type_row(event: type[msgspec.Struct]) -> str:
    (changes,) = get_args(get_type_hints(event)["changes"])
    kinds = " ".join(f"`{_tag(each)}`" for each in get_args(changes) or (changes,))
    return f"| `{_tag(event)}` | {_said(event)} | {kinds} |"


def _fields(struct: type[msgspec.Struct]) -> Iterator[tuple[str, str, str]]:
    """Yield the wire's name, the type and the docstring of each field."""
    (body,) = ast.parse(inspect.getsource(struct)).body
    assert isinstance(body, ast.ClassDef)
    names = {field.name: field.encode_name for field in msgspec.structs.fields(struct)}
    for at, after in zip(body.body, [*body.body[1:], None], strict=True):
        if not isinstance(at, ast.AnnAssign) or not isinstance(at.target, ast.Name):
            continue
        kind = ast.unparse(at.annotation)
        meaning = ""
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            meaning = " ".join(str(after.value.value).split())
        yield names[at.target.id], _shown(kind), meaning.replace("``", "`")


# What the JSON of a field is called, by its Python type.
_JSON_TYPES = {"str": "string", "int": "integer", "bool": "boolean", "None": "null", "datetime": "instant"}


def _shown(kind: str) -> str:
    always = kind.removesuffix(" | UnsetType")
    text = always.removeprefix("Literal[").removesuffix("]").replace("', '", "' | '") if "Literal" in kind else always
    text = re.sub(r"\w+", lambda word: _JSON_TYPES.get(word[0], word[0]), text).replace("|", "\\|")
    return f"`{text}`" + (", may be left out" if always != kind else "")


PAGES: dict[str, Callable[[], str]] = {
    "refusals.md": refusals_page,
    "limits.md": limits_page,
    "permissions.md": permissions_page,
    "settings.md": settings_page,
    "events.md": events_page,
}


def main() -> None:
    """Write all pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
