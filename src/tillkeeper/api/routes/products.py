"""Products: the till's grid, search, barcodes; adding one."""

from typing import Annotated

from litestar import Response, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from tillkeeper.api import fields
from tillkeeper.api.permitted import reads, runs
from tillkeeper.api.refusals import NotFound
from tillkeeper.api.reply import IdempotencyKey, checked_key, json_response, reply
from tillkeeper.api.request import GivenActor, GivenDatabase, GivenRunner, HttpRequest
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.routes.paging import Cursor, Limit
from tillkeeper.api.schemas.base import TEXT
from tillkeeper.api.schemas.products import CategoryPage, ProductDetail, ProductPage, ProductRequest
from tillkeeper.domains.catalogue import AddProduct, queries
from tillkeeper.kernel import limits
from tillkeeper.kernel.money import amount_minor
from tillkeeper.kernel.permissions import Permission


@get(
    "/api/products",
    responses=answers({200: ProductPage}),
    summary="Products on sale, in the order of the grid",
    opt=reads(Permission.READ),
)
async def products(
    actor: GivenActor,
    database: GivenDatabase,
    q: Annotated[
        str | None,
        QueryParameter(
            max_length=limits.SEARCH_QUERY_LENGTH_MAX,
            pattern=TEXT,
            required=False,
            description="Words of the name, code, stock number or barcode, of the product or a variant: each of three"
            " letters anywhere in a word, shorter ones where a word begins; without case, accents and apostrophes. The"
            " products of which it is the barcode come first, then those of which it is the stock number or code.",
        ),
    ] = None,
    category: Annotated[
        str | None, QueryParameter(max_length=limits.CATEGORY_LENGTH_MAX, pattern=TEXT, required=False)
    ] = None,
    barcode: Annotated[
        str | None,
        QueryParameter(
            max_length=limits.BARCODE_LENGTH_MAX,
            pattern=TEXT,
            required=False,
            description="Exact, product or variant.",
        ),
    ] = None,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return the products that match everything given."""
    sought = queries.Sought(query=q, category=category, barcode=barcode)
    return json_response(await queries.page(database, actor, sought, limit=limit, cursor=cursor))


@get(
    "/api/products/categories",
    responses=answers({200: CategoryPage}),
    summary="Categories with their numbers of products",
    opt=reads(Permission.READ),
)
async def categories(
    actor: GivenActor,
    database: GivenDatabase,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return the categories on sale, in the order in which the grid shows them."""
    return json_response(await queries.categories(database, actor, limit=limit, cursor=cursor))


@get(
    "/api/products/{product_id:str}",
    responses=answers({200: ProductDetail}),
    summary="One product",
    opt=reads(Permission.READ),
)
async def product(product_id: FromPath[str], actor: GivenActor, database: GivenDatabase) -> Response[bytes]:
    """Return the product with its description."""
    found = await queries.one(database, actor, fields.id_or(NotFound(), product_id))
    if found is None:
        raise NotFound
    return json_response(found)


@post(
    "/api/products",
    status_code=201,
    responses=answers({201: ProductDetail}, problems=(409,)),
    summary="Add a product",
    opt=runs(AddProduct),
)
async def add(
    request: HttpRequest,
    data: JSONBody[ProductRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Add a product at the end of the grid; managers and admins may."""
    tax = None
    if data.tax_rate is not None:
        tax = fields.milli(data.tax_rate, "$.taxRate", least=0, most=limits.PERCENT_MILLI_MAX)
    command = AddProduct(
        product_name=data.name,
        price_minor=amount_minor(data.price, actor.currency, field="$.price"),
        category=data.category,
        tax_percent_milli=tax,
        sku=data.sku,
        barcode=data.barcode,
        description=data.description,
    )
    return reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)), 201)


HANDLERS = [products, categories, product, add]
