"""Steps that stand a second time, over the tables as the last run read them."""

from __future__ import annotations

from dataclasses import replace

from shujian.models.inlining import renamed
from shujian.models.operator import Operator
from shujian.models.operators import OPERATORS
from shujian.models.reading import At
from shujian.models.running.earlier import EARLIER, is_earlier, today


def doubled(steps: list[Operator], inputs: dict[str, str]) -> list[Operator]:
    """The steps, and those of the last run that they name; its inputs are added to ``inputs``.

    Formulas, parameters and law are this run's on both sides: what differs is the data alone.
    Errors of a doubled step are those of the step itself, told once.

    Args:
        steps: as written, in any order.
        inputs: alias → table.
    """
    by_id = {s.id: s for s in steps}
    todo = [(name, s) for s in steps for name in s.inputs() if _lacking(name, by_id)]
    while todo:
        name, asker = todo.pop()
        if name in by_id or today(name) not in by_id:
            continue  # a step that is not there is reported where it is asked for by its own name
        source = by_id[today(name)]
        if any(map(is_earlier, source.inputs())) or is_earlier(source.id):
            what = f"“{source.id}”自己已与上次运行比较，不能再比一次"
            asker.at.error("since_twice", what, "请改用比较以前的步骤作 from")
            return steps
        by_id[name] = made = _double(source, inputs)
        todo += [(n, asker) for n in made.inputs()]
    tables = [s for s in by_id.values() if s.op == "table"]
    return tables + [s for s in by_id.values() if s.op != "table"]


def _lacking(name: str, by_id: dict[str, Operator]) -> bool:
    return is_earlier(name) and name not in by_id


def _double(source: Operator, inputs: dict[str, str]) -> Operator:
    name, quiet = source.id + EARLIER, At(source.at.place, [])
    if source.op == "table":
        inputs[name] = inputs[source.id]
        return OPERATORS["table"].read(name, {"table": inputs[name]}, quiet)
    names = {n: n + EARLIER for n in (source.id, *source.inputs())}
    return replace(renamed(source, names, quiet))
