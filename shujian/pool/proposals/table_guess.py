"""Which standard table a part is: what of the file it explains, what of it the file has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from shujian.pool.by_month.asking import placed
from shujian.pool.by_month.unfold import Unfolded
from shujian.pool.proposals.labelled import labelled
from shujian.pool.proposals.mapping import Mapped, match_columns
from shujian.pool.proposals.naming import Called, Names, Naming, called_tables
from shujian.pool.proposals.proposal import TableGuess
from shujian.pool.proposals.rarity import DISTINCT, Rarity
from shujian.pool.proposals.sample import Sample
from shujian.pool.proposals.shared import lent_columns
from shujian.pool.proposals.stated_day import named_month
from shujian.schema.table_sources import TableSource, source_of
from shujian.schema.tables import StandardTable, TableColumn

MARGIN = 12
"""So far ahead of the next one a table has to be, to be taken with one click."""
_NAMED_LEAST, _LEAST = 45, 65
"""The least score of such a table, where the file's name speaks of it and where not."""
_FLOOR = 15
_NAME = 0.45
"""How far a name that fits closes the gap to a full score."""
_FITS = 0.3
"""A name is said to fit from this share on."""
_LEAD = 30
"""How much further ahead a table counts that the name speaks of and of the next one does not."""
_WITHOUT_NAME = 0.95
_OPTIONAL = 0.5
_TRIED = 12
_TOLD = 6
"""So many columns are named in a reason."""
_FAR = 18
"""So far ahead a table is taken by its columns alone."""
_TELLING, _KNOWN, _EXPLAINED = 3, 5, 0.6
"""Characteristic columns of such a list, columns known by their names, and what these explain of it."""
_BY_NAME = 90
_LEAST_COLUMNS = 3
"""A list that is taken by its name has at least so many of the table's columns."""


@dataclass(frozen=True)
class _Scale:
    """The weights over all tables."""

    tables: tuple[StandardTable, ...]
    rarity: Rarity
    naming: Naming


@lru_cache(maxsize=4)
def _scale(tables: tuple[StandardTable, ...]) -> _Scale:
    return _Scale(tables, Rarity(tables), Naming(tables))


@dataclass(frozen=True)
class _Said:
    """What the names of a part say of one table.

    Args:
        names: of the part.
        share: how clearly they speak of the table, 0 to 1.
        called: the word that names it; None where none does.
    """

    names: Names
    share: float
    called: Called | None

    @property
    def named(self) -> bool:
        """Whether they are said to fit."""
        return self.share >= _FITS


def guess_tables(
    sample: Sample,
    tables: Iterable[StandardTable],
    names: Names | str = "",
    months: Unfolded | None = None,
) -> list[TableGuess]:
    """Score tables for a part, best first; only those that fit at all.

    A column says the more, the fewer tables know it: name and identity number stand in every
    list, so they tell nothing of which list it is.

    Args:
        sample: headers and cells.
        tables: the candidates.
        names: file name, sheet name and lines above the header, which may speak of the table.
        months: of a list with a column a month, how it was taken apart.
    """
    names = Names(names) if isinstance(names, str) else names
    scale = _scale(tuple(tables))
    heads = _heads(sample)
    called = called_tables(scale.tables, names)
    shares = scale.naming.scores(names, called)
    said = {t.name: _Said(names, shares[t.name], called.get(t.name)) for t in scale.tables}
    mapped = {t.name: _mapped(heads, t, months) for t in scale.tables}
    weights = _weights(heads, scale.rarity, mapped.values())
    rough = [_guess(heads, t, mapped[t.name], weights, scale, said[t.name]) for t in scale.tables]
    likely = sorted((g for g in rough if g.score >= _FLOOR), key=_rank)[:_TRIED]
    by_name = {t.name: t for t in scale.tables}
    found = []
    for guess in likely:
        table = by_name[guess.table]
        read = _mapped(sample, table, months)
        found.append(_guess(sample, table, read, weights, scale, said[table.name]))
    ranked = _offered(sorted((g for g in found if g.score >= _FLOOR), key=_rank), by_name)
    against = {t.name: word for t in scale.tables if (word := unlike(t, sample, names.whole))}
    return _ahead(ranked, shares, against, frozenset(called))


def _mapped(sample: Sample, table: StandardTable, months: Unfolded | None) -> Mapped:
    mapped = match_columns(sample, table, quick=True)
    return placed(mapped, months, table) if months is not None and table.monthly else mapped


def _offered(ranked: list[TableGuess], tables: Mapping[str, StandardTable]) -> list[TableGuess]:
    """Without the tables that the program fills from documents, where a list of files fits.

    A court's list shares its headings with them, and no department sends them: where no list
    fits well they stand last, but for one of which the file lacks no column.
    """
    lists = [g for g in ranked if source_of(tables[g.table]) is TableSource.FILE]
    if lists and lists[0].score >= _NAMED_LEAST:
        return lists
    first = [g for g in ranked if g in lists or not g.missing]
    return [*first, *(g for g in ranked if g not in first)]


_SUM = re.compile(r"(?:[金费额款]|津贴|补贴|待遇|补助)(?:[(（][^()（）]*[)）])?$")


def unlike(table: StandardTable, sample: Sample, hint: str) -> str:
    """The word in the file's name, its title or the heading of a sum that speaks of another list."""
    texts = [hint, *(h for h in sample.header if _SUM.search(h))]
    return next((word for word in table.unlike if any(word in text for text in texts)), "")


def _heads(sample: Sample) -> Sample:
    """The headers alone."""
    return Sample(sample.header, [[] for _ in sample.header])


def _rank(guess: TableGuess) -> tuple[int, bool, str]:
    return -guess.score, not guess.named, guess.table


