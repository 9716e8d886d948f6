"""The page's question why somebody has no clue: the answer, its masks, its trace in the journal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.http import late_model as late
from tests.http.conftest import Site
from tests.models.support import citizen

AT = f"/models/{late.MODEL}/why"


@pytest.fixture
def ready(site: Site) -> Site:
    """Handed over late, on the day, and on a day that nobody can read; the first was received."""
    late.author(site.home)
    late.outside(site.home, "2024-04-01", "2024-03-01", "没有写清")
    late.serving(site.home, 1)
    return site


def asked(site: Site, number: int, **header: str) -> dict[str, dict[str, Any]]:
    told = site.client.post(AT, json={"subject": citizen(number)}, headers=header)
    assert told.status_code == 200, told.text
    return {rule["rule"]: rule for rule in told.json()["rules"]}


def test_each_rule_says_where_the_subject_stands(ready: Site) -> None:
    late.ran(ready)
    verdicts = {n: {r: a["verdict"] for r, a in asked(ready, n).items()} for n in (1, 2, 3, 9)}
    assert verdicts == {
        1: {"R1": "clue", "R2": "left"},
        2: {"R2": "clue", "R1": "left"},
        3: {"R2": "clue", "R1": "review"},
        9: {"R1": "absent", "R2": "absent"},
    }
    assert list(verdicts[2]) == ["R2", "R1"]  # what became something comes first


def test_the_answer_says_which_tables_hold_the_subject(ready: Site) -> None:
    late.ran(ready)
    told = {n: ready.client.post(AT, json={"subject": citizen(n)}).json() for n in (1, 2)}
    rows = {n: {t["table"]: t["rows"] for t in one["tables"]} for n, one in told.items()}
    assert rows == {
        1: {"暂予监外执行": 1, "社区矫正对象": 1},
        2: {"暂予监外执行": 1, "社区矫正对象": 0},
    }


def test_the_step_at_which_it_left_names_the_values(ready: Site) -> None:
    late.ran(ready)
    first = asked(ready, 2)["R1"]
    (left,) = [s for s in first["steps"] if s["left"]]
    assert (left["step"], left["came"], left["passed"]) == ("迟延", 1, 0)
    assert left["why"][0]["values"] == {"移交日期": "2024-03-01", "收到决定日期": "2024-03-01"}


def test_numbers_and_names_are_masked_without_a_purpose(ready: Site) -> None:
    late.ran(ready)
    rule = asked(ready, 3)["R1"]
    (put,) = [row for step in rule["steps"] for row in step["put_aside"]]
    assert (put["stream"], put["reason"]) == ("待核", "“移交日期”不可读")
    assert put["values"]["公民身份号码"] == "990101********0030"
    # the name could not be read either: that word is no name to be covered
    assert (put["values"]["姓名"], put["values"]["移交日期"]) == ("不可读", "不可读")


def test_the_question_stands_in_the_journal_without_the_number(ready: Site) -> None:
    late.ran(ready)
    asked(ready, 2)
    rows = ready.client.get("/admin/journal").json()["items"]
    (row,) = [r for r in rows if "为何没有线索" in r["label"]]
    assert citizen(2) not in str(rows)
    assert citizen(2)[:6] in row["label"]
    assert row["thing"] == "模型“late”"


@pytest.mark.parametrize(("subject", "code"), [("不是号码", "app.bad_subject"), (" ", "")])
def test_what_cannot_be_a_subject_is_refused_in_words(ready: Site, subject: str, code: str) -> None:
    late.ran(ready)
    told = ready.client.post(AT, json={"subject": subject})
    assert told.status_code in (400, 422)
    assert told.json()["code"] == (code or told.json()["code"])


def test_a_number_with_a_wrong_check_digit_is_told_as_that(ready: Site) -> None:
    late.ran(ready)
    right = citizen(1)
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    told = ready.client.post(AT, json={"subject": wrong})
    assert told.status_code in (400, 422)
    assert "校验码" in str(told.json())


def test_a_model_that_never_ran_sends_to_its_run(ready: Site) -> None:
    told = ready.client.post(AT, json={"subject": citizen(1)})
    assert (told.status_code, told.json()["code"]) == (400, "app.never_run")
    assert "shujian" not in told.json()["remedy"]


def test_rows_set_aside_with_the_number_are_told_with_the_table(site: Site) -> None:
    late.author(site.home)
    wrong = citizen(7)[:-1] + ("0" if citizen(7)[-1] != "0" else "1")
    header = "身份证号,姓名,收到决定日期,移交日期,执行地区划"
    late.supply(
        site.home, "暂予监外执行", header,
        f"{citizen(1)},测1,2024-03-01,2024-04-01,990102",
        f"{citizen(5)[:6]} {citizen(5)[6:]},测5,没有写清,2024-04-01,990102",
        f"{wrong},测7,2024-03-01,2024-04-01,990102",
    )  # fmt: skip
    late.serving(site.home, 1)
    late.ran(site)
    told = site.client.post(AT, json={"subject": citizen(5)}).json()
    apart = {t["table"]: t["quarantined"] for t in told["tables"]}
    assert (apart, told["unfit"]) == ({"暂予监外执行": 1, "社区矫正对象": 0}, "")
    bad = site.client.post(AT, json={"subject": wrong})
    assert bad.status_code == 200, bad.text
    assert "校验码" in bad.json()["unfit"]
    (held,) = bad.json()["tables"]
    assert (held["table"], held["rows"], held["quarantined"]) == ("暂予监外执行", 0, 1)
    (row,) = held["apart"]
    assert (row["line"], row["numbered"], row["sheet"]) == (4, True, "")
    assert row["file"] == "暂予监外执行3.csv"
    assert wrong not in str(bad.json())  # the reason repeats the cell, which is masked
    assert "公民身份号码" in row["why"]
    part = site.client.post(AT, json={"subject": wrong[:-1]})
    assert part.status_code == 400  # a part of a number is asked in vain


def test_a_name_is_answered_and_one_of_several_is_chosen(site: Site) -> None:
    late.author(site.home)
    named = [(4, "虚构甲"), (5, "虚构甲"), (6, "虚构乙")]
    rows = [f"{citizen(i)},{name},2024-03-01,2024-03-01,990102" for i, name in named]
    late.supply(site.home, "暂予监外执行", "身份证号,姓名,收到决定日期,移交日期,执行地区划", *rows)
    late.serving(site.home, 4)
    late.ran(site)
    one = site.client.post(AT, json={"subject": "虚构乙"}).json()
    assert one["choose"] == []
    assert {t["table"]: t["rows"] for t in one["tables"]}["暂予监外执行"] == 1
    several = site.client.post(AT, json={"subject": "虚构甲"}).json()
    assert several["rules"] == []
    shown = [c["shown"] for c in several["choose"]]
    assert len(shown) == 2
    assert all("********" in s for s in shown)
    at = next(c["index"] for c in several["choose"] if c["shown"][-4:] == citizen(4)[-4:])
    chosen = site.client.post(AT, json={"subject": "虚构甲", "pick": at}).json()
    assert {r["rule"]: r["verdict"] for r in chosen["rules"]}["R2"] == "left"
    nobody = site.client.post(AT, json={"subject": "虚构丙"})
    assert nobody.json()["code"] == "app.bad_subject"


def test_a_row_set_aside_is_found_by_the_whole_name(site: Site) -> None:
    late.author(site.home)
    late.supply(
        site.home, "暂予监外执行", "身份证号,姓名,收到决定日期,移交日期,执行地区划",
        f"{citizen(1)},虚构丙,2024-03-01,2024-04-01,990102",
        "9901,虚构甲,2024-03-01,2024-04-01,990102",
        "99010119,虚构乙,2024-03-01,2024-04-01,990102",
    )  # fmt: skip
    late.serving(site.home, 1)
    late.ran(site)
    told = site.client.post(AT, json={"subject": "虚构甲"})
    assert told.status_code == 200, told.text
    (held,) = told.json()["tables"]
    assert (held["quarantined"], held["named"], told.json()["unfit"]) == (0, 1, "")
    assert [(r["line"], r["numbered"]) for r in held["apart"]] == [(3, False)]
    assert "身份号码应为 18 位或 15 位" in held["apart"][0]["why"]
    rows = site.client.get("/admin/journal").json()["items"]
    assert [r for r in rows if "为何没有线索" in r["label"] and "虚*" in r["label"]]
    part = site.client.post(AT, json={"subject": "虚构"})
    assert part.json()["code"] == "app.bad_subject"


def test_a_row_of_the_same_name_without_a_number_is_shown_beside_the_number(site: Site) -> None:
    late.author(site.home)
    other = citizen(9)
    late.supply(
        site.home, "暂予监外执行", "身份证号,姓名,收到决定日期,移交日期,执行地区划",
        f"{citizen(2)},虚构丁,2024-03-01,2024-04-01,990102",
    )  # fmt: skip
    late.supply(
        site.home, "社区矫正对象", "身份证号,姓名,矫正类别,矫正机构,矫正地区划,接收日期",
        "9901,虚构丁,缓刑,某司法所,990102,2024-03-05",
        f"{other},虚构丁,缓刑,某司法所,990102,2024-03-05",
        f"{citizen(1)},测1,缓刑,某司法所,990102,2024-03-05",
    )  # fmt: skip
    late.ran(site)
    told = site.client.post(AT, json={"subject": citizen(2)}).json()
    tables = {t["table"]: t for t in told["tables"]}
    assert tables["社区矫正对象"]["named"] == 1  # not that of another number
    assert [r["line"] for r in tables["社区矫正对象"]["apart"]] == [2]
    assert tables["暂予监外执行"]["apart"] == []
    named = site.client.post(AT, json={"subject": "虚构丁"}).json()
    assert named["choose"] == []  # one person only is called so in the tables
    assert {t["table"]: t["named"] for t in named["tables"]}["社区矫正对象"] == 1
