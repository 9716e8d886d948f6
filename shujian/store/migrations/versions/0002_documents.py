"""Tables for documents.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of documents."""
    _imports()
    _documents()
    _texts()
    _repeats()


def _imports() -> None:
    op.create_table(
        "document_imports",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("supplier", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("counts_json", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_document_imports_state"), "document_imports", ["state"])


def _documents() -> None:
    texts = ["source_id", "import_id", "name", "source", "format", "state"]
    tail = ["sha256", "original", "exact", "number", "court", "kind"]
    op.create_table(
        "documents",
        sa.Column("id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("no", sa.BigInteger(), nullable=False),
        sa.Column("notes_json", sa.Text(), nullable=False),
        sa.Column("extra_json", sa.Text(), nullable=False),
        sa.Column("parts", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in tail),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("masks", sa.BigInteger(), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.Column("copy_of", sa.Text(), nullable=False),
        sa.Column("copy_reason", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["document_imports.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for name in ("import_id", "no", "state", "original", "exact", "number", "copy_of"):
        op.create_index(op.f(f"ix_documents_{name}"), "documents", [name])


def _texts() -> None:
    op.create_table(
        "document_texts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["documents.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _repeats() -> None:
    op.create_table(
        "document_repeats",
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("no", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["document_imports.id"]),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"]),
        sa.PrimaryKeyConstraint("import_id", "no"),
    )
    op.create_index(op.f("ix_document_repeats_document_id"), "document_repeats", ["document_id"])
