"""An invented law and a calendar for the samples of operators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from shujian.formulas.sample_law import SampleCalendar
from shujian.law.versions import Version
from shujian.models.running.env import Library

LIMITS = (
    Version(dt.date(2000, 1, 1), dt.date(2012, 12, 31), 30, "示例法（2000）第三条"),
    Version(dt.date(2013, 1, 1), None, 45, "示例法（2013）第五条"),
)
"""A term that was lengthened: 30 days from 2000, 45 days from 2013; none before."""


class SampleLaw:
    """The one path 示例.期限."""

    def type(self, path: str) -> str | None:
        """A whole number."""
        return "整数" if path == "示例.期限" else None

    def versions(self, path: str) -> tuple[Version, ...]:
        """Two versions."""
        return LIMITS if path == "示例.期限" else ()

    def with_rows(self, rows: Sequence[Mapping[str, Any]], name: str = "") -> SampleLaw:
        """Samples state no local rules."""
        return self


def sample_library() -> Library:
    """Law and calendar (2022 to 2024) that do not depend on the unit's content."""
    return Library(law=SampleLaw(), calendar=SampleCalendar())
