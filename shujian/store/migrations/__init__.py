"""Changes of the application database, in order; run when a home is opened."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

FOLDER = Path(__file__).parent


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings, with the connection that ``env.py`` uses."""
    made = Config()
    # the ini reader would take a percent sign of the path for a placeholder
    made.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    made.set_main_option("path_separator", "newline")
    made.attributes["connection"] = connection
    return made


def migrate(connection: Connection) -> None:
    """Run what is missing, inside the caller's transaction: all of it or nothing."""
    command.upgrade(config(connection), "head")
