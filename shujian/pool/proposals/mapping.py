"""Which column of a file is which column of a standard table, with a score and a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from shujian.core.cells import State
from shujian.pool.proposals import bare_codes, code_like
from shujian.pool.proposals.by_name import Candidate, better, by_name, near
from shujian.pool.proposals.by_section import by_section
from shujian.pool.proposals.proposal import SURE, Match
from shujian.pool.proposals.sample import Sample, strength
from shujian.schema.elements.region import by_names
from shujian.schema.fold import header_key
from shujian.schema.tables import StandardTable, TableColumn
from shujian.schema.wordings import opposite

FLOOR = 50
"""Pairs below this score are no candidates."""
CLOSE = 5
"""Two file columns whose scores differ by no more are rivals: a person decides."""
DOUBTFUL = 55
"""The most that a heading is worth whose cells mostly cannot be read so."""
_READABLE = 0.5
"""With a lesser share of readable cells a heading that is only alike is never proposed, and one
that names the column is looked at by itself."""
_FEW = 5
_TELLING = 4
"""Characters of a name that tells its column from every other: 假释日期."""


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
    for candidate in by_section(sample, table, chosen, taken):
        chosen[candidate.column] = candidate
        taken.add(candidate.source)
    rivals = _rivals(found, chosen, sample, table)
    matches = tuple(
        Match(
            c.column,
            c.source,
            sample.header[c.source],
            c.score,
            c.reason,
            c.score >= SURE and c.column not in rivals,
            c.asked,
            c.unread,
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
        for column in near((header, plain), table.columns):
            named = by_name(header, column)
            if plain != header:
                named = better(named, by_name(plain, column))
            if named is not None:
                placed = replace(named, source=source)
                found.append(_with_content(sample, placed, column, quick))
    return _without_doubt([c for c in found if c.score >= FLOOR])


def _without_doubt(found: list[Candidate]) -> list[Candidate]:
    """Letters that may stand for two columns of the table prove neither."""
    codes = Counter(c.source for c in found if c.coded)
    return [replace(c, asked=True) if c.coded and codes[c.source] > 1 else c for c in found]


def _with_content(sample: Sample, c: Candidate, column: TableColumn, quick: bool) -> Candidate:
    """Let the cells confirm or doubt what the header says."""
    if strength(column.cleaner) == 0:
        if column.element == code_like.CODE:
            return code_like.weighed(sample, c)
        return bare_codes.doubted(sample, c, column)
    share, filled, told = _share(sample, c.source, column, quick)
    if filled < _FEW:
        return c
    percent = f"抽样 {filled} 格有 {share:.0%} 能读作“{told}”"
    score = c.score
    unread = share < _READABLE
    if unread:
        # 刑期（考验期）-起 over days is like 刑期, which is a length: likeness proves nothing then
        score = 0 if c.like else min(score, DOUBTFUL)
    elif share >= 0.9 and not c.unit and not c.asked and not c.coded:
        score = min(score + 10, 100)
    return replace(c, score=score, reason=f"{c.reason}，{percent}", unread=unread)


def _share(sample: Sample, source: int, column: TableColumn, quick: bool) -> tuple[float, int, str]:
    """How many cells the column reads, of how many, and as what.

    Names of places are as good as codes: each is asked about, see ``pool.place_names``.
    """
    share, filled = sample.share(source, column.cleaner, quick)
    named = by_names(column.cleaner, None)
    more, _ = (share, filled) if named is column.cleaner else sample.share(source, named, quick)
    return (more, filled, named.name) if more > share else (share, filled, column.element)


def _hints(
    sample: Sample, table: StandardTable, chosen: dict[str, Candidate], taken: set[int]
) -> dict[str, tuple[int, ...]]:
    """Free columns whose cells an element reads though their header says nothing of it."""
    found: dict[str, tuple[int, ...]] = {}
    free = [source for source in range(len(sample.header)) if source not in taken]
    for column in table.columns:
        if column.name in chosen or column.dated or strength(column.cleaner) != 2:
            continue  # dated: a day in a row is never that of the list
        fitting = [s for s in free if _fits_by_content(sample, s, column)]
        if fitting:
            found[column.name] = tuple(fitting)
    return found


def _fits_by_content(sample: Sample, source: int, column: TableColumn) -> bool:
    if opposite(header_key(sample.header[source]), column.name):
        return False
    share, filled = sample.share(source, column.cleaner, True)
    return filled >= _FEW and share >= 0.9


def _same_throughout(sample: Sample, one: int, other: int, column: TableColumn) -> bool:
    """Whether two columns are read alike in every row: 所属期起 2024-01-01, 所属期止 2024-01-31."""
    pairs = list(zip(sample.columns[one], sample.columns[other], strict=False))
    read = [(column.cleaner.clean(a), column.cleaner.clean(b)) for a, b in pairs]
    return len(pairs) >= _FEW and all(
        a.state is b.state is State.VALUE and a.value == b.value for a, b in read
    )


def _own_name(best: Candidate, sample: Sample) -> bool:
    """Whether the column is headed by its very name, and one that says of itself what it is.

    金额, 日期 and 姓名 stand in many lists beside a nearer word (实发金额).
    """
    own = header_key(best.column)
    return len(own) >= _TELLING and header_key(sample.header[best.source]) == own


def _rivals(
    found: list[Candidate], chosen: dict[str, Candidate], sample: Sample, table: StandardTable
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
        if _same_throughout(sample, candidate.source, best.source, table.column(best.column)):
            continue
        if not twins and _own_name(best, sample):
            continue
        if not twins and candidate.asked and best.score >= SURE:
            continue  # a heading that may well mean something else is no rival to a sure one
        if twins or candidate.score >= best.score - CLOSE:
            rivals.setdefault(candidate.column, [best.source]).append(candidate.source)
    return {column: tuple(dict.fromkeys(sources)) for column, sources in rivals.items()}
