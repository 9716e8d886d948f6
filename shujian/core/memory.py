"""Memory that is free goes back to the system."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Give back pages that nothing uses any more.

    A query engine makes and frees so many buffers of all sizes that the C library keeps more
    free pages after every batch: hundreds of megabytes after twenty. Only glibc can be asked
    to give them back; elsewhere nothing is done.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
