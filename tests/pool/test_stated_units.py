"""万元 in a header, a title or a name is never read as 元."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shujian.core.errors import ShujianError

TABLE = "养老金发放"
HEAD = ["身份证号", "姓名", "待遇月份", "金额", "批次号"]


def paid(people: Any, amounts: list[str]) -> list[list[str]]:
    rows = [people(i) for i in range(len(amounts))]
    return [[r[0], r[1], "2024-03", a, f"B{i}"] for i, (r, a) in enumerate(zip(rows, amounts, strict=True))]  # fmt: skip


def stored(pool: Any, tmp_path: Path, rows: list[list[str]], **how: Any) -> list[str]:
    """The amounts as kept, in yuan."""
    header = [*HEAD[:3], how.get("header", "金额"), HEAD[4]]
    lines = [*how.get("titles", ()), ",".join(header), *(",".join(r) for r in rows)]
    path = tmp_path / how.get("name", "表.csv")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    pool.table = TABLE
    pool.add(path, supplier=how.get("supplier", "某社保局"))
    return [str(value) for (value,) in pool.rows("金额")]


CASES: list[tuple[dict[str, Any], str]] = [
    ({}, "3.50"),
    ({"header": "金额（元）"}, "3.50"),
    ({"header": "金额（万元）"}, "35000.00"),
    ({"header": "金额(单位：万元)"}, "35000.00"),
    ({"header": "金额（万）"}, "35000.00"),
    ({"header": "金额/万元"}, "35000.00"),
    ({"header": "金额万元"}, "35000.00"),
    ({"header": "发放金额：千元"}, "3500.00"),
    ({"titles": ["某市发放表（单位：万元）"]}, "35000.00"),
    ({"titles": [",,,,单位：万元"]}, "35000.00"),
    ({"titles": ["某市发放表", "填报单位：某局,,,,金额单位：人民币万元"]}, "35000.00"),
    ({"titles": ["填报单位：亿元公司,,,,"]}, "3.50"),
    ({"titles": ["单位：元,,,,"]}, "3.50"),
    ({"titles": ["单位：万元、人,,,,"]}, "35000.00"),
    ({"titles": ["单位：万元,,,,"], "header": "金额（元）"}, "3.50"),
    ({"name": "发放表（万元）.csv"}, "35000.00"),
]


@pytest.mark.parametrize(("how", "expected"), CASES, ids=[str(how) for how, _ in CASES])
def test_the_unit_a_file_states_holds(
    pool: Any, people: Any, tmp_path: Path, how: dict[str, Any], expected: str
) -> None:
    assert stored(pool, tmp_path, paid(people, ["3.5"]), **how) == [expected]


def test_a_unit_in_the_cell_outweighs_the_title(pool: Any, people: Any, tmp_path: Path) -> None:
    rows = paid(people, ["3.5", "3.5万元", "35000元"])
    assert stored(pool, tmp_path, rows, titles=["单位：万元,,,,"]) == ["35000.00"] * 3


def test_a_unit_in_the_title_is_asked_about(pool: Any, people: Any, tmp_path: Path) -> None:
    pool.table = TABLE
    path = tmp_path / "表.csv"
    lines = ["单位：万元,,,,", ",".join(HEAD), *(",".join(r) for r in paid(people, ["3.5"]))]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    with pytest.raises(ShujianError, match="标题写明单位“万元”") as caught:
        pool.add(path, accept=False)
    assert caught.value.code == "pool.open_questions"


def test_a_unit_of_an_earlier_file_is_not_taken_over(
    pool: Any, people: Any, tmp_path: Path
) -> None:
    """The same headers: with a title, without it, with it again."""
    wan = {"titles": ["单位：万元,,,,"]}
    rows = [[r] for r in paid(people, ["3.5", "4.5", "5.5"])]
    assert stored(pool, tmp_path, rows[0], name="一.csv", **wan) == ["35000.00"]
    assert stored(pool, tmp_path, rows[1], name="二.csv")[-1] == "4.50"
    assert stored(pool, tmp_path, rows[2], name="三.csv", **wan)[-1] == "55000.00"


def test_the_unit_holds_for_the_column_a_person_names(
    pool: Any, people: Any, tmp_path: Path
) -> None:
    pool.table = TABLE
    path = tmp_path / "表.csv"
    lines = [
        ",".join([*HEAD, "核定数（万元）"]),
        *(",".join([*r, "2"]) for r in paid(people, ["3"])),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    pool.add(path, answers={"p1.column.金额": "c5"})
    assert [str(v) for (v,) in pool.rows("金额")] == ["20000.00"]
