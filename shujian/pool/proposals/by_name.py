"""What the heading of a file's column says of a standard column: its name, an alias, letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from shujian.pool.proposals.proposal import SURE
from shujian.pool.proposals.stated import unit_of
from shujian.pool.readers.derived import FULL_YEAR
from shujian.schema.code_names import (
    also_means,
    common_names,
    is_code,
    means,
    of_another,
    own_groups,
    own_people,
)
from shujian.schema.fold import header_key
from shujian.schema.tables import TableColumn
from shujian.schema.wordings import alike

_BRACKET = re.compile(r"^(.+?)[\(\[]([^()\[\]]{1,12})[\)\]]$")
_MIDDLE = re.compile(r"^([^()]{1,12})\(([^()]{1,8})\)([^()]{1,8})$")
_SLASH = re.compile(r"^([^/]{1,12})/([^/]{1,10})([^/]{2})$")
_HOW_TO_FILL = re.compile(
    r"(?:必填|选填|必选|非必填|必填项|单选|多选|下拉选择|请选择|文本|文本格式|数字|数值|日期格式|y{4}.?m{2}(?:.?d{2})?"
    r"|没有不填|无则不填|可不填|可为空|未\w{1,4}不填)",
    re.IGNORECASE,
)
"""What a template says in brackets of how to fill a column in: nothing of its meaning."""
_TO_BE = re.compile("计划|预计|预定|拟|约定|应(?=发|拨|付|缴|收|存|补|退)")
"""Words for what is planned or owed: what has been done may differ."""
_SEVERAL_READINGS = 74
OWN = ("姓名", "公民身份号码")
"""Columns whose headings say before them whose they are: 罪犯姓名, 死者身份证号."""
_BARE_TOTALS = frozenset(["合计", "总计", "小计", "共计", "累计"])
"""They sum something up and do not say what: several months, or more than one kind of pay."""


@dataclass(frozen=True)
class Candidate:
    """A possible pair; see ``proposal.Match``.

    Args:
        source: index of the file's column; -1 while only its header is looked at.
        unit: the unit written in the header.
        asked: a person has to confirm, whatever the cells say.
        coded: only letters speak for it, which may be read in several ways.
        like: the header is only like the column's name or an alias.
        unread: the cells mostly cannot be read as the column's element.
    """

    column: str
    source: int
    score: int
    reason: str
    unit: str = ""
    asked: bool = False
    coded: bool = False
    like: bool = False
    unread: bool = False


def near(headers: Iterable[str], columns: Iterable[TableColumn]) -> list[TableColumn]:
    """The columns that headings may mean: none of the others shares a letter with them.

    Most columns of most tables are left out so, at a fraction of what comparing them costs.

    Args:
        headers: one heading, or forms of it.
        columns: the columns of a table.
    """
    signs = [_signs(header) for header in headers]
    if None in signs:
        return list(columns)
    letters = frozenset[str]().union(*(s for s in signs if s))
    return [c for c in columns if not letters.isdisjoint(c.letters)]


@lru_cache(maxsize=4096)
def _signs(header: str) -> frozenset[str] | None:
    """The letters of a heading; None for a code, which shares none with what it stands for."""
    key = header_key(header)
    return None if is_code(key) else frozenset(key.replace("时间", "时间日期"))


@lru_cache(maxsize=32768)
def by_name(header: str, column: TableColumn) -> Candidate | None:
    """The pair's score by header alone; kept, as the parts of an archive are mostly alike."""
    key = header_key(header)
    exact = _exact(key, column)
    if exact is not None:
        return Candidate(column.name, -1, *exact)
    if _same_day(key) in _days_alike(column.doubtful):
        return Candidate(column.name, -1, SURE - 1, column.doubt, asked=True)
    if is_code(key):
        return _by_code(key, column)
    if of_another(key, column.name):
        return None
    if key in _BARE_TOTALS:
        return None
    if grouped := _in_group(key, column) or _of_own(key, column):
        return grouped
    bracket = _BRACKET.match(key)
    if bracket and (inner := _exact(bracket.group(1), column)) is not None:
        return _bracketed(column, inner, bracket.group(2))
    middle = _MIDDLE.match(key) or _SLASH.match(key)
    if middle and (either := _either(column, *middle.groups())) is not None:
        return either
    names = _folded((column.name, *_aliases(column)))
    best = max(alike(key, name) for name in names)
    if best < 0.65:
        return None
    reason = f"表头“{header}”与列名相近"
    if planned := _planned(key, names):
        reason += f"，但写的是“{planned}”，实际的可能不同"
    return Candidate(column.name, -1, round(best * 80), reason, asked=bool(planned), like=True)


def _planned(key: str, names: Iterable[str]) -> str:
    """The word by which a heading speaks of what is to be, where the column does not: 计划竣工."""
    found = _TO_BE.search(key)
    return found[0] if found and not any(found[0] in name for name in names) else ""


