"""Cases of a model: small tables and exactly what must come out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from shujian.core import yamlio
from shujian.core.canonical import canonical_json, plain
from shujian.core.errors import Place, ShujianError, raise_all
from shujian.core.progress import SILENT, Progress
from shujian.engines.base import Coverage, Engine
from shujian.law.values import day as read_day
from shujian.models.authoring.case_runs import Ready, run_ready
from shujian.models.authoring.case_tables import CaseTable, before, case_table
from shujian.models.authoring.comparing import STREAMS, differences
from shujian.models.model import Model
from shujian.models.parameters import override
from shujian.models.reading import At, check_keys, did_you_mean, read_text
from shujian.models.running.earlier import EARLIER, is_earlier
from shujian.models.running.result import RunResult
from shujian.schema.table_types import StandardTable

KEYS = (
    "name",
    "source",
    "as_of",
    "table_as_of",
    "parameters",
    "local",
    "tables",
    "coverage",
    "before",
    "expect",
    "note",
)
_SIDE = ("tables", "coverage", "table_as_of")
_COVER = ("place", "unit", "from", "to")


@dataclass(frozen=True)
class Case:
    """One case.

    Args:
        name: what it shows.
        source: where it comes from, such as a line of a decision table.
        data: as written.
        place: file and line.
    """

    name: str
    source: str
    data: Mapping[str, Any]
    place: Place


@dataclass(frozen=True)
class CaseResult:
    """Whether a case came out as expected.

    Args:
        case: the case.
        differences: Chinese, one line each; empty when it passed.
        seconds: how long it took.
        result: what the run found; None where it could not run.
    """

    case: Case
    differences: tuple[str, ...]
    seconds: float = 0.0
    result: RunResult | None = field(default=None, repr=False)

    @property
    def passed(self) -> bool:
        """Whether everything was as expected."""
        return not self.differences

    def __str__(self) -> str:
        if self.passed:
            return f"通过：{self.case.name}"
        lines = "\n".join(f"  {d}" for d in self.differences)
        return f"不符：{self.case.name}（{self.case.place}）\n{lines}"


def read_cases(path: Path) -> list[Case]:
    """The cases of a file, or of ``cases.yaml`` and ``cases/*.yaml`` in a model's folder."""
    if not path.is_dir():
        return parse_cases(path.read_text(encoding="utf-8-sig"), str(path))
    files = [path / "cases.yaml", *sorted((path / "cases").glob("*.yaml"))]
    texts = [(f.read_text(encoding="utf-8-sig"), str(f)) for f in files if f.is_file()]
    return [case for text, name in texts for case in parse_cases(text, name)]


def parse_cases(text: str, name: str = "cases.yaml") -> list[Case]:
    """The cases in a text; all errors of form at once."""
    errors: list[ShujianError] = []
    at = At(Place(name), errors)
    data = yamlio.parse(text, name)
    found: list[Case] = []
    if not isinstance(data, list):
        at.error("not_list", "用例文件应为用例的列表", "每个用例以“- name: …”开头")
        data = []
    for raw in data:
        here = at.line(raw)
        if not check_keys(here, raw, KEYS):
            continue
        title = read_text(here, raw, "name")
        expect = raw.get("expect")
        if expect is None:
            here.error("missing_key", "缺少“expect”", "请写明应得的线索；没有线索时写 {线索: []}")
        elif check_keys(here.into("expect", raw), expect, STREAMS) and title in {
            c.name for c in found
        }:
            here.error("twice", f"用例名“{title}”重复", "请换一个名称")
        found.append(Case(title, read_text(here, raw, "source", ""), raw, here.place))
    raise_all(errors)
    return found


def run_cases(
    model: Model,
    cases: list[Case],
    tables: Mapping[str, StandardTable],
    engine: Engine,
    progress: Progress = SILENT,
    *,
    together: bool = True,
) -> list[CaseResult]:
    """Run cases through the engine.

    Args:
        model: the model.
        cases: from ``read_cases``.
        tables: the standard tables by name, which clean the cells.
        engine: one engine for all cases.
        progress: told before each run; asked whether to stop.
        together: run at once the cases that differ in their rows alone; the results are the
            same.
    """
    ready: dict[int, Ready] = {}
    found: dict[int, CaseResult] = {}
    for number, case in enumerate(cases):
        try:
            ready[number] = _ready(model, case, tables)
        except ShujianError as error:
            found[number] = CaseResult(case, _lines(error))
    outcomes = run_ready(list(ready.values()), engine, progress, together=together)
    for number, (answer, seconds) in zip(ready, outcomes, strict=True):
        case = cases[number]
        if isinstance(answer, ShujianError):
            found[number] = CaseResult(case, _lines(answer), seconds)
        else:
            wrong = tuple(differences(model, case.data["expect"], answer))
            found[number] = CaseResult(case, wrong, seconds, answer)
    return [found[n] for n in range(len(cases))]


def _lines(error: ShujianError) -> tuple[str, ...]:
    return tuple(str(error).splitlines())


def _ready(model: Model, case: Case, tables: Mapping[str, StandardTable]) -> Ready:
    """A case with its tables cleaned, its parameters and its local rules.

    Raises:
        ShujianError: every fault of what is written.
    """
    data, at = case.data, At(case.place, [])
    as_of = read_day(data.get("as_of"))
    if as_of is None:
        at.error("no_day", "用例没有写明截至日", "请写 as_of: 2025-06-30")
    values = override(model.spec.parameters, data.get("parameters"), at.into("parameters", data))
    held = _tables(model, data, tables, as_of, at)
    raise_all(at.errors)
    assert as_of is not None
    rows = data.get("local") or []
    local = model.env.library.local.with_rows(rows, case.place.file or "")
    told = canonical_json(plain(rows))
    return Ready(case.name, model.with_library(local=local), held, as_of, values, told)


def _tables(
    model: Model,
    data: Mapping[str, Any],
    tables: Mapping[str, StandardTable],
    as_of: dt.date | None,
    at: At,
) -> dict[str, CaseTable]:
    """The tables of a case, and under ``表·上次`` what the last run read."""
    found = _side(model, data, tables, as_of, at)
    if not any(map(is_earlier, model.inputs)):
        if "before" in data:
            what = "模型没有与上次运行比较的步骤，写 before 没有用"
            at.into("before", data).error("no_since", what, "请去掉 before")
        return found
    then: dict[str, CaseTable] = {}
    here = at.into("before", data)
    if "before" in data and check_keys(here, data["before"], _SIDE):
        then = _side(model, data["before"], tables, as_of, here)
    return found | {n + EARLIER: before(then.get(n), tables[n], as_of) for n in found}


def _side(
    model: Model,
    data: Mapping[str, Any],
    tables: Mapping[str, StandardTable],
    as_of: dt.date | None,
    at: At,
) -> dict[str, CaseTable]:
    names = {i.table for i in model.inputs.values()}
    aliases = {a: i.table for a, i in model.inputs.items()}
    given, covers, days = (_by_table(data.get(k), names, aliases, at.into(k, data)) for k in _SIDE)
    found: dict[str, CaseTable] = {}
    for name in sorted(names):
        rows = given.get(name, [])
        here = at.into("tables", data).into(name)
        if not isinstance(rows, list):
            here.error("not_list", f"“{name}”应为行的列表", "每行写成 {列: 值}")
            rows = []
        cover = read_coverage(covers.get(name), at.into("coverage", data).into(name))
        day = read_day(days[name]) if name in days else as_of
        if name in days:  # as in the pool, a statement reaches no further than its list
            cover = tuple(c if c.end else replace(c, reach=day) for c in cover)
        found[name] = case_table(tables[name], rows, cover, day, here, model.key_columns(name))
    return found


def _by_table(raw: Any, names: set[str], aliases: Mapping[str, str], at: At) -> dict[str, Any]:
    """The entries of a section by table name; aliases of inputs are allowed."""
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        at.error("not_mapping", "应写成“表名: …”的形式", "请改写")
        return {}
    found: dict[str, Any] = {}
    for key, value in raw.items():
        name = key if key in names else aliases.get(key, "")
        if not name:
            at.into(key, raw).error("no_table", f"模型没有输入表“{key}”", did_you_mean(key, names))
        else:
            found[name] = value
    return found


def read_coverage(raw: Any, at: At) -> tuple[Coverage, ...]:
    """Statements of coverage as cases write them: true, or {place, unit, from, to}."""
    if raw is None or raw is False:
        return ()
    if raw is True:
        return (Coverage(),)
    found = []
    for item in raw if isinstance(raw, list) else [raw]:
        if not check_keys(at.line(item), item, _COVER):
            continue
        start, end = (read_day(item.get(k)) for k in ("from", "to"))
        for key, value in (("from", start), ("to", end)):
            if key in item and value is None:
                at.into(key, item).error("bad_day", f"“{item[key]}”不是日期", "请写 2025-01-01")
        place, unit = str(item.get("place", "")), str(item.get("unit", ""))
        found.append(Coverage(place, unit, start, end))
    return tuple(found)
