"""Steps that are written out as steps of the kernel."""

from shujian.models.operators.compose import (  # noqa: F401
    each_model,
    intersect,
    model,
)
