"""Steps that are computed in Python on this machine."""

from shujian.models.operators.local import (  # noqa: F401
    components,
    fuzzy_person,
    keyword,
    money_flow,
    paths,
    rings,
)
