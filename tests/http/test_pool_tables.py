"""The catalogue, rows, quality, quarantine and gaps as the pages get them."""

from __future__ import annotations

import io

import openpyxl

from shujian.store import db
from shujian.store.schema import JournalEntry
from shujian.trust import Action
from shujian.trust.masking import HIDDEN
from tests.http.conftest import Site
from tests.http.pooling import TABLE, begin, bring_in, csv, people, send, work
from tests.pool.conftest import HEADER, id_number

PURPOSE = "核对虚构案件"


def _filled(site: Site) -> str:
    """A table with 30 rows, one row in quarantine and one unreadable date; the import's id."""
    rows = people(31)
    rows[4][0] = "99010119900307001X"
    rows[6][3] = "去年春天"
    done = bring_in(site, begin(site, csv(rows)))
    key: str = done["results"][0]["import_id"]
    return key


def test_a_table_tells_rows_suppliers_day_and_who_reads_it(site: Site) -> None:
    assert site.client.get("/pool/tables").json() == []
    _filled(site)
    (table,) = site.client.get("/pool/tables").json()
    assert (table["name"], table["rows"], table["quarantined"]) == (TABLE, 30, 1)
    assert table["as_of"] == "2024-03-01"
    assert table["stale"] is True
    assert table["suppliers"][0]["supplier"] == "某监狱"
    assert any(TABLE in m["name"] or m["columns"] for m in table["models"])
    assert {m["kind"] for m in table["models"]} == {"model"}  # packs read facts of documents
    detail = site.client.get(f"/pool/tables/{TABLE}").json()
    assert {c["name"] for c in detail["columns"]} >= {"公民身份号码", "姓名"}
    assert site.client.get("/pool/suppliers").json() == {"names": ["某监狱"]}
    assert site.client.get("/pool/tables/没有的表").status_code == 400


def test_rows_come_in_pages_masked_and_one_value_is_revealed_for_a_purpose(site: Site) -> None:
    _filled(site)
    first = site.client.get(f"/pool/tables/{TABLE}/rows?limit=20").json()
    rest = site.client.get(
        f"/pool/tables/{TABLE}/rows", params={"limit": 20, "cursor": first["next"]}
    ).json()
    assert (len(first["items"]), len(rest["items"]), first["total"]) == (20, 10, 30)
    assert rest["next"] is None
    row = first["items"][0]
    shown = row["cells"]["公民身份号码"]["shown"]
    assert "*" in shown
    wish = {"row": row["id"], "column": "公民身份号码", "purpose": PURPOSE}
    assert site.client.post("/pool/reveal", json={**wish, "purpose": ""}).status_code == 422
    assert site.client.post("/pool/reveal", json={**wish, "purpose": " "}).status_code == 403
    told = site.client.post("/pool/reveal", json=wish).json()
    assert told["text"] == id_number(row["line"] - 1)
    with db.reader(site.home) as session:
        entry = session.query(JournalEntry).filter_by(action=str(Action.REVEAL)).one()
    assert (entry.purpose, entry.detail_json["column"]) == (PURPOSE, "公民身份号码")
    assert told["text"] not in str(entry.detail_json)


def test_quality_counts_unreadable_cells_and_names_them(site: Site) -> None:
    _filled(site)
    made = site.client.get(f"/pool/tables/{TABLE}/profile").json()
    columns = {c["name"]: c for c in made["columns"]}
    assert columns["移交日期"]["unknown"] == 1
    assert all("*" in value for value, _ in columns["公民身份号码"]["top"])
    found = site.client.get(f"/pool/tables/{TABLE}/problems", params={"column": "移交日期"}).json()
    (cell,) = found["items"]
    assert (cell["raw"], cell["row"]["line"], found["total"]) == ("去年春天", 8, 1)
    assert cell["why"]


