"""Layouts: the headers a supplier sends, and the mapping confirmed for them.

A supplier adds a column, drops one or puts them in another order: the mapping still holds where
every column that it used is there again. What it said of a column is never said of another one.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from shujian.core.ids import content_id
from shujian.pool.proposals.change import LayoutChange
from shujian.pool.proposals.sample import Sample
from shujian.schema.fold import header_key
from shujian.store.schema import Mapping, Table

_PLACE = re.compile(r"列\d+(?:_\d+)?")
"""Such a name says nothing of what the column holds: it has none of its own."""


@dataclass(frozen=True)
class Layout:
    """A confirmed mapping.

    Args:
        table: standard table's name.
        header: headers as they were.
        columns: standard column → index of the file's column.
        units: standard column → unit of the file where it is not the table's.
        fixed: standard column → text for every row, where the file has no such column.
    """

    table: str
    header: tuple[str, ...]
    columns: dict[str, int]
    units: dict[str, str]
    fixed: dict[str, str] = field(default_factory=dict)


def signature(header: list[str]) -> str:
    """What two files of the same layout have in common: their folded headers in order."""
    return content_id("\x1f".join(header_key(h) for h in header), 16)


@dataclass(frozen=True)
class Fit:
    """A confirmed mapping as it lies in a file.

    Args:
        layout: with the file's headers and the places of the columns there.
        exact: the headers are the same, in the same order.
        change: else how they differ.
        new: places of columns that were not there.
    """

    layout: Layout
    exact: bool = True
    change: LayoutChange = field(default_factory=LayoutChange)
    new: frozenset[int] = frozenset()


def find(
    session: Session,
    supplier: str,
    header: list[str],
    table: str = "",
    before: dt.datetime | None = None,
) -> Fit | None:
    """The mapping this supplier's headers were confirmed for, or the nearest that still holds.

    Args:
        session: database.
        supplier: who sent the file; "" is a supplier of its own.
        header: the file's headers.
        table: only for this table; "": of any.
        before: of other headers only those kept before this time; None: all.
    """
    query = _of_supplier(supplier)
    if table:
        query = query.where(Table.name == table)
    mark, others = signature(header), []
    for row, name in session.execute(query):
        if row.signature == mark:
            return Fit(_layout(row, name))
        if before is None or row.created < before:
            others.append(_layout(row, name))
    return nearest(others, header)


def nearest(known: Iterable[Layout], header: list[str]) -> Fit | None:
    """The mapping of which every used column is there again, and whose headers differ least.

    None where mappings of several tables hold, as nothing tells which list it is, or where two
    that differ say something else of the file.

    Args:
        known: confirmed mappings, the newest first.
        header: the file's headers.
    """
    fits = [fit for one in known if (fit := _placed(one, header)) is not None]
    if len({fit.layout.table for fit in fits}) != 1:
        return None
    best = min(_distance(fit.change) for fit in fits)
    equal = [fit for fit in fits if _distance(fit.change) == best]
    return equal[0] if all(fit.layout == equal[0].layout for fit in equal) else None


def _distance(change: LayoutChange) -> int:
    return len(change.added) + len(change.removed)


def _placed(known: Layout, header: list[str]) -> Fit | None:
    """A mapping where its columns stand in other headers; None where one of them is not there.

    Of columns of one name, as many have to be there as were: else it is not said which is meant.
    """
    old, new = columns_of(known.header), columns_of(header)
    columns = {}
    for column, index in known.columns.items():
        name = old[index]
        if old.count(name) != new.count(name) or is_place(name):
            return None
        same = [place for place, other in enumerate(new) if other == name]
        columns[column] = same[old[:index].count(name)]
    if not columns:
        return None
    came, gone = Counter(new) - Counter(old), Counter(old) - Counter(new)
    added = [
        place for place, name in enumerate(new) if new[: place + 1].count(name) > old.count(name)
    ]
    removed = [
        place for place, name in enumerate(old) if old[: place + 1].count(name) > new.count(name)
    ]
    shared = [
        [name for name in names if name not in came and name not in gone] for names in (old, new)
    ]
    change = LayoutChange(
        tuple(header[place] for place in added),
        tuple(known.header[place] for place in removed),
        moved=shared[0] != shared[1],
        kept=True,
    )
    placed = replace(known, header=tuple(header), columns=columns)
    return Fit(placed, False, change, frozenset(added))


def columns_of(header: Iterable[str]) -> list[str]:
    """Folded headers as the file has them, without the numbers that readers add."""
    sample = Sample(list(header), [])
    return [header_key(sample.plain_name(index)) for index in range(len(sample.header))]


def is_place(name: str) -> bool:
    """Whether a reader named a column by its place, as the file does not."""
    return _PLACE.fullmatch(name) is not None


def last(
    session: Session, supplier: str, table: str, before: dt.datetime | None = None
) -> Layout | None:
    """The newest layout of a supplier for a table, whatever its headers.

    Args:
        session: database.
        supplier: who sent the file.
        table: standard table's name.
        before: only layouts kept before this time; None: all.
    """
    query = _of_supplier(supplier).where(Table.name == table)
    if before is not None:
        query = query.where(Mapping.created < before)
    row = session.execute(query).first()
    return None if row is None else _layout(*row)


def save(session: Session, layout: Layout, table_id: str, supplier: str, actor: str) -> None:
    """Keep a confirmed mapping; the same headers again replace it."""
    mark = signature(list(layout.header))
    old = session.scalar(
        select(Mapping).where(
            Mapping.signature == mark, Mapping.table_id == table_id, Mapping.supplier == supplier
        )
    )
    content = {
        "header": list(layout.header),
        "columns": layout.columns,
        "units": layout.units,
        "fixed": layout.fixed,
    }
    if old is not None and old.columns_json == content:
        return
    if old is not None:
        session.delete(old)
        session.flush()
    session.add(
        Mapping(
            signature=mark,
            table_id=table_id,
            supplier=supplier,
            columns_json=content,
            actor=actor,
        )
    )


def changes(old: tuple[str, ...], new: tuple[str, ...]) -> LayoutChange:
    """What is new, gone, perhaps renamed; positions and likeness tell renamed columns."""
    before = {header_key(h): h for h in old}
    after = {header_key(h): h for h in new}
    removed = [k for k in before if k not in after]
    added = [k for k in after if k not in before]
    renamed: list[tuple[str, str]] = []
    for gone in list(removed):
        best, score = "", 0.0
        for came in added:
            same_place = list(before).index(gone) == list(after).index(came)
            likeness = difflib.SequenceMatcher(None, gone, came).ratio() + 0.3 * same_place
            if likeness > score:
                best, score = came, likeness
        if score >= 0.5:
            renamed.append((before[gone], after[best]))
            removed.remove(gone)
            added.remove(best)
    shared = [k for k in before if k in after]
    moved = shared != [k for k in after if k in before]
    return LayoutChange(
        tuple(after[k] for k in added), tuple(before[k] for k in removed), tuple(renamed), moved
    )


def _of_supplier(supplier: str) -> Select[Mapping, str]:
    return (
        select(Mapping, Table.name)
        .join(Table, Table.id == Mapping.table_id)
        .where(Mapping.supplier == supplier)
        .order_by(Mapping.created.desc(), Mapping.id)
    )


def _layout(row: Mapping, table: str) -> Layout:
    content = row.columns_json
    return Layout(
        table,
        tuple(content["header"]),
        {str(k): int(v) for k, v in content["columns"].items()},
        dict(content.get("units", {})),
        dict(content.get("fixed", {})),
    )
