"""Transactions."""

from litestar import Response, get
from litestar.params import FromPath

from tillkeeper.api import fields
from tillkeeper.api.reply import json_response
from tillkeeper.api.request import GivenActor, GivenDatabase
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.routes.filters import OfSession
from tillkeeper.api.routes.paging import Cursor, Limit
from tillkeeper.api.schemas.sales import Transaction, TransactionPage
from tillkeeper.domains.cash_sessions import SessionUnknown
from tillkeeper.domains.sales import TransactionUnknown, queries
from tillkeeper.kernel import limits


@get(
    "/api/transactions",
    responses=answers({200: TransactionPage}),
    summary="Transactions, newest first",
)
async def transactions(
    actor: GivenActor,
    database: GivenDatabase,
    session_id: OfSession = None,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return those of the caller's cash sessions, or all of the business for managers."""
    wanted = None if session_id is None else fields.id_or(SessionUnknown(), session_id)
    page = await queries.transactions(database, actor, session=wanted, limit=limit, cursor=cursor)
    return json_response(page)


@get(
    "/api/transactions/{transaction_id:str}",
    responses=answers({200: Transaction}),
    summary="One transaction",
)
async def transaction(transaction_id: FromPath[str], actor: GivenActor, database: GivenDatabase) -> Response[bytes]:
    """Return the transaction."""
    wanted = fields.id_or(TransactionUnknown(), transaction_id)
    return json_response(await queries.transaction(database, actor, wanted))


HANDLERS = [transactions, transaction]
