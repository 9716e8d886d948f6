"""Rows of fact tables that no program read and a person added: how they are kept, and put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shujian.app.judgments.columns import NUMBER, cells_of, columns, stateable
from shujian.core.cells import Missing, State
from shujian.core.errors import Place, ShujianError
from shujian.documents.judgments.arrow import DOCUMENT, definitions
from shujian.documents.judgments.facts import STATED, Row
from shujian.documents.judgments.reading import Reading
from shujian.store.schema import FactCorrection

PERSON = "被告人"
ADDABLE = (PERSON, "羁押经过", "前科", "判项", "判决结果", "引用法条", "涉案财物", "审判人员")
"""Tables that rules on judgments read and that have several rows."""
WHOLE = "整行"
"""In the place of a column where a row is told of."""
_ADDED = "+"
"""How the number of a row begins that a person added: the machine's begin with a digit."""
_COUNTED = {"前科": (PERSON, "前科数"), "判项": ("判决结果", "判项数")}
"""Table → where a defendant's rows of it are counted."""
_UNKNOWN = Missing(State.UNKNOWN, "由人补充的行，这一项没有填写")


@dataclass(frozen=True)
class Kept:
    """What a person stated of a row.

    Args:
        of: the defendant's number, or that of an added one ("+1"); "" where it is of nobody.
        cells: column → words.
        blank: what is not stated is not in the text; else nobody knows.
    """

    of: str
    cells: Mapping[str, str]
    blank: bool

    def as_json(self) -> dict[str, object]:
        """For the database."""
        return {"of": self.of, "cells": dict(self.cells), "blank": self.blank}


def is_row(row: FactCorrection) -> bool:
    """Whether it is a row that a person added, and no correction of a cell."""
    return row.row.startswith(_ADDED)


def kept(row: FactCorrection) -> Kept:
    """What a person stated of a row."""
    held = row.value_json or {}
    return Kept(str(held["of"]), dict(held["cells"]), bool(held["blank"]))


def said(row: FactCorrection) -> str:
    """A row in words."""
    return "；".join(f"{name}：{words}" for name, words in kept(row).cells.items())


def number_for(rows: Sequence[FactCorrection], table: str) -> str:
    """The number of the next added row of a table; one taken back keeps its own."""
    return f"{_ADDED}{1 + sum(is_row(r) and r.table == table for r in rows)}"


def owned(table: str) -> bool:
    """Whether each row of a table is of a defendant."""
    return table != PERSON and NUMBER in definitions()[table].key


def added(reading: Reading, rows: Sequence[FactCorrection]) -> list[FactCorrection]:
    """The added rows that hold, as ``put`` puts them; of a defendant who is gone, none."""
    own = sorted((r for r in rows if is_row(r) and not r.undone), key=lambda r: (r.at, r.id))
    people = [r for r in own if r.table == PERSON]
    known = {str(p.number(NUMBER)) for p in reading.people} | {r.row for r in people}
    return people + [r for r in own if r.table != PERSON and kept(r).of in {"", *known}]


def check_undo(rows: Sequence[FactCorrection], row: FactCorrection) -> None:
    """Refuse to take a defendant back of whom there are added rows.

    Raises:
        ShujianError: ``app.correction``.
    """
    own = [r for r in rows if is_row(r) and not r.undone and kept(r).of == row.row]
    if row.table == PERSON and is_row(row) and own:
        raise ShujianError(
            "app.correction", f"这名被告人还有 {len(own)} 行由人补充的事实",
            why="撤销以后它们不知道是谁的", remedy="请先撤销属于这名被告人的补充",
            where=Place(field=f"{row.table}/{row.row}"),
        )  # fmt: skip


def put(reading: Reading, rows: Sequence[FactCorrection]) -> None:
    """Put added rows behind the machine's, with what counts them."""
    seqs: dict[str, int] = {str(n): n for p in reading.people if (n := p.number(NUMBER))}
    for held in added(reading, rows):
        told, row = kept(held), Row(held.table)
        if held.table == PERSON:
            seqs[held.row] = 1 + max(seqs.values(), default=0)
        seq = seqs.get(held.row if held.table == PERSON else told.of, 0)
        _number(reading, row, seq)
        for column, words in told.cells.items():
            for name, value in cells_of(row, column, words).items():
                if value is not None:
                    row.put(name, value, pattern=STATED)
        if not told.blank:
            for column in columns(held.table):
                if stateable(held.table, column):
                    row.put(column, _UNKNOWN, pattern=STATED)
        reading.rows.tables.setdefault(held.table, []).append(row)
        _count(reading, held.table, seq)


def _number(reading: Reading, row: Row, seq: int) -> None:
    """The numbers by which rows are told apart, and whose row it is."""
    key = [n for n in definitions()[row.table].key if n not in (DOCUMENT, NUMBER)]
    others = reading.rows.of(row.table)
    if seq:
        row.put(NUMBER, seq)
    if owned(row.table):
        others = reading.rows.about(row.table, seq)
        person = next(iter(reading.rows.about(PERSON, seq)), None)
        if person is not None and person.text(PERSON):
            row.put(PERSON, person.text(PERSON), pattern=STATED)
    for name in key:
        row.put(name, 1 + max((r.number(name) for r in others), default=0))


def _count(reading: Reading, table: str, seq: int) -> None:
    """Tell the added row where the machine counted its own."""
    place, name = _COUNTED.get(table, ("", ""))
    counting = reading.rows.about(place, seq) if place else []
    if table == PERSON:
        counting, name = [reading.document], "被告人数"
    for row in counting:
        fact = row.cells.get(name)
        if fact is not None and isinstance(fact.value, int) and fact.pattern != STATED:
            row.replace(name, fact.value + 1, pattern=fact.pattern)
        if table == "前科" and row.true("有未列前科"):
            row.replace("有未列前科", False, pattern=STATED)
