from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from shujian.core.errors import ManyErrorsError, ShujianError
from shujian.core.terms import Term
from shujian.core.yamlio import load
from shujian.law.offence import MAIN_KINDS, Fine, Offence, Tier
from shujian.law.offence_dates import versions_applicable
from shujian.law.offence_names import expand, fold
from shujian.law.offence_table import offence_table
from shujian.law.offences import OffenceBook
from shujian.store.content import SHIPPED, Content

BOOK = OffenceBook.load(Content())
GOOD = """
- 罪名: 示例罪
  选择: ['{买|卖}示例罪']
  曾用名: [旧示例罪]
  条文: [示例法第一条]
  版本:
    - 自: 2001-01-01
      至: 2010-12-31
      来源: 示例法
      checked: false
      doubt: 未核对
      档次:
        - {档: 1, 情形: 基本, 主刑: [有期徒刑6个月至3年, 拘役], 财产刑: 无}
    - 自: 2011-01-01
      来源: 示例法修正案
      checked: true
      档次:
        - {档: 1, 情形: 基本, 主刑: [有期徒刑6个月至3年, 拘役], 财产刑: 并处罚金, 罚金: {下限: 2, 上限: 9}}
        - {档: 2, 情形: 严重, 主刑: [有期徒刑15年, 无期徒刑], 财产刑: 并处罚金, 罚金: {基数: 税款, 下限: 0.5倍, 上限: 2倍}}
"""


def write(root: Path, text: str) -> Content:
    folder = root / "law" / "offences"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "示例.yaml").write_text(text, encoding="utf-8")
    return Content(extra=[root])


def offence(name: str) -> Offence:
    found = BOOK.find(name)
    assert found is not None, name
    return found


def test_a_file_is_read_as_it_says(tmp_path: Path) -> None:
    book = OffenceBook.load(write(tmp_path, GOOD))
    found = book.find("卖示例")
    assert found is not None
    assert found is book.find("旧示例罪") is book.find("买、卖示例罪") is book.find("示例罪")
    first, second = found.versions[1].tiers
    assert second.mains[0].low == second.mains[0].high == Term(180)
    assert first.mains[0].low == Term(6)
    assert first.mains[0].high == Term(36)
    assert first.fine == Fine(Decimal(2), Decimal(9))
    assert second.fine == Fine(Decimal("0.5"), Decimal(2), "税款")
    assert [v.checked for v in found.versions] == [False, True]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("罪名: 示例罪", "罪名: 示例", "以“罪”结尾"),
        ("罪名: 示例罪", "罪名: 盗窃罪", "没有声明来源"),
        ("曾用名: [旧示例罪]", "曾用名: [偷税罪]", "指两个罪名"),
        ("曾用名: [旧示例罪]", "前身: [旧示例罪]", "没有名为"),
        ("{买|卖}", "{买|}", "花括号"),
        ("至: 2010-12-31", "至: 2011-01-01", "重叠"),
        ("至: 2010-12-31", "至: 2000-12-31", "早于"),
        ("至: 2010-12-31", "到: 2010-12-31", "不认识的键"),
        ("      doubt: 未核对\n", "", "缺少说明"),
        ("checked: true", "checked: 是", "true 或 false"),
        ("档: 2", "档: 3", "应为 2"),
        ("拘役], 财产刑: 无", "拘留], 财产刑: 无", "主刑“拘留”"),
        ("拘役], 财产刑: 无", "拘役], 财产刑: 无, 认定: 轮奸", "词的列表"),
        ("有期徒刑15年", "有期徒刑", "主刑“有期徒刑”"),
        ("有期徒刑15年", "有期徒刑15年至10年", "主刑"),
        ("有期徒刑15年, 无期徒刑", "无期徒刑, 无期徒刑", "重复"),
        ("财产刑: 无", "财产刑: 罚款", "不认识的财产刑"),
        ("财产刑: 无", "财产刑: 无, 罚金: {下限: 1, 上限: 2}", "没有罚金的档次"),
        ("下限: 2, 上限: 9", "下限: 9, 上限: 2", "幅度不对"),
        ("上限: 2倍", "上限: 2", "幅度不对"),
        ("条文: [示例法第一条]", "条文: 示例法第一条", "列表"),
        ("自: 2011-01-01", "自: 二〇一一年", "不是日期"),
    ],
)
def test_faults_are_named_with_their_place(tmp_path: Path, old: str, new: str, why: str) -> None:
    assert old in GOOD
    with pytest.raises(ShujianError) as caught:
        OffenceBook.load(write(tmp_path, GOOD.replace(old, new, 1)))
    every = caught.value.errors if isinstance(caught.value, ManyErrorsError) else [caught.value]
    assert any(why in str(error) for error in every)
    assert all(error.where.file and error.where.row for error in every)


