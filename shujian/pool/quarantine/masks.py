"""What a reader without a purpose sees of a row in quarantine: cell by cell, as in its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from shujian.core.cells import Missing
from shujian.schema.elements import Element, element
from shujian.schema.headings import named_element
from shujian.schema.tables import StandardTable
from shujian.trust import Context
from shujian.trust.masking import HIDDEN, masked

Show = Callable[[str], str]


def cover(kind: Element, hide: Show) -> Show:
    """How a sensitive cell is shown: masks are made for good values, of others nothing is."""

    def shown(text: str) -> str:
        if not text.strip():
            return text
        value = kind.clean(text).value
        return HIDDEN if isinstance(value, Missing) or not isinstance(value, str) else hide(value)

    return shown


def shows_of(
    ctx: Context, spec: StandardTable, header: Sequence[str], mapped: Mapping[str, int]
) -> dict[int, Show]:
    """Index of the file's column → how its cells are shown; of others nothing is.

    A column is as sensitive as the standard column that it stands for, else as the element
    that its header names; what neither tells may hold anything.

    Args:
        ctx: who looks.
        spec: the table.
        header: of the file.
        mapped: standard column → index.
    """
    found: dict[int, Show] = {}
    columns = {c.name: c for c in spec.columns}
    standing = {i: columns[name] for name, i in mapped.items() if name in columns}
    for index, head in enumerate(header):
        if column := standing.get(index):
            level, cleaner, mask = column.level, column.cleaner, column.mask
        elif told := named_element(head):
            cleaner = element(told)
            level, mask = cleaner.level, cleaner.mask
        else:
            continue
        found[index] = cover(cleaner, mask) if masked(ctx, level, head) else str
    return found


def shown(cells: Sequence[str], shows: Mapping[int, Show], broken: bool) -> tuple[str, ...]:
    """The cells of a row; in one of broken structure any cell may hold anything."""
    if broken:
        return tuple(HIDDEN if cell else "" for cell in cells)
    return tuple(
        shows[i](cell) if i in shows else (HIDDEN if cell else "") for i, cell in enumerate(cells)
    )
