"""Copies among documents: the most complete one is kept, the others are listed with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from shujian.documents.document import Document
from shujian.documents.duplicates_index import Match, Recogniser
from shujian.documents.duplicates_signature import Signature, signature


@dataclass(frozen=True)
class Copy:
    """A document that is left out.

    Args:
        index: its place in the order given, from 0.
        id: its id.
        reason: why it is a copy, Chinese.
    """

    index: int
    id: str
    reason: str


@dataclass(frozen=True)
class Group:
    """Copies of one document.

    Args:
        index: place of the kept one in the order given, from 0.
        kept: its id.
        copies: the others, in the order given.
    """

    index: int
    kept: str
    copies: tuple[Copy, ...]


_MASK_COST = 5
"""A left-out name weighs as much as this many missing characters."""


def completeness(found: Signature) -> tuple[int, int]:
    """A higher one is the more complete copy: read to its end, longer, fewer names left out."""
    return found.whole, found.length - _MASK_COST * found.masks


def find_duplicates(documents: Iterable[Document]) -> list[Group]:
    """All groups of copies, in the order of their kept documents.

    Args:
        documents: any; those without text are never copies.
    """
    signatures: list[Signature] = []
    places: dict[str, int] = {}
    group_of: dict[int, int] = {}
    members: dict[int, list[tuple[int, Match | None]]] = {}
    recogniser = Recogniser()
    for index, document in enumerate(documents):
        found = signature(document)
        key = f"{index}"
        signatures.append(found)
        renamed = replace(found, id=key)  # ids may come twice: copies have the same
        match = recogniser.match(renamed)
        places[key] = index
        if match is None:
            group_of[index] = index
            members[index] = [(index, None)]
        else:
            group = group_of[index] = group_of[places[match.id]]
            members[group].append((index, match))
        recogniser.add(renamed)
    groups = [_group(found, signatures) for found in members.values() if len(found) > 1]
    return sorted(groups, key=lambda group: group.index)


def _group(members: list[tuple[int, Match | None]], signatures: list[Signature]) -> Group:
    kept = max(members, key=lambda m: (completeness(signatures[m[0]]), -m[0]))[0]
    why = {index: match.reason for index, match in members if match is not None}
    first = members[0][0]
    # the first has no match of its own: the kept one tells why they are the same
    why.setdefault(first, why.get(kept, ""))
    copies = [Copy(i, signatures[i].id, why[i]) for i, _ in members if i != kept]
    return Group(kept, signatures[kept].id, tuple(copies))
