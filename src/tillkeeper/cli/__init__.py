"""The program ``tillkeeper``: each module in this folder is one command, its ``app`` a Typer application.

A command's module is loaded when the command is called: a server does not carry the memory of a migration tool.
"""

import importlib
import pkgutil
import sys
from typing import Annotated, NoReturn

import typer

import tillkeeper
from tillkeeper.storage.database import DatabaseBusy, DatabaseUnavailable
from tillkeeper.storage.doctor import SchemaMismatchError
from tillkeeper.storage.system_account import EmbeddedPostgresError


def app() -> None:
    """Run the command that the command line names; without one, list them all.

    Ends with 1 and a sentence where the database can't be reached or brought up, or is not what the program expects.
    """
    root = typer.Typer(
        no_args_is_help=True,
        help="Point-of-sale session server with its own till screens.",
        pretty_exceptions_show_locals=False,  # a traceback must not print a password
    )
    root.callback(invoke_without_command=True)(_version)
    # `import` is a word of Python, so its module is `import_`.
    modules = {found.name.rstrip("_"): found.name for found in pkgutil.iter_modules(__path__)}
    wanted = {name: module for name, module in modules.items() if name in sys.argv[1:2]}
    for name, module in sorted((wanted or modules).items()):
        _add(root, name, importlib.import_module(f"{__name__}.{module}").app)
    try:
        root()
    # What an operator can mend is told in a sentence; a traceback is for bugs.
    except DatabaseUnavailable as error:
        _end(f"The database can't be reached: {error}")
    except DatabaseBusy as error:
        _end(f"The database is too busy, and changed nothing: {error}")
    except (SchemaMismatchError, EmbeddedPostgresError) as error:
        _end(str(error))


def _end(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
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
