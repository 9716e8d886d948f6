"""Columns of words that hold codes or sums: A for 正常 says nothing to a rule asking for words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from shujian.schema.tables import TableColumn

if TYPE_CHECKING:
    from shujian.pool.proposals.by_name import Candidate
    from shujian.pool.proposals.sample import Sample

_WORDS = "文本"
_CODE = re.compile(r"[A-Za-z]{1,2}|\d{1,2}|0\d{1,3}")
"""A licence's states are letters, of which one may have two; a list numbers its words 01 or 11."""
_SUM = re.compile(r"-?(?:[1-9]\d{2,8}|\d{1,3}(?:,\d{3})+|\d{1,9}(?=\.))(?:\.\d{1,4})?")
_NAMED = 90
"""Of a heading that names the column, by its name or an alias."""
_FEW, _MOST = 3, 0.8
_LIST = "、"
"""Between the words that a column may hold, in its meaning."""
SCORE = 70


def doubted(sample: Sample, found: Candidate, column: TableColumn) -> Candidate:
    """The pair of a column of listed words, asked about where its cells are codes or sums.

    Sums under a heading that is only like the column's are no words: the heading of a group
    (工资项目 above 岗位工资 and 薪级工资) stands over several columns of amounts.

    Args:
        sample: headers and cells of the part.
        found: the pair by its heading.
        column: the standard column.
    """
    if column.element != _WORDS or _LIST not in column.meaning:
        return found
    filled = [c for cell in sample.columns[found.source] if (c := cell.strip())]
    if sums := _mostly(_SUM, filled):
        reason = f"写的是数额（{sums}），不是“{column.meaning}”一类的文字，请确认是不是这一列"
        score = min(found.score, SCORE) if found.score >= _NAMED else 0
        return replace(found, score=score, reason=reason, asked=True)
    codes = _mostly(_CODE, filled)
    if not codes:
        return found
    reason = (
        f"写的是代码（{codes}），不是“{column.meaning}”一类的文字：规则读不懂代码，"
        "请向提供单位要代码的含义，换成文字再导入"
    )
    return replace(found, score=min(found.score, SCORE), reason=reason, asked=True)


def _mostly(kind: re.Pattern[str], filled: list[str]) -> str:
    """Some of the cells of a kind, where nearly all are of it; else nothing."""
    cells = [c for c in filled if kind.fullmatch(c)]
    if len(cells) < _FEW or len(cells) < _MOST * len(filled):
        return ""
    return "、".join(dict.fromkeys(cells[:50]))[:20]
