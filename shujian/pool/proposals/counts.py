"""Sheets that only count: so many of a kind, no persons and no cases. They are no list of a table."""

from __future__ import annotations

import re

from shujian.pool.proposals.naming import Names
from shujian.pool.proposals.sample import Sample
from shujian.schema.dictionaries import dictionary
from shujian.schema.elements import element
from shujian.schema.headings import named_element

_NUMBER = re.compile(r"[-+]?\d{1,9}(?:[,，]\d{3})*(?:\.\d+)?\s*[%％人件户个次名宗元起]?")
_NUMBERED = re.compile(r"序号|编号|行号|no\.?|列\d+", re.IGNORECASE)
_ONE = frozenset(["公民身份号码", "统一社会信用代码", "案号", "姓名", "日期"])
"""Elements of what a row of a list is about, and of its day."""
_IDENTITIES = ("公民身份号码", "统一社会信用代码", "案号")
_THING = re.compile(r"(?:名称|单位|企业|公司|项目|工程)$")
"""Headings of what a list may be about though no number tells it."""
_BORNE_OUT = 0.5
_MOST_SAID, _MOST = 200, 40
"""The most rows of such a sheet, where its name or title calls it so and where not."""


def counts_only(sample: Sample, names: Names, rows: int) -> str:
    """Why a sheet is taken for one that only counts, Chinese; "" where it may be a list.

    Args:
        sample: headers and cells.
        names: of the part.
        rows: how many it has.
    """
    words = dictionary("headings")
    near = [names.sheet, *names.titles]
    called = next((w for w in words["count_sheets"] for text in near if w in text), "")
    counted = [h for h in sample.header if any(w in h for w in words["count_heads"])]
    if rows > (_MOST_SAID if called else _MOST) or not (called or counted):
        return ""
    numbers = [i for i in range(len(sample.header)) if _plain_numbers(sample.columns[i])]
    words = [i for i in range(len(sample.header)) if i not in numbers]
    things = [i for i in words if _THING.search(sample.plain_name(i))]
    if not any(not _NUMBERED.fullmatch(sample.header[i]) for i in numbers):
        return ""
    if any(about_one(sample, i) for i in words) or (not called and (things or len(words) > 1)):
        return ""
    why = f"写着“{called}”" if called else f"“{'、'.join(counted[:3])}”"
    return f"像汇总、统计表（{why}；{rows} 行，没有姓名、证件号、案号），预设不导入；要导入的请选表"


def about_one(sample: Sample, index: int) -> bool:
    """Whether a column names persons, units or cases, or tells days."""
    if named_element(sample.plain_name(index)) in _ONE:
        return True
    shares = (sample.share(index, element(name), quick=True) for name in _IDENTITIES)
    return any(filled and share >= _BORNE_OUT for share, filled in shares)


def _plain_numbers(cells: list[str]) -> bool:
    filled = [text for cell in cells if (text := cell.strip())]
    return bool(filled) and all(_NUMBER.fullmatch(text) for text in filled)
