"""The steps of a run with their counts, in the order of the model's own text."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.http.models.pages import pack_rules
from shujian.app.http.models.stages import stages
from shujian.app.http.runs.finding import Held
from shujian.app.http.runs.views import RunStepView
from shujian.app.packing import PackView
from shujian.models.model import Model
from shujian.store.schema import RunStep

_COUNTS = ("rows_in", "passed", "review", "unchecked", "dropped", "unkeyed")


def steps(session: Session, held: Held, made: Model | PackView) -> list[RunStepView]:
    """Every step or rule; without counts where the run did not come to its end."""
    query = select(RunStep).where(RunStep.run_id == held.id)
    counts = {s.step: {name: getattr(s, name) for name in _COUNTS} for s in session.scalars(query)}
    listed = _of_pack(made) if isinstance(made, PackView) else _of_model(made)
    return [s.model_copy(update=counts.get(s.id, {})) for s in listed]


def _of_model(model: Model) -> list[RunStepView]:
    return [
        RunStepView(
            id=s.id, op=s.op, title=s.title, name=s.name, sentence=s.sentence, stage=stage.title,
            inputs=s.inputs, rules=s.rules,
        )
        for stage in stages(model)
        for s in stage.steps
    ]  # fmt: skip


def _of_pack(view: PackView) -> list[RunStepView]:
    return [
        RunStepView(
            id=r.id, op="rule", title=r.grade, name=r.name, sentence=r.sentence or r.off, stage=r.category,
            inputs=[], rules=[r.name],
        )
        for r in pack_rules(view)
    ]  # fmt: skip
