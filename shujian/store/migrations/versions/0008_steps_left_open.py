"""Steps of verification that were open when a clue was found true.

Revision ID: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Events of before tell nothing of open steps."""
    op.add_column("clue_events", sa.Column("left_json", sa.Text(), nullable=True))
