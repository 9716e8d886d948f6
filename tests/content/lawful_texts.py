"""Invented judgments kept as parts that differ from one plain judgment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shujian.core import yamlio

DATA = Path(__file__).parent / "data"
_SURNAMES = "杜鲍江沈韩方莫尤湛乔仇庄闵麻崔顾蓝隋柏霍卫盛屠熊纪舒项祝董凌骆柯樊管葛奚毕郝安"


def cases(folder: str) -> Iterator[tuple[str, str, frozenset[str]]]:
    """(name, text, rules that must speak and no others) of each case of a folder.

    A part left out is that of the base; {人} is the defendant, another one in every case,
    and {号} the number of the case, so that no two are of one person or one case.
    """
    base = yamlio.parse((DATA / "base.yaml").read_text("utf-8"), "base.yaml")["parts"]
    files = sorted((DATA / folder).glob("*.yaml"))
    read = [c for f in files for c in yamlio.parse(f.read_text("utf-8"), f.name)["cases"]]
    start = 0 if folder == "lawful" else 500
    for number, case in enumerate(read, start=start):
        yield case["name"], _text(base, case, number), frozenset(case.get("clues", ()))


def _text(base: dict[str, str], case: dict[str, Any], number: int) -> str:
    parts = {**base, **case.get("parts", {})}
    text = case.get("text") or "\n".join(p.strip() for p in parts.values() if p)
    turn, place = divmod(number, len(_SURNAMES))
    person = _SURNAMES[place] + "某" + "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"[turn]
    return str(text).replace("{人}", person).replace("{号}", str(number + 1)) + "\n"
