"""What a judgment says of court, procedure, dates, bench and signatures."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import read_judgment

TEXT = (
    "钱某甲盗窃罪一审刑事判决书\n虚州市虚江区人民法院\n刑事判决书\n（2021）虚0102刑初7号\n"
    "公诉机关虚州市虚江区人民检察院。\n被告人钱某甲，男，1985年4月16日出生，汉族。\n{procedure}\n"
    "公诉机关指控，2021年1月2日被告人盗窃。\n本院认为，被告人犯盗窃罪。判决如下：\n"
    "被告人钱某甲犯盗窃罪，判处拘役三个月。\n{tail}"
)
PROCEDURE = (
    "虚州市虚江区人民检察院以虚江检刑诉〔2021〕9号起诉书指控被告人钱某甲犯盗窃罪，于2021年3月1日向本院提起公诉。"
    "{} 虚州市虚江区人民检察院指派检察员郑某出庭支持公诉。现已审理终结。"
)
TAIL = (
    "如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向虚州市中级人民法院提出上诉。\n"
    "审判长周某\n审判员吴某\n人民陪审员王某某\n二〇二一年三月九日\n书记员冯某"
)


def _document(procedure: str = "本院依法组成合议庭，公开开庭审理了本案。", tail: str = TAIL) -> Row:
    text = TEXT.format(procedure=PROCEDURE.format(procedure), tail=tail)
    return read_judgment(text).document


def test_court_number_and_parties_are_read() -> None:
    row = _document()
    assert row.text("法院") == "虚州市虚江区人民法院"
    assert row.text("案号") == "（2021）虚0102刑初7号"
    assert row.text("案号类型") == "刑初"
    assert row.text("案号法院代字") == "虚0102"
    assert row.text("审级") == "一审"
    assert row.text("公诉机关") == "虚州市虚江区人民检察院"
    assert row.text("起诉书文号") == "虚江检刑诉〔2021〕9号"
    assert row.day("起诉日期") == dt.date(2021, 3, 1)
    assert row.true("公诉人出庭")


@pytest.mark.parametrize(
    ("words", "procedure", "bench", "public"),
    [
        ("本院依法适用简易程序，实行独任审判，公开开庭审理了本案。", "简易", "独任", True),
        ("本院依法适用认罪认罚简易程序，实行独任审判，公开开庭审理了本案。", "简易", "独任", True),
        ("本院适用刑事案件速裁程序，由审判员周某独任审判，公开开庭审理了本案。", "速裁", "独任", True),
        ("本院依法适用普通程序，组成合议庭，不公开开庭审理了本案。", "普通", "合议庭", False),
        ("本院适用简易程序，后转为普通程序，依法组成合议庭，公开开庭审理了本案。", "普通", "合议庭", True),
        ("因本案不宜适用简易程序，转为普通程序组成合议庭公开开庭审理。", "普通", "合议庭", True),
        ("本院依法组成合议庭，公开开庭审理了本案。", "", "合议庭", True),
    ],
)  # fmt: skip
def test_the_procedure_applied_last_counts(
    words: str, procedure: str, bench: str, public: bool
) -> None:
    row = _document(words)
    assert row.text("程序") == procedure
    assert row.text("正文审判组织") == bench
    assert row.get("公开审理") is public


def test_dates_of_proceedings_are_told_apart() -> None:
    row = _document("本院于同年3月3日立案，组成合议庭，于3月5日、同月8日公开开庭审理了本案。")
    assert row.day("起诉日期") == dt.date(2021, 3, 1)
    assert row.day("受理日期") == dt.date(2021, 3, 3)
    assert row.day("首次开庭日期") == dt.date(2021, 3, 5)
    assert row.day("末次开庭日期") == dt.date(2021, 3, 8)


def test_appeal_clause_and_signatures() -> None:
    reading = read_judgment(TEXT.format(procedure=PROCEDURE.format("公开开庭。"), tail=TAIL))
    row = reading.document
    assert row.number("上诉天数") == 10
    assert row.text("上诉起算") == "第二日"
    assert row.text("上诉法院") == "虚州市中级人民法院"
    assert not row.true("终审表述")
    assert row.day("裁判日期") == dt.date(2021, 3, 9)
    assert [(r.text("职务"), r.text("姓名")) for r in reading.rows.of("审判人员")] == [
        ("审判长", "周某"), ("审判员", "吴某"), ("人民陪审员", "王某某"), ("书记员", "冯某"),
    ]  # fmt: skip
    assert row.text("审判组织") == "合议庭"


@pytest.mark.parametrize(
    ("tail", "names", "panel"),
    [
        ("审判长周某甲人民陪审员吴某\n二〇二一年三月九日\n书记员冯某", ["周某甲", "吴某", "冯某"], "合议庭"),
        ("审　判　员　　周　某\n二〇二一年三月九日\n书　记　员　　冯某某", ["周某", "冯某某"], "独任"),
        ("代理审判员：周某\n二○二一年三月九日\n代书记员：冯某", ["周某", "冯某"], "独任"),
    ],
)  # fmt: skip
def test_signatures_in_other_forms(tail: str, names: list[str], panel: str) -> None:
    text = TEXT.format(
        procedure=PROCEDURE.format("公开开庭审理了本案。"), tail="如不服本判决，可上诉。\n" + tail
    )
    reading = read_judgment(text)
    assert [r.text("姓名") for r in reading.rows.of("审判人员")] == names
    assert reading.document.text("审判组织") == panel
    assert reading.document.day("裁判日期") == dt.date(2021, 3, 9)


def test_a_signature_date_that_cannot_be_read_is_unknown() -> None:
    row = _document(tail=TAIL.replace("二〇二一年三月九日", "二〇二一年三月九无"))
    assert row.get("裁判日期") is None
    assert "裁判日期" in row.cells
    assert row.text("落款原文")


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="被告人某甲，。男年月日0123456789（）\n判决如下：本院认为审判员书记员 法二〇",
        max_size=300,
    )
)
def test_no_text_keeps_a_stage_from_ending(text: str) -> None:
    reading = read_judgment(text)
    failed = [why for _, why in reading.unread if "Error" in why]
    assert not failed
