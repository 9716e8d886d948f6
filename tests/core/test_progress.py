from __future__ import annotations

import pytest

from shujian.core.errors import CancelledError
from shujian.core.progress import SILENT, Progress


def test_each_step_is_reported_until_a_person_stops() -> None:
    told: list[tuple[float, str]] = []
    progress = Progress(lambda share, text: told.append((share, text)), lambda: len(told) == 2)
    progress.step(0.1, "甲")
    progress.step(0.5, "乙")
    with pytest.raises(CancelledError):
        progress.step(0.9, "丙")
    assert told == [(0.1, "甲"), (0.5, "乙")]


def test_silent_progress_never_stops() -> None:
    assert SILENT.step(1.0, "") is None  # type: ignore[func-returns-value]
