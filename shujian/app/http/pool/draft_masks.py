"""What the wizard covers of a file that is not imported yet: the same values as later."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from shujian.core.cells import Missing
from shujian.pool.proposals.named_people import holds_people, looks_like_people
from shujian.pool.proposals.proposal import PartProposal
from shujian.pool.proposals.sample import Sample
from shujian.pool.quarantine.masks import cover
from shujian.pool.readers.another import is_heading
from shujian.schema.elements import Element, element
from shujian.schema.headings import sensitive_element
from shujian.trust import Context
from shujian.trust.masking import HIDDEN, masked

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


def cells_of(ctx: Context, part: PartProposal) -> Covers:
    """As ``covers_of``, and how cells of columns are shown of which nothing is known.

    Args:
        ctx: who looks.
        part: with its table and matches, as far as they are known.
    """
    kinds, found = kinds_of(part), dict(covers_of(ctx, part))
    number, person = element("公民身份号码"), element("姓名")
    if not masked(ctx, number.level, number.name):
        return found
    names, sample = masked(ctx, person.level, person.name), Sample.of(part.raw, _LOOKED)
    for index, header in enumerate(part.raw.header):
        if index not in kinds:
            people = names and _of_people(header, sample.columns[index])
            found[index] = _untold(number, person, people)
    return found


def _of_people(header: str, cells: Sequence[str]) -> bool:
    """Whether words of a column may be names: no heading, a person's role, or the cells say so."""
    if _PLACE.fullmatch(header):
        return True
    return holds_people(header, cells) or looks_like_people(cells)


_LOOKED = 300


_PLACE = re.compile(r"列\d+")
"""What readers call a column without a heading."""
_NUMBER = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?![\dXx])")
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,9}·[\u3400-\u9fff]{1,9}")


def _untold(number: Element, person: Element, people: bool) -> Callable[[str], str]:
    """Cells of a column that nothing is known of: numbers of people are covered all the same.

    In a column that may be of people any short word may be a name; words that head columns
    stay, by which a person finds the row of the header.
    """

    def shown(text: str) -> str:
        bare = "".join(text.split())
        if _NUMBER.search(bare):
            value = number.clean(text).value
            return HIDDEN if isinstance(value, Missing) else number.mask(value)
        if people and _NAME.fullmatch(bare) and not is_heading(bare):
            return person.mask(bare)
        return text

    return shown
