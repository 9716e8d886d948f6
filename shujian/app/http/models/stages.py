"""The steps of a model in the groups in which their author wrote them."""

from __future__ import annotations

import re

from shujian.app.fit_needs import behind_rules
from shujian.app.http.models.views import ModelStage, ModelStep
from shujian.app.packing import PackView
from shujian.models.model import Model
from shujian.models.operator import Operator
from shujian.models.operators.clue import Clue

_COMMENT = re.compile(r"^\s*#\s*[—\-\s]*(.+?)[—\-。\s]*$")
_UNENDED = "，、；："
"""A remark whose line ends so goes on in the next."""
_LIST = re.compile(r"\n(?:steps|rules):\n")
_INPUTS = "读取数据"


def stages(model: Model) -> list[ModelStage]:
    """Every step once: first the tables that are read, then file by file."""
    behind = behind_rules(model)
    found: dict[str, list[ModelStep]] = {}
    for step in model.spec.steps:
        bound = model.steps[step.id]
        title = _INPUTS if step.op == "table" else heading(model, step.at.place.file or "")
        found.setdefault(title, []).append(
            ModelStep(
                id=step.id,
                op=step.op,
                title=type(step).title,
                name=_clue_name(bound.operator),
                sentence=model.sentences[step.id],
                inputs=list(bound.operator.inputs()),
                rules=[r for r, steps in behind.items() if step.id in steps],
            )
        )
    return [ModelStage(title=t, steps=s) for t, s in found.items()]


def _clue_name(operator: Operator) -> str:
    """What people call the rule of a step that gives clues; "" for every other step."""
    return operator.shown_name if isinstance(operator, Clue) else ""


def heading(made: Model | PackView, file: str) -> str:
    """The first remark of a file of steps or rules; of the main file: the first in its list."""
    texts = made.spec.texts
    name = next((n for n in texts if n not in ("model.yaml", "pack.yaml") and file.endswith(n)), "")
    if name:
        return _remark(texts[name].lstrip("\ufeff"))
    begun = _LIST.split(next(iter(texts.values())), maxsplit=1)
    return _remark(begun[-1]) if len(begun) > 1 else ""


def _remark(text: str) -> str:
    """The remark in the first line, with the lines it goes on in; "" where there is none."""
    said = ""
    for line in text.split("\n"):
        match = _COMMENT.match(line)
        if not match or (said and said[-1] not in _UNENDED):
            break
        said += match[1]
    return said.rstrip(_UNENDED)
