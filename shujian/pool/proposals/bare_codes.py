"""Columns of words that hold codes: A for 正常 says nothing to a rule that asks for the word."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from shujian.schema.tables import TableColumn

if TYPE_CHECKING:
    from shujian.pool.proposals.by_name import Candidate
    from shujian.pool.proposals.sample import Sample

_WORDS = "文本"
_CODE = re.compile(r"[A-Za-z]{1,2}|\d|0\d{1,3}")
"""A licence's states are letters, of which one may have two; a list numbers its words 01, 02."""
_FEW, _MOST = 3, 0.8
_LIST = "、"
"""Between the words that a column may hold, in its meaning."""
SCORE = 70


def doubted(sample: Sample, found: Candidate, column: TableColumn) -> Candidate:
    """The pair of a column of listed words, asked about where its cells are codes.

    Args:
        sample: headers and cells of the part.
        found: the pair by its heading.
        column: the standard column.
    """
    if column.element != _WORDS or _LIST not in column.meaning:
        return found
    filled = [c for cell in sample.columns[found.source] if (c := cell.strip())]
    codes = [c for c in filled if _CODE.fullmatch(c)]
    if len(codes) < _FEW or len(codes) < _MOST * len(filled):
        return found
    shown = "、".join(dict.fromkeys(codes[:50]))[:20]
    reason = (
        f"写的是代码（{shown}），不是“{column.meaning}”一类的文字：规则读不懂代码，"
        "请向提供单位要代码的含义，换成文字再导入"
    )
    return replace(found, score=min(found.score, SCORE), reason=reason, asked=True)
