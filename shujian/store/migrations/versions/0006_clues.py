"""Indexes for lists of clues; batches, ticked checks and drafts of verification.

Revision ID: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

TIME = sa.DateTime(timezone=True)
LISTED = ("kind", "state", "rule", "grade", "seen", "score", "created", "updated", "id")


def upgrade() -> None:
    """Add the indexes, the columns of events and the table of drafts."""
    op.drop_index("ix_clues_model_id", "clues")
    op.drop_index("ix_clues_state", "clues")
    op.create_index("ix_clues_listed", "clues", ["model_id", *LISTED])
    if op.get_bind().dialect.name == "sqlite":
        op.create_index(
            "ix_clues_words", "clues", ["title", "subject", "model_id", *LISTED],
            sqlite_where=sa.text("title <> ''"),
        )  # fmt: skip
    op.create_index("ix_clues_subject", "clues", ["subject"])
    op.add_column("clue_events", sa.Column("batch", sa.Text(), nullable=False, server_default=""))
    op.add_column("clue_events", sa.Column("checks_json", sa.Text(), nullable=True))
    op.create_index(op.f("ix_clue_events_batch"), "clue_events", ["batch"])
    op.create_table(
        "clue_drafts",
        *(sa.Column(n, sa.Text(), nullable=False) for n in ("actor", "clue_id", "state")),
        *(sa.Column(n, sa.Text(), nullable=False) for n in ("reason", "checks_json")),
        sa.Column("updated", TIME, nullable=False),
        sa.ForeignKeyConstraint(["clue_id"], ["clues.id"]),
        sa.PrimaryKeyConstraint("actor", "clue_id"),
    )
