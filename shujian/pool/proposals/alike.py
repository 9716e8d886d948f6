"""What a person answered for one part that holds for another one with the same headers."""

from __future__ import annotations

from collections.abc import Mapping

from shujian.pool.cleaning.plan import EMPTY
from shujian.pool.proposals.layout import signature
from shujian.pool.proposals.proposal import FIXED, SKIP, PartProposal, Proposal

_OF_SUPPLIER = frozenset(["行政区划代码", "单位名称", "文本"])
"""Elements whose one value for every row mostly is that of the supplier: region, office, kind. A day,
a month, a number or a sum is that of the file."""


def alike(one: PartProposal, other: PartProposal) -> bool:
    """Whether two parts have the same headers and nothing says that they are other tables."""
    if one.left_out or other.left_out or one.table is None:
        return False
    same = other.table is None or other.table.name == one.table.name
    return same and signature(one.raw.header) == signature(other.raw.header)


def holding(part: PartProposal, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers about a part that its headers decide, by question id without the part.

    Of the texts for every row only those that are the supplier's: a month or a batch differs from
    file to file, and that cells are blank is vouched for of one file.

    Args:
        part: the part.
        answers: what was answered, by question id.
    """
    head = f"p{part.raw.part_no}."
    mine = {k.removeprefix(head): v for k, v in answers.items() if k.startswith(head)}
    return {
        key: value
        for key, value in mine.items()
        if (
            key.startswith("column.")
            and (not value.startswith(FIXED) or _of_supplier(part, key, value))
        )
        or (key == "table" and value != SKIP)
        or key in ("layout", "months")
    }


def _of_supplier(part: PartProposal, key: str, answer: str) -> bool:
    column = next(
        (c for c in (part.table.columns if part.table else ()) if f"column.{c.name}" == key), None
    )
    if column is None or answer.removeprefix(FIXED).startswith(EMPTY):
        return False
    return column.element in _OF_SUPPLIER or bool(getattr(column.cleaner, "listed", ()))


def carried(
    one: Proposal, part: PartProposal, other: Proposal, sibling: PartProposal
) -> dict[str, str]:
    """Answers for a sibling that follow from those of a part; none that it has already.

    The sibling's table is known by then, so that its units are: a column whose unit stands in a
    title may count otherwise there, and is left to be asked.

    Args:
        one: with the answers of the part.
        part: which was answered.
        other: of the sibling's file, perhaps the same.
        sibling: to be answered, see ``alike``.
    """
    no, mine = sibling.raw.part_no, part.raw.part_no
    asked = {q.id for q in other.questions}
    found = {}
    for key, value in holding(part, one.answers).items():
        column = key.removeprefix("column.")
        if key == "table" or f"p{no}.{key}" in other.answers:
            continue
        if key == "layout" and f"p{no}.layout" not in asked:
            continue
        if key == "months" and sibling.months is None:
            continue
        if one.units.get((mine, column)) != other.units.get((no, column)):
            continue
        found[f"p{no}.{key}"] = value
    return found
