"""Query parameters that filter a list or name a subject: ids and codes."""

from typing import Annotated

from litestar.params import QueryParameter

from tillkeeper.api.schemas.base import TEXT
from tillkeeper.kernel import limits

_MOST = limits.CODE_LENGTH_MAX
OfProfile = Annotated[
    str | None, QueryParameter(name="profileId", max_length=_MOST, pattern=TEXT, description="Id or code.")
]
OfRegister = Annotated[
    str | None, QueryParameter(name="registerId", max_length=_MOST, pattern=TEXT, description="Id or code.")
]
OfBusiness = Annotated[
    str | None,
    QueryParameter(
        name="businessId", max_length=_MOST, pattern=TEXT, description="Id or code; must be the credential's."
    ),
]
OfSession = Annotated[str | None, QueryParameter(name="sessionId", max_length=_MOST, pattern=TEXT, description="Id.")]
OfNumber = Annotated[
    str | None, QueryParameter(name="number", max_length=_MOST, pattern=TEXT, description="Of one transaction.")
]
OfUser = Annotated[str | None, QueryParameter(name="userId", max_length=_MOST, pattern=TEXT, description="Id.")]
