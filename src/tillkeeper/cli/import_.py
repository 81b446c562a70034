"""``tillkeeper import``: lists that a shop has already, into the business."""

import asyncio
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO, Final

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress

from tillkeeper.app.runner import Runner
from tillkeeper.app.sentences import sentence
from tillkeeper.cli._members import as_member
from tillkeeper.cli._options import ActingAs, Business, DatabaseUrl, DataDir
from tillkeeper.domains.catalogue import ImportProducts, ListTooLarge, ProductList, read_product_list, tax_percent_milli
from tillkeeper.journal import Answer
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.kernel.written_numbers import DecimalSign
from tillkeeper.storage.address import database_at
from tillkeeper.storage.database import Database

app = typer.Typer(no_args_is_help=True, help="Import a list that the shop has already.")

_screen = Console(stderr=True)

_ASKED: Final = (
    "Which sign stands before the decimals? Run the command again with --decimal comma (3.000 is three thousand)"
    " or with --decimal point (3.000 is three)."
)


@app.callback()
def main() -> None:
    """Stand in front of what can be imported."""


@app.command()
def products(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The list, as CSV in UTF-8.")],
    business: Business,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave bad rows out and import the rest.")] = False,
    tax: Annotated[
        str | None,
        typer.Option(help="Tax in percent of products for which neither the list nor the catalogue says one."),
    ] = None,
    decimal: Annotated[
        DecimalSign | None,
        typer.Option(help="The sign before the decimals of the list's numbers, where they don't tell."),
    ] = None,
    acting_as: ActingAs = None,
    data_dir: DataDir = Path("data"),
    database_url: DatabaseUrl = None,
) -> None:
    """Import products from a Shopify export or a plain list: name,price,category,sku,barcode,tax.

    The same file again changes nothing. Bad rows are listed with their line and reason, and then nothing is
    imported, unless --skip-bad. Ends with 1 when nothing could be imported.
    """
    with database_at(database_url, data_dir) as url:
        try:
            tax_milli = None if tax is None else tax_percent_milli(tax)
            wanted = _Wanted(file, tax_milli=tax_milli, decimal_sign=decimal, skip_bad=skip_bad)
            answer = asyncio.run(_import(url, wanted, business, acting_as))
        except Refusal as refusal:
            _screen.print(sentence(refusal), style="red", markup=False)
            raise typer.Exit(1) from refusal
    _tell(answer)
    if answer.refusal is not None:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the command line asks for."""

    file: Path
    tax_milli: int | None
    decimal_sign: DecimalSign | None
    skip_bad: bool


async def _import(url: str, wanted: _Wanted, business: str, acting_as: str | None) -> Answer:
    async def run(database: Database, actor: Actor) -> Answer:
        with Progress(console=_screen, transient=True, disable=not _screen.is_terminal) as progress:
            command = _read(progress, wanted, actor)
            progress.add_task(f"Writing {len(command.listed.products)} products", total=None)
            return await Runner(database).run(command, actor)

    return await as_member(url, business, acting_as, run)


def _read(progress: Progress, wanted: _Wanted, actor: Actor) -> ImportProducts:
    file = wanted.file
    size = file.stat().st_size
    if size > limits.LIST_BYTES_MAX:
        raise ListTooLarge(maximum=limits.LIST_BYTES_MAX, unit="bytes")
    with file.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
        task = progress.add_task(f"Reading {file.name}", total=size)
        listed = read_list(progress.wrap_file(source, task_id=task), actor, wanted.decimal_sign)
    return ImportProducts(
        listed=listed,
        file_name=file.name,
        file_sha256=digest,
        tax_percent_milli=wanted.tax_milli,
        skip_bad=wanted.skip_bad,
    )


def read_list(source: BinaryIO, actor: Actor, decimal_sign: DecimalSign | None = None) -> ProductList:
    """Return the product list in ``source``, with prices in the currency of the actor's business.

    A byte order mark is no part of it. Bytes that are not UTF-8 make their own row bad.
    """

    def lines() -> Iterator[str]:
        source.seek(0)
        text = io.TextIOWrapper(source, encoding="utf-8-sig", errors="surrogateescape", newline="")
        yield from text
        # A wrapper that is thrown away closes what it wraps.
        text.detach()

    return read_product_list(lines, actor.currency, decimal_sign)


def _tell(answer: Answer) -> None:
    document = msgspec.json.decode(answer.document)
    if answer.refusal is not None:
        _list_bad_rows(document.get("rows", ()), document.get("count", 0))
        _screen.print(sentence(answer.refusal), style="red", markup=False)
        if document.get("numbersUnsure"):
            _screen.print(_ASKED, markup=False, highlight=False, soft_wrap=True)
        return
    _list_bad_rows(document["skippedRows"], document["skipped"])
    typer.echo(
        f"{document['created']} created, {document['changed']} changed, {document['unchanged']} unchanged"
        f", {document['skipped']} skipped."
    )
    sign = document["decimalSign"]
    if sign is not None:
        said = "as you said" if sign["line"] is None else f"as line {sign['line']} has it ({sign['text']})"
        typer.echo(f"Numbers were read with a {sign['sign']} before the decimals, {said}.")
    if document["created"]:
        typer.echo(f"New products of which the list names no tax carry {document['otherwiseTaxRate']} %.")


def _list_bad_rows(rows: Iterable[Mapping[str, object]], count: int) -> None:
    shown = 0
    for row in rows:
        fields = row["fields"]
        assert isinstance(fields, dict)
        reason = Refusal.named(str(row["code"]), fields)
        _screen.print(f"line {row['line']}: {sentence(reason)}", markup=False, highlight=False, soft_wrap=True)
        shown += 1
    if count > shown:
        _screen.print(f"… and {count - shown} more.", highlight=False)
