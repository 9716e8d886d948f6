"""Which formula turns a column into another type."""

from __future__ import annotations

from shujian.formulas.types import Type

TARGETS = ("文本", "整数", "数量", "日期", "月份")
NOTHING = 'VALUE("无")'
"""A number that cannot be read."""
_DAY_LONG = r"^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?$"
_DAY_SHORT = r"^([0-9]{4})([0-9]{2})([0-9]{2})$"
_MONTH = r"^([0-9]{4})(?:[-/.年]|)([0-9]{2}|[0-9])月?$"
_DECIMAL = r"^-?[0-9]{1,13}(?:\.[0-9]{1,4})?$"


def cast_formula(name: str, kind: Type, target: str) -> str:
    """The formula over ``[name]``; "" where there is no meaning.

    Args:
        name: the column.
        kind: its type.
        target: one of ``TARGETS``.
    """
    column = f"[{name}]"
    if kind.label == target:
        return f"={column}"
    held = {
        ("text", "整数"): f"=VALUE({column})",
        ("text", "数量"): _decimal(column),
        ("text", "日期"): _day(column),
        ("text", "月份"): _month(column),
        ("int", "数量"): f"={column}+0.0000",
        ("decimal", "整数"): f"=IF(INT({column})={column}, INT({column}), {NOTHING})",
        ("int", "文本"): f"=TEXT({column})",
        ("decimal", "文本"): f"=TEXT({column})",
        ("date", "文本"): f"=TEXT({column})",
        ("month", "文本"): f"=TEXT({column})",
        ("bool", "文本"): f'=IF({column}, "是", "否")',
        ("date", "月份"): f"=当月({column})",
        ("month", "日期"): f"=月初({column})",
        ("int", "日期"): _day(f"TEXT({column})"),
        ("int", "月份"): _month(f"TEXT({column})"),
    }
    return held.get((kind.name, target), "")


def _part(column: str, pattern: str, group: int) -> str:
    return f'VALUE(提取({column}, "{pattern}", {group}))'


def _day(column: str) -> str:
    """2025-1-31, 2025/01/31, 2025年1月31日 or 20250131."""

    def day(pattern: str) -> str:
        return "DATE(" + ", ".join(_part(column, pattern, n) for n in (1, 2, 3)) + ")"

    return f'=IF(匹配({column}, "{_DAY_SHORT}"), {day(_DAY_SHORT)}, {day(_DAY_LONG)})'


def _month(column: str) -> str:
    """2025-01, 2025年1月 or 202501."""
    return f"=当月(DATE({_part(column, _MONTH, 1)}, {_part(column, _MONTH, 2)}, 1))"


def _decimal(column: str) -> str:
    """Up to four places; more are unreadable, nothing is rounded away."""
    whole = f'VALUE(提取({column}, "^-?([0-9]+)", 1))'
    places = f'VALUE(LEFT(空则(提取({column}, "[.]([0-9]+)$", 1), "0")&"0000", 4))'
    value = f"{whole}+{places}*0.0001"
    signed = f'IF(开头是({column}, "-"), -({value}), {value})'
    return f'=IF(匹配({column}, "{_DECIMAL}"), {signed}, {NOTHING}+0.0000)'
