"""One part of a file as the wizard sees it."""

from __future__ import annotations

import datetime as dt

from shujian.app.http.pool.draft_masks import Covers, cells_of
from shujian.app.http.pool.draft_views import (
    ChangeView,
    Choice,
    MonthsView,
    NamedPlaceView,
    PartView,
    SourceColumn,
    TableGuessView,
    TargetColumn,
)
from shujian.core.cells import Missing
from shujian.pool.by_month import asking as by_month
from shujian.pool.cleaning.plan import EMPTY
from shujian.pool.place_names import PLACE
from shujian.pool.proposals.alike import holding
from shujian.pool.proposals.layout import signature
from shujian.pool.proposals.layout_change import kept_note
from shujian.pool.proposals.proposal import Match, PartProposal, Proposal, source_of
from shujian.pool.proposals.shared import sharing
from shujian.pool.proposals.trial import raw_rows
from shujian.pool.proposals.vouching import as_of_table, day_of
from shujian.schema.elements.base import build
from shujian.schema.tables import TableColumn
from shujian.trust import Context

_LOOKED = 40
_SAMPLES = 4
_WIDTH = 60


def part_view(ctx: Context, proposal: Proposal, part: PartProposal) -> PartView:
    """One part: how it was read, its table, its columns."""
    raw = part.raw
    sources = _sources(part, cells_of(ctx, part))
    return PartView(
        no=raw.part_no,
        file=raw.file,
        sheet=raw.sheet,
        key=raw.key,
        format=raw.format,
        encoding=raw.encoding,
        hidden=raw.hidden,
        rows=raw.rows,
        broken=raw.broken,
        header_line=raw.header_line,
        skipped_rows=raw.skipped_rows,
        notes=_notes(part),
        unread=list(part.unread),
        table=part.table.name if part.table and not part.left_out else "",
        left_out=part.left_out,
        guesses=[_guess(g) for g in part.guesses],
        sources=sources,
        targets=_targets(proposal, part, sources),
        unmatched=list(part.unmatched),
        missing=list(part.missing),
        reused=part.reused,
        change=_change(proposal, part),
        newest=part.as_of.day,
        layout=signature(raw.header),
        said=holding(part, proposal.answers),
        months=_months(proposal, part),
        places=_places(proposal, part),
    )


def _places(proposal: Proposal, part: PartProposal) -> list[NamedPlaceView]:
    """The places that a part names, and of which a person is asked."""
    asked, head = {q.id for q in proposal.questions}, f"p{part.raw.part_no}.{PLACE}"
    return [NamedPlaceView(**vars(p), open=f"{head}{p.name}" in asked) for p in part.places]


def _months(proposal: Proposal, part: PartProposal) -> MonthsView | None:
    """How a list with a column a month comes in; None for another one, or an undecided table."""
    months, table = part.months, part.table
    if months is None or table is None or part.left_out or not table.monthly:
        return None
    month, value = (table.column(name) for name in table.monthly)
    head = f"p{part.raw.part_no}"
    return MonthsView(
        taken=months.taken,
        confirmed=all(q.id != f"{head}.months" for q in proposal.questions),
        first=months.texts[0],
        last=months.texts[-1],
        lines=months.lines,
        months=len(months.texts),
        rows=months.rows,
        blank=months.blank,
        empty=months.empty,
        totals=[months.wide.header[i] for i in months.grid.totals],
        where=months.where if months.grid.unsaid else "",
        asked=months.grid.unsaid,
        begins=months.grid.months[0].name,
        year=proposal.answers.get(f"{head}.year", ""),
        month_column=month.name,
        value_column=value.name,
        meaning=month.meaning,
        doubt=month.doubt,
        unlike=by_month.unlike(months),
    )


