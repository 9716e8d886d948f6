"""Files of the same bytes in the wizard: which one is there already, and which one is another."""

from __future__ import annotations

from typing import Any

from tests.http.conftest import Site
from tests.http.pooling import begin, bring_in, csv, decide
from tests.pool.conftest import id_number

TABLE = "实名考勤"


def brought(site: Site, month: str, day: str = "") -> Any:
    """A month's file, of the same bytes in every month."""
    rows = [["XM-1", id_number(n), "虚构甲", "21"] for n in range(4)]
    data = csv(rows, ["项目编号", "身份证号", "姓名", "出勤天数"])
    draft = decide(site, begin(site, data, f"考勤{month}.csv"), answers={"p1.table": TABLE})
    answers = {"p1.column.考勤月份": f"={month}"}
    return decide(site, draft, answers={**answers, **({f"as_of.{TABLE}": day} if day else {})})


def test_a_file_that_is_there_already_is_told_with_its_name_day_and_values(site: Site) -> None:
    bring_in(site, brought(site, "2025-03", "2025-03-20"))
    draft = brought(site, "2025-04")
    assert (draft["differing"], draft["restated"]) == ([], [TABLE])
    assert bring_in(site, draft)["results"][0]["rows_kept"] == 4
    (result,) = bring_in(site, brought(site, "2025-03"))["results"]
    held = result["already"]
    assert (result["state"], held["file"], held["as_of"], held["values"]) == (
        "duplicate", "考勤2025-03.csv", "2025-03-20", {"考勤月份": "2025-03"},
    )  # fmt: skip


def test_a_file_read_anew_of_another_month_keeps_its_own_day(site: Site) -> None:
    rows = [["XM-1", id_number(n), "虚构甲", "21"] for n in range(4)]
    data = csv(rows, ["项目编号", "身份证号", "姓名", "出勤天数"])

    def brought(month: str) -> Any:
        draft = decide(site, begin(site, data, f"考勤{month}.csv"), answers={"p1.table": TABLE})
        return decide(site, draft, answers={"p1.column.考勤月份": f"={month}"})

    bring_in(site, decide(site, brought("2025-03"), answers={"as_of.实名考勤": "2025-03-20"}))
    draft = decide(site, brought("2025-04"), anew=True)
    assert draft["delivery"]["days"] == {TABLE: "2025-04-30"}
    (said,) = draft["outgoing"]
    assert [(one["file"], one["rows"]) for one in said["files"]] == [("考勤2025-03.csv", 4)]


def test_where_a_day_is_from_is_not_told_of_another_day(site: Site) -> None:
    draft = brought(site, "2025-03")
    assert "文件名" in draft["day_origins"][TABLE]
    typed = decide(site, draft, answers={f"as_of.{TABLE}": "2025-03-20"})
    assert typed["day_origins"] == {TABLE: ""}


def test_a_typed_day_before_the_newest_row_is_told(site: Site) -> None:
    data = csv([[id_number(1), "虚构甲", "2025-01-22"]], ["身份证号", "姓名", "报到日期"])
    table = "社区矫正对象"
    draft = decide(site, begin(site, data, "社矫名单.csv"), answers={"p1.table": table})
    early = decide(site, draft, answers={f"as_of.{table}": "2025-01-20"})
    assert (early["late"], early["newest"]) == ([table], {table: "2025-01-22"})
    late = decide(site, draft, answers={f"as_of.{table}": "2025-01-31"})
    assert (late["late"], late["newest"], late["day_origins"]) == ([], {}, {table: ""})
