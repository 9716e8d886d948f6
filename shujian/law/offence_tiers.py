"""How a tier of penalties is read from content."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from shujian.core.errors import ShujianError
from shujian.law.offence import MAIN_KINDS, PROPERTY, RIGHTS, Fine, Main, Tier
from shujian.law.values import read_term
from shujian.law.versions import Entry, check_keys

_TIER = ("档", "情形", "主刑", "财产刑")
_TOLD = "认定"
_MAIN = re.compile(r"有期徒刑(?P<low>[\d年个月]+?)(?:至(?P<high>[\d年个月]+))?")
_MULTIPLE = re.compile(r"(\d+(?:\.\d+)?)倍")
_FINES = tuple(kind for kind in PROPERTY if "罚金" in kind)


def read_tiers(entry: Entry, key: str, faults: list[ShujianError]) -> tuple[Tier, ...]:
    """The tiers under a key, numbered from 1; faults are collected."""
    raw = entry.data.get(key)
    if not isinstance(raw, list):
        if raw is not None:
            faults.append(entry.error(f"“{key}”应是列表", "每个档次一行", key))
        return ()
    found = []
    for number, one in enumerate(raw, 1):
        place = Entry(one, entry.path, entry.layer, getattr(one, "line", entry.line))
        if not isinstance(one, dict):
            faults.append(place.error("档次应是键和值", "请参照其他罪名"))
            continue
        missing = check_keys(place, _TIER, ("罚金", _TOLD))
        faults.extend(missing)
        if not missing:
            found.append(_tier(place, number, faults))
    return tuple(found)


def _tier(place: Entry, number: int, faults: list[ShujianError]) -> Tier:
    data = place.data
    if data["档"] != number:
        faults.append(place.error(f"档“{data['档']}”应为 {number}", "档次从 1 起连续编号", "档"))
    mains = tuple(_mains(place, faults))
    if data["财产刑"] not in PROPERTY:
        remedy = f"可用：{'、'.join(PROPERTY)}"
        faults.append(place.error(f"不认识的财产刑“{data['财产刑']}”", remedy, "财产刑"))
    fine = _fine(place, faults)
    if fine is not None and data["财产刑"] not in _FINES:
        faults.append(place.error("没有罚金的档次写了罚金幅度", "请核对财产刑", "罚金"))
    told = data.get(_TOLD, [])
    if not isinstance(told, list) or not all(isinstance(w, str) and w for w in told):
        faults.append(place.error(f"“{_TOLD}”应是词的列表", "如：认定: [轮奸]", _TOLD))
        told = []
    return Tier(number, str(data["情形"]), mains, str(data["财产刑"]), fine, tuple(told))


def _mains(place: Entry, faults: list[ShujianError]) -> list[Main]:
    raw = place.data["主刑"]
    found: list[Main] = []
    for text in raw if isinstance(raw, list) else [raw]:
        main = read_main(text)
        if main is None or any(main.kind == other.kind for other in found):
            why = "同一档次中重复" if main else ""
            remedy = f"请写作 有期徒刑6个月至3年，或 {'、'.join([*MAIN_KINDS[:2], RIGHTS])} 等"
            faults.append(place.error(f"主刑“{text}”不对", remedy, "主刑", why))
        else:
            found.append(main)
    return found


def read_main(text: Any) -> Main | None:
    """A kind of penalty as content writes it; None where it is none."""
    if text in MAIN_KINDS or text == RIGHTS:
        return None if text == "有期徒刑" else Main(str(text))
    match = _MAIN.fullmatch(text) if isinstance(text, str) else None
    if not match:
        return None
    low = read_term(match["low"])
    high = read_term(match["high"]) if match["high"] else low
    if low is None or high is None or high < low:
        return None
    return Main("有期徒刑", low, high)


def _fine(place: Entry, faults: list[ShujianError]) -> Fine | None:
    raw = place.data.get("罚金")
    if raw is None:
        return None
    if not isinstance(raw, dict):
        faults.append(place.error("罚金应写下限和上限", "如 {下限: 20000, 上限: 200000}", "罚金"))
        return None
    one = Entry(raw, place.path, place.layer, getattr(raw, "line", place.line))
    faults.extend(check_keys(one, ("下限", "上限"), ("基数",)))
    base = str(raw.get("基数") or "")
    low, high = (_amount(raw.get(key), bool(base)) for key in ("下限", "上限"))
    if low is None or high is None or high < low:
        remedy = "写元数（20000）；有基数的写倍数（0.5倍），下限不大于上限"
        faults.append(one.error("罚金幅度不对", remedy, "下限"))
        return None
    return Fine(low, high, base)


def _amount(raw: Any, multiple: bool) -> Decimal | None:
    if multiple:
        match = _MULTIPLE.fullmatch(raw) if isinstance(raw, str) else None
        return Decimal(match[1]) if match else None
    whole = isinstance(raw, int) and not isinstance(raw, bool) and raw > 0
    return Decimal(raw) if whole else None
