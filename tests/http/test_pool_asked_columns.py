"""Columns that models decide on and a file lacks: asked about, never taken, never in the way."""

from __future__ import annotations

from typing import Any

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
    assert "条规则判不了" in kind["loss"]
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


def test_a_file_of_headers_alone_is_left_out_instead_of_guessed_at(site: Site) -> None:
    draft = begin(site, csv([], ["姓名", "身份证号"]), "只有表头.csv")
    assert draft["parts"][0]["left_out"]
    assert not [q for q in draft["questions"] if q["kind"] == "table"]
