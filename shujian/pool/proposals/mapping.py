"""Which column of a file is which column of a standard table, with a score and a reason."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from shujian.pool.proposals import code_like
from shujian.pool.proposals.proposal import SURE, Match
from shujian.pool.proposals.sample import Sample, strength
from shujian.schema.code_names import also_means, is_code, means, of_another, own_groups
from shujian.schema.fold import header_key
from shujian.schema.tables import StandardTable, TableColumn
from shujian.schema.wordings import alike, opposite

FLOOR = 50
"""Pairs below this score are no candidates."""
CLOSE = 5
"""Two file columns whose scores differ by no more are rivals: a person decides."""
_BRACKET = re.compile(r"^(.+?)[\(\[]([^()\[\]]{1,12})[\)\]]$")
_HOW_TO_FILL = re.compile(
    r"(?:必填|选填|必选|非必填|必填项|单选|多选|下拉选择|请选择|文本|文本格式|数字|数值|日期格式|y{4}.?m{2}(?:.?d{2})?"
    r"|没有不填|无则不填|可不填|可为空|未\w{1,4}不填)",
    re.IGNORECASE,
)
"""What a template says in brackets of how to fill a column in: nothing of its meaning."""
_DOUBTFUL, _SEVERAL_READINGS = 55, 74
_BARE_TOTALS = frozenset(["合计", "总计", "小计", "共计", "累计"])
"""They sum something up and do not say what: several months, or more than one kind of pay."""
_FEW = 5


@dataclass(frozen=True)
class Candidate:
    """A possible pair; see ``proposal.Match``.

    Args:
        source: index of the file's column; -1 while only its header is looked at.
        unit: the unit written in the header.
        asked: a person has to confirm, whatever the cells say.
        coded: only letters speak for it, which may be read in several ways.
    """

    column: str
    source: int
    score: int
    reason: str
    unit: str = ""
    asked: bool = False
    coded: bool = False


@dataclass(frozen=True)
class Mapped:
    """The columns of one part matched to one table.

    Args:
        matches: at most one for each standard column and each file column.
        rivals: standard column → file columns that fit (nearly) as well, best first.
        units: standard column → unit written in the file's header, where it differs.
        hints: standard column without a match → file columns whose cells alone would fit. A
            kind of value proves no meaning: they are named to a person, never taken.
    """

    matches: tuple[Match, ...]
    rivals: dict[str, tuple[int, ...]]
    units: dict[str, str]
    hints: dict[str, tuple[int, ...]]


def match_columns(sample: Sample, table: StandardTable, quick: bool = False) -> Mapped:
    """Match by name, alias and content.

    Args:
        sample: headers and cells of the part.
        table: the standard table.
        quick: look at few cells, for comparing tables.
    """
    found = _candidates(sample, table, quick)
    found.sort(key=lambda c: (-c.score, c.source, c.column))
    chosen: dict[str, Candidate] = {}
    taken: set[int] = set()
    for candidate in found:
        if candidate.column not in chosen and candidate.source not in taken:
            chosen[candidate.column] = candidate
            taken.add(candidate.source)
    rivals = _rivals(found, chosen, sample)
    matches = tuple(
        Match(
            c.column,
            c.source,
            sample.header[c.source],
            c.score,
            c.reason,
            c.score >= SURE and c.column not in rivals,
            c.asked,
        )
        for column in table.columns
        if (c := chosen.get(column.name)) is not None
    )
    units = {c.column: c.unit for c in chosen.values() if c.unit}
    hints = {} if quick else _hints(sample, table, chosen, taken)
    return Mapped(matches, rivals, units, hints)


def _candidates(sample: Sample, table: StandardTable, quick: bool) -> list[Candidate]:
    found: list[Candidate] = []
    for source, header in enumerate(sample.header):
        plain = sample.plain_name(source)
        for column in table.columns:
            by_name = _by_name(header, column)
            if plain != header:
                by_name = _better(by_name, _by_name(plain, column))
            if by_name is not None:
                placed = replace(by_name, source=source)
                found.append(_with_content(sample, placed, column, quick))
    return _without_doubt([c for c in found if c.score >= FLOOR])


def _without_doubt(found: list[Candidate]) -> list[Candidate]:
    """Letters that may stand for two columns of the table prove neither."""
    codes = Counter(c.source for c in found if c.coded)
    return [replace(c, asked=True) if c.coded and codes[c.source] > 1 else c for c in found]


@lru_cache(maxsize=32768)
def _by_name(header: str, column: TableColumn) -> Candidate | None:
    """The pair's score by header alone; kept, as the parts of an archive are mostly alike."""
    key = header_key(header)
    exact = _exact(key, column)
    if exact is not None:
        return Candidate(column.name, -1, *exact)
    if key in {header_key(d) for d in column.doubtful}:
        return Candidate(column.name, -1, SURE - 1, column.doubt, asked=True)
    if is_code(key):
        return _by_code(key, column)
    if of_another(key, column.name):
        return None
    if key in _BARE_TOTALS:
        return None
    if grouped := _in_group(key, column):
        return grouped
    bracket = _BRACKET.match(key)
    if bracket and (inner := _exact(bracket.group(1), column)) is not None:
        return _bracketed(column, inner, bracket.group(2))
    names = (column.name, *column.alias)
    best = max(alike(key, header_key(name)) for name in names)
    if best < 0.65:
        return None
    return Candidate(column.name, -1, round(best * 80), f"表头“{header}”与列名相近")


