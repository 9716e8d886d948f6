"""Rows that statements read anew each time they are run: planned once, run over many batches."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

_NUMBERS = itertools.count()
_PLANS = 500
"""Statements that stay planned; those used longest ago give way."""


class Feed:
    """Rows that a connection reads through the Arrow stream protocol.

    Args:
        data: what the next statement reads.
    """

    def __init__(self, data: pa.Table) -> None:
        self.data = data
        self.nothing = data.schema.empty_table()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The rows as they are now."""
        return self.data.__arrow_c_stream__(requested_schema)


@dataclass
class Feeds:
    """The feeds of a connection, and the statements that were planned over them.

    Planning a query of hundreds of columns takes far longer than running it over a batch.

    Args:
        connection: where they are known.
        run: runs SQL there.
    """

    connection: Any
    run: Callable[[str], Any]
    _feeds: dict[str, Feed] = field(default_factory=dict)
    _planned: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, data: pa.Table) -> None:
        """Rows under a name, in place of those that it had; other columns make it another."""
        held = self._feeds.get(name)
        if held is not None and held.data.schema.equals(data.schema):
            held.data = data
            return
        if held is not None:
            self._forget(name)  # a plan goes on reading the feed that it was made for
        self._feeds[name] = Feed(data)
        self.connection.register(name, self._feeds[name])

    def statement(self, sql: str) -> str:
        """What runs a query; it is planned the first time."""
        name = self._planned.pop(sql, None)
        if name is None:
            name = f"_q{next(_NUMBERS)}"
            self.run(f"PREPARE {name} AS {sql}")
        self._planned[sql] = name
        if len(self._planned) > _PLANS:
            self.run(f"DEALLOCATE {self._planned.pop(next(iter(self._planned)))}")
        return f"EXECUTE {name}"

    def _forget(self, feed: str) -> None:
        """Let go of the plans that read a feed."""
        for sql in [sql for sql in self._planned if feed in sql]:
            self.run(f"DEALLOCATE {self._planned.pop(sql)}")

    def empty(self) -> None:
        """Let go of all rows; names and plans stay."""
        for feed in self._feeds.values():
            feed.data = feed.nothing
