"""Documents of one invented case compared: every difference is told, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.app.screening.comparing import ID, PACK
from shujian.app.shelf import Shelf
from shujian.core.errors import ShujianError
from shujian.documents.judgments.comparing.aligning import may_be
from shujian.documents.judgments.comparing.comparing import compare, paper
from shujian.documents.judgments.comparing.items import SAME, Comparison, Item
from shujian.documents.judgments.comparing.table import NAME, table
from shujian.documents.judgments.reading import read_judgment
from shujian.models.packs.screen import Screener

DATA = yaml.safe_load((Path(__file__).parent / "data" / "comparisons.yaml").read_text("utf-8"))
TEXTS: dict[str, str] = DATA["papers"]


def compared(texts: dict[str, str]) -> Comparison:
    """A comparison of texts by name."""
    return compare([paper(read_judgment(t), n, n) for n, t in texts.items()])


def changed(case: dict[str, Any]) -> dict[str, str]:
    """The papers of a case; every replacement must have something to replace."""
    found = {}
    for name in case["papers"]:
        text = TEXTS[name]
        for old, new in case.get("change", {}).get(name, []):
            assert str(old) in text, old
            text = text.replace(str(old), str(new))
        found[name] = text
    return found


def told(item: Item) -> tuple[str, ...]:
    """An item as the cases write it."""
    grade = "实体" if item.material else "文字"
    reason = "有理由" if item.reason.start >= 0 else "无理由"
    return item.sort, item.matter, item.result, item.person, grade, reason


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener([Shelf().pack(PACK)[0]])


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda c: c["id"])
def test_what_differs_is_told_and_nothing_else(case: dict[str, Any], screener: Screener) -> None:
    found = compared(changed(case))
    held = [i for i in found.items if i.result != SAME]
    assert sorted(map(told, held)) == sorted(tuple(e) for e in case["expect"])
    for words in case.get("says", []):
        assert any(words in i.why for i in held), [i.why for i in held]
    hits = {f.rule for f in screener.run({NAME: table(found, ID)}).findings}
    assert hits >= set(case.get("rules", []))
    if not case["expect"] or all(e[5] == "有理由" for e in case["expect"]):
        assert hits == set()


def test_the_places_of_both_sides_show_the_words() -> None:
    texts = {n: TEXTS[n] for n in ("起诉书", "判决书")}
    for item in compared(texts).items:
        for side, name in ((item.one, item.left), (item.two, item.right)):
            if side.start >= 0:
                assert 0 <= side.start < side.end <= len(texts[name])
        if item.matter == "罪名":
            assert texts["判决书"][item.two.start : item.two.end] == "盗窃罪"


def test_the_order_in_which_documents_are_given_makes_no_difference() -> None:
    names = list(TEXTS)
    one = compared({n: TEXTS[n] for n in names})
    two = compared({n: TEXTS[n] for n in reversed(names)})
    assert one.items == two.items


def test_two_of_a_kind_and_what_is_of_no_kind_are_refused() -> None:
    readings = [paper(read_judgment(TEXTS["起诉书"]), n, n) for n in "甲乙"]
    with pytest.raises(ShujianError, match="都是起诉书"):
        compare(readings)
    with pytest.raises(ShujianError, match="至少要两份"):
        compare(readings[:1])
    with pytest.raises(ShujianError, match="不能比对"):
        paper(read_judgment("虚州市虚江区人民法院\n民事判决书\n原告李某。"), "丙", "丙")


def test_a_document_of_another_case_is_told() -> None:
    other = TEXTS["判决书"].replace("钱某甲", "卫大山").replace("孙某乙", "蒋小河")
    other = other.replace("990102199003040015", "990102198003040016").replace("1990年", "1980年")
    other = other.replace("990102199205060018", "990102198205060011").replace("1992年", "1982年")
    assert any("可能不是同一案件" in n for n in compared({**TEXTS, "判决书": other}).notes)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("钱某", "钱大海", True), ("钱某甲", "钱大海", True), ("钱××", "钱大海", True),
        ("钱某海", "钱大海", True), ("钱某", "孙大海", False), ("钱某海", "钱大山", False),
        ("钱大海", "钱大山", False), ("钱大海", "钱大海", True), ("", "", False),
    ],
)  # fmt: skip
def test_a_masked_name_may_be_the_whole_one(one: str, two: str, same: bool) -> None:
    assert may_be(one, two) is same
    assert may_be(two, one) is same


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(list(TEXTS)), st.integers(0, 900), st.integers(0, 300))
def test_damaged_papers_are_compared_or_refused(name: str, start: int, length: int) -> None:
    text = TEXTS[name]
    texts = {n: TEXTS[n] for n in TEXTS if n != name}
    try:
        found = compared({**texts, name: text[:start] + text[start + length :]})
    except ShujianError:
        return
    assert all(i.why for i in found.items)


def _sides(case: str, matter: str) -> set[tuple[str, str]]:
    held = compared(changed(next(c for c in DATA["cases"] if c["id"] == case))).items
    return {(i.one.words, i.two.words) for i in held if i.matter == matter and i.result != SAME}


def test_the_sides_say_what_the_remark_says() -> None:
    assert _sides("累犯没有提到", "累犯") == {("累犯", "未提及")}
    assert _sides("自首不予认定，写明理由", "自首") == {("自首", "未认定")}
    texts = {n: TEXTS[n] for n in ("起诉书", "判决书")}
    sums = [i for i in compared(texts).items if i.matter.endswith(("金额", "数额"))]
    assert sums
    for item in sums:
        assert all(word.endswith("元") for word in (item.one.words, item.two.words)), item