def _ahead(
    guesses: list[TableGuess],
    shares: Mapping[str, float],
    against: Mapping[str, str],
    called: frozenset[str],
) -> list[TableGuess]:
    """Mark the first one where nothing speaks against it; a name decides between equal ones."""
    if not guesses:
        return guesses
    guesses = [
        replace(g, reason=f"{g.reason}；但文件里写着“{against[g.table]}”，可能是另一种数据")
        if g.table in against
        else g
        for g in guesses
    ]
    best, lead = guesses[0], guesses[0].score
    if len(guesses) > 1:
        second = guesses[1]
        by_name = _LEAD * max(shares[best.table] - shares[second.table], 0.0)
        lead = best.score - second.score + round(by_name)
    free = lead >= MARGIN and best.distinct and best.table not in against
    sure = free and best.score >= (_NAMED_LEAST if best.named else _LEAST) and not best.missing
    # a column that is lacking is asked for: it does not make the list another one
    plain = (
        lead >= MARGIN
        and best.table not in against
        and best.fits
        and called == {best.table}
        and best.score >= _NAMED_LEAST
        and not any(_as_well(g, best) for g in guesses[1:] if g.table not in against)
    )
    by_columns = best.telling and lead >= _FAR and not best.missing and best.table not in against
    return [replace(best, sure=sure, plain=plain or by_columns), *guesses[1:]]


def _as_well(other: TableGuess, best: TableGuess) -> bool:
    """Whether the columns fit another table well and no worse: then only a name decides."""
    fit = not other.missing and other.columns >= _NAMED_LEAST
    return fit and other.columns >= best.columns


def _weights(sample: Sample, rarity: Rarity, all_mapped: Iterable[Mapped]) -> list[float]:
    """What each heading of the file says, by how many tables know it."""
    known = [0] * len(sample.header)
    for mapped in all_mapped:
        for match in mapped.matches:
            known[match.source] += 1
    return [rarity.weight(count) for count in known]


def _guess(
    sample: Sample,
    table: StandardTable,
    mapped: Mapped,
    weights: Sequence[float],
    scale: _Scale,
    said: _Said,
) -> TableGuess:
    scores = {m.column: m.score / 100 for m in mapped.matches}
    own = {c.name: scale.rarity.column(c) for c in table.columns}
    parts = {n: w * (1 if n in table.required else _OPTIONAL) for n, w in own.items()}
    held = sum(w * scores.get(n, 0.0) for n, w in parts.items()) / max(sum(parts.values()), 0.01)
    told = sum(weights[m.source] * m.score / 100 for m in mapped.matches)
    explained = told / max(sum(weights), 0.01)
    columns = (held + explained) / 2
    score = round(100 * (1 - (1 - _WITHOUT_NAME * columns) * (1 - _NAME * said.share)))
    missing = _missing(table, scores, said.names)
    return TableGuess(
        table.name,
        score,
        _reason(sample, mapped, missing, said),
        missing,
        said.named,
        any(own[m.column] >= DISTINCT and m.score >= 70 for m in mapped.matches),
        _fits(table, len(scores), len(missing)),
        round(100 * columns),
        held=len({m.source for m in mapped.matches}),
        telling=_telling(table, mapped, weights, own),
    )


def _telling(
    table: StandardTable, mapped: Mapped, weights: Sequence[float], own: Mapping[str, float]
) -> bool:
    """Whether the headings of a list say what it is, whatever the file is called.

    Not of payments of one kind or another, whose headings are the same.
    """
    known = [m for m in mapped.matches if m.score >= _BY_NAME]
    characteristic = sum(own[m.column] >= DISTINCT for m in known)
    explained = sum(weights[m.source] for m in known) / max(sum(weights), 0.01)
    enough = len(known) >= _KNOWN and characteristic >= _TELLING and explained >= _EXPLAINED
    return enough and not table.unlike


def _fits(table: StandardTable, there: int, missing: int) -> bool:
    """Whether so many columns are enough of a table whose name stands in the file's."""
    few = 2 * missing <= len(_needed(table)) or 3 * missing < there
    return few and there >= _LEAST_COLUMNS


def _needed(table: StandardTable) -> frozenset[str]:
    """Required columns that only the file can tell.

    The as-of day, which is asked for anyway, stands where a list does not tell its own.
    """
    return table.required - {c.name for c in table.columns if c.unsupplied or c.dated}


def _missing(table: StandardTable, there: Mapping[str, float], names: Names) -> tuple[str, ...]:
    """Required columns that the file lacks, and of which its names tell nothing either."""
    lacking = _needed(table) - there.keys()
    if source_of(table) is TableSource.FILE:
        lacking -= lent_columns(table, there)
    return tuple(c.name for c in table.columns if c.name in lacking and not _told(c, names))


def _told(column: TableColumn, names: Names) -> bool:
    """Whether the names tell what stands in every row: where a death list is from, its month."""
    if column.element == "月份":
        return named_month(names) is not None
    if labelled(names, column) is not None:
        return True
    return len({text for word, text in column.told if word in names.whole}) == 1


def _reason(sample: Sample, mapped: Mapped, missing: tuple[str, ...], said: _Said) -> str:
    told = []
    if said.called is not None:
        told.append(str(said.called))
    elif said.named:
        told.append("文件名、表名或标题相近")
    columns = [m.column for m in mapped.matches]
    more = " 等" if len(columns) > _TOLD else ""
    held = f"：{'、'.join(columns[:_TOLD])}{more}" if columns else ""
    told.append(f"文件 {len(sample.header)} 列对上 {len(columns)} 列{held}")
    if missing:
        told.append(f"缺必需列：{'、'.join(missing)}")
    return "；".join(told)