def _better(one: Candidate | None, other: Candidate | None) -> Candidate | None:
    if one is None or other is None:
        return one or other
    return other if other.score > one.score else one


def _exact(key: str, column: TableColumn) -> tuple[int, str] | None:
    if key == header_key(column.name):
        return 100, "表头与列名相同"
    if key in {header_key(a) for a in column.alias}:
        return 96, "表头是该列的别名"
    if column.english and key == header_key(column.english):
        return 92, "表头是该列的英文名"
    return None


def _by_code(key: str, column: TableColumn) -> Candidate | None:
    """SWRQ or death_time: only letters speak for it, so a person confirms it."""
    words = (column.name, *column.alias, *column.doubtful)
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
        return None
    if group in own_groups():
        return Candidate(column.name, -1, inner[0] - 4, f"{inner[1]}，在“{group}”一组")
    return Candidate(column.name, -1, 80, f"{inner[1]}，但在“{group}”一组")


def _bracketed(column: TableColumn, inner: tuple[int, str], note: str) -> Candidate:
    """金额（万元）: another unit than the column's has to be confirmed."""
    if note in column.cleaner.units and note != column.cleaner.unit:
        reason = f"表头写明单位“{note}”，将换算为“{column.cleaner.unit}”，请确认"
        return Candidate(column.name, -1, 80, reason, note)
    if note == column.cleaner.unit:
        return Candidate(column.name, -1, inner[0] - 2, f"{inner[1]}，单位相同")
    if _HOW_TO_FILL.fullmatch(note):
        return Candidate(column.name, -1, inner[0] - 2, f"{inner[1]}，括号中是填写要求")
    return Candidate(column.name, -1, 78, f"{inner[1]}，但括号中另有说明“{note}”")


def _with_content(sample: Sample, c: Candidate, column: TableColumn, quick: bool) -> Candidate:
    """Let the cells confirm or doubt what the header says."""
    if strength(column.cleaner) == 0:
        return code_like.weighed(sample, c) if column.element == code_like.CODE else c
    share, filled = sample.share(c.source, column.cleaner, quick)
    if filled < _FEW:
        return c
    percent = f"抽样 {filled} 格有 {share:.0%} 能读作“{column.element}”"
    score = c.score
    if share < 0.5:
        score = min(score, _DOUBTFUL)
    elif share >= 0.9 and not c.unit and not c.asked and not c.coded:
        score = min(score + 10, 100)
    return replace(c, score=score, reason=f"{c.reason}，{percent}")


def _hints(
    sample: Sample, table: StandardTable, chosen: dict[str, Candidate], taken: set[int]
) -> dict[str, tuple[int, ...]]:
    """Free columns whose cells an element reads though their header says nothing of it."""
    found: dict[str, tuple[int, ...]] = {}
    free = [source for source in range(len(sample.header)) if source not in taken]
    for column in table.columns:
        if column.name in chosen or strength(column.cleaner) != 2:
            continue
        fitting = [s for s in free if _fits_by_content(sample, s, column)]
        if fitting:
            found[column.name] = tuple(fitting)
    return found


def _fits_by_content(sample: Sample, source: int, column: TableColumn) -> bool:
    if opposite(header_key(sample.header[source]), column.name):
        return False
    share, filled = sample.share(source, column.cleaner, True)
    return filled >= _FEW and share >= 0.9


def _rivals(
    found: list[Candidate], chosen: dict[str, Candidate], sample: Sample
) -> dict[str, tuple[int, ...]]:
    """File columns that fit a standard column as well as the chosen one, and no other better.

    A column of the same name is a rival whatever it holds: only a person knows which one the
    supplier meant. Where both hold the same cells it does not matter.
    """
    used = {c.source: c for c in chosen.values()}
    rivals: dict[str, list[int]] = {}
    for candidate in found:
        best = chosen.get(candidate.column)
        if best is None or candidate.source == best.source:
            continue
        other = used.get(candidate.source)
        if other is not None and other.score >= candidate.score:
            continue
        twins = sample.plain_name(candidate.source) == sample.plain_name(best.source)
        if twins and sample.columns[candidate.source] == sample.columns[best.source]:
            continue
        if twins or candidate.score >= best.score - CLOSE:
            rivals.setdefault(candidate.column, [best.source]).append(candidate.source)
    return {column: tuple(dict.fromkeys(sources)) for column, sources in rivals.items()}
