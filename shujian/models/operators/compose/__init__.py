"""Steps that are written out as steps of the kernel."""

from shujian.models.operators.compose import (  # noqa: F401
    degree,
    each_model,
    intersect,
    model,
    since,
)
