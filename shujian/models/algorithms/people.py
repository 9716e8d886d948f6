"""Whether two records may be one person: points, each with its reason; never by name alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from shujian.models.algorithms import names, numbers
from shujian.models.algorithms.names import NameLikeness

DEFAULTS = {
    "号码相同": 60,
    "号码颠倒": 45,
    "号码差一位": 40,
    "号码不同": -30,
    "姓名相同": 30,
    "姓名异体": 28,
    "姓名同音": 20,
    "姓名差一字": 15,
    "出生日期相同": 30,
    "出生日期颠倒": 10,
}
"""What agreement counts for, unless the author of a model says otherwise."""
_NAMES = {
    NameLikeness.SAME: "姓名相同",
    NameLikeness.VARIANT: "姓名异体",
    NameLikeness.SOUND: "姓名同音",
    NameLikeness.SLIP: "姓名差一字",
}
Points = Mapping[str, int]


@dataclass(frozen=True, order=True)
class Person:
    """What is compared of a record; "" and None: not known.

    Args:
        number: identity number.
        name: as written.
        born: birth date of its own column.
    """

    number: str
    name: str
    born: dt.date | None

    def birth(self) -> dt.date | None:
        """The birth date, else the one in the number."""
        if self.born is not None or not numbers.full(self.number):
            return self.born
        try:
            return dt.date.fromisoformat(self.number[6:14])
        except ValueError:
            return None


def same(a: Person, b: Person) -> bool:
    """Whether number and name are the same: one person for certain, no candidate."""
    return bool(a.number) and a.number == b.number and a.name == b.name


def score(a: Person, b: Person, points: Points) -> tuple[int, str]:
    """Points and reasons, Chinese.

    A name alone gives nothing: without a like number or the same birth date it is 0.
    """
    said = [*_number(a, b), *_birth(a, b)]
    if not any(points[key] > 0 for key, _ in said):
        return 0, ""
    likeness = names.compare(a.name, b.name) if a.name and b.name else NameLikeness.DIFFERENT
    if likeness in _NAMES:
        said.append((_NAMES[likeness], str(likeness)))
    elif a.name and b.name:
        said.append(("", "姓名不同"))
    total = sum(points[key] for key, _ in said if key)
    return total, "；".join(f"{words}（{points[k] if k else 0} 分）" for k, words in said)


def _number(a: Person, b: Person) -> list[tuple[str, str]]:
    if not a.number or not b.number:
        return []
    if a.number == b.number:
        return [("号码相同", "号码相同")]
    if slip := numbers.slip(a.number, b.number):
        key = "号码颠倒" if "颠倒" in slip else "号码差一位"
        return [(key, f"{slip}，校验码{_sound(a)}、{_sound(b)}")]
    if numbers.sound(a.number) and numbers.sound(b.number):
        return [("号码不同", "号码不同且校验码都正确")]
    return []


def _sound(person: Person) -> str:
    return "正确" if numbers.sound(person.number) else "不符"


def _birth(a: Person, b: Person) -> list[tuple[str, str]]:
    # a date read off a number says nothing more beside another number
    both = bool(a.number and b.number)
    one, two = (a.born, b.born) if both else (a.birth(), b.birth())
    if one is None or two is None:
        return []
    if one == two:
        return [("出生日期相同", "出生日期相同")]
    if (one.year, one.month, one.day) == (two.year, two.day, two.month):
        return [("出生日期颠倒", "出生日期月日颠倒")]
    return []
