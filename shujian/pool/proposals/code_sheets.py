"""Sheets beside a list that explain its codes or how to fill it in: they are no list of a table."""

from __future__ import annotations

import re

from shujian.pool.proposals.counts import about_one
from shujian.pool.proposals.naming import Names
from shujian.pool.proposals.sample import Sample
from shujian.schema.dictionaries import dictionary

_MOST, _COLUMNS = 500, 6
_CODE = re.compile(r"编码|.{0,8}(?:代码|代号|码值|字典值)")
_MEANING = re.compile(r".{0,8}(?:名称|含义|说明|中文|释义|内容)")


def codes_only(sample: Sample, names: Names, rows: int) -> str:
    """Why a sheet is taken for one that explains codes, Chinese; "" where it may be a list.

    Args:
        sample: headers and cells.
        names: of the part.
        rows: how many it has.
    """
    if rows > _MOST or len(sample.header) > _COLUMNS:
        return ""
    if any(about_one(sample, index) for index in range(len(sample.header))):
        return ""
    near = [names.sheet, *names.titles]
    words = dictionary("headings")["code_sheets"]
    called = next((word for text in near for word in words if word in text), "")
    if not called and not _paired(sample):
        return ""
    why = f"写着“{called}”" if called else f"“{sample.header[0]}”“{sample.header[1]}”"
    return f"像代码表、说明（{why}；{rows} 行，没有姓名、证件号、案号），预设不导入；要导入的请选表"


def _paired(sample: Sample) -> bool:
    """A code that comes once in each row, and beside it its name."""
    if len(sample.header) not in (2, 3) or not _CODE.fullmatch(sample.header[0]):
        return False
    codes = [cell.strip() for cell in sample.columns[0]]
    once = len(set(codes)) == len(codes)
    return once and _MEANING.fullmatch(sample.header[1]) is not None
