"""Columns that models decide on and a file lacks: asked about, never taken, never in the way."""

from __future__ import annotations

from typing import Any

import pytest

from tests.http.conftest import Site
from tests.http.pooling import begin, bring_in, csv, decide, workbook
from tests.pool.conftest import id_number

HEADER = ["身份证号", "姓名", "入监时间", "释放日期"]


def _roster(site: Site, name: str, supplier: str = "") -> Any:
    rows = [[id_number(n), "虚构甲", f"2024-0{n}-01", ""] for n in range(1, 6)]
    draft = begin(site, csv(rows, HEADER), name, supplier)
    return decide(site, draft, answers={"p1.table": "在押人员"})


def _kind(draft: Any) -> Any:
    return next(t for t in draft["parts"][0]["targets"] if t["name"] == "羁押类别")


def test_what_a_name_says_is_proposed_and_waits_for_a_person(site: Site) -> None:
    draft = _roster(site, "花名册.csv", "虚构第一监狱")
    kind = _kind(draft)
    assert (kind["fixed"], kind["sure"], kind["source"]) == ("监狱服刑", False, None)
    assert "都是吗" in kind["reason"]
    assert "养老金" in kind["loss"]
    assert "条规则用到它，这些行可能判不了" in kind["loss"]
    assert {"value": "", "label": "不知道，或各行不同"} in kind["choices"]
    done = bring_in(site, decide(site, draft, answers={"p1.column.羁押类别": "=监狱服刑"}))
    assert done["results"][0]["rows_kept"] == 5


def test_a_name_that_says_two_things_or_nothing_proposes_nothing(site: Site) -> None:
    for name in ("花名册.csv", "看守所.csv", "监狱和拘役所.csv"):
        kind = _kind(_roster(site, name))
        assert (kind["fixed"], kind["sure"]) == ("", False)


def test_an_open_question_holds_the_import_up_and_not_knowing_does_not(site: Site) -> None:
    draft = _roster(site, "花名册.csv")
    assert bring_in(site, draft)["state"] != "done"
    draft = decide(site, draft, answers={"p1.column.羁押类别": ""})
    assert (_kind(draft)["sure"], _kind(draft)["fixed"]) == (True, "")
    assert _kind(draft)["loss"]
    assert bring_in(site, draft)["state"] == "done"
    following = _roster(site, "花名册七月.csv")
    assert _kind(following)["sure"], "who did not know is not asked each month"


def test_a_column_that_is_there_is_not_asked_about(site: Site) -> None:
    rows = [[id_number(n), "虚构甲", f"2024-0{n}-01", "监狱"] for n in range(1, 6)]
    data = csv(rows, ["身份证号", "姓名", "入监时间", "羁押类别"])
    draft = decide(site, begin(site, data, "册.csv"), answers={"p1.table": "在押人员"})
    assert (_kind(draft)["sure"], _kind(draft)["loss"]) == (True, "")
    release = next(t for t in draft["parts"][0]["targets"] if t["name"] == "出监日期")
    assert [c["label"] for c in release["choices"]] == ["是，截至日都还在押", "不知道，或各行不同"]
    assert release["fixed"] == "", "that nobody was released is never proposed"


def test_the_office_that_a_title_names_is_proposed_as_the_supplier(site: Site) -> None:
    rows = [[id_number(n), "虚构甲", f"2024-0{n}-01", ""] for n in range(1, 6)]
    top = [["在押罪犯花名册"], ["填报单位：虚构监狱狱政科    统计时间：2025年6月30日"]]
    data = workbook({"名册": [*top, HEADER, *rows]})
    draft = begin(site, data, "册.xlsx", supplier="")
    assert (draft["told_supplier"], draft["delivery"]["supplier"]) == ("虚构监狱狱政科", "")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("制表：王某某", ""),
        ("制表单位：李建科", ""),
        ("制表人：虚构监狱", ""),
        ("填报单位：王某某    制表单位：虚构监狱", "虚构监狱"),
        ("制表：虚构市第二看守所", "虚构市第二看守所"),
        ("填报单位：虚构市民政局（盖章）", "虚构市民政局"),
        ("提供单位：虚构劳务公司", "虚构劳务公司"),
        ("报送：虚构市检察院", ""),
    ],
)
def test_only_an_office_is_proposed_as_the_supplier(site: Site, line: str, told: str) -> None:
    rows = [[id_number(n), "虚构甲", f"2024-0{n}-01", ""] for n in range(1, 6)]
    data = workbook({"名册": [["花名册"], [line], HEADER, *rows]})
    assert begin(site, data, "册.xlsx", supplier="")["told_supplier"] == told


