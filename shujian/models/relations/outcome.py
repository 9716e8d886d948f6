"""Three-valued tests: which stream a row goes to, and why, in Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import ibis

from shujian.core.cells import State
from shujian.engines.pair import Pair
from shujian.models.relations import graph
from shujian.models.relations.relation import (
    DROP,
    OUT,
    PASS,
    REVIEW,
    UNCHECKED,
    WHY,
    Relation,
    int8,
    text,
)

Labelled = tuple[str, Pair]
"""A column as people call it, and its value and state."""


@dataclass(frozen=True)
class Test:
    """One demand on a row.

    Args:
        passes: true exactly where the demand is met.
        code: PASS, DROP, REVIEW or UNCHECKED, an int8 expression.
        why: the reason where it is REVIEW or UNCHECKED, a text expression.
        open: whether REVIEW or UNCHECKED can occur at all.
        state: of a lone condition: its state, which alone makes it REVIEW or UNCHECKED.
    """

    passes: Any
    code: Any
    why: Any
    open: bool
    state: Any = None

    def ends(self, code: int) -> Any:
        """Whether the outcome is REVIEW or UNCHECKED, asked in as few words as possible."""
        if self.state is None:
            return self.code == code
        if code == UNCHECKED:
            return self.state == int8(State.ABSENT)
        return self.state.isin([int8(State.BLANK), int8(State.UNKNOWN)])


def known(pair: Pair) -> bool:
    """Whether the cell certainly has a value on every row."""
    return isinstance(pair.state, int) and pair.state == State.VALUE


def lost(pair: Pair) -> bool:
    """Whether the cell has no value on any row."""
    return isinstance(pair.state, int) and pair.state != State.VALUE


def equal(a: Pair, b: Pair) -> Any:
    """Whether both have a value and the same one (false or null otherwise).

    A comparison with a constant null would become IS NULL.
    """
    return ibis.literal(False) if lost(a) or lost(b) else a.value == b.value


def differs_from(a: Pair, b: Pair) -> Any:
    """Whether both have a value and not the same one (false or null otherwise)."""
    return ibis.literal(False) if lost(a) or lost(b) else a.value != b.value


def state_of(pair: Pair) -> Any:
    """The state as an expression."""
    return int8(pair.state) if isinstance(pair.state, int) else pair.state


def is_true(pair: Pair) -> Any:
    """A boolean expression, true where the cell is a value and true (else false or null)."""
    if isinstance(pair.state, int) and pair.state != State.VALUE:
        return ibis.literal(False)
    return pair.value


def code_of(pair: Pair) -> Any:
    """The outcome of a condition: true, false, unknown or blank, absent."""
    if known(pair):
        return ibis.ifelse(pair.value, int8(PASS), int8(DROP))
    if isinstance(pair.state, int):
        return int8(UNCHECKED if pair.state == State.ABSENT else REVIEW)
    state = pair.state if pair.missing is None else pair.missing
    open_ = ibis.ifelse(state == State.ABSENT, int8(UNCHECKED), int8(REVIEW))
    # true is PASS 0, false DROP 1: so the condition, which may be long, is written only once
    return (~pair.value).cast("int8").coalesce(open_)


def reasons(columns: Sequence[Labelled], default: str) -> Any:
    """Which of the columns cannot be used, such as “出监日期”不可读."""
    open_ = [(label, pair.state) for label, pair in columns if not known(pair)]
    if not open_:
        return text(default)
    if len(open_) == 1:
        return _words(*open_[0], "", default)
    joined = reduce(lambda a, b: a + b, [_words(*o, "；", "") for o in open_])
    return ibis.ifelse(joined == "", text(default), joined.substr(1))


def _words(label: str, state: Any, before: str, default: str) -> Any:
    """What is wrong with a column; the default where it has a value."""
    if isinstance(state, int):
        return text(f"{before}“{label}”{State(state).label}")
    words = [(state == s, text(f"{before}“{label}”{s.label}")) for s in list(State)[1:]]
    return ibis.cases(*words, else_=text(default))


def condition(pair: Pair, columns: Sequence[Labelled]) -> Test:
    """The demand that a condition be true."""
    if known(pair):
        return Test(pair.value, code_of(pair), text(""), False)
    why = reasons(columns, "条件无法判断")
    state = None if isinstance(pair.state, int) else pair.state
    return Test(is_true(pair), code_of(pair), why, True, state)


def readable(columns: Sequence[Labelled], suffix: str = "") -> Test | None:
    """The demand that cells have values; None where they always have."""
    open_ = [(label, p) for label, p in columns if not known(p)]
    if not open_:
        return None
    states = [state_of(p) for _, p in open_]
    worst = states[0] if len(states) == 1 else ibis.greatest(*states)
    code = ibis.cases(
        (worst == State.ABSENT, int8(UNCHECKED)),
        (worst != State.VALUE, int8(REVIEW)),
        else_=int8(PASS),
    )
    why = reasons(open_, "不可读")
    return Test(worst == State.VALUE, code, why + text(suffix) if suffix else why, True)


def agreement(pairs: Sequence[tuple[str, Pair, Pair]]) -> Test | None:
    """The demand that columns of both sides say the same; None without columns.

    Different values are 待核 “同号不同…”: the same number, but perhaps not the same person.
    """
    if not pairs:
        return None
    passes = _all([equal(a, b) for _, a, b in pairs])
    differs = _any([differs_from(a, b) for _, a, b in pairs])
    missing = readable(
        [(label, p) for label, a, b in pairs for p in (a, b)], "，无法确认是否同一对象"
    )
    names = "、".join(f"“{label}”" for label, _, _ in pairs)
    other = text(f"号码相同但{names}不同（同号不同名）")
    if missing is None:
        return Test(passes, ibis.ifelse(passes, int8(PASS), int8(REVIEW)), other, True)
    code = ibis.ifelse(differs, int8(REVIEW), missing.code)
    return Test(passes, code, ibis.ifelse(differs, other, missing.why), True)


def both(tests: Sequence[Test | None]) -> Test:
    """All demands at once: a dropped row is dropped; else the gravest outcome."""
    held = [t for t in tests if t is not None]
    if not held:
        return Test(ibis.literal(True), int8(PASS), text(""), False)
    if len(held) == 1:
        return held[0]
    codes = [t.code for t in held]
    gone = _any([c == DROP for c in codes])
    code = ibis.ifelse(gone, int8(DROP), ibis.greatest(*codes))
    doubtful = [(t.code > DROP, t.why) for t in held if t.open]
    why = ibis.cases(*doubtful, else_=text("")) if doubtful else text("")
    return Test(_all([t.passes for t in held]), code, why, any(t.open for t in held))


def in_turn(tests: Sequence[Test]) -> Test:
    """Demands asked one after the other: the first that is not met decides."""
    if len(tests) == 1:
        return tests[0]
    codes = [(t.code != PASS, t.code) for t in tests]
    whys = [(t.code > DROP, t.why) for t in tests if t.open]
    return Test(
        _all([t.passes for t in tests]),
        ibis.cases(*codes, else_=int8(PASS)),
        ibis.cases(*whys, else_=text("")) if whys else text(""),
        any(t.open for t in tests),
    )


def judged(relation: Relation, test: Test, keep_dropped: bool = False) -> Relation:
    """The rows with ``__out`` and ``__why``; dropped rows are left out."""
    whole = relation.over(graph.add(relation.expr, {OUT: test.code, WHY: test.why}))
    return whole if keep_dropped else whole.filter(whole.expr[OUT] != DROP)


def marked(relation: Relation, code: Any, why: Any) -> Relation:
    """The rows with a given outcome and reason."""
    held_code = int8(code) if isinstance(code, int) else code
    held_why = text(why) if isinstance(why, str) else why
    return relation.over(graph.add(relation.expr, {OUT: held_code, WHY: held_why}))


def _all(parts: Sequence[Any]) -> Any:
    return reduce(lambda a, b: a & b, parts)


def _any(parts: Sequence[Any]) -> Any:
    return reduce(lambda a, b: a | b, parts)
