"""HTTP: thin. Parses, asks the runner, answers; holds no rule."""

from tillkeeper.api.application import create_app

__all__ = ["create_app"]
