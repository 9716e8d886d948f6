from __future__ import annotations

from pathlib import Path

import pytest

from shujian.core.errors import ManyErrorsError, ShujianError
from shujian.schema.dictionaries import FOLDER
from shujian.schema.fold import header_key
from shujian.schema.tables import load_table, load_tables

TABLES = FOLDER.parent / "tables"
SHIPPED = sorted(TABLES.rglob("*.yaml"))

GOOD = """
id: shujian/在押人员
name: 在押人员
alias: prison_in
key: [公民身份号码, 入监日期]
place: 羁押地区划
period: 入监日期
columns:
  - {name: 公民身份号码, alias: [身份证号, 证件号码], english: id_no, element: 公民身份号码, required: true}
  - {name: 入监日期, element: 日期}
  - {name: 羁押地区划, element: 行政区划代码}
  - {name: 伙食费, element: 金额, unit: 万元, level: 2}
"""


def _write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "表.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", SHIPPED, ids=[p.stem for p in SHIPPED])
def test_every_shipped_table_loads(path: Path) -> None:
    table = load_table(path)
    assert table.columns
    assert set(table.key) <= {c.name for c in table.columns}


def test_shipped_tables_have_different_names() -> None:
    assert len(load_tables(TABLES)) == len(SHIPPED)


def test_a_table_knows_its_columns(tmp_path: Path) -> None:
    table = load_table(_write(tmp_path, GOOD))
    assert table.required == {"公民身份号码", "入监日期"}
    assert table.headers[header_key("证件号码 *")].name == "公民身份号码"
    assert table.headers[header_key("ＩＤ_ＮＯ")].name == "公民身份号码"
    assert table.column("公民身份号码").level == 4
    assert table.column("伙食费").level == 2
    assert table.column("伙食费").cleaner.unit == "万元"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("element: 日期}", "element: 日子}", "schema.unknown_element"),
        ("unit: 万元", "unit: 吨", "schema.bad_unit"),
        ("{name: 入监日期,", "{name: 入监 日期,", "schema.bad_name"),
        ("{name: 伙食费,", "{name: 伙食__s,", "schema.bad_name"),
        ("{name: 伙食费,", "{name: 身份证号,", "schema.duplicate_name"),
        ("key: [公民身份号码, 入监日期]", "key: [号码]", "schema.no_such_column"),
        ("place: 羁押地区划", "place: 羁押地", "schema.no_such_column"),
        ("period: 入监日期", "period: 公民身份号码", "schema.bad_period"),
        ("place: 羁押地区划", "placed: 羁押地区划", "schema.unknown_key"),
        ("required: true", "required: 是", "schema.not_bool"),
        ("level: 2", "level: 5", "schema.bad_level"),
        ("id: shujian/在押人员\n", "", "schema.missing_key"),
        ("key: [公民身份号码, 入监日期]\n", "", "schema.not_list"),
        ("alias: prison_in", "alias: 12", "schema.not_text"),
    ],
)
def test_a_bad_table_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    assert old in GOOD
    with pytest.raises(ShujianError) as caught:
        load_table(_write(tmp_path, GOOD.replace(old, new, 1)))
    errors = getattr(caught.value, "errors", [caught.value])
    found = next(e for e in errors if e.code == code)
    assert found.where.row
    assert found.remedy


def test_all_errors_come_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("element: 日期}", "element: 日子}").replace("level: 2", "level: 9")
    with pytest.raises(ManyErrorsError) as caught:
        load_table(_write(tmp_path, text))
    codes = {e.code for e in caught.value.errors}
    assert {"schema.unknown_element", "schema.bad_level"} <= codes


@pytest.mark.parametrize("text", ["", "- 1", "name: 表\ncolumns: []", "columns: [1, {}]", "1"])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ShujianError):
        load_table(_write(tmp_path, text))


def test_two_tables_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "乙.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(ShujianError) as caught:
        load_tables(tmp_path)
    assert caught.value.code == "schema.duplicate_table"
