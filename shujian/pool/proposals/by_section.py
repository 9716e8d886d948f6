"""Which standard column the headings inside a list may give: 一、现金, 二、保函 the form of deposits."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from shujian.core.cells import State
from shujian.pool.proposals.by_name import Candidate
from shujian.pool.proposals.sample import Sample, strength
from shujian.pool.proposals.told_supplier import is_office
from shujian.pool.readers.sections import SECTION_COLUMNS, TITLE_MONTH
from shujian.schema.tables import StandardTable, TableColumn

_SCORE = 70
_OFFICE = "单位名称"
_NEVER = frozenset(["行政区划代码", "姓名", "日期", "月份", "布尔"])
"""Elements that no heading gives by what it looks like."""
_WORDS = re.compile("[、/]")
_LONGEST, _SHOWN = 6, 3


def by_section(
    sample: Sample, table: StandardTable, held: Collection[str], taken: Collection[int]
) -> list[Candidate]:
    """A pair for each column of headings that only one lacking standard column can take.

    A person confirms it: that a heading can be read so proves no meaning.

    Args:
        sample: headers and cells of the part.
        table: its standard table.
        held: standard columns that a column of the file stands for.
        taken: indices of these.
    """
    found: list[Candidate] = []
    for source, header in enumerate(sample.header):
        if source in taken or header not in (*SECTION_COLUMNS, TITLE_MONTH):
            continue
        texts = list(dict.fromkeys(cell for cell in sample.columns[source] if cell.strip()))
        gone = {*held, *(c.column for c in found)}
        gives = _month_of if header == TITLE_MONTH else _gives
        fitting = [c for c in table.columns if c.name not in gone and texts and gives(texts, c)]
        if len(fitting) == 1:
            shown = "”“".join(texts[:_SHOWN])
            reason = f"数据中间各段的标题（“{shown}”）能读作这一列"
            doubt = fitting[0].element == _OFFICE  # which office it is, the heading does not say
            found.append(Candidate(fitting[0].name, source, _SCORE, reason, asked=doubt))
    return found


def _month_of(texts: Sequence[str], column: TableColumn) -> bool:
    """Titles above the blocks of a list name its month, as they do above a whole list."""
    return column.element == "月份"


def _gives(texts: Sequence[str], column: TableColumn) -> bool:
    if column.element in _NEVER:
        return False
    if column.element == _OFFICE:
        return all(map(is_office, texts))
    if strength(column.cleaner) == 0:
        return _among(texts, [word.strip() for word in _WORDS.split(column.meaning)])
    wordings = getattr(column.cleaner, "wordings", {})
    return bool(wordings) and all(column.cleaner.clean(t).state is State.VALUE for t in texts)


def _among(texts: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each heading has one of the words by which the column's meaning is told."""
    if len(words) < 2 or any(not word or len(word) > _LONGEST for word in words):
        return False
    return all(sum(word in text for word in words) == 1 for text in texts)
