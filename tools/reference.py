"""Write the generated pages of ``docs/reference/``: refusals, limits, permissions, settings, as the code has them."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args, get_type_hints

from typer.models import OptionInfo

import tillkeeper
from tillkeeper.api.problems import LOST, STATUS
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


PAGES: dict[str, Callable[[], str]] = {
    "refusals.md": refusals_page,
    "limits.md": limits_page,
    "permissions.md": permissions_page,
    "settings.md": settings_page,
}


def main() -> None:
    """Write all pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
