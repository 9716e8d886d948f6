"""A rule that asks for what no place has laid down: told before the run, and by its name after."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml
from deliveries import add

from tests.app.conftest import Shell, copied

MODEL, ITEM = "shujian/allowance-after-death", "高龄津贴.停发规则"
KEPT, AGE = "高龄津贴.预发保留", "高龄津贴.起始年龄"
WHO = "990101194001010016,甲老"
DEATHS = (
    "公民身份号码,姓名,死亡日期,来源,登记日期,地区划",
    f"{WHO},2024-11-20,公安,2024-12-01,990101",
)
PAID = (
    "公民身份号码,姓名,发放地区划,档次,享受月份,金额,到账日期,发放批次,收款账号,户名身份号码",
    *(
        f"{WHO},990101,80-89,2025-0{m},100,2025-0{m}-10,1,6217000000000000012,990101194001010016"
        for m in (1, 2)
    ),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A home with a death and what was paid after it; only copied."""
    place = tmp_path_factory.mktemp("needed")
    shell = Shell(place / "张三 (1)", place)
    assert add(shell, shell.file("死亡.csv", *DEATHS), table="死亡登记").code == 0
    assert add(shell, shell.file("发放.csv", *PAID), table="高龄津贴发放").code == 0
    return shell


@pytest.fixture
def shell(made: Shell, tmp_path: Path) -> Shell:
    """The command line over a copy of that home."""
    return copied(made, tmp_path)


def _rules(shell: Any) -> dict[str, Any]:
    (one,) = shell("models", "ready", MODEL, "--json").json
    return {r["rule"]: r for r in one["rules"]}


def _enter(home: Path, **values: Any) -> None:
    folder = home / "content" / "local"
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {"item": f"高龄津贴.{n}", "region": "9901", "value": v, "from": dt.date(2020, 1, 1)}
        for n, v in values.items()
    ]
    (folder / "本单位.yaml").write_text(yaml.safe_dump(rows, allow_unicode=True), "utf-8")


def test_what_no_place_has_laid_down_is_named_before_the_run_and_after_it(shell: Any) -> None:
    told = _rules(shell)
    assert (told["R3"]["state"], told["R3"]["items"]) == ("unchecked", [AGE])
    assert (told["R1"]["state"], told["R1"]["items"]) == ("part", [ITEM, KEPT])
    assert "地方规定：高龄津贴" in shell("models", "ready", MODEL).said  # the cell breaks the line
    (ran,) = shell("models", "run", MODEL, "--json").json
    assert ran["clues"] == 0
    assert ran["unchecked"]
    why = shell("models", "why", MODEL, "--subject", WHO.partition(",")[0])
    assert f"没有录入地方规定“{AGE}”" in why.said
    assert "按次月停列出，须核对规定（没有录入地方规定" in why.said


def test_a_run_tells_each_reason_once_with_its_rows_its_rules_and_the_way_out(shell: Any) -> None:
    ran = shell("models", "run", MODEL).said
    assert "待核1行，规则R1、R8：当地停发、预发的规定没有录入" in ran
    assert f"→录入地方规定“{ITEM}”：shujianlocaladd{ITEM}值" in ran
    assert "未检查1行，规则R3：" in ran
    (run,) = shell("runs", "list", "--json").json
    shown = shell("runs", "show", run["id"]).said
    assert f"→录入地方规定“{AGE}”：" in shown
    assert shown.index("没有得出结论的行") < shown.index("步骤")


def test_once_it_is_entered_the_rule_can_judge_and_does(shell: Any) -> None:
    _enter(shell.home, 停发规则="次月停", 预发保留=False)
    assert _rules(shell)["R1"]["state"] in ("whole", "part")
    assert _rules(shell)["R1"]["items"] == []
    (ran,) = shell("models", "run", MODEL, "--json").json
    assert ran["clues"] == 1


def test_a_rule_of_another_place_is_no_rule_of_this_one_and_the_reason_says_so(shell: Any) -> None:
    _enter(shell.home, 停发规则="次月停", 起始年龄=80)
    path = shell.home / "content" / "local" / "本单位.yaml"
    path.write_text(path.read_text("utf-8").replace("9901", "9907"), "utf-8")
    (ran,) = shell("models", "run", MODEL, "--json").json
    assert ran["clues"] == 0
    why = shell("models", "why", MODEL, "--subject", WHO.partition(",")[0])
    assert f"要用地方规定“{AGE}”，请核对该地区、该日有没有录入" in why.said
    assert "当地停发、预发的规定没有录入" in why.said


def test_what_a_reason_of_the_model_itself_lacks_is_named_by_table_and_column(
    tmp_path: Path,
) -> None:
    shell = Shell(tmp_path / "家", tmp_path)
    undated = [_without(line, PAID[0].split(",").index("到账日期")) for line in PAID]
    assert add(shell, shell.file("死亡.csv", *DEATHS), table="死亡登记").code == 0
    assert add(shell, shell.file("发放.csv", *undated), table="高龄津贴发放").code == 0
    _enter(shell.home, 停发规则="次月停", 预发保留=True)
    ran = shell("models", "run", MODEL).said
    assert "待核1行，规则R1、R8：没有录入预发的规定或者没有到账日期" in ran
    assert "→“高龄津贴发放”的清单要有“到账日期”：" in ran
    assert f"→录入地方规定“{ITEM}”" not in ran


def _without(line: str, place: int) -> str:
    cells = line.split(",")
    return ",".join(cells[:place] + cells[place + 1 :])
