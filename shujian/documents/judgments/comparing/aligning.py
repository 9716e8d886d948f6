"""Which person of one document is which of another: by number, by name, through masked names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading

MASKS = "某×*＊XＸx○"
_MASKED = re.compile(f"[{MASKS}]")
_TAIL = re.compile(rf"(?<=[{MASKS}])[甲乙丙丁戊己庚辛壬癸0-9]$")


@dataclass
class Aligned:
    """Persons of two documents beside each other.

    Args:
        pairs: (person of the first, person of the second, how they were matched).
        lost: persons of the first without one in the second.
        new: persons of the second without one in the first.
        open: persons of either side whose masked names fit several.
    """

    pairs: list[tuple[Row, Row, str]] = field(default_factory=list)
    lost: list[Row] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)
    open: list[Row] = field(default_factory=list)


def align(one: Reading, two: Reading) -> Aligned:
    """Match persons; what fits several is left open, never guessed."""
    left, right, found = list(one.people), list(two.people), Aligned()
    for how, same in _WAYS:
        for a in list(left):
            fits = [b for b in right if same(a, b)]
            rivals = [c for c in left if fits and same(c, fits[0])]
            if len(fits) == 1 and len(rivals) == 1:
                found.pairs.append((a, fits[0], how))
                left.remove(a)
                right.remove(fits[0])
    _in_order(left, right, found)
    for a in list(left):
        if any(may_be(a.text("被告人"), b.text("被告人")) for b in right):
            found.open.append(a)
            left.remove(a)
    for b in list(right):
        if any(may_be(a.text("被告人"), b.text("被告人")) for a in (*found.open, *left)):
            right.remove(b)
            found.open.append(b)
    found.lost, found.new = left, right
    found.pairs.sort(key=lambda p: p[0].number("被告人序号"))
    return found


def _in_order(left: list[Row], right: list[Row], found: Aligned) -> None:
    """Masked names that fit several: as many on both sides are taken in their order."""
    for a in list(left):
        if a not in left:
            continue
        fits = [b for b in right if may_be(a.text("被告人"), b.text("被告人"))]
        group = [c for c in left if any(may_be(c.text("被告人"), b.text("被告人")) for b in fits)]
        if len(fits) == len(group) > 1 and all(_fits_all(c, fits) for c in group):
            for c, b in zip(group, fits, strict=True):
                found.pairs.append((c, b, "姓名经遮盖，按排列次序对应"))
                left.remove(c)
                right.remove(b)


def _fits_all(row: Row, others: list[Row]) -> bool:
    return all(may_be(row.text("被告人"), b.text("被告人")) for b in others)


def masked(name: str) -> bool:
    """Whether part of a name was replaced: 钱某甲, 王×."""
    return _MASKED.search(name) is not None


def may_be(one: str, two: str) -> bool:
    """Whether two names can be one, at least one of them masked."""
    if one == two or not one or not two:
        return bool(one) and one == two
    return (masked(one) and _fits(one, two)) or (masked(two) and _fits(two, one))


def _fits(mask: str, name: str) -> bool:
    """Whether a masked name can stand for a name: the letters kept are there, in order."""
    bare = _TAIL.sub("", mask)
    kept = [re.escape(p) for p in re.split(f"[{MASKS}]+", bare)]
    return re.fullmatch(".{1,20}".join(kept), _TAIL.sub("", name)) is not None


def _same_number(a: Row, b: Row) -> bool:
    return bool(a.text("身份号码原文")) and a.text("身份号码原文") == b.text("身份号码原文")


def _same_name(a: Row, b: Row) -> bool:
    names = [{r.text("被告人"), *filter(None, r.text("别名").split("、"))} for r in (a, b)]
    return bool(names[0] & names[1])


def _same_birth(a: Row, b: Row) -> bool:
    """A slip of one character in the name, and the day of birth is the same."""
    one, two = a.text("被告人"), b.text("被告人")
    slips = sum(x != y for x, y in zip(one, two, strict=False))
    born = a.day("出生日期")
    return born is not None and born == b.day("出生日期") and len(one) == len(two) and slips == 1


def _may_be(a: Row, b: Row) -> bool:
    return may_be(a.text("被告人"), b.text("被告人")) and not _contradicts(a, b)


def _contradicts(a: Row, b: Row) -> bool:
    pairs = [(a.get(c), b.get(c)) for c in ("出生日期", "性别", "单位")]
    return any(x is not None and y is not None and x != y for x, y in pairs)


_WAYS: tuple[tuple[str, Callable[[Row, Row], bool]], ...] = (
    ("身份号码相同", _same_number),
    ("姓名相同", _same_name),
    ("出生日期相同", _same_birth),
    ("姓名经遮盖", _may_be),
)
