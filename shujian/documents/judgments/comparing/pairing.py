"""Two documents beside each other, with what every comparison of them needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from shujian.core.cells import Missing
from shujian.documents.judgments.comparing.aligning import Aligned, align
from shujian.documents.judgments.comparing.items import (
    DIFFERENT,
    NOTHING,
    OPEN,
    SAME,
    Item,
    Paper,
    Side,
    measured,
)
from shujian.documents.judgments.facts import Fact, Row


@dataclass
class Pair:
    """An earlier and a later document.

    Args:
        one: the earlier.
        two: the later.
        people: who is who.
        items: what was compared so far.
        others: further documents that may say why (不起诉决定书).
    """

    one: Paper
    two: Paper
    people: Aligned
    items: list[Item] = field(default_factory=list)
    others: Sequence[Paper] = ()

    def add(
        self, sort: str, matter: str, result: str, one: Side, two: Side, why: str, *,
        person: str = "", charge: str = "", material: bool = True, reason: Side = NOTHING,
    ) -> None:  # fmt: skip
        """Note what was compared; a reason that the later document gives is quoted in ``why``."""
        if reason.words and result == DIFFERENT:
            why += f"；{self.two.role}写明：“{reason.words}”"
        self.items.append(
            Item(
                self.one.role, self.two.role, sort, matter, result, one, two, why,
                person, charge, material, reason,
            )
        )  # fmt: skip

    def told(
        self, sort: str, matter: str, a: Fact | None, b: Fact | None, *, person: str = "",
        charge: str = "", material: bool = True, unit: str = "", reason: Side = NOTHING,
    ) -> None:  # fmt: skip
        """Compare a value that both may state; nothing is noted where neither does.

        A side that is silent or uncertain makes the matter open, never a difference.
        """
        one, two = measured(self.one.reading, a, unit), measured(self.two.reading, b, unit)
        if a is None and b is None:
            return
        kept = {"person": person, "charge": charge, "material": material}
        silent = [
            f"{paper.role}{_why_not(fact)}"
            for paper, fact in ((self.one, a), (self.two, b))
            if fact is None or isinstance(fact.value, Missing)
        ]
        if silent:
            self.add(sort, matter, OPEN, one, two, "，".join(silent), **kept)  # type: ignore[arg-type]
        elif one.value == two.value:
            self.add(sort, matter, SAME, one, two, "一致", **kept)  # type: ignore[arg-type]
        else:
            why = f"{self.one.role}为{one.words}，{self.two.role}为{two.words}"
            self.add(sort, matter, DIFFERENT, one, two, why, reason=reason, **kept)  # type: ignore[arg-type]


def _why_not(fact: Fact | None) -> str:
    if fact is None:
        return "没有写明"
    why = fact.value.reason if isinstance(fact.value, Missing) else ""
    return f"写得不明（{why}）" if why else "写得不明"


def pair(one: Paper, two: Paper, others: Sequence[Paper] = ()) -> Pair:
    """Put two documents beside each other."""
    return Pair(one, two, align(one.reading, two.reading), others=others)


def name(row: Row) -> str:
    """The name of a person."""
    return row.text("被告人")
