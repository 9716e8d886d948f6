"""Judgments kept in a home: their facts are tables of the pool, and follow the documents."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from typer.testing import CliRunner, Result

from shujian.app.cli import main
from shujian.app.screening import filed, filing
from shujian.pool.storage import snapshots
from shujian.store import db
from shujian.store.home import Home
from tests.app.invented_judgments import CIVIL, CLEAN, HIT, judgment

INDICTMENT = """虚拟省虚拟市虚拟区人民检察院
起 诉 书
虚检刑诉〔2031〕12号
被告人赵某甲，男，2001年3月4日出生，汉族，初中文化，务工。因涉嫌盗窃罪，于2030年12月1日被虚拟区公安局刑事拘留。
本案由虚拟区公安局侦查终结，以被告人赵某甲涉嫌盗窃罪，于2031年1月10日向本院移送起诉。
经依法审查查明：
2030年11月20日，被告人赵某甲在虚拟区一处商店内盗窃现金人民币12000元。
认定上述事实的证据如下：被害人陈述，被告人赵某甲的供述和辩解。
本院认为，被告人赵某甲以非法占有为目的，秘密窃取他人财物，数额较大，其行为触犯了《中华人民共和国刑法》第二百六十四条，犯罪事实清楚，证据确实、充分，应当以盗窃罪追究其刑事责任。根据《中华人民共和国刑事诉讼法》第一百七十六条的规定，提起公诉，请依法判处。
此致
虚拟区人民法院
检察官　孙某
2031年1月28日
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one faulty, one clean and one civil judgment, the clean one twice; only copied."""
    path = tmp_path_factory.mktemp("documents")
    give(path / "一", hit=HIT, clean=CLEAN, again=CLEAN, civil=CIVIL)
    told = add(path / "home", path / "一")
    assert (told["kept"], told["repeats"]) == (3, 1)
    Home.open(path / "home").close()
    return path


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A copy of that home, and of the folder it was given."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "home"


def give(folder: Path, **texts: str) -> None:
    """Text files in a folder."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


def run(*arguments: str | Path) -> Result:
    """One command, in this process."""
    if not main.app.registered_groups:
        main._register()
    return CliRunner().invoke(main.app, [*map(str, arguments)])


def said(*arguments: str | Path) -> Any:
    """What a command answers to programs."""
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def add(home: Path, folder: Path) -> Any:
    """Bring a folder in."""
    return said("judgments", "add", folder, "--home", home, "--processes", "1")


def rows(home: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table in force."""
    place = Home.open(home)
    with db.reader(place) as session:
        found = snapshots.current(session, place, table)
    return [row for file in found.files for row in pa.parquet.read_table(file).to_pylist()]


def test_facts_are_rows_of_the_pool_and_every_document_is_accounted_for(home: Path) -> None:
    assert {row["案号"] for row in rows(home, "文书")} == {
        "（2031）虚0101刑初12号", "（2031）虚0101刑初13号",
    }  # fmt: skip
    states = {row["文书名称"]: row["读取状态"] for row in rows(home, "文书读取")}
    assert sorted(states.values()) == ["已解析", "已解析", "未解析"]
    assert states["civil.txt"] == "未解析"


def test_a_rule_pack_over_the_tables_gives_clues_that_can_be_followed(home: Path) -> None:
    told = run("models", "run", "裁判-程序文书", "--home", home)
    assert "线索 1 条" in told.output
    listed = said("clues", "list", "--home", home)
    assert "doc.date_before_hearing" in json.dumps(listed, ensure_ascii=False)


def test_rows_that_a_pack_leaves_open_name_their_place(home: Path) -> None:
    (told,) = said("models", "run", "裁判-程序文书", "--home", home)
    found = said("runs", "show", told["run"], "--stream", "未检查", "--home", home)["rows"]
    assert found
    assert all(row["places"][0].startswith("文书：") for row in found)


def test_an_indictment_fills_its_own_tables_and_no_rule_on_judgments_sees_it(
    home: Path, tmp_path: Path
) -> None:
    give(tmp_path / "诉", indictment=INDICTMENT)
    told = add(home, tmp_path / "诉")
    assert (told["tables"]["指控"], told["tables"]["文书"]) == (1, 0)
    assert [row["规范罪名"] for row in rows(home, "指控")] == ["盗窃罪"]
    assert len(rows(home, "文书")) == 2


def test_the_same_documents_again_change_nothing(home: Path, tmp_path: Path) -> None:
    told = add(home, tmp_path / "一")
    assert (told["kept"], told["tables"]) == (0, {})


def test_further_documents_are_added_without_reading_the_others_again(
    home: Path, tmp_path: Path
) -> None:
    give(tmp_path / "二", new=judgment(number=14, name="孙某丙"))
    told = add(home, tmp_path / "二")
    assert (told["read"], told["tables"]["文书"]) == ({"已解析": 1}, 1)
    assert len(rows(home, "文书")) == 3


def test_facts_of_withdrawn_documents_leave_the_tables(home: Path) -> None:
    listed = said("judgments", "list", "--home", home)
    gone = next(d["id"] for d in listed if d["name"] == "hit.txt")
    result = run("judgments", "withdraw", gone, "--reason", "送错", "--home", home)
    assert result.exit_code == 0, result.output
    assert [row["案号"] for row in rows(home, "文书")] == ["（2031）虚0101刑初13号"]


def test_a_changed_way_of_reading_reads_everything_anew(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (filed, filing):
        monkeypatch.setattr(module, "way_of_reading", lambda: "0" * 64)
    told = said("judgments", "refresh", "--home", home, "--processes", "1")
    assert (told["anew"], told["read"]) == (True, {"已解析": 2, "未解析": 1})
    assert len(rows(home, "文书")) == 2
    again = said("judgments", "refresh", "--home", home, "--processes", "1")
    assert (again["anew"], again["tables"]) == (False, {})


def test_words_of_two_characters_are_found(home: Path) -> None:
    told = said("judgments", "search", "盗窃 现金", "--home", home)
    assert told["total"] == 2
    assert said("judgments", "search", "缓刑", "--home", home)["total"] == 0


def test_a_kept_document_is_shown_by_its_number(home: Path) -> None:
    listed = said("judgments", "list", "--home", home)
    ident = next(d["id"] for d in listed if d["name"] == "hit.txt")
    (told,) = said("judgments", "show", ident, "--home", home)
    assert (told["id"], told["case_no"]) == (ident, "（2031）虚0101刑初12号")


def test_a_number_that_nobody_knows_is_told_like_a_missing_file(home: Path, tmp_path: Path) -> None:
    for place in (home, tmp_path / "no-home"):
        result = run("judgments", "show", "abcdefghjkmn", "--home", place)
        assert result.exit_code == 1
        assert "没有这个文件" in result.output


def test_rules_that_did_not_run_are_named_where_no_row_can_be_listed(home: Path) -> None:
    told = run("models", "run", "裁判-刑期", "--home", home).output
    number = re.search(r"运行 ?(\w{10})）", told)
    assert number is not None
    shown = run("runs", "show", number[1], "--stream", "未检查", "--home", home)
    assert "没有逐行列出的" in shown.output
