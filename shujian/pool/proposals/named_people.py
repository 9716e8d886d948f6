"""Columns of people that their headings do not call 姓名: 收款人, 户主, 申请人 …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from shujian.schema.dictionaries import dictionary

_ROLES = re.compile(
    r"(人|户主|业主|车主|房主|店主|雇主|机主|船主|者|司机|驾驶员|经办|职工|员工|学生|家长"
    r"|配偶|对象|老人|遗属|名字|户名|父亲|母亲|子女|罪犯|法定代表|成员|同住|监护|代办)$"
)
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,12}(·[\u3400-\u9fff]{1,12})+")
_OFFICES = re.compile(
    r"[局院所部科处厅委会社厂店行站队校园村组乡镇街县市省区]$|公司|中心|本人|不详|同上"
)
_MOST = 0.9
_LIKELY = 0.8
_FEWEST = 3
_VARIED = 0.3
"""Kinds of things (高中, 方法) begin with surnames as well, but come again and again."""


def by_role(heading: str) -> bool:
    """Whether a heading means a person by a role: 户主, 经办人; a remark in brackets is no part of it."""
    return bool(_ROLES.search(re.sub(r"[(（\[【].*$", "", heading.strip())))


def holds_people(heading: str, cells: Sequence[str]) -> bool:
    """Whether a heading means a person by a role, and the cells look like names of people.

    The same headings stand above companies and offices: a payee may be either.  What people
    are called is sensitive, so that such a column must not be kept as plain text.

    Args:
        heading: as supplied; a remark in brackets at its end is not looked at.
        cells: raw cells of a sample.
    """
    filled = ["".join(c.split()) for c in cells if c.strip()]
    plain = re.sub(r"[(（\[【].*$", "", heading.strip())
    if not filled or not _ROLES.search(plain):
        return False
    named = sum(bool(_NAME.fullmatch(c)) and not _OFFICES.search(c) for c in filled)
    return named >= _MOST * len(filled)


def looks_like_people(cells: Sequence[str]) -> bool:
    """Whether cells look like names of people, whatever their heading says.

    Args:
        cells: raw cells of a sample.
    """
    filled = ["".join(c.split()) for c in cells if c.strip()]
    if len(filled) < _FEWEST or len(set(filled)) < max(_FEWEST, _VARIED * len(filled)):
        return False
    return sum(map(_begins_with_surname, filled)) >= _LIKELY * len(filled)


def _begins_with_surname(cell: str) -> bool:
    if not _NAME.fullmatch(cell) or _OFFICES.search(cell):
        return False
    single, compound = _surnames()
    return cell[0] in single or cell[:2] in compound


@lru_cache(maxsize=1)
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    held = dictionary("surnames")
    return frozenset(held["single"]), frozenset(held["compound"])
