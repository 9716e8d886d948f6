"""A sentence in one cell: each element reads its own part, and what is not plain stays unread."""

from __future__ import annotations

import pytest

from shujian.core.cells import State
from shujian.core.terms import Term
from shujian.schema.elements import element
from shujian.schema.elements.base import Element
from shujian.schema.elements.sentenced import within

UNREAD, BLANK = "unread", "blank"
FIXED_TERM, ARREST = "有期徒刑", "拘役"
PARTS = ("主刑", "主刑刑期", "宣告缓刑", "缓刑考验期")


def read(kind: Element, raw: str) -> object:
    cleaned = kind.clean(raw)
    if cleaned.state is State.VALUE:
        return cleaned.value
    return BLANK if cleaned.state is State.BLANK else UNREAD


SENTENCES = [
    ("有期徒刑一年，缓刑一年六个月", FIXED_TERM, Term(12), True, Term(18)),
    ("有期徒刑三年缓刑四年", FIXED_TERM, Term(36), True, Term(48)),
    ("有期徒刑三年（缓刑四年）", FIXED_TERM, Term(36), True, Term(48)),
    ("有期徒刑三年緩刑四年", FIXED_TERM, Term(36), True, Term(48)),
    ("有期徒刑1年6月，缓刑考验期2年。", FIXED_TERM, Term(18), True, Term(24)),
    ("拘役4个月 缓刑6个月 罚金4000元", ARREST, Term(4), True, Term(6)),
    (
        "犯盗窃罪，判处有期徒刑一年半，宣告缓刑二年，并处罚金人民币2,000元",
        FIXED_TERM, Term(18), True, Term(24),
    ),
    ("有期徒刑一年，并处罚金人民币五千元，缓刑二年", FIXED_TERM, Term(12), True, Term(24)),
    ("拘役六个月，并处罚金", ARREST, Term(6), BLANK, BLANK),
    ("有期徒刑11年，剥夺政治权利2年，罚金10,000元", FIXED_TERM, Term(132), BLANK, BLANK),
    ("有期徒刑一年", FIXED_TERM, Term(12), BLANK, BLANK),
    ("管制一年", "管制", Term(12), BLANK, BLANK),
    ("单处罚金人民币5000元", "单处罚金", BLANK, BLANK, BLANK),
    ("罚金人民币三千元", "单处罚金", BLANK, BLANK, BLANK),
    ("单处罚金2000元", "单处罚金", BLANK, BLANK, BLANK),
    ("犯危险驾驶罪，判处罚金人民币3,000元。", "单处罚金", BLANK, BLANK, BLANK),
    ("免予刑事处罚", "免予刑事处罚", BLANK, BLANK, BLANK),
    (
        "无期徒刑，剥夺政治权利终身，并处没收个人全部财产",
        "无期徒刑", Term(indefinite="无期"), BLANK, BLANK,
    ),
    ("死刑缓期二年执行，剥夺政治权利终身", "死刑缓期执行", Term(indefinite="死缓"), BLANK, BLANK),
    ("有期徒刑一年，宣告缓刑", FIXED_TERM, Term(12), True, UNREAD),
    ("有期徒刑一年，缓刑二百年", FIXED_TERM, Term(12), True, UNREAD),
]  # fmt: skip


@pytest.mark.parametrize("case", SENTENCES, ids=lambda c: c[0])
def test_each_takes_its_part(case: tuple[object, ...]) -> None:
    raw, *expected = case
    assert [read(element(name), str(raw)) for name in PARTS] == expected
    apart = [read(within(element(name)), str(raw)) for name in PARTS]
    assert apart == expected


@pytest.mark.parametrize(
    "raw",
    [
        "犯盗窃罪，判处有期徒刑一年；犯诈骗罪，判处有期徒刑二年，决定执行有期徒刑二年六个月",
        "撤销缓刑，有期徒刑一年",
        "有期徒刑一年，缓刑一年六个月，缓刑二年",
        "有期徒刑一年，数罪并罚",
        "有期徒刑一年，拘役三个月",
        "一年，缓刑二年",
        "有期徒刑一年，不适用缓刑",
        "并处罚金人民币三千元",
        "犯盗窃罪，并处罚金2000元",
        "罚金三千元，撤销缓刑",
        "罚金三千元，罚金二千元",
        "罚金",
    ],
)
def test_nothing_is_picked_out_of_more(raw: str) -> None:
    assert [read(element(name), raw) for name in PARTS] == [UNREAD] * 4


@pytest.mark.parametrize(
    ("raw", "suspended", "probation"),
    [
        ("二年", True, Term(24)),
        ("缓刑二年", True, Term(24)),
        ("缓刑考验期限为二年", True, Term(24)),
        ("1年6个月", True, Term(18)),
        ("1年零6个月", True, Term(18)),
        ("24个月", True, Term(24)),
        ("24", True, UNREAD),
        ("2", UNREAD, UNREAD),
        ("02", UNREAD, UNREAD),
        ("是", True, UNREAD),
        ("宣告缓刑", True, UNREAD),
        ("否", False, BLANK),
        ("无", False, BLANK),
        ("0", False, BLANK),
        ("0个月", False, BLANK),
        ("实刑", False, BLANK),
        ("不适用缓刑", False, BLANK),
        ("—", BLANK, BLANK),
        ("", BLANK, BLANK),
        ("2.5年", UNREAD, UNREAD),
        ("余刑二年", UNREAD, UNREAD),
        ("剥夺政治权利二年", UNREAD, UNREAD),
        ("不详", UNREAD, UNREAD),
    ],
)
def test_a_period_is_only_there_if_it_was_pronounced(
    raw: str, suspended: object, probation: object
) -> None:
    assert read(element("宣告缓刑"), raw) == suspended
    assert read(element("缓刑考验期"), raw) == probation


@pytest.mark.parametrize("raw", ["二年", "1年6个月"])
def test_beside_the_penalty_a_bare_term_is_that_of_the_penalty(raw: str) -> None:
    assert read(element("主刑刑期"), raw) in (Term(24), Term(18))
    assert [read(within(element(n)), raw) for n in ("宣告缓刑", "缓刑考验期")] == [BLANK, BLANK]


@pytest.mark.parametrize("raw", ["1", "是", "24"])
def test_beside_the_penalty_a_yes_or_a_number_says_nothing(raw: str) -> None:
    assert read(within(element("宣告缓刑")), raw) == UNREAD


def test_a_probation_is_no_length_of_the_penalty() -> None:
    assert "没有写主刑" in element("主刑刑期").clean("缓刑二年").note
    assert read(element("主刑刑期"), "考验期二年") == UNREAD
