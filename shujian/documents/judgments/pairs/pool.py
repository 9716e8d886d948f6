"""Cards of many judgments, small, with an index of what they can be found by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from shujian.documents.judgments.pairs.blocks import Blocks
from shujian.documents.judgments.pairs.card import Card, unpacked
from shujian.documents.judgments.pairs.keys import Key, keys
from shujian.documents.judgments.pairs.labels import Label, label

CROWD = 60
"""With more members than these, what brings them together tells nothing of a person."""


@dataclass(frozen=True, slots=True)
class Filed:
    """One judgment on its way from the process that read it.

    Args:
        id: the document's id.
        card: packed.
        keys: of the card.
        label: what is asked of every judgment.
    """

    id: str
    card: bytes
    keys: tuple[Key, ...]
    label: Label


def filed(card: Card) -> Filed:
    """A card on its way."""
    return Filed(card.id, card.packed(), keys(card), label(card))


Member = tuple[int, int]
"""A judgment's place in the pool, and 被告人序号."""


@dataclass
class Pool:
    """Judgments by what they can be found by.

    Args:
        cards: packed, in the order in which they came.
        labels: in the order of the ids once ``settle`` was called.
    """

    cards: Blocks = field(default_factory=Blocks)
    labels: list[Label] = field(default_factory=list)
    _ids: list[str] = field(default_factory=list)
    _keys: list[tuple[Key, ...]] = field(default_factory=list)

    def take(self, filed: Filed) -> None:
        """Add a judgment."""
        self._ids.append(filed.id)
        self.cards.append(filed.card)
        self._keys.append(filed.keys)
        self.labels.append(filed.label)

    def settle(self) -> None:
        """Order by id, so that nothing depends on the order in which judgments came."""
        order = sorted(range(len(self._ids)), key=self._ids.__getitem__)
        self._keys = [self._keys[i] for i in order]
        self.labels = [self.labels[i] for i in order]
        self._ids = [self._ids[i] for i in order]
        self._came = order
        self._at = {own: i for i, own in enumerate(self._ids)}
        self.card = lru_cache(maxsize=4096)(self._card)

    def by_id(self, own: str) -> Card:
        """The card of a document."""
        return self.card(self._at[own])

    def _card(self, at: int) -> Card:
        return unpacked(self.cards[self._came[at]])

    @property
    def ids(self) -> list[str]:
        """The documents' ids, in order."""
        return self._ids

    def told(self, kind: str) -> Iterator[tuple[int, Key]]:
        """Every key of a kind with its judgment's place."""
        for at, own in enumerate(self._keys):
            yield from ((at, key) for key in own if key.kind == kind)

    def groups(self, kind: str) -> Iterator[tuple[list[Member], list[Member]]]:
        """Members with equal keys of a kind, where at least two judgments meet.

        Returns:
            (own, told): of those whose own the key is, and those that tell it.
        """
        found: dict[str, tuple[list[Member], list[Member]]] = {}
        for at, held in enumerate(self._keys):
            for key in held:
                if key.kind == kind:
                    members = found.setdefault(key.words, ([], []))
                    members[0 if key.own else 1].append((at, key.seq))
        for own, told in found.values():
            if own and len({m[0] for m in (*own, *told)}) > 1:
                yield own, told
