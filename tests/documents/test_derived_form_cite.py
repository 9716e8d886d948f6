"""What follows from dates, signatures and citations: limits, benches, provisions."""

from __future__ import annotations

import datetime as dt

import pytest

from shujian.core.terms import Term
from shujian.documents.judgments.derived import cite as derived_cite
from shujian.documents.judgments.derived import form as derived_form
from shujian.documents.judgments.derived import limits as derived_limits
from shujian.documents.judgments.derived import parts as derived_parts
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.normal import normalise
from shujian.documents.judgments.provisions import exists
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Segments

DAY = dt.date


def reading(**cells: object) -> Reading:
    """A reading of a first-instance judgment with these cells of 文书."""
    found = Reading(normalise("判决如下"), Segments())
    for column, value in {"审级": "一审", "裁判日期": DAY(2030, 3, 1), **cells}.items():
        found.document.put(column, value)  # type: ignore[arg-type]
    return found


def add(found: Reading, table: str, **cells: object) -> Row:
    """A further row."""
    row = found.rows.new(table)
    for column, value in cells.items():
        row.put(column, value)  # type: ignore[arg-type]
    return row


def cite(
    found: Reading, article: int, sub: int = 0, paragraph: int = 0, place: str = "依照"
) -> Row:
    return add(
        found, "引用法条", 位置=place, 法律="刑法", 条=article, 之=sub, 款=paragraph, 项=0,
        条文=f"刑法{article}.{paragraph}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("procedure", "judged", "term", "limit", "over"),
    [
        ("简易", DAY(2030, 3, 21), Term(12), DAY(2030, 3, 21), 0),
        ("简易", DAY(2030, 3, 22), Term(36), DAY(2030, 3, 21), 1),
        ("简易", DAY(2030, 3, 22), Term(36, 1), DAY(2030, 4, 16), -25),
        ("速裁", DAY(2030, 3, 12), Term(12), DAY(2030, 3, 11), 1),
        ("速裁", DAY(2030, 3, 12), Term(13), DAY(2030, 3, 16), -4),
        ("普通", DAY(2030, 6, 2), Term(60), DAY(2030, 6, 1), 1),
    ],
)
def test_the_limit_follows_procedure_and_sentence(
    procedure: str, judged: dt.date, term: Term, limit: dt.date, over: int
) -> None:
    found = reading(程序=procedure, 受理日期=DAY(2030, 3, 1), 裁判日期=judged)
    add(found, "判项", 刑期=term)
    derived_limits.derive(found)
    assert (found.document.get("审限届满日"), found.document.get("超限天数")) == (limit, over)


def test_no_limit_is_told_without_procedure_or_first_day() -> None:
    for cells in ({"程序": "简易"}, {"受理日期": DAY(2030, 1, 1)}):
        found = reading(**cells)
        derived_limits.derive(found)
        assert found.document.get("超限天数") is None


@pytest.mark.parametrize(
    ("signers", "lawful"),
    [((1, 2, 0), True), ((1, 0, 2), True), ((1, 1, 0), False), ((1, 2, 4), True),
     ((1, 1, 5), False), ((1, 2, 2), False)],
)  # fmt: skip
def test_a_bench_of_a_basic_court_has_three_or_seven(
    signers: tuple[int, int, int], lawful: bool
) -> None:
    presiding, judges, assessors = signers
    found = reading(
        法院层级="基层", 程序="普通", 署名审判长数=presiding, 署名审判员数=judges,
        署名陪审员数=assessors,
    )  # fmt: skip
    derived_limits.derive(found)
    assert found.document.get("合议庭合法") is lawful


@pytest.mark.parametrize(
    ("article", "paragraph", "item", "judged", "there"),
    [
        ((64, 0), 3, 0, DAY(2030, 1, 1), False),
        ((67, 0), 3, 0, DAY(2030, 1, 1), True),
        ((67, 0), 3, 0, DAY(2011, 4, 30), None),
        ((72, 0), 1, 4, DAY(2030, 1, 1), True),
        ((72, 0), 1, 5, DAY(2030, 1, 1), None),
        ((133, 1), 1, 2, DAY(2016, 1, 1), True),
        ((133, 1), 1, 2, DAY(2015, 10, 31), False),
        ((133, 2), 0, 0, DAY(2021, 2, 28), False),
        ((133, 2), 0, 0, DAY(2021, 3, 1), True),
        ((453, 0), 0, 0, DAY(2030, 1, 1), False),
    ],
)
def test_a_provision_exists_from_the_day_of_its_text(
    article: tuple[int, int], paragraph: int, item: int, judged: dt.date, there: bool | None
) -> None:
    assert exists(article, paragraph, item, judged) is there


