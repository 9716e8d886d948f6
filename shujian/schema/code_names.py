"""Headings in letters: which Chinese headings SWRQ, sfzh or id_card may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from shujian.schema.dictionaries import dictionary
from shujian.schema.fold import header_key
from shujian.schema.initials import initials

_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")
_ENDINGS = (("日期", "时间"), ("时间", "日期"), ("月份", "年月"), ("年月", "月份"), ("号", "号码"))
"""Endings that clerks exchange: 死亡日期 is kept as SWSJ as often as SWRQ."""

_LISTED = ("类别", "类型", "种类", "状态", "性质", "险种")
"""Endings of headings whose values are kept as codes."""


def is_code(key: str) -> bool:
    """Whether a folded heading is made of letters only, as columns of databases are."""
    return _CODE.fullmatch(key) is not None


def means(key: str, words: Iterable[str]) -> str:
    """Which of a column's headings a code stands for; "" for none.

    Args:
        key: the code, folded.
        words: Chinese headings.
    """
    by_name = _database_names().get(key.strip("_"), frozenset())
    letters = key.replace("_", "")
    if word := _of_own_people().get(letters, ""):
        words = [*words, word] if _plain(word) in words else words
    for word in words:
        if word in by_name:
            return word
        if any(letters in initials(form) for form in _forms(word)):
            return word
    return ""


@lru_cache(maxsize=1)
def _of_own_people() -> dict[str, str]:
    """Letters → 罪犯身份证号 and the like, where they cannot mean 监护人身份证号 as well."""
    names = ("姓名", *common_names("公民身份号码"))
    headings = dictionary("headings")
    others = {i for who in headings["other_people"] for n in names for i in initials(who + n)}
    found = {i: who + n for who in headings["own_people"] for n in names for i in initials(who + n)}
    return {letters: word for letters, word in found.items() if letters not in others}


def _plain(word: str) -> str:
    """罪犯身份证号 → 身份证号."""
    people = sorted(dictionary("headings")["own_people"], key=len, reverse=True)
    return next((word.removeprefix(who) for who in people if word.startswith(who)), word)


@lru_cache(maxsize=256)
def common_names(name: str) -> tuple[str, ...]:
    """Headings that mean a standard column of this name in every table."""
    return tuple(dictionary("headings")["common_names"].get(name, ()))


@lru_cache(maxsize=1024)
def also_means(key: str) -> tuple[str, ...]:
    """Headings outside the standard tables, or common to many, that a code may stand for."""
    if key.strip("_") in _database_names():
        return ()
    letters = key.replace("_", "")
    return tuple(w for w in dictionary("headings")["also_meant"] if letters in initials(w))


def _forms(word: str) -> Iterable[str]:
    yield word
    # beside a column of codes, a database keeps one of the names they stand for: JZLB, JZLBMC
    if word.endswith(_LISTED):
        yield word + "名称"
    for ending, other in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending) + other


@lru_cache(maxsize=1)
def _database_names() -> dict[str, frozenset[str]]:
    """English or spelled-out name → the Chinese headings that it stands for."""
    found: dict[str, frozenset[str]] = {}
    for word, names in dictionary("headings")["database_names"].items():
        for name in names:
            key = header_key(name)
            found[key] = found.get(key, frozenset()) | {word}
    return found


@lru_cache(maxsize=1)
def own_groups() -> frozenset[str]:
    """Groups of columns that only say that they speak of the person himself."""
    return frozenset(map(header_key, dictionary("headings")["own_groups"]))


@lru_cache(maxsize=1)
def own_people() -> tuple[str, ...]:
    """Words before 姓名 that speak of the person himself, the longest first."""
    people = map(header_key, dictionary("headings")["own_people"])
    return tuple(sorted(people, key=len, reverse=True))


@lru_cache(maxsize=8192)
def of_another(key: str, name: str) -> bool:
    """Whether a heading speaks of another person than the column: 监护人姓名 and 姓名."""
    return any(word not in name for word in _other_people(key))


@lru_cache(maxsize=1024)
def _other_people(key: str) -> tuple[str, ...]:
    """The words for other people in a heading: few have one, and each meets every column."""
    return tuple(w for w in dictionary("headings")["other_people"] if w in key)
