"""The operators as people choose them: group, parameters, samples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from shujian.models.authoring.conforming import Sample, read_samples
from shujian.models.operator import Operator
from shujian.models.operators import OPERATORS
from shujian.models.steps.composed import Composed

SAMPLES = Path(__file__).parents[2] / "content" / "operators"
GROUPS: Mapping[str, str] = {
    "operators": "基本",
    "shape": "整理",
    "compose": "比对",
    "window": "组内比较",
    "event": "时间与事件",
    "judge": "核对与评分",
    "local": "本机计算",
}
"""Package of an operator → what people call the group, in the order of the palette."""


@dataclass(frozen=True)
class Card:
    """One operator.

    Args:
        kind: its class.
        samples: its samples.
    """

    kind: type[Operator]
    samples: Sequence[Sample]

    @property
    def op(self) -> str:
        """The word in ``op:``."""
        return self.kind.op

    @property
    def group(self) -> str:
        """What people call its group."""
        package, name = self.kind.__module__.rsplit(".", 2)[-2:]
        return GROUPS.get(package) or GROUPS[name]

    @property
    def way(self) -> str:
        """Where it is computed: on the engine, as other steps, or on this machine."""
        if self.kind.local:
            return f"本机，至多 {getattr(self.kind, 'limit', 0):,} 行"
        return "引擎（由基本步骤写成）" if issubclass(self.kind, Composed) else "引擎"

    @cached_property
    def parameters(self) -> list[tuple[str, str, bool]]:
        """Key, help, required."""
        found = self.kind.parameters().items()
        return [(k, f.metadata["help"], f.metadata["required"]) for k, f in found]

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "op": self.op,
            "title": self.kind.title,
            "group": self.group,
            "help": self.kind.help,
            "computed": self.way,
            "form": self.kind.form(),
            "samples": [s.name for s in self.samples],
        }


def cards() -> list[Card]:
    """Every operator, by group."""
    order = list(GROUPS.values())
    found = [Card(kind, samples_of(op)) for op, kind in OPERATORS.items()]
    return sorted(found, key=lambda c: order.index(c.group))


def samples_of(op: str) -> list[Sample]:
    """The samples of an operator; none where it has no file."""
    path = SAMPLES / f"{op}.yaml"
    return read_samples(path) if path.is_file() else []
