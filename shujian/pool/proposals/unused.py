"""Columns of a file that nothing takes, and whose cells a lacking column could hold."""

from __future__ import annotations

import re
from collections.abc import Collection

from shujian.pool.proposals.sample import Sample, strength
from shujian.schema.fold import header_key
from shujian.schema.headings import named_element
from shujian.schema.tables import StandardTable, TableColumn
from shujian.schema.wordings import opposite

_READ = 0.9
_NO_AMOUNT = re.compile(
    "序号|行号|编号|编码|代码|账号|卡号|电话|手机|年龄|工龄|年限|年份|年度|人数|次数|天数|月数|个数|批次|标识"
)
"""Headings of plain numbers that are no sum, whatever their cells would be read as."""
_BIRTH = "出生"


def unused(
    sample: Sample, table: StandardTable, lacking: Collection[str], taken: Collection[int]
) -> dict[str, tuple[int, ...]]:
    """Lacking column → free columns of the file that may be it: to ask a person with, no more.

    Args:
        sample: headers and cells of the part.
        table: its standard table.
        lacking: names of the columns that are asked about.
        taken: indices of the file's columns that stand for some standard column.
    """
    free = [index for index in range(len(sample.header)) if index not in taken]
    found: dict[str, tuple[int, ...]] = {}
    for column in table.columns:
        if column.name in lacking and strength(column.cleaner) > 0:
            fitting = tuple(i for i in free if _fits(sample, i, column))
            if fitting:
                found[column.name] = fitting
    return found


def _fits(sample: Sample, index: int, column: TableColumn) -> bool:
    header = header_key(sample.header[index])
    named = named_element(sample.header[index])
    if opposite(header, column.name) or named not in ("", column.element):
        return False
    if _BIRTH in header and _BIRTH not in column.name:
        return False
    # any number reads as a sum, so its heading must not speak of something else; other kinds of
    # plain numbers (codes, counts) are too many to ask about
    if strength(column.cleaner) < 2 and (column.element != "金额" or _NO_AMOUNT.search(header)):
        return False
    share, filled = sample.share(index, column.cleaner)
    return filled > 0 and share >= _READ
