"""The model library: what is there, what a model needs, its cases, its parameters."""

from __future__ import annotations

from typing import Any

import pytest

from shujian.pool import importing
from shujian.trust import Context
from tests.http import late_model as late
from tests.http.conftest import Site
from tests.models.support import citizen

AT = f"/models/{late.MODEL}"
MOVED = "身份证号,姓名,矫正类别,矫正机构,矫正地区划,接收日期,移交日期"


@pytest.fixture
def own(site: Site) -> Site:
    """An installation with one model of its own and no data."""
    late.author(site.home)
    return site


def card(site: Site, model: str = late.MODEL) -> dict[str, Any]:
    listed = site.client.get("/models").json()["models"]
    return dict(next(m for m in listed if m["id"] == model))


def test_the_library_tells_what_can_run(own: Site) -> None:
    assert (card(own)["fit"], card(own)["tables_there"]) == ("none", 0)
    late.outside(own.home, "2024-04-01")
    assert (card(own)["fit"], card(own)["tables_there"]) == ("part", 1)
    late.serving(own.home, 1)
    found = card(own)
    assert (found["fit"], found["layer"], found["kind"]) == ("whole", "本单位", "model")
    assert card(own, "shujian/裁判-刑期")["kind"] == "pack"


def test_a_faulty_model_is_listed_with_its_error_and_others_stay(own: Site) -> None:
    late.author(own.home, late.TEXT.replace("[移交日期]>", "[没有这列]>"))
    found = card(own)
    assert found["fit"] is None
    assert "没有这列" in found["problem"]
    assert own.client.get(AT).status_code == 400
    assert own.client.post(f"{AT}/runs", json={}).status_code == 400
    assert card(own, "shujian/wage-guarantee")["problem"] == ""


def test_a_changed_file_is_seen_without_a_restart(own: Site) -> None:
    assert own.client.get(AT).json()["card"]["name"] == "未移交监督模型（测试）"
    late.author(own.home, late.TEXT.replace("未移交监督", "改名后的"))
    assert own.client.get(AT).json()["card"]["name"] == "改名后的模型（测试）"


def test_the_page_says_steps_in_sentences_and_whom_they_serve(own: Site) -> None:
    page = own.client.get(AT).json()
    assert [s["title"] for s in page["stages"]] == ["读取数据", "移交"]
    late_step = page["stages"][1]["steps"][0]
    assert (late_step["id"], late_step["rules"]) == ("迟延", ["R1"])
    assert "参数“宽限”" in late_step["sentence"]
    assert [r["id"] for r in page["rules"]] == ["R1", "R2"]
    names = {s["id"]: s["name"] for stage in page["stages"] for s in stage["steps"]}
    assert names["迟延"] == ""  # it gives no clues, so no rule is called after it
    assert {n for n in names.values() if n} == {r["name"] for r in page["rules"]}
    assert page["parameters"] == [
        {
            "name": "宽限",
            "kind": "整数",
            "value": "0",
            "meaning": "宽限几日",
            "source": "测试",
            "values": None,
            "last": None,
        }
    ]


def test_a_pack_lists_its_rules_with_conditions_and_those_that_rest(site: Site) -> None:
    rules = site.client.get("/models/shujian/裁判-刑期").json()["rules"]
    first = next(r for r in rules if r["id"] == "term.end_mismatch")
    assert (first["grade"], first["cases"]["hit"]) == ("较可能", 1)
    assert first["sentence"]
    assert [r["id"] for r in rules if r["off"]] != []


def test_the_fit_names_columns_that_nobody_supplied_and_rules_that_rest(own: Site) -> None:
    person = f"{citizen(1)},测一,2024-03-01"
    late.supply(own.home, "暂予监外执行", "身份证号,姓名,收到决定日期,备注", f"{person},")
    late.serving(own.home, 1)
    fit = own.client.get(f"{AT}/fit").json()
    table = next(t for t in fit["tables"] if t["table"] == "暂予监外执行")
    assert table["troubles"] == ["columns"]
    columns = {c["name"]: c for c in table["columns"]}
    assert (columns["姓名"]["there"], columns["姓名"]["values"]) == (True, 1)
    assert [n for n, c in columns.items() if not c["there"] and c["rules"]] == [
        "执行地区划",
        "移交日期",
    ]
    assert "R1" in columns["移交日期"]["rules"]
    assert columns["决定机关"]["rules"] == []
    assert [(r["rule"], r["kind"]) for r in fit["rules"]] == [("R1", "unchecked"), ("R2", "part")]
    assert (fit["silent"], fit["able"], fit["hampered"]) == ([], 1, 1)
    assert fit["unchecked"] == 1  # of no row is known whether it was handed over in time


def test_a_missing_table_names_its_rules_and_a_file_that_may_hold_it(own: Site) -> None:
    late.serving(own.home, 1)
    fit = own.client.get(f"{AT}/fit").json()
    assert (fit["state"], fit["runnable"]) == ("none", True)  # no rule can find anything
    assert fit["silent"] == ["R1", "R2"]
    # name and identity number stand in every list
    assert own.client.get(f"{AT}/guesses").json() == []
    late.supply(
        own.home, "社区矫正对象", MOVED, f"{citizen(2)},测二,缓刑,某所,990102,2024-03-05,2024-03-06"
    )
    guesses = own.client.get(f"{AT}/guesses").json()
    assert [g["source"] for g in guesses if g["table"] == "暂予监外执行"] == ["社区矫正对象"]
    pairs = {p["column"]: p["header"] for p in guesses[0]["pairs"]}
    assert pairs["公民身份号码"] == "身份证号"


