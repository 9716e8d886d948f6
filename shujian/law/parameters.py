"""Law parameters: numbers and words of the law, each with the days it is valid."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from shujian.core.cells import ABSENT, Missing
from shujian.core.errors import ShujianError, raise_all
from shujian.law.values import TYPES
from shujian.law.versions import (
    Entry,
    Version,
    by_start,
    check_keys,
    entries,
    overlaps,
    read_version,
    valid_on,
)
from shujian.store.content import Content, Layer

KIND = "law/parameters"
"""The content folder of parameters."""
_REQUIRED = ("path", "name", "type", "basis", "checked", "versions")
_OPTIONAL = ("unit", "doubt", "meaning", "derives_from")
_PATH = re.compile(r"[^\s.]+(?:\.[^\s.]+)+")


@dataclass(frozen=True)
class Parameter:
    """One value of the law through time.

    Args:
        path: its name in formulas, from the general to the particular, with dots.
        name: for people.
        type: one of ``law.values.TYPES``.
        unit: 月, 日, 元 …; "" where the type says it.
        basis: the articles.
        checked: False while nobody has compared it with the text of the law.
        doubt: what is doubtful.
        versions: by date, not overlapping.
        file: where it is declared.
    """

    path: str
    name: str
    type: str
    unit: str
    basis: tuple[str, ...]
    checked: bool
    doubt: str
    versions: tuple[Version, ...]
    file: str = ""


class LawBook:
    """All law parameters in force for a home.

    Args:
        parameters: by path.
    """

    def __init__(self, parameters: Mapping[str, Parameter]) -> None:
        self.parameters = MappingProxyType(dict(sorted(parameters.items())))

    @classmethod
    def load(cls, content: Content) -> LawBook:
        """Load ``law/parameters/**.yaml`` of all layers.

        Raises:
            ShujianError: all faults at once, each with file and line.
        """
        return cls.read(content.files(KIND))

    @classmethod
    def read(cls, files: Iterable[tuple[Layer, Path]]) -> LawBook:
        """Load these files; see ``load``."""
        errors: list[ShujianError] = []
        found: dict[str, tuple[Entry, Parameter]] = {}
        for entry in entries(files, errors):
            parameter = _parameter(entry, errors)
            if parameter is None:
                continue
            below = found.get(parameter.path)
            if below is not None and (fault := _clash(entry, below[0], parameter.path)):
                errors.append(fault)
                continue
            found[parameter.path] = (entry, parameter)
        raise_all(errors)
        return cls({path: parameter for path, (_, parameter) in found.items()})

    def get(self, path: str) -> Parameter | None:
        """The parameter; None where the path is unknown."""
        return self.parameters.get(path)

    def type(self, path: str) -> str | None:
        """The Chinese name of the type; None where the path is unknown."""
        found = self.get(path)
        return found.type if found else None

    def versions(self, path: str) -> tuple[Version, ...]:
        """The versions by date; empty where the path is unknown."""
        found = self.get(path)
        return found.versions if found else ()

    def at(self, path: str, when: dt.date | None) -> object | Missing:
        """The value on a day; ABSENT before the first version, in a gap, without a day."""
        return ABSENT if when is None else valid_on(self.versions(path), when)


def _clash(entry: Entry, below: Entry, path: str) -> ShujianError | None:
    """Why an entry may not stand beside one of the same path; None: a declared override."""
    ranks = [e.layer.rank if e.layer else 0 for e in (below, entry)]
    if ranks[0] == ranks[1]:
        return entry.error(
            f"参数“{path}”重复", "请删除其中一处", "path", f"“{below.path}”已声明该参数"
        )
    if entry.data.get("derives_from") != path:
        return entry.error(
            f"参数“{path}”覆盖了下层内容，但没有声明来源",
            f"请写 derives_from: {path}，或改用另一个路径",
            "path",
        )
    return None


def _parameter(entry: Entry, errors: list[ShujianError]) -> Parameter | None:
    data = entry.data
    faults = check_keys(entry, _REQUIRED, _OPTIONAL)
    path, kind = str(data.get("path") or ""), str(data.get("type") or "")
    if path and not _PATH.fullmatch(path):
        faults.append(entry.error(f"路径“{path}”不对", "请写作 刑法.缓刑.上限 的形式", "path"))
    if kind and kind not in TYPES:
        faults.append(entry.error(f"不认识的类型“{kind}”", f"可用：{'、'.join(TYPES)}", "type"))
    if not isinstance(data.get("checked", False), bool):
        faults.append(entry.error("checked 应为 true 或 false", "核对过法条写 true", "checked"))
    elif data.get("checked") is False and not data.get("doubt"):
        faults.append(entry.error("未核对的参数缺少说明", "请在 doubt 写明疑点", "checked"))
    if faults or not isinstance(data["versions"], list):
        errors.extend(faults or [entry.error("versions 应是列表", "每个版本一行", "versions")])
        return None
    versions = _versions(entry, kind, errors)
    basis = data["basis"] if isinstance(data["basis"], list) else [data["basis"]]
    return Parameter(
        path,
        str(data["name"]),
        kind,
        str(data.get("unit") or ""),
        tuple(str(article) for article in basis),
        data["checked"],
        str(data.get("doubt") or ""),
        versions,
        str(entry.path),
    )


def _versions(entry: Entry, kind: str, errors: list[ShujianError]) -> tuple[Version, ...]:
    found: list[Version] = []
    for raw in entry.data["versions"]:
        line = getattr(raw, "line", entry.line)
        one = Entry(raw, entry.path, entry.layer, line)
        if not isinstance(raw, dict):
            errors.append(one.error("版本应是 from、value 等键和值", "请参照其他参数"))
            continue
        errors.extend(check_keys(one, ("from", "value"), ("to", "source", "note")))
        version = read_version(one, kind, errors)
        if version is not None:
            found.append(version)
    found.sort(key=by_start)
    clash = overlaps(found)
    if clash:
        errors.append(
            entry.error(
                "两个版本的有效期重叠",
                "请给较早的版本写上 to（施行新规定的前一日）",
                "versions",
                f"{clash[0].start} 起与 {clash[1].start} 起的版本",
            )
        )
    return tuple(found)
