"""Accounts, sign-ins, settings, saved views, corrections; jobs that a worker does.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of the workbench and let jobs carry what they are to do."""
    _people()
    _desk()
    _jobs()


def _people() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "role", "secret")),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.BigInteger(), nullable=False),
        sa.Column("locked_until", TIME, nullable=True),
        sa.Column("created", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("account"),
    )
    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        *(sa.Column(name, TIME, nullable=False) for name in ("created", "seen", "expires")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_sign_ins_user_id"), "sign_ins", ["user_id"])


def _desk() -> None:
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value_json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    views = ("id", "user_id", "screen", "name", "query_json")
    op.create_table(
        "saved_views",
        *(sa.Column(name, sa.Text(), nullable=False) for name in views),
        sa.Column("created", TIME, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_saved_views_user_id"), "saved_views", ["user_id"])
    said = ("id", "document_id", "table", "row", "column", "reason", "actor")
    op.create_table(
        "fact_corrections",
        *(sa.Column(name, sa.Text(), nullable=False) for name in said),
        sa.Column("machine_json", sa.Text(), nullable=True),
        sa.Column("value_json", sa.Text(), nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_fact_corrections_document_id"), "fact_corrections", ["document_id"])


def _jobs() -> None:
    for name in ("actor", "unit", "purpose", "subject"):
        op.add_column("jobs", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    for name in ("params_json", "result_json", "error_json"):
        op.add_column("jobs", sa.Column(name, sa.Text(), nullable=True))
    op.add_column(
        "jobs", sa.Column("attempts", sa.BigInteger(), nullable=False, server_default="0")
    )
