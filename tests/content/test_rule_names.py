"""Rules go by names that a prosecutor can read; the names decide nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from shujian.app.rule_names import RuleNames
from shujian.app.shelf import Shelf
from shujian.models.operators.clue import Clue
from shujian.models.spec import parse_model
from shujian.store.home import Home

CHINESE = re.compile(r"[\u4e00-\u9fff]{4,}")
MODELS = sorted(Shelf().items)


@pytest.mark.parametrize("model", MODELS)
def test_every_step_that_gives_clues_has_a_readable_name(model: str) -> None:
    bound, _ = Shelf().model(model)
    clues = [s.operator for s in bound.clue_steps if isinstance(s.operator, Clue)]
    assert [c.id for c in clues if not CHINESE.search(c.name)] == []
    names = [c.name for c in clues]
    assert len(names) == len(set(names))


def test_every_rule_of_a_pack_has_one_too(tmp_path) -> None:  # type: ignore[no-untyped-def]
    home = Home.open(tmp_path / "home")
    shelf, names = Shelf(), RuleNames(home)
    for pack_id in shelf.packs:
        for rule in shelf.pack(pack_id)[0].spec.rules:
            assert CHINESE.search(names.name(pack_id, rule.id)), (pack_id, rule.id)
    home.close()


def test_a_code_that_two_steps_share_is_told_apart_by_the_step(tmp_path) -> None:  # type: ignore[no-untyped-def]
    home = Home.open(tmp_path / "home")
    names = RuleNames(home)
    model = "shujian/correction-delivery"
    assert names.name(model, "C2", "C2A") == "超过一个月才报到"
    assert names.name(model, "C2") == "超过一个月才报到；逾期报到"
    assert names.names("C2", [model, "没有/这个"]) == "超过一个月才报到；逾期报到；C2"
    home.close()


TEXT = """\
id: 本院/甲
name: 甲
inputs: {人口: {table: 人口基础信息}}
steps:
  - {id: 出, op: clue, from: 人口, rule: R1, NAMEsubject: 姓名, identity: [姓名], title: '{姓名}'}
"""


def _hash(texts: Mapping[str, str]) -> str:
    return parse_model(texts).meaning_hash


def test_naming_a_rule_leaves_the_meaning_of_a_model_as_it_was() -> None:
    plain = {"model.yaml": TEXT.replace("NAME", "")}
    assert _hash(plain) == _hash({"model.yaml": TEXT.replace("NAME", "name: 有名, ")})
    assert _hash(plain) != _hash({"model.yaml": TEXT.replace("NAME", "kind: 提示, ")})
