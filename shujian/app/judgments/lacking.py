"""Facts of a document that rules lacked, so that a person can add them where the text states them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

import yaml

from shujian.app.judgments.awaiting import Waiting, undecided
from shujian.app.judgments.columns import GROUPS, stateable
from shujian.store.home import Home

Column = tuple[str, str]
"""Table and column."""
_NAMED = re.compile("“([^”]+)”")


def lacking(home: Home, document: str) -> dict[Column, list[str]]:
    """Columns of which a value would let rules decide → the names of these rules.

    Args:
        home: the home.
        document: the document that the last runs of the rules left undecided.
    """
    found: dict[Column, list[str]] = {}
    for one in undecided(home, document):
        for column in dict.fromkeys(_columns(one)):
            rules = found.setdefault(column, [])
            if one.rule[1] not in rules:
                rules.append(one.rule[1])
    return found


def _columns(one: Waiting) -> Iterator[Column]:
    """The columns that a reason names, those that are worked out as what they come from."""
    named = _NAMED.findall(one.reason)
    tables = [one.base, *(n for n in named if n in GROUPS)]
    for name in named:
        own = next((t for t in tables if stateable(t, name)), "")
        yield from ((own, name),) if own else sources().get(name, ())


@cache
def sources() -> Mapping[str, tuple[Column, ...]]:
    """Columns that are worked out → the columns of the text that they come from."""
    file = resources.files("shujian").joinpath("content", "judgments", "sources.yaml")
    held: Mapping[str, Iterable[str]] = yaml.safe_load(file.read_text("utf-8"))["sources"]
    return {name: tuple(_split(one) for one in own) for name, own in held.items()}


def _split(words: str) -> Column:
    table, _, column = words.partition(".")
    return table, column