def _notes(part: PartProposal) -> list[str]:
    """Without what the page says in a place of its own."""
    told = by_month.told(part.apart) if part.apart is not None and part.table else ""
    apart = {*part.unread, told, kept_note(part.change) if part.change else ""}
    return [note for note in dict.fromkeys((*part.raw.notes, *part.notes)) if note not in apart]


def _guess(guess: object) -> TableGuessView:
    return TableGuessView.model_validate(guess, from_attributes=True)


def _sources(part: PartProposal, covers: Covers) -> list[SourceColumn]:
    rows = raw_rows(part.raw.path, 0, _LOOKED)
    found = []
    for index, header in enumerate(part.raw.header):
        texts = (r.cells[index] for r in rows if r.cells[index].strip())
        cover = covers.get(index)
        cells = dict.fromkeys((cover(text) if cover else text)[:_WIDTH] for text in texts)
        found.append(SourceColumn(index=index, header=header, samples=list(cells)[:_SAMPLES]))
    return found


def _targets(
    proposal: Proposal, part: PartProposal, sources: list[SourceColumn]
) -> list[TargetColumn]:
    if part.table is None or part.left_out:
        return []
    matches = {m.column: m for m in part.matches}
    day, undecided = _day(proposal, part.table.name)
    asked = {q.id: q for q in proposal.questions}
    lost = proposal.wanted.get(part.table.name, {})
    found = []
    for column in part.table.columns:
        question = asked.get(f"p{part.raw.part_no}.column.{column.name}")
        match = matches.get(column.name)
        options = [o.value for o in question.options] if question else []
        columns = [o for o in options if o.startswith("c")]
        dated = column.dated and match is None and (undecided or day is not None)
        made = TargetColumn(
            name=column.name,
            element=column.element,
            meaning=column.meaning,
            required=column.name in part.table.required,
            level=column.level,
            unit=column.unit,
            sure=question is None,
            fixed=part.fixed.get(column.name, "") if match is None else "",
            blank=f"{EMPTY}{column.blank}" if column.blank else "",
            rivals=[source_of(o) for o in columns] if match and len(columns) > 1 else [],
            hints=list(part.hints.get(column.name, ())),
            values=list(column.stated),
            shares=sharing(part.table, column),
            loss=lost.get(column.name, "") if match is None and not dated else "",
            dated=dated,
            day=day if dated else None,
            file_unit=proposal.units.get((part.raw.part_no, column.name), ""),
        )
        if match is not None:
            _matched(made, match, column, sources[match.source].samples)
        elif question is not None:
            made.reason = question.text
            made.choices = [Choice(value=o.value, label=o.label) for o in question.options]
        found.append(made)
    return found


def _matched(made: TargetColumn, match: Match, column: TableColumn, texts: list[str]) -> None:
    """Say which column of the file it is, and how its samples are read."""
    made.source, made.score, made.reason = match.source, match.score, match.reason
    if made.file_unit:
        made.read_as = [_read(column, made.file_unit, text) for text in texts]


def _day(proposal: Proposal, table: str) -> tuple[dt.date | None, bool]:
    """The as-of day of a table as far as it is known; whether a person may still give one."""
    answer = proposal.answers.get(f"as_of.{table}")
    return day_of(answer, as_of_table(p.as_of for p in proposal.tables()[table])), answer is None


def _read(column: TableColumn, given: str, text: str) -> str:
    """A sample in the unit in which it will be kept; "" where it will not be read."""
    kind = build(column.element, column.unit, given)
    value = kind.clean(text).value
    if isinstance(value, Missing):
        return ""
    return f"{kind.show(value)} {column.unit}".rstrip()


def _change(proposal: Proposal, part: PartProposal) -> ChangeView | None:
    change = part.change
    if not change:
        return None
    return ChangeView(
        added=list(change.added),
        removed=list(change.removed),
        renamed=list(change.renamed),
        moved=change.moved,
        kept=change.kept,
        lost=list(change.lost),
        confirmed=all(q.id != f"p{part.raw.part_no}.layout" for q in proposal.questions),
    )
