"""Findings as clues: whom they concern, where the text says so, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from shujian.app.screening.types import Clue, Text
from shujian.documents.judgments.facts import CORRECTED, STATED, Fact, Row
from shujian.documents.judgments.places import place
from shujian.documents.judgments.plain import plain
from shujian.documents.judgments.reading import Reading
from shujian.formulas import show
from shujian.models.packs.pack import Pack
from shujian.models.packs.result import clue_id_of, key_of
from shujian.models.packs.screen import Finding

Gathered = Mapping[str, Sequence[tuple[int, Row]]]
Reads = tuple[tuple[str, frozenset[str]], ...]
_PERSONS = {STATED: "由人补充，机器没有读出", CORRECTED: "由人更正，不是机器读出的值"}
_SHOWN = 60
"""Characters of a quotation."""


class Teller:
    """Tells what packs find.

    Args:
        packs: the bound packs whose findings are told.
    """

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = {p.id: p for p in packs}
        self._reads = cache(self._read_by)

    def told(
        self, findings: Sequence[Finding], held: Sequence[tuple[Text, Reading]], rows: Gathered
    ) -> list[Clue]:
        """The clues of one batch, by document, then in the order of packs and rules.

        Args:
            findings: of the batch.
            held: its texts and readings.
            rows: its rows by table, as ``arrow.gathered`` gives them.
        """
        found = []
        for finding in findings:
            at, row = rows[self.packs[finding.pack].spec.base][finding.row]
            found.append((at, self._clue(finding, *held[at], row, rows)))
        return [clue for _, clue in sorted(found, key=lambda f: f[0])]

    def _clue(
        self, finding: Finding, text: Text, reading: Reading, row: Row, rows: Gathered
    ) -> Clue:
        pack = self.packs[finding.pack]
        spans = list(self._spans(finding, reading, row, rows))
        record = {
            "id": clue_id_of(pack.id, finding.rule, key_of(pack, finding.key)),
            "pack": pack.id,
            "document": text.id,
            "rule": finding.rule,
            "severity": finding.severity,
            "subject": subject(pack, row, text.id),
            "message": finding.message,
            "basis": list(finding.basis),
            "spans": spans,
            "explanation": "\n".join([explained(finding), *self._by_persons(finding, row, rows)]),
        }
        quotes = tuple(dict.fromkeys(quoted(text.text, s["start"], s["end"]) for s in spans))
        case_no = reading.document.text("案号")
        return Clue(record, text.name, case_no, finding.name, quotes)

    def _spans(
        self, finding: Finding, reading: Reading, row: Row, rows: Gathered
    ) -> Iterator[dict[str, Any]]:
        """The places of the cells that the condition read, in the original text."""
        seen: set[tuple[int, int]] = set()
        for table, name, fact in self._cells(finding, row, rows):
            at = place(reading, fact)
            if at is not None and at not in seen:
                seen.add(at)
                yield {"start": at[0], "end": at[1], "table": table, "column": name}

    def _cells(self, finding: Finding, row: Row, rows: Gathered) -> Iterator[tuple[str, str, Fact]]:
        """(table, column, fact) of the cells that the condition read."""
        pack = self.packs[finding.pack]
        for alias, names in self._reads(finding.pack, finding.rule):
            if alias:
                table = pack.children[alias].spec.table
                own = [rows[table][i][1] for i in finding.children.get(alias, ())]
            else:
                table, own = pack.spec.base, [row]
            for cells in own:
                for name in (n for n in cells.cells if n in names):
                    yield table, name, cells.cells[name]

    def _by_persons(self, finding: Finding, row: Row, rows: Gathered) -> list[str]:
        """A line for each cell that the condition read and a person stated or corrected."""
        return list(
            dict.fromkeys(
                f"“{table}”的“{name}”{show(fact.value)}：{_PERSONS[fact.pattern]}"
                for table, name, fact in self._cells(finding, row, rows)
                if fact.pattern in _PERSONS
            )
        )

    def _read_by(self, pack_id: str, rule: str) -> Reads:
        """The columns that a rule's condition reads: of the base ("") and of each child."""
        pack = self.packs[pack_id]
        names, calls = pack.closure(pack.rules[rule].when)
        found: dict[str, set[str]] = {"": {n for n in names if n not in pack.let}}
        for name in calls:
            call = pack.quantifiers[name]
            if call.child in pack.children:
                found.setdefault(call.child, set()).update(call.own())
        return tuple((alias, frozenset(own)) for alias, own in sorted(found.items()))


def subject(pack: Pack, row: Row, document: str) -> str:
    """Whom or what a clue is about: the defendant, else the pack's subject, else the document."""
    for name in ("被告人", pack.spec.subject):
        value = plain(row.get(name))
        if value is not None:
            return str(value)
    return document


def explained(finding: Finding) -> str:
    """The parts of the condition with their values, one a line."""
    lines = []
    for part in finding.parts:
        value = show(part.value) if part.value is not None else part.state.label
        cells = "，".join(f"{name}＝{show(cell)}" for (_, name), cell in part.columns.items())
        lines.append(
            "　" * part.depth + f"{part.sentence}：{value}" + (f"（{cells}）" * bool(cells))
        )
    return "\n".join(lines)


def quoted(text: str, start: int, end: int) -> str:
    """The words of a span on one line; the middle of a long one is left out."""
    words = " ".join(text[start:end].split())
    half = _SHOWN // 2
    return words if len(words) <= _SHOWN else f"{words[:half]}……{words[-half:]}"
