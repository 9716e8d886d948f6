"""Steps that look at a row among the others of its group."""

from shujian.models.operators.window import (  # noqa: F401, I001
    change,
    earlier,
    beside,
    running,
    percentile,
    median,
    outlier,
    balance,
)
