"""The second engine's refusals."""

from __future__ import annotations

from shujian.core.errors import ShujianError
from shujian.engines.refused import refused

NAME = "spark"


def cannot(name: str, why: str = "") -> ShujianError:
    """What Spark SQL does not do as we mean it.

    Args:
        name: the function or operation.
        why: what would differ, Chinese.
    """
    return refused(NAME, name, why)
