"""Transactions."""

from litestar import Response, get
from litestar.params import FromPath

from tillkeeper.api import fields
from tillkeeper.api.permitted import reads
from tillkeeper.api.reply import json_response
from tillkeeper.api.request import GivenActor, GivenDatabase
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.routes.filters import OfNumber, OfSession
from tillkeeper.api.routes.paging import Cursor, Limit
from tillkeeper.api.schemas.sales import Transaction, TransactionPage
from tillkeeper.domains.sales import TransactionUnknown, queries
from tillkeeper.kernel import limits
from tillkeeper.kernel.permissions import Permission


@get(
    "/api/transactions",
    responses=answers({200: TransactionPage}),
    summary="Transactions, newest first",
    opt=reads(Permission.READ),
)
async def transactions(
    actor: GivenActor,
    database: GivenDatabase,
    session_id: OfSession = None,
    number: OfNumber = None,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return those of the caller's cash sessions, or all of the business for managers.

    While a blind count is owed, a cashier finds of its session only a sale of their own, by its ``number`` (CS-7).
    """
    wanted = fields.id_asked(session_id)
    page = await queries.transactions(database, actor, session=wanted, number=number, limit=limit, cursor=cursor)
    return json_response(page)


@get(
    "/api/transactions/{transaction_id:str}",
    responses=answers({200: Transaction}),
    summary="One transaction",
    opt=reads(Permission.READ),
)
async def transaction(transaction_id: FromPath[str], actor: GivenActor, database: GivenDatabase) -> Response[bytes]:
    """Return the transaction."""
    wanted = fields.id_or(TransactionUnknown(), transaction_id)
    return json_response(await queries.transaction(database, actor, wanted))


HANDLERS = [transactions, transaction]
