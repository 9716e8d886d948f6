"""The error for columns of two types in on or agree: which tables, which types, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from shujian.models.checking import Check
from shujian.models.reading import At
from shujian.models.schema import Column

_TURNED = {
    ("date", "month"): "当月([{}])",
    ("month", "date"): "月初([{}])",
    ("int", "text"): "TEXT([{}])",
    ("decimal", "text"): "TEXT([{}])",
    ("date", "text"): "TEXT([{}])",
    ("month", "text"): "TEXT([{}])",
}
"""(from, to): the formula that turns a value of one type into one of the other."""


@dataclass(frozen=True)
class Side:
    """One column of a pair; ``step`` is the step that it comes from."""

    step: str
    name: str
    column: Column


def refuse_types(check: Check, at: At, key: str, left: Side, right: Side) -> None:
    """Collect the error.

    Args:
        check: the step under way.
        at: where the pair is written.
        key: ``on`` or ``agree``.
        left: the left column.
        right: the right column.
    """
    what = f"{key} 两边类型不同，不能比对：{_said(check, left)}，{_said(check, right)}"
    remedies = [r for r in (_by_table(check, left, right), _by_formula(left, right)) if r]
    at.error("key_type", what, "；或".join(remedies) or "请换成同一类型的列")


def _said(check: Check, side: Side) -> str:
    tables = "、".join(f"“{t}”" for t in _tables(check, side))
    kind = f"{side.column.type.label}"
    if side.column.element and side.column.element != kind:
        kind += f"（数据元“{side.column.element}”）"
    whose = f"表{tables}" if tables else f"步骤“{side.step}”"
    return f"{whose}的“{side.name}”是{kind}"


def _tables(check: Check, side: Side) -> list[str]:
    """The tables whose column it is, unchanged."""
    return sorted({check.inputs[a].table for a, _ in side.column.origin if a in check.inputs})


def _by_table(check: Check, left: Side, right: Side) -> str:
    """Mostly the drafted table guessed wrong: text where the other side knows better."""
    wrong, other = (right, left) if right.column.element == "文本" else (left, right)
    tables = _tables(check, wrong)
    if len(tables) != 1 or wrong.column.element == other.column.element:
        return ""
    name = next(iter(sorted(n for _, n in wrong.column.origin)))
    element = other.column.element
    goal = f"改为“{element}”" if element else f"改成{other.column.type.label}一类"
    return (
        f"如果“{tables[0]}”是本单位自建的表、这一列定错了：在表文件中把“{name}”的 element {goal}，"
        f"再运行 shujian pool redefine {tables[0]}"
    )


def _by_formula(left: Side, right: Side) -> str:
    for one, other in ((left, right), (right, left)):
        formula = _TURNED.get((one.column.type.name, other.column.type.name))
        if formula:
            return (
                f"在前面加一步 derive 变成同一类型：{{op: derive, from: {one.step}, "
                f"columns: {{新列: '={formula.format(one.name)}'}}}}，再用新列比对"
            )
    return ""
