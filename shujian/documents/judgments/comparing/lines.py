"""What people read of a comparison: the same difference once, with everybody and every place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shujian.documents.judgments.comparing.items import DIFFERENT, Item

_ACT = re.compile(r"第\d+起(?P<what>金额|毒品克数)")
_TOTAL = {"金额": "数额", "毒品克数": "毒品克数"}
"""What an act states → the total that it goes into."""


@dataclass(frozen=True)
class Line:
    """Items that say the same.

    Args:
        places: their places among the items.
        items: the items.
    """

    places: tuple[int, ...]
    items: tuple[Item, ...]

    @property
    def first(self) -> Item:
        """The item whose words stand for all."""
        return self.items[0]

    @property
    def matter(self) -> str:
        """All matters, each once."""
        return _joined(i.matter for i in self.items)

    @property
    def person(self) -> str:
        """Everybody concerned; "" for the whole document."""
        return _joined(i.person for i in self.items)

    @property
    def left(self) -> str:
        """The earlier documents."""
        return _joined(i.left for i in self.items)

    @property
    def right(self) -> str:
        """The later documents."""
        return _joined(i.right for i in self.items)


def lines(items: Sequence[Item]) -> list[Line]:
    """The items as lines, in their order.

    Items are one line where they differ only in whom they concern, in which earlier document
    says so too, or where a total differs because its only such act does.
    """
    acts = Counter(_act_key(i) for i in items if _ACT.fullmatch(i.matter))
    found: dict[tuple[object, ...], list[int]] = {}
    for at, item in enumerate(items):
        act = _ACT.fullmatch(item.matter)
        alone = act is not None and acts[_act_key(item)] == 1 and item.result == DIFFERENT
        matter = _TOTAL[act["what"]] if act is not None and alone else item.matter
        found.setdefault((matter, *_said(item)), []).append(at)
    return [Line(tuple(held), tuple(items[at] for at in held)) for held in found.values()]


def _act_key(item: Item) -> tuple[object, ...]:
    return item.matter[-2:], item.left, item.right, item.one.words, item.two.words


def _said(item: Item) -> tuple[object, ...]:
    """What an item says, whichever documents and whomever it is about."""
    why = item.why.replace(item.left, "甲").replace(item.right, "乙")
    return item.sort, item.result, item.material, item.one.words, item.two.words, why, item.right


def _joined(words: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(w for w in words if w))
