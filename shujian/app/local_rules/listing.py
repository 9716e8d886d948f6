"""Every local item with its rules and the models that ask it; broken files hide nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from shujian.app.local_rules.own_file import is_own
from shujian.app.shelf import Shelf
from shujian.app.shelves import kept
from shujian.core.errors import ManyErrorsError, ShujianError
from shujian.law.local import ITEMS, RULES, Item, LocalRule, read_items, read_rules
from shujian.law.versions import entries
from shujian.store import content
from shujian.store.content import Content
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require

_ASKED = re.compile(r"""地方\s*[(（]\s*["“]([^"”]+)["”]""")
"""A call of the function with its item written out, as the models' formulas have it."""

_CHOICES: Mapping[str, tuple[object, ...]] = {"布尔": (True, False)}
"""The values of types that have but a few."""


@dataclass(frozen=True)
class Asking:
    """A model or rule pack that asks an item."""

    id: str
    name: str


@dataclass(frozen=True)
class Rule:
    """One rule as people read it.

    Args:
        region: prefix of the division code; empty: everywhere.
        value: in words; see ``words``.
        start: first day; None: from the beginning.
        end: last day, included; None: still in force.
        source: what it is laid down in.
        note: a remark.
        layer: whose it is: 随程序, 内容包“…”, 本单位.
        file: its file, below the layer's folder.
        own: it was entered through the program, which can take it back.
    """

    region: str
    value: str
    start: dt.date | None
    end: dt.date | None
    source: str
    note: str
    layer: str
    file: str
    own: bool


@dataclass(frozen=True)
class Question:
    """An item with everything about it."""

    item: Item
    choices: tuple[str, ...]
    models: tuple[Asking, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Listing:
    """All items, and why some files could not be read."""

    items: tuple[Question, ...]
    broken: tuple[ShujianError, ...]


def listed(ctx: Context, home: Home) -> Listing:
    """Every declared item; what is faulty in a file is told beside what can be read.

    Raises:
        ShujianError: ``trust.refused``.
    """
    require(ctx, Action.VIEW, Thing("地方规定"))
    errors: list[ShujianError] = []
    layers = Content(home)
    items = read_items(layers.files(ITEMS), errors)
    rules: dict[str, list[Rule]] = {}
    for rule in read_rules(entries(layers.files(RULES), errors), items, errors):
        rules.setdefault(rule.item, []).append(_rule(rule, home))
    asked = models_asking(kept(home).shelf)
    found = (
        Question(
            item,
            tuple(words(choice) for choice in item.choices or _CHOICES.get(item.type, ())),
            tuple(asked.get(name, ())),
            tuple(rules.get(name, ())),
        )
        for name, item in items.items()
    )
    return Listing(tuple(found), tuple(named(e) for e in flat(errors)))


def models_asking(shelf: Shelf) -> Mapping[str, list[Asking]]:
    """Item → the models and packs whose texts ask it, by name.

    The texts are read and not the bound formulas: a faulty model asks as well.
    """
    found: dict[str, list[Asking]] = {}
    for held in (*shelf.items.values(), *shelf.packs.values()):
        one = Asking(held.id, str(held.data.get("name") or held.id))
        for item in sorted(_items_of(held)):
            found.setdefault(item, []).append(one)
    return {item: sorted(those, key=lambda a: a.name) for item, those in found.items()}


def _items_of(held: content.Item) -> set[str]:
    steps = sorted((held.path.parent / "steps").glob("*.yaml"))
    texts = (path.read_text("utf-8-sig", errors="replace") for path in (held.path, *steps))
    return {item for text in texts for item in _ASKED.findall(text)}


def words(value: object) -> str:
    """A typed value as people write it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return str(value)


def flat(errors: list[ShujianError]) -> list[ShujianError]:
    """Single errors."""
    return [
        e
        for error in errors
        for e in (error.errors if isinstance(error, ManyErrorsError) else [error])
    ]


def named(error: ShujianError) -> ShujianError:
    """The error with the file's name: its folder on the server is nothing for a page."""
    file = error.where.file
    return replace(error, where=replace(error.where, file=Path(file).name if file else None))


def _rule(rule: LocalRule, home: Home) -> Rule:
    entry, version = rule.entry, rule.version
    layer, path = entry.layer, Path(entry.path)
    return Rule(
        rule.region, words(version.value), version.start, version.end, version.source,
        str(entry.data.get("note") or ""), layer.name if layer else "",
        path.relative_to(layer.root).as_posix() if layer else path.name, is_own(home, path),
    )  # fmt: skip
