"""The tables of the application database, by subject."""

from shujian.store.columns import Base
from shujian.store.schema.casework import Clue, ClueDraft, ClueEvent, Seen
from shujian.store.schema.catalogue import (
    Import,
    ImportMode,
    ImportState,
    Mapping,
    Part,
    SnapshotRow,
    Table,
)
from shujian.store.schema.desk import FactCorrection, SavedView, Setting
from shujian.store.schema.documents import (
    DocumentImport,
    DocumentImportState,
    DocumentRepeat,
    DocumentRow,
    DocumentText,
)
from shujian.store.schema.journal import JournalEntry
from shujian.store.schema.people import SignIn, User
from shujian.store.schema.work import Job, JobState, Run, RunState, RunStep

__all__ = [
    "Base",
    "Clue",
    "ClueDraft",
    "ClueEvent",
    "DocumentImport",
    "DocumentImportState",
    "DocumentRepeat",
    "DocumentRow",
    "DocumentText",
    "FactCorrection",
    "Import",
    "ImportMode",
    "ImportState",
    "Job",
    "JobState",
    "JournalEntry",
    "Mapping",
    "Part",
    "Run",
    "RunState",
    "RunStep",
    "SavedView",
    "Seen",
    "Setting",
    "SignIn",
    "SnapshotRow",
    "Table",
    "User",
]
