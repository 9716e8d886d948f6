"""What a planted mistake and a look-alike are: a lawful judgment, and one small change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from shujian.demo.columns import demo_content
from shujian.demo.judgments.charges import FOLDER
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.making import make
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.wish import Wish

Change = Callable[[Case], None]


def same(case: Case) -> None:
    """Change nothing: the judgment as wished is the look-alike."""


@dataclass(frozen=True)
class Spot:
    """One thing to be planted.

    Args:
        rule: id of the reference's rule.
        wish: the lawful judgment to start from.
        change: the mistake, or what makes a look-alike; before the text is written.
        alike: a look-alike, which must stay silent.
        whole: the clue is about the document, not about a defendant.
        also: other rules that rightly answer on the same document.
        build: makes the judgment where a wish is not enough.
    """

    rule: str
    wish: Wish = field(default_factory=Wish)
    change: Change = same
    alike: bool = False
    whole: bool = False
    also: tuple[str, ...] = ()
    build: Callable[[Desk, Wish], Case] = make

    @property
    def original(self) -> bool:
        """Whether a published copy would not show it: names, numbers, signatures."""
        first = self.rule.partition(".")[0]
        return first in ("doc", "proc", "juris", "x", "unit", "minor") or (
            self.rule == "fine.no_amount"
        )

    def case(self, desk: Desk) -> Case:
        """The judgment with its mistake, of a time at which the rule had its basis."""
        wish = self.wish
        if not self.alike and (since := known()[self.rule].get("from")):
            wish = replace(wish, since=max(wish.since, since))
        case = self.build(desk, wish)
        self.change(case)
        return case


def edit(*pairs: tuple[str, str]) -> Change:
    """A change of words: patterns that match once in the text, and what stands there instead."""

    def change(case: Case) -> None:
        case.edits += list(pairs)

    return change


@cache
def known() -> dict[str, dict[str, Any]]:
    """What the truth says of each rule: severity, basis, reasons, equivalents."""
    data = demo_content(FOLDER + "mistakes.yaml")
    return {str(rule): dict(entry) for rule, entry in data.items()}
