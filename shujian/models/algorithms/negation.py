"""Whether a word in a clause is said or denied."""

from __future__ import annotations

import re
from enum import IntEnum

NEGATIONS = (
    *("未", "不", "没有", "没", "无", "非", "否认", "否定", "排除", "拒绝承认", "毫无", "尚未"),
    *("未曾", "并非", "不是", "不存在", "并未", "并无", "并没有", "从未", "从没", "从不"),
)
"""Words before a term that deny it."""
INNOCENT = (
    *("不仅", "不但", "不只", "不动产", "不特定", "不法", "不慎", "不久", "不断", "不料", "不顾"),
    *("不当", "不满", "不服", "不同", "不足", "不等", "不正当", "不明", "不良", "不详", "不计"),
    *("未成年", "未婚", "未满", "未遂", "未来", "未经", "非法", "非国家", "非公有", "非机动"),
    *("非婚", "非税", "非常", "无期", "无证", "无故", "无视", "无辜", "无偿", "无线", "无业"),
    *("无牌", "无照", "无锡", "除非", "莫非", "是非", "南非", "否则", "没收"),
)
"""Words that hold such a sign and deny nothing."""
AFTER = (
    *("不存在", "不成立", "不属实", "不予认定", "不予采信", "予以否认", "没有发生", "未发生"),
    *("未得逞", "证据不足", "无证据证明", "没有证据"),
)
"""Words behind a term, in the same clause, that deny it."""
_BOUNDS = re.compile(r"[，。；！？,;!?\n]|(?<!\d)\.(?!\d)")


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))))


# 并非法人: the denial is 并非, not the innocent 非法
_INNOCENT = re.compile(rf"(?<!并)(?:{_any(INNOCENT).pattern})|(?<=并)(?:不仅|不但|不只)")
_AFTER = _any(AFTER)
_NEGATION = _any(NEGATIONS)


class Said(IntEnum):
    """How a term stands in its clause; the greater, the surer."""

    NOWHERE = -1
    NO = 0
    UNSURE = 1
    YES = 2


def said(text: str, start: int, end: int, more: tuple[str, ...] = ()) -> Said:
    """How a term is said.

    Args:
        text: the segment.
        start: where the term begins.
        end: where it ends.
        more: further words that deny.

    Returns:
        NO with one denial in its clause, UNSURE with more of them (a denial of a denial, or
        two words for one: a person has to read it), YES with none.
    """
    before = max((m.end() for m in _BOUNDS.finditer(text, 0, start)), default=0)
    found = _BOUNDS.search(text, end)
    after = text[end : found.start() if found else len(text)]
    head = _INNOCENT.sub(lambda m: "　" * len(m[0]), text[before:start])
    pattern = _any((*NEGATIONS, *more)) if more else _NEGATION
    count = len(pattern.findall(head)) + len(_AFTER.findall(after))
    return (Said.YES, Said.NO)[count] if count < 2 else Said.UNSURE
