"""What every engine does alike with the tables that it holds under a name."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from typing import Any

import ibis
import pyarrow as pa

from shujian.engines.physical import schema_of

_NAMES = itertools.count()


class Tables(ABC):
    """The part of an engine that does not depend on what computes."""

    def __init__(self) -> None:
        self._views: set[str] = set()
        self._kept: set[str] = set()

    @abstractmethod
    def _register(self, name: str, data: pa.Table) -> None:
        """Make rows of this process readable under a name."""

    @abstractmethod
    def sql(self, expr: Any) -> str:
        """What the engine would be asked."""

    @abstractmethod
    def fill(self, name: str, sql: str) -> int:
        """Compute into a temporary table, in place of what it held; the number of rows."""

    @abstractmethod
    def fetch(self, sql: str) -> pa.Table:
        """Compute and fetch."""

    def memory(self, name: str, data: pa.Table) -> Any:
        """An expression over rows held in memory; the same name again replaces them."""
        self._register(name, data)
        self._views.add(name)
        return ibis.table(schema_of(data.schema), name=name)

    def kept(self, name: str, data: pa.Table) -> Any:
        """An expression over rows that stay as long as the engine; a name has its rows once."""
        if name not in self._kept:
            self._register(name, data)
            self._kept.add(name)
        return ibis.table(schema_of(data.schema), name=name)

    def new_name(self, wish: str = "") -> str:
        """A name for a temporary table: the wish, or one never used before."""
        return f"_s_{wish}" if wish else f"_t{next(_NAMES)}"

    def named(self, name: str, like: Any) -> Any:
        """An expression over a temporary table with the columns of another expression."""
        return ibis.table(like.schema(), name=name)

    def materialise(self, expr: Any) -> Any:
        """Compute once into a temporary table."""
        name = self.new_name()
        self.fill(name, self.sql(expr))
        return self.named(name, expr)

    def arrow(self, expr: Any) -> pa.Table:
        """Compute and fetch."""
        return self.fetch(self.sql(expr))
