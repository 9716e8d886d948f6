"""The command line: ``shujian …``."""

from shujian.app.cli.main import main

__all__ = ["main"]
