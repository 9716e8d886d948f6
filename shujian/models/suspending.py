"""The days that suspensions add to a running period.

A period runs on the days that lie in no suspension.  Suspensions are merged first, so they
come one after the other; one counts only where the period has days left when it begins.
"""

from __future__ import annotations

from collections.abc import Sequence

from shujian.models.composed import Composed, Raw, paired


def suspended(
    step: Composed,
    period: tuple[str, str],
    suspensions: tuple[str, Sequence[tuple[str, str]], Sequence[str]],
    cover: Raw,
) -> list[Raw]:
    """The steps from the second on, the last of which has the suspended days.

    Args:
        step: the step that is written out; its first part has the period.
        period: columns of that part: first day (not counted), last day without suspensions.
        suspensions: their step, the keys (left, right), the columns of their ends.
        cover: the demand of coverage as written.
    """
    (start, last), (source, on, interval) = period, suspensions
    first, end, rows, size, upto = (step.temp(w) for w in ("停起", "停止", "停数", "停长", "停累"))
    days, flag, part = step.temp("中止日"), step.temp("有中止"), step.part
    left = [a for a, _ in on]
    closed = f"=IF(ISBLANK([{interval[1]}]), 截至日(), [{interval[1]}])"
    known = f"=AND(已知([{start}]), 已知([{last}]))"
    begins = f"较大([{first}], 加日([{start}], 1))"
    ran = f"天数([{start}], {begins})-1-([{upto}]-[{size}])"
    group = [*left, start, last]
    keys = paired([(n, n) for n in group])
    return [
        {"op": "derive", "from": source, "columns": {step.temp("停至"): closed}},
        {
            "op": "stretch",
            "from": part(2),
            "by": [b for _, b in on],
            "interval": [interval[0], step.temp("停至")],
            "as": [first, end, rows],
        },
        {"op": "exists", "left": part(1), "right": part(3), "on": paired(on), "flag": flag} | cover,
        {"op": "filter", "from": part(1), "where": known},
        {"op": "dedupe", "from": part(5), "by": group},
        {
            "op": "join",
            "left": part(6),
            "right": part(3),
            "on": paired(on),
            "take": [first, end],
            "where": f"=[右.{end}]>[{start}]",
        },
        {
            "op": "derive",
            "from": part(7),
            "columns": {size: f"=天数({begins}, [{end}])+1"},
        },
        {
            "op": "running",
            "from": part(8),
            "by": group,
            "order": [first],
            "how": "合计",
            "of": size,
            "as": upto,
        },
        {
            "op": "derive",
            "from": part(9),
            "columns": {rows: f"=IF({ran}<天数([{start}], [{last}]), [{size}], 0)"},
        },
        {"op": "aggregate", "from": part(10), "by": group, "measures": {days: f"=SUM([{rows}])"}},
        {
            "op": "join",
            "left": part(4),
            "right": part(11),
            "on": keys,
            "how": "left",
            "take": {step.temp("停计"): days},
            "coverage": {"complete": "由同一步算出"},
        },
        {
            "op": "derive",
            "from": part(12),
            "columns": {days: f"=IF([{flag}], 空则([{step.temp('停计')}], 0), 0)"},
        },
        {"op": "drop", "from": part(13), "columns": [step.temp("停计")]},
    ]
