"""Findings over pairs as clues: both judgments, where each says so, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from shujian.app.screening.telling import explained, subject
from shujian.app.screening.types import Clue
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.pool import Pool
from shujian.documents.judgments.pairs.sides import EARLIER, LATER
from shujian.models.packs.pack import Pack
from shujian.models.packs.screen import Finding


class PairTeller:
    """Tells what packs find over pairs.

    Args:
        packs: the bound packs whose findings are told.
        pool: the judgments.
    """

    def __init__(self, packs: Sequence[Pack], pool: Pool) -> None:
        self.packs = {p.id: p for p in packs}
        self.pool = pool
        self._shown = cache(self._columns)

    def told(self, finding: Finding, row: Row) -> Clue:
        """One clue; it belongs to the later judgment and names the other one, if there is one."""
        ids = {mark: row.text(f"{mark}文书编号") for mark in (EARLIER, LATER)}
        ids[LATER] = ids[LATER] or row.text("文书编号")
        cards = {mark: self.pool.by_id(own) for mark, own in ids.items() if own}
        spans: list[dict[str, Any]] = []
        quotes: list[str] = []
        for column in self._shown(finding.pack, finding.rule):
            fact = row.cells.get(column)
            if fact is None or fact.end <= fact.start:
                continue
            card = cards[fact.segment]
            place = {"document": card.id, "start": fact.start, "end": fact.end}
            spans.append({**place, "table": row.table, "column": column})
            quotes.append(f"{column}：{card.quotes.get((fact.start, fact.end), '')}")
        record = {
            "document": ids[LATER],
            **({"other": ids[EARLIER]} if ids[EARLIER] else {}),
            "rule": finding.rule,
            "severity": finding.severity,
            "subject": subject(self.packs[finding.pack], row, ids[LATER]),
            "message": finding.message,
            "basis": list(finding.basis),
            "spans": spans,
            "explanation": explained(finding),
        }
        later = cards[LATER]
        case_no = later.document.text("案号")
        return Clue(record, later.name, case_no, finding.name, tuple(dict.fromkeys(quotes)))

    def _columns(self, pack_id: str, rule: str) -> tuple[str, ...]:
        """The columns that a rule shows or reads, those of its sentence first."""
        pack = self.packs[pack_id]
        bound = pack.rules[rule]
        read = sorted(pack.closure(bound.when)[0])
        return tuple(dict.fromkeys([*bound.shown, *(n for n in read if n not in pack.let)]))
