"""Lengths of punishment and sums of money as judgments write them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from shujian.core.numerals import parse_number
from shujian.core.terms import Term
from shujian.documents.judgments.dates import number

_N = r"[0-9〇零一二两三四五六七八九十百廿]{1,4}"
_TERM = re.compile(
    rf"(?:(?P<y>{_N})年(?P<half>半)?|(?P<hy>半)年)?(?:零|又|另|加|、)?"
    rf"(?:(?P<m>{_N})个?月)?(?:零|又|另|加|、)?(?:(?P<d>{_N})[天日])?"
)
_MONEY = re.compile(r"(?:人民币|￥|¥)?(?P<n>[^元]{1,40})元")


@lru_cache(maxsize=4096)
def read_term(text: str) -> Term | None:
    """一年六个月, 三年零二个月, 半年, 四个月又十六天; None where it is no length."""
    found = _TERM.match(text)
    if found is None or not found.group():
        return None
    months = 12 * number(found["y"] or "") + number(found["m"] or "")
    months += 6 * bool(found["half"] or found["hy"])
    days = number(found["d"] or "")
    try:
        return Term(months, days) if months or days else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def read_money(text: str) -> Decimal | None:
    """20，000元, 1.5万元, 人民币八万五千元, 壹万元, 3万余元: yuan; None where it is no sum."""
    found = _MONEY.match(text)
    if found is None:
        return None
    words = re.sub(r"[，,](?=\d{3})|[余多]", "", found["n"])
    return None if "，" in words or "," in words else parse_number(words)
