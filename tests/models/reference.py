"""The plain-Python meaning of the kernel's steps: what every engine must agree with.

Written from docs/kernel.md, row by row, without expressions; formulas go through their
interpreter. Only what random models use: single keys, right sides that are tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from shujian.core.cells import Missing, State
from shujian.core.terms import Term
from shujian.formulas import interpret
from shujian.models.checking import Bound
from shujian.models.model import Model

Row = dict[str, Any]
PASS, DROP, REVIEW, UNCHECKED = range(4)
UNKNOWN = Missing(State.UNKNOWN)
Streams = tuple[list[Row], list[tuple[int, Row]]]


def streams(model: Model, tables: Mapping[str, Sequence[Row]]) -> dict[str, Streams]:
    """Step → passed rows, and rows aside with REVIEW or UNCHECKED.

    Args:
        model: a bound model without clue steps' own rules.
        tables: alias → rows, column → cell.
    """
    found: dict[str, Streams] = {}
    for step, bound in model.steps.items():
        if bound.operator.op == "table":
            found[step] = ([dict(row) for row in tables[step]], [])
        elif bound.operator.op != "clue" and step in model.needed:
            # what is not read later takes no part, so it breaks no tie either
            rows = [_read(found[n][0], model.needed[n]) for n in bound.operator.inputs()]
            found[step] = _OPERATORS[bound.operator.op](bound, *rows)
    return found


def _read(rows: list[Row], wanted: set[str]) -> list[Row]:
    return [{n: c for n, c in row.items() if n in wanted} for row in rows]


def state(cell: Any) -> int:
    return int(cell.state) if isinstance(cell, Missing) else 0


def grave(cell: Any) -> int:
    return 0 if state(cell) == State.BLANK else state(cell)


def outcome(cell: Any) -> int:
    """Of a condition."""
    if isinstance(cell, Missing):
        return UNCHECKED if cell.state == State.ABSENT else REVIEW
    return PASS if cell else DROP


def unread(states: Sequence[int]) -> int:
    """Of cells that must have values."""
    worst = max(states)
    return UNCHECKED if worst == State.ABSENT else REVIEW if worst else PASS


def key(cell: Any) -> Any:
    return ("missing", state(cell)) if isinstance(cell, Missing) else cell


def _filter(bound: Bound, rows: list[Row]) -> Streams:
    typed = bound.formulas["where"].typed
    codes = [(outcome(interpret(typed, {("", n): c for n, c in r.items()})), r) for r in rows]
    return [r for c, r in codes if c == PASS], [(c, r) for c, r in codes if c > DROP]


def _derive(bound: Bound, rows: list[Row]) -> Streams:
    made = []
    for row in rows:
        new = dict(row)
        for name in bound.operator.columns:  # type: ignore[attr-defined]
            typed = bound.formulas[f"columns.{name}"].typed
            new[name] = interpret(typed, {("", n): c for n, c in new.items()})
        made.append(new)
    return made, []


def _select(bound: Bound, rows: list[Row]) -> Streams:
    return [{n: row[n] for n in bound.schema if n in row} for row in rows], []


def _union(bound: Bound, *parts: list[Row]) -> Streams:
    return [row for part in parts for row in part], []


def _groups(bound: Bound, rows: list[Row]) -> tuple[list[list[Row]], list[tuple[int, Row]]]:
    """Groups whose place and order can be read, each in its order; the other rows aside."""
    step: Any = bound.operator
    orders = getattr(step, "order", ())
    held: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        held[tuple(key(row[n]) for n in step.by)].append(row)
    good, aside = [], []
    for group in held.values():
        states = [grave(group[0][n]) for n in step.by]
        if len(group) > 1:
            states += [grave(row[o.column]) for row in group for o in orders]
        code = unread(states) if states else PASS
        if code == PASS:
            good.append(_sorted(group, orders, step.by))
        aside += [(code, row) for row in group if code != PASS]
    return good, aside


def _sorted(group: list[Row], orders: Any, by: Sequence[str]) -> list[Row]:
    named = [o.column for o in orders]
    rest = sorted(set(group[0]) - set(named) - set(by))
    found = list(group)
    for name in reversed(rest):
        found.sort(key=lambda r: state(r[name]))
        found.sort(key=_up(name))
    for order in reversed(orders):
        values = [r for r in found if not isinstance(r[order.column], Missing)]
        values.sort(key=_up(order.column), reverse=order.descending)
        found = values + [r for r in found if isinstance(r[order.column], Missing)]
    return found


def _up(name: str) -> Callable[[Row], Any]:
    def sort_key(row: Row) -> Any:
        cell = row[name]
        if isinstance(cell, Missing):
            return (1, 0)
        return (0, cell.code if isinstance(cell, Term) else cell)

    return sort_key


def _dedupe(bound: Bound, rows: list[Row]) -> Streams:
    good, aside = _groups(bound, rows)
    return [group[0] for group in good], aside


def _rank(bound: Bound, rows: list[Row]) -> Streams:
    step: Any = bound.operator
    good, aside = _groups(bound, rows)
    ranked = [{**r, step.name: i} for g in good for i, r in enumerate(g, 1)]
    kept = [r for r in ranked if not step.top or r[step.name] <= step.top]
    return kept, [(c, {**r, step.name: UNKNOWN}) for c, r in aside]


def _aggregate(bound: Bound, rows: list[Row]) -> Streams:
    step: Any = bound.operator
    good, aside = _groups(bound, rows)
    made = []
    for group in good:
        cells = {n: group[0][n] for n in step.by}
        inside = [{("", n): c for n, c in row.items()} for row in group]
        for name in step.measures:
            typed = bound.formulas[f"measures.{name}"].typed
            cells[name] = interpret(typed, {}, rows=inside)
        made.append(cells)
    lost = {n: UNKNOWN for n in step.measures}
    return made, [(c, {**{n: r[n] for n in step.by}, **lost}) for c, r in aside]


def _pair(bound: Bound, left: Row, right: Row) -> int | None:
    """The outcome of a pair; None where the keys are not equal."""
    step: Any = bound.operator
    ((a, b),) = step.on
    if isinstance(left[a], Missing) or left[a] != right[b]:
        return None
    codes = [PASS]
    for one, two in step.agree:
        if isinstance(left[one], Missing) or isinstance(right[two], Missing):
            codes.append(unread([state(left[one]), state(right[two])]))
        else:
            codes.append(PASS if left[one] == right[two] else REVIEW)
    if "where" in bound.formulas:
        cells = {("", n): c for n, c in left.items()} | {("右", n): c for n, c in right.items()}
        codes.append(outcome(interpret(bound.formulas["where"].typed, cells)))
    return DROP if DROP in codes else max(codes)


def _join(bound: Bound, left: list[Row], right: list[Row]) -> Streams:
    step: Any = bound.operator
    taken = step.taken(bound.inputs[step.left], bound.inputs[step.right])
    taken = {n: o for n, o in taken.items() if right and o in right[0]}
    passed, aside = [], []
    for one in left:
        code = unread([state(one[a]) for a, _ in step.on])
        if code != PASS:
            aside.append((code, {**one, **dict.fromkeys(taken, UNKNOWN)}))
        for two in right:
            found = _pair(bound, one, two)
            row = {**one, **{n: two[o] for n, o in taken.items()}}
            if found == PASS:
                passed.append(row)
            elif found is not None and found > DROP:
                aside.append((found, row))
    return passed, aside


def _matched(bound: Bound, one: Row, right: list[Row]) -> int:
    """PASS: a match; REVIEW, UNCHECKED: only doubtful ones; DROP: none."""
    codes = {c for two in right if (c := _pair(bound, one, two)) is not None}
    return next((c for c in (PASS, REVIEW, UNCHECKED) if c in codes), DROP)


def _exists(bound: Bound, left: list[Row], right: list[Row]) -> Streams:
    step: Any = bound.operator
    passed, aside = [], []
    for one in left:
        code = unread([state(one[a]) for a, _ in step.on])
        if code != PASS:
            aside.append((code, one))
            continue
        found = _matched(bound, one, right)
        if found == PASS:
            passed.append(one)
        elif found > DROP:
            aside.append((_one_code(bound, found), one))
    return passed, aside


def _not_exists(bound: Bound, left: list[Row], right: list[Row]) -> Streams:
    step: Any = bound.operator
    passed, aside = [], []
    for one in left:
        code = unread([state(one[a]) for a, _ in step.on])
        if code != PASS:
            aside.append((code, one))
            continue
        found = _matched(bound, one, right)
        if found == DROP and not any(_may_be(step, one, two) for two in right):
            passed.append(one)
        elif found == DROP:
            aside.append((REVIEW, one))
        elif found > DROP:
            aside.append((_one_code(bound, found), one))
    return passed, aside


def _one_code(bound: Bound, code: int) -> int:
    """Without a condition, a name that differs or cannot be read is to verify alike."""
    return code if "where" in bound.formulas else REVIEW


def _may_be(step: Any, one: Row, two: Row) -> bool:
    """Whether a right row without a readable key may be the left row's, by what must agree."""
    ((_, b),) = step.on
    if not isinstance(two[b], Missing) or not step.agree:
        return False
    ((mine, theirs),) = step.agree
    if isinstance(two[theirs], Missing):
        return False
    return isinstance(one[mine], Missing) or one[mine] == two[theirs]


_OPERATORS: dict[str, Callable[..., Streams]] = {
    "filter": _filter,
    "derive": _derive,
    "select": _select,
    "union": _union,
    "dedupe": _dedupe,
    "rank": _rank,
    "aggregate": _aggregate,
    "join": _join,
    "exists": _exists,
    "not_exists": _not_exists,
}
