"""Changing the catalogue: a whole product list, or one product."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final
from uuid import UUID

import msgspec

from tillkeeper.domains.catalogue import store
from tillkeeper.domains.catalogue.model import (
    BadRow,
    ListedProduct,
    ProductList,
    bare_barcode,
    bare_sku,
    code_from,
    in_order,
    on_one_line,
    percent_wire,
)
from tillkeeper.domains.catalogue.refusals import (
    CellMissing,
    ListRowsRefused,
    NameWithoutLetters,
    ProductCodeTaken,
)
from tillkeeper.journal import Done
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Transaction

_A_PRODUCT_SAYS: Final = frozenset({"barcode"})


@dataclass(frozen=True, slots=True)
class ImportProducts:
    """Make the catalogue say what a product list says; what it does not name stays.

    One journal row, all or nothing. ``tax_percent_milli`` (thousandths of a percent) is
    for products of which neither the list nor the catalogue says the rate; None takes the
    business's usual one. Refusals: ``not-permitted``; ``list-rows-refused`` with every
    bad row, unless ``skip_bad`` leaves them out; ``numbersUnsure`` says that a decimal sign
    would settle some of them.
    """

    name: ClassVar[str] = "catalogue.import-products"
    may: ClassVar[Permission] = Permission.MANAGE_PRODUCTS

    listed: ProductList
    file_name: str
    file_sha256: str
    tax_percent_milli: int | None = None
    skip_bad: bool = False

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("catalogue", None)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Import the list; the answer counts what came of it."""
        await store.hold(tx, actor.business_id)
        await store.stage(tx, self.listed.products)
        unmatched = await store.match_staged(tx, actor.business_id, says=self.listed.says)
        bad_rows = in_order((*self.listed.bad_rows, *unmatched))
        if bad_rows and not self.skip_bad:
            raise ListRowsRefused(
                count=len(bad_rows), file=self._file(), rows=_wire(bad_rows), numbersUnsure=self.listed.is_unsure
            )
        await store.unstage(tx, [bad.line for bad in unmatched])
        tax = self.tax_percent_milli
        if tax is None:
            tax = await store.usual_tax_milli(tx, actor.business_id)
        created, changed, unchanged = await store.apply_staged(
            tx, actor.business_id, says=self.listed.says, tax_otherwise_milli=tax
        )
        report: dict[str, object] = {
            "file": self._file(),
            "created": created,
            "changed": changed,
            "unchanged": unchanged,
            "skipped": len(bad_rows),
            "otherwiseTaxRate": percent_wire(tax),
            "decimalSign": self._decimal_sign(),
        }
        if not created and not changed:
            return Done("nothing-changed", "catalogue", None, report | {"skippedRows": _wire(bad_rows)})
        return Done(
            outcome="imported",
            subject_kind="catalogue",
            subject_id=None,
            document=report | {"skippedRows": _wire(bad_rows)},
            event_type="catalogue.imported",
            changes=({"kind": "catalogue", "document": report},),
        )

    def _decimal_sign(self) -> dict[str, object] | None:
        """Return which sign stood before the decimals, and by whose word: the owner's, or that of a line."""
        settled, proof = self.listed.settled, self.listed.proof
        if settled is not None and settled.by_owner:
            return {"sign": settled.sign, "line": None, "text": None}
        return None if proof is None else {"sign": proof.sign, "line": proof.line, "text": proof.text}

    def _file(self) -> dict[str, str]:
        return {"name": self.file_name, "sha256": self.file_sha256, "format": self.listed.format_name}


@dataclass(frozen=True, slots=True)
class AddProduct:
    """Add one product at the end of the grid.

    ``tax_percent_milli`` None takes the business's usual rate. Refusals:
    ``not-permitted``, ``name-without-letters``, ``cell-missing``, ``barcode-damaged``, ``product-code-taken``,
    ``barcode-taken``.
    """

    name: ClassVar[str] = "catalogue.add-product"
    may: ClassVar[Permission] = Permission.MANAGE_PRODUCTS

    product_name: str
    price_minor: int
    category: str | None = None
    tax_percent_milli: int | None = None
    sku: str | None = None
    barcode: str | None = None
    description: str = ""

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("product", None)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Add it; the answer is the product."""
        listed = self._listed()
        await store.hold(tx, actor.business_id)
        await store.stage(tx, [listed])
        refused = await store.match_staged(tx, actor.business_id, says=_A_PRODUCT_SAYS)
        known = await store.staged_is_named(tx, actor.business_id)
        if known is not None:
            raise ProductCodeTaken(productCode=listed.code, name=known)
        if refused:
            raise refused[0].reason
        tax = await store.usual_tax_milli(tx, actor.business_id)
        await store.apply_staged(tx, actor.business_id, says=frozenset(), tax_otherwise_milli=tax)
        product_id = await store.staged_product_id(tx)
        document = await store.fetch_one(tx, actor.business_id, product_id, decimals=actor.currency.decimals)
        assert document is not None, "it was added in this transaction"
        product = msgspec.json.decode(document)
        return Done(
            outcome="added",
            subject_kind="product",
            subject_id=product_id,
            document=product,
            event_type="product.added",
            changes=({"kind": "product", "id": product["id"], "document": product},),
        )

    def _listed(self) -> ListedProduct:
        """Return it as a list would bring it: a code of blanks is none, and one with blanks is found by no scanner."""
        if not code_from(self.product_name):
            raise NameWithoutLetters(field="$.name")
        sku = _kept(self.sku, bare_sku, "$.sku")
        return ListedProduct(
            line=1,
            code=sku or code_from(self.product_name),
            name=on_one_line(self.product_name),
            description=self.description,
            category=_kept(self.category, on_one_line, "$.category"),
            price_minor=self.price_minor,
            tax_percent_milli=self.tax_percent_milli,
            sku=sku,
            barcode=_kept(self.barcode, bare_barcode, "$.barcode"),
        )


def _kept(text: str | None, bare: Callable[[str], str], field: str) -> str | None:
    """Return what is kept of a text that was given, None for None. Refusal: ``cell-missing`` where nothing is."""
    kept = None if text is None else bare(text)
    if kept == "":
        raise CellMissing(field=field)
    return kept


def _wire(bad_rows: Iterable[BadRow]) -> list[Mapping[str, object]]:
    return [
        {"line": bad.line, "code": bad.reason.code, "fields": dict(bad.reason.fields)}
        for bad in list(bad_rows)[: limits.BAD_ROWS_SHOWN_MAX]
    ]
