"""Rows that a list does not cover are told once, although each names other days."""

from pathlib import Path

from deliveries import add

from tests.app.conftest import Shell

PERMITS = (
    "项目编号,项目名称,项目地区划,合同价款,施工许可日期,状态",
    "X1,虚构一桥,990101,9000000,2025-03-10,在建",
    "X2,虚构二桥,990101,9000000,2025-03-12,在建",
    "X3,虚构三桥,990101,9000000,2025-03-14,在建",
)
DEPOSITS = (
    "项目编号,缴存形式,金额,缴存日期,返还日期,项目地区划",
    "X9,保函,90000,2025-03-20,,990101",
)


def test_projects_whose_days_the_deposits_do_not_cover_are_one_reason(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "家", tmp_path)
    assert add(shell, shell.file("许可.csv", *PERMITS), table="在建项目").code == 0
    told = ("--covers", "990101:2025-01-01..2025-05-31", "--as-of", "2025-05-31", "--yes")
    held = shell.file("保证金.csv", *DEPOSITS)
    named = ("--table", "工资保证金", "--supplier", "虚构局")
    assert shell("pool", "add", held, *named, *told).code == 0
    ran = shell("models", "run", "shujian/wage-guarantee", "--as-of", "2025-06-30").said
    assert "未检查3行，规则R3：未覆盖：“工资保证金”没有声明有关地区、期间的数据完整" in ran
    assert "至2025-06-30等）→“工资保证金”补导这些地区、期间的名单" in ran
    covered = shell("models", "run", "shujian/wage-guarantee", "--as-of", "2025-05-31").said
    assert "线索3条" in covered
    assert "未覆盖：“工资保证金”" not in covered
