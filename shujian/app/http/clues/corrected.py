"""Facts of a clue's documents that a person corrected: the clue itself rests on the machine's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.clue_telling import DOCUMENTS
from shujian.app.http.people import Names, named
from shujian.app.judgments.amended import in_force
from shujian.app.judgments.columns import columns
from shujian.app.judgments.masks import words_covered
from shujian.store.schema import Clue, FactCorrection
from shujian.trust import Context, masking

Corrections = Mapping[str, list[FactCorrection]]
"""Clue → the corrections in force of its documents, the oldest first."""


class CorrectedFact(BaseModel):
    """What was corrected, by whom and when; "" where the text does not state it."""

    document: str
    table: str
    column: str
    machine: str
    value: str
    actor: str
    at: dt.datetime
    reason: str


def corrections_of(session: Session, clues: Iterable[Clue]) -> Corrections:
    """The corrections that speak of some clues, asked for together.

    Rules are run over the machine's facts, also after a correction: it stays told until it is
    taken back.
    """
    papers = {clue.id: _papers(clue) for clue in clues}
    wanted = {key for keys in papers.values() for key in keys}
    if not wanted:
        return {}
    query = select(FactCorrection).where(FactCorrection.document_id.in_(wanted))
    rows: dict[str, list[FactCorrection]] = {}
    for row in session.scalars(query.order_by(FactCorrection.at, FactCorrection.id)):
        rows.setdefault(row.document_id, []).append(row)
    held = {key: list(in_force(own).values()) for key, own in rows.items()}
    return {
        clue: found for clue, keys in papers.items()
        if (found := [row for key in keys for row in held.get(key, ())])
    }  # fmt: skip


def corrected_fact(ctx: Context, row: FactCorrection, names: Names) -> CorrectedFact:
    """A correction for the page, sensitive values masked as the document's page masks them."""
    known = columns(row.table).get(row.column)

    def told(value: Any) -> str:
        words = words_covered(ctx, str(value or ""))
        hidden = known is not None and masking.masked(ctx, known.level, row.column)
        return known.mask(words) if known is not None and hidden and words else words

    return CorrectedFact(
        document=row.document_id, table=row.table, column=row.column,
        machine=told(row.machine_json), value=told(row.value_json),
        actor=named(names, row.actor), at=row.at, reason=words_covered(ctx, row.reason),
    )  # fmt: skip


def _papers(clue: Clue) -> list[str]:
    identity = clue.identity_json or {}
    return list(dict.fromkeys(str(identity[n]) for n in DOCUMENTS if identity.get(n)))
