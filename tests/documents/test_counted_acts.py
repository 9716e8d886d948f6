"""起数 of stories without numbers: cut where it is sure, open where it is not, never falsely alike."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.comparing.items import CHECK, DIFFERENT, OPEN, SAME, Comparison
from tests.documents.test_comparing import TEXTS, compared

ONE = "2024年2月1日，被告人钱某甲在虚江区甲商场内盗窃手机一部，价值8000元"
TWO = "2024年3月1日，被告人钱某甲又在虚江区乙仓库内盗窃铜线一批，价值12000元"
REST = "又在虚江区乙仓库内盗窃铜线一批，价值12000元。"
SPREE = "2024年1月至3月间，被告人钱某甲先后{}次在虚江区甲商场内盗窃，价值20000元。"
LOST = {
    "分号": (f"{ONE}；{TWO}。", f"{TWO}。", "2024-02-01"),
    "句号": (f"{ONE}。{TWO}。", f"{TWO}。", "2024-02-01"),
    "不写被告人": (f"{ONE}。2024年3月1日，{REST}", f"{TWO}。", "2024-02-01"),
    "同月": (f"{ONE}；同月8日，{REST}", f"{ONE}。", "2024-02-08"),
    "次日": (f"{ONE}；次日，{REST}", f"{ONE}。", "2024-02-02"),
    "几名被告人": (
        f"{ONE.replace('钱某甲', '钱某甲、孙某乙')}；{TWO.replace('钱某甲', '孙某乙')}。",
        f"{ONE.replace('钱某甲', '钱某甲、孙某乙')}。",
        "2024-03-01",
    ),
    "一方编号": (f"1、{ONE}。\n2、{TWO}。", f"{TWO}。", "2024-02-01"),
    "同一编号下": (f"1、{ONE}；{TWO}。", f"1、{ONE}。", "2024-03-01"),
    "同一编号下与无编号": (f"1、{ONE}。{TWO}。", f"{TWO}。", "2024-02-01"),
    **{
        name: (
            f"1、2024年2月1日，被告人钱某甲{act}；2024年3月1日，又{act}。",
            f"1、2024年2月1日，被告人钱某甲{act}。",
            "2024-03-01",
        )
        for name, act in (
            ("采砂", "在虚江非法采砂80吨"),
            ("倾倒", "向虚江岸边倾倒废渣三车"),
            ("行贿", "在办公室送给赵某现金2万元"),
            ("推搡", "在虚江广场推搡执勤民警"),
            ("收购", "在虚江废品站收购被盗摩托车一辆"),
            ("拘禁", "将李某非法拘禁于虚江宾馆"),
            ("出售", "在虚江市场出售假药十盒"),
        )
    },
}
UNSURE = {
    "逗号后次日": (f"{ONE}，次日{REST}", f"{ONE}。"),
    "同日后又到": (f"{ONE}，后又到虚江区乙仓库盗窃铜线，价值12000元。", f"{ONE}。"),
    "某月间几次": (SPREE.format("三"), SPREE.format("三")),
    "某月间次数不同": (SPREE.format("三"), SPREE.format("两")),
}


def _told(charged: str, found: str) -> Comparison:
    return compared({"起诉书": _with("起诉书", charged), "判决书": _with("判决书", found)})


def _with(name: str, story: str) -> str:
    text = TEXTS[name]
    start = text.index("\n1、") + 1
    return text[:start] + story + text[text.index("\n", text.index("\n2、") + 1) :]


def _result(told: Comparison, matter: str) -> str:
    return next((i.result for i in told.items if i.matter == matter), "")


@pytest.mark.parametrize("case", LOST.values(), ids=LOST)
def test_an_act_that_the_judgment_drops_is_named(case: tuple[str, str, str]) -> None:
    charged, found, day = case
    told = _told(charged, found)
    assert _result(told, "起数") == DIFFERENT
    assert [i.one.words[:10] for i in told.items if i.matter == "事实缺少"] == [day]


@pytest.mark.parametrize("case", UNSURE.values(), ids=UNSURE)
def test_what_cannot_be_cut_is_open_and_never_alike(case: tuple[str, str]) -> None:
    told = _told(*case)
    assert _result(told, "起数") == _result(told, "逐起金额") == OPEN
    assert not any(i.matter.startswith("第1起") for i in told.items)


def test_a_day_that_only_one_tells_is_named_although_it_cannot_be_cut() -> None:
    charged, found = UNSURE["逗号后次日"]
    told = _told(charged, found)
    (day,) = told.of(CHECK)
    assert (day.matter, day.one.words, day.two.words) == (
        "事实日期",
        "2024-02-01、2024-02-02",
        "2024-02-01",
    )
    assert "只有起诉书写有 2024-02-02" in day.why
    assert _with("起诉书", charged)[day.one.start : day.one.end] == "次日"
    assert _with("判决书", found)[day.two.start : day.two.end] == "2024年2月1日"
    assert not _told(charged, charged).of(CHECK)


def test_under_one_number_or_two_the_same_acts_are_alike() -> None:
    told = _told(f"1、{ONE}；{TWO}。", f"1、{ONE}。\n2、{TWO}。")
    assert _result(told, "起数") == SAME
    assert not [i for i in told.items if i.matter.startswith("第") and i.result != SAME]


def test_a_day_within_one_number_that_cannot_be_cut_is_told() -> None:
    told = _told(f"1、{ONE}，次日{REST}", f"1、{ONE}。")
    assert _result(told, "起数") == SAME
    day = next(i for i in told.items if i.matter == "第1起各次日期")
    assert day.result == CHECK
    assert "只有起诉书写有 2024-02-02" in day.why
    other = _told(f"1、{ONE}，次日{REST}", f"1、{ONE}。\n2、次日，被告人钱某甲{REST}")
    assert _result(other, "起数") == OPEN


def test_a_day_that_is_lacking_or_not_written_in_full_is_to_be_checked() -> None:
    bare = ONE.removeprefix("2024年2月1日，")
    (day,) = _told(f"{ONE}。", f"{bare}。").of(CHECK)
    assert (day.matter, day.one.words, day.two.words) == ("第1起作案日期", "2024-02-01", "")
    month = ONE.replace("2月1日", "3月")
    (day,) = _told(f"{ONE}。", f"{month}。").of(CHECK)
    assert "只有起诉书写有 2024-02-01；只有判决书写有 2024-03" in day.why
    assert not _told(f"{ONE}。", f"{ONE.replace('2月1日', '2月')}。").of(CHECK)


def test_how_often_is_compared_where_both_tell_it() -> None:
    assert _result(_told(*UNSURE["某月间几次"]), "作案次数") == SAME
    assert _result(_told(*UNSURE["某月间次数不同"]), "作案次数") == DIFFERENT


def test_the_same_story_in_both_stays_alike() -> None:
    told = _told(f"{ONE}；{TWO}。", f"{ONE}。{TWO}。")
    assert not [i for i in told.items if i.matter.startswith(("起数", "第")) and i.result != SAME]


def test_one_theft_of_two_things_and_an_arrest_are_one_act() -> None:
    sold = "；2024年2月3日，被告人钱某甲将手机以3000元出售给李某。"
    for more in ("，现金500元。", "。2024年3月2日，被告人钱某甲被民警抓获。", sold):
        assert _result(_told(ONE + more, ONE + more), "起数") == SAME


def test_where_the_goods_went_is_no_other_act() -> None:
    sold = f"1、{ONE}；2024年2月3日，被告人钱某甲将手机以3000元出售给李某。"
    told = _told(sold, f"1、{ONE}，后销赃。")
    assert not [i for i in told.items if i.matter in ("起数", "事实缺少") and i.result != SAME]


def test_the_total_of_all_acts_is_not_the_sum_of_the_last() -> None:
    both = f"1、{ONE}。\n2、{TWO}"
    told = _told(f"{both}。共计价值20000元。", f"{both}。")
    assert _result(told, "第2起金额") == SAME


def test_numbered_acts_without_a_day_are_said_to_be_left_out() -> None:
    story = f"1、{ONE}。\n2、被告人钱某甲{REST}"
    told = _told(story, story)
    left = next(i for i in told.items if i.matter == "没有日期的事实")
    assert (left.result, left.one.words, left.two.words) == (OPEN, "1 段", "1 段")
    assert left.why.startswith("起诉书编号“2”的，判决书编号“2”的开头没有写明日期，没有计入起数")
    assert _result(told, "第1起作案日期") == SAME
    lost = _told(story, f"1、{ONE}。")
    assert _result(lost, "没有日期的事实") == CHECK
    both = _told(f"1、{ONE}。\n2、{TWO}。", f"1、{ONE}。\n2、{TWO}。")
    assert not [i for i in both.items if i.matter == "没有日期的事实"]


def test_an_act_of_which_neither_tells_a_day_says_that_days_were_not_compared() -> None:
    story = f"被告人钱某甲{REST}"
    told = _told(story, story)
    day = next(i for i in told.items if i.matter == "第1起作案日期")
    assert (day.result, day.why) == (OPEN, "起诉书、判决书都没有写明这一起的日期，没有比对日期")