def test_a_list_whose_day_is_known_lacks_no_snapshot_day(site: Site) -> None:
    rows = [[id_number(n), "虚构甲", f"2024-0{n}-01", ""] for n in range(1, 6)]
    head = ["身份证号", "姓名", "入监时间", "羁押类别"]
    top = [["在押罪犯花名册（截至2025年6月30日）"]]
    stated = begin(site, workbook({"名册": [*top, head, *rows]}), "册.xlsx")
    stated = decide(site, stated, answers={"p1.table": "在押人员"})
    assert _dated(stated) == (True, "2025-06-30", "")
    silent = begin(site, csv(rows, head), "册.csv")
    silent = decide(site, silent, answers={"p1.table": "在押人员"})
    assert _dated(silent) == (True, None, "")
    silent = decide(site, silent, answers={"as_of.在押人员": "2025-05-31"})
    assert _dated(silent) == (True, "2025-05-31", "")
    unknown = {q["id"]: "" for q in silent["questions"] if q["proposed"] is None}
    (result,) = bring_in(site, decide(site, silent, answers=unknown))["results"]
    absent = next(n for p in result["parts"] for n in p["notes"] if n.startswith("未提供的列"))
    assert "快照日期" not in absent
    nobody = decide(site, stated, answers={"as_of.在押人员": ""})
    assert _dated(nobody)[:2] == (False, None)


def _dated(draft: Any) -> tuple[bool, str | None, str]:
    column = next(t for t in draft["parts"][0]["targets"] if t["name"] == "快照日期")
    return column["dated"], column["day"], column["loss"]


def test_a_file_of_headers_alone_is_left_out_instead_of_guessed_at(site: Site) -> None:
    draft = begin(site, csv([], ["姓名", "身份证号"]), "只有表头.csv")
    assert draft["parts"][0]["left_out"]
    assert not [q for q in draft["questions"] if q["kind"] == "table"]


PAID = ["身份证号", "姓名", "待遇月份", "序号", "联系电话"]


def _paid(site: Site, header: str) -> Any:
    rows = [
        [id_number(n), "虚构甲", "2024-05", f"{n}", f"1390000000{n}", f"{3000 + n}.50"]
        for n in range(1, 4)
    ]
    draft = begin(site, csv(rows, [*PAID, header]), "发放.csv")
    return decide(site, draft, answers={"p1.table": "养老金发放"})


def _amount(draft: Any) -> Any:
    return next(t for t in draft["parts"][0]["targets"] if t["name"] == "金额")


def test_an_unused_column_that_may_be_the_lacking_one_is_asked_about(site: Site) -> None:
    draft = _paid(site, "本期划拨")
    amount = _amount(draft)
    assert (amount["source"], amount["sure"]) == (None, False)
    assert "是不是“本期划拨”？" in amount["reason"]
    assert [c["value"] for c in amount["choices"]] == ["c5", ""], "numbers of rows, phones: no sum"
    (asked,) = [q for q in draft["questions"] if q["id"] == "p1.column.金额"]
    assert asked["proposed"] is None, "a kind of value is no meaning"
    taken = decide(site, draft, answers={"p1.column.金额": "c5"})
    assert (_amount(taken)["source"], _amount(taken)["sure"]) == (5, True)
    left = decide(site, draft, answers={"p1.column.金额": ""})
    assert (_amount(left)["source"], _amount(left)["sure"]) == (None, True)


def test_what_was_paid_is_found_and_what_was_due_waits_for_a_person(site: Site) -> None:
    for header in ("实发数", "实发额", "实发", "发放数"):
        amount = _amount(_paid(site, header))
        assert (amount["source"], amount["sure"]) == (5, True), header
    due = _amount(_paid(site, "应发数"))
    assert (due["source"], due["sure"]) == (5, False)
    assert "应发的数额" in due["reason"]


