"""The answers of an element, and the words that stand for no value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

import pyarrow as pa

from shujian.core.cells import Missing, State

MAX_CELL = 4000
"""Longer cells are not read as a value of any element but 文本."""

UNKNOWN_WORDS = frozenset(
    [
        "不详",
        "未知",
        "不明",
        "待查",
        "待核",
        "待核实",
        "待补",
        "待补充",
        "不清",
        "不清楚",
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "?",
        "??",
        "???",
    ]
)
"""Words that say: there is a value, but it could not be had."""
BLANK_WORDS = frozenset(
    [
        "-",
        "--",
        "---",
        "—",
        "——",
        "———",
        "―",
        "－",
        "_",
        "/",
        "//",
        "\\",
        ".",
        "。",
        "*",
        "、",
        "无",
        "空",
        "(无)",
        "(空)",
        "NULL",
        "null",
        "Null",
        "None",
        "none",
        "NaN",
        "nan",
        "N/A",
        "n/a",
        "NA",
        "暂无",
        "未填",
        "未填写",
        "空白",
        "(空白)",
        "[NULL]",
        "(null)",
        "<NULL>",
        "\\N",
    ]
)
"""Words that stand for an empty cell."""
DITTO_WORDS = frozenset(["同上", "同前", "如上", "同左", "同右", "〃", "〃〃", "″", '"'])
"""They point at another cell: which one was above when the list was typed, nobody can tell now."""
DITTO = "写的是“同上”一类，没有写明内容；请在每一行写出内容后再导入"


DAMAGED_COLUMN = "同列号码被电子表格截成 15 位有效数字，末尾的 0 不可信；请设为文本格式再导出"


BLANKS = " \t\r\n\u00a0\u3000"
"""The blanks that are trimmed in whole columns."""


class Likeness(Enum):
    """The answer of a comparison of two values."""

    SAME = "相同"
    ALIKE = "相近"
    DIFFERENT = "不同"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned cell.

    Args:
        value: the typed value, or what is missing.
        note: what was folded, or why it is unreadable; Chinese, without personal data.
    """

    value: Any
    note: str = ""

    @property
    def state(self) -> State:
        """The state of the cell."""
        return self.value.state if isinstance(self.value, Missing) else State.VALUE


@dataclass(frozen=True)
class Fast:
    """Cells read as whole columns.

    Args:
        mask: true where ``values`` holds the value.
        values: typed as ``Element.arrow``; anything where the mask is false.
        plain: true where the raw text need not be kept; None: wherever ``mask`` is true.
    """

    mask: pa.BooleanArray
    values: pa.Array
    plain: pa.BooleanArray | None = None


def unreadable(reason: str) -> Cleaned:
    """An unknown cell with the reason as its note."""
    return Cleaned(Missing(State.UNKNOWN, reason), reason)
