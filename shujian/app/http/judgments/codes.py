"""Codes of states and grades for pages, which hold no Chinese words of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel

StateCode = Literal["done", "partly", "not", "outside", "waiting"]
GradeCode = Literal["sure", "likely", "verify", "other"]
STATES: Mapping[str, StateCode] = {
    "已解析": "done", "部分解析": "partly", "未解析": "not", "范围外": "outside", "待读取": "waiting",
}  # fmt: skip
GRADES: Mapping[str, GradeCode] = {"确定": "sure", "较可能": "likely", "待核": "verify"}


class GradeCount(BaseModel):
    """So many clues of one grade."""

    grade: str
    code: GradeCode
    count: int


def state_code(state: str) -> StateCode:
    """The code of a state of reading."""
    return STATES.get(state, "not")


def grade_code(grade: str) -> GradeCode:
    """The code of a grade."""
    return GRADES.get(grade, "other")


def grade_counts(counts: Mapping[str, int]) -> list[GradeCount]:
    """Counts by grade, the gravest first."""
    order = list(GRADES)
    names = sorted(counts, key=lambda g: order.index(g) if g in order else len(order))
    return [GradeCount(grade=g, code=grade_code(g), count=counts[g]) for g in names]
