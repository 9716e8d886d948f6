"""One text for every row of a file that lacks a column: as said, as said last time, as proposed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shujian.core.cells import State
from shujian.pool.cleaning.plan import EMPTY, WHERE_BLANK
from shujian.pool.proposals.labelled import labelled
from shujian.pool.proposals.naming import Names
from shujian.pool.proposals.proposal import FIXED, SKIP, Option, Question, blank_text
from shujian.pool.proposals.stated_day import NamedMonth, named_day, named_month
from shujian.pool.readers.types import RawPart
from shujian.schema.tables import StandardTable, TableColumn

SNAPSHOT = frozenset(["快照日期"])
"""Columns of the day of which a whole list speaks: as the names tell it, or a person does."""
_TIMES = frozenset(["日期", "月份"])
_WHOLE_DAY = re.compile(r"(?:19|20)\d\d(?:\d{4}|\D\d{1,2}\D\d{1,2}[日号]?)")


@dataclass(frozen=True)
class Filled:
    """The texts by standard column; ``questions``: those that a person has to agree with."""

    texts: dict[str, str]
    questions: tuple[Question, ...] = ()


def filled(
    raw: RawPart,
    table: StandardTable,
    found: Iterable[str],
    answers: Mapping[str, str],
    before: Mapping[str, str],
    latest: dt.date,
) -> Filled:
    """What stands in every row of the columns that the file does not have.

    Args:
        raw: the part.
        table: its standard table.
        found: standard columns that a column of the file stands for.
        answers: what was answered, by question id.
        before: texts confirmed with the same headers of this supplier before.
        latest: no later day can be that of a list.
    """
    texts: dict[str, str] = {}
    questions = []
    held = set(found)
    for column in table.columns:
        key = f"p{raw.part_no}.column.{column.name}"
        told = before.get(column.name, "")  # "": asked before, and nobody knew
        blanks = told.startswith(WHERE_BLANK)
        if key in answers or (blanks and column.name in held):
            if text := _answered(answers[key]) if key in answers else told:
                texts[column.name] = text
            continue
        # dated: the as-of day stands in every row; a required one may be told by each file's name
        if column.name in held or blanks or (column.dated and not column.required):
            continue
        # the month or day of the last delivery is not that of this one
        if column.element == "月份" or column.name in SNAPSHOT:
            if named := _named(raw, column, latest):
                texts[column.name] = named.month
                questions.append(_month_question(key, raw, column, named))
            continue
        if named := _of_this_file(raw, column, told, latest):
            texts[column.name] = named.month
            questions.append(_month_question(key, raw, column, named))
        if named or dated(column, told):
            continue  # what was stated of the last file is not this one's
        if not told and (named := labelled(Names.of(raw), column)):
            texts[column.name] = named.month
            questions.append(_month_question(key, raw, column, named))
            continue
        text = told or column.unsupplied
        if not text or not _readable(column, text):
            continue
        texts[column.name] = text
        if not told == text == column.unsupplied:
            questions.append(_question(key, raw, column, text, bool(told)))
    return Filled(texts, tuple(questions))


def _answered(answer: str) -> str:
    """The text that an answer gives every row, or the blank cells; "" where it gives none."""
    if answer.startswith(FIXED):
        return answer.removeprefix(FIXED)
    text = blank_text(answer)
    return WHERE_BLANK + text if text else ""


def dated(column: TableColumn, text: str) -> bool:
    """Whether a text stated for every row is a day or month, which the next file need not share."""
    return column.element in _TIMES and bool(text) and not text.startswith(EMPTY)


def said(text: str) -> str:
    """A text for every row, in words."""
    if text.startswith(EMPTY):
        return f"全部为空白，“{text.removeprefix(EMPTY)}”"
    if text.startswith(WHERE_BLANK):
        return f"没有写的格读作“{text.removeprefix(WHERE_BLANK)}”"
    return f"全部填“{text}”"


def _named(raw: RawPart, column: TableColumn, latest: dt.date) -> NamedMonth | None:
    """The month of a list; of a snapshot its day, or the end of its month, as a name tells it."""
    return _own_day(raw, latest) if column.name in SNAPSHOT else named_month(raw)


def _own_day(raw: RawPart, latest: dt.date) -> NamedMonth | None:
    """The day that the file, its sheet or a line above its header names."""
    for where, texts in (("文件名", [raw.file]), ("表名", [raw.sheet]), ("标题行", raw.titles)):
        named = named_day(texts, latest)
        if named is not None and named.day is not None:
            return NamedMonth(named.day.isoformat(), named.text, where)
    return None


def _of_this_file(
    raw: RawPart, column: TableColumn, told: str, latest: dt.date
) -> NamedMonth | None:
    """What the file's own names say, where that is not what was stated of the last one.

    Args:
        raw: the part.
        column: that the file does not have.
        told: what was stated of the last file; "" for nothing.
        latest: no later day can be that of a list.
    """
    if dated(column, told):
        named = _own_day(raw, latest)
        return named if named and _WHOLE_DAY.fullmatch(named.text) else None
    spoken = _spoken(raw, column)
    return spoken if spoken and spoken.month != told else None


def _spoken(raw: RawPart, column: TableColumn) -> NamedMonth | None:
    """The one text of which the file's name, its sheet or a title speaks; None for several."""
    places = (("文件名", [raw.file]), ("表名", [raw.sheet]), ("标题行", raw.titles))
    found = [
        NamedMonth(text, word, where)
        for where, texts in places
        for word, text in column.told
        if any(word in one for one in texts)
    ]
    return found[0] if len({one.month for one in found}) == 1 else None


def _readable(column: TableColumn, text: str) -> bool:
    """The table may have been changed since the text was written."""
    if text.startswith(EMPTY):
        return text == f"{EMPTY}{column.blank}"
    return column.cleaner.clean(text).state is State.VALUE


def _month_question(key: str, raw: RawPart, column: TableColumn, named: NamedMonth) -> Question:
    told = (
        f"{_where(raw)}没有“{column.name}”这一列，整份都记“{named.month}”可以吗？"
        f"{named.where}写的是“{named.text}”"
    )
    effect = column.effect(named.month)
    label = f"{said(named.month)}：{effect}" if effect else said(named.month)
    options = (Option(FIXED + named.month, label), Option(SKIP, "不填"))
    return Question(key, "column", told, options, FIXED + named.month)


def _where(raw: RawPart) -> str:
    return f"工作表“{raw.sheet}”" if raw.sheet else f"文件“{raw.file}”"


def _question(key: str, raw: RawPart, column: TableColumn, text: str, before: bool) -> Question:
    if before:
        asked = f"上次整份记的是“{text}”，这次沿用吗？"
    else:
        asked = f"整份文件都记“{text}”可以吗？文件分几份来的，各写各的，以免被当成同一笔"
    options = (Option(FIXED + text, said(text)), Option(SKIP, "不填"))
    told = f"{_where(raw)}没有“{column.name}”这一列，{asked}"
    return Question(key, "column", told, options, FIXED + text)
