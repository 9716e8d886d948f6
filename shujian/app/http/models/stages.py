"""The steps of a model in the groups in which their author wrote them."""

from __future__ import annotations

import re

from shujian.app.fit_needs import behind_rules
from shujian.app.http.models.views import ModelStage, ModelStep
from shujian.app.packing import PackView
from shujian.models.model import Model

_COMMENT = re.compile(r"^\s*#\s*[—\-\s]*(.+?)[—\-。\s]*$")
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
                sentence=model.sentences[step.id],
                inputs=list(bound.operator.inputs()),
                rules=[r for r, steps in behind.items() if step.id in steps],
            )
        )
    return [ModelStage(title=t, steps=s) for t, s in found.items()]


def heading(made: Model | PackView, file: str) -> str:
    """The first remark of a file of steps or rules; of the main file: the first in its list."""
    texts = made.spec.texts
    name = next((n for n in texts if n not in ("model.yaml", "pack.yaml") and file.endswith(n)), "")
    if name:
        match = _COMMENT.match(texts[name].lstrip("\ufeff").split("\n", 1)[0])
        return match[1] if match else ""
    begun = _LIST.split(next(iter(texts.values())), maxsplit=1)
    match = _COMMENT.match(begun[-1].split("\n", 1)[0]) if len(begun) > 1 else None
    return match[1] if match else ""
