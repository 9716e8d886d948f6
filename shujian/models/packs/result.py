"""What a scan of a pack found: clues, rows to verify, rows not checked, counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from shujian.core.canonical import canonical_json, digest
from shujian.core.cells import Missing, State
from shujian.core.ids import content_id
from shujian.engines.base import Engine
from shujian.formulas import interpret, show
from shujian.models.operators.clue import PLACEHOLDER
from shujian.models.packs.rule import RuleSpec
from shujian.models.packs.scan import code_column
from shujian.models.packs.types import Pack, Quantifier, Rule
from shujian.models.relations import graph
from shujian.models.relations.cells import Cells, canonical, canonical_row, rows_of
from shujian.models.relations.relation import DROP, PASS, REVIEW, UNCHECKED, Relation
from shujian.models.running.result import Aside, Found, StepCount

Clued = tuple[Found, list[Cells]]
"""A clue, and the base rows that it stands for."""
HIT = "符合规则，只列入待核："
"""How the reason of a row begins that meets a rule whose hits are only to be verified."""
STREAMS = {REVIEW: "待核", UNCHECKED: "未检查"}


@dataclass(frozen=True)
class Harvest:
    """Takes clues, rows aside and counts from one computed table.

    Args:
        pack: the bound pack.
        kept: the computed rows, those dropped by every rule left out.
        same: rule → its outcome where it is the same for every row.
        total: how many base rows were judged.
        engine: where the rows are.
        keep: rows of each rule and stream that are fetched (counts are exact).
    """

    pack: Pack
    kept: Relation
    same: Mapping[str, int | None]
    total: int
    engine: Engine
    keep: int

    def counts(self) -> dict[str, StepCount]:
        """Every rule's rows by outcome, in one query."""
        open_ = [r for r, code in self.same.items() if code is None]
        sums = {
            f"n{i}_{k}": (self.kept.expr[code_column(self.pack, rule)] == k).sum()
            for i, rule in enumerate(open_)
            for k in (PASS, REVIEW, UNCHECKED)
        }
        held = (
            self.engine.arrow(graph.grouped(self.kept.expr, {}, sums)).to_pylist()[0]
            if sums
            else {}
        )
        found = {}
        for rule, code in self.same.items():
            if code is None:
                i = open_.index(rule)
                parts = {k: int(held[f"n{i}_{k}"] or 0) for k in (PASS, REVIEW, UNCHECKED)}
            else:
                parts = {PASS: 0, REVIEW: 0, UNCHECKED: 0, code: self.total}
            dropped = self.total - sum(parts.values())
            found[rule] = StepCount(
                rule, "rule", parts[PASS], parts[REVIEW], parts[UNCHECKED], dropped
            )
        for off in self.pack.off:
            found[off.id] = StepCount(off.id, "rule", 0, 0, self.total, 0, off_note(off))
        return found

    def clues(self, counts: Mapping[str, StepCount]) -> list[Clued]:
        """The clues of every rule in canonical order: rule, identity."""
        hit = [r for r, c in counts.items() if c.passed]
        if not hit:
            return []
        columns = {r: code_column(self.pack, r) for r in hit}
        tests = [self.kept.expr[c] == PASS for c in columns.values()]
        held = self.kept.filter(reduce(lambda a, b: a | b, tests))
        data = self.engine.arrow(held.expr)
        rows = rows_of(held, data)
        (alias,) = held.rows
        numbers = data.column(held.rows[alias]).to_pylist()
        found: list[Clued] = []
        for rule in sorted(hit):
            codes = data.column(columns[rule]).to_pylist()
            mine = [(rows[i], numbers[i]) for i, code in enumerate(codes) if code == PASS]
            found += clues_of(self.pack, self.pack.rules[rule], mine)
        return found

    def asides(self, counts: Mapping[str, StepCount]) -> list[Aside]:
        """待核 and 未检查 rows of every rule, in the order of the base rows."""
        found: list[Aside] = []
        for rule, count in counts.items():
            for code, many in ((REVIEW, count.review), (UNCHECKED, count.unchecked)):
                if many and rule in self.same and self.same[rule] is None:
                    found += self._aside(self.pack.rules[rule], code)
        return found

    def _aside(self, rule: Rule, code: int) -> list[Aside]:
        (row,) = self.kept.rows.values()
        expr = self.kept.expr
        chosen = self.kept.filter(expr[code_column(self.pack, rule.spec.id)] == code)
        subject = [*self.pack.spec.key, self.pack.spec.subject]
        told = self.pack.original.reads() if self.pack.original else set()
        wanted = [*subject, *self.pack.facts(rule), *rule.shown, *sorted(told)]
        needed = list(dict.fromkeys(wanted))
        chosen = chosen.over(chosen.expr.order_by(row).limit(self.keep)).keep(needed)
        data = self.engine.arrow(chosen.expr.order_by(row))
        names = list(dict.fromkeys(subject))
        numbers = data.column(row).to_pylist()
        return [
            Aside(
                rule.spec.id,
                STREAMS[code],
                reason(self.pack, rule, cells),
                {n: cells[n] for n in names},
                number,
            )
            for cells, number in zip(rows_of(chosen, data), numbers, strict=True)
        ]

    def notes(self) -> tuple[str, ...]:
        """Rules that could not be decided for any row."""
        off = tuple(off_note(r) for r in self.pack.off)
        return off + tuple(
            f"规则“{self.pack.rules[r].spec.name}”对全部 {self.total} 行都不能判断："
            + reason(self.pack, self.pack.rules[r], self._never(r))
            for r, code in self.same.items()
            if code not in (None, DROP)
        )

    def _never(self, rule: str) -> Cells:
        """The cells of a rule that are the same on every row."""
        told = self.pack.original.reads() if self.pack.original else set()
        names = [*self.pack.facts(self.pack.rules[rule]), *told]
        states = {n: self.kept.states.get(n) for n in names}
        return {n: Missing(State(s)) for n, s in states.items() if s}


