"""Tillkeeper: point-of-sale session server with its own till screens."""

__version__ = "0.1.0"
