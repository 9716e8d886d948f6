"""What a new user looks for first: names in summaries, short lists, whole help texts, next steps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from rich import columns
from typer import rich_utils
from typer.testing import CliRunner, Result

from shujian.app.cli import main, ran
from shujian.app.cli.folding import fold_help
from shujian.documents.judgments.outside import outside
from tests.app.invented_judgments import CIVIL, CLEAN, FOREIGN, HIT


def run(*arguments: str | Path) -> Result:
    """One command, in this process."""
    if not main.app.registered_groups:
        main._register()
    return CliRunner().invoke(main.app, [*map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A faulty, a clean, a civil and a foreign text."""
    made = tmp_path / "文书"
    made.mkdir()
    for name, text in (("错", HIT), ("对", CLEAN), ("民", CIVIL), ("外", FOREIGN)):
        (made / f"{name}.txt").write_text(text, "utf-8")
    return made


def test_a_summary_without_a_file_names_documents_and_says_where_the_rest_is(folder: Path) -> None:
    told = run("judgments", "screen", folder, "--processes", "1").stdout
    line = next(x for x in told.splitlines() if "［doc.date_before_hearing］" in x)
    assert "确定  错.txt" in line
    assert "（2031）虚0101刑初12号" in line
    assert "--out 线索.xlsx" in told
    written = run("judgments", "screen", folder, "--processes", "1", "--out", folder / "a.jsonl")
    assert "［doc.date_before_hearing］" not in written.stdout


def test_a_civil_judgment_is_out_of_scope_and_not_something_to_be_read_by_a_person(
    folder: Path,
) -> None:
    told = run("judgments", "screen", folder, "--processes", "1").stdout
    assert "未解析 1，范围外 1" in told
    assert "范围外  文书/民.txt：民事判决书，不是刑事文书" in told
    assert "未解析的 1 份没有审查" in told
    data = json.loads(run("judgments", "screen", folder, "--json", "--processes", "1").stdout)
    assert data["out_of_scope"] == {"民事判决书": 1}
    assert data["states"]["范围外"] == 1
    assert data["documents"] == 4


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("虚州市人民法院\n行政裁定书\n（2021）虚9901行初1号", "行政裁定书"),
        ("虚州市人民法院\n执行裁定书\n（2021）虚9901执1号", "执行裁定书"),
        ("虚州市人民法院\n刑事附带民事判决书\n（2021）虚9901刑初1号", ""),
        ("虚州市人民法院\n执行裁定书\n（2021）虚9901刑执1号\n罪犯钱某", ""),
        ("会议纪要\n讨论民事案件", ""),
    ],
)
def test_only_a_title_that_is_not_criminal_puts_a_document_out_of_scope(
    text: str, kind: str
) -> None:
    assert outside(text) == kind


def test_a_judgment_is_shown_by_what_it_says_and_whole_if_asked(folder: Path) -> None:
    short = run("judgments", "show", folder / "错.txt").stdout
    whole = run("judgments", "show", folder / "错.txt", "--all").stdout
    assert "推算/" in whole
    assert "推算/" not in short
    assert "用 --all 列出" in short
    assert any("刑期" in line and "1年2个月" in line for line in short.splitlines())
    assert len(short.splitlines()) < len(whole.splitlines()) / 2


def test_kept_documents_are_listed_with_number_and_kind_and_found_by_unquoted_words(
    folder: Path, tmp_path: Path
) -> None:
    home = tmp_path / "家"
    assert run("judgments", "add", folder, "--home", home, "--processes", "1").exit_code == 0
    listed = json.loads(run("judgments", "list", "--home", home, "--json").stdout)
    told = {d["name"]: (d["case_no"], d["kind"]) for d in listed}
    assert told["错.txt"] == ("（2031）虚0101刑初12号", "判决书")
    assert told["民.txt"][1] == "民事判决书"
    assert told["外.txt"] == ("", "")
    found = run("judgments", "search", "盗窃", "现金", "--home", home, "--json")
    assert json.loads(found.stdout)["total"] == 2
    none = run("judgments", "search", "--home", home, "--json", "--", "盗窃", "-现金")
    assert json.loads(none.stdout)["total"] == 0


@pytest.mark.parametrize(
    ("clues", "words"), [(1, ["clues list", "clues show", "runs show R2"]), (0, ["runs show R2"])]
)
def test_after_runs_the_next_step_is_told(
    clues: int, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    done = {"run": "R2", "clues": clues, "hints": 0}
    ran.show_next([{"run": "R1", "clues": 0, "hints": 0}, {"error": {}}, done])
    told = capsys.readouterr().out
    assert all(word in told for word in words)
    assert ("clues list" in told) is bool(clues)


def test_after_failed_runs_only_the_errors_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    ran.show_next([{"error": {}}])
    assert capsys.readouterr().out == ""


def test_no_help_text_is_cut_at_the_edge_of_a_narrow_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (columns, rich_utils):
        monkeypatch.setattr(module, "Table", vars(module)["Table"])
    fold_help()
    monkeypatch.setattr(rich_utils, "MAX_WIDTH", 60)
    made = typer.Typer()
    words = "很长的说明没有一处空格所以曾在行末被截断" * 4 + "末尾"

    @made.command(help=words)
    def one(value: str = typer.Option("", help=words)) -> None:
        """Never run."""

    made.command("two", help=words)(lambda: None)
    for arguments in (["--help"], ["one", "--help"]):
        told = CliRunner().invoke(made, arguments).stdout
        assert "…" not in told
        assert "末尾" in told.replace("\n", "").replace("│", "").replace(" ", "")
