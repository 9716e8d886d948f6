"""The written judgments of the demo city: readable, true to their own numbers, always the same."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from shujian.core.dates import add_months, month_end
from shujian.demo.frames import Frames
from shujian.demo.judgments import writing
from shujian.demo.judgments.deliver import FOLDER, ORIGINALS, PUBLISHED, TRUTH
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.making import make
from shujian.demo.judgments.planting import Spot, known
from shujian.demo.judgments.plants import spots
from shujian.demo.judgments.text import lines
from shujian.demo.judgments.timing import DAY
from shujian.demo.judgments.wish import Wish
from shujian.demo.names import Names
from shujian.demo.registry import Registry

NO_TABLES: dict[str, list[dict[str, object]]] = {"刑事裁判": [], "强制措施": []}


def desk(seed: int = 1) -> Desk:
    return Desk([seed], registry())


def registry() -> Registry:
    return Registry(Frames(), Names(np.random.default_rng(3)))


def test_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    found = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        writing.write(tmp_path / name, 4_000, seed, registry(), NO_TABLES)
        found.append([(tmp_path / name / FOLDER / f).read_bytes() for f in (ORIGINALS, PUBLISHED)])
    assert found[0] == found[1]
    assert found[0][0] != found[2][0]


def test_there_is_a_judgment_for_forty_people_and_the_truth_names_its_files(
    tmp_path: Path,
) -> None:
    writing.write(tmp_path, 4_000, 1, registry(), NO_TABLES)
    names: list[str] = []
    for archive in (ORIGINALS, PUBLISHED):
        with zipfile.ZipFile(tmp_path / FOLDER / archive) as opened:
            names += opened.namelist()
    truth = json.loads((tmp_path / TRUTH).read_text("utf-8"))
    assert len(names) >= 100
    assert len(set(names)) == len(names)
    assert {m["document"] for m in truth["marks"]} <= set(names)


@pytest.mark.parametrize(
    "spot", spots(), ids=lambda s: f"{s.rule}-{'alike' if s.alike else 'plant'}"
)
def test_every_mistake_and_look_alike_can_be_written(spot: Spot) -> None:
    case = spot.case(desk())
    case.notes["officer"] = "何无"
    assert len(lines(case)) > 8
    about = known()[spot.rule]
    assert about["severity"] in ("确定", "较可能", "待核")
    assert about["wrong"]
    assert about["basis"]


def test_every_mistake_has_a_look_alike() -> None:
    plants = {s.rule for s in spots() if not s.alike}
    assert plants == {s.rule for s in spots() if s.alike}
    assert plants == set(known())


def test_terms_end_where_the_law_lets_them_end() -> None:
    at = desk(5)
    seen = set()
    for layout in "ABC" * 40:
        case = make(at, Wish("诈骗罪", kind="有期徒刑", months=20, probation=0, procedure="普通",
                             layout=layout, custody="在押"))  # fmt: skip
        who, held = case.one, [m.start for m in case.one.measures]
        if who.start is None or who.end is None:
            continue
        seen.add(layout)
        inside = [held[0] + DAY * n for n in range((case.judged - held[0]).days)]
        if layout != "A":
            inside = [d for d in inside if d <= held[1] or d >= held[2]]
        served = [d for d in inside if d < (held[2] if layout != "A" else held[0])]
        begin = held[2] if layout != "A" else held[0]
        full = add_months(begin, 20) - DAY
        if begin == month_end(begin):  # counted to the last day of the month
            full = month_end(add_months(begin, 20)) - DAY
        assert who.end == full - DAY * len(served) or layout == "C"
        assert who.end > case.judged
    assert seen == set("ABC")
