"""One row of a file, by the number that each import of that file gave it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.ids import row_base, unpack_row
from shujian.pool.by_month.held import held_months
from shujian.store.schema import Import, Part

Told = TypeVar("Told")


def same_rows(session: Session, born: Import, given: Mapping[int, Told]) -> dict[int, Told]:
    """What is told of rows by numbers of any import of the same file, by those of one of them.

    A correction belongs to a row of a file, not to the import that once read it.

    Args:
        session: database.
        born: the import whose numbers are wanted.
        given: by row number; rows of other files are left out, and rows of parts whose headers
            were read otherwise, because their cells stand elsewhere.
    """
    numbers = {unpack_row(row_id).import_no for row_id in given}
    query = select(Import).where(
        Import.no.in_(numbers), Import.sha256 == born.sha256, Import.table_id == born.table_id
    )
    mine, found = parts_of(session, born.id), {}
    for sibling in session.scalars(query.order_by(Import.no)):
        theirs = parts_of(session, sibling.id)
        for row_id, told in given.items():
            number = unpack_row(row_id)
            if number.import_no != sibling.no:
                continue
            if alike(mine.get(number.part), theirs.get(number.part)):
                found[row_base(born.no, number.part) + number.place] = told
    own = {i: told for i, told in given.items() if unpack_row(i).import_no == born.no}
    return {**found, **own}


def parts_of(session: Session, import_id: str) -> dict[int, Part]:
    """The parts of an import by number."""
    found = session.scalars(select(Part).where(Part.import_id == import_id))
    return {part.part_no: part for part in found}


def alike(one: Part | None, other: Part | None) -> bool:
    """Whether the cells of a part stand in the same places in both readings."""
    if one is None or other is None:
        return False
    mine, theirs = (held_months(part).get("texts") for part in (one, other))
    return (one.file, one.sheet, one.header_line, one.header_json, mine) == (
        other.file, other.sheet, other.header_line, other.header_json, theirs,
    )  # fmt: skip
