"""Layouts: the headers a supplier sends, and the mapping confirmed for them."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import dataclass, field

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from shujian.core.ids import content_id
from shujian.pool.proposals.proposal import LayoutChange
from shujian.schema.fold import header_key
from shujian.store.schema import Mapping, Table


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


def find(session: Session, supplier: str, header: list[str], table: str = "") -> Layout | None:
    """The mapping this supplier's headers were confirmed for, if any.

    Args:
        session: database.
        supplier: who sent the file; "" is a supplier of its own.
        header: the file's headers.
        table: only for this table; "": the newest of any.
    """
    query = _of_supplier(supplier).where(Mapping.signature == signature(header))
    if table:
        query = query.where(Table.name == table)
    row = session.execute(query).first()
    return None if row is None else _layout(*row)


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
