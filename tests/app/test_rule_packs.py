"""A rule pack goes through the doors of a model: list, show, check, run, replay, explain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import Shell, copied
from tests.models.packs_data.support import FILE
from tests.models.support import citizen

PACK = "t/送达规则包"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A home with the pack, the base table and its child table; only copied."""
    place = tmp_path_factory.mktemp("packs")
    shell = Shell(place / "张三 (1)", place)
    shell("pool", "list")
    folder = Path(shell.home) / "content" / "packs" / "service"
    (folder / "rules").mkdir(parents=True)
    head, rules = FILE.read_text("utf-8").split("rules:\n")
    (folder / "pack.yaml").write_text(head, "utf-8")
    lines = [line.removeprefix("  ") for line in rules.splitlines()]
    cut = lines.index("- id: service.same_day")
    (folder / "rules" / "10.yaml").write_text("\n".join(lines[:cut]) + "\n", "utf-8")
    (folder / "rules" / "20.yaml").write_text("\n".join(lines[cut:]) + "\n", "utf-8")
    base = shell.file(
        "裁判.csv",
        "文书编号,公民身份号码,姓名,主刑,生效日期,执行地区划,羁押天数",
        f"W1,{citizen(1)},测一,有期徒刑,2025-01-01,990101,10",
        f"W2,{citizen(2)},测二,管制,2025-01-01,990101,400",
        f"W3,{citizen(3)},测三,有期徒刑,2025-01-01,990101,很久",
    )
    kids = shell.file(
        "送达.csv",
        "文书编号,送达种类,送达对象,送达日期",
        "W1,判决书,检察院,2025-01-05",
        "W1,通知,检察院,2025-01-20",
        "W3,通知,检察院,2025-01-02",
    )
    common = ("--supplier", "某法院", "--covers", "*", "--as-of", "2025-06-30", "--yes")
    for table, file in (("刑事裁判", base), ("文书送达", kids)):
        answer = shell("pool", "add", file, "--table", table, *common)
        assert answer.code == 0, answer.said
    return shell


@pytest.fixture
def home(made: Shell, tmp_path: Path) -> Shell:
    """A copy of that home."""
    return copied(made, tmp_path)


def test_a_pack_goes_the_whole_way(home: Any) -> None:
    listed = home("models", "list", "--json").json
    assert PACK in [m["id"] for m in listed if m.get("kind") == "pack"]
    shown = home("models", "show", PACK, "--json").json
    assert [r["id"] for r in shown["rules"]][-1] == "custody.long"
    assert "首次送达" in home("models", "show", PACK).said
    (checked,) = home("models", "check", PACK, "--json").json
    assert (checked["passed"], len(checked["cases"])) == (True, 12)

    (ran,) = home("models", "run", PACK, "--json").json
    assert (ran["clues"], ran["review"]) == (3, 1)
    again = home("runs", "replay", ran["run"])
    assert again.code == 0, again.said

    clues = home("clues", "list", "--json").json
    assert {c["rule"] for c in clues} == {"service.late", "service.missing", "custody.long"}
    late = next(c for c in clues if c["rule"] == "service.late")
    assert late["grade"] == "确定"
    said = home("clues", "show", late["id"], "--json").json
    (row,) = said["explanation"]["trace"]["service.late"]["rows"]
    assert [c["value"] for c in row["conditions"]] == [True, True]
    assert row["conditions"][1]["columns"] == {"送达用时": "19"}
    # of the two child rows only the notice made it so
    assert len(row["sources"]["送达"]) == 1
    assert len(said["sources"]["送达"]["rows"]) == 2
    assert {r["file"] for r in said["sources"]["刑事裁判"]["rows"]} == {"裁判.csv"}
    plain = home("clues", "show", late["id"])
    assert plain.code == 0
    assert "送达用时＝19" in plain.said
    missing = next(c for c in clues if c["rule"] == "service.missing")
    (other,) = home("clues", "show", missing["id"], "--json").json["explanation"]["trace"][
        "service.missing"
    ]["rows"]
    assert [c["value"] for c in other["conditions"]] == [True, True]

    (second,) = home("models", "run", PACK, "--json").json
    assert (second["digest"], second["ledger"]["new"]) == (ran["digest"], 0)


def test_all_runs_packs_whose_base_has_data(home: Any) -> None:
    told = home("models", "run", "--all", "--json").json
    (mine,) = [t for t in told if t["model"] == PACK]
    assert mine["clues"] == 3
    # the others lack their tables, and say so
    assert {t["error"]["code"] for t in told if "error" in t} <= {"app.no_data"}


def test_a_parameter_of_a_pack_is_set_from_outside(home: Any) -> None:
    (ran,) = home("models", "run", PACK, "--set", "送达天数=30", "--json").json
    assert ran["clues"] == 2


def test_rows_aside_of_a_pack_are_judged_again_and_masked(home: Any) -> None:
    pack = Path(home.home) / "content" / "packs" / "service" / "rules" / "20.yaml"
    (ran,) = home("models", "run", PACK, "--json").json
    words = ("runs", "show", ran["run"], "--stream", "待核", "--json")
    (open_row,) = home(*words, "--purpose", "测试").json["rows"]
    assert open_row["step"] == "custody.long"
    assert open_row["subject"]["公民身份号码"] == citizen(3)
    (place,) = open_row["places"]
    assert ".csv 第 " in place
    assert citizen(3) not in home(*words).said

    text = pack.read_text("utf-8")
    said = "    severity: 待核\n    says: '{公民身份号码} 待核'\n"
    start = text.index("- id: custody.long")
    lines = [li for li in text[start:].splitlines() if not li.startswith(("  severity", "  says"))]
    lines.insert(1, said.replace("    ", "  ").rstrip())
    pack.write_text(text[:start] + "\n".join(lines) + "\n", "utf-8")
    (again,) = home("models", "run", PACK, "--json").json
    words = ("runs", "show", again["run"], "--stream", "待核", "--json")
    reasons = [r["reason"] for r in home(*words, "--purpose", "测试").json["rows"]]
    assert any(citizen(2) in reason for reason in reasons)
    assert citizen(2) not in home(*words).said
