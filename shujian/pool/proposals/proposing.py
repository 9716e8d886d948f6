"""Deciding for each part of a file which table it is and which column is which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from shujian.pool.proposals import layout
from shujian.pool.proposals.column_questions import column_question, hint_question, where
from shujian.pool.proposals.filled import SNAPSHOT, filled, said
from shujian.pool.proposals.mapping import Mapped, match_columns
from shujian.pool.proposals.mixed import mixed
from shujian.pool.proposals.planned_ends import without_planned
from shujian.pool.proposals.proposal import (
    FIXED,
    SKIP,
    LayoutChange,
    Match,
    Option,
    PartProposal,
    Question,
    TableGuess,
)
from shujian.pool.proposals.remembered import remembered
from shujian.pool.proposals.sample import Sample
from shujian.pool.proposals.shared import may_share, sentence_questions, shared_questions
from shujian.pool.proposals.stated import caption_unit, header_unit
from shujian.pool.proposals.table_guess import MARGIN, guess_tables
from shujian.pool.proposals.unsaid import Wanted, unsaid
from shujian.pool.proposals.unused import unused
from shujian.pool.proposals.vouching import as_of_part
from shujian.pool.readers.types import RawPart
from shujian.pool.tables import Tables
from shujian.schema.tables import StandardTable, TableColumn

_CLEAR = 70
"""From this score on a table that is clearly ahead is taken without being asked about."""


@dataclass
class Proposer:
    """Works on the parts of one file.

    Args:
        session: for mappings confirmed before.
        tables: the standard tables.
        supplier: who sent the file.
        table: the table a person named for the whole file; None: to be found.
        answers: what was answered, by question id.
        latest: no as-of day after this one is plausible.
        since: files brought in from then on were looked at together with this one, so their
            headers are no earlier layout that it differs from; None: all are earlier.
        wanted: columns that models decide on; of those that a file lacks a person is asked.
    """

    session: Session
    tables: Tables
    supplier: str
    table: StandardTable | None
    answers: Mapping[str, str]
    latest: dt.date
    since: dt.datetime | None = None
    wanted: Wanted = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    units: dict[tuple[int, str], str] = field(default_factory=dict)

    def part(self, raw: RawPart) -> PartProposal:
        """What becomes of one part."""
        sample = Sample.of(raw)
        chosen, guesses, left_out = self._table(raw, sample)
        proposal = PartProposal(raw, guesses=tuple(guesses), left_out=left_out)
        if chosen is None or left_out:
            return proposal
        known = layout.find(self.session, self.supplier, raw.header, chosen.name)
        if known is not None:
            mapped = remembered(sample, chosen, known)
        else:
            mapped = match_columns(sample, chosen)
            mapped = without_planned(raw, sample, chosen, mapped, self.latest)
        matches = self._confirmed(raw, chosen, mapped, None if known is None else known.units)
        change = self._change(raw, chosen) if known is None else LayoutChange()
        proposal = self._filled(proposal, chosen, matches, mapped, known, sample)
        return self._finished(proposal, chosen, matches, change, known is not None, sample)

    def _table(
        self, raw: RawPart, sample: Sample
    ) -> tuple[StandardTable | None, list[TableGuess], bool]:
        key = f"p{raw.part_no}.table"
        if key in self.answers:
            answer = self.answers[key]
            return (None, [], True) if answer == SKIP else (self.tables.get(answer), [], False)
        if self.table is not None:
            return self.table, [], False
        known = layout.find(self.session, self.supplier, raw.header)
        if known is not None and known.table in self.tables:
            return self.tables.get(known.table), [], False
        guesses = guess_tables(sample, self.tables, " ".join([raw.file, raw.sheet, *raw.titles]))
        if guesses and _is_clear(guesses):
            return self.tables.get(guesses[0].table), guesses, False
        if raw.rows == 0 and not (guesses and guesses[0].sure):
            return None, [], True
        self.questions.append(_table_question(key, raw, guesses))
        return None, guesses, False

    def _confirmed(
        self,
        raw: RawPart,
        table: StandardTable,
        mapped: Mapped,
        before: Mapping[str, str] | None,
    ) -> tuple[Match, ...]:
        """Apply answers about columns; ask about what is not sure.

        Args:
            raw: the part.
            table: its standard table.
            mapped: the proposed pairs.
            before: units confirmed before for the same headers; None for a new layout.
        """
        chosen = {m.column: m for m in mapped.matches}
        for column in table.columns:
            key = f"p{raw.part_no}.column.{column.name}"
            if key in self.answers:
                answer = self.answers[key]
                chosen.pop(column.name, None)
                if answer != SKIP and not answer.startswith(FIXED):
                    source = int(answer.removeprefix("c"))
                    for other in [m.column for m in chosen.values() if m.source == source]:
                        said = f"p{raw.part_no}.column.{other}" in self.answers
                        if not said and not may_share(column, table.column(other)):
                            del chosen[other]
                    chosen[column.name] = Match(
                        column.name, source, raw.header[source], 100, "由操作人指定", True
                    )
        for column in table.columns:
            if column.name in chosen and column.cleaner.units:
                match = chosen[column.name]
                asked = f"p{raw.part_no}.column.{column.name}" not in self.answers
                chosen[column.name] = self._in_unit(raw, column, match, before, asked)
        for match in chosen.values():
            if not match.sure:
                self.questions.append(column_question(raw, table, match, mapped))
        return tuple(chosen[c.name] for c in table.columns if c.name in chosen)

    def _filled(
        self,
        proposal: PartProposal,
        table: StandardTable,
        matches: tuple[Match, ...],
        mapped: Mapped,
        known: layout.Layout | None,
        sample: Sample,
    ) -> PartProposal:
        """What stands in every row, and which columns of the file might be the missing ones."""
        raw = proposal.raw
        held = {m.column for m in matches}
        before = {} if known is None else known.fixed
        made = filled(raw, table, held, self.answers, before, self.latest)
        self.questions += made.questions
        shut = held | made.texts.keys() | SNAPSHOT  # a day in a row is never that of the list
        hints = {c: s for c, s in mapped.hints.items() if c not in shut}
        for column, sources in hints.items():
            key = f"p{raw.part_no}.column.{column}"
            if column in table.required and key not in self.answers:
                self.questions.append(hint_question(key, raw, column, sources))
        stated = held | made.texts.keys()
        self.questions += shared_questions(raw, table, matches, stated, self.answers)
        twice = sentence_questions(
            sample, raw, table, matches, stated | before.keys(), self.answers
        )
        self.questions += twice
        told = {c.name for c in table.columns if f"p{raw.part_no}.column.{c.name}" in self.answers}
        there = stated | told | {q.id.rpartition(".")[2] for q in twice}
        lacking = self.wanted.get(table.name, {}).keys() - there
        free = unused(sample, table, lacking, {m.source for m in matches})
        asked = unsaid(raw, table, there, self.wanted, before, self.supplier, free)
        self.questions += asked
        proposals = {q.id.rpartition(".")[2]: q.proposed for q in asked if q.proposed}
        texts = made.texts | {c: t.removeprefix(FIXED) for c, t in proposals.items()}
        return replace(proposal, fixed=texts, hints=hints)

    def _in_unit(
        self,
        raw: RawPart,
        column: TableColumn,
        match: Match,
        before: Mapping[str, str] | None,
        ask: bool,
    ) -> Match:
        """Note the unit that the file states for a column, and let a person confirm it.

        A unit in a title is not part of the layout: it may change from file to file.
        """
        own = column.cleaner.unit
        unit, where = header_unit(match.header, column), "表头"
        if not unit:
            unit, where = caption_unit([*raw.titles, raw.sheet, raw.file], column), "标题"
        if unit and unit != own:
            self.units[raw.part_no, column.name] = unit
        was = own if before is None else before.get(column.name, own)
        if not ask or (unit or own) == was:
            return match
        if unit and unit != own:
            reason = f"{where}写明单位“{unit}”，将换算为“{own}”，请确认"
        else:
            reason = f"上次按“{was}”换算，这次没有写明这一单位，将按“{own}”读取，请确认"
        return replace(match, score=min(match.score, 80), reason=reason, sure=False)

    def _change(self, raw: RawPart, table: StandardTable) -> LayoutChange:
        before = layout.last(self.session, self.supplier, table.name, self.since)
        if before is None:
            return LayoutChange()
        change = layout.changes(before.header, tuple(raw.header))
        key = f"p{raw.part_no}.layout"
        if change and key not in self.answers:
            supplier = f"“{self.supplier}”" if self.supplier else "该来源"
            text = f"{where(raw)}的列与{supplier}上次的不同：{change}。仍按现在的对应导入吗？"
            options = (Option("ok", "按现在的对应导入"),)
            self.questions.append(Question(key, "layout", text, options, "ok"))
        return change

    def _finished(
        self,
        proposal: PartProposal,
        table: StandardTable,
        matches: tuple[Match, ...],
        change: LayoutChange,
        reused: bool,
        sample: Sample,
    ) -> PartProposal:
        used = {m.source for m in matches}
        supplied = {m.column for m in matches} | set(proposal.fixed)
        absent = tuple(c.name for c in table.columns if c.name not in supplied)
        return replace(
            proposal,
            table=table,
            matches=matches,
            unmatched=tuple(h for i, h in enumerate(proposal.raw.header) if i not in used),
            absent=absent,
            missing=tuple(c for c in absent if c in table.required),
            reused=reused,
            change=change,
            as_of=as_of_part(proposal.raw, table, matches, self.latest),
            notes=_notes(proposal, reused, {q.id for q in self.questions}, mixed(sample, matches)),
        )


def _is_clear(guesses: list[TableGuess]) -> bool:
    """Whether the columns alone leave no doubt, so that nobody need be asked."""
    best, second = guesses[0], guesses[1].score if len(guesses) > 1 else 0
    return best.sure and best.score >= _CLEAR and best.score - second >= MARGIN


def _table_question(key: str, raw: RawPart, guesses: list[TableGuess]) -> Question:
    named = (Option(g.table, f"{g.table}（{g.score} 分：{g.reason}）") for g in guesses[:5])
    options = (*named, Option(SKIP, "不导入"))
    proposed = guesses[0].table if guesses and guesses[0].sure else None
    text = f"{where(raw)}（{raw.rows} 行）是哪一张标准表？"
    if not guesses:
        text += "没有相近的标准表；可先为它新建一张标准表"
    elif proposed is None:
        text += f"最相近的是“{guesses[0].table}”（{guesses[0].reason}）"
    return Question(key, "table", text, options, proposed)


def _notes(part: PartProposal, reused: bool, asked: set[str], more: list[str]) -> tuple[str, ...]:
    raw, notes = part.raw, [*part.raw.notes, *more]
    notes += [
        f"“{column}”{said(text)}：文件里没有这一列，由操作人写明"
        for column, text in part.fixed.items()
        if f"p{raw.part_no}.column.{column}" not in asked  # what is only proposed, nobody wrote
    ]
    if reused:
        notes.append("列的对应沿用此前确认的")
    if raw.skipped_rows:
        notes.append(f"跳过表头、合计、说明和空行共 {raw.skipped_rows} 行")
    return tuple(notes)
