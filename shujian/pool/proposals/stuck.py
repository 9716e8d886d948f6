"""Columns without which (nearly) nothing can be decided: asked about where nothing in the file
fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from shujian.pool.proposals.column_questions import where
from shujian.pool.proposals.proposal import FIXED, SKIP, Option, Question
from shujian.pool.proposals.unsaid import choices, label
from shujian.pool.proposals.wanted import Stuck
from shujian.pool.readers.types import RawPart
from shujian.schema.tables import StandardTable


def stuck_questions(
    raw: RawPart,
    table: StandardTable,
    held: Iterable[str],
    spoken: Iterable[str],
    stuck: Stuck,
    places: Callable[[], tuple[Option, ...]] = tuple,
) -> tuple[Question, ...]:
    """What to ask about a part of which no rule, or too few, can decide anything.

    Which column of the file it is, or one text for every row, is said where every column is
    matched; the answer here is a known value, or that the file does not have it.

    Args:
        raw: the part.
        table: its standard table.
        held: columns that the file has, that stand fixed, or that are asked about already.
        spoken: columns of which a person said before that nobody knows.
        stuck: tells which columns matter.
        places: gives what the place of the whole list may be.
    """
    there = set(held)
    # a required one is asked for anyway; the as-of day stands in for a dated one
    lacking = [c for c in table.columns if not c.required and not c.dated and c.name not in there]
    names = frozenset(c.name for c in lacking)
    told = stuck(table.name, names, names & frozenset(spoken))
    found = []
    for column in lacking:
        if column.name in told:
            text = f"{where(raw)}没有“{column.name}”，也没有一列像它。{told[column.name]}"
            known = [Option(FIXED + one, label(column, one)) for one in choices(column)]
            likely = places() if column.name == table.place else ()
            options = (*known, *likely, Option(SKIP, "文件里没有，继续"))
            key = f"p{raw.part_no}.column.{column.name}"
            found.append(Question(key, "column", text, options, personal=True))
    return tuple(found)
