"""The days that suspensions add to a running period.

A period runs on the days that lie in no suspension.  Suspensions are merged first, so they
come one after the other; one counts only where the period has days left when it begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.steps.composed import Composed, Raw, paired

Pairs = Sequence[tuple[str, str]]
Suspensions = tuple[str, Pairs, Sequence[str]]
"""Their step, the keys (left, right), the columns of their ends."""


def suspended(
    step: Composed,
    period: tuple[str, str],
    suspensions: Suspensions,
    cover: Raw,
) -> list[Raw]:
    """The steps from the second on, the last of which has the suspended days.

    Args:
        step: the step that is written out; its first part has the period.
        period: columns of that part: first day (not counted), last day without suspensions.
        suspensions: their step, the keys (left, right), the columns of their ends.
        cover: the demand of coverage as written.
    """
    _, on, _ = suspensions
    names = _Names(*(step.temp(w) for w in ("停起", "停止", "停数", "停长", "停累", "中止日")))
    flag, kept, days = step.temp("有中止"), step.temp("停计"), names.days
    group = [*(a for a, _ in on), *period]
    look: Raw = {"op": "exists", "left": step.part(1), "right": step.part(3), "on": paired(on)}
    counted: Raw = {"op": "join", "left": step.part(4), "right": step.part(11), "how": "left"}
    counted |= {"on": paired([(n, n) for n in group]), "take": {kept: days}}
    found = {days: f"=IF([{flag}], 空则([{kept}], 0), 0)"}
    return [
        *_merged(step, suspensions, names),
        look | {"flag": flag} | cover,
        *_pairs(step, period, on, names, group),
        *_ran(step, period, names, group),
        counted | {"coverage": {"complete": "由同一步算出"}},
        {"op": "derive", "from": step.part(12), "columns": found},
        {"op": "drop", "from": step.part(13), "columns": [kept]},
    ]


@dataclass(frozen=True)
class _Names:
    """Columns of the steps in between.

    Args:
        first: first day of a merged suspension.
        end: its last day.
        rows: how many were merged; later its days that count.
        size: its days that lie in the period.
        upto: the same with those before it.
        days: all that count.
    """

    first: str
    end: str
    rows: str
    size: str
    upto: str
    days: str


def _merged(step: Composed, suspensions: Suspensions, names: _Names) -> list[Raw]:
    """Suspensions one after the other; one without an end runs to the as-of day."""
    source, on, (begin, finish) = suspensions
    closed = f"=IF(ISBLANK([{finish}]), 截至日(), [{finish}])"
    until = step.temp("停至")
    merge: Raw = {"op": "stretch", "from": step.part(2), "by": [b for _, b in on]}
    return [
        {"op": "derive", "from": source, "columns": {until: closed}},
        merge | {"interval": [begin, until], "as": [names.first, names.end, names.rows]},
    ]


def _pairs(
    step: Composed, period: tuple[str, str], on: Pairs, names: _Names, group: list[str]
) -> list[Raw]:
    """Each different period with each suspension that ends after it began."""
    start, last = period
    meet: Raw = {"op": "join", "left": step.part(6), "right": step.part(3), "on": paired(on)}
    meet |= {"take": [names.first, names.end], "where": f"=[右.{names.end}]>[{start}]"}
    return [
        {"op": "filter", "from": step.part(1), "where": f"=AND(已知([{start}]), 已知([{last}]))"},
        {"op": "dedupe", "from": step.part(5), "by": group},
        meet,
    ]


def _ran(step: Composed, period: tuple[str, str], names: _Names, group: list[str]) -> list[Raw]:
    """The days of the suspensions that begin while the period has days left."""
    start, last = period
    begins = f"较大([{names.first}], 加日([{start}], 1))"
    ran = f"天数([{start}], {begins})-1-([{names.upto}]-[{names.size}])"
    counts = f"=IF({ran}<天数([{start}], [{last}]), [{names.size}], 0)"
    total: Raw = {"op": "running", "from": step.part(8), "by": group, "order": [names.first]}
    size = {names.size: f"=天数({begins}, [{names.end}])+1"}
    return [
        {"op": "derive", "from": step.part(7), "columns": size},
        total | {"how": "合计", "of": names.size, "as": names.upto},
        {"op": "derive", "from": step.part(9), "columns": {names.rows: counts}},
        {
            "op": "aggregate",
            "from": step.part(10),
            "by": group,
            "measures": {names.days: f"=SUM([{names.rows}])"},
        },
    ]
