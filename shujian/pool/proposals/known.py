"""An earlier import, named so that a person knows which one is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Known:
    """An import as people know it: its file, its day, and what was stated for every row.

    Args:
        table: its table; import_id: its id.
        file: name of its file; as_of: its day.
        values: standard column → text for every row.
        rows: rows meant, where some are.
    """

    table: str
    import_id: str
    file: str
    as_of: dt.date | None
    values: Mapping[str, str] = field(default_factory=dict)
    rows: int = 0

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        day = self.as_of.isoformat() if self.as_of else None
        return {**vars(self), "as_of": day, "values": dict(self.values)}

    @property
    def words(self) -> str:
        """File, day and values, Chinese."""
        day = f"截至 {self.as_of.isoformat()}" if self.as_of else ""
        values = [f"{column}＝{text}" for column, text in self.values.items()]
        return "，".join([x for x in (self.file, self.import_id, day, *values) if x])
