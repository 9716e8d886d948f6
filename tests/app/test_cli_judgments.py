"""Screening judgments from the command line: every document gets a state, and clues are told."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from shujian.app.cli import main
from shujian.app.screening.writing import KEYS
from shujian.documents.readers.reading import read_documents
from tests.app.invented_judgments import CIVIL, CLEAN, FOREIGN, HIT, judgment
from tests.documents.test_accusing_documents import CASES
from tests.documents.test_comparing import TEXTS as COMPARED

RULE = "doc.date_before_hearing"


def run(*arguments: str | Path) -> Result:
    """One command, without a second process."""
    if not main.app.registered_groups:
        main._register()
    return CliRunner().invoke(main.app, ["judgments", *map(str, arguments)])


def screened(folder: Path, *options: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The summary and the clues of a folder."""
    out = folder.parent / "线索.jsonl"
    result = run("screen", folder, "--out", out, "--json", "--processes", "1", *options)
    assert result.exit_code == 0, result.output
    clues = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    return json.loads(result.stdout), clues


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for texts."""
    made = tmp_path / "文书"
    made.mkdir()
    return made


def put(folder: Path, **texts: str) -> None:
    """Text files."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


def test_a_hit_is_told_with_its_places_and_a_clean_judgment_is_not(folder: Path) -> None:
    put(folder, 甲=HIT, 乙=CLEAN)
    summary, clues = screened(folder)
    assert summary["states"] == {"已解析": 2}
    found = [c for c in clues if c["rule"] == RULE]
    assert len(found) == 1
    assert len({c["document"] for c in clues}) == 1
    assert all(tuple(c) == KEYS for c in clues)
    quotes = {HIT[s["start"] : s["end"]] for s in found[0]["spans"]}
    assert {"2031年2月20日", "二〇三一年二月十日"} <= quotes
    assert found[0]["explanation"]
    assert found[0]["basis"]


def test_every_document_gets_a_state_and_a_reason_where_it_was_not_read(folder: Path) -> None:
    put(folder, 民事=CIVIL, 空白="", 截断=CLEAN[: CLEAN.index("判决如下")], 外文=FOREIGN, 好=CLEAN)
    summary, clues = screened(folder)
    assert sum(summary["states"].values()) == 5
    told = {Path(d["source"]).stem: d for d in summary["open"]}
    assert set(told) == {"民事", "空白", "截断", "外文"}
    assert all(d["reasons"] and all(d["reasons"]) for d in told.values())
    assert {told[n]["state"] for n in ("民事", "空白", "外文")} == {"未解析"}
    assert told["截断"]["state"] != "已解析"
    assert summary["read_without_clue"] == 1
    assert clues == []


def test_unread_documents_are_never_called_free_of_problems(folder: Path) -> None:
    put(folder, 外文=FOREIGN, 好=CLEAN)
    result = run("screen", folder, "--processes", "1")
    assert "未解析的 1 份没有审查" in result.stdout
    assert "读全而没有线索的 1 份" in result.stdout


def test_two_judgments_in_one_file_are_two_documents(folder: Path) -> None:
    put(folder, 合订=HIT + "\n\n" + judgment(number=77, name="钱乙"))
    summary, clues = screened(folder)
    assert summary["documents"] == 2
    assert len({c["document"] for c in clues if c["rule"] == RULE}) == 1


def test_the_same_text_again_is_listed_and_judged_once(folder: Path) -> None:
    put(folder, 甲=HIT, 乙=HIT)
    with zipfile.ZipFile(folder / "丙.zip", "w") as made:
        made.writestr("丁.txt", HIT.encode("gb18030"))
    summary, clues = screened(folder)
    assert summary["states"] == {"已解析": 1, "重复": 2}
    assert [c["rule"] for c in clues].count(RULE) == 1
    assert len({c["copy_of"] for c in summary["copies"]}) == 1


def test_a_text_of_ten_megabytes_ends_in_time_with_a_state(folder: Path) -> None:
    body = CLEAN.replace("经审理查明，", "经审理查明，" + "被告人供述稳定，情节清楚。" * 270_000)
    put(folder, 长=body)
    assert (folder / "长.txt").stat().st_size > 10_000_000
    out = folder.parent / "线索.jsonl"
    result = run("screen", folder, "--out", out, "--json", "--processes", "1")
    summary = json.loads(result.stdout)
    assert sum(summary["states"].values()) == 1
    assert summary["open"][0]["reasons"]


def test_nothing_readable_ends_with_a_failure(folder: Path) -> None:
    put(folder, 外文=FOREIGN)
    assert run("screen", folder, "--processes", "1").exit_code == 1


def test_what_cannot_be_done_is_said_before_long_work(folder: Path) -> None:
    put(folder, 好=CLEAN)
    missing = run("screen", folder / "没有", "--json")
    assert missing.exit_code == 1
    assert json.loads(missing.stdout)["error"]["code"] == "app.no_such_path"
    form = run("screen", folder, "--out", folder / "线索.doc", "--json")
    assert (form.exit_code, json.loads(form.stdout)["error"]["code"]) == (1, "app.export_form")
    pack = run("screen", folder, "--pack", "没有这个", "--json")
    assert (pack.exit_code, json.loads(pack.stdout)["error"]["code"]) == (1, "app.no_model")


