"""Facts that the court finds as charged: the days of the acts come from the charge."""

from __future__ import annotations

import pytest

from shujian.app.screening.judging import Judge, judgment_packs
from shujian.app.screening.types import Text
from shujian.documents.judgments.act_bounds import Acts, acts_of
from shujian.documents.judgments.reading import Reading, read_judgment
from tests.documents.judgment_frame import PERSON, judgment

_LIFE = (
    "2012年5月20日因犯盗窃罪被虚州市虚江区人民法院判处有期徒刑二年六个月，2014年9月5日刑满释放。"
    "因涉嫌犯盗窃罪，于2017年3月2日被刑事拘留，同年4月1日被逮捕。"
)
_MONTHS, _DAY = "2016年12月至2017年2月间", "2016年12月5日"
AGREED = (
    "经审理查明的事实与公诉机关指控的事实一致。",
    "经审理查明，公诉机关指控的事实属实，本院予以确认。",
    "经审理查明：公诉机关指控被告人钱某甲盗窃的事实清楚，证据确实、充分，本院予以采信。",
    "经审理查明，公诉机关指控的犯罪事实成立，本院予以确认。",
    "本院经审理查明的事实与起诉书指控一致。",
    "本院查明事实与公诉机关指控一致，有书证等证据证实。",
    "经审理查明：\n被告人钱某甲的犯罪事实与公诉机关指控的犯罪事实相符。",
    "经审理查明的事实、证据与公诉机关的指控相同。另查明，2017年5月8日其亲属退赃。",
    "经审理查明的事实与公诉机关指控一致。另查明，被告人钱某甲2012年5月20日因犯盗窃罪被判刑。",
    "上述事实，被告人钱某甲无异议，且有被害人陈述等证据证实，足以认定。",
    "经审理查明，上述指控事实属实。",
)
OTHERWISE = (
    "经审理查明，公诉机关指控的第二起事实不能认定。",
    "经审理查明，公诉机关指控的第一起、第三起事实属实。",
    "经审理查明的事实与公诉机关指控的事实基本一致。",
    "经审理查明，除数额外，其余事实与公诉机关指控一致。",
    "经审理查明的事实与公诉机关指控的事实一致，但起诉书指控的作案时间有误，应予更正。",
    "经审理查明的事实与公诉机关指控的事实一致。公诉机关指控的部分事实证据不足，不予认定。",
    "经审理查明，被告人钱某甲的供述与公诉机关指控的事实一致。",
)


def _text(when: str, found: str, reasons: str = "", life: str = _LIFE) -> str:
    story = (
        f"公诉机关指控，{when}，被告人钱某甲在虚江区多次盗窃他人手机，价值人民币3000元。"
        "公诉机关认为，被告人钱某甲的行为构成盗窃罪，提请依法判处。\n"
    )
    return judgment({"首部": PERSON + life, "事实": story + found, "理由": reasons})


def _read(when: str, found: str, reasons: str = "") -> Reading:
    return read_judgment(_text(when, found, reasons), seconds=60)


def _told(acts: Acts | None) -> tuple[str, str, bool] | None:
    return (str(acts.first), str(acts.last), acts.exact) if acts else None


@pytest.mark.parametrize("found", AGREED)
def test_the_charge_tells_the_days_where_the_court_finds_as_charged(found: str) -> None:
    assert _told(acts_of(_read(_MONTHS, found), 1)) == ("2016-12-01", "2017-02-28", False)
    assert _told(acts_of(_read(_DAY, found), 1)) == ("2016-12-05", "2016-12-05", True)


@pytest.mark.parametrize("found", OTHERWISE)
def test_the_charge_tells_no_days_where_the_court_finds_otherwise(found: str) -> None:
    assert acts_of(_read(_MONTHS, found), 1) is None
    assert _read(_DAY, found).rows.of("判项")[0].day("行为起日") is None


def _before(when: str, found: str) -> Reading:
    """The charge told before how the court sat, in the same paragraph as the prosecution."""
    sat = (
        "虚州市虚江区人民检察院以虚江检刑诉〔2017〕910号起诉书指控：{when}，被告人钱某甲在虚江区"
        "多次盗窃他人手机，价值人民币3000元。公诉机关认为被告人钱某甲的行为构成盗窃罪，提请本院依法惩处，"
        "于2017年7月18日向本院提起公诉。\n本院依法组成合议庭，公开开庭审理了本案。现已审理终结。"
    )
    parts = {"首部": PERSON + _LIFE, "程序": sat.replace("{when}", when), "事实": found}
    return read_judgment(judgment(parts), seconds=60)


@pytest.mark.parametrize("found", AGREED[:8])
def test_a_charge_told_before_how_the_court_sat_tells_the_days_too(found: str) -> None:
    assert _told(acts_of(_before(_MONTHS, found), 1)) == ("2016-12-01", "2017-02-28", False)
    assert _told(acts_of(_before(_DAY, found), 1)) == ("2016-12-05", "2016-12-05", True)


@pytest.mark.parametrize("found", OTHERWISE)
def test_such_a_charge_tells_no_days_where_the_court_finds_otherwise(found: str) -> None:
    assert acts_of(_before(_MONTHS, found), 1) is None


def test_what_the_court_tells_itself_comes_before_the_charge() -> None:
    own = "经审理查明，2017年1月8日，被告人钱某甲盗窃手机一部。公诉机关指控的事实清楚。"
    assert _told(acts_of(_read(_MONTHS, own), 1)) == ("2017-01-08", "2017-01-08", True)


@pytest.mark.parametrize(
    ("reasons", "exact"),
    [
        ("公诉机关指控的第二起事实，证据不足，本院不予认定。", False),
        ("公诉机关指控的第二起盗窃，仅有一人陈述。该起事实证据不足，不予认定。", False),
        ("辩护人提出指控的第二起事实证据不足的意见成立，予以采纳。", False),
        ("辩护人提出指控的第二起事实证据不足的意见，与查明的事实不符，不予采纳。", True),
        ("公诉机关指控的事实清楚，但指控的罪名不当，应予纠正。", True),
    ],
)
def test_no_day_is_sure_where_the_reasons_reject_a_part_of_the_charge(
    reasons: str, exact: bool
) -> None:
    for found in ("", AGREED[0]):
        row = _read(_DAY, found, reasons).rows.of("判项")[0]
        assert (row.day("行为起日") is not None) == exact


@pytest.mark.parametrize(
    ("when", "found", "life", "hit"),
    [
        (_MONTHS, AGREED[0], _LIFE, True),
        (_DAY, AGREED[1], _LIFE, True),
        (_MONTHS, AGREED[9], _LIFE, True),
        (_MONTHS, OTHERWISE[0], _LIFE, False),
        (_MONTHS, AGREED[0], _LIFE.replace("2014年9月5日", "2011年9月5日"), False),
    ],
)
def test_a_missed_recidivist_is_told_where_only_the_charge_tells_when(
    when: str, found: str, life: str, hit: bool
) -> None:
    text = _text(when, found, life=life)
    reading = read_judgment(text, seconds=60)
    judge = Judge(judgment_packs(["shujian/裁判-量刑情节"]))
    rules = [c.record["rule"] for c in judge.of_reading(Text("d", "d", "d", text), reading)]
    assert ("recid.missed" in rules) == hit
