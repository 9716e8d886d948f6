"""What the embedded engine may use of the computer."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

MEMORY = os.environ.get("SHUJIAN_MEMORY", "3GB")
"""Memory limit of the embedded engine; the program around it needs some more."""
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([A-Za-z]+|%)\s*")


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Limits:
    """Memory and threads.

    Args:
        memory: as DuckDB writes it, e.g. ``3GB``.
        threads: how many.
    """

    memory: str
    threads: int

    @classmethod
    def whole(cls) -> Limits:
        """Everything that this program may use."""
        return cls(MEMORY, cores())

    def share(self, parts: int) -> Limits:
        """An equal part of it for each of several processes."""
        memory = self.memory
        if size := _SIZE.fullmatch(memory):
            memory = f"{float(size[1]) / parts:g}{size[2]}"
        return Limits(memory, max(1, self.threads // parts))
