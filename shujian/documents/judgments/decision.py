"""What a disposition decides about whom, before it is written to rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from shujian.core.terms import Term
from shujian.documents.judgments.punishment import FREE, Punishment
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.verdict_names import Named
from shujian.documents.judgments.verdict_text import DECIDE, QUASH, UPHOLD


@dataclass(slots=True)
class Draft:
    """What is decided about one defendant or several named together.

    Args:
        names: whom.
        mode: 判, 维持 or 撤销.
        start: where it begins.
        counts: charges with their punishments.
        final: the sentence to be served, where one is named besides the counts.
        merged: whether 决定执行 or 合并执行 is written.
        shared: whether ``final`` is one sentence for several charges without parts.
        prior: the earlier sentence that is merged.
        commuted: what a ruling takes off the sentence.
        paroled: whether a ruling grants parole.
        marks: place of 驱逐出境, 限制减刑, 终身监禁 and the like.
    """

    names: list[Named]
    mode: str
    start: int
    counts: list[Punishment] = field(default_factory=list)
    final: Punishment | None = None
    merged: bool = False
    shared: bool = False
    prior: Punishment | None = None
    commuted: tuple[Term, Span] | None = None
    paroled: Span | None = None
    marks: dict[str, Span] = field(default_factory=dict)

    @property
    def says(self) -> bool:
        """Whether anything was decided."""
        return bool(self.counts or self.final or self.commuted or self.paroled)


@dataclass(slots=True)
class Decision:
    """A whole disposition.

    Args:
        words: blanked.
        start: where it begins in the text.
        drafts: in order.
        revoked: (缓刑 or 假释, 被告人序号 (0 for the only or next one), where).
        dismissed: whether an appeal or protest is dismissed.
    """

    words: str
    start: int
    drafts: list[Draft] = field(default_factory=list)
    revoked: list[tuple[str, int, Span]] = field(default_factory=list)
    dismissed: bool = False

    def about(self, seq: int, mode: str = DECIDE) -> list[Draft]:
        """The drafts that decide about a defendant."""
        return [
            d
            for d in self.drafts
            if d.mode == mode and d.says and any(n.seq == seq for n in d.names)
        ]

    def charge_of(self, seq: int) -> Punishment | None:
        """The charge that quoted items name for a defendant, where they name one only."""
        quoted = [
            c for m in (UPHOLD, QUASH) for d in self.about(seq, m) for c in d.counts if c.charge
        ]
        return quoted[0] if len({c.charge for c in quoted}) == 1 else None

    def owner(self, at: int) -> Draft | None:
        """The draft that a place belongs to: the last that began before it."""
        held = [d for d in self.drafts if d.mode == DECIDE and d.says and d.start <= at]
        return held[-1] if held else None


def acquitted(counts: list[Punishment]) -> bool:
    """Whether there is no conviction among them."""
    return bool(counts) and all(c.value("主刑") in FREE for c in counts)
