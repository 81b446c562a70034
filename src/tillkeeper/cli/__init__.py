"""The program ``tillkeeper``: each module in this folder is one command, its ``app`` a Typer application.

What several commands share is in modules whose names begin with ``_``.

A command's module is loaded when the command is called: a server does not carry the memory of a migration tool.
"""

import importlib
import os
import pkgutil
import signal
import sys
from typing import Annotated, NoReturn

import typer

import tillkeeper
from tillkeeper.app.sentences import in_utf8, sentence
from tillkeeper.app.settings import SettingError
from tillkeeper.domains.identity import PepperError
from tillkeeper.domains.shops import NotUtf8
from tillkeeper.storage.conflicts import ConflictsError
from tillkeeper.storage.connecting import DatabaseAddressError
from tillkeeper.storage.database import DatabaseBusy, DatabaseFull, DatabaseUnavailable, SchemaBroken
from tillkeeper.storage.doctor import SchemaMismatchError
from tillkeeper.storage.system_account import EmbeddedPostgresError


def app() -> None:
    """Run the command that the command line names; without one, list them all.

    Ends with 1 and a sentence where the database can't be reached or brought up, or is not what the program expects.
    """
    _require_utf8()
    # As Ctrl-C does: a command that is told to end leaves the embedded database first.
    for ending in (signal.SIGTERM, *((signal.SIGHUP,) if sys.platform != "win32" else ())):
        if signal.getsignal(ending) is not signal.SIG_IGN:  # nohup's wish
            signal.signal(ending, _told_to_end)
    root = typer.Typer(
        no_args_is_help=True,
        help="Point-of-sale session server with its own till screens.",
        pretty_exceptions_show_locals=False,  # a traceback must not print a password
    )
    root.callback(invoke_without_command=True)(_version)
    # `import` is a word of Python, so its module is `import_`; `sign-ins` is no name of one, so its is `sign_ins`.
    names = [found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_")]
    modules = {name.rstrip("_").replace("_", "-"): name for name in names}
    wanted = {name: module for name, module in modules.items() if name in sys.argv[1:2]}
    for name, module in sorted((wanted or modules).items()):
        _add(root, name, importlib.import_module(f"{__name__}.{module}").app)
    try:
        root()
    # What an operator can mend is told in a sentence; a traceback is for bugs.
    except DatabaseUnavailable as error:
        _end(f"The database can't be reached: {error}")
    except DatabaseFull as error:
        _end(f"The disk of the database is full, and nothing was changed ({error}). Make room and try again.")
    except DatabaseBusy as error:
        _end(f"The database is too busy, and changed nothing: {error}")
    except SchemaBroken as error:
        _end(f"The database lacks something that this program calls: {error}. Run:\n    tillkeeper doctor")
    except (
        SchemaMismatchError, EmbeddedPostgresError, DatabaseAddressError, ConflictsError, PepperError, SettingError,
    ) as error:  # fmt: skip
        _end(str(error))


def _require_utf8() -> None:
    """Refuse, for every command alike, an option or a setting that no database can hold."""
    settings = ((name, value) for name, value in os.environ.items() if name.startswith(("TILLKEEPER_", "DATABASE_URL")))
    try:
        for name, value in (*((given, given) for given in sys.argv[1:]), *settings):
            in_utf8(value, name.encode(errors="backslashreplace").decode())
    except NotUtf8 as refusal:
        _end(sentence(refusal))


def _told_to_end(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)  # as a shell tells it


def _end(said: str) -> NoReturn:
    typer.echo(said, err=True)
    sys.exit(1)


def _add(root: typer.Typer, name: str, command: typer.Typer) -> None:
    """Add a module's application under its name: one command as itself, several as a group."""
    if len(command.registered_commands) == 1 and command.registered_callback is None:
        only = command.registered_commands[0].callback
        assert only is not None
        root.command(name)(only)
    else:
        root.add_typer(command, name=name)


def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"tillkeeper {tillkeeper.__version__}")
