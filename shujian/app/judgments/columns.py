"""How the reader arranges facts: groups in their order, and what every judgment should state."""

from __future__ import annotations

from functools import cache

from shujian.documents.judgments.arrow import definitions
from shujian.schema.table_types import TableColumn

CITED, PROVISION = "引用法条", "条文"
GROUPS = (
    "文书", "被告人", "羁押经过", "前科", "判项", "判决结果", "引用法条", "涉案财物", "审判人员",
    "犯罪事实", "指控", "量刑建议",
)  # fmt: skip
EXPECTED: dict[str, tuple[str, ...]] = {
    "文书": (
        "文书种类", "案号", "法院", "公诉机关", "起诉书文号", "起诉日期", "程序", "审判组织",
        "裁判日期", "被告人数",
    ),
    "被告人": ("被告人", "性别", "出生日期"),
    "羁押经过": ("措施", "开始日期"),
    "前科": ("前科法院", "前科判决日期", "前科罪名", "前科主刑"),
    "判项": ("罪名", "主刑", "刑期", "罚金"),
    "判决结果": ("主刑", "刑期", "刑期起日", "刑期止日"),
    "引用法条": ("条文",),
    "涉案财物": ("处理方式", "财物"),
}  # fmt: skip
"""Group → columns that are shown as 未读出 where nothing was read."""
HIDDEN = frozenset({"文书编号", "文书名称", "读取状态", "未读部分", "版本", "审级", "裁判日期"})
"""Columns that every row repeats, or that the head of the page shows; kept in group 文书."""
_TOLD_TOGETHER = frozenset({"法律", "条", "之", "款", "项"})
"""Parts of 条文, which tells them in one; a correction of it corrects them."""
_WORDS = "文本"
_FOLLOWS = "由程序推算"
"""How the meaning of a column begins that the program works out and no text states."""
_TITLES = {
    "被告人": ("被告人",), "羁押经过": ("被告人", "措施"), "前科": ("被告人", "前科罪名"),
    "判项": ("被告人", "罪名"), "判决结果": ("被告人",), "引用法条": ("条文",),
    "涉案财物": ("处理方式",), "审判人员": ("职务",), "犯罪事实": ("编号原文",),
    "指控": ("被告人", "罪名"), "量刑建议": ("被告人", "罪名"),
}  # fmt: skip


def titled(table: str) -> tuple[str, ...]:
    """The columns that name a row of a group."""
    return _TITLES.get(table, ())


@cache
def columns(table: str) -> dict[str, TableColumn]:
    """The columns of a fact table by name; none for a table of no definition."""
    found = definitions().get(table)
    return {c.name: c for c in found.columns} if found else {}


def shown(table: str, column: str) -> bool:
    """Whether the reader lists a column: not numbers that only tie rows together."""
    if table == "文书":
        return column not in ("文书编号", "文书名称", "读取状态", "未读部分")
    if table == CITED and column in _TOLD_TOGETHER:
        return False
    return column not in HIDDEN and not column.endswith("序号")


def stateable(table: str, column: str) -> bool:
    """Whether a person may state it where nothing was read: listed, and not worked out."""
    known = columns(table).get(column)
    return known is not None and shown(table, column) and not known.meaning.startswith(_FOLLOWS)


def example(table: str, column: str) -> str:
    """How a value of a column may be written; "" where any words will do."""
    if (table, column) == (CITED, PROVISION):
        return "刑法第266条第1款"
    known = columns(table)[column]
    return "" if known.element == _WORDS else known.cleaner.example
