"""One Spark engine (Sail in a child process) for all tests of a process."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec

import pytest

from shujian.engines.spark import SparkEngine

MISSING = [n for n in ("pysail", "pyspark") if find_spec(n) is None]
needs_spark = pytest.mark.skipif(
    bool(MISSING),
    reason=f"the second engine is not installed ({', '.join(MISSING)}); pip install 'shujian[spark]'",
)
REFUSED: dict[str, set[str]] = {"duckdb": set(), "spark": {"SQRT"}}
"""Functions that an engine cannot compute exactly; it says so by name."""


@lru_cache(maxsize=1)
def spark() -> SparkEngine:
    """The engine; it ends with the process."""
    return SparkEngine()
