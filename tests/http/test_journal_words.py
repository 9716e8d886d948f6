"""Clues, runs and imports stand in the journal by their titles."""

from __future__ import annotations

from shujian.store import db
from shujian.store.schema import Clue, DocumentImport, DocumentRow, Import, Run, Table
from shujian.trust import Action, Context, journal
from tests.http.conftest import Site

NUMBER = "990102199003040015"


def _entry(site: Site, action: Action, thing: str, detail: object = None) -> dict[str, str]:
    with db.session(site.home) as session:
        journal.record(session, Context("banan", clock=site.clock), action, thing, detail)
    told = site.client.get("/admin/journal", params={"limit": 1}).json()["items"][0]
    return {k: told[k] for k in ("name", "label", "thing", "object")}


def test_a_clue_is_told_by_its_title_with_numbers_covered(site: Site) -> None:
    with db.session(site.home) as session:
        session.add(
            Clue(
                id="0bxr5p80rtta3hgq",
                model_id="虚构/甲",
                identity_json=[],
                title=f"{NUMBER} 重复领取",
            )
        )
    told = _entry(site, Action.CLUE, "0bxr5p80rtta3hgq", {"from": "核查中", "to": "属实"})
    assert told["name"] == "李办案"
    assert told["label"] == "核查结果“属实”"
    assert told["thing"] == "990102********0015 重复领取"
    undone = {"from": "属实", "to": "核查中", "reason": "撤销", "undone": True}
    assert (
        _entry(site, Action.CLUE, "0bxr5p80rtta3hgq", undone)["label"] == "撤销处理，改回“核查中”"
    )
    seen = _entry(site, Action.REVEAL, "线索 0bxr5p80rtta3hgq：姓名")
    assert seen["thing"] == "线索 990102********0015 重复领取：姓名"


def test_runs_and_imports_are_told_by_model_and_table(site: Site) -> None:
    with db.session(site.home) as session:
        session.add(Run(id="17e50y7cq2", model_id="虚构/养老金冒领"))
        session.add(Table(id="t1", name="虚构名册", spec_json={}))
        session.flush()
        session.add(Import(id="1t57517kca", table_id="t1", file_name="名册.xlsx", no=1))
    assert _entry(site, Action.RUN, "17e50y7cq2")["thing"] == "模型“养老金冒领”"
    assert _entry(site, Action.IMPORT, "1t57517kca")["thing"] == "虚构名册（名册.xlsx）"


def test_an_entry_that_keeps_the_id_of_a_table_is_told_by_its_name_and_file(site: Site) -> None:
    with db.session(site.home) as session:
        session.add(Table(id="94kh41gdhy", name="虚构台账", spec_json={}))
        session.flush()
        session.add(Import(id="9mgz95fr14", table_id="94kh41gdhy", file_name="台账.csv", no=1))
    told = _entry(site, Action.IMPORT, "94kh41gdhy", {"import": "9mgz95fr14", "kept": 3})
    assert told["thing"] == "虚构台账（台账.csv）"
    assert _entry(site, Action.IMPORT, "94kh41gdhy", {"kept": 3})["thing"] == "表“虚构台账”"


def test_what_is_no_known_id_stays_as_it_was_written(site: Site) -> None:
    assert _entry(site, Action.EXPORT, "zzzzzzzzzz.xlsx")["thing"] == "zzzzzzzzzz.xlsx"


def test_a_corrected_fact_is_told_by_the_case_number_of_its_judgment(site: Site) -> None:
    with db.session(site.home) as session:
        session.add(DocumentImport(id="d1"))
        session.flush()
        session.add_all(
            [
                DocumentRow(id="a4qnt3ja2q3h", import_id="d1", no=1, state="可读", number="（2025）虚0101刑初21号"),
                DocumentRow(id="b4qnt3ja2q3h", import_id="d1", no=2, state="可读", name="判决二.docx"),
            ]
        )  # fmt: skip
    for document, shown in (
        ("a4qnt3ja2q3h", "（2025）虚0101刑初21号：判决结果·刑期"),
        ("b4qnt3ja2q3h", "判决二.docx：判决结果·刑期"),
        ("c4qnt3ja2q3h", "c4qnt3ja2q3h/判决结果/刑期"),
    ):
        told = _entry(site, Action.CORRECT, f"{document}/判决结果/刑期", {"列": "刑期"})
        assert told["thing"] == shown
        assert told["object"].startswith(document)


def test_what_one_deed_filled_or_ran_is_one_entry_that_counts(site: Site) -> None:
    filled = {"tables": {"文书": 4, "文书读取": 5}, "imports": ["1t57517kca"], "rows": 9}
    assert _entry(site, Action.IMPORT, "裁判文书事实", filled)["thing"] == (
        "裁判文书事实（5 份文书，2 张表）"
    )
    ran = {"documents": 0, "runs": {"shujian/甲": "17e50y7cq2"}}
    assert _entry(site, Action.RUN, "裁判文书审查", ran)["thing"] == "裁判文书审查（1 组规则）"
