"""A model as a step of another."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from shujian.core.errors import ShujianError
from shujian.models.model import Model, bind, parse
from shujian.models.spec import parse_model
from tests.models.support import INFOS, Rows, go, shown

CHILD = """
id: t/子
name: 子
inputs: {甲表: 甲}
parameters: {起点: {type: 金额, value: 100}}
steps:
  - {id: 大额, op: filter, from: 甲表, where: '=[金额]>=参数("起点")'}
output: {rule: R1, subject: 编号, identity: [编号], title: '{编号}'}
"""
ROWS: dict[str, Rows] = {
    "甲": [
        {"编号": "A1", "金额": "150"},
        {"编号": "A2", "金额": "50"},
        {"编号": "A3", "金额": "坏"},
    ]
}


def find(model_id: str) -> Mapping[str, str]:
    texts = {
        "t/子": CHILD,
        "t/环": CHILD.replace("id: t/子", "id: t/环").replace(
            "  - {id: 大额, op: filter, from: 甲表,",
            "  - {id: 里, op: model, model: t/环}\n  - {id: 大额, op: filter, from: 里,",
        ),
    }
    if model_id not in texts:
        raise ShujianError("app.no_model", f"没有编号为“{model_id}”的模型")
    return {"model.yaml": texts[model_id]}


def mother(step: str, head: str = "") -> Model:
    text = f"id: t/母\nname: 母\ninputs: {{甲: 甲}}\n{head}steps:\n  - {step}\n"
    text += "output: {subject: 编号, identity: [编号], title: '{编号}'}\n"
    return parse(text, INFOS, find=find)


def test_a_model_as_a_step_gives_the_rows_that_it_finds() -> None:
    result = go(mother("{id: 子, op: model, model: t/子}"), ROWS)
    assert shown(result, "编号", "金额") == ["A1,150.00"]
    assert [(a.step, a.reason) for a in result.reviews] == [("子·大额", "“金额”不可读")]


def test_the_mothers_parameter_of_the_same_name_holds_for_the_child() -> None:
    model = mother(
        "{id: 子, op: model, model: t/子}", "parameters: {起点: {type: 金额, value: 20}}\n"
    )
    assert shown(go(model, ROWS), "编号") == ["A1", "A2"]


def test_the_child_reads_a_step_of_the_mother_instead_of_its_table() -> None:
    text = "{id: 少, op: filter, from: 甲, where: '=[编号]=\"A2\"'}\n"
    model = mother(text + "  - {id: 子, op: model, model: t/子, inputs: {甲表: 少}}")
    assert shown(go(model, ROWS), "编号") == []


def test_the_texts_kept_with_a_run_hold_the_child_and_are_enough_to_make_it_again() -> None:
    model = mother("{id: 子, op: model, model: t/子}")
    again = bind(parse_model(model.spec.texts), INFOS)
    assert again.spec.meaning_hash == model.spec.meaning_hash
    assert shown(go(again, ROWS), "编号") == ["A1"]


def test_another_child_is_another_meaning() -> None:
    model = mother("{id: 子, op: model, model: t/子}")
    texts = {n: t.replace("value: 100", "value: 90") for n, t in model.spec.texts.items()}
    assert bind(parse_model(texts), INFOS).spec.meaning_hash != model.spec.meaning_hash


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("{id: 子, op: model, model: t/无}", "没有编号为“t/无”的模型"),
        ("{id: 子, op: model, model: t/环}", "互相引用成环"),
        ("{id: 子, op: model, model: t/子, rule: R9}", "没有规则“R9”"),
        ("{id: 子, op: model, model: t/子, inputs: {乙表: 甲}}", "没有输入“乙表”"),
    ],
)
def test_what_is_wrong_with_a_child_is_told_at_the_step(step: str, said: str) -> None:
    with pytest.raises(ShujianError) as caught:
        mother(step)
    assert said in str(caught.value)
    assert "步骤“子”" in str(caught.value)
