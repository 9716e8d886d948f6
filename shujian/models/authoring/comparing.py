"""What a case expected against what came out, in Chinese."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from shujian.core.cells import Missing
from shujian.formulas import show
from shujian.formulas.types import Type
from shujian.models.authoring.case_tables import raw_text
from shujian.models.model import Model
from shujian.models.running.result import Aside, Found, RunResult

STREAMS = ("线索", "提示", "待核", "未检查", "右表键不明")
_PLAIN = ("rule", "title", "grade", "score", "subject", "id")
_BLANK = "办法：用例的行里不写的列是未提供；要表示空白，请写 列名: ''"

Expected = Mapping[str, Any]


def differences(model: Model, expect: Expected, result: RunResult) -> list[str]:
    """Every difference, one line each; nothing when all is as expected."""
    types = {b.id: {n: c.type for n, c in b.schema.items()} for b in model.steps.values()}
    found: list[str] = []

    def clue_fits(e: Expected, f: Found) -> bool:
        return _found_fits(e, f, types[f.step])

    def aside_fits(e: Expected, a: Aside) -> bool:
        return _aside_fits(e, a, types[a.step])

    for stream, held in (("线索", result.clues), ("提示", result.hints)):
        found += _compare(stream, expect.get(stream) or [], held, clue_fits, _say_found)
    asides_of = zip(STREAMS[2:], (result.reviews, result.unchecked, result.unkeyed), strict=True)
    for stream, asides in asides_of:
        found += _compare(stream, expect.get(stream) or [], asides, aside_fits, _say_aside)
    return found


def _compare(
    stream: str,
    expected: Sequence[Any],
    actual: Sequence[Any],
    fits: Callable[[Any, Any], bool],
    say: Callable[[Any], str],
) -> list[str]:
    """Pair expected and actual entries one to one, then say what is left over."""
    table = [[isinstance(e, dict) and fits(e, a) for a in actual] for e in expected]
    taken = _pairing(table, len(actual))
    lacking = [e for i, e in enumerate(expected) if i not in taken.values()]
    extra = [a for j, a in enumerate(actual) if j not in taken]
    if not lacking and not extra:
        return []
    lines = [f"{stream}：应有 {len(expected)} 条，实得 {len(actual)} 条"]
    lines += [f"缺少{stream}：{_say_expected(e)}" for e in lacking]
    lines += [f"多出{stream}：{say(a)}" for a in extra]
    return lines


def _pairing(table: list[list[bool]], width: int) -> dict[int, int]:
    """A largest matching: actual index → expected index (augmenting paths)."""
    taken: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for column in range(width):
            if table[row][column] and column not in seen:
                seen.add(column)
                if column not in taken or place(taken[column], seen):
                    taken[column] = row
                    return True
        return False

    for row in range(len(table)):
        place(row, set())
    return taken


def _found_fits(expected: Expected, found: Found, types: Mapping[str, Type]) -> bool:
    for key, value in expected.items():
        if key in found.cells:
            if not cell_equals(value, found.cells[key], types.get(key)):
                return False
        elif key in _PLAIN:
            if raw_text(value) != str(found.record[key]):
                return False
        else:
            return False
    return True


def _aside_fits(expected: Expected, aside: Aside, types: Mapping[str, Type]) -> bool:
    for key, value in expected.items():
        if key == "step":
            good = value == aside.step
        elif key == "reason":
            good = str(value) in aside.reason
        else:
            good = key in aside.subject and cell_equals(value, aside.subject[key], types.get(key))
        if not good:
            return False
    return True


def cell_equals(written: Any, cell: Any, kind: Type | None) -> bool:
    """Whether a cell is what a case says: a value, '' for 未填, or the word of a state."""
    text = raw_text(written)
    if isinstance(cell, Missing):
        return text in (cell.state.label, "" if cell.state.name == "BLANK" else cell.state.label)
    if isinstance(cell, bool):
        return text in (("是", "真", "true") if cell else ("否", "假", "false"))
    if isinstance(cell, int | Decimal):
        try:
            return Decimal(text) == Decimal(cell)
        except InvalidOperation:
            return False
    if kind is not None and kind.name == "month":
        return text in (show(cell, kind), cell.isoformat())
    if isinstance(cell, tuple) and isinstance(written, list):
        return sorted(map(raw_text, written)) == sorted(map(show, cell))
    return text == show(cell, kind)


def _say_expected(expected: Any) -> str:
    if not isinstance(expected, dict):
        return str(expected)
    return "，".join(f"{k}={raw_text(v)}" for k, v in expected.items()) or "（任意一条）"


def _say_found(found: Found) -> str:
    cells = "，".join(f"{k}={show(v)}" for k, v in found.cells.items())
    return f"规则 {found.rule}，{found.record['title']}（{cells}）"


def _say_aside(aside: Aside) -> str:
    cells = "，".join(f"{k}={show(v)}" for k, v in aside.subject.items())
    said = f"步骤“{aside.step}”，{aside.reason}（{cells}）"
    # an author who leaves a column out mostly means a blank cell
    absent = aside.stream == "未检查" and "未提供" in aside.reason
    return f"{said}。{_BLANK}" if absent else said
