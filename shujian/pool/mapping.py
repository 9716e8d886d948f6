"""Which column of a file is which column of a standard table, with a score and a reason."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from shujian.pool.naming import named_tables
from shujian.pool.proposal import SURE, Match, TableGuess
from shujian.pool.sample import Sample, strength
from shujian.schema.fold import header_key
from shujian.schema.tables import StandardTable, TableColumn

FLOOR = 50
"""Pairs below this score are no candidates."""
NEAR = 8
"""Tables whose scores differ by less are near-equal: the file's name decides which comes first."""
CLOSE = 5
"""Two file columns whose scores differ by no more are rivals: a person decides."""
_BRACKET = re.compile(r"^(.+?)[\(\[]([^()\[\]]{1,12})[\)\]]$")
_DOUBTFUL = 55
_NAMED = 5
"""What the file's name adds to a score."""
_TRIED = 8
_FEW = 5


@dataclass(frozen=True)
class Candidate:
    """A possible pair; see ``proposal.Match``.

    Args:
        source: index of the file's column; -1 while only its header is looked at.
        unit: the unit written in the header.
    """

    column: str
    source: int
    score: int
    reason: str
    unit: str = ""


@dataclass(frozen=True)
class Mapped:
    """The columns of one part matched to one table.

    Args:
        matches: at most one for each standard column and each file column.
        rivals: standard column → file columns that fit (nearly) as well, best first.
        units: standard column → unit written in the file's header, where it differs.
    """

    matches: tuple[Match, ...]
    rivals: dict[str, tuple[int, ...]]
    units: dict[str, str]


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
        )
        for column in table.columns
        if (c := chosen.get(column.name)) is not None
    )
    return Mapped(matches, rivals, {c.column: c.unit for c in chosen.values() if c.unit})


def guess_tables(
    sample: Sample, tables: Iterable[StandardTable], hint: str = ""
) -> list[TableGuess]:
    """Score tables for a part, best first; only those that fit at all.

    Args:
        sample: headers and cells.
        tables: the candidates.
        hint: file and sheet name, which may say the table's name or alias.
    """
    keys = {header_key(h) for h in sample.header}
    tables = list(tables)
    named = named_tables(tables, hint)
    likely = []
    for table in tables:
        hits = len(keys & table.headers.keys())
        if hits or table.name in named:
            likely.append((hits / len(table.columns) + hits / max(len(keys), 1), table))
    likely.sort(key=lambda pair: (-pair[0], pair[1].name))
    chosen = [t for place, (_, t) in enumerate(likely) if place < _TRIED or t.name in named]
    guesses = [g for t in chosen if (g := _guess(sample, t, t.name in named)).score >= 20]
    return sorted(guesses, key=_rank)


def _rank(guess: TableGuess) -> tuple[int, bool, str]:
    """A name decides between tables that fit, never for one that lacks what it requires."""
    lead = NEAR - _NAMED if guess.named and not guess.missing else 0
    return -guess.score - lead, not guess.named, guess.table


def _guess(sample: Sample, table: StandardTable, named: bool) -> TableGuess:
    mapped = match_columns(sample, table, quick=True)
    scores = {m.column: m.score for m in mapped.matches}
    weights = {c.name: 3 if c.name in table.required else 1 for c in table.columns}
    filled = sum(w * scores.get(name, 0) for name, w in weights.items()) / sum(weights.values())
    used = 100 * len(scores) / max(len(sample.header), 1)
    missing = tuple(
        c.name for c in table.columns if c.name in table.required and c.name not in scores
    )
    score = min(round(0.75 * filled + 0.25 * used) + _NAMED * named, 100)
    reason = f"标准列 {len(table.columns)} 个对上 {len(scores)} 个，文件列 {len(sample.header)} 个用到 {len(scores)} 个"
    reason += "；文件名或表名相符" if named else ""
    if missing:
        score = min(score, 60)
        reason += f"；缺少必需列：{'、'.join(missing)}"
    return TableGuess(table.name, score, reason, missing, named)


def _candidates(sample: Sample, table: StandardTable, quick: bool) -> list[Candidate]:
    found: list[Candidate] = []
    named: set[int] = set()
    for source, header in enumerate(sample.header):
        plain = sample.plain_name(source)
        for column in table.columns:
            by_name = _by_name(header, column)
            if plain != header:
                by_name = _better(by_name, _by_name(plain, column))
            if by_name is not None:
                placed = replace(by_name, source=source)
                found.append(_with_content(sample, placed, column, quick))
                if found[-1].score >= SURE:
                    named.add(source)
    matched = {c.column for c in found if c.score >= SURE}
    for column in table.columns:
        if column.name not in matched and strength(column.cleaner) == 2:
            found += _by_content(sample, column, named, quick)
    return [c for c in found if c.score >= FLOOR]


@lru_cache(maxsize=4096)
def _by_name(header: str, column: TableColumn) -> Candidate | None:
    """The pair's score by header alone; kept, as the parts of an archive are mostly alike."""
    key = header_key(header)
    exact = _exact(key, column)
    if exact is not None:
        return Candidate(column.name, -1, *exact)
    bracket = _BRACKET.match(key)
    if bracket and (inner := _exact(bracket.group(1), column)) is not None:
        return _bracketed(column, inner, bracket.group(2))
    best = 0.0
    for name in (column.name, *column.alias):
        other = header_key(name)
        if len(key) >= 2 and len(other) >= 2 and (other in key or key in other):
            best = max(best, 0.6 + 0.4 * min(len(key), len(other)) / max(len(key), len(other)))
        best = max(best, difflib.SequenceMatcher(None, key, other).ratio() * 0.9)
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


def _bracketed(column: TableColumn, inner: tuple[int, str], note: str) -> Candidate:
    """金额（万元）: another unit than the column's has to be confirmed."""
    if note in column.cleaner.units and note != column.cleaner.unit:
        reason = f"表头写明单位“{note}”，将换算为“{column.cleaner.unit}”，请确认"
        return Candidate(column.name, -1, 80, reason, note)
    if note == column.cleaner.unit:
        return Candidate(column.name, -1, inner[0] - 2, f"{inner[1]}，单位相同")
    return Candidate(column.name, -1, 78, f"{inner[1]}，但括号中另有说明“{note}”")


def _with_content(sample: Sample, c: Candidate, column: TableColumn, quick: bool) -> Candidate:
    """Let the cells confirm or doubt what the header says."""
    if strength(column.cleaner) == 0:
        return c
    share, filled = sample.share(c.source, column.cleaner, quick)
    if filled < _FEW:
        return c
    percent = f"抽样 {filled} 格有 {share:.0%} 能读作“{column.element}”"
    score = c.score
    if share < 0.5:
        score = min(score, _DOUBTFUL)
    elif share >= 0.9 and not c.unit:
        score = min(score + 10, 100)
    return Candidate(c.column, c.source, score, f"{c.reason}，{percent}", c.unit)


def _by_content(
    sample: Sample, column: TableColumn, named: set[int], quick: bool
) -> list[Candidate]:
    """Columns whose cells an element reads though the header says nothing: never sure."""
    found = []
    for source in range(len(sample.header)):
        if source in named:
            continue
        share, filled = sample.share(source, column.cleaner, True)
        if filled >= _FEW and share >= 0.9:
            share, filled = sample.share(source, column.cleaner, quick)
            reason = f"表头不同，但抽样 {filled} 格有 {share:.0%} 能读作“{column.element}”"
            found.append(Candidate(column.name, source, round(50 + 20 * share), reason))
    return found


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
