"""M04 服刑人员领薪: W1 to W8."""

from __future__ import annotations

from shujian.demo.plant_m04_doubts import discipline, unknown
from shujian.demo.plant_m04_pay import lawful_pay, month_edges, paid_inside, temporary_work
from shujian.demo.plant_m04_status import before_effect, fugitives
from shujian.demo.world import World


def plant(w: World) -> None:
    """Plant the violations and traps of M04."""
    w.model = "M04"
    paid_inside(w)
    month_edges(w)
    lawful_pay(w)
    temporary_work(w)
    before_effect(w)
    fugitives(w)
    unknown(w)
    discipline(w)
