"""The whole row of a file behind a clue: also what was not imported, and remarks that warn.

No model reads such cells. A remark may clear a person (撤销, 补发); it never drops a clue, it
tells the person who verifies what to look at first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from shujian.app.written_numbers import ACCOUNTS, end_only
from shujian.pool.asking.leftover import LeftCell, leftover
from shujian.pool.asking.source import SourceRow
from shujian.pool.proposals.named_people import by_role
from shujian.pool.proposals.remarks import is_remark, words_in
from shujian.pool.quarantine.masks import cover
from shujian.schema.elements import element
from shujian.schema.elements.person_name import PersonName, named
from shujian.schema.headings import sensitive_element
from shujian.store.home import Home
from shujian.trust import Context
from shujian.trust.decisions import SENSITIVE
from shujian.trust.masking import masked

_NUMBERS = 4
"""How sensitive a number is that stands in free text: it may be that of a person."""
_LONG = 200
"""Signs of a remark that a warning repeats."""


@dataclass(frozen=True)
class RestCell:
    """A cell that was not imported, as a reader may see it.

    Args:
        at: index of the file's column; column: its heading.
        shown: the text, as the file has it or masked.
        covered: the reader sees it masked.
        remark: the column is one of remarks.
        words: what its text says that changes what the row means; () in other columns.
    """

    at: int
    column: str
    shown: str
    covered: bool = False
    remark: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rest:
    """The cells of a row that were not imported, remarks first.

    Args:
        cells: those in which something stands.
        known: False where the import is older than the keeping of such cells.
    """

    cells: tuple[RestCell, ...] = ()
    known: bool = True


@dataclass(frozen=True)
class Caution:
    """A remark that may clear somebody, and the rows that carry it.

    Args:
        input: of the clue; column: heading; shown: the remark; words: why it is told.
        rows: the first of them comes first.
    """

    input: str
    column: str
    shown: str
    words: tuple[str, ...]
    rows: list[SourceRow] = field(default_factory=list)


def rests(
    ctx: Context, session: Session, home: Home, rows: Iterable[SourceRow], told: str = ""
) -> dict[int, Rest]:
    """What the files say of rows beyond what was imported, by row number.

    Args:
        ctx: who looks; sensitive values are masked without a purpose.
        session: a read session.
        home: the home.
        rows: source rows.
        told: what the reader has before the eyes; names of persons in it are not masked.
    """
    found = {}
    for number, held in leftover(session, home, rows).items():
        cells = [_cell(ctx, cell, told) for cell in held.cells]
        found[number] = Rest(tuple(sorted(cells, key=lambda c: not c.remark)), held.known)
    return found


def _cell(ctx: Context, cell: LeftCell, told: str) -> RestCell:
    remark = is_remark(cell.header)
    words = words_in(cell.text) if remark else ()
    kind = "" if remark else sensitive_element(cell.header)
    if not kind and not remark and by_role(cell.header):
        kind = PersonName.name
    cleaner = element(kind) if kind else None
    if cleaner is None or cleaner.level < SENSITIVE:
        shown = free_text(ctx, cell.header, cell.text)
    elif not masked(ctx, cleaner.level, cell.header) or named(kind, cell.text.strip(), told):
        shown = cell.text
    else:
        shown = cover(cleaner, cleaner.mask)(cell.text)
    return RestCell(cell.at, cell.header, shown, shown != cell.text, remark, words)


def free_text(ctx: Context, header: str, text: str) -> str:
    """Free text with the numbers covered by which persons and accounts are known."""
    return ACCOUNTS.sub(end_only, text) if masked(ctx, _NUMBERS, header) else text


def cautions(
    rows: Mapping[str, Iterable[SourceRow]], found: Mapping[int, Rest]
) -> tuple[Caution, ...]:
    """The remarks of a clue's rows that may clear somebody, the same words once.

    Args:
        rows: input → its source rows, as the reader sees them.
        found: what ``rests`` gives of them.
    """
    held: dict[tuple[str, str, str], Caution] = {}
    for alias, some in rows.items():
        for row in some:
            for column, shown, words in _said(row, found.get(row.row_id, Rest())):
                if not words:
                    continue
                text = shown if len(shown) <= _LONG else f"{shown[:_LONG]}…"
                told = held.setdefault((alias, column, text), Caution(alias, column, text, words))
                told.rows.append(row)
    return tuple(held.values())


def _said(row: SourceRow, rest: Rest) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Column, text and words of each remark; also of a column of remarks that was imported."""
    for cell in rest.cells:
        yield cell.column, cell.shown.strip(), cell.words
    for name, held in row.cells.items():
        if held.shown and not held.covered and (is_remark(held.header) or is_remark(name)):
            yield held.header or name, held.shown, words_in(held.raw or held.shown)
