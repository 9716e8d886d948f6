"""A difference that concerns several is one line with all its places."""

from __future__ import annotations

import re

from shujian.documents.judgments.comparing.items import DIFFERENT, SAME
from shujian.documents.judgments.comparing.lines import Line, lines
from tests.documents.test_comparing import DATA, TEXTS, changed, compared


def _different(texts: dict[str, str]) -> list[Line]:
    return [one for one in lines(compared(texts).items) if one.first.result == DIFFERENT]


def test_a_charge_that_changed_for_two_persons_is_one_line_with_both() -> None:
    case = next(c for c in DATA["cases"] if c["id"] == "罪名改变，写明理由")
    (charge,) = [one for one in _different(changed(case)) if one.first.sort == "定性"]
    assert (charge.matter, charge.person) == ("罪名", "钱某甲、孙某乙")
    assert len({(i.one.start, i.two.start) for i in charge.items}) >= 1
    assert len(charge.places) == 2


def _single(text: str) -> str:
    """The case with one act only, whose sum is the total."""
    return re.sub(r"\n2、[^\n]*", "", text).replace("1、2024", "2024").replace("30000元", "3200元")


def test_a_total_and_its_only_act_are_one_line() -> None:
    papers = {n: _single(TEXTS[n]) for n in ("起诉书", "判决书")}
    papers["判决书"] = papers["判决书"].replace("3200元", "4200元")
    sums = [one for one in _different(papers) if one.first.sort == "事实"]
    assert [(one.matter, one.first.one.words, one.first.two.words) for one in sums] == [
        ("数额、第1起金额", "3200元", "4200元")
    ]


def test_acts_that_differ_alike_stay_apart_and_no_item_is_lost() -> None:
    same = {n: TEXTS[n].replace("26800元", "3200元") for n in ("起诉书", "判决书")}
    same["判决书"] = same["判决书"].replace("价值人民币3200元", "价值人民币4200元")
    acts = [one.matter for one in _different(same) if "起金额" in one.matter]
    assert acts == ["第1起金额", "第2起金额"]
    for case in DATA["cases"]:
        items = compared(changed(case)).items
        told = sorted(at for one in lines(items) for at in one.places)
        assert told == list(range(len(items)))
        assert all(len({i.result == SAME for i in one.items}) == 1 for one in lines(items))
