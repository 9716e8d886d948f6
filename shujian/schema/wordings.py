"""How near two headings are: by what they name, not by the endings that all days share."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

_ENDINGS = (
    re.compile(r"(?:日期|时间|年月日|日)$"),
    re.compile(r"(?:月份|年月|所属期|所属月|月)$"),
    re.compile(r"(?:金额|款额|额|款)(?:\(元\))?$"),
    re.compile(r"(?:编号|编码|代码|号码|单号|文号|号)$"),
    re.compile(r"(?:姓名|名字)$"),
)
"""What a heading ends with tells its kind; headings of two kinds are never the same."""
_OPPOSITE = (
    (
        r"起(?!诉|草|算)|始|入|收监|收押|收治|(?<!未)生效",
        r"止|终|出(?!生|具|勤|台|庭|资|纳|示|租|险|借)|释放|解除|解矫|消除|期满|届满|刑满|结束|到期|失效|销户",
    ),
    (r"收到|接收|签收|收件|受理", r"作出|作成|送出|寄出|发出|办结|结案"),
    (r"应(?=发|拨|付|缴|收)", r"实(?=发|拨|付|缴|收)"),
    (r"原", r"新|变更后"),
    (r"前", r"后"),
    (r"出生", r"死亡"),
    (r"增", r"减|扣"),
    (r"停", r"复|续"),
    (r"缴", r"退|返还"),
    (r"天数|\((?:日历|工作)?[天日]\)", r"月数|\(个?月\)"),
    (r"年数|年限|\(年\)", r"月数|\(个?月\)"),
)
"""Pairs of words that say the opposite of each other."""
_PAIRS = tuple((re.compile(one), re.compile(other)) for one, other in _OPPOSITE)
_SAME_STEM = 0.97
_WORTH = 0.5
"""Below this nobody takes two headings for one, so nothing else is looked at."""


@lru_cache(maxsize=16384)
def opposite(one: str, other: str) -> bool:
    """Whether a heading says the opposite of another one: 刑期起日 and 出监日期.

    A heading with words of both sides says neither.
    """
    for left, right in _PAIRS:
        sides = [(bool(left.search(text)), bool(right.search(text))) for text in (one, other)]
        if sides in ([(True, False), (False, True)], [(False, True), (True, False)]):
            return True
    return False


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> float:
    """How near two folded headings are, 0 to 1; 0 where they cannot mean the same.

    Args:
        one: a heading, as ``fold.header_key`` gives it.
        other: another one.
    """
    if len(one) < 2 or len(other) < 2 or set(one).isdisjoint(other):
        return 0.0
    found = _likeness(one, other)
    return found if found < _WORTH or not opposite(one, other) else 0.0


def _likeness(one: str, other: str) -> float:
    (kind, stem), (other_kind, other_stem) = _parted(one), _parted(other)
    if kind is not None and other_kind is not None:
        if kind != other_kind:
            return 0.0
        if stem and other_stem:  # 人员情况-姓名 is still 姓名, which has no stem
            if stem == other_stem:
                return _SAME_STEM
            one, other = stem, other_stem
    return _near(one, other)


def _near(one: str, other: str) -> float:
    best = 0.0
    if min(len(one), len(other)) >= 2 and (one in other or other in one):
        best = 0.6 + 0.4 * min(len(one), len(other)) / max(len(one), len(other))
    shared = sum(min(one.count(letter), other.count(letter)) for letter in set(one))
    if 1.8 * shared / (len(one) + len(other)) <= max(best, _WORTH):
        return best
    return max(best, difflib.SequenceMatcher(None, one, other).ratio() * 0.9)


@lru_cache(maxsize=16384)
def _parted(heading: str) -> tuple[int | None, str]:
    """The kind of a heading and what stands before its ending."""
    for kind, ending in enumerate(_ENDINGS):
        if found := ending.search(heading):
            return kind, heading[: found.start()]
    return None, heading
