"""Cards of many judgments, small, with an index of what they can be found by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from shujian.documents.judgments.pairs.card import Card, unpacked
from shujian.documents.judgments.pairs.keys import Key

CROWD = 60
"""With more members than these, what brings them together tells nothing of a person."""


@dataclass(frozen=True, slots=True)
class Filed:
    """One judgment on its way from the process that read it.

    Args:
        id: the document's id.
        card: packed.
        keys: of the card.
    """

    id: str
    card: bytes
    keys: tuple[Key, ...]


Member = tuple[int, int]
"""A judgment's place in the pool, and 被告人序号."""


@dataclass
class Pool:
    """Judgments by what they can be found by.

    Args:
        cards: packed, in the order of their ids once ``settle`` was called.
    """

    cards: list[bytes] = field(default_factory=list)
    _ids: list[str] = field(default_factory=list)
    _keys: list[tuple[Key, ...]] = field(default_factory=list)

    def take(self, filed: Filed) -> None:
        """Add a judgment."""
        self._ids.append(filed.id)
        self.cards.append(filed.card)
        self._keys.append(filed.keys)

    def settle(self) -> None:
        """Order by id, so that nothing depends on the order in which judgments came."""
        order = sorted(range(len(self._ids)), key=self._ids.__getitem__)
        self.cards = [self.cards[i] for i in order]
        self._keys = [self._keys[i] for i in order]
        self._ids = [self._ids[i] for i in order]
        self._at = {own: i for i, own in enumerate(self._ids)}
        self.card = lru_cache(maxsize=4096)(self._card)

    def by_id(self, own: str) -> Card:
        """The card of a document."""
        return self.card(self._at[own])

    def _card(self, at: int) -> Card:
        return unpacked(self.cards[at])

    def groups(self, kind: str) -> Iterator[tuple[list[Member], list[Member]]]:
        """Members with equal keys of a kind, where at least two judgments meet.

        Returns:
            (own, told): of those whose own the key is, and those that tell it.
        """
        found: dict[str, tuple[list[Member], list[Member]]] = {}
        for at, keys in enumerate(self._keys):
            for key in keys:
                if key.kind == kind:
                    held = found.setdefault(key.words, ([], []))
                    held[0 if key.own else 1].append((at, key.seq))
        for own, told in found.values():
            if own and len({m[0] for m in (*own, *told)}) > 1:
                yield own, told
