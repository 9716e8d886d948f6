"""Whether the newer copy of a list is known to be without a thing (a part of ``newest``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import ibis

from shujian.engines.pair import Pair
from shujian.formulas.types import BOOL, DATE
from shujian.models.building import Build
from shujian.models.operators.exists import Exists
from shujian.models.reading import Written
from shujian.models.relations import graph
from shujian.models.relations.relation import OUT, PASS, WHY, Relation
from shujian.models.relations.stacking import stack
from shujian.models.steps.kinds import Cover
from shujian.models.steps.ordering import partition
from shujian.models.steps.snapshots import UNDATED, extreme

if TYPE_CHECKING:
    from shujian.models.operators.event.newest import Newest


@dataclass(frozen=True)
class Lists:
    """Names of the columns that speak of lists, while the step is built.

    Args:
        day: the day of the row's own list.
        newer: the newest day of the list.
        other: the newest day on which the list has any row of the person.
        full: whether the newest copy tells old things again.
    """

    day: str
    newer: str
    other: str
    full: str

    @classmethod
    def of(cls, step: str) -> Lists:
        """The names of one step; no column of its source has them."""
        stem = re.sub("[·_]+", "_", step)
        return cls(*(f"{stem}_{w}"[-60:] for w in ("快照", "新册", "同人", "照旧")))

    def all(self) -> tuple[str, ...]:
        """Every one of them."""
        return (self.day, self.newer, self.other, self.full)

    def newest(self, rows: Relation, lists: Sequence[str], who: Sequence[str]) -> Relation:
        """The rows with the newest day of their list, and of their person in it."""
        day = rows.pair(self.day).value
        book, person = partition(rows, lists), partition(rows, [*lists, *who])
        cells = {self.newer: extreme(day, book, "max"), self.other: extreme(day, person, "max")}
        return rows.with_cells({n: (DATE, Pair(v, 0)) for n, v in cells.items()})

    def again(self, rows: Relation, lists: Sequence[str], same: Sequence[str]) -> Relation:
        """The rows with whether their list's newest copy tells old things again.

        A list of which not one row was there before, unchanged, only tells what is new: what
        it leaves out may well be as it was.
        """
        since = extreme(rows.pair(self.day).value, partition(rows, same), "min")
        rows = rows.over(graph.add(rows.expr, {"__since": since}))
        day, first = rows.pair(self.day).value, graph.column(rows.expr, "__since")
        old = (day == rows.pair(self.newer).value) & (first < day)
        old = (old & (first > ibis.literal(UNDATED))).cast("int8")
        rows = rows.over(graph.add(rows.expr, {"__old": old}))
        most = extreme(graph.column(rows.expr, "__old"), partition(rows, lists), "max")
        return rows.with_cells({self.full: (BOOL, Pair(most == 1, 0))})


def look_for(step: Newest) -> Exists:
    """How a row of the same person would be looked for, up to the newest copy's day."""
    newer = Written(f"=[{Lists.of(step.id).newer}]", step.into("coverage").place)
    cover = step.coverage or Cover()
    if cover.end is None and not cover.complete:
        cover = replace(cover, end=newer)
    on = tuple((name, name) for name in step.who)
    return Exists(step.id, step.at, step.source, step.source, on, coverage=cover)


def unlisted(step: Newest, build: Build, rows: Relation) -> Relation:
    """The rows with whether the newer list is known to be without them.

    It is where it has another row of the person, or where it tells old things again and is
    stated to hold all of the place and time: no later row is of this thing.
    """
    names, parts = Lists.of(step.id), []
    for part in look_for(step).missed(build, rows):
        day, newer, other, full = (part.pair(n).value for n in names.all())
        known = other > day
        known = known | (full & (part.expr[OUT] == PASS))
        gone = (day > ibis.literal(UNDATED)) & (day < newer) & known
        told = part.with_cells({step.gone: (BOOL, Pair(gone, 0))})
        parts.append(told.over(graph.drop(told.expr, (OUT, WHY))))
    return stack(parts)
