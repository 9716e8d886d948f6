"""The operators; importing this registers them in the order of the palette."""

from shujian.models.operators import (  # noqa: F401, I001
    table,
    filter,
    derive,
    select,
    join,
    exists,
    not_exists,
    union,
    dedupe,
    aggregate,
    rank,
    overlap,
    expand,
    clue,
    shape,
    compose,
    window,
    event,
    judge,
    local,
)
from shujian.models.operator import OPERATORS

__all__ = ["OPERATORS"]