def test_a_layer_replaces_an_offence_only_on_purpose(tmp_path: Path) -> None:
    text = GOOD.replace("罪名: 示例罪", "罪名: 盗窃罪\n  derives_from: 盗窃罪")
    book = OffenceBook.load(write(tmp_path, text))
    assert len(offence("盗窃罪").versions) == 2
    assert offence("盗窃罪").articles == ("刑法第二百六十四条",)
    replaced = book.find("盗窃罪")
    assert replaced is not None
    assert replaced.articles == ("示例法第一条",)


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("{甲|乙}罪", {"甲罪", "乙罪", "甲、乙罪"}),
        ("{甲|乙}类{丙}罪", {"甲类丙罪", "乙类丙罪", "甲、乙类丙罪"}),
        ("非法{一、二|三}罪", {"非法一、二罪", "非法三罪", "非法一、二、三罪"}),
    ],
)
def test_a_selective_charge_has_all_its_parts(pattern: str, names: set[str]) -> None:
    assert set(expand(pattern)) == names


@pytest.mark.parametrize(
    "pattern",
    ["盗窃罪", "{甲|乙罪", "甲}罪", "{}罪", "{甲||乙}罪", "{a|b|c|d|e|f|g}{a|b|c|d|e|f|g}罪"],
)
def test_a_broken_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError):
        expand(pattern)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("贩卖毒品", "走私、贩卖、运输、制造毒品罪"),
        ("贩卖，运输 毒品罪", "走私、贩卖、运输、制造毒品罪"),
        ("组织他人偷越国(边)境罪", "组织他人偷越国（边）境罪"),
        ("偷越边境罪", "偷越国（边）境罪"),
        ("生产销售假药罪", "生产、销售、提供假药罪"),
        ("偷税罪", "逃税罪"),
        ("制造贩卖毒品罪", None),  # not the order of the law
        ("背叛国家罪", None),
        ("", None),
    ],
)
def test_a_charge_is_found_as_it_is_written(written: str, name: str | None) -> None:
    found = BOOK.find(written)
    assert (found.name if found else None) == name


def test_names_of_the_table_are_names_of_the_law() -> None:
    folder = SHIPPED / "dictionaries"
    charges = {n for part in load(folder / "charges.yaml")["charges"].values() for n in part}
    former = set(load(folder / "charges_former.yaml")["former"])
    assert {o.name for o in BOOK} - charges - former == set()


def test_every_pattern_gives_the_name_or_an_older_one() -> None:
    for one in BOOK:
        for pattern in one.patterns:
            whole = fold(pattern.translate(str.maketrans("|", "、", "{}")))
            assert fold(expand(pattern)[-1]) == whole
            assert BOOK.find(whole) is one


def test_the_tiers_of_the_shipped_table_are_sound() -> None:
    tiers = [t for o in BOOK for v in o.versions for t in (*v.tiers, *v.unit_tiers)]
    assert len(BOOK) >= 175
    assert len(tiers) >= 530
    for tier in tiers:
        kinds = [m.kind for m in tier.mains]
        assert kinds
        assert all((m.low is not None) == (m.kind == "有期徒刑") for m in tier.mains)
    descending = {o.name for o in BOOK for v in o.versions if not _ascending(v.tiers)}
    # the articles of these name the worst, or the middle, first
    assert descending == {"故意杀人罪", "组织、利用会道门、邪教组织、利用迷信破坏法律实施罪"}


