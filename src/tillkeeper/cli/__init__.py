"""The program ``tillkeeper``: each module in this folder is one command, its ``app`` a Typer application.

A command's module is loaded when the command is called: a server does not carry the memory of a migration tool.
"""

import importlib
import pkgutil

import click
import typer
from typer.core import TyperGroup


class CommandsByModule(TyperGroup):
    """Finds commands by the name of their module (``import_`` is ``import``, which Python keeps for itself)."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return sorted(found.name.rstrip("_") for found in pkgutil.iter_modules(__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, loaded; None if there is no such module."""
        if cmd_name not in self.list_commands(ctx):
            return None
        modules = {found.name.rstrip("_"): found.name for found in pkgutil.iter_modules(__path__)}
        module = importlib.import_module(f"{__name__}.{modules[cmd_name]}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command


app = typer.Typer(
    cls=CommandsByModule,
    no_args_is_help=True,
    help="Point-of-sale session server with its own till screens.",
    pretty_exceptions_show_locals=False,  # a traceback must not print a password
)


@app.callback()
def main() -> None:
    """Stand in front of the commands."""
