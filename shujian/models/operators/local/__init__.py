"""Steps that are computed in Python on this machine."""

from shujian.models.operators.local import (  # noqa: F401
    components,
    extract,
    fuzzy_person,
    keyword,
    money_flow,
    near_text,
    paths,
    rings,
)
