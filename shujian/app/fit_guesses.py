"""Which columns of what was brought in could be the ones that a model misses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.fitting import ModelFit, TableFit
from shujian.app.shelf import Shelf
from shujian.pool.proposals.mapping import match_columns
from shujian.pool.proposals.proposal import Match
from shujian.pool.proposals.rarity import DISTINCT, Rarity
from shujian.pool.proposals.sample import Sample
from shujian.pool.storage.registry import force_of, last_snapshot
from shujian.schema.table_sources import TableSource, source_of
from shujian.schema.tables import StandardTable
from shujian.store.schema import Import, Part, Table

SHOWN = 3
"""Files or tables that are named for one table."""
_FEWEST = 2
"""A single column in common says nothing of a whole table."""


@dataclass(frozen=True)
class Guess:
    """A source that could hold what is missing.

    Args:
        table: the table whose data are missing.
        source: the table into which the file was brought.
        file: the file and sheet.
        pairs: (column that is missing, header there, score, reason).
    """

    table: str
    source: str
    file: str
    pairs: tuple[tuple[str, str, int, str], ...]


@dataclass(frozen=True)
class _Heads:
    """The headers of a part that was brought in; ``used``: those that became columns."""

    table: str
    file: str
    header: tuple[str, ...]
    used: frozenset[str]


def guesses(session: Session, shelf: Shelf, fitted: ModelFit) -> list[Guess]:
    """The likeliest sources of each table with something missing, by names of columns alone."""
    wanted = [
        t
        for t in fitted.tables
        if (t.held is None or t.lacking)
        and source_of(shelf.tables[t.need.table]) is TableSource.FILE
    ]
    heads = list(_heads(session)) if wanted else []
    rarity = Rarity(tuple(shelf.tables.values()))
    found = []
    for one in wanted:
        standard = shelf.tables[one.need.table]
        held = [g for h in heads if (g := _guess(one, standard, h, rarity)) is not None]
        held.sort(key=lambda g: (-len(g.pairs), -sum(p[2] for p in g.pairs), g.file))
        found += held[:SHOWN]
    return found


def _guess(
    fitted: TableFit, standard: StandardTable, heads: _Heads, rarity: Rarity
) -> Guess | None:
    """The columns of one part that could be those; None where there is nothing to it."""
    whole = fitted.held is None
    own = heads.table == fitted.need.table
    if whole and own:
        return None
    header = heads.header if whole else tuple(h for h in heads.header if h not in heads.used)
    missing = set(fitted.need.columns) if whole else set(fitted.lacking)
    if not own and not whole:
        return None
    pairs = tuple(
        (m.column, m.header, m.score, m.reason) for m in _matches(standard, header, missing)
    )
    telling = any(rarity.column(standard.column(column)) >= DISTINCT for column, *_ in pairs)
    if len(pairs) < (_FEWEST if whole else 1) or (whole and not telling):
        return None  # name, identity number and serial number stand in every list
    return Guess(fitted.need.table, heads.table, heads.file, pairs)


def _matches(
    standard: StandardTable, header: tuple[str, ...], missing: Iterable[str]
) -> tuple[Match, ...]:
    asked = [c for c in standard.columns if c.name in set(missing)]
    sample = Sample(list(header), [[] for _ in header])
    return match_columns(sample, replace(standard, columns=tuple(asked), key=()), True).matches


def _heads(session: Session) -> Iterator[_Heads]:
    """The parts of all imports in force, each layout of a table once."""
    seen = set()
    for table in session.scalars(select(Table).order_by(Table.name)):
        numbers = [no for no, _ in force_of(last_snapshot(session, table.id)).imports]
        query = select(Part).join(Import, Import.id == Part.import_id)
        query = query.where(Import.table_id == table.id, Import.no.in_(numbers))
        for part in session.scalars(query.order_by(Import.no.desc(), Part.part_no)):
            header = tuple(str(h) for h in part.header_json)
            if (table.name, header) in seen:
                continue
            seen.add((table.name, header))
            used = frozenset(header[i] for i in part.notes_json["columns"].values())
            place = f"{part.file}·{part.sheet}" if part.sheet else part.file
            yield _Heads(table.name, place, header, used)
