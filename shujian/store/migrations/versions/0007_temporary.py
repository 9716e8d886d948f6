"""Whether a password was set by somebody else and must be changed by its owner.

Revision ID: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Passwords of before count as their owners' own."""
    op.add_column(
        "users",
        sa.Column("temporary", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
