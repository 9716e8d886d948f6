"""Steps that are computed in Python on this machine."""

from shujian.models.operators.local import (  # noqa: F401
    area,
    components,
    distance,
    dwell,
    extract,
    fuzzy_person,
    keyword,
    money_flow,
    near_text,
    overlay,
    paths,
    points_within,
    rings,
    speed,
)
