"""Local rules: what a place has laid down itself, for declared items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from shujian.core.cells import ABSENT, Missing
from shujian.core.errors import ShujianError, raise_all
from shujian.law.values import TYPES, read_value
from shujian.law.versions import (
    Entry,
    Version,
    by_start,
    check_keys,
    entries,
    overlaps,
    read_version,
)
from shujian.store.content import Content, Layer

ITEMS = "law/local_items"
"""The content folder of declared items."""
RULES = "local"
"""The content folder of local rules."""


@dataclass(frozen=True)
class Item:
    """A question that places answer differently.

    Args:
        name: its name in formulas.
        type: one of ``law.values.TYPES``.
        meaning: what is asked, for people.
        choices: the allowed values; empty: any of the type.
    """

    name: str
    type: str
    meaning: str
    choices: tuple[object, ...] = ()


@dataclass
class LocalRules:
    """Declared items and the rules of places, longest region prefixes first.

    Args:
        items: by name.
        rules: by item: (region prefix, version).
    """

    items: Mapping[str, Item]
    rules: Mapping[str, tuple[tuple[str, Version], ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, content: Content) -> LocalRules:
        """Load the items and rules of all layers.

        Raises:
            ShujianError: all faults at once, each with file and line.
        """
        errors: list[ShujianError] = []
        items = read_items(content.files(ITEMS), errors)
        rules = _collect(entries(content.files(RULES), errors), items, errors)
        raise_all(errors)
        return cls(MappingProxyType(items), rules)

    def with_rows(self, rows: Sequence[Mapping[str, Any]], name: str = "") -> LocalRules:
        """The same items with other rules, as cases state them.

        Args:
            rows: mappings with item, region, value, from, to, source.
            name: the file's name, for errors.

        Raises:
            ShujianError: all faults at once.
        """
        errors: list[ShujianError] = []
        given = [Entry(row, name, line=getattr(row, "line", None)) for row in rows]
        rules = _collect(given, dict(self.items), errors)
        raise_all(errors)
        return LocalRules(self.items, rules)

    def type(self, item: str) -> str | None:
        """The Chinese name of the type; None where the item is not declared."""
        found = self.items.get(item)
        return found.type if found else None

    def versions(self, item: str) -> tuple[tuple[str, Version], ...]:
        """(region prefix, version), the longest prefixes first."""
        return self.rules.get(item, ())

    def at(self, item: str, region: str, when: dt.date) -> object | Missing:
        """The value of the longest prefix that is valid on the day; ABSENT without one."""
        for prefix, version in self.versions(item):
            if region.startswith(prefix) and version.covers(when):
                return version.value
        return ABSENT


def read_items(files: Iterable[tuple[Layer, Path]], errors: list[ShujianError]) -> dict[str, Item]:
    """Declared items by name; an item may be declared once only."""
    found: dict[str, Item] = {}
    for entry in entries(files, errors):
        faults = check_keys(entry, ("item", "type", "meaning"), ("choices", "unit"))
        name, kind = str(entry.data.get("item") or ""), str(entry.data.get("type") or "")
        if kind and kind not in TYPES:
            faults.append(entry.error(f"不认识的类型“{kind}”", f"可用：{'、'.join(TYPES)}", "type"))
        if name in found:
            faults.append(entry.error(f"地方事项“{name}”重复", "请删除其中一处", "item"))
        choices = [] if faults else [read_value(kind, c) for c in entry.data.get("choices") or []]
        if None in choices:
            faults.append(entry.error(f"choices 中有值不是{kind}", "请按类型填写", "choices"))
        errors.extend(faults)
        if not faults:
            found[name] = Item(name, kind, str(entry.data["meaning"]), tuple(choices))
    return dict(sorted(found.items()))


def _collect(
    given: Iterable[Entry], items: Mapping[str, Item], errors: list[ShujianError]
) -> dict[str, tuple[tuple[str, Version], ...]]:
    grouped: dict[tuple[str, str], list[tuple[Version, Entry]]] = {}
    for entry in given:
        rule = _rule(entry, items, errors)
        if rule is not None:
            grouped.setdefault(rule[:2], []).append((rule[2], entry))
    found: dict[str, list[tuple[str, Version]]] = {}
    for (item, region), pairs in sorted(grouped.items()):
        pairs.sort(key=lambda pair: by_start(pair[0]))
        versions = [version for version, _ in pairs]
        if overlaps(versions):
            errors.append(
                pairs[-1][1].error(
                    f"“{item}”在地区“{region}”的规定有效期重叠", "请给较早的规定写上 to", "from"
                )
            )
        found.setdefault(item, []).extend((region, version) for version in versions)
    return {
        item: tuple(sorted(rules, key=lambda r: (-len(r[0]), r[0], by_start(r[1]))))
        for item, rules in found.items()
    }


def _rule(
    entry: Entry, items: Mapping[str, Item], errors: list[ShujianError]
) -> tuple[str, str, Version] | None:
    faults = check_keys(entry, ("item", "value"), ("region", "from", "to", "source", "note"))
    name = str(entry.data.get("item") or "")
    region = str(entry.data.get("region") if entry.data.get("region") is not None else "")
    if region and not (region.isdecimal() and region.isascii() and len(region) <= 12):
        faults.append(entry.error(f"地区“{region}”不是行政区划代码", "请写代码的前几位", "region"))
    item = items.get(name)
    if name and item is None:
        remedy = f"可用的事项：{'、'.join(items) or '无'}"
        faults.append(entry.error(f"没有声明过的地方事项“{name}”", remedy, "item"))
    if faults or item is None:
        errors.extend(faults)
        return None
    version = read_version(entry, item.type, errors)
    if version is not None and item.choices and version.value not in item.choices:
        allowed = "、".join(str(choice) for choice in item.choices)
        errors.append(entry.error(f"值“{version.value}”不在可选范围", f"可选：{allowed}", "value"))
        return None
    return None if version is None else (name, region, version)
