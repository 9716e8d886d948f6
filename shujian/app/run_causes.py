"""Why rows of a run were put aside: each reason once, with its rows and what would mend it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from shujian.app import pack_asides
from shujian.app.fit_vacancy import Vacancy
from shujian.app.holdings import Holding
from shujian.app.kept_models import kept_model
from shujian.app.no_row import SAID, asked, column_of, truer
from shujian.app.packing import PackView
from shujian.app.stated_reasons import absent_behind
from shujian.core.cells import State
from shujian.models.model import Model
from shujian.models.packs.pack import Pack
from shujian.models.relations.relation import WHY
from shujian.models.schema import Origin

_SAID = re.compile(f"“([^”]+)”{State.ABSENT.label}")
_STREAMS = ("待核", "未检查")
_UNCOVERED = re.compile("未覆盖：“([^”]+)”没有(?:声明(.+)的数据完整|覆盖声明)")
"""What a step says of a row that another table does not cover, each with its own place and days."""


@dataclass(frozen=True)
class Cause:
    """Rows of one step that were put aside for one reason.

    Args:
        step: the step, of a pack the rule.
        stream: 待核 or 未检查.
        reason: why, Chinese.
        rows: how many; of a pack at most what its run kept.
        lacking: (table, column) that no file, or not every file, supplied.
        items: local rules that what the reason names needs.
        rules: those of a model that the step leads to.
        uncovered: the table that does not cover the rows; "" where it is another reason.
    """

    step: str
    stream: str
    reason: str
    rows: int
    lacking: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    uncovered: str = ""


def causes(folder: Path, held: Mapping[str, Holding]) -> list[Cause]:
    """The reasons of a finished run, those of the most rows first.

    Args:
        folder: the run's folder, with what it kept.
        held: the tables as they are now: what is still lacking can be mended.
    """
    made = kept_model(folder / "run.json")
    found = _of_pack(folder, made.pack, held) if isinstance(made, PackView) else []
    if isinstance(made, Model):
        led = _led(made)
        found = [
            replace(_of_model(made, raw, why, rows, held), rules=led.get(raw["step"], ()))
            for raw, why, rows in _counted(folder / "aside")
        ]
    return sorted(_once(found), key=lambda c: (-c.rows, c.stream, c.step, c.reason))


def _once(found: list[Cause]) -> list[Cause]:
    """Rows of one step that one table does not cover, told once: of each the days are others."""
    held: dict[tuple[str, ...], Cause] = {}
    for number, cause in enumerate(found):
        said = _UNCOVERED.fullmatch(cause.reason)
        if said is None:
            held[(str(number),)] = cause
            continue
        key, detail = (cause.step, cause.stream, said[1]), (said[2] or "").strip()
        first = held.get(key)
        if first is None:
            held[key] = replace(cause, uncovered=said[1])
            continue
        shown = first.reason
        if not shown.endswith("等）"):
            shown = f"未覆盖：“{said[1]}”没有声明有关地区、期间的数据完整（{detail} 等）"
        held[key] = replace(first, reason=shown, rows=first.rows + cause.rows)
    return list(held.values())


def _of_model(
    model: Model, raw: dict[str, Any], why: str, rows: int, held: Mapping[str, Holding]
) -> Cause:
    bound = model.steps[raw["step"]]
    found = dict.fromkeys(i for m in SAID.finditer(why) for i in asked(model, bound, m))
    found |= dict.fromkeys(absent_behind(model, bound, why).items)
    reason = truer(model, raw, why, lambda origin: _without(model, held, origin))
    lacking = _lacking(model, raw, held)
    none = tuple(i for i in found if not model.env.local_versions(i))
    # a rule that was entered cannot be asked for where the column of its day or place is lacking
    items = none if none or lacking else tuple(found)
    return Cause(raw["step"], raw["stream"], reason, rows, lacking, items)


def _led(model: Model) -> Mapping[str, tuple[str, ...]]:
    """Step → the rules whose clues its rows may come to."""
    ends: dict[str, list[str]] = {}
    found: dict[str, tuple[str, ...]] = {}
    plan = Vacancy(model, frozenset())
    for clue in model.clue_steps:
        ends.setdefault(getattr(clue.operator, "rule_name", ""), []).append(clue.id)
    for rule, steps in ends.items():
        for step in plan.behind(steps):
            found[step] = tuple(sorted((*found.get(step, ()), rule)))
    return found


def _counted(folder: Path) -> Iterator[tuple[dict[str, Any], str, int]]:
    """A row for each reason of each file, the reason, and how many rows have it."""
    for path in sorted(folder.glob("*.parquet")):
        table = pq.read_table(path)
        if table.num_rows == 0 or table.column("stream")[0].as_py() not in _STREAMS:
            continue
        reasons = pc.fill_null(table.column(WHY).cast(pa.string()), "")
        for counted in pc.value_counts(reasons).to_pylist():
            first = pc.index(reasons, counted["values"]).as_py()
            yield table.slice(first, 1).to_pylist()[0], counted["values"], counted["counts"]


def _lacking(
    model: Model, raw: dict[str, Any], held: Mapping[str, Holding]
) -> tuple[tuple[str, str], ...]:
    bound = model.steps[raw["step"]]
    sources = list(absent_behind(model, bound, raw[WHY] or "").sources)
    for name in _SAID.findall(raw[WHY] or ""):
        column = column_of(bound, name) or next(
            (s[name] for s in bound.inputs.values() if name in s), None
        )
        sources += sorted(column.sources) if column is not None else ()
    places = dict.fromkeys((model.inputs[alias].table, name) for alias, name in sources)
    return tuple(p for p in places if _absent(held, *p))


def _without(model: Model, held: Mapping[str, Holding], origin: Origin) -> bool:
    """Whether a list that was supplied lacks a column; of one that was not nothing is said."""
    table = model.inputs[origin[0]].table
    return table in held and _absent(held, table, origin[1])


def _absent(held: Mapping[str, Holding], table: str, column: str) -> bool:
    if table not in held:
        return True
    fill = held[table].columns.get(column)
    return held[table].rows > 0 and (fill is None or fill.absent > 0)


def _of_pack(folder: Path, pack: Pack, held: Mapping[str, Holding]) -> list[Cause]:
    """The reasons of what a pack's run kept; none of a run by an earlier program."""
    rows = Counter((a.step, a.stream, a.reason) for a in pack_asides.read(folder) or ())
    base = pack.spec.base
    return [
        Cause(
            step, stream, reason, count,
            tuple((base, n) for n in _SAID.findall(reason)
                  if n in pack.base.columns and _absent(held, base, n)),
        )
        for (step, stream, reason), count in rows.items()
    ]  # fmt: skip
