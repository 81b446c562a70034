"""The entry that uvicorn's worker processes start from."""

from litestar import Litestar

from tillkeeper.api.application import create_app
from tillkeeper.app.settings import Settings


def create() -> Litestar:
    """Return the application, set up from the environment."""
    return create_app(Settings.from_environment())
