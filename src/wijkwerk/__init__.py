"""Wijkwerk: software for wijkgericht werken."""

__version__ = "0.1.0"