def _ascending(tiers: tuple[Tier, ...]) -> bool:
    tops = [max(MAIN_KINDS.index(m.kind) for m in t.mains if m.kind in MAIN_KINDS) for t in tiers]
    return tops == sorted(tops)


DAY = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("name", "act", "judged", "starts", "of_act"),
    [
        ("盗窃罪", "2010-01-01", "2010-06-01", ["1997-10-01"], "1997-10-01"),
        ("盗窃罪", "2011-04-30", "2011-05-01", ["1997-10-01", "2011-05-01"], "1997-10-01"),
        ("盗窃罪", "2011-05-01", "2020-01-01", ["2011-05-01"], "2011-05-01"),
        ("盗窃罪", None, "2020-01-01", ["1997-10-01", "2011-05-01"], None),
        ("盗窃罪", None, "2011-04-30", ["1997-10-01"], None),
        ("危险作业罪", "2020-12-01", "2021-06-01", ["2021-03-01"], None),
        ("危险作业罪", "2020-12-01", "2021-02-28", [], None),
        ("污染环境罪", "2010-01-01", "2012-01-01", ["1997-10-01", "2011-05-01"], "1997-10-01"),
        ("重大环境污染事故罪", "2010-01-01", "2012-01-01", ["1997-10-01", "2011-05-01"], "1997-10-01"),
        ("重大环境污染事故罪", "2010-01-01", "2011-01-01", ["1997-10-01"], "1997-10-01"),
        ("妨害公务罪", "2022-01-01", "2022-06-01", ["2021-03-01"], "2021-03-01"),
        ("袭警罪", "2020-06-01", "2021-06-01", ["2015-11-01", "2021-03-01"], "2015-11-01"),
    ],
)  # fmt: skip
def test_the_law_of_the_act_and_every_later_one_may_apply(
    name: str, act: str | None, judged: str, starts: list[str], of_act: str | None
) -> None:
    found = versions_applicable(BOOK, offence(name), DAY(act) if act else None, DAY(judged))
    assert [v.start.isoformat() for v in found.versions] == starts
    assert (found.of_act.start.isoformat() if found.of_act else None) == of_act
    assert found.complete


@pytest.mark.parametrize(
    ("act", "judged", "why"),
    [("1997-09-30", "1998-01-01", "最早的法律"), ("2020-01-02", "2020-01-01", "晚于裁判日")],
)
def test_without_the_law_of_the_act_nothing_is_complete(act: str, judged: str, why: str) -> None:
    found = versions_applicable(BOOK, offence("盗窃罪"), DAY(act), DAY(judged))
    assert not found.complete
    assert why in found.why


def test_unchecked_texts_are_not_passed_off_as_checked() -> None:
    old = versions_applicable(BOOK, offence("盗窃罪"), DAY("2010-01-01"), DAY("2012-01-01"))
    new = versions_applicable(BOOK, offence("盗窃罪"), DAY("2012-01-01"), DAY("2013-01-01"))
    assert (old.checked, new.checked) == (False, True)


def test_formulas_look_penalties_up_by_any_written_name() -> None:
    table = offence_table(BOOK)
    day = DAY("2020-01-01")
    whole = table.find(("走私、贩卖、运输、制造毒品罪",), day, day)
    assert len(whole) == 4
    for written in ("贩卖、运输毒品罪", "贩卖毒品罪", "制造毒品罪"):
        assert table.find((written,), day, day) == whole
    (row,) = [r for r in table.find(("盗窃罪",), day, day) if r["档"] == 3]
    assert (row["有期下限"], row["有期上限"], row["最重主刑"]) == (Term(120), Term(180), "无期徒刑")
    assert row["财产刑"] == "并处罚金或者没收财产"
    both = table.find(("盗窃罪",), DAY("2010-01-01"), DAY("2012-01-01"))
    assert {r["版本起"].isoformat() for r in both} == {"1997-10-01", "2011-05-01"}
    assert not [row.key for row in table.rows if "{" in row.key[0]]
