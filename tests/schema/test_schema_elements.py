"""What each element reads, cell by cell; every value is invented."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from shujian.core.cells import Missing, State
from shujian.core.terms import Term
from shujian.schema.elements import Likeness, element, elements
from shujian.schema.elements.case_number import CaseParts, parts
from shujian.schema.elements.charge import current, former, whole
from shujian.schema.elements.citizen_id import birth, region, sex
from shujian.schema.elements.ethnicity import groups
from shujian.schema.elements.region import prefix

D = dt.date
READ: list[tuple[str, str, Any]] = [
    ("公民身份号码", "990101900307001", "990101199003070015"),
    ("公民身份号码", "９９０１０１１９９００３０７００１５", "990101199003070015"),
    ("公民身份号码", "99O101I9900307001S", "990101199003070015"),
    ("公民身份号码", "'990101199003070015", "990101199003070015"),
    ("公民身份号码", "990101 19900307 0015", "990101199003070015"),
    ("统一社会信用代码", "91990101ma0000001y", "91990101MA0000001Y"),
    ("统一社会信用代码", "9199O1O1MA0000001Y", "91990101MA0000001Y"),
    ("姓名", "张 三", "张三"),
    ("姓名", "張叁", "张叁"),
    ("姓名", "阿不都.买买提", "阿不都·买买提"),
    ("姓名", "买买提 • 阿卜都", "买买提·阿卜都"),
    ("姓名", "张三（曾用名李四）", "张三"),
    ("姓名", "John Smith", "John Smith"),
    ("姓名", "於昇", "於昇"),
    ("姓名", "张\u200b三\ufeff", "张三"),
    ("单位名称", "虚构市测试(集团) 有限公司", "虚构市测试（集团）有限公司"),
    ("单位名称", "虛構公司", "虚构公司"),
    ("日期", "2023年5月1日", D(2023, 5, 1)),
    ("日期", "二〇二三年五月一日", D(2023, 5, 1)),
    ("日期", "二○二三年十二月三十一日", D(2023, 12, 31)),
    ("日期", "20230501", D(2023, 5, 1)),
    ("日期", "2023.5.1", D(2023, 5, 1)),
    ("日期", "2023/5/1", D(2023, 5, 1)),
    ("日期", "2023-05-01 00:00:00", D(2023, 5, 1)),
    ("日期", "2023-05-01T08:30:00", D(2023, 5, 1)),
    ("日期", "45047", D(2023, 5, 1)),
    ("日期", "45047.5", D(2023, 5, 1)),
    ("月份", "202305", D(2023, 5, 1)),
    ("月份", "2023年5月", D(2023, 5, 1)),
    ("月份", "2023/5", D(2023, 5, 1)),
    ("月份", "2023.10", D(2023, 10, 1)),
    ("月份", "2023-05-15", D(2023, 5, 1)),
    ("月份", "二〇二三年五月份", D(2023, 5, 1)),
    ("金额", "¥1,234.5", Decimal("1234.50")),
    ("金额", "￥1,234.50元", Decimal("1234.50")),
    ("金额", "壹万贰仟元整", Decimal(12_000)),
    ("金额", "壹仟贰佰叁拾肆元伍角陆分", Decimal("1234.56")),
    ("金额", "（1,234.50）", Decimal("-1234.50")),
    ("金额", "3.5万元", Decimal(35_000)),
    ("金额", "人民币叁佰元整", Decimal(300)),
    ("金额", "12.345", Decimal("12.35")),
    ("手机号", "+86 138-0000-0000", "13800000000"),
    ("银行卡号", "9999 9900 0000 0000 006", "9999990000000000006"),
    ("银行卡号", "99999900000000000O6", "9999990000000000006"),
    ("车牌号", "京A·12345", "京A12345"),
    ("车牌号", "京ad12345", "京AD12345"),
    ("行政区划代码", "990101000000", "990101"),
    ("行政区划代码", "990101001000", "990101001"),
    ("行政区划代码", "9901", "990100"),
    ("案号", "(2023)晋01刑初12号", "（2023）晋01刑初12号"),
    ("案号", "（2023） 晋 01 刑初 0012 号", "（2023）晋01刑初12号"),
    ("案号", "〔二〇二三〕晋0105民初3号之一", "（2023）晋0105民初3号之一"),
    ("案号", "(2013)并刑初字第12号", "（2013）并刑初字第12号"),
    ("案号", "晋检刑诉[2023]12号", "晋检刑诉〔2023〕12号"),
    ("罪名", "盗窃", "盗窃罪"),
    ("罪名", "贩卖毒品罪", "贩卖毒品罪"),
    ("罪名", "帮信罪", "帮助信息网络犯罪活动罪"),
    ("罪名", "掩饰隐瞒犯罪所得", "掩饰、隐瞒犯罪所得、犯罪所得收益罪"),
    ("罪名", "盗窃罪,诈骗罪", "盗窃罪、诈骗罪"),
    ("罪名", "盗窃、诈骗", "盗窃罪、诈骗罪"),
    ("罪名", "虚构的罪", "虚构的罪"),
    ("罪名", "流氓罪", "流氓罪"),
    ("性别", "1", "男"),
    ("民族", "维吾尔", "维吾尔族"),
    ("民族", "01", "汉族"),
    ("刑期", "有期徒刑三年六个月", Term(42)),
    ("刑期", "3年零6个月", Term(42)),
    ("刑期", "42个月", Term(42)),
    ("刑期", "拘役五个月", Term(5)),
    ("刑期", "一年半", Term(18)),
    ("刑期", "1年3个月15天", Term(15, 15)),
    ("刑期", "无期徒刑", Term(indefinite="无期")),
    ("刑期", "死刑，缓期二年执行", Term(indefinite="死缓")),
    ("布尔", "无", False),
    ("布尔", "√", True),
    ("布尔", "×", False),
    ("整数", "12.0", 12),
    ("整数", "1,234", 1234),
    ("整数", "12人", 12),
    ("编号", "ＡＢ- 1", "AB-1"),
    ("文本", "　前后空白 ", "前后空白"),
    ("地址", "虛構市 测试路1号2－301", "虚构市测试路1号2-301"),
]


@pytest.mark.parametrize(("kind", "raw", "value"), READ)
def test_reads(kind: str, raw: str, value: Any) -> None:
    assert element(kind).clean(raw).value == value


UNREADABLE = [
    ("公民身份号码", "990101199003070016", "校验码不符"),
    ("公民身份号码", "990101199003070000", "设为文本格式再导出"),
    ("公民身份号码", "9.90101E+17", "设为文本格式再导出"),
    ("公民身份号码", "880101900307001", "地区码不存在"),
    ("公民身份号码", "990101901307001", "出生日期不存在"),
    ("公民身份号码", "99010190030700I", "不应出现的字符"),
    ("统一社会信用代码", "91990101MA0000001X", "校验码不符"),
    ("统一社会信用代码", "911401000000000", "旧注册号"),
    ("姓名", "张三等3人", "多个姓名"),
    ("姓名", "张三、李四", "多个姓名"),
    ("姓名", "张*", "遮盖"),
    ("姓名", "\ufffd三", "乱码"),
    ("姓名", "不 详", "来源写明不详"),
    ("日期", "5/1/23", "次序不明"),
    ("日期", "2023-02-30", "不存在"),
    ("日期", "60", "1900-02-29"),
    ("日期", "202305", "只有年月"),
    ("日期", "9999-12-31", "超出"),
    ("日期", "1900-01-01", "占位"),
    ("日期", "2023-05-01 25:00", "时刻"),
    ("月份", "2023.1", "分不清"),
    ("月份", "202313", "不存在"),
    ("金额", "1,23", "歧义"),
    ("金额", "1.234,50", "歧义"),
    ("金额", "约3万元", "约数"),
    ("金额", "$5", "外币"),
    ("金额", "1.5E+16", "科学计数法"),
    ("金额", "1000000000000000", "超出"),
    ("手机号", "010-12345678", "固定电话"),
    ("手机号", "13800000000/13900000000", "多个号码"),
    ("银行卡号", "9999990000000000007", "校验位不符"),
    ("银行卡号", "6.2E+18", "科学计数法"),
    ("车牌号", "京A1234O", "无法判断"),
    ("行政区划代码", "虚构市", "代码"),
    ("行政区划代码", "880101", "省级"),
    ("案号", "2023年第12号", "案号"),
    ("性别", "0", "不详"),
    ("民族", "虚构族", "民族"),
    ("刑期", "3.5年", "小数"),
    ("刑期", "42", "没有写明"),
    ("刑期", "有期徒刑三年，缓刑四年", "多个期间"),
    ("刑期", "100年", "超出"),
    ("数量", "3吨", "未定单位"),
    ("布尔", "也许", "是或否"),
    ("整数", "12.5", "整数"),
    ("编号", "1.1E+17", "科学计数法"),
]


@pytest.mark.parametrize(("kind", "raw", "reason"), UNREADABLE)
def test_refuses_with_a_reason(kind: str, raw: str, reason: str) -> None:
    cleaned = element(kind).clean(raw)
    assert cleaned.state is State.UNKNOWN
    assert reason in cleaned.note
    assert isinstance(cleaned.value, Missing)
    assert cleaned.value.reason == cleaned.note


@pytest.mark.parametrize(
    "raw", ["", " ", "\u3000", "-", "——", "/", "NULL", "N/A", "暂无", "\u200b"]
)
@pytest.mark.parametrize("kind", elements().values(), ids=lambda e: e.name)
def test_words_for_nothing_are_blank(kind: Any, raw: str) -> None:
    assert kind.clean(raw).state is State.BLANK


@pytest.mark.parametrize("raw", ["不详", "未知", "#N/A"])
@pytest.mark.parametrize("kind", elements().values(), ids=lambda e: e.name)
def test_words_for_not_known_are_unknown(kind: Any, raw: str) -> None:
    assert kind.clean(raw).state is State.UNKNOWN


def test_blank_words_depend_on_the_element() -> None:
    assert element("日期").clean("至今").state is State.BLANK
    assert element("姓名").clean("空").value == "空"
    assert element("文本").clean("无").state is State.BLANK
    assert element("布尔").clean("无").value is False


@pytest.mark.parametrize(
    ("kind", "unit", "given", "raw", "value"),
    [
        ("金额", "万元", "", "3", "3.00"),
        ("金额", "万元", "", "30000元", "3.00"),
        ("金额", "元", "万元", "3", "30000.00"),
        ("金额", "元", "万元", "30000元", "30000.00"),
        ("数量", "公斤", "", "3.5吨", "3500"),
        ("数量", "公斤", "", "2,000公斤", "2000"),
        ("数量", "公斤", "吨", "2", "2000"),
        ("数量", "亩", "", "1公顷", "15"),
        ("数量", "平方米", "", "1亩", "666.6667"),
        ("数量", "毫克/100毫升", "", "80mg/100ml", "80"),
    ],
)
def test_units_are_converted(kind: str, unit: str, given: str, raw: str, value: str) -> None:
    assert element(kind, unit, given).clean(raw).value == Decimal(value)


def test_units_of_another_measure_are_unknown() -> None:
    assert element("数量", "公斤").clean("5亩").state is State.UNKNOWN


def test_notes_say_what_was_folded() -> None:
    assert "15 位号码升为 18 位" in element("公民身份号码").clean("990101900307001").note
    assert "校验码证实" in element("公民身份号码").clean("99O101I9900307001S").note
    assert "繁体" in element("姓名").clean("張三").note
    assert "序列号" in element("日期").clean("45047").note
    assert "罪名表" in element("罪名").clean("虚构的罪").note


def test_identity_numbers_tell_birth_sex_and_region() -> None:
    number = "990101199003070015"
    assert (birth(number), sex(number), region(number)) == (D(1990, 3, 7), "男", "990101")


def test_region_prefixes() -> None:
    codes = ["990000", "990100", "990101", "990101001", "990101001001"]
    assert [prefix(c) for c in codes] == ["99", "9901", "990101", "990101001", "990101001001"]


def test_case_numbers_have_parts() -> None:
    assert parts("（2023）晋01刑初12号") == CaseParts(2023, "晋01", "刑初", "12")
    assert parts("（2013）并刑初字第12号") == CaseParts(2013, "并", "刑初", "12")
    assert parts("（2023）最高法刑核3-1号") == CaseParts(2023, "最高法", "刑核", "3-1")
    assert parts("晋检刑诉〔2023〕12号") is None


def test_dictionaries_are_whole() -> None:
    assert len(current()) > 480
    assert not set(current()) & set(former())
    assert {n for n in former().values() if n} <= set(current())
    assert len(groups()[:56]) == len(set(groups()[:56])) == 56


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("非法持有枪支罪", "非法持有、私藏枪支、弹药罪"),
        ("运输、制造毒品罪", "走私、贩卖、运输、制造毒品罪"),
        ("毒品罪", ""),
        ("窃罪", ""),
    ],
)
def test_selective_charges_may_be_stated_in_part(name: str, full: str) -> None:
    assert whole(name) == full


@pytest.mark.parametrize(
    ("kind", "a", "b", "likeness"),
    [
        ("公民身份号码", "990101199003070015", "990102199103070021", Likeness.DIFFERENT),
        ("公民身份号码", "990101199003070015", "990101199003170010", Likeness.ALIKE),
        ("姓名", "张三丰", "张三峰", Likeness.ALIKE),
        ("姓名", "张三", "李三", Likeness.DIFFERENT),
        ("单位名称", "虚构（集团）有限公司", "虚构集团有限责任公司", Likeness.ALIKE),
        ("罪名", "偷税罪", "逃税罪", Likeness.ALIKE),
        ("行政区划代码", "990100", "990101", Likeness.ALIKE),
        ("地址", "虚构市测试区示例路1号", "测试区示例路1号", Likeness.ALIKE),
    ],
)
def test_compares(kind: str, a: str, b: str, likeness: Likeness) -> None:
    assert element(kind).compare(a, b) is likeness


@pytest.mark.parametrize("kind", elements().values(), ids=lambda e: e.name)
def test_every_example_is_canonical_and_sensitive_ones_are_masked(kind: Any) -> None:
    cleaned = kind.clean(kind.example)
    assert cleaned.state is State.VALUE
    assert cleaned.note == ""
    assert kind.plain(kind.example, cleaned.value)
    if kind.level >= 3:
        assert kind.mask(cleaned.value) != kind.show(cleaned.value)
