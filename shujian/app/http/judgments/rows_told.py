"""Rows that persons added, and what may be added, as the document's page shows them."""

from __future__ import annotations

from collections.abc import Iterator

from shujian.app.http.judgments.views import Addable, BlankFact, Owner, RowAdded
from shujian.app.http.people import Names, named
from shujian.app.judgments import masks
from shujian.app.judgments.columns import EXPECTED, NUMBER, columns, example, stateable
from shujian.app.judgments.rows_added import ADDABLE, PERSON, kept, owned
from shujian.app.judgments.shown import VALUE, Shown, facts
from shujian.app.screening.judging import judged
from shujian.documents.judgments.reading import Reading
from shujian.store.schema import FactCorrection
from shujian.trust import Context


def stated(reading: Reading, table: str, number: int) -> Iterator[Shown]:
    """Of an added row what has a value: what a person stated, and what follows from it."""
    rows = reading.rows.of(table)
    if number <= len(rows):
        yield from (f for f in facts(reading, rows[number - 1], number) if f.state == VALUE)


def row_added(ctx: Context, row: FactCorrection, names: Names) -> RowAdded:
    """Who added a row, when and why."""
    return RowAdded(
        id=row.id, actor=named(names, row.actor), at=row.at.isoformat(),
        reason=masks.words_covered(ctx, row.reason), blank=kept(row).blank,
    )  # fmt: skip


def addable(reading: Reading) -> list[Addable]:
    """The tables that take a row; none where no rule asks the document."""
    if not judged(reading):
        return []
    return [_table(name) for name in ADDABLE]


def _table(name: str) -> Addable:
    known, first = columns(name), EXPECTED.get(name, ())
    free = [n for n in known if stateable(name, n) and not (owned(name) and n == PERSON)]
    told = [*(n for n in first if n in free), *(n for n in free if n not in first)]
    return Addable(
        table=name, owned=owned(name), expected=sum(n in first for n in free),
        columns=[
            BlankFact(
                table=name, row=0, column=n, meaning=known[n].meaning, kind=known[n].element,
                example=example(name, n),
            )
            for n in told
        ],
    )  # fmt: skip


def owners(
    ctx: Context, machine: Reading, amended: Reading, put: list[FactCorrection]
) -> list[Owner]:
    """The defendants of a document, those that were read first.

    Args:
        ctx: who reads.
        machine: what the machine read.
        amended: the same with corrections and added rows.
        put: the added rows in the order in which they stand behind the machine's.
    """
    ids = [str(p.number(NUMBER)) for p in machine.people]
    ids += [row.row for row in put if row.table == PERSON]
    names = [masks.fact_covered(ctx, PERSON, PERSON, p.text(PERSON)) for p in amended.people]
    return [Owner(id=i, name=name) for i, name in zip(ids, names, strict=False)]
