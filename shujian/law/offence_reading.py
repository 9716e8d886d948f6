"""How the files of offences are read: strictly, with the place of every fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from shujian.core.errors import ShujianError
from shujian.law.offence import Offence, Penalties
from shujian.law.offence_names import expand, fold
from shujian.law.offence_tiers import read_tiers
from shujian.law.values import day
from shujian.law.versions import Entry, check_keys, entries
from shujian.store.content import Layer

_OFFENCE = ("罪名", "条文", "版本")
_OFFENCE_MORE = ("选择", "曾用名", "别名", "前身", "derives_from")
_VERSION = ("自", "来源", "checked", "档次")
_VERSION_MORE = ("至", "条文", "doubt", "单位责任人员")


def read_offences(
    files: Iterable[tuple[Layer, Path]], errors: list[ShujianError]
) -> tuple[dict[str, Offence], dict[str, str]]:
    """The offences by name, and every way to write a name; faults are collected."""
    found: dict[str, tuple[Entry, Offence]] = {}
    for entry in entries(files, errors):
        offence = _offence(entry, errors)
        if offence is None:
            continue
        below = found.get(offence.name)
        if below is not None and (fault := _clash(entry, below[0], offence.name)):
            errors.append(fault)
            continue
        found[offence.name] = (entry, offence)
    names = _index(found, errors)
    return {name: offence for name, (_, offence) in found.items()}, names


def _clash(entry: Entry, below: Entry, name: str) -> ShujianError | None:
    ranks = [e.layer.rank if e.layer else 0 for e in (below, entry)]
    if ranks[0] == ranks[1]:
        why = f"“{below.path}”已写了该罪名"
        return entry.error(f"罪名“{name}”重复", "请删除其中一处", "罪名", why)
    if entry.data.get("derives_from") != name:
        remedy = f"请写 derives_from: {name}，表明有意替换"
        return entry.error(f"罪名“{name}”覆盖了下层内容，但没有声明来源", remedy, "罪名")
    return None


def _offence(entry: Entry, errors: list[ShujianError]) -> Offence | None:
    faults = check_keys(entry, _OFFENCE, _OFFENCE_MORE)
    lists = {key: texts(entry, key, faults) for key in ("条文", *_OFFENCE_MORE[:4])}
    name = str(entry.data.get("罪名") or "")
    if name and not re.fullmatch(r"[\u4e00-\u9fff、（）]+罪", name):
        faults.append(entry.error(f"罪名“{name}”不对", "罪名以“罪”结尾，只用汉字和顿号", "罪名"))
    raw = entry.data.get("版本")
    if not isinstance(raw, list):
        faults.append(entry.error("版本应是列表", "每个版本以“- 自:”开头", "版本"))
        raw = []
    versions = [v for one in raw if (v := _version(entry, one, lists["条文"], faults))]
    versions.sort(key=lambda v: v.start)
    for left, right in pairwise(versions):
        if left.end is None or right.start <= left.end:
            why = f"{left.start} 起与 {right.start} 起的版本"
            remedy = "请给较早的版本写上“至”（施行新规定的前一日）"
            faults.append(entry.error(f"“{name}”两个版本的有效期重叠", remedy, "版本", why))
    errors.extend(faults)
    if faults:
        return None
    return Offence(
        name, lists["条文"], tuple(versions), lists["选择"], lists["曾用名"], lists["别名"],
        lists["前身"], str(entry.path),
    )  # fmt: skip


def _version(
    entry: Entry, raw: Any, articles: tuple[str, ...], faults: list[ShujianError]
) -> Penalties | None:
    one = Entry(raw, entry.path, entry.layer, getattr(raw, "line", entry.line))
    if not isinstance(raw, dict):
        faults.append(one.error("版本应是“自”“档次”等键和值", "请参照其他罪名"))
        return None
    found = check_keys(one, _VERSION, _VERSION_MORE)
    start, end = day(raw.get("自")), day(raw.get("至"))
    for key, got in (("自", start), ("至", end)):
        if raw.get(key) is not None and got is None:
            found.append(one.error(f"“{key}”不是日期", "请写作 2020-01-01 的形式", key))
    if start and end and end < start:
        found.append(one.error("“至”早于“自”", "至是版本有效的最后一日，请核对", "至"))
    if not isinstance(raw.get("checked", False), bool):
        found.append(one.error("checked 应为 true 或 false", "核对过条文写 true", "checked"))
    elif raw.get("checked") is False and not raw.get("doubt"):
        found.append(one.error("未核对的版本缺少说明", "请在 doubt 写明疑点", "checked"))
    own = texts(one, "条文", found) or articles
    tiers = read_tiers(one, "档次", found)
    unit_articles, unit = _unit(one, found)
    faults.extend(found)
    if found or start is None:
        return None
    return Penalties(
        start, end, own, str(raw["来源"]), tiers, unit_articles, unit, raw["checked"],
        str(raw.get("doubt") or ""),
    )  # fmt: skip


def _unit(one: Entry, faults: list[ShujianError]) -> tuple[tuple[str, ...], Any]:
    raw = one.data.get("单位责任人员")
    if raw is None:
        return (), ()
    unit = Entry(raw, one.path, one.layer, getattr(raw, "line", one.line))
    if not isinstance(raw, dict):
        faults.append(one.error("单位责任人员应写条文和档次", "请参照其他罪名", "单位责任人员"))
        return (), ()
    faults.extend(check_keys(unit, ("条文", "档次"), ()))
    return texts(unit, "条文", faults), read_tiers(unit, "档次", faults)


def texts(entry: Entry, key: str, faults: list[ShujianError]) -> tuple[str, ...]:
    """A list of texts under a key, () where the key is missing; faults are collected."""
    raw = entry.data.get(key)
    if raw is None:
        return ()
    if isinstance(raw, list) and raw and all(isinstance(t, str) and t for t in raw):
        return tuple(raw)
    faults.append(entry.error(f"“{key}”应是文字的列表", "请写作 [甲, 乙]", key))
    return ()


def _index(
    found: Mapping[str, tuple[Entry, Offence]], errors: list[ShujianError]
) -> dict[str, str]:
    names: dict[str, str] = {}
    for entry, offence in found.values():
        for origin in offence.origins:
            if origin not in found:
                remedy = "前身应是表中另一个罪名的全名"
                errors.append(entry.error(f"没有名为“{origin}”的罪名", remedy, "前身"))
        for written in _written(entry, offence, errors):
            holder = names.setdefault(fold(written), offence.name)
            if holder != offence.name:
                why = f"“{holder}”也可写作该名称"
                remedy = "一个名称只能指一个罪名，请删除其中一处"
                errors.append(entry.error(f"“{written}”指两个罪名", remedy, "罪名", why))
    return names


def _written(entry: Entry, offence: Offence, errors: list[ShujianError]) -> list[str]:
    found = [offence.name]
    for key, given in (("选择", offence.patterns), ("曾用名", offence.former)):
        for text in given:
            if "{" not in text and key == "曾用名":
                found.append(text)
                continue
            try:
                found.extend(expand(text))
            except ValueError as error:
                remedy = "请写作 {走私|贩卖}毒品罪 的形式"
                errors.append(entry.error(f"“{text}”不对", remedy, key, str(error)))
    return [*found, *offence.aliases]
