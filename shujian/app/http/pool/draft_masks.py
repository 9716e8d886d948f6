"""What the wizard covers of a file that is not imported yet: the same values as later."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from shujian.core.cells import Missing
from shujian.pool.proposal import PartProposal
from shujian.schema.elements import Element, element
from shujian.schema.headings import named_element
from shujian.trust import Context
from shujian.trust.masking import HIDDEN, masked

Covers = Mapping[int, Callable[[str], str]]


def covers_of(ctx: Context, part: PartProposal) -> Covers:
    """How the cells of each sensitive column of the file are shown.

    A column is as sensitive as the standard column that it stands for; one that stands for
    none as the element that its header names. Cells that cannot be read are not covered by the
    caller: a person has to compare them with what is wrong.

    Args:
        ctx: who looks.
        part: with its table and matches, as far as they are known.

    Returns:
        Index of the file's column → its mask; columns that anybody may read are absent.
    """
    found: dict[int, Callable[[str], str]] = {}
    mapped = {m.source: m.column for m in part.matches} if part.table else {}
    for index, header in enumerate(part.raw.header):
        if part.table and index in mapped:
            column = part.table.column(mapped[index])
            if masked(ctx, column.level, column.name):
                found[index] = _mask(column.cleaner, column.mask)
        elif name := named_element(header):
            kind = element(name)
            if masked(ctx, kind.level, header):
                found[index] = _mask(kind, kind.mask)
    return found


def _mask(kind: Element, hide: Callable[[str], str]) -> Callable[[str], str]:
    """Masks are made for good values: of others nothing is shown."""

    def shown(text: str) -> str:
        if not text.strip():
            return text
        value = kind.clean(text).value
        return HIDDEN if isinstance(value, Missing) or not isinstance(value, str) else hide(value)

    return shown
