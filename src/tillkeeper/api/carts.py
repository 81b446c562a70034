"""From a request's items and operations to what commands carry: minor units and thousandths."""

from decimal import Decimal

from tillkeeper.api import fields
from tillkeeper.api.refusals import DiscountAmbiguous, FieldMissing, LineTwice, TenderedNotCash
from tillkeeper.api.schemas import orders as schemas
from tillkeeper.domains.orders import Discount, Item, LineOperation, ProductUnknown, VariantUnknown
from tillkeeper.domains.sales import Payment
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import parse_id
from tillkeeper.kernel.money import amount_minor, amount_wire
from tillkeeper.kernel.notes import largest_note_minor


def most_minor(actor: Actor) -> int:
    """Return the highest total of an order in minor units of the actor's business."""
    return int(Decimal(limits.AMOUNT_MAX_MAJOR).scaleb(actor.currency.decimals))


def items(given: list[schemas.ItemRequest], actor: Actor) -> tuple[Item, ...]:
    """Return the lines of a whole cart. Refusals name the field; the same id twice is one."""
    seen: set[str] = set()
    for index, item in enumerate(given):
        if item.id in seen:
            raise LineTwice(field=f"$.items[{index}].id")
        seen.add(item.id)
    return tuple(_item(item, actor, f"$.items[{index}]") for index, item in enumerate(given))


def operations(given: list[schemas.Operation], actor: Actor) -> tuple[LineOperation, ...]:
    """Return the operations in order. Refusals name the field."""
    return tuple(_operation(operation, actor, f"$.operations[{index}]") for index, operation in enumerate(given))


def payments(given: list[schemas.PaymentRequest], actor: Actor) -> tuple[Payment, ...]:
    """Return the tenders of a sale. ``tendered`` is for cash: other tenders give no change."""
    found = []
    for index, payment in enumerate(given):
        path = f"$.payments[{index}]"
        if payment.tendered is not None and payment.tender != "cash":
            raise TenderedNotCash(field=f"{path}.tendered")
        found.append(
            Payment(
                tender=payment.tender,
                amount_minor=amount_minor(payment.amount, actor.currency, field=f"{path}.amount"),
                tendered_minor=fields.minor(payment.tendered, actor, f"{path}.tendered"),
                most_change_minor=None if payment.confirm_tendered else largest_note_minor(actor.currency),
            )
        )
    return tuple(found)


def _item(item: schemas.ItemRequest, actor: Actor, path: str) -> Item:
    if item.product_id is None:
        # A variant is one of its product: by itself it would be kept unseen, whoever's it is.
        if item.variant_id is not None:
            raise FieldMissing(field=f"{path}.productId")
        if item.name is None:
            raise FieldMissing(field=f"{path}.name")
        if item.price is None:
            raise FieldMissing(field=f"{path}.price")
    if item.product_id is not None and parse_id(item.product_id) is None:
        raise ProductUnknown(productId=item.product_id, field=f"{path}.productId")
    if item.variant_id is not None and parse_id(item.variant_id) is None:
        raise VariantUnknown(productId=item.product_id, variantId=item.variant_id, field=f"{path}.variantId")
    discount = _discount(item.discount, actor, f"{path}.discount")
    return Item(
        id=item.id,
        quantity_milli=_quantity(item.quantity, f"{path}.quantity"),
        product_id=item.product_id,
        variant_id=item.variant_id,
        name=item.name,
        price_minor=fields.minor(item.price, actor, f"{path}.price"),
        note=item.note,
        discount_percent_milli=discount.percent_milli,
        discount_amount_minor=discount.amount_minor,
        discount_shown=discount.shown,
        tax_percent_milli=None if item.tax_rate is None else _percent(item.tax_rate, f"{path}.taxRate"),
    )


def _operation(operation: schemas.Operation, actor: Actor, path: str) -> LineOperation:
    match operation:
        case schemas.AddOperation():
            item = _item(operation.item, actor, f"{path}.item")
            return LineOperation(operation.id, "add", item=item, shown=operation.item.name)
        case schemas.SetQuantityOperation():
            quantity_milli = _quantity(operation.quantity, f"{path}.quantity")
            return LineOperation(
                operation.id,
                "set-quantity",
                line_id=operation.line_id,
                quantity_milli=quantity_milli,
                shown=milli_text(quantity_milli),
            )
        case schemas.SetNoteOperation():
            return LineOperation(
                operation.id,
                "set-note",
                line_id=operation.line_id,
                note=operation.note,
                shown=operation.note,
            )
        case schemas.SetDiscountOperation():
            discount = _discount(operation.discount, actor, f"{path}.discount")
            return LineOperation(
                operation.id,
                "set-discount",
                line_id=operation.line_id,
                discount_percent_milli=discount.percent_milli,
                discount_amount_minor=discount.amount_minor,
                shown=discount.shown,
            )
        case schemas.RemoveOperation():
            return LineOperation(operation.id, "remove", line_id=operation.line_id)
        case schemas.ClearOperation():
            return LineOperation(operation.id, "clear")


def _discount(given: schemas.DiscountRequest | None, actor: Actor, path: str) -> Discount:
    if given is None:
        return Discount()
    if (given.percent is None) == (given.amount is None):
        raise DiscountAmbiguous(field=path)
    if given.percent is not None:
        percent_milli = _percent(given.percent, f"{path}.percent")
        return Discount(percent_milli=percent_milli, shown={"percent": milli_text(percent_milli)})
    minor = fields.minor(given.amount, actor, f"{path}.amount")
    assert minor is not None
    return Discount(amount_minor=minor, shown={"amount": amount_wire(minor, actor.currency)})


def _quantity(value: Decimal, path: str) -> int:
    return fields.milli(value, path, least=1, most=limits.QUANTITY_MILLI_MAX)


def _percent(value: Decimal, path: str) -> int:
    return fields.milli(value, path, least=0, most=limits.PERCENT_MILLI_MAX)


def milli_text(milli: int) -> str:
    """Return thousandths as the shortest decimal string, as SQL's ``milli_wire`` does."""
    return format((Decimal(milli) / 1000).normalize(), "f")
