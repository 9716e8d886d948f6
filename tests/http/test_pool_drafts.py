"""The upload wizard: what is proposed, answered, tried and imported."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from shujian.store import db
from shujian.store.schema import JournalEntry
from shujian.trust import Action
from shujian.trust.masking import HIDDEN
from tests.http.conftest import Site
from tests.http.pooling import (
    TABLE,
    begin,
    bring_in,
    csv,
    decide,
    people,
    send,
    work,
    workbook,
)
from tests.pool.conftest import HEADER, id_number


def test_a_clean_file_is_proposed_tried_and_imported(site: Site) -> None:
    draft = begin(site, csv(people(30)))
    (part,) = draft["parts"]
    assert (draft["state"], part["guesses"][0]["table"], part["rows"]) == ("ready", TABLE, 30)
    assert part["guesses"][0]["reason"]
    decide(site, draft, answers={"p1.table": TABLE})
    tried = site.client.get(f"/pool/drafts/{draft['key']}/parts/1").json()
    assert len(tried["rows"]) == 20
    assert (tried["looked"], tried["kept"], tried["whole"]) == (30, 30, True)
    masked = tried["rows"][0]["cells"][:2]
    assert masked[0] == f"{id_number(1)[:6]}********{id_number(1)[-4:]}"
    assert "*" in masked[1]
    done = bring_in(site, draft)
    assert done["state"] == "done"
    (result,) = done["results"]
    assert (result["rows_in"], result["rows_kept"], result["rows_quarantined"]) == (30, 30, 0)


def test_problem_cells_are_told_with_column_text_and_reason(site: Site) -> None:
    rows = people(5)
    rows[1][0] = "99010119900307001X"
    rows[3][2] = "去年春天"
    draft = begin(site, csv(rows))
    decide(site, draft, answers={"p1.table": TABLE})
    tried = site.client.get(f"/pool/drafts/{draft['key']}/parts/1").json()
    found = {(p["line"], p["column"], p["aside"]): p["text"] for p in tried["problems"]}
    assert found[3, "公民身份号码", True] == HIDDEN
    assert any(line == 5 and text == "去年春天" for (line, _, _), text in found.items())
    shown = {r["line"]: r["cells"][0] for r in tried["rows"]}
    assert shown[3] == HIDDEN
    assert "99010119900307001X" not in str(tried)
    assert all("********" in shown[line] for line in (2, 4))
    assert tried["quarantined"] >= 1
    assert all(p["why"] for p in tried["problems"])


def test_a_wrong_number_is_shown_to_the_uploader_for_a_purpose_and_noted(site: Site) -> None:
    rows = people(5)
    rows[1][0] = "99010119900307001X"
    draft = decide(site, begin(site, csv(rows)), answers={"p1.table": TABLE})
    wish = {"part": 1, "line": 3, "source": 0, "purpose": "核对来函"}
    way = f"/pool/drafts/{draft['key']}/reveal"
    assert site.client.post(way, json={**wish, "purpose": " "}).status_code == 403
    assert site.client.post(way, json={**wish, "line": 99}).status_code == 404
    assert site.client.post(way, json={**wish, "source": 9}).status_code == 404
    assert site.client.post(way, json=wish).json() == {"text": "99010119900307001X"}
    with db.reader(site.home) as session:
        entry = session.query(JournalEntry).filter_by(action=str(Action.REVEAL)).one()
    assert (entry.purpose, entry.detail_json["line"]) == ("核对来函", 3)
    assert "99010119900307001X" not in str(entry.detail_json)


def test_cells_of_a_row_that_has_shifted_are_hidden_as_any_of_them_may_be_a_number(
    site: Site,
) -> None:
    rows = people(4)
    rows[1] = ["某监区", "多一格", *rows[1]]
    draft = decide(site, begin(site, csv(rows)), answers={"p1.table": TABLE})
    tried = site.client.get(f"/pool/drafts/{draft['key']}/parts/1").json()
    (broken,) = (r for r in tried["rows"] if r["broken"])
    assert set(broken["cells"]) <= {HIDDEN, ""}
    assert rows[1][2] not in str(tried)


def test_numbers_and_names_are_covered_under_no_heading_and_in_columns_of_other_words(
    site: Site,
) -> None:
    number = id_number(1)
    header = ["姓名", "证件号码", "死亡日期"] * 2
    draft = begin(site, csv([["虚构甲", number, "2024-04-01"] * 2] * 4, header))
    tried = site.client.get(f"/pool/drafts/{draft['key']}/parts/1").json()
    shown = f"{draft['parts']}{tried['rows']}"
    assert number not in shown
    assert "虚构甲" not in shown
    assert "列2" in shown
    mixed = [[f"虚构甲({number})", "虚构县医院"]] * 4
    shown = str(begin(site, csv(mixed, ["参保人", "医疗机构"]), "就诊.csv")["parts"])
    assert number not in shown
    assert "虚构县医院" in shown


def test_an_identity_number_damaged_by_a_spreadsheet_is_shown_as_such(site: Site) -> None:
    rows: list[list[object]] = [list(r) for r in people(4)]
    rows[0][0] = int(id_number(1)[:17] + "0")
    draft = begin(site, workbook({"名单": [HEADER, *rows]}), "暂予监外执行.xlsx")
    tried = site.client.get(f"/pool/drafts/{draft['key']}/parts/1").json()
    problem = next(p for p in tried["problems"] if p["line"] == 2)
    assert problem["aside"]
    wish = {"part": 1, "line": 2, "source": problem["source"], "purpose": "核对来函"}
    told = site.client.post(f"/pool/drafts/{draft['key']}/reveal", json=wish).json()
    assert "E+17" in told["text"].upper()


def test_answers_change_the_mapping_and_an_unwanted_sheet_is_left_out(site: Site) -> None:
    pages = {"名单": [HEADER, *people(3)], "说明": [["甲", "乙"], ["一", "二"], ["三", "四"]]}
    draft = begin(site, workbook(pages), "暂予监外执行.xlsx")
    asked = {q["part"]: q["kind"] for q in draft["questions"] if q["kind"] == "table"}
    assert asked == {2: "table"}
    left = decide(site, draft, answers={"p2.table": "", "p1.column.移交日期": ""})
    assert left["parts"][1]["left_out"]
    targets = {t["name"]: t["source"] for t in left["parts"][0]["targets"]}
    assert targets["移交日期"] is None
    assert "移交日期" in left["parts"][0]["unmatched"]
    back = decide(site, left, answers={"p2.table": None})
    assert not back["parts"][1]["left_out"]
    left = decide(site, left, answers={"p2.table": ""})
    assert bring_in(site, left)["results"][0]["rows_kept"] == 3


def test_a_column_that_vanished_is_asked_about_again(site: Site) -> None:
    bring_in(site, begin(site, csv(people(5))))
    draft = begin(site, csv([r[:4] for r in people(5, 50)], HEADER[:4]))
    (part,) = draft["parts"]
    assert part["change"]["removed"] == ["执行地区划"]
    assert not part["change"]["confirmed"]
    assert any(q["kind"] == "layout" for q in draft["questions"])
    again = decide(site, draft, answers={"p1.layout": "ok"})
    assert again["parts"][0]["change"]["confirmed"]


def test_files_brought_together_do_not_hold_each_other_up_by_their_headers(site: Site) -> None:
    one = begin(site, csv(people(5)), "一监.csv")
    other = begin(site, csv([r[:4] for r in people(5, 50)], HEADER[:4]), "二监.csv")
    decide(site, one, supplier="虚构监狱", answers={"p1.table": TABLE})
    other = decide(site, other, supplier="虚构监狱", answers={"p1.table": TABLE})
    first = site.client.get(f"/pool/drafts/{one['key']}").json()
    assert bring_in(site, first)["state"] == "done"
    waiting = site.client.get(f"/pool/drafts/{other['key']}").json()
    assert not any(q["kind"] == "layout" for q in waiting["questions"])
    assert bring_in(site, waiting)["results"][0]["rows_kept"] == 5


def test_a_pension_list_without_batches_comes_in_with_one_written_by_a_person(site: Site) -> None:
    rows = [[id_number(n), "虚构甲", f"2025-0{n}", "3000"] for n in range(1, 6)]
    data = csv(rows, ["身份证号", "姓名", "待遇月份", "发放金额"])
    draft = decide(site, begin(site, data, "养老.csv"), answers={"p1.table": "养老金发放"})
    (batch,) = (t for t in draft["parts"][0]["targets"] if t["name"] == "发放批次")
    assert (batch["fixed"], batch["sure"]) == ("未分批", False)
    assert "没有“发放批次”这一列" in batch["reason"]
    proposed = {q["id"]: q["proposed"] for q in draft["questions"] if q["kind"] == "column"}
    assert proposed == {"p1.column.发放批次": "=未分批", "p1.column.制度类型": None}
    bad = {"answers": {"p1.column.发放批次": "="}}
    told = site.client.patch(f"/pool/drafts/{draft['key']}", json=bad).json()
    assert (told["code"], told["where"]["field"]) == ("pool.bad_fixed", "发放批次")
    draft = decide(site, draft, answers={"p1.column.发放批次": "=2025年上半年名册"})
    draft = decide(site, draft, answers={"p1.column.制度类型": ""})
    fixed = {t["name"]: t["fixed"] for t in draft["parts"][0]["targets"] if t["fixed"]}
    assert (fixed, draft["parts"][0]["missing"]) == ({"发放批次": "2025年上半年名册"}, [])
    done = bring_in(site, draft)
    assert (done["results"][0]["rows_kept"], done["results"][0]["rows_quarantined"]) == (5, 0)


def test_what_a_column_may_hold_is_told_where_it_is_listed(site: Site) -> None:
    data = csv([[id_number(1), "虚构甲", "2025-01-01"]], ["身份证号", "姓名", "收监日期"])
    draft = decide(site, begin(site, data, "册.csv"), answers={"p1.table": "在押人员"})
    values = {t["name"]: t["values"] for t in draft["parts"][0]["targets"] if t["values"]}
    assert "监狱服刑" in values["羁押类别"]
    assert list(values) == ["羁押类别"]


def test_a_list_without_any_day_waits_for_an_answer(site: Site) -> None:
    data = csv([["一号", "甲"], ["二号", "乙"], ["三号", "丙"]], ["项目编号", "项目名称"])
    draft = decide(site, begin(site, data, "项目.csv"), answers={"p1.table": "在建项目"})
    (table,) = draft["delivery"]["days"]
    assert (draft["undated"], draft["delivery"]["days"][table]) == ([table], None)
    assert "请填写" in draft["day_origins"][table]
    told = decide(site, draft, answers={f"as_of.{table}": ""})
    assert told["undated"] == []


def test_the_newest_day_of_the_rows_is_a_question_and_no_fact(site: Site) -> None:
    data = csv([[id_number(1), "虚构甲", "2025-01-22"]], ["身份证号", "姓名", "报到日期"])
    table = "社区矫正对象"
    draft = decide(site, begin(site, data, "社矫名单.csv"), answers={"p1.table": table})
    assert (draft["undated"], draft["delivery"]["days"]) == ([table], {table: None})
    assert draft["newest"] == {table: "2025-01-22"}
    named = decide(site, begin(site, data, "社矫名单2025年6月.csv"), answers={"p1.table": table})
    assert (named["undated"], named["delivery"]["days"]) == ([], {table: "2025-06-30"})
    assert "文件名" in named["day_origins"][table]


def test_each_file_of_a_visit_has_its_own_supplier(site: Site) -> None:
    one = begin(site, csv(people(3)), "一.csv", "甲监狱")
    other = begin(site, csv(people(3, 20)), "二.csv", "乙监狱")
    bring_in(site, decide(site, one, answers={"p1.table": TABLE}))
    bring_in(site, decide(site, other, answers={"p1.table": TABLE}))
    assert site.client.get("/pool/suppliers").json()["names"] == ["乙监狱", "甲监狱"]


def test_a_known_layout_is_reused_and_the_same_file_is_told(site: Site) -> None:
    data = csv(people(5))
    first = bring_in(site, begin(site, data))
    draft = begin(site, data)
    assert draft["parts"][0]["reused"]
    (held,) = draft["earlier"]
    assert (held["table"], held["import_id"]) == (TABLE, first["results"][0]["import_id"])


def test_files_that_cannot_be_read_say_why_and_can_be_read_again(site: Site) -> None:
    draft = begin(site, b"PK\x03\x04 torn apart", "坏.xlsx")
    assert draft["state"] == "failed"
    assert draft["error"]["title"]
    assert draft["error"]["remedy"]
    assert site.client.post(f"/pool/drafts/{draft['key']}/read").json()["state"] == "reading"
    work(site)
    assert site.client.get(f"/pool/drafts/{draft['key']}").json()["state"] == "failed"


def test_a_header_line_set_by_hand_is_read_anew(site: Site) -> None:
    draft = begin(site, csv(people(3), HEADER))
    key = draft["parts"][0]["key"]
    assert decide(site, draft, headers={key: 0})["state"] == "reading"
    work(site)
    found = site.client.get(f"/pool/drafts/{draft['key']}").json()["parts"][0]
    assert (found["header_line"], found["rows"]) == (0, 4)


def test_open_questions_refuse_the_import_in_words(site: Site) -> None:
    draft = begin(site, csv([["一", "二"]] * 3, ["甲", "乙"]), "别的.csv")
    site.client.post(f"/pool/drafts/{draft['key']}/import")
    work(site)
    found = site.client.get(f"/pool/drafts/{draft['key']}").json()
    assert (found["state"], found["error"]["code"]) == ("ready", "pool.open_questions")


def test_a_new_table_is_drafted_changed_and_used(site: Site) -> None:
    rows = [[f"XM-{n}", "甲公司", f"2024-0{n}-01"] for n in range(1, 7)]
    draft = begin(site, csv(rows, ["工单", "单位", "时间"]), "工单.csv")
    wish = {"part": 1, "name": "维修工单", "keys": [0], "elements": {"1": "文本"}}
    made = site.client.post(f"/pool/drafts/{draft['key']}/table-draft", json=wish).json()
    columns = {c["header"]: (c["element"], c["key"]) for c in made["columns"]}
    assert columns["单位"] == ("文本", False)
    assert columns["工单"][1]
    told = site.client.post(f"/pool/drafts/{draft['key']}/table", json=wish)
    assert told.json()["parts"][0]["table"] == "维修工单"
    assert bring_in(site, told.json())["results"][0]["table"] == "维修工单"
    again = site.client.post(f"/pool/drafts/{draft['key']}/table", json=wish)
    assert again.json()["code"] == "pool.table_exists"


def test_a_draft_is_seen_by_its_owner_only_and_new_tables_need_the_right(site: Site) -> None:
    draft = begin(site, csv(people(3)))
    other = site.other("banan")
    assert other.get(f"/pool/drafts/{draft['key']}").status_code == 404
    key = send(other, csv(people(3)), "名单.csv")
    assert other.post("/pool/drafts", json={"upload": key}).status_code == 201
    work(site)
    wish = {"part": 1, "name": "新表"}
    assert other.post(f"/pool/drafts/{key}/table", json=wish).status_code == 403


def test_answers_that_come_at_once_are_all_kept(site: Site) -> None:
    draft = begin(site, csv(people(3)))
    said = [{"supplier": "甲单位"}, {"authority": "某号文书"}, {"mode": "replace"}] * 3
    with ThreadPoolExecutor(max_workers=6) as pool:
        list(pool.map(lambda fields: decide(site, draft, **fields), said))
    found = site.client.get(f"/pool/drafts/{draft['key']}").json()["delivery"]
    told = (found["supplier"], found["authority"], found["mode"])
    assert told == ("甲单位", "某号文书", "replace")


def test_what_waits_to_be_imported_can_be_neither_begun_anew_nor_given_up(site: Site) -> None:
    draft = begin(site, csv(people(3)))
    asked = {q["id"]: q["proposed"] for q in draft["questions"]}
    decide(site, draft, authority="某号文书", answers=asked)
    key = draft["key"]
    assert site.client.post(f"/pool/drafts/{key}/import").status_code == 202
    again = site.client.post("/pool/drafts", json={"upload": key, "supplier": "别的监狱"})
    gone = site.client.delete(f"/uploads/{key}")
    assert [(t.status_code, t.json()["code"]) for t in (again, gone)] == [(409, "app.conflict")] * 2
    work(site)
    (made,) = site.client.get(f"/pool/tables/{TABLE}/imports").json()
    assert (made["supplier"], made["authority"], made["rows_kept"]) == ("某监狱", "某号文书", 3)
    begun = site.client.post("/pool/drafts", json={"upload": key})
    assert (begun.status_code, begun.json()["state"]) == (201, "reading")
    work(site)
    assert site.client.get(f"/pool/drafts/{key}").json()["state"] == "ready"
    assert site.client.delete(f"/uploads/{key}").status_code == 204


def test_what_a_replacement_takes_out_is_told_before_it_is_confirmed(site: Site) -> None:
    bring_in(site, begin(site, csv(people(7)), "一.csv"))
    draft = decide(site, begin(site, csv(people(2, 50)), "二.csv"), answers={"p1.table": TABLE})
    assert draft["outgoing"] == []
    (told,) = decide(site, draft, mode="replace")["outgoing"]
    assert (told["table"], told["supplier"], told["rows"], told["left"]) == (TABLE, "某监狱", 7, 0)
    (none,) = decide(site, draft, supplier="别的监狱")["outgoing"]
    assert (none["rows"], none["left"]) == (0, 7)
    done = bring_in(site, decide(site, draft, supplier="某监狱"))
    assert done["results"][0]["superseded"] == told["rows"]


def test_a_sample_in_another_unit_is_told_as_it_will_be_kept(site: Site) -> None:
    header = ["身份证号", "姓名", "发放月份", "发放金额（万元）"]
    rows = [[id_number(1), "测一", "2024-03", "0.35"], [id_number(2), "测二", "2024-03", "1"]]
    draft = begin(site, csv(rows, header), "养老金发放.csv")
    (part,) = draft["parts"]
    amount = next(t for t in part["targets"] if t["file_unit"])
    assert amount["file_unit"] == "万元"
    assert part["sources"][amount["source"]]["samples"] == ["0.35", "1"]
    assert [text.replace(",", "") for text in amount["read_as"]] == ["3500.00 元", "10000.00 元"]
    assert all(t["read_as"] == [] for t in part["targets"] if not t["file_unit"])
