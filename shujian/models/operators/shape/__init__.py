"""Steps that change the shape of a table: its columns, its order, its rows as written."""

from shujian.models.operators.shape import (  # noqa: F401, I001
    rename,
    drop,
    cast,
    fill,
    blank,
    classify,
    period,
    sort,
    top,
    share,
    duplicate,
    sample,
    difference,
    list,
    pivot,
    unpivot,
)
