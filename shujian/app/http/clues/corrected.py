"""Facts of a clue's documents that a person corrected: the clue itself rests on the machine's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.clue_telling import DOCUMENTS
from shujian.app.http.people import Names, named
from shujian.app.judgments.amended import holding
from shujian.app.judgments.columns import columns
from shujian.app.judgments.masks import fact_covered, words_covered
from shujian.app.judgments.rows_added import WHOLE, is_row, kept
from shujian.clues.basis import basis
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


def corrections_of(session: Session, clues: Sequence[Clue]) -> Corrections:
    """The corrections that speak of some clues, asked for together.

    Rules are run over the machine's facts, also after a correction: it stays told until it is
    taken back. Those that a clue itself rests on are told by ``stated_of``.
    """
    papers = {clue.id: _papers(clue) for clue in clues}
    wanted = {key for keys in papers.values() for key in keys}
    if not wanted:
        return {}
    query = select(FactCorrection).where(FactCorrection.document_id.in_(wanted))
    rows: dict[str, list[FactCorrection]] = {}
    for row in session.scalars(query.order_by(FactCorrection.at, FactCorrection.id)):
        rows.setdefault(row.document_id, []).append(row)
    held = {key: holding(own) for key, own in rows.items()}
    bases = {clue.id: _basis(clue).keys() for clue in clues}
    return {
        clue: found for clue, keys in papers.items()
        if (found := [r for key in keys for r in held.get(key, ()) if r.id not in bases[clue]])
    }  # fmt: skip


class StatedFact(CorrectedFact):
    """A fact of a person that the clue rests on; ``holds``: nobody took it back or stated another."""

    holds: bool


def stated_of(ctx: Context, session: Session, clue: Clue, names: Names) -> list[StatedFact]:
    """The facts of persons that a clue rests on, as they were when it was made."""
    kept, document = _basis(clue), str(basis(clue).get("document", ""))
    query = select(FactCorrection).where(FactCorrection.document_id == document)
    rows = list(session.scalars(query.order_by(FactCorrection.at, FactCorrection.id)))
    now = {row.id for row in holding(rows)}
    return [
        StatedFact(**corrected_fact(ctx, row, names).model_dump(), holds=row.id in now)
        for row in rows if row.id in kept
    ]  # fmt: skip


def _basis(clue: Clue) -> dict[str, Any]:
    return {str(one["id"]): one for one in basis(clue).get("facts", ())}


def corrected_fact(ctx: Context, row: FactCorrection, names: Names) -> CorrectedFact:
    """A correction for the page, sensitive values masked as the document's page masks them."""
    known = columns(row.table).get(row.column)

    def told(value: Any) -> str:
        words = words_covered(ctx, str(value or ""))
        hidden = known is not None and masking.masked(ctx, known.level, row.column)
        return known.mask(words) if known is not None and hidden and words else words

    return CorrectedFact(
        document=row.document_id, table=row.table, column=row.column or WHOLE,
        machine=told(row.machine_json),
        value=row_covered(ctx, row) if is_row(row) else told(row.value_json),
        actor=named(names, row.actor), at=row.at, reason=words_covered(ctx, row.reason),
    )  # fmt: skip


def row_covered(ctx: Context, row: FactCorrection) -> str:
    """An added row in words, sensitive values masked."""
    own = kept(row).cells.items()
    return "；".join(f"{name}：{fact_covered(ctx, row.table, name, w)}" for name, w in own)


def _papers(clue: Clue) -> list[str]:
    identity = clue.identity_json or {}
    return list(dict.fromkeys(str(identity[n]) for n in DOCUMENTS if identity.get(n)))
