"""Deciding for each part of a file which table it is and which column is which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from shujian.pool.by_month import asking as by_month
from shujian.pool.by_month.unfold import Unfolded
from shujian.pool.cleaning.plan import WHERE_BLANK
from shujian.pool.proposals import layout, layout_change
from shujian.pool.proposals.asked_places import (
    place_notes,
    place_questions,
    places_of,
    whole_place,
)
from shujian.pool.proposals.change import LayoutChange
from shujian.pool.proposals.code_sheets import codes_only
from shujian.pool.proposals.column_questions import (
    column_question,
    hint_question,
    table_question,
    taken_note,
)
from shujian.pool.proposals.counts import counts_only
from shujian.pool.proposals.filled import SNAPSHOT, filled, said
from shujian.pool.proposals.labelled import several
from shujian.pool.proposals.mapping import Mapped, match_columns
from shujian.pool.proposals.mixed import failed, mixed
from shujian.pool.proposals.naming import Names
from shujian.pool.proposals.planned_ends import without_planned
from shujian.pool.proposals.proposal import (
    FIXED,
    SKIP,
    Match,
    PartProposal,
    Question,
    TableGuess,
    blank_text,
    source_of,
)
from shujian.pool.proposals.remarks import remarks
from shujian.pool.proposals.remembered import recalled, remembered
from shujian.pool.proposals.sample import Sample
from shujian.pool.proposals.shared import may_share, sentence_questions, shared_questions
from shujian.pool.proposals.stated import caption_unit, header_unit
from shujian.pool.proposals.stuck import stuck_questions
from shujian.pool.proposals.table_guess import MARGIN, guess_tables
from shujian.pool.proposals.unsaid import unsaid
from shujian.pool.proposals.unused import unused
from shujian.pool.proposals.vouching import as_of_part
from shujian.pool.proposals.wanted import Wanted
from shujian.pool.readers.types import RawPart
from shujian.pool.tables import Tables
from shujian.schema.tables import StandardTable, TableColumn

_WRITTEN = ("文件里没有这一列，由操作人写明", "由操作人写明")
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
        places: folded name of a place → its code, as people of the unit said it.
    """

    session: Session
    tables: Tables
    supplier: str
    table: StandardTable | None
    answers: Mapping[str, str]
    latest: dt.date
    since: dt.datetime | None = None
    wanted: Wanted = field(default_factory=Wanted)
    places: Mapping[str, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    units: dict[tuple[int, str], str] = field(default_factory=dict)
    told: dict[int, str] = field(default_factory=dict)

    def part(self, raw: RawPart) -> PartProposal:
        """What becomes of one part; a list with a column a month is taken apart first.

        Only where its table is one that is sent so, and the person does not say otherwise.
        """
        months = by_month.apart(raw, self.answers)
        if months is None:
            return self._part(raw)
        said = self.answers.get(f"p{raw.part_no}.months")
        if said == by_month.WIDE or (not said and self._wide_before(raw)):
            return replace(self._part(raw), months=replace(months, taken=False))
        asked, units = list(self.questions), dict(self.units)
        made = self._part(months.raw, months)
        if made.table is None or not made.table.monthly:
            if not made.left_out and not any(self._monthly(g.table) for g in made.guesses):
                self.questions, self.units = asked, units
                self.told.pop(raw.part_no, None)
                return self._part(raw)
            return replace(made, months=months, notes=(*made.notes, by_month.told(months)))
        if by_month.yearless(months):
            self.questions.insert(len(asked), by_month.year_question(months))
        if not said and not made.reused:
            question = by_month.months_question(months, made.table)
            self.questions.insert(len(asked), question)
        return replace(made, months=months, notes=(*made.notes, by_month.told(months)))

    def _monthly(self, table: str) -> bool:
        return table in self.tables and bool(self.tables.get(table).monthly)

    def _wide_before(self, raw: RawPart) -> bool:
        """Whether this supplier's list was confirmed before as it stands."""
        found = layout.find(self.session, self.supplier, raw.header, before=self.since)
        return found is not None and found.exact

    def _part(self, raw: RawPart, months: Unfolded | None = None) -> PartProposal:
        sample = Sample.of(raw)
        chosen, guesses, left_out = self._table(raw, sample, months)
        told = self.told.get(raw.part_no, "")
        notes = (*raw.notes, told) if told else ()
        proposal = PartProposal(raw, guesses=tuple(guesses), left_out=left_out, notes=notes)
        if chosen is None or left_out:
            return proposal
        known, last = self._known(raw, chosen)
        if known is not None:
            mapped = remembered(raw, sample, chosen, known, self.latest)
        else:
            mapped = match_columns(sample, chosen)
            mapped = without_planned(raw, sample, chosen, mapped, self.latest)
            mapped = recalled(sample, chosen, mapped, last)
            if months is not None and chosen.monthly:
                mapped = by_month.placed(mapped, months, chosen)
        units = None if known is None else known.layout.units
        matches = self._confirmed(raw, chosen, mapped, units)
        places = places_of(raw, sample, chosen, matches, self.places)
        self.questions += place_questions(raw, places, self.answers)
        proposal = replace(proposal, matches=matches, places=places)
        proposal = self._filled(proposal, chosen, matches, mapped, known, sample)
        change = self._change(proposal, chosen, known)
        return self._finished(proposal, chosen, matches, change, known is not None, sample)

    def _known(
        self, raw: RawPart, table: StandardTable
    ) -> tuple[layout.Fit | None, layout.Layout | None]:
        """The mapping that holds, else the last one; none that a person says not to go by."""
        found = layout.find(self.session, self.supplier, raw.header, table.name, self.since)
        declined = self.answers.get(f"p{raw.part_no}.layout") == layout_change.ANEW
        if found is not None and (found.exact or not declined):
            return found, None
        last = layout.last(self.session, self.supplier, table.name, self.since)
        return None, None if declined else last

    def _table(
        self, raw: RawPart, sample: Sample, months: Unfolded | None
    ) -> tuple[StandardTable | None, list[TableGuess], bool]:
        key = f"p{raw.part_no}.table"
        if key in self.answers:
            answer = self.answers[key]
            return (None, [], True) if answer == SKIP else (self.tables.get(answer), [], False)
        if self.table is not None:
            return self.table, [], False
        known = layout.find(self.session, self.supplier, raw.header, before=self.since)
        if known is not None and known.exact and known.layout.table in self.tables:
            return self.tables.get(known.layout.table), [], False
        names = Names.of(raw)
        guesses = guess_tables(sample, self.tables, names, months)
        last = layout_change.last_table(known, self.tables, sample, names.whole, guesses)
        clear = bool(guesses) and _is_clear(guesses)
        if clear and last in ("", guesses[0].table):
            if guesses[0].plain:
                self.told[raw.part_no] = taken_note(guesses[0])
            return self.tables.get(guesses[0].table), guesses, False
        if known is not None and last and raw.rows:
            guesses = layout_change.with_last(guesses, last, known, clear)
        if raw.rows == 0 and not (guesses and guesses[0].sure):
            return None, [], True
        why = counts_only(sample, names, raw.rows) or codes_only(sample, names, raw.rows)
        if why:
            self.told[raw.part_no] = why
            return None, guesses, True
        self.questions.append(table_question(key, raw, guesses))
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
                    source = source_of(answer)
                    for other in [m.column for m in chosen.values() if m.source == source]:
                        answered = f"p{raw.part_no}.column.{other}" in self.answers
                        if not answered and not may_share(column, table.column(other)):
                            del chosen[other]
                    text = blank_text(answer)
                    why = "由操作人指定" + (f"；{said(WHERE_BLANK + text)}" if text else "")
                    chosen[column.name] = Match(
                        column.name, source, raw.header[source], 100, why, True
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
        known: layout.Fit | None,
        sample: Sample,
    ) -> PartProposal:
        """What stands in every row, and which columns of the file might be the missing ones."""
        raw = proposal.raw
        held = {m.column for m in matches}
        before = {} if known is None else known.layout.fixed
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
        # a column of that name which cannot be read keeps none from being read where it can be
        read = (stated | before.keys()) - {m.column for m in matches if m.unread}
        twice = sentence_questions(sample, raw, table, matches, read, self.answers)
        again = {q.id for q in twice}
        self.questions = [q for q in self.questions if q.id not in again] + twice
        told = {c.name for c in table.columns if f"p{raw.part_no}.column.{c.name}" in self.answers}
        there = stated | told | {q.id.rpartition(".")[2] for q in twice}
        lacking = self.wanted.get(table.name, {}).keys() - there
        free = unused(sample, table, lacking, {m.source for m in matches})
        new = frozenset() if known is None else known.new
        # nobody knew it last time: a column that was not there then may be it
        still = {c: t for c, t in before.items() if t or new.isdisjoint(free.get(c, ()))}
        asked = unsaid(raw, table, there, self.wanted, still, self.supplier, free)
        self.questions += asked
        open_ = {q.id.rpartition(".")[2] for q in (*twice, *asked, *made.questions)}
        spoken = told | {c for c, text in before.items() if not text}
        stands = stated | open_ | hints.keys() & set(table.required)
        self.questions += stuck_questions(
            raw, table, stands, spoken, self.wanted.stuck,
            lambda: whole_place(raw, table, matches, self.places, self.supplier),
        )  # fmt: skip
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

    def _change(
        self, part: PartProposal, table: StandardTable, known: layout.Fit | None
    ) -> LayoutChange:
        if known is not None:
            change = known.change
        else:
            last = layout.last(self.session, self.supplier, table.name, self.since)
            change = layout_change.since(last, part)
        asked = layout_change.question(part.raw, self.supplier, change)
        if asked is not None and asked.id not in self.answers:
            self.questions.append(asked)
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
        taken = self.told.get(proposal.raw.part_no, "")
        unread = [*mixed(sample, matches, table), *remarks(proposal.raw, used)]
        told = failed(sample, matches)
        return replace(
            proposal,
            table=table,
            matches=matches,
            unmatched=tuple(h for i, h in enumerate(proposal.raw.header) if i not in used),
            absent=absent,
            # a list that does not tell its day is of the as-of day, which is asked for
            missing=tuple(c for c in absent if c in table.required and not table.column(c).dated),
            reused=reused,
            change=change,
            as_of=as_of_part(proposal.raw, table, matches, self.latest),
            notes=_notes(
                proposal,
                layout_change.kept_note(change) if reused else "",
                {q.id for q in self.questions},
                [
                    *unread,
                    *told,
                    *several(proposal, table),
                    *([taken] if taken else []),
                    *place_notes(proposal.places),
                ],
            ),
            unread=tuple(unread),
        )


def _is_clear(guesses: list[TableGuess]) -> bool:
    """Whether names and columns, or the columns alone, leave no doubt: nobody need be asked."""
    if guesses[0].plain:
        return True
    best, second = guesses[0], guesses[1].score if len(guesses) > 1 else 0
    return best.sure and best.score >= _CLEAR and best.score - second >= MARGIN


def _notes(part: PartProposal, kept: str, asked: set[str], more: list[str]) -> tuple[str, ...]:
    raw, notes = part.raw, [*part.raw.notes, *more]
    notes += [
        f"“{column}”{said(text)}：{_WRITTEN[text.startswith(WHERE_BLANK)]}"
        for column, text in part.fixed.items()
        if f"p{raw.part_no}.column.{column}" not in asked  # what is only proposed, nobody wrote
    ]
    if kept and f"p{raw.part_no}.layout" not in asked:
        notes.append(kept)
    if raw.skipped_rows:
        notes.append(f"跳过表头、合计、说明和空行共 {raw.skipped_rows} 行")
    return tuple(notes)
