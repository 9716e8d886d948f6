from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

from shujian.core.cells import ABSENT
from shujian.core.errors import ManyErrorsError, ShujianError
from shujian.core.terms import Term
from shujian.law import LawBook
from shujian.law.values import TYPES, read_term, read_value
from shujian.store.content import Content

GOOD = """
- path: 示例法.起点
  name: 起点
  type: 数量
  basis: [示例法第一条]
  checked: true
  versions:
    - {from: 2011-01-01, to: 2015-06-30, value: 1.5}
    - {from: 2016-01-01, value: 2, source: 修正}
"""


def write(root: Path, text: str) -> Content:
    folder = root / "law" / "parameters" / "子目录"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "示例.yaml").write_text(text, encoding="utf-8")
    return Content(extra=[root])


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (dt.date(2010, 12, 31), ABSENT),
        (dt.date(2011, 1, 1), Decimal("1.5")),
        (dt.date(2015, 6, 30), Decimal("1.5")),
        (dt.date(2015, 7, 1), ABSENT),
        (dt.date(2016, 1, 1), Decimal(2)),
        (dt.date(9999, 1, 1), Decimal(2)),
        (None, ABSENT),
    ],
)
def test_the_version_is_chosen_by_the_day(tmp_path: Path, day: dt.date, value: object) -> None:
    book = LawBook.load(write(tmp_path, GOOD))
    assert book.at("示例法.起点", day) == value
    assert book.type("示例法.起点") == "数量"
    assert [v.source for v in book.versions("示例法.起点")] == ["", "修正"]
    assert book.at("示例法.没有", day) is ABSENT
    assert book.type("示例法.没有") is None


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("to: 2015-06-30", "to: 2016-01-01", "重叠"),
        (", to: 2015-06-30", "", "重叠"),
        ("to: 2015-06-30", "to: 2010-06-30", "早于"),
        ("from: 2011-01-01", "from: 去年", "不是日期"),
        ("from: 2011-01-01", "form: 2011-01-01", "form"),
        ("value: 1.5", "value: 约1.5", "不是数量"),
        ("value: 1.5", "value: true", "不是数量"),
        ("value: 1.5", "value: 1.12345", "不是数量"),
        ("type: 数量", "type: 小数", "不认识的类型"),
        ("path: 示例法.起点", "path: 起点", "路径"),
        ("  name: 起点\n", "", "缺少“name”"),
        ("[示例法第一条]", "[]", "缺少“basis”"),
        ("checked: true", "checked: false", "doubt|疑点"),
        ("checked: true", "checked: 是", "true 或 false"),
        ("- path", "- 只是文字\n- path", "键和值"),
        ("- path: 示例法.起点", "path: x", "格式|列表"),
    ],
)
def test_a_wrong_parameter_is_refused_with_file_and_line(
    tmp_path: Path, old: str, new: str, why: str
) -> None:
    with pytest.raises(ShujianError) as caught:
        LawBook.load(write(tmp_path, GOOD.replace(old, new)))
    assert re.search(why, str(caught.value))
    errors = getattr(caught.value, "errors", [caught.value])
    assert all(e.where.file and e.where.file.endswith("示例.yaml") for e in errors)
    assert all(e.where.row is not None for e in errors if "只是文字" not in new)


def test_all_faults_come_together(tmp_path: Path) -> None:
    text = GOOD.replace("1.5", "x").replace("value: 2", "value: y") + GOOD.replace("数量", "怪")
    with pytest.raises(ManyErrorsError) as caught:
        LawBook.load(write(tmp_path, text))
    assert len(caught.value.errors) == 3
    assert [e.where.row for e in caught.value.errors] == [8, 9, 13]


def test_a_path_is_declared_once_and_replaced_only_openly(tmp_path: Path) -> None:
    with pytest.raises(ShujianError, match="重复"):
        LawBook.load(write(tmp_path, GOOD + GOOD))
    shipped = GOOD.replace("示例法.起点", "刑诉.上诉抗诉.判决").replace("数量", "整数")
    shipped = shipped.replace("1.5", "1")
    with pytest.raises(ShujianError, match="没有声明来源"):
        LawBook.load(write(tmp_path, shipped))
    open_one = shipped.replace("  name:", "  derives_from: 刑诉.上诉抗诉.判决\n  name:")
    book = LawBook.load(write(tmp_path, open_one))
    assert book.at("刑诉.上诉抗诉.判决", dt.date(2020, 1, 1)) == 2


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("整数", 5, 5),
        ("整数", "5", None),
        ("整数", True, None),
        ("整数", 10**15, None),
        ("数量", "0.1", Decimal("0.1")),
        ("数量", "NaN", None),
        ("数量", "Infinity", None),
        ("金额", "10.00", Decimal("10.00")),
        ("金额", "10.001", None),
        ("金额", -3, Decimal(-3)),
        ("文本", "甲", "甲"),
        ("文本", "", None),
        ("文本", 5, None),
        ("日期", dt.date(2020, 1, 1), dt.date(2020, 1, 1)),
        ("日期", dt.datetime(2020, 1, 1), None),
        ("日期", "2020-01-01", None),
        ("布尔", False, False),
        ("布尔", 0, None),
        ("文本列表", ["乙", "甲", "乙"], ("乙", "甲")),
        ("文本列表", [], None),
        ("文本列表", ["甲", 1], None),
        ("刑期", "1年6个月15日", Term(18, 15)),
        ("刑期", 12, None),
    ],
)
def test_values_are_read_strictly_by_type(kind: str, raw: object, value: object) -> None:
    assert kind in TYPES
    assert read_value(kind, raw) == value


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("6个月", Term(6)),
        ("2年", Term(24)),
        ("15日", Term(0, 15)),
        ("无期", Term(indefinite="无期")),
        ("", None),
        ("1年半", None),
        ("一年", None),
        ("6月", None),
        ("6个月2年", None),
        ("99年9999个月", None),
    ],
)
def test_terms_as_content_writes_them(text: str, term: Term | None) -> None:
    assert read_term(text) == term


BOOK = LawBook.load(Content())


def value(path: str, day: dt.date = dt.date(2022, 1, 1)) -> object:
    return BOOK.at(path, day)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("刑法.缓刑.有期徒刑.考验期下限", Term(12)),
        ("刑法.缓刑.有期徒刑.考验期上限", Term(60)),
        ("刑法.缓刑.拘役.考验期下限", Term(2)),
        ("刑法.缓刑.拘役.考验期上限", Term(12)),
        ("刑法.折抵.管制.羁押", 2),
        ("刑诉.上诉抗诉.判决", 10),
        ("刑诉.上诉抗诉.裁定", 5),
        ("社区矫正.通知", 5),
        ("社区矫正.送达", 10),
        ("社区矫正.报到", 10),
    ],
)
def test_shipped_values_of_the_law(path: str, expected: object) -> None:
    assert value(path) == expected


def test_the_law_speaks_only_from_its_first_day() -> None:
    assert value("社区矫正.报到", dt.date(2020, 6, 30)) is ABSENT
    assert value("社区矫正.报到", dt.date(2020, 7, 1)) == 10
    assert value("刑法.责任年龄.核准", dt.date(2021, 2, 28)) is ABSENT


@pytest.mark.parametrize("kind", ["刑法.管制", "刑法.拘役", "刑法.有期徒刑", "刑法.剥夺政治权利"])
def test_lower_bounds_lie_below_upper_bounds(kind: str) -> None:
    lower, upper = value(f"{kind}.下限"), value(f"{kind}.上限")
    assert isinstance(lower, Term)
    assert isinstance(upper, Term)
    assert lower < upper
