"""How a judgment writes dates, terms, sums and articles."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterable

from shujian.core.numerals import positional, to_chinese

_SPOT = re.compile(r"(\d+)(?:-(\d+))?(?:\.(\d+))?(?:\((\d+)\))?")


def day(d: dt.date) -> str:
    """2024年3月5日."""
    return f"{d.year}年{d.month}月{d.day}日"


def signed(d: dt.date) -> str:
    """二〇二四年三月五日, as it stands above the clerk's name."""
    return f"{positional(d.year)}年{to_chinese(d.month)}月{to_chinese(d.day)}日"


_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def spelled(text: str) -> str:
    """The text with every date in Chinese numerals."""
    return _DAY.sub(lambda m: signed(dt.date(*map(int, m.groups()))), text)


def term(months: int, linked: bool = False) -> str:
    """三年二个月; with ``linked`` 三年零二个月."""
    years, rest = divmod(months, 12)
    parts = [f"{to_chinese(years)}年"] if years else []
    if rest:
        parts.append(f"{to_chinese(rest)}个月")
    return ("零" if linked else "").join(parts)


def money(rng: random.Random, yuan: int) -> str:
    """A sum in one of the usual manners."""
    manner = rng.randrange(6)
    if manner < 3:
        return f"人民币{to_chinese(yuan)}元"
    if manner == 3:
        return f"人民币{yuan}元"
    if manner == 4:
        return f"{to_chinese(yuan)}元"
    return f"人民币{yuan:,}元".replace(",", "，")


def article(spot: str) -> str:
    """第一百三十三条之一第一款第（二）项 from 133-1.1(2)."""
    found = _SPOT.fullmatch(spot)
    assert found is not None, spot
    number, sub, paragraph, item = (int(g) if g else 0 for g in found.groups())
    text = f"第{to_chinese(number)}条" + (f"之{to_chinese(sub)}" if sub else "")
    text += f"第{to_chinese(paragraph)}款" if paragraph else ""
    return text + (f"第（{to_chinese(item)}）项" if item else "")


def _order(spot: str) -> tuple[int, ...]:
    found = _SPOT.fullmatch(spot)
    assert found is not None, spot
    return tuple(int(g) if g else 0 for g in found.groups())


def listed(spots: Iterable[str], joined: bool = False) -> str:
    """Articles one after another, those of the special part first.

    Args:
        spots: in the notation of the content files.
        joined: paragraphs of one article behind its number: 第七十三条第二款、第三款.
    """
    ordered = sorted(set(spots), key=lambda s: (_order(s)[0] < 102, _order(s)))
    texts: list[str] = []
    last = ""
    for spot in ordered:
        text = article(spot)
        head = text.partition("条")[0] + "条"
        same = joined and head == last and text.startswith(head + "第")
        texts.append(text[len(head) :] if same else text)
        last = head
    return "、".join(texts)
