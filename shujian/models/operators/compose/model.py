"""model: another model as one step (子母模型)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.schema import Schema
from shujian.models.steps.kinds import Steps, Text


@operator
@dataclass(frozen=True)
class SubModel(Operator):
    """Stands for the steps of another model; its result is what that model found."""

    op = "model"
    title = "子模型"
    help = (
        "把另一个模型当作一步，得到它的某条规则查出的行；它的输入表须也是本模型的输入，"
        "或用 inputs 换成本模型的步骤；它的参数由本模型的同名参数改写"
    )

    model: str = param("model", Text(), "模型编号", required=True)
    rule: str = param("rule", Text(), "哪条规则；只有一条时可不写")
    given: Mapping[str, str] = param("inputs", Steps(), "它的输入改用本模型的哪个步骤")

    def inputs(self) -> tuple[str, ...]:
        """The steps that stand in for its inputs."""
        return tuple(self.given.values())

    def bind(self, check: Check) -> Schema:
        """No columns: a model holds this step itself only where something is wrong with it."""
        return {}

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Never asked: the model holds the steps of the other one instead."""
        raise TypeError(self.op)

    def build(self, build: Build) -> NoReturn:
        """Never asked."""
        raise TypeError(self.op)

    def sentence(self, bound: Bound) -> str:
        """子模型."""
        rule = f"的规则“{self.rule}”" if self.rule else ""
        return f"取模型“{self.model}”{rule}查出的行"
