"""XML and Parquet through ``shujian pool add``: no row is lost, what is refused says why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from deliveries import RECEIVED, TABLE, counts

from tests.pool.conftest import HEADER, person
from tests.pool.foreign_files import LAUGHS, OUTSIDE, columns, cut, department, nested, parquet

FIRST = "收到决定日期＝2024-03-01"


def bring(shell: Any, name: str, data: bytes, *more: str) -> Any:
    path: Path = shell.folder / name
    path.write_bytes(data)
    words = ("--table", TABLE, "--supplier", "某监狱", *RECEIVED, *more)
    return shell("pool", "add", path, *words)


def shown(shell: Any) -> str:
    told: str = shell("pool", "show", TABLE).said
    return told


@pytest.mark.parametrize("encoding", ["UTF-8", "GB18030", "UTF-16"])
def test_a_departmental_xml_comes_in_whole(shell: Any, encoding: str) -> None:
    answer = bring(shell, "名单.xml", department(30, encoding))
    assert answer.code == 0, answer.out
    assert counts(shell) == (30, 0)
    assert "以元素名单.罪犯为一行，共30个" in answer.said
    assert (
        f"名单.xml·名单.罪犯第1行：公民身份号码＝990101********0012，姓名＝虚**，{FIRST}"
        in shown(shell)
    )


def test_a_parquet_of_many_types_comes_in_whole(shell: Any) -> None:
    answer = bring(shell, "名单.parquet", parquet(columns(30)))
    assert answer.code == 0, answer.out
    assert counts(shell) == (30, 0)
    assert f"{FIRST}，移交日期＝2024-03-04，执行地区划＝990102" in shown(shell)


def test_a_parquet_without_rows_says_so(shell: Any) -> None:
    answer = bring(shell, "空.parquet", parquet({n: c[:0] for n, c in columns(3).items()}))
    assert answer.code == 0
    assert "表头以下没有数据行" in answer.said
    assert counts(shell) == (0, 0)


def people_json(count: int) -> bytes:
    records = [dict(zip(HEADER, person(n), strict=True)) for n in range(1, count + 1)]
    return json.dumps(records, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("name", "data"), [("名单.xml", cut(20)), ("名单.json", people_json(20)[:-9])]
)
def test_a_file_that_breaks_off_keeps_its_rows_but_vouches_for_nothing(
    shell: Any, name: str, data: bytes
) -> None:
    answer = bring(shell, name, data)
    assert answer.code == 1
    assert "断开处以后的内容没有读到" in answer.said
    assert "向提供单位重新索取完整的文件" in answer.said
    assert counts(shell) == (19, 1)
    assert "覆盖：所有地区" not in shown(shell)
    again = bring(shell, "新" + name, data, "--mode", "replace")
    assert "不能用它替换此前的数据" in again.said


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("笑.xml", department(3, head=LAUGHS), ("定义了实体“a”", "请去掉文件开头的DTD定义")),
        ("外.xml", department(3, head=OUTSIDE), ("定义了实体“f”", "请去掉文件开头的DTD定义")),
        ("列.parquet", nested(3), ("列同案犯是列表", "展开或去掉")),
        ("半.parquet", parquet(columns(50))[:-300], ("读不出来", "截断", "重新")),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place_and_a_remedy(
    shell: Any, name: str, data: bytes, said: tuple[str, ...]
) -> None:
    answer = bring(shell, name, data)
    assert answer.code == 1
    for words in (name, *said):
        assert words in answer.said
    assert "Traceback" not in answer.said
    assert not any(e["rows"] for e in shell("pool", "list", "--json").json)
