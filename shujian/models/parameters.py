"""Parameters of a model: typed, with meaning and source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shujian.formulas.env import Value
from shujian.formulas.types import Type
from shujian.law.values import TYPES as NAMES
from shujian.law.values import read_value
from shujian.models.reading import At, check_keys, did_you_mean, read_text
from shujian.models.running.env import TYPES
from shujian.models.steps.naming import RULE, good_name


@dataclass(frozen=True)
class Parameter:
    """One parameter that a unit may set.

    Args:
        name: as formulas call it.
        kind: Chinese name of the type.
        value: the default.
        meaning: what it sets.
        source: where the default comes from.
    """

    name: str
    kind: str
    value: Value
    meaning: str = ""
    source: str = ""

    @property
    def type(self) -> Type:
        """The type of the value."""
        return TYPES[self.kind]


def read_parameters(raw: Any, at: At) -> dict[str, Parameter]:
    """The ``parameters`` section of a model."""
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        at.error("not_mapping", "parameters 应写成“名称: {type, value, …}”", "请参照模型格式说明")
        return {}
    found: dict[str, Parameter] = {}
    for name, data in raw.items():
        here = at.into(name, raw)
        if not good_name(name):
            here.error("bad_name", f"参数名“{name}”不能使用", RULE)
        if not check_keys(here, data, ("type", "value", "meaning", "source", "unit")):
            continue
        kind = read_text(here, data, "type")
        if kind and kind not in NAMES:
            here.error("bad_type", f"不认识的类型“{kind}”", did_you_mean(kind, NAMES))
            continue
        value = read_value(kind, data.get("value")) if kind else None
        if kind and value is None:
            here.error("bad_value", f"“{data.get('value')}”不是{kind}", f"请写一个{kind}的值")
            continue
        meaning, source = read_text(here, data, "meaning", ""), read_text(here, data, "source", "")
        found[name] = Parameter(name, kind, value, meaning, source)
    return found


def override(parameters: Mapping[str, Parameter], raw: Any, at: At) -> dict[str, Value]:
    """Values that replace defaults, as a case or a run states them."""
    values: dict[str, Value] = {}
    if not isinstance(raw, dict):
        if raw is not None:
            at.error("not_mapping", "parameters 应写成“名称: 值”", "请改写")
        return values
    for name, given in raw.items():
        if name not in parameters:
            at.into(name, raw).error(
                "no_parameter", f"没有参数“{name}”", did_you_mean(name, parameters)
            )
            continue
        value = read_value(parameters[name].kind, given)
        if value is None:
            at.into(name, raw).error("bad_value", f"“{given}”不是{parameters[name].kind}", "请改写")
            continue
        values[name] = value
    return values
