"""Where the rows of a standard table come from: files, or documents that the program reads."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from shujian.schema.tables import StandardTable


class TableSource(StrEnum):
    """How data get into a table.

    FILE: a person imports a list. DOCUMENTS: the program fills it when judgments are brought
    in. SCREENING: it is there only while judgments are screened, and never in the pool.
    """

    FILE = "file"
    DOCUMENTS = "documents"
    SCREENING = "screening"


_FOLDERS = {
    "judgments": TableSource.DOCUMENTS,
    "documents": TableSource.DOCUMENTS,
    "linking": TableSource.SCREENING,
    "comparing": TableSource.SCREENING,
}
"""Folders of shipped tables that are no lists of a department."""


def source_of(table: StandardTable) -> TableSource:
    """Where a table's rows come from."""
    return _FOLDERS.get(PurePath(table.path).parent.name, TableSource.FILE)
