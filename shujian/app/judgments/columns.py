"""How the reader arranges facts: groups in their order, and what every judgment should state."""

from __future__ import annotations

from functools import cache

from shujian.core.cells import Missing
from shujian.documents.judgments.arrow import definitions
from shujian.documents.judgments.charges import standard
from shujian.documents.judgments.cited import cited_of
from shujian.documents.judgments.comparing.items import words_of
from shujian.documents.judgments.facts import Row, Value
from shujian.schema.table_types import TableColumn

CITED, PROVISION = "引用法条", "条文"
CHARGE, KNOWN = "罪名", "规范罪名"
NUMBER = "被告人序号"
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


def read_value(table: str, column: str, words: str) -> tuple[str | None, str]:
    """A person's words as the column keeps them; None and why where they cannot be read."""
    if (table, column) == (CITED, PROVISION):
        cited = cited_of(words)
        return (None, "") if cited is None else (cited.text, "")
    cleaned = columns(table)[column].cleaner.clean(words)
    if isinstance(cleaned.value, Missing):
        return None, cleaned.note or cleaned.value.reason
    return words_of(cleaned.value), ""


def cells_of(row: Row, column: str, words: str) -> dict[str, Value | Missing | None]:
    """What a person's words put into the row; a provision also into its parts, a charge that
    had no name of the table of charges also by this."""
    table = row.table
    if not words:
        return {column: None}
    if column == CHARGE and KNOWN in columns(table) and KNOWN not in row.cells:
        return {column: words, KNOWN: standard(words) or None}
    if (table, column) == (CITED, PROVISION) and (told := cited_of(words)) is not None:
        return {
            PROVISION: told.text, "法律": told.law, "条": told.article, "之": told.sub,
            "款": told.paragraph, "项": told.item,
        }  # fmt: skip
    value: Value | Missing = columns(table)[column].cleaner.clean(words).value
    return {column: value}
