"""A model as a step of another: its steps are put in its place, under names of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from shujian.core.errors import ManyErrorsError, ShujianError
from shujian.models.operator import Operator
from shujian.models.operators import OPERATORS
from shujian.models.operators.clue import Clue
from shujian.models.operators.compose.model import SubModel
from shujian.models.parameters import Parameter
from shujian.models.reading import At, did_you_mean
from shujian.models.running.earlier import is_earlier
from shujian.models.steps.kinds import StepName, StepNames, Steps, Tags

if TYPE_CHECKING:
    from shujian.models.spec import ModelSpec

FOLDER = "子模型/"
"""Before the id, in the texts of a model that are kept with a run."""
Texts = Mapping[str, str]
Find = Callable[[str], Texts]
"""Model id → the texts of its files, ``model.yaml`` first; raises where there is none."""


@dataclass
class Inlining:
    """Puts other models' steps into a model that is being read.

    Args:
        read: reads a model from its texts.
        find: where other models are; None: nowhere.
        texts: file name → text of the model itself; those of the others are added.
        chain: the models that stand in each other, outermost first.
        inputs: alias → table of the model itself.
        parameters: of the model itself; those of the others are added.
    """

    read: Callable[[Texts, str, Find, tuple[str, ...]], ModelSpec]
    find: Find | None
    texts: dict[str, str]
    chain: tuple[str, ...]
    inputs: Mapping[str, str]
    parameters: dict[str, Parameter]

    def __post_init__(self) -> None:
        self.own = frozenset(self.parameters)
        self.meanings: dict[str, str] = {}

    def steps(self, step: Operator) -> list[Operator]:
        """The steps that a step stands for; errors go to its place."""
        if not isinstance(step, SubModel):
            return [step]
        before = len(step.at.errors)
        try:
            other = self._other(step)
        except ManyErrorsError as many:
            self._refuse(step, many.errors)
            return [step]
        except ShujianError as error:
            self._refuse(step, [error])
            return [step]
        self._refuse(step, list(other.problems))
        self._parameters(step, other)
        found = self._placed(step, other)
        return found if len(step.at.errors) == before else [step]

    def _refuse(self, step: SubModel, errors: list[ShujianError]) -> None:
        for error in errors:
            what = f"子模型“{step.model}”：{error.what}"
            step.into("model").error("sub_model", what, error.remedy, error.why)

    def _other(self, step: SubModel) -> ModelSpec:
        if step.model in self.chain:
            raise ShujianError("models.circle", "模型互相引用成环", remedy="请去掉其中一个子模型")
        chain = (*self.chain, step.model)
        found = self.read(self.texts_of(step.model), f"{FOLDER}{step.model}", self.texts_of, chain)
        if any(map(is_earlier, found.inputs)):
            what = "它与自己的上次运行比较，作为步骤时没有自己的运行"
            raise ShujianError("models.since_inside", what, remedy="请在本模型中另写比较的步骤")
        return found

    def texts_of(self, model_id: str) -> Texts:
        """The texts of another model; they are kept with those of the model itself."""
        folder = f"{FOLDER}{model_id}/"
        held = {n.removeprefix(folder): t for n, t in self.texts.items() if n.startswith(folder)}
        if not held:
            if self.find is None:
                raise ShujianError("models.no_model", "这里找不到别的模型")
            held = dict(self.find(model_id))
            self.texts.update({folder + n: t for n, t in held.items()})
        return held

    def _parameters(self, step: SubModel, other: ModelSpec) -> None:
        self.meanings[step.model] = other.meaning_hash
        for name, parameter in other.parameters.items():
            mine = self.parameters.setdefault(name, parameter)
            if mine.kind != parameter.kind:
                what = (
                    f"参数“{name}”在本模型是{mine.kind}，在子模型“{step.model}”是{parameter.kind}"
                )
                step.into("model").error("sub_parameter", what, "请给本模型的参数改名")
            elif mine.value != parameter.value and name not in self.own:
                what = f"几个子模型的参数“{name}”默认值不同"
                step.into("model").error(
                    "sub_parameter", what, f"请在本模型的 parameters 中写明“{name}”"
                )

    def _placed(self, step: SubModel, other: ModelSpec) -> list[Operator]:
        names = self._inputs(step, other)
        names |= {s.id: f"{step.id}·{s.id}" for s in other.steps if s.op not in ("table", "clue")}
        clue = self._clue(step, other)
        found = [renamed(s, names, step.at) for s in other.steps if s.op not in ("table", "clue")]
        if clue is not None:
            raw: dict[str, Any] = {"from": names.get(clue.source, ""), "by": list(clue.identity)}
            found.append(OPERATORS["dedupe"].read(step.id, raw, step.at))
        return found

    def _inputs(self, step: SubModel, other: ModelSpec) -> dict[str, str]:
        """Alias there → step here."""
        unknown = [a for a in step.given if a not in other.inputs]
        for alias in unknown:
            what = f"子模型“{step.model}”没有输入“{alias}”"
            step.into("inputs").error("no_input", what, did_you_mean(alias, other.inputs))
        tables = {table: alias for alias, table in self.inputs.items()}
        found: dict[str, str] = {}
        for alias, table in other.inputs.items():
            here = step.given.get(alias) or tables.get(table)
            if here is None:
                what = f"子模型“{step.model}”要读“{table}”，本模型没有这个输入"
                step.into("inputs").error(
                    "no_input", what, f"请在本模型的 inputs 中加上“{table}”，或写明用哪个步骤代替"
                )
            else:
                found[alias] = here
        return found

    def _clue(self, step: SubModel, other: ModelSpec) -> Clue | None:
        clues = {s.rule_name: s for s in other.steps if isinstance(s, Clue)}
        if not step.rule and len(clues) == 1:
            return next(iter(clues.values()))
        if step.rule not in clues:
            what = f"没有规则“{step.rule}”" if step.rule else f"子模型“{step.model}”不止一条规则"
            step.into("rule").error("no_rule", what, did_you_mean(step.rule, clues))
        return clues.get(step.rule)


def renamed(step: Operator, names: Mapping[str, str], at: At) -> Operator:
    """A step of another model under its new name, reading the steps by theirs."""
    new: dict[str, Any] = {"id": names[step.id], "at": at}
    for held in fields(step):
        kind, value = held.metadata.get("kind"), getattr(step, held.name)
        if isinstance(kind, StepName):
            new[held.name] = names.get(value, value)
        elif isinstance(kind, StepNames):
            new[held.name] = tuple(names.get(v, v) for v in value)
        elif isinstance(kind, Steps):
            new[held.name] = {k: names.get(v, v) for k, v in value.items()}
        elif isinstance(kind, Tags):
            new[held.name] = {
                c: {names.get(s, s): v for s, v in t.items()} for c, t in value.items()
            }
    return replace(step, **new)
