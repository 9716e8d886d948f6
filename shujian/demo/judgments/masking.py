"""Published copies: names masked, numbers and addresses left out."""

from __future__ import annotations

import re
from collections import defaultdict

from shujian.demo.judgments.model import Case

_HEAVENLY = "甲乙丙丁戊己"
_ADDRESS = re.compile(r"，(?:住|户籍地|户籍所在地)虚构省([^，。]*?[县区])[^，。]*(?=。)")


def masks(case: Case) -> dict[str, str]:
    """Which name becomes which: 王某某, 王某甲 and 王某乙 where several share a surname."""
    if "masks" not in case.notes:
        case.notes["masks"] = _masks(case)
    made: dict[str, str] = case.notes["masks"]
    return made


def _masks(case: Case) -> dict[str, str]:
    names = [who.name for who in case.accused]
    names += [case.notes["victim"]] if len(case.notes.get("victim", "")) < 5 else []
    groups: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(n for n in names if n):
        groups[name[0]].append(name)
    manner = case.pick("某", "某某", "某某", "×")
    made = {}
    for surname, same in groups.items():
        for index, name in enumerate(same):
            alone = len(same) == 1
            made[name] = surname + (manner if alone else f"某{_HEAVENLY[index]}")
    return made


def masked(case: Case, lines: list[str]) -> list[str]:
    """The lines as a publishing site shows them."""
    hidden = masks(case)
    text = "\n".join(lines)
    for name, mask in sorted(hidden.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(name, mask)
    text = _ADDRESS.sub(r"，住虚构省\1", text)
    return text.split("\n")


def subject(case: Case, name: str) -> str:
    """The name under which a published copy knows somebody."""
    return masks(case).get(name, name)
