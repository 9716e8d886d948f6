"""A question about a column says what the models do by each answer, and what a name proposes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shujian.core import yamlio
from shujian.core.errors import ShujianError
from shujian.pool import importing
from shujian.pool.proposals.proposal import Question
from shujian.pool.proposals.wanted import Wanted
from shujian.schema.tables import parse_table

TABLE, COLUMN = "刑事裁判", "生效依据"
HEADER = ["文书编号", "姓名", "身份证号码", "罪名", "生效日期"]


@pytest.fixture
def asked(pool: Any, people: Any, tmp_path: Path) -> Callable[[str], Question]:
    """The question about the column, of a file of some name."""

    def ask(name: str) -> Question:
        path = tmp_path / name
        row = ["A1", "虚构甲", people(1)[0], "盗窃罪", "2024-03-16"]
        path.write_text(",".join(HEADER) + "\n" + ",".join(row) + "\n", "utf-8")
        wanted = Wanted({TABLE: {COLUMN: "某规则用到它"}})
        with importing.propose(
            pool.ctx, pool.home, path, table=TABLE, supplier="虚构法院", wanted=wanted
        ) as proposal:
            (found,) = (q for q in proposal.questions if q.id.endswith(COLUMN))
        return found

    return ask


def test_each_answer_says_what_it_causes(asked: Callable[[str], Question]) -> None:
    question = asked("法院名单.csv")
    labels = {o.value: o.label for o in question.options}
    assert question.proposed is None
    assert labels["=执行通知书"] == "都是“执行通知书”：生效日期有证明，照常判断"
    assert labels["=推算"].startswith("都是“推算”：算作没有证明")
    assert labels["=空白：都没有写明依据"].startswith("是，都没有写明依据：算作没有证明")
    assert labels[""] == "不知道，或各行不同"


def test_a_list_of_execution_notices_proposes_them_with_the_reason(
    asked: Callable[[str], Question],
) -> None:
    question = asked("执行通知书名单.csv")
    assert question.proposed == "=执行通知书"
    assert "“执行通知”" in question.text
    assert question.options[0].label.endswith("生效日期有证明，照常判断")


def test_an_effect_belongs_to_a_text_that_the_column_reads() -> None:
    text = """\
id: local/册
name: 册
key: []
columns:
  - {name: 次数, element: 整数, meaning: 虚构, then: [甲=照常, 3=照常]}
"""
    with pytest.raises(ShujianError) as caught:
        parse_table(yamlio.parse(text, "t.yaml"), "t.yaml")
    assert "bad_then" in str(getattr(caught.value, "errors", [caught.value])[0].code)
