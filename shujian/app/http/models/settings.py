"""Values of parameters as a form gives them, in the writing of model files."""

from __future__ import annotations

import json
from collections.abc import Mapping

from shujian.core import yamlio
from shujian.core.errors import Place, ShujianError
from shujian.formulas.env import Value
from shujian.models.parameters import Parameter, override
from shujian.models.reading import At
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Job

_TEXTS = ("文本", "文本列表")


def written(
    parameters: Mapping[str, Parameter], given: Mapping[str, str | list[str]]
) -> dict[str, str]:
    """Each value as YAML: a text of digits must stay a text, a list be a list.

    Args:
        parameters: those of the model.
        given: by name; an unknown name is left for the check to refuse.
    """
    found = {}
    for name, value in given.items():
        held = parameters.get(name)
        if isinstance(value, list) or (held is not None and held.kind in _TEXTS):
            found[name] = json.dumps(value, ensure_ascii=False)
        else:
            found[name] = value.strip()
    return found


def last_set(
    home: Home, model_id: str, parameters: Mapping[str, Parameter], run_id: str
) -> dict[str, Value]:
    """What a person set for a run instead of the model's values.

    Args:
        home: the home.
        model_id: the model; of a run of another one nothing is taken.
        parameters: those of the model today; what no longer fits them is left out.
        run_id: the run, which has the id of its job; of a run by command nothing is known.
    """
    with db.reader(home) as session:
        job = session.get(Job, run_id)
    held = (job.params_json or {}) if job is not None else {}
    given = held.get("settings") if held.get("model") == model_id else None
    errors: list[ShujianError] = []
    raw = {n: yamlio.parse(v, "settings") for n, v in (given or {}).items()}
    return override(parameters, raw, At(Place("settings"), errors))
