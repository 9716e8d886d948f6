"""The page of one model or rule pack: in words, with its rules, steps and parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping

from shujian.app.http.models.stages import heading, stages
from shujian.app.http.models.views import (
    ModelCard,
    ModelPage,
    ModelParameter,
    ModelRule,
    ParameterValue,
    RunDays,
)
from shujian.app.packing import PackView
from shujian.app.run_day import RunDay
from shujian.app.shelves import Entry, Kept
from shujian.core.errors import ShujianError
from shujian.formulas import show
from shujian.formulas.env import Value
from shujian.models.model import Model
from shujian.models.operators.clue import Clue
from shujian.models.packs.rule import RuleSpec
from shujian.models.parameters import Parameter as Held

_SURE = {"确定": "certain", "较可能": "likely", "待核": "review"}


def page(
    held: Kept,
    entry: Entry,
    card: ModelCard,
    day: RunDay,
    used: Mapping[str, Value] | None = None,
) -> ModelPage:
    """Everything of a model.

    Args:
        held: the library.
        entry: the model.
        card: its card.
        day: the days of which a run may speak.
        used: what a person set for its last run instead of the model's values.

    Raises:
        ShujianError: the errors of a faulty model.
    """
    if entry.bound is None:
        raise entry.error or ShujianError("app.no_model", "模型不可用")
    item = held.shelf.item(entry.id)
    spec = entry.bound.spec
    pack = entry.bound.pack if isinstance(entry.bound, PackView) else None
    about = pack.spec.about if pack else vars(spec)
    return ModelPage(
        card=card,
        basis=list(about["basis"]),
        doubt=about["doubt"],
        disprove=[str(objection) for objection in about["disprove"]],
        verify=list(about["verify"]),
        document=list(about["document"]),
        note=str(item.data.get("note", "")),
        derives_from=str(item.data.get("derives_from") or ""),
        tables={n.table: list(n.aliases) for n in entry.needs},
        parameters=[parameter(p, (used or {}).get(n)) for n, p in spec.parameters.items()],
        days=RunDays(proposed=day.proposed, data=day.data, last=day.last),
        rules=pack_rules(entry.bound) if isinstance(entry.bound, PackView) else rules(entry.bound),
        stages=[] if isinstance(entry.bound, PackView) else stages(entry.bound),
        shared=[pack.sentences[n] for n in pack.let] if pack else [],
        meaning=spec.meaning_hash,
    )


def parameter(held: Held, used: Value | None = None) -> ModelParameter:
    """A parameter as a form shows it, and what the last run took instead."""
    own = _written(held, held.value)
    last = own if used is None else _written(held, used)
    return ModelParameter(
        name=held.name,
        kind=held.kind,
        value=own.value,
        meaning=held.meaning,
        source=held.source,
        values=own.values,
        last=last if last != own else None,
    )


def _written(held: Held, value: Value) -> ParameterValue:
    """A value as a form shows it: lists by commas."""
    if isinstance(value, tuple):
        texts = [str(v) for v in value]
        return ParameterValue(value="，".join(texts), values=texts)
    return ParameterValue(value=show(value, held.type))


def rules(model: Model) -> list[ModelRule]:
    """The rules of a model: its steps that give clues, in the order of their names."""
    found = []
    for bound in model.clue_steps:
        clue = bound.operator
        if isinstance(clue, Clue):
            found.append(
                ModelRule(
                    id=clue.rule_name,
                    name=clue.shown_name,
                    kind="clue" if clue.stream == "线索" else "hint",
                    grade=clue.grade,
                    sure=_SURE.get(clue.grade, ""),
                    says=clue.heading,
                    category=_stage_of(model, clue.rule_name),
                    suggest=list(clue.suggest),
                )
            )
    return sorted(found, key=lambda r: (r.kind != "clue", r.id))


def _stage_of(model: Model, rule: str) -> str:
    """The heading of the first file of steps that names the rule; "" where none does."""
    named = re.compile(rf"(?<![A-Za-z0-9]){re.escape(rule)}(?![A-Za-z0-9])")
    files = dict.fromkeys(step.at.place.file or "" for step in model.spec.steps)
    return next((h for f in files if named.search(h := heading(model, f))), "")


def pack_rules(view: PackView) -> list[ModelRule]:
    """The rules of a pack in its order, also those that are not run."""
    return [_rule(view, spec) for spec in view.pack.spec.rules]


def _rule(view: PackView, spec: RuleSpec) -> ModelRule:
    held = view.pack.rules.get(spec.id)
    return ModelRule(
        id=spec.id,
        name=spec.name,
        kind="clue",
        grade=spec.severity,
        sure=_SURE.get(spec.severity, ""),
        says=spec.says,
        category=heading(view, spec.at.place.file or ""),
        sentence=held.when.formula.sentence if held else "",
        basis=list(spec.basis),
        suggest=list(spec.suggest),
        only=spec.only,
        checked=spec.checked,
        doubt=spec.doubt,
        off=spec.off,
        lacking=list(spec.needs),
        cases={kind: len(rows) for kind, rows in spec.cases.items() if rows},
    )