def test_quarantine_is_masked_downloaded_corrected_and_taken_in(site: Site) -> None:
    key = _filled(site)
    assert _aside(site, key) == (1, 1)
    (row,) = site.client.get(f"/pool/tables/{TABLE}/quarantine").json()["items"]
    assert "99010119900307001X" not in row["cells"]
    assert "99010119900307001X" not in row["why"]
    ask = {"row": row["id"], "purpose": PURPOSE}
    whole = site.client.post(f"/pool/tables/{TABLE}/quarantine/reveal", json=ask).json()
    assert whole["cells"][0] == "99010119900307001X"
    path = f"/pool/tables/{TABLE}/quarantine/exports"
    assert site.client.post(path, json={"purpose": ""}).status_code == 422
    asked = site.client.post(path, json={"purpose": PURPOSE})
    assert asked.status_code == 202
    where = f"/pool/quarantine/exports/{asked.json()['job_id']}"
    assert site.client.get(where).status_code == 404
    work(site)
    assert site.other("banan").get(where).status_code == 404
    book = site.client.get(where)
    assert book.status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(book.content))
    page = sheet.active
    page.cell(2, 1 + [c.value for c in page[1]].index(HEADER[0])).value = id_number(777)
    out = io.BytesIO()
    sheet.save(out)
    sent = send(site.client, out.getvalue(), "改正.xlsx")
    told = site.client.post(f"/pool/tables/{TABLE}/quarantine/mend", json={"upload": sent})
    work(site)
    job = site.client.get(f"/jobs/{told.json()['job_id']}").json()
    assert (job["state"], job["result"]["readmitted"]) == ("完成", 1)
    assert site.client.get(f"/pool/tables/{TABLE}/quarantine").json()["total"] == 0
    assert _aside(site, key) == (1, 0)  # what happened stays told, and that nothing is open


def _aside(site: Site, key: str) -> tuple[int, int]:
    """Rows that an import set aside, and how many of them still are."""
    imports = site.client.get(f"/pool/tables/{TABLE}/imports").json()
    found = next(one for one in imports if one["id"] == key)
    return found["rows_quarantined"], found["aside_now"]


def test_a_row_set_aside_is_covered_cell_by_cell_as_its_table_is(site: Site) -> None:
    bad = people(1)[0]
    bad[0] = "99010119900307001X"
    header = [*HEADER, "联系电话", "备注"]
    bring_in(site, begin(site, csv([[*bad, "13900000000", "某某的邻居"]], header)))
    (row,) = site.client.get(f"/pool/tables/{TABLE}/quarantine").json()["items"]
    shown = dict(zip(row["header"], row["cells"], strict=True))
    person, name, *rest = HEADER
    assert shown[person] == HIDDEN  # an unsound number: nothing of it
    assert shown[name][0] == bad[1][0]
    assert "*" in shown[name]
    assert [shown[h] for h in rest] == bad[2:]
    assert shown["联系电话"].startswith("139")
    assert "*" in shown["联系电话"]
    assert shown["备注"] == HIDDEN  # nothing says what it holds


def test_only_who_may_can_withdraw_an_import_and_must_say_why(site: Site) -> None:
    key = _filled(site)
    other = site.other("banan")
    path = f"/pool/imports/{key}/withdraw"
    assert other.post(path, json={"reason": "发错"}).status_code == 403
    assert site.client.post(path, json={"reason": ""}).status_code == 422
    site.client.post(path, json={"reason": "供数单位发错文件"})
    work(site)
    listed = site.client.get(f"/pool/tables/{TABLE}/imports").json()
    assert [i["state"] for i in listed] == ["acknowledged", "withdrawn"]
    assert "供数单位发错文件" in listed[0]["note"]
    assert site.client.get("/pool/tables").json()[0]["rows"] == 0


def test_gaps_say_of_each_model_what_the_library_says(site: Site) -> None:
    _filled(site)
    gaps = {m["id"]: m for m in site.client.get("/pool/gaps").json()["models"]}
    cards = {c["id"]: c for c in site.client.get("/models").json()["models"]}
    assert gaps
    for key, told in gaps.items():
        there = [c for c in told["cells"] if c["state"] != "empty"]
        card = cards[key]
        assert (told["fit"], len(there), told["rules"]) == (
            card["fit"], card["tables_there"], card["rules"],
        )  # fmt: skip
        fit = site.client.get(f"/models/{key}/fit").json()
        columns = [r for r in fit["rules"] if any(one["columns"] for one in r["lacks"])]
        assert told["hampered"] == len(columns)
        held = {t["table"]: t["rows"] for t in fit["tables"]}
        assert all(
            o["rows"] == held[o["table"]] for r in columns for o in r["lacks"] if o["columns"]
        )


def test_gaps_tell_which_models_lack_which_tables_and_columns(site: Site) -> None:
    _filled(site)
    told = site.client.get("/pool/gaps").json()
    cells = [c for m in told["models"] for c in m["cells"] if c["table"] == TABLE]
    assert cells
    assert {c["state"] for c in cells} <= {"whole", "lacking"}
    others = [c for m in told["models"] for c in m["cells"] if c["table"] != TABLE]
    assert {c["state"] for c in others} == {"empty"}
    assert all(not m["ready"] for m in told["models"] if any(c["lacking"] for c in m["cells"]))
