"""Rows whose key is there, and stands once."""

from __future__ import annotations

from collections.abc import Sequence

from shujian.models.steps.composed import Composed, Raw


def once(
    step: Composed, before: int, source: str, keys: Sequence[str], blanks: bool = True
) -> list[Raw]:
    """Four steps that put the rows of doubled keys aside.

    Args:
        step: the step that is written out.
        before: how many of its steps come first.
        source: the step whose rows they are.
        keys: the columns of the key.
        blanks: whether rows with a blank key go on; they are no doubles of each other.
    """
    one, count = step.temp("一"), step.temp("次数")
    names = "、".join(f"“{k}”" for k in keys)
    many = {"when": f"=[{count}]>1", "reason": f"{names}在“{source}”中不止一行，无法一一对应"}
    none = [{"when": f"=ISBLANK([{k}])", "reason": f"“{k}”未填，不知道是哪一行"} for k in keys]
    known = ", ".join(f"已知([{k}])" for k in keys)
    sums: Raw = {"op": "beside", "by": list(keys), "how": "合计", "of": one, "as": count}
    review = [many, *([] if blanks else none)]
    return [
        {"op": "derive", "from": source, "columns": {one: f"=IF(AND({known}), 1, 0)"}},
        sums | {"from": step.part(before + 1)},
        {"op": "filter", "from": step.part(before + 2), "where": "=TRUE", "review": review},
        {"op": "drop", "from": step.part(before + 3), "columns": [one, count]},
    ]


def keyed(source: str, by: Sequence[str]) -> Raw:
    """A step without the rows whose keys are blank: they are nobody's."""
    review = [{"when": f"=ISBLANK([{n}])", "reason": f"“{n}”未填，不知道是谁的"} for n in by]
    return {"op": "filter", "from": source, "where": "=TRUE", "review": review}
