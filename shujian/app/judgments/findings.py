"""What the rules find in one kept document, with the machine's facts or corrected ones."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from shujian.app.judgments.amended import amending, holding
from shujian.app.judgments.opened import Opened, reading_of
from shujian.app.judgments.rows_added import WHOLE
from shujian.app.screening import comparing
from shujian.app.screening.filed import way_of_reading
from shujian.app.screening.judging import Judge, judged, judgment_packs, shipped_plans
from shujian.app.screening.types import SEVERITIES, Clue, Text
from shujian.documents.judgments.arrow import tables
from shujian.documents.judgments.reading import Reading
from shujian.store.home import Home
from shujian.store.schema import FactCorrection

Change = Literal["same", "appears", "gone"]
SAME: Change = "same"
APPEARS: Change = "appears"
GONE: Change = "gone"
_LOCK = threading.Lock()
"""The engine of a judge works for one at a time."""
_KEPT = 48
"""Documents whose hints from the machine's facts stay in memory."""
_FOUND: OrderedDict[tuple[str, Text], tuple[Clue, ...]] = OrderedDict()


@dataclass(frozen=True)
class Told:
    """One hint of a rule.

    Args:
        clue: the hint with its places.
        change: whether corrections make it appear, take it away or leave it.
    """

    clue: Clue
    change: Change = SAME


def findings(home: Home, held: Opened, rows: Sequence[FactCorrection] = ()) -> list[Told] | None:
    """The hints of the rules, the gravest first; None where the document is not judged.

    With corrections everything that follows from the corrected facts is derived again, and the
    rules are asked twice: nothing of it is kept.

    Args:
        home: the home.
        held: the document.
        rows: corrections; none: the machine's facts alone.
    """
    machine = reading_of(home, held)
    if not judged(machine):
        return None
    before = _of_machine(held, machine)
    if not rows:
        return _sorted([Told(c) for c in before])
    after = _clues(held, reading_of(home, held, amending(rows)))
    had, has = ({c.record["id"] for c in found} for found in (before, after))
    used = _used(rows)
    told = [
        Told(c, SAME) if c.record["id"] in had else Told(_resting(c, used), APPEARS) for c in after
    ]
    return _sorted(told + [Told(c, GONE) for c in before if c.record["id"] not in has])


def settled(home: Home, held: Opened, rows: Sequence[FactCorrection]) -> frozenset[str]:
    """The rules that corrected facts let decide everything about a document, as hit or not.

    Args:
        home: the home.
        held: the document.
        rows: corrections; none: nothing is asked.
    """
    if not rows:
        return frozenset()
    reading = reading_of(home, held, amending(rows))
    with _LOCK:
        return _judge().settled(replace(held.text, text=reading.normal.original), reading)


def _of_machine(held: Opened, machine: Reading) -> Sequence[Clue]:
    """The hints from the machine's facts: whoever tries corrections asks for them each time."""
    key = (way_of_reading(), held.text)
    found = _FOUND.get(key)
    if found is None:
        found = tuple(_clues(held, machine))
    with _LOCK:
        _FOUND[key] = found
        _FOUND.move_to_end(key)
        while len(_FOUND) > _KEPT:
            _FOUND.popitem(last=False)
    return found


def _clues(held: Opened, reading: Reading) -> Sequence[Clue]:
    with _LOCK:
        return _judge().of_reading(replace(held.text, text=reading.normal.original), reading)


def _used(rows: Sequence[FactCorrection]) -> str:
    """Which facts of persons rules were asked with; the values, which may be covered, stand there."""
    named = dict.fromkeys(f"“{r.table}”的“{r.column or WHOLE}”" for r in holding(rows))
    return "采用了人工更正、补充的值：" + "、".join(named)


def _resting(clue: Clue, used: str) -> Clue:
    """A hint that only persons' values bring about, with these: the rule may read no more than
    what was worked out from them."""
    told = f"{clue.record['explanation']}\n{used}"
    return replace(clue, record={**clue.record, "explanation": told})


def _sorted(found: list[Told]) -> list[Told]:
    order = {severity: n for n, severity in enumerate(SEVERITIES)}
    return sorted(found, key=lambda t: (order[t.clue.record["severity"]], t.clue.record["rule"]))


@cache
def _judge() -> Judge:
    return Judge(judgment_packs(), shipped_plans())


def warm() -> None:
    """Load the rules and plan their queries before the first person asks."""
    with _LOCK:
        _judge().screener.run(tables([]))
    comparing.warm()
