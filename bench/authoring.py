"""Writing a model: planning thirty steps, and the rows of each step over four million rows."""

from __future__ import annotations

import json
import time
from pathlib import Path

from bench.join import DAY, bound, made
from bench.measure import Figure, Outcome
from bench.users import percentile
from shujian.app.demonstrate import import_file, take_local_rules
from shujian.app.running import engine_for, pin
from shujian.app.shelf import Shelf
from shujian.core import yamlio
from shujian.demo import build
from shujian.engines.base import ColumnInfo, Snapshot
from shujian.engines.duck import DuckEngine
from shujian.models.authoring.preview import Preview
from shujian.models.model import Model, parse
from shujian.models.running.counting import Counting
from shujian.models.running.run import make_plan
from shujian.models.running.standard import table_infos
from shujian.schema.tables import parse_table
from shujian.store.home import Home
from shujian.trust import Context

MODEL = "pension-while-serving"
CTX = Context("测速")
_TABLE = """
id: bench/测速表
name: 测速表
key: [编号]
columns:
  - {name: 编号, element: 编号}
  - {name: 户号, element: 编号}
  - {name: 日期, element: 日期}
  - {name: 金额, element: 金额, unit: 元}
"""


def authoring(folder: Path, small: bool) -> Outcome:
    """Goals: 30 steps planned in 200 ms, a step's rows in 300 ms, a changed sum in 2 s."""
    plans = [planned() for _ in range(5)]
    steps, again = previewed(folder, 1_000 if small else 200_000)
    changed = changed_sum(folder, 40_000 if small else 4_000_000)
    figures = [
        Figure("planning of a model of 30 steps", min(plans) * 1000, "ms", 200),
        Figure("rows of a new step, p95", percentile(steps[1:], 0.95), "ms", 300),
        Figure("rows of a step seen before, p95", percentile(again, 0.95), "ms", 300),
        Figure("first step with drawing the sample", steps[0], "s"),
        Figure("a changed sum over four million rows", changed, "s", 2),
    ]
    seconds = {"plans": plans, "steps": steps, "again": again}
    return Outcome(figures, {"steps": len(steps)}, seconds)


def thirty() -> Model:
    """A chain of thirty steps of several kinds over one table."""
    table = parse_table(yamlio.parse(_TABLE))
    kinds: list[dict[str, object]] = [
        {"op": "filter", "where": "=[金额]>=1"},
        {"op": "derive"},
        {"op": "rank", "by": ["户号"], "order": ["日期"]},
        {"op": "exists", "on": ["编号"]},
        {"op": "dedupe", "by": ["编号"]},
    ]
    steps: list[dict[str, object]] = []
    for number in range(30):
        before = steps[-1]["id"] if steps else "甲"
        step = {"id": f"步{number}", **kinds[number % 5]}
        step |= {"left": before, "right": "甲"} if step["op"] == "exists" else {"from": before}
        if step["op"] == "derive":
            step["columns"] = {f"列{number}": f"=[金额]*{number}+YEAR([日期])"}
        if step["op"] == "rank":
            step["as"] = f"名{number}"
        steps.append(step)
    written = {"id": "bench/三十步", "name": "三十步", "inputs": {"甲": "测速表"}, "steps": steps}
    written["output"] = {"subject": "编号", "identity": ["编号"], "title": "{编号}"}
    text = json.dumps(written, ensure_ascii=False)
    return parse(text, table_infos({table.name: table}))


def planned() -> float:
    """Seconds from the text of the model to the SQL of every step, each over the one before."""
    engine = DuckEngine()
    started = time.perf_counter()
    model = thirty()
    columns = {n: ColumnInfo(c.type) for n, c in model.steps["甲"].schema.items()}
    snapshot = Snapshot("测速表", 1, (), columns, 0)
    plan = make_plan(model, {"甲": snapshot}, engine, as_of=DAY)
    for step in plan.order():
        streams = plan.streams(step)
        for rows in (streams.passed, streams.rest):
            if rows is not None:
                engine.sql(rows.expr)
        passed = streams.passed
        plan.keep(step, passed.over(engine.named(engine.new_name(), passed.expr)), streams.rest)
    seconds = time.perf_counter() - started
    engine.close()
    return seconds


def previewed(folder: Path, people: int) -> tuple[list[float], list[float]]:
    """Seconds of each step of the longest model, as its author adds them, and once more."""
    built = build(folder / "城", people, 1)
    home = Home.open(folder / "home", database="")
    take_local_rules(home, folder / "城")
    shelf = Shelf(home)
    model, _ = shelf.model(MODEL)
    tables = {i.table for i in model.inputs.values()}
    for entry in built.files:
        if entry["table"] in tables:
            import_file(CTX, home, folder / "城" / entry["path"], entry)
    pinned, _, _ = pin(home, shelf, model)
    with home.workspace() as tmp:
        preview = Preview(pinned, engine_for(tmp))
        first, again = ([_timed(preview, model, s) for s in model.steps] for _ in range(2))
        preview.close()
    home.close()
    return first, again


def _timed(preview: Preview, model: Model, step: str) -> float:
    started = time.perf_counter()
    preview.show(model, step)
    return time.perf_counter() - started


def changed_sum(folder: Path, big: int) -> float:
    """Seconds to compute the one aggregate whose formula was changed, over kept rows before it."""
    case = made(folder, big, big // 10)
    model, pinned = bound(case.paid, case.held, case.sizes)
    plan = make_plan(model, pinned, case.engine())
    counting = Counting(plan, 0)
    for step in ("在押", "发放", "同一人", "期内"):
        counting.compute(step)
    started = time.perf_counter()
    counting.compute("汇总")
    return time.perf_counter() - started
