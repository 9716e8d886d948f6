"""each_model: one list of subjects through many models at once (一企多模)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw, quoted
from shujian.models.steps.kinds import ColumnName, NewColumn, StepName, Use, Uses

RUN = "模型在同一批数据上运行，没有查出即没有命中"


@operator
@dataclass(frozen=True)
class EachModel(Composed):
    """Flags for each subject which of several models found it."""

    op = "each_model"
    title = "一企多模"
    help = (
        "一份名单同时过多个模型：每个模型一列是否命中，另有命中数、命中的模型；"
        "某个模型有该对象不能判断的行时，那一列和命中数不可读"
    )

    source: str = param("from", StepName(), "名单的步骤", required=True)
    subject: str = param("subject", ColumnName(), "对象的列（号码）", required=True)
    models: tuple[Use, ...] = param("models", Uses(), "用哪些模型", required=True)
    count: str = param("count", NewColumn(), "命中数的列名", required=True)
    names: str = param("names", NewColumn(), "命中的模型的列名", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The list."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """Each model as a step, a flag for each, and what they come to."""
        steps: list[Raw] = []
        before = self.source
        for use in self.models:
            steps.append(
                {"op": "model", "model": use.model, **({"rule": use.rule} if use.rule else {})}
            )
            on = [{"left": self.subject, "right": use.on or self.subject}]
            flag: Raw = {"op": "exists", "left": before, "right": self.part(len(steps)), "on": on}
            steps.append({**flag, "flag": use.name, "coverage": {"complete": RUN}})
            before = self.part(len(steps))
        hits = "+".join(f"IF([{u.name}],1,0)" for u in self.models)
        said = "&".join(f'IF([{u.name}],{quoted(u.name + "；")},"")' for u in self.models)
        new = {self.count: f"={hits}", self.names: f"={said}"}
        return [*steps, {"op": "derive", "from": before, "columns": new}]

    def said(self) -> str:
        """一企多模."""
        names = "、".join(f"“{u.name}”" for u in self.models)
        return f"“{self.source}”的每个“{self.subject}”逐一看模型{names}是否查出"
