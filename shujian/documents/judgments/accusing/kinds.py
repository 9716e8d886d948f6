"""What kind of document a text is, told by its title alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from shujian.documents.judgments.language import language
from shujian.documents.judgments.segments import Span

GROUP = "accusing"
TITLE_ENDS = 400
"""A title stands within so many characters."""
OPINION, INDICTMENT, PROPOSAL, DECLINED = "起诉意见书", "起诉书", "量刑建议书", "不起诉决定书"
JUDGMENT = "判决书"


class Kind(NamedTuple):
    """A kind of document that accuses or proposes.

    Args:
        name: 文书种类, as in the title.
        role: one of ``OPINION``, ``INDICTMENT``, ``PROPOSAL``, ``DECLINED``.
        title: where the kind stands.
        office: where the office that made it stands; empty where the title names none.
    """

    name: str
    role: str
    title: Span
    office: Span


def kind_of(text: str) -> Kind | None:
    """The kind of a folded text; None for a court's document and anything else."""
    head = text[:TITLE_ENDS]
    if "起诉" not in head and "量刑建议" not in head:
        return None
    say = language(GROUP)
    found = say["种类"].search(head)
    if found is None or say["裁判"].search(head, 0, found.start("种类")):
        return None
    name = found["种类"]
    office = found.span("机关") if found["机关"] else _line_before(head, found)
    return Kind(name, _role(name), found.span("种类"), office)


def _role(name: str) -> str:
    if "不起诉" in name:
        return DECLINED
    if name in (OPINION, PROPOSAL):
        return name
    return INDICTMENT


def _line_before(head: str, found: re.Match[str]) -> Span:
    """The line above the title, where it can be an office."""
    end = found.start("种类")
    while end > 0 and head[end - 1] == "\n":
        end -= 1
    start = head.rfind("\n", 0, end) + 1
    return (start, end) if 4 <= end - start <= 40 else (0, 0)
