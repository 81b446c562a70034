"""The methods that every address has: ``HEAD`` as ``GET`` without a body, ``OPTIONS`` with ``Allow``."""

from http import HTTPStatus

from litestar import Response
from litestar.handlers import HTTPRouteHandler

from tillkeeper.api.request import HttpRequest


def with_head(handler: HTTPRouteHandler) -> HTTPRouteHandler:
    """Return the route; one that is read is served to ``HEAD`` too, by which load balancers ask. No body is sent.

    A live feed is not: without its body there is nothing of it, and a place among the streams would be taken.
    """
    if "GET" in handler.http_methods and handler.media_type != "text/event-stream":
        handler.http_methods = {*handler.http_methods, "HEAD"}
    return handler


def allowed(request: HttpRequest) -> Response[None]:
    """Return the answer to ``OPTIONS``: every method that the address takes.

    Litestar's own answer knows those of the route that was added to the address first.
    """
    template = request.scope["path_template"]
    methods = {method for route in request.app.routes if route.path_format == template for method in route.methods}
    return Response(content=None, status_code=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(sorted(methods))})
