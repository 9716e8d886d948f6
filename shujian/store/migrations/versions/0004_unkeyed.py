"""Right rows of a step whose key could not be read.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Runs of before did not count them: 0."""
    column = sa.Column("unkeyed", sa.BigInteger(), nullable=False, server_default="0")
    op.add_column("run_steps", column)
