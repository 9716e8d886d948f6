"""Many judgments out of few: the same texts with other case numbers and other defendants."""

from __future__ import annotations

import json
import re
from pathlib import Path

from bench.facts import ROOT
from shujian.documents.judgments.reading import read_judgment

SHARED = ROOT.parent / "shared" / "corpus" / "judgments"
NUMBER = re.compile(r"(刑[初终更再]\D{0,3})\d+(?=号)")
_GIVEN = "安柏澄岱恩帆谷瀚霁珂岚茂宁沛琪蓉硕棠蔚熙砚易允知竹卓"
"""Signs of given names: two of them make one, so that few turns share a defendant."""


def texts() -> list[str]:
    """The texts of ``../shared`` where they are there, else an invented one."""
    held = SHARED / "texts.jsonl"
    if held.is_file():
        return [json.loads(line)["text"] for line in held.open(encoding="utf-8")]
    from tests.app.invented_judgments import CLEAN

    return [CLEAN]


def written(folder: Path, sources: list[str], count: int) -> list[Path]:
    """So many files: the texts again and again, each time of other cases and people."""
    folder.mkdir(parents=True)
    names = [_names(text) for text in sources]
    paths = []
    for index in range(count):
        turn, place = divmod(index, len(sources))
        path = folder / f"{index:06d}.txt"
        path.write_text(varied(sources[place], names[place], turn), "utf-8")
        paths.append(path)
    return paths


def varied(text: str, names: list[str], turn: int) -> str:
    """The text of another case: numbers and given names are changed; turn 0 is the text."""
    if not turn:
        return text
    text = NUMBER.sub(rf"\g<1>{9000 + turn}", text)
    for place, name in enumerate(names):
        first, second = divmod((turn * 7 + place) % len(_GIVEN) ** 2, len(_GIVEN))
        text = text.replace(name, name[0] + _GIVEN[first] + _GIVEN[second])
    return text


def _names(text: str) -> list[str]:
    """The defendants, longest first; units stay."""
    people = read_judgment(text, seconds=60).people
    names = {p.text("被告人") for p in people if not p.true("单位")}
    return sorted((n for n in names if 2 <= len(n) <= 4), key=lambda n: (-len(n), n))
