"""Whether a delivery of documents was vouched for as the court's originals.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; earlier deliveries were vouched for by nobody."""
    op.add_column(
        "document_imports",
        sa.Column("originals", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
