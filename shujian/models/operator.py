"""What an operator is: parameters, schema, pruning, building, sentence, form, lineage."""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from shujian.models.reading import At, check_keys
from shujian.models.schema import Schema
from shujian.models.steps.kinds import Json, Kind

if TYPE_CHECKING:
    from shujian.models.building import Build, Streams
    from shujian.models.checking import Bound, Check
    from shujian.models.running.planner import Plan

T = TypeVar("T", bound="type[Operator]")
Needs = dict[str, set[str]]
"""Step → the columns of it that are read."""

OPERATORS: dict[str, type[Operator]] = {}
"""Every operator by the word in ``op:``, in the order of the palette."""


def param(key: str, kind: Kind, help_text: str, required: bool = False) -> Any:
    """A parameter of an operator.

    Args:
        key: the key in YAML.
        kind: how it is read and what its form is.
        help_text: Chinese, for form and documentation.
        required: an error when missing.
    """
    meta = {"key": key, "kind": kind, "help": help_text, "required": required}
    default = kind.empty
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=meta)
    return field(default=default, metadata=meta)


@dataclass(frozen=True)
class Operator(ABC):
    """One kind of step; an instance is one step as its author wrote it.

    Args:
        id: the step's id.
        at: where it stands, and where its errors go.
    """

    op: ClassVar[str]
    title: ClassVar[str]
    help: ClassVar[str]
    local: ClassVar[bool] = False
    """Whether it is computed in Python on this machine (``models.local``)."""
    suggests: ClassVar[bool] = False
    """Whether its rows only may be so: clues from them are hints (``models.likely``)."""
    asks_day: ClassVar[bool] = False
    """Whether it reads the as-of date outside its formulas."""

    id: str
    at: At

    @classmethod
    def parameters(cls) -> dict[str, dataclasses.Field[Any]]:
        """YAML key → field."""
        return {f.metadata["key"]: f for f in dataclasses.fields(cls) if "key" in f.metadata}

    @classmethod
    def read(cls, step_id: str, data: Mapping[str, Any], at: At) -> Operator:
        """Build the step from YAML; errors are collected."""
        keys = cls.parameters()
        check_keys(at, data, ("id", "op", "note", *keys))
        values: dict[str, Any] = {}
        for key, spec in keys.items():
            if key in data:
                values[spec.name] = spec.metadata["kind"].read(data[key], at.into(key, data))
            elif spec.metadata["required"]:
                at.error("missing_key", f"缺少“{key}”（{spec.metadata['help']}）", f"请补写“{key}”")
        return cls(step_id, at, **values)

    @classmethod
    def form(cls) -> Json:
        """JSON Schema of the step, for forms and the canvas."""
        properties: Json = {"id": {"type": "string"}, "op": {"const": cls.op}}
        for key, spec in cls.parameters().items():
            properties[key] = {**spec.metadata["kind"].form(), "title": spec.metadata["help"]}
        needed = [k for k, s in cls.parameters().items() if s.metadata["required"]]
        return {
            "title": cls.title,
            "description": cls.help,
            "type": "object",
            "properties": properties,
            "required": ["id", "op", *needed],
            "additionalProperties": False,
        }

    def into(self, key: str) -> At:
        """The place of one of this step's keys."""
        return self.at.into(key)

    @abstractmethod
    def inputs(self) -> tuple[str, ...]:
        """The steps read, in order."""

    @abstractmethod
    def bind(self, check: Check) -> Schema:
        """The columns of the result; formulas are typed and kept on the check."""

    @abstractmethod
    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """The columns read from each input so that ``wanted`` can be made."""

    def decides(self, bound: Bound) -> Needs:
        """The columns without which the step can pass no row, whatever is made of it."""
        return self.needs(bound, set())

    @abstractmethod
    def build(self, build: Build) -> Streams:
        """The three streams as expressions; nothing is computed."""

    @abstractmethod
    def sentence(self, bound: Bound) -> str:
        """The step in Chinese."""

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Inputs that may be limited by values of this output column: input → its column.

        Limiting the input to rows whose column holds one of some values must not change
        the output rows that hold one of these values.
        """
        return {}

    def doubted(self) -> tuple[str, ...]:
        """Inputs whose doubtful rows could make further rows of the result."""
        return tuple(dict.fromkeys(self.inputs()))

    def sought(self) -> str:
        """The input of which rows are missed, so that its doubt and coverage count; "" for none."""
        return ""

    def unsure(self, plan: Plan) -> bool:
        """Whether rows that match nothing for want of a key could make further rows."""
        return False

    def vacant(self, plan: Plan) -> bool:
        """Whether the step has no row because a table it needs has none."""
        return all(plan.vacant(n) for n in self.inputs()[:1])

    def doubt(self, build: Build) -> Any:
        """Rows that may belong to the result but could not be read; None where none."""
        return build.default_doubt(self)

    def widened(self) -> Iterable[str]:
        """Inputs of which every column is read (``clue`` without ``show``)."""
        return ()


def operator(cls: T) -> T:
    """Register an operator under its word."""
    OPERATORS[cls.op] = cls
    return cls