def test_an_article_of_another_offence_is_told_where_the_own_one_is_not_cited() -> None:
    found = reading()
    count = add(found, "判项", 罪名="强奸罪")
    cite(found, 234)
    derived_cite.derive(found)
    assert count.get("已引本罪条文") is False
    assert count.get("所引他罪条文") == "第234条"


def test_the_articles_of_all_counts_are_nobody_elses() -> None:
    found = reading()
    first, second = add(found, "判项", 罪名="盗窃罪"), add(found, "判项", 罪名="诈骗罪")
    cite(found, 264)
    cite(found, 64)
    derived_cite.derive(found)
    assert first.get("已引本罪条文") is True
    assert (second.get("已引本罪条文"), second.get("所引他罪条文")) == (False, None)
    assert found.document.get("已引事项") == "财物"


def test_an_appendix_that_prints_other_articles_is_told() -> None:
    found = reading()
    add(found, "判项", 罪名="诈骗罪")
    cite(found, 266)
    cite(found, 264, place="附录")
    derived_cite.derive(found)
    assert found.document.get("附录多出条文") == "第264条"
    assert found.document.get("附录缺少条文") == "第266条"


def test_nothing_is_said_of_citations_without_a_basis() -> None:
    found = reading()
    count = add(found, "判项", 罪名="诈骗罪")
    derived_cite.derive(found)
    assert not {"已引本罪条文", "所引他罪条文"} & set(count.cells)


@pytest.mark.parametrize(
    ("column", "value", "told", "expected"),
    [
        ("主文项号", "二、三", "项号连续", False),
        ("主文项号", "一、二", "项号连续", True),
        ("起诉书文号", "虚检刑诉〔2030〕号410号", "文号有误", True),
        ("起诉书文号", "虚检刑诉〔2030〕第410号", "文号有误", False),
    ],
)
def test_numbers_are_compared(column: str, value: str, told: str, expected: bool) -> None:
    found = reading(**{column: value})
    derived_form.derive(found)
    assert found.document.get(told) is expected


@pytest.mark.parametrize(
    ("court", "code", "wrong"),
    [("上海市虚江区人民法院", "京0199", True), ("上海市虚江区人民法院", "沪0199", False),
     ("虚州市虚江区人民法院", "京0199", None), ("上海市虚江区人民法院", "虚", None)],
)  # fmt: skip
def test_the_letter_of_the_province_is_compared_only_where_the_name_tells_it(
    court: str, code: str, wrong: bool | None
) -> None:
    found = reading(法院=court, 案号法院代字=code)
    derived_form.derive(found)
    assert found.document.get("代字不符") is wrong


def test_one_counsel_for_two_people_is_told_unless_the_name_is_masked() -> None:
    for name, told in (("齐虚律，虚州律师事务所律师", True), ("齐某，虚州律师事务所律师", False)):
        found = reading()
        for person in ("甲虚一", "乙虚二"):
            add(found, "被告人", 被告人=person, 辩护人=name)
        derived_form.derive(found)
        assert ("同一辩护人" in found.document.cells) is told


def test_a_unit_cannot_be_convicted_of_theft() -> None:
    found = reading()
    add(found, "被告人", 被告人序号=1, 被告人="虚州公司", 单位=True)
    theft = add(found, "判项", 被告人序号=1, 罪名="盗窃罪")
    bribe = add(found, "判项", 被告人序号=1, 罪名="单位行贿罪")
    derived_parts.derive(found)
    assert theft.get("单位不能构成") is True
    assert bribe.get("单位不能构成") is False


def test_parts_of_one_selective_charge_do_not_differ() -> None:
    found = reading()
    same = add(found, "判项", 罪名="引诱、容留、介绍卖淫罪", 理由罪名="容留卖淫罪")
    other = add(found, "判项", 罪名="诈骗罪", 理由罪名="盗窃罪")
    derived_parts.derive(found)
    assert same.get("理由罪名不同") is False
    assert other.get("理由罪名不同") is True
