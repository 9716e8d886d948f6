"""Steps that check and weigh: two tables, a list, a quota, the law of a day, points."""

from shujian.models.operators.judge import (  # noqa: F401, I001
    reconcile,
    lookup,
    law_version,
    quota,
    benford,
    score,
)
