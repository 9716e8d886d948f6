"""A reason names tables and what stands in them, not the sides and short names of a model."""

from __future__ import annotations

from shujian.app.lacking_words import not_supplied, plainer
from shujian.app.no_row import with_local
from shujian.app.reason_words import sided
from shujian.models.model import Model
from shujian.models.steps.matching import DOUBTFUL
from tests.models.support import model_of

STEPS = """
- {id: 配, op: join, left: 甲, right: 乙, on: [号码], take: [数额], where: '=[右.数额]>[金额]'}
- {id: 标, op: exists, left: 配, right: 乙, on: [号码], coverage: {complete: 测试}, flag: 有}
- {id: 都, op: derive, from: 标, columns: {差: '=[数额]-[金额]'}}
- {id: 留, op: filter, from: 都, where: '=AND([有], [差]>0)'}
"""
OUTPUT = "output: {subject: 号码, identity: [号码], title: '{号码}'}\n"


def model() -> Model:
    return model_of(STEPS, OUTPUT)


def test_the_other_side_is_called_by_its_table() -> None:
    made = model()
    assert with_local(made, made.steps["配"], "“右.数额”不可读") == "“乙”的“数额”不可读"
    assert sided(made, made.steps["配"], "[右.数额]大于[金额]") == "“乙”的[数额]大于[金额]"


def test_a_result_is_told_by_what_it_is_made_of() -> None:
    made = model()
    keep = made.steps["留"]
    assert with_local(made, keep, "“差”不可读") == "“差”不可读（由“乙”的数额和“甲”的金额得出）"
    assert with_local(made, keep, "“有”不可读") == "“有”无法确定（由“乙”的号码得出）"
    assert with_local(made, keep, "“金额”不可读") == "“金额”不可读"


def test_where_a_step_looked_is_called_by_its_table_and_columns() -> None:
    made = model()
    assert plainer(made, made.steps["标"], DOUBTFUL).startswith("“乙”里有号码未填、读不出的行")
    told = plainer(made, made.steps["标"], "未覆盖：“甲乙”未提供“号码”")
    assert told == "“乙”没有“号码”列，对不上号，不能当作没有记录"
    open_ = "有号码相同的记录，但条件中的列未填、不可读或未提供"
    told = plainer(made, made.steps["配"], open_)
    assert told.startswith("“乙”里有号码相同的记录，但“数额”未填、读不出或者没有这一列")
    assert plainer(made, made.steps["留"], "金额须核对") == "金额须核对"


def test_of_several_columns_one_may_have_been_enough() -> None:
    made = model()
    column = made.steps["都"].schema["差"]
    told = not_supplied(made, "差", column, (), lambda _: True)
    assert told == "“乙”没有“数额”列，“甲”没有“金额”列，可能因此算不出“差”"
    one = not_supplied(made, "差", column, ("起点",), lambda o: o[1] == "金额")
    assert one == "“甲”没有“金额”列，算不出“差”，也查不到地方规定“起点”"
    assert not_supplied(made, "差", column, (), lambda _: False) == ""