def better(one: Candidate | None, other: Candidate | None) -> Candidate | None:
    """The one with the higher score."""
    if one is None or other is None:
        return one or other
    return other if other.score > one.score else one


def _exact(key: str, column: TableColumn) -> tuple[int, str] | None:
    if key == header_key(column.name):
        return 100, "表头与列名相同"
    if _same_day(key) in _days_alike(_aliases(column)):
        return 96, "表头是该列的别名"
    if column.english and key == header_key(column.english):
        return 92, "表头是该列的英文名"
    return None


def _same_day(key: str) -> str:
    """送达时间 and 送达日 are doubted for what 送达日期 is doubted for."""
    if key.endswith("日"):
        return f"{key}期"
    return f"{key.removesuffix('时间')}日期" if key.endswith("时间") else key


def _aliases(column: TableColumn) -> tuple[str, ...]:
    """The column's own aliases and those that all tables share."""
    return (*column.alias, *common_names(column.name))


@lru_cache(maxsize=8192)
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of a column as headings are compared; every heading of a file asks for them."""
    return tuple(map(header_key, names))


@lru_cache(maxsize=8192)
def _days_alike(names: tuple[str, ...]) -> frozenset[str]:
    """The same, where a time stands for its day."""
    return frozenset(map(_same_day, _folded(names)))


def _by_code(key: str, column: TableColumn) -> Candidate | None:
    """SWRQ or death_time: only letters speak for it, so a person confirms it."""
    words = (column.name, *_aliases(column), *column.doubtful)
    word = means(key, words)
    if not word:
        return None
    others = [o for o in also_means(key) if o not in words]
    reason = f"列名是字母，像是“{word}”"
    if others:
        reason += f"，也可能是“{'”“'.join(others[:3])}”"
    asked = bool(others) or word in column.doubtful
    score = _SEVERAL_READINGS if asked else SURE - 1
    return Candidate(column.name, -1, score, reason, asked=asked, coded=True)


def _in_group(key: str, column: TableColumn) -> Candidate | None:
    """基本信息-姓名: what stands after the group, where it is a name of the column."""
    group, _, last = key.rpartition("-")
    inner = _exact(last, column) if group else None
    if inner is None:
        return _turned(group, last, column) if group else None
    if group in own_groups():
        return Candidate(column.name, -1, inner[0] - 4, f"{inner[1]}，在“{group}”一组")
    return Candidate(column.name, -1, 80, f"{inner[1]}，但在“{group}”一组")


def _of_own(key: str, column: TableColumn) -> Candidate | None:
    """亡者姓名: 姓名 of the one whom the row is about."""
    if column.name not in OWN:
        return None
    for who in own_people():
        inner = _exact(key.removeprefix(who), column) if key.startswith(who) else None
        if inner is not None:
            return Candidate(column.name, -1, inner[0] - 4, f"{inner[1]}，说的是本人（“{who}”）")
    return None


def _turned(group: str, last: str, column: TableColumn) -> Candidate | None:
    """日期-开工 is 开工日期, 价款-合同(万元) is 合同价款(万元): the group names the kind."""
    bracket = _BRACKET.match(last)
    word, note = (bracket.group(1), bracket.group(2)) if bracket else (last, "")
    inner = _exact(word + group, column)
    if inner is None:
        return None
    if note:
        return _bracketed(column, inner, note)
    return Candidate(column.name, -1, inner[0] - 4, f"{inner[1]}，“{group}”写在前面")


def _either(column: TableColumn, first: str, other: str, end: str) -> Candidate | None:
    """解除（终止）日期, 解除/终止日期: both 解除日期 and 终止日期; where only one is known a person confirms it."""
    found = [inner for word in (first, other) if (inner := _exact(word + end, column)) is not None]
    if not found:
        return None
    score, reason = min(found)
    if len(found) > 1:
        return Candidate(column.name, -1, score - 4, f"{reason}，两种说法都是")
    return Candidate(column.name, -1, 80, f"{reason}，但两种说法只有一种是")


def _bracketed(column: TableColumn, inner: tuple[int, str], note: str) -> Candidate:
    """金额（万元）: another unit than the column's has to be confirmed."""
    unit = unit_of(note, column)
    if unit and unit != column.cleaner.unit:
        reason = f"表头写明单位“{unit}”，将换算为“{column.cleaner.unit}”，请确认"
        return Candidate(column.name, -1, 80, reason, unit)
    if unit:
        return Candidate(column.name, -1, inner[0] - 2, f"{inner[1]}，单位相同")
    if note == FULL_YEAR:
        reason = f"{inner[1]}；年份只写了两位，已按 20xx 年、月、日的次序补全，请核对"
        return Candidate(column.name, -1, SURE - 1, reason, asked=True)
    if _HOW_TO_FILL.fullmatch(note):
        return Candidate(column.name, -1, inner[0] - 2, f"{inner[1]}，括号中是填写要求")
    return Candidate(column.name, -1, 78, f"{inner[1]}，但括号中另有说明“{note}”")