def reason(pack: Pack, rule: Rule, cells: Cells) -> str:
    """Why a rule leaves a row open, in Chinese."""
    if rule.spec.only and pack.original is not None:
        row = {("", n): c for n, c in cells.items()}
        if interpret(pack.original.typed, row) is not True:
            return f"这条规则只对{rule.spec.only}判断"
    parts = _open(pack, pack.facts(rule), cells) or _open(pack, pack.spec.key, cells)
    if parts:
        return "；".join(parts)
    if rule.spec.severity == "待核":
        return f"{HIT}{said(pack, rule, cells)}"
    return "条件无法判断（没有适用的法律或地方规定版本，或计算的值不可读）"


def _open(pack: Pack, names: Sequence[str], cells: Cells) -> list[str]:
    """The columns that have no value, and why."""
    parts = []
    for name in names:
        cell = cells.get(name)
        if not isinstance(cell, Missing):
            continue
        if name in pack.quantifiers and pack.quantifiers[name].looks_up:
            if cell.state == State.ABSENT:
                child = pack.quantifiers[name].child
                parts.append(f"“{child}”里没有这一项，或当时没有版本")
        elif name in pack.quantifiers and cell.state == State.ABSENT:
            child = pack.quantifiers[name].child
            parts.append(f"“{child}”没有找到记录，又没有覆盖声明，“未找到”不等于“没有”")
        elif name not in pack.quantifiers:
            parts.append(f"“{pack.label(name)}”{cell.state.label}")
        elif cell.state != State.BLANK:
            parts.append(f"{_columns(pack.quantifiers[name])}{cell.state.label}")
    return list(dict.fromkeys(parts))


def _columns(quantifier: Quantifier) -> str:
    """What a quantifier reads of its table: the condition itself stands with the rule."""
    read = sorted(quantifier.own())
    names = "、".join(f"“{name}”" for name in read) or "要数的值"
    return f"“{quantifier.child}”有的行，{names}{'至少有一项' if len(read) > 1 else ''}"


def off_note(rule: RuleSpec) -> str:
    """Why a rule is not run."""
    lacking = f"（缺少：{'、'.join(rule.needs)}）" if rule.needs else ""
    return f"规则“{rule.name}”没有运行：{rule.off}{lacking}"


def said(pack: Pack, rule: Rule, cells: Cells) -> str:
    """What the rule says of a row."""
    return PLACEHOLDER.sub(
        lambda m: show(cells[m.group(1)], pack.type_of(m.group(1))), rule.spec.says
    )


def clues_of(pack: Pack, rule: Rule, rows: list[tuple[Cells, int]]) -> list[Clued]:
    """The clues of a rule, one for each identity; the first in canonical order speaks."""
    groups: dict[str, list[tuple[Cells, int]]] = {}
    for cells, number in rows:
        key = key_of(pack, cells)
        groups.setdefault(key, []).append((cells, number))
    found = []
    for key in sorted(groups):
        held = sorted(groups[key], key=lambda r: (canonical_json(canonical_row(r[0])), r[1]))
        found.append((_clue(pack, rule, key, held), [cells for cells, _ in held]))
    return found


def key_of(pack: Pack, cells: Cells) -> str:
    """What makes a clue of a pack the same, in canonical form."""
    return canonical_json([canonical(cells[n]) for n in pack.spec.key])


def clue_id_of(pack_id: str, rule: str, key: str) -> str:
    """The id of a pack's clue; ``key`` as ``key_of`` gives it."""
    return content_id(canonical_json([pack_id, rule, key]), 16)


def _clue(pack: Pack, rule: Rule, key: str, held: list[tuple[Cells, int]]) -> Found:
    cells, spec = held[0][0], rule.spec
    clue_id = clue_id_of(pack.id, spec.id, key)
    names, calls = pack.closure(rule.when)
    wanted = {*names, *rule.shown, *pack.spec.key, pack.spec.subject}
    kept: Cells = {n: c for n, c in cells.items() if n in wanted}
    kept |= {pack.label(q): cells[q] for q in pack.quantifiers if q in calls}
    facts = pack.facts(rule)
    record: dict[str, Any] = {
        "id": clue_id,
        "model": pack.id,
        "rule": spec.id,
        "kind": "线索",
        "grade": spec.severity,
        "subject": show(cells[pack.spec.subject], pack.type_of(pack.spec.subject)),
        "identity": {n: canonical(cells[n]) for n in pack.spec.key},
        "title": said(pack, rule, cells),
        "score": None,
        "values": canonical_row(kept),
        "same": len(held),
        "suggest": list(spec.suggest),
        # source facts alone: a shared value may move with the as-of date
        "evidence": digest([{pack.label(n): canonical(c[n]) for n in facts} for c, _ in held]),
    }
    rows = {pack.spec.base: tuple(sorted(number for _, number in held))}
    return Found(clue_id, spec.id, spec.id, "线索", kept, record, rows)
