"""Sets of offences that rules speak of: negligent ones, drug offences, and the like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from shujian.core.errors import ShujianError, raise_all
from shujian.law.offence_names import expand, fold
from shujian.law.offences import OffenceBook
from shujian.law.versions import Entry, check_keys, entries
from shujian.store.content import Content, Layer

KIND = "law/offence_sets"
"""The content folder."""
_REQUIRED = ("名称", "含义", "依据", "checked", "罪名")


@dataclass(frozen=True)
class Member:
    """How a charge belongs to a set.

    Args:
        name: the charge, or the pattern of a selective one.
        circumstance: it belongs only in this case (情形); "" always.
        doubt: why it may not belong (待核); "" for certain.
    """

    name: str
    circumstance: str = ""
    doubt: str = ""

    @property
    def certain(self) -> bool:
        """Whether the charge alone decides."""
        return not (self.circumstance or self.doubt)


@dataclass(frozen=True)
class OffenceSet:
    """A set of charges.

    Args:
        name: for rules.
        meaning: for people.
        basis: the articles.
        members: by folded name.
        checked: compared with the law.
        doubt: what is doubtful.
    """

    name: str
    meaning: str
    basis: tuple[str, ...]
    members: Mapping[str, Member]
    checked: bool
    doubt: str = ""

    def member(self, charge: str, book: OffenceBook | None = None) -> Member | None:
        """How the charge as written belongs to the set; None where it does not.

        Args:
            charge: as a judgment writes it.
            book: knows former names, and that a selective charge may contain the part that
                the set names; then the member is doubtful.
        """
        found = self.members.get(fold(charge))
        offence = book.find(charge) if book and found is None else None
        if book is None or offence is None:
            return found
        whole = self.members.get(fold(offence.name))
        if whole is not None:
            return whole
        parts = [m for m in self.members.values() if book.find(m.name) is offence]
        return Member(charge, doubt=f"“{parts[0].name}”属于，其他部分不属于") if parts else None


def load_sets(content: Content) -> Mapping[str, OffenceSet]:
    """Load ``law/offence_sets/**.yaml`` of all layers, by name.

    Raises:
        ShujianError: all faults at once, each with file and line.
    """
    return read_sets(content.files(KIND))


def read_sets(files: Iterable[tuple[Layer, Path]]) -> Mapping[str, OffenceSet]:
    """Load these files; a set of a higher layer replaces a lower one if it says so."""
    errors: list[ShujianError] = []
    found: dict[str, tuple[int, OffenceSet]] = {}
    for entry in entries(files, errors):
        faults = check_keys(entry, _REQUIRED, ("doubt", "derives_from"))
        data, rank = entry.data, entry.layer.rank if entry.layer else 0
        name = str(data.get("名称") or "")
        if name in found and (found[name][0] == rank or data.get("derives_from") != name):
            remedy = f"请改用另一个名称；要替换下层的集合，请写 derives_from: {name}"
            faults.append(entry.error(f"罪名集合“{name}”重复", remedy, "名称"))
        if data.get("checked") not in (True, False):
            faults.append(entry.error("checked 应为 true 或 false", "核对过写 true", "checked"))
        elif data["checked"] is False and not data.get("doubt"):
            faults.append(entry.error("未核对的集合缺少说明", "请在 doubt 写明疑点", "checked"))
        members = _members(entry, faults)
        errors.extend(faults)
        if not faults:
            basis = data["依据"] if isinstance(data["依据"], list) else [data["依据"]]
            one = OffenceSet(
                name, str(data["含义"]), tuple(map(str, basis)), MappingProxyType(members),
                data["checked"], str(data.get("doubt") or ""),
            )  # fmt: skip
            found[name] = (rank, one)
    raise_all(errors)
    return MappingProxyType({name: one for name, (_, one) in sorted(found.items())})


def _members(entry: Entry, faults: list[ShujianError]) -> dict[str, Member]:
    raw = entry.data.get("罪名")
    found: dict[str, Member] = {}
    for one in raw if isinstance(raw, list) else []:
        member = _member(entry, one, faults)
        if member is None:
            continue
        try:
            names = expand(member.name) if "{" in member.name else (member.name,)
        except ValueError as error:
            remedy = "请写作 {走私|贩卖}毒品罪 的形式"
            faults.append(entry.error(f"“{member.name}”不对", remedy, "罪名", str(error)))
            continue
        for name in names:
            if fold(name) in found:
                faults.append(entry.error(f"“{name}”在集合里重复", "请删除其中一处", "罪名"))
            found[fold(name)] = Member(name, member.circumstance, member.doubt)
    return found


def _member(entry: Entry, raw: Any, faults: list[ShujianError]) -> Member | None:
    if isinstance(raw, str) and raw:
        return Member(raw)
    place = Entry(raw, entry.path, entry.layer, getattr(raw, "line", entry.line))
    if not isinstance(raw, dict):
        faults.append(place.error(f"“{raw}”不是罪名", "请写罪名，或 {罪名: …, 情形: …}", "罪名"))
        return None
    wrong = check_keys(place, ("罪名",), ("情形", "待核"))
    faults.extend(wrong)
    if wrong:
        return None
    return Member(str(raw["罪名"]), str(raw.get("情形") or ""), str(raw.get("待核") or ""))
