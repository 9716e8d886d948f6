"""How much it says that a file has a column: much where few tables know it, little for names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from shujian.schema.fold import header_key
from shujian.schema.tables import StandardTable, TableColumn

DISTINCT = 0.45
"""From this weight on a column is characteristic of its table."""
_UNKNOWN = 0.25
"""A heading that no table knows: it speaks against all of them alike."""


@dataclass(frozen=True)
class Rarity:
    """The weights of headings over a set of tables, 0 (all know it) to 1 (only one)."""

    tables: Sequence[StandardTable]

    @cached_property
    def _known(self) -> Counter[str]:
        return Counter(key for table in self.tables for key in table.headers)

    def column(self, column: TableColumn) -> float:
        """The weight of a standard column: that of its own name, or of an alias more common."""
        names = (column.name, *column.alias)
        return min(self.weight(self._known[header_key(name)]) for name in names)

    def weight(self, tables: int) -> float:
        """The weight of what so many tables know."""
        if tables == 0:
            return _UNKNOWN
        return math.log((len(self.tables) + 1) / tables) / math.log(len(self.tables) + 1)
