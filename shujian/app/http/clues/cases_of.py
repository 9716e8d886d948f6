"""The case numbers of the documents that clues are about: people know a judgment by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.clue_telling import DOCUMENTS
from shujian.store.schema import Clue, DocumentRow

CaseNumbers = Mapping[str, list[str]]
"""Clue → the case numbers of its documents."""


def case_numbers(session: Session, clues: Iterable[Clue]) -> CaseNumbers:
    """The numbers of some clues, asked for together; [] for a clue of tables."""
    held = {clue.id: _documents(clue) for clue in clues}
    wanted = {key for keys in held.values() for key in keys}
    query = select(DocumentRow.id, DocumentRow.number).where(DocumentRow.id.in_(wanted))
    # kept for the search with plain brackets, written in documents with full ones
    found = {
        key: number.replace("(", "（").replace(")", "）")
        for key, number in (session.execute(query) if wanted else ())
        if number
    }
    return {
        clue: list(dict.fromkeys(found[key] for key in keys if key in found))
        for clue, keys in held.items()
    }


def _documents(clue: Clue) -> list[str]:
    identity = clue.identity_json or {}
    return [str(identity[name]) for name in DOCUMENTS if identity.get(name)]