def test_a_plain_list_of_a_court_is_asked_what_its_missing_columns_mean(site: Site) -> None:
    """Without an answer every rule of the delivery model would stay 未检查."""
    asked = {
        "同案编号": "都没有同案人", "二审宣告日期": "都没有二审", "后续状态": "都没有再审",
        "生效依据": "都没有写明依据", "羁押天数": "判决前都没有羁押",
        "指定居所天数": "都没有指定居所监视居住", "犯罪时未成年": "犯罪时都已成年",
    }  # fmt: skip
    rows = [[f"XG-{n}", id_number(n), "虚构甲", "盗窃罪", "2024-03-01"] for n in range(1, 6)]
    data = csv(rows, ["文书编号", "身份证号", "姓名", "罪名", "裁判日期"])
    draft = decide(site, begin(site, data, "册.csv"), answers={"p1.table": "刑事裁判"})
    targets = {t["name"]: t for t in draft["parts"][0]["targets"]}
    for name, says in asked.items():
        # what the models do by the answer stands behind it, where the table tells
        label, _, effect = targets[name]["choices"][0]["label"].partition("：")
        assert (label, bool(effect)) == (f"是，{says}", name == "生效依据")
        assert (targets[name]["fixed"], targets[name]["sure"]) == ("", False), name
    told = {f"p1.column.{name}": targets[name]["choices"][0]["value"] for name in asked}
    draft = decide(site, draft, answers=told)
    answered = {t["name"]: t for t in draft["parts"][0]["targets"]}
    assert all(answered[n]["fixed"].endswith(says) for n, says in asked.items())
    assert all(answered[n]["sure"] for n in asked)


LICENCES = ["档案编号", "身份证号", "姓名", "查询日期"]


def _licences(site: Site, *more: str) -> Any:
    cells = ["C1" for _ in more]
    rows = [[f"D00{n}", id_number(n), "虚构甲", "2025-06-01", *cells] for n in range(1, 6)]
    draft = begin(site, csv(rows, [*LICENCES, *more]), "车管所.csv", "虚构车管所")
    return decide(site, draft, answers={"p1.table": "驾驶证"})


def _status(draft: Any) -> Any:
    return next(t for t in draft["parts"][0]["targets"] if t["name"] == "状态")


def test_a_column_that_every_rule_needs_is_asked_about_though_nothing_fits(site: Site) -> None:
    draft = _licences(site, "准驾车型")
    status = _status(draft)
    assert not status["sure"]
    assert "没有“状态”，也没有一列像它" in status["reason"]
    assert "驾驶证" in status["reason"]
    assert status["choices"] == [{"value": "", "label": "文件里没有，继续"}]
    assert [q["id"] for q in draft["questions"] if q["kind"] == "column"] == ["p1.column.状态"]
    fixed = decide(site, draft, answers={"p1.column.状态": "=正常"})
    assert (_status(fixed)["sure"], _status(fixed)["fixed"]) == (True, "正常")
    assert bring_in(site, fixed)["state"] == "done"


def test_who_goes_on_without_it_is_asked_for_what_still_helps_and_then_no_more(site: Site) -> None:
    draft = decide(site, _licences(site), answers={"p1.column.状态": ""})
    left = {q["id"].rpartition(".")[2] for q in draft["questions"] if q["kind"] == "column"}
    assert left == {"吊销日期", "申请日期"}
    given = {f"p1.column.{column}": "" for column in left}
    draft = decide(site, draft, answers=given)
    assert [q for q in draft["questions"] if q["kind"] == "column"] == []
    assert bring_in(site, draft)["state"] == "done"
    following = _licences(site)
    assert _status(following)["sure"], "who went on without it is not asked each month"


def test_a_list_of_which_one_rule_can_decide_asks_nothing(site: Site) -> None:
    rows = [[f"D00{n}", id_number(n), "虚构甲", "2025-06-01", "正常"] for n in range(1, 6)]
    draft = begin(site, csv(rows, [*LICENCES, "状态"]), "车管所.csv", "虚构车管所")
    assert [q for q in draft["questions"] if q["kind"] == "column"] == []


def test_how_much_hangs_on_a_column_is_told_and_what_waits_for_other_tables(site: Site) -> None:
    draft = _roster(site, "花名册.csv")
    kind = _kind(draft)
    assert kind["uses"] > 1
    assert kind["later"], "no other table of these models is there yet"
    rows = [[id_number(n), "虚构甲", f"2024-0{n}", "900.00"] for n in range(1, 4)]
    paid = begin(site, csv(rows, ["身份证号", "姓名", "发放月份", "金额"]), "养老金.csv")
    paid = decide(site, paid, answers={"p1.table": "养老金发放"})
    assert bring_in(site, paid, lacking=True)["state"] == "done"
    assert not _kind(_roster(site, "花名册.csv"))["later"]


def test_how_many_columns_fit_the_nearest_table_is_told(site: Site) -> None:
    rows = [[id_number(n), "虚构甲", "董事", "存续"] for n in range(1, 5)]
    draft = begin(site, csv(rows, ["证件号码", "姓名", "职务", "登记状态"]), "任职.csv")
    guesses = draft["parts"][0]["guesses"]
    assert guesses, "name and number fit many tables"
    assert all(0 < guess["held"] < 4 and not guess["sure"] for guess in guesses)
