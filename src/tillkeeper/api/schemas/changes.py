"""What an event says of each thing that it changed: one shape a ``kind`` (docs/reference/events.md).

These shapes describe what the database writes into the journal. No event is decoded on its way to a reader; the tests
decode every event that they cause (``tests/helpers/events.py``).
"""

from datetime import datetime
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from tillkeeper.api.schemas.base import AmountText, Answer, PersonShown, Role
from tillkeeper.api.schemas.cash_sessions import CashSessionForAll, DenominationShown
from tillkeeper.api.schemas.orders import Claim, Line, Order, OrderFields, OrderSessionFields, Overwritten
from tillkeeper.api.schemas.products import ProductDetail
from tillkeeper.api.schemas.queue import ClaimRequestShown
from tillkeeper.api.schemas.sales import Transaction
from tillkeeper.api.schemas.sign_ins import Burst, SignInEnded
from tillkeeper.api.schemas.webhooks import Webhook, WebhookDelivery


class CashSessionChange(Answer, tag_field="kind", tag="cash-session"):
    """A cash session as it is now. Of two, the one with the higher ``version`` is the newer."""

    id: str
    document: CashSessionForAll


class CashCountChange(Answer, tag_field="kind", tag="cash-count"):
    """A count that was made; never what was expected."""

    id: str
    session_id: str
    count_kind: Literal["spot", "closing", "recount"]
    amount: AmountText
    denominations: list[DenominationShown] | None
    at: datetime
    by: PersonShown


class OrderChange(Answer, tag_field="kind", tag="order"):
    """An order: the whole ``document`` of one that appears, or what changed of one that its readers know.

    Published as two shapes, ``OrderAppeared`` and ``OrderChanged``.
    """

    id: str
    version: int
    """Of the order. Of two changes, ``fields`` and ``lineIds`` of the higher one are the newer."""
    fencing_token: int
    """Of the newest claim there was. Of two changes, the claim of the higher one is the newer."""
    document: Order | UnsetType = UNSET
    fields: OrderFields | UnsetType = UNSET
    lines: list[Line] | UnsetType = UNSET
    """The lines that changed. Of two of one id, the one with the higher ``changedVersion`` is the newer."""
    line_ids: list[str] | UnsetType = UNSET
    """The lines that are on the order now, in their order."""
    overwritten: list[Overwritten] | UnsetType = UNSET
    """Values of other people that the operations replaced; left out where no operation was sent."""

    def __post_init__(self) -> None:
        """Let only the two shapes be decoded."""
        changed = (self.fields, self.lines, self.line_ids)
        if self.document is UNSET and UNSET not in changed:
            return
        if self.document is UNSET or changed != (UNSET, UNSET, UNSET) or self.overwritten is not UNSET:
            raise ValueError("An order's change has a document, or fields, lines and lineIds.")


class OrderClaimChange(Answer, tag_field="kind", tag="order-claim"):
    """The claim of an order was made, renewed, handed over or released."""

    id: str
    """Of the order."""
    number: str | None
    fencing_token: int
    claim: Claim | None
    """The claim now, or null: the order is free. ``mine`` is left out."""
    former: PersonShown | None
    """Whose claim there was before."""
    former_session_id: str | None
    former_expired_at: datetime | None
    """When the former claim ended by itself, which no event told (CL-5)."""
    reason: str | None
    approved_by: PersonShown | None


class ClaimRequestChange(Answer, tag_field="kind", tag="claim-request"):
    """A cashier's request to the holder of an order was made, answered or withdrawn."""

    id: str
    document: ClaimRequestShown


class OrderSessionChange(Answer, tag_field="kind", tag="order-session"):
    """An order session without its order. Of two, the one with the later ``updatedAt`` is the newer."""

    id: str
    user_id: str
    order_id: str
    fields: OrderSessionFields


class TransactionChange(Answer, tag_field="kind", tag="transaction"):
    """A transaction that was booked; it never changes."""

    id: str
    document: Transaction


class ProductChange(Answer, tag_field="kind", tag="product"):
    """A product as it is now."""

    id: str
    document: ProductDetail


class ImportedFile(Answer):
    """The list that was imported."""

    name: str
    sha256: str
    format: str


class ImportedSign(Answer):
    """The sign that stands before the decimals of a list."""

    sign: str
    line: int | None
    """The line that proves it; null where the owner said it."""
    text: str | None


class CatalogueImport(Answer):
    """How many products an import added, changed and left as they were."""

    file: ImportedFile
    created: int
    changed: int
    unchanged: int
    skipped: int
    otherwise_tax_rate: str
    """Of the rows without a rate."""
    decimal_sign: ImportedSign | None


class CatalogueChange(Answer, tag_field="kind", tag="catalogue"):
    """Products changed by an import: read them again."""

    document: CatalogueImport


class WebhookChange(Answer, tag_field="kind", tag="webhook"):
    """A webhook as it is now, or null: it was removed."""

    id: str
    document: Webhook | None


class WebhookDeliveryChange(Answer, tag_field="kind", tag="webhook-delivery"):
    """A delivery that is sent once more."""

    id: str
    document: WebhookDelivery


class SignInChange(Answer, tag_field="kind", tag="sign-in"):
    """A sign-in has ended."""

    id: str
    document: SignInEnded


class GuessesChange(Answer, tag_field="kind", tag="guesses"):
    """Somebody tried one password or PIN after the other."""

    id: str
    """Of the person, or of the register where strangers tried."""
    document: Burst


class ProgramToken(Answer):
    """The token of a program, without its secret."""

    id: str
    program: PersonShown
    role: Role
    may_hold_drawer: bool
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


class TokenChange(Answer, tag_field="kind", tag="token"):
    """The token of a program was created or revoked."""

    id: str
    document: ProgramToken


class BusinessNamed(Answer):
    """A business, named."""

    id: str
    code: str
    name: str


class BusinessChange(Answer, tag_field="kind", tag="business"):
    """A business was set up."""

    id: str
    document: BusinessNamed


Change = (
    CashSessionChange
    | CashCountChange
    | OrderChange
    | OrderClaimChange
    | ClaimRequestChange
    | OrderSessionChange
    | TransactionChange
    | ProductChange
    | CatalogueChange
    | WebhookChange
    | WebhookDeliveryChange
    | SignInChange
    | GuessesChange
    | TokenChange
    | BusinessChange
)

KINDS: frozenset[str] = frozenset(
    str(each.__struct_config__.tag) for each in Change.__args__ if issubclass(each, msgspec.Struct)
)
"""Every kind of change."""