def test_each_rule_says_whether_it_can_run_and_what_it_lacks(own: Site) -> None:
    person = f"{citizen(1)},测一,2024-03-01"
    late.supply(own.home, "暂予监外执行", "身份证号,姓名,收到决定日期,备注", f"{person},")
    rules = {r["rule"]: r for r in own.client.get(f"{AT}/fit").json()["rules"]}
    assert rules["R1"]["state"] == "unchecked"
    assert rules["R1"]["lacks"] == [
        {
            "table": "暂予监外执行",
            "columns": ["移交日期"],
            "empty": False,
            "aside": False,
            "rows": 1,
            "unsaid": False,
            "unread": False,
        }
    ]
    assert {
        "table": "社区矫正对象",
        "columns": [],
        "empty": False,
        "aside": False,
        "rows": 0,
        "unsaid": False,
        "unread": False,
    } in rules["R2"]["lacks"]


def test_a_rule_cannot_run_without_the_table_from_which_its_rows_come(own: Site) -> None:
    late.serving(own.home, 1)
    rules = own.client.get(f"{AT}/fit").json()["rules"]
    assert [r["state"] for r in rules] == ["none", "none"]
    assert all(
        r["lacks"]
        == [
            {
                "table": "暂予监外执行",
                "columns": [],
                "empty": False,
                "aside": False,
                "rows": 0,
                "unsaid": False,
                "unread": False,
            }
        ]
        for r in rules
    )


PAYMENTS = "身份证号,姓名,险种,统筹地区,待遇月份,实发金额,批次"


def test_a_column_that_the_model_takes_another_for_is_not_missed(own: Site) -> None:
    late.supply(
        own.home, "养老金发放", PAYMENTS, f"{citizen(1)},测一,企业职工,990101,2024-05,3000,A"
    )
    late.supply(
        own.home,
        "在押人员",
        "身份证号,姓名,类别,入监日期,出监日期",
        f"{citizen(1)},测一,监狱服刑,2024-01-02,",
    )
    fit = own.client.get("/models/shujian/pension-while-serving/fit").json()
    pays = next(t for t in fit["tables"] if t["table"] == "养老金发放")
    fund = next(c for c in pays["columns"] if c["name"] == "基金支付额")
    assert (pays["troubles"], fund["there"], fund["instead"]) == ([], False, ["金额"])
    rules = {r["rule"]: r for r in fit["rules"]}
    assert rules["K1"]["state"] == "part"
    assert all(not lack["columns"] for lack in rules["K1"]["lacks"])
    assert (rules["K5"]["state"], rules["K5"]["lacks"]) == (
        "none", [{"table": "死亡登记", "columns": [], "empty": False, "aside": False, "rows": 0, "unsaid": False, "unread": False}],
    )  # fmt: skip


_PRISON = "身份证号,姓名,类别,入监日期,出监日期"
_CORRECTION = "身份证号,姓名,矫正类别,矫正机构,矫正地区划,接收日期"


def test_a_rule_cannot_run_where_its_table_is_there_without_a_row(own: Site) -> None:
    late.supply(
        own.home, "养老金发放", PAYMENTS, f"{citizen(1)},测一,企业职工,990101,2024-05,3000,A"
    )
    late.supply(own.home, "在押人员", _PRISON, f"{citizen(1)},测一,监狱服刑,2024-01-02,")
    row = f"{citizen(1)},测一,缓刑,某司法所,990102,2024-03-05"
    brought = late.supply(own.home, "社区矫正对象", _CORRECTION, row)
    before = own.client.get("/models/shujian/pension-while-serving/fit").json()
    assert {r["rule"]: r["state"] for r in before["rules"]}["K4"] != "none"
    importing.withdraw(Context.local("测试"), own.home, brought, "发错")
    fit = own.client.get("/models/shujian/pension-while-serving/fit").json()
    rules = {r["rule"]: r for r in fit["rules"]}
    assert (rules["K4"]["state"], rules["K4"]["lacks"]) == (
        "none", [{"table": "社区矫正对象", "columns": [], "empty": True, "aside": False, "rows": 0, "unsaid": False, "unread": False}],
    )  # fmt: skip
    assert rules["K1"]["state"] != "none"
    table = next(t for t in fit["tables"] if t["table"] == "社区矫正对象")
    assert (table["rows"], "empty" in table["troubles"]) == (0, True)


def test_cases_are_listed_and_their_last_result_kept(own: Site) -> None:
    before = own.client.get(f"{AT}/cases").json()
    assert [(c["rule"], c["kind"]) for c in before["cases"]] == [("R1", "hit"), ("R1", "near_miss")]
    assert before["last"] is None
    assert own.client.post(f"{AT}/cases").status_code == 202
    late.work(own)
    last = own.client.get(f"{AT}/cases").json()["last"]
    assert (last["phase"], last["passed"], list(last["failed"])) == (
        "done", 1, ["R1 边界：当日移交"],
    )  # fmt: skip
    assert last["stale"] is False
    late.author(own.home, late.TEXT.replace("value: 0", "value: 3"))
    assert own.client.get(f"{AT}/cases").json()["last"]["stale"] is True


def test_bad_values_are_refused_before_anything_waits(own: Site) -> None:
    late.outside(own.home, "2024-04-01")
    for settings in ({"宽限": "很多"}, {"没有的": "1"}):
        told = own.client.post(f"{AT}/runs", json={"settings": settings})
        assert told.status_code == 400, told.text
    assert own.client.get("/runs").json()["total"] == 0
