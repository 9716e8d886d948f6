"""Progress and cancelling, for anything that takes longer than a second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from shujian.core.errors import CancelledError


@dataclass
class Progress:
    """Tell how far the work is, and learn whether to stop.

    Args:
        report: called with a share between 0 and 1 and a Chinese text.
        cancelled: asked before each step.
    """

    report: Callable[[float, str], None] = field(default=lambda share, text: None)
    cancelled: Callable[[], bool] = field(default=lambda: False)

    def step(self, share: float, text: str) -> None:
        """Report; raise CancelledError when a person asked to stop."""
        if self.cancelled():
            raise CancelledError
        self.report(share, text)


SILENT = Progress()
