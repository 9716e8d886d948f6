"""Values of parameters as a form gives them, in the writing of model files."""

from __future__ import annotations

import json
from collections.abc import Mapping

from shujian.models.parameters import Parameter

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
