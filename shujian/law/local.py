"""Local rules: what a place has laid down itself, for declared items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
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
        unit: what a number counts, e.g. 元; may be empty.
    """

    name: str
    type: str
    meaning: str
    choices: tuple[object, ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class LocalRule:
    """What one place laid down for an item.

    Args:
        item: the item's name.
        region: prefix of the division code; empty: everywhere.
        version: the value, its days and its source.
        entry: where it is written.
    """

    item: str
    region: str
    version: Version
    entry: Entry


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
        rules = read_rules(entries(content.files(RULES), errors), items, errors)
        raise_all(errors)
        return cls(MappingProxyType(items), _by_item(rules))

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
        rules = read_rules(given, self.items, errors)
        raise_all(errors)
        return LocalRules(self.items, _by_item(rules))

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
            unit = str(entry.data.get("unit") or "")
            found[name] = Item(name, kind, str(entry.data["meaning"]), tuple(choices), unit)
    return dict(sorted(found.items()))


def read_rules(
    given: Iterable[Entry], items: Mapping[str, Item], errors: list[ShujianError]
) -> list[LocalRule]:
    """The rules of these entries, by item, region and first day; faults are collected."""
    found: list[LocalRule] = []
    for entry in given:
        rule = _rule(entry, items, errors)
        if rule is not None:
            found.append(rule)
    found.sort(key=lambda rule: (rule.item, rule.region, by_start(rule.version)))
    for (item, region), rules in groupby(found, key=lambda rule: (rule.item, rule.region)):
        same, where = list(rules), f"地区“{region}”" if region else "所有地区"
        if overlaps([rule.version for rule in same]):
            errors.append(
                same[-1].entry.error(
                    f"“{item}”在{where}的规定有效期重叠",
                    "请先给较早的规定写明最后有效的一天（to）",
                    "from",
                )
            )
    return found


def _by_item(rules: Iterable[LocalRule]) -> dict[str, tuple[tuple[str, Version], ...]]:
    """(region prefix, version) of each item, the longest prefixes first."""
    found: dict[str, list[LocalRule]] = {}
    for rule in rules:
        found.setdefault(rule.item, []).append(rule)
    for same in found.values():
        same.sort(key=lambda r: (-len(r.region), r.region, by_start(r.version)))
    return {item: tuple((r.region, r.version) for r in same) for item, same in found.items()}


def _rule(entry: Entry, items: Mapping[str, Item], errors: list[ShujianError]) -> LocalRule | None:
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
    return None if version is None else LocalRule(name, region, version, entry)
