"""What steps share that hand on the columns of their source, some under other names."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, param
from shujian.models.schema import Schema
from shujian.models.steps.kinds import StepName


@dataclass(frozen=True)
class Renaming(Operator):
    """A step that changes no cell and no row (base of several)."""

    source: str = param("from", StepName(), "来源步骤", required=True)

    @abstractmethod
    def names(self, source: Schema) -> Mapping[str, str]:
        """New name → old name of every column that is handed on."""

    @abstractmethod
    def demand(self, check: Check, source: Schema) -> None:
        """Check the parameters."""

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The columns under their names."""
        source = check.schema(self.source)
        if source:
            self.demand(check, source)
        return {new: source[old] for new, old in self.names(source).items() if old in source}

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """The old names of the wanted columns."""
        names = self.names(bound.inputs[self.source])
        return {self.source: {names[n] for n in wanted}}

    def build(self, build: Build) -> Streams:
        """A projection."""
        names = self.names(build.bound.inputs[self.source])
        wanted = {n: names[n] for n in build.wanted}
        return Streams(build.input(self.source).renamed(wanted), keeps=True)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """By the old name."""
        names = self.names(bound.inputs[self.source])
        return {self.source: names[column]} if column in names else {}
