"""Steps that ask about events in time: what follows, how often, how long."""

from shujian.models.operators.event import (  # noqa: F401, I001
    no_sequel,
    sequence,
    frequency,
    gap,
    stretch,
    uncovered,
    deadline,
    latest,
    newest,
)
