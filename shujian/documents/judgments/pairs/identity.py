"""Whether two defendants are one person: by number, or by name, birth and a further fact."""

from __future__ import annotations

from typing import NamedTuple

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.names import masked, same_place

CERTAIN, LIKELY, OPEN = "确定", "较可能", "待证"
_COMMON = "汉族"


class Identity(NamedTuple):
    """Why two defendants are taken for one person.

    Args:
        basis: the facts that agree, Chinese.
        degree: 确定 (the same whole number), 较可能 or 待证.
    """

    basis: str
    degree: str


def agree(one: Row, other: Row, *, told: bool = False) -> Identity | None:
    """Whether two rows of 被告人 are of one person.

    A name alone never joins, nor does a hidden one; numbers that differ keep apart, and so do
    sex, birth and people (民族).

    Args:
        one: of one judgment.
        other: of another one.
        told: one of the judgments tells the other one as an earlier conviction of a person of
            this name: court, day and charge agree.
    """
    numbers = one.text("公民身份号码"), other.text("公民身份号码")
    if all(numbers):
        return Identity("公民身份号码相同", CERTAIN) if numbers[0] == numbers[1] else None
    if one.text("被告人") != other.text("被告人") or masked(one.text("被告人")):
        return None
    if any(_differ(one, other, c) for c in ("性别", "出生日期", "民族")):
        return None
    if told:
        return Identity("姓名相同，载明的前科与前案的法院、日期、罪名相同", LIKELY)
    if one.day("出生日期") is None or other.day("出生日期") is None:
        return None
    return _further(one, other)


def _further(one: Row, other: Row) -> Identity | None:
    """What agrees besides name and day of birth."""
    for column, words in (("户籍地", "户籍地"), ("住址", "住址")):
        a, b = one.text(column), other.text(column)
        if a and b and same_place(a, b):
            return Identity(f"姓名、出生日期、{words}相同", LIKELY)
    numbers = [_number(r) for r in (one, other)]
    if all(numbers):
        if not _fits(*numbers):
            return None
        return Identity("姓名、出生日期、号码未遮盖的部分相同", LIKELY)
    people = one.text("民族"), other.text("民族")
    if one.text("性别") and one.text("性别") == other.text("性别") and people[0] == people[1] != "":
        rare = people[0] != _COMMON
        return Identity("姓名、出生日期、性别、民族相同", LIKELY if rare else OPEN)
    return None


def _differ(one: Row, other: Row, column: str) -> bool:
    a, b = one.get(column), other.get(column)
    return a is not None and b is not None and a != b


def _number(row: Row) -> str:
    return row.text("公民身份号码") or row.text("遮盖号码")


def _fits(a: str, b: str) -> bool:
    """Whether two numbers can be one; hidden characters fit everything."""
    if len(a) != len(b):
        return False
    return all(x == y or not (x.isdigit() and y.isdigit()) for x, y in zip(a, b, strict=True))