def test_the_workbook_has_a_row_a_clue_and_no_formula(folder: Path) -> None:
    put(folder, **{"=1+1": HIT})
    _, clues = screened(folder)
    out = folder.parent / "线索.xlsx"
    assert run("screen", folder, "--out", out, "--processes", "1").exit_code == 0
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=2))
    assert len(rows) == len(clues)
    assert all(cell.data_type == "s" for row in rows for cell in row if cell.value)


def test_several_processes_give_the_same_clues(folder: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("shujian.app.screening.work.MANY_DOCUMENTS", (2, 1))
    for number in range(5):
        put(folder, **{f"文{number}": judgment(number=number + 10, signed="二〇三一年二月十日")})
    _, alone = screened(folder)
    _, shared = screened(folder, "--processes", "2")
    assert shared == alone
    assert len([c for c in alone if c["rule"] == RULE]) == 5


def test_facts_come_one_object_a_document_with_places_if_asked(folder: Path) -> None:
    put(folder, 甲=HIT, 乙=FOREIGN)
    out = folder.parent / "事实.jsonl"
    assert run("parse", folder, "--out", out, "--spans", "--processes", "1").exit_code == 0
    found = {d["case_no"]: d for d in map(json.loads, out.read_text("utf-8").splitlines())}
    assert len(found) == 2
    held = found["（2031）虚0101刑初12号"]
    assert held["defendants"][0]["final"]["months"] == 14
    names = [f for f in held["facts"] if (f["table"], f["column"]) == ("被告人", "被告人")]
    assert [HIT[f["start"] : f["end"]] for f in names] == ["赵某甲"]


def test_one_judgment_is_shown_with_its_facts(folder: Path) -> None:
    put(folder, 甲=HIT)
    result = run("show", folder / "甲.txt")
    assert result.exit_code == 0
    for word in ("已解析", "有期徒刑一年二个月", "判决结果", "赵某甲"):
        assert word in result.stdout
    assert run("show", folder / "没有.txt").exit_code == 1


def test_an_indictment_is_read_and_not_judged_as_a_judgment(folder: Path) -> None:
    text = CASES[0]["text"]
    put(folder, 起诉=text, 好=CLEAN)
    summary, clues = screened(folder)
    assert summary["states"] == {"已解析": 2}
    assert list(summary["not_judgments"].values()) == [1]
    assert (summary["read_without_clue"], clues) == (1, [])
    out = folder.parent / "事实.jsonl"
    assert run("parse", folder / "起诉.txt", "--out", out, "--processes", "1").exit_code == 0
    held = json.loads(out.read_text("utf-8"))
    assert [c["罪名"] for c in held["charges"]] == [r["罪名"] for r in CASES[0]["expect"]["指控"]]


def test_three_documents_are_compared_in_any_order(folder: Path) -> None:
    text = COMPARED["判决书"].replace("判处有期徒刑八个月", "判处有期徒刑九个月")
    put(folder, 丙=text, 甲=COMPARED["起诉书"], 乙=COMPARED["量刑建议书"])
    out = folder.parent / "比对.xlsx"
    files = [folder / f"{name}.txt" for name in "丙乙甲"]
    result = run("compare", *files, "--out", out, "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert [d["role"] for d in told["documents"]] == ["起诉书", "量刑建议书", "判决书"]
    assert (told["counts"]["不同"], told["material"]) == (1, 1)
    assert [r["rule"] for r in told["rules"]] == ["x.sentence_rec_deviation"]
    sheet = openpyxl.load_workbook(out)["比对"]
    assert sheet.max_row == sum(told["counts"].values()) + 1
    assert run("compare", *files, "--out", out.with_suffix(".docx")).exit_code == 0
    (written,) = read_documents([out.with_suffix(".docx")])
    assert "高于建议上限1个月" in written.text
    assert "实体差异 1，文字差异 0" in written.text
    shown = run("compare", *files).stdout
    assert "实体差异 1，文字差异 0" in shown
    assert "全部一致" not in shown


def test_agreement_is_claimed_only_for_what_was_compared(folder: Path) -> None:
    put(folder, 甲=COMPARED["起诉书"], 丙=COMPARED["判决书"])
    assert "项全部一致。只指这些事项" in run("compare", folder / "甲.txt", folder / "丙.txt").stdout
    refused = run("compare", folder / "甲.txt", folder / "甲.txt", "--json")
    assert json.loads(refused.stdout)["error"]["code"] == "documents.same_kind"
    form = run("compare", folder / "甲.txt", folder / "丙.txt", "--out", "比对.doc", "--json")
    assert json.loads(form.stdout)["error"]["code"] == "app.export_form"
