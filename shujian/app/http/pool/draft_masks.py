"""What the wizard covers of a file that is not imported yet: the same values as later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from shujian.pool.proposals.proposal import PartProposal
from shujian.pool.quarantine.masks import cover
from shujian.schema.elements import Element, element
from shujian.schema.headings import sensitive_element
from shujian.trust import Context
from shujian.trust.masking import masked

Covers = Mapping[int, Callable[[str], str]]


@dataclass(frozen=True)
class Kind:
    """What a column of the file holds, as far as it is known: how sensitive, and its mask."""

    name: str
    level: int
    element: Element
    mask: Callable[[str], str]


def kinds_of(part: PartProposal) -> dict[int, Kind]:
    """Index of the file's column → what it holds; of other columns nothing is known.

    A column is as sensitive as the standard column that it stands for; one that stands for
    none as the element that its header names.
    """
    found: dict[int, Kind] = {}
    mapped = {m.source: m.column for m in part.matches} if part.table else {}
    for index, header in enumerate(part.raw.header):
        if part.table and index in mapped:
            column = part.table.column(mapped[index])
            found[index] = Kind(column.name, column.level, column.cleaner, column.mask)
        elif name := sensitive_element(header):
            kind = element(name)
            found[index] = Kind(header, kind.level, kind, kind.mask)
    return found


def covers_of(ctx: Context, part: PartProposal) -> Covers:
    """How the cells of each sensitive column of the file are shown.

    Args:
        ctx: who looks.
        part: with its table and matches, as far as they are known.

    Returns:
        Index of the file's column → its mask; columns that anybody may read are absent.
    """
    return {
        index: cover(kind.element, kind.mask)
        for index, kind in kinds_of(part).items()
        if masked(ctx, kind.level, kind.name)
    }
