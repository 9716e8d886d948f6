"""A conclusion speaks of the facts that a person saw: where a run finds others, it says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from shujian.clues.states import FINAL
from shujian.core.canonical import plain
from shujian.store.schema import Clue, ClueEvent

if TYPE_CHECKING:  # the command line lists clues without the engine
    from shujian.clues.found import Fact

CHANGED = "结论作出后事实有变"
"""How the reason of an event begins by which a run marks a clue that has a conclusion."""
UNDO = "undo:"
"""How the name of a batch begins that undoes another."""
_MOST = 5
_UNIT, _STOPS = 6, "，。；：、（）"
_WORD = re.compile(r"[0-9A-Za-z.,，:：\-/]")


def difference(clue: Clue, fact: Fact) -> str:
    """What a run finds otherwise than the ledger holds it, Chinese; "" where no fact differs.

    Compared are values that both have, so that a model that only tells more changes no fact.

    Args:
        clue: as the ledger holds it.
        fact: as the run finds it.
    """
    before, now = clue.content_json or {}, plain(dict(fact.content))
    values = _values(before.get("values"), now.get("values"))
    scored = clue.score != fact.score
    if not (values or scored):
        return ""
    found = []
    if clue.title != fact.title:
        found.append(" → ".join(_apart(clue.title, fact.title)))
    if scored:
        found.append(f"分值 {_number(clue.score)} → {_number(fact.score)}")
    if values:
        more = f"等 {len(values)} 项" if len(values) > _MOST else ""
        found.append(f"取值不同的有{'、'.join(values[:_MOST])}{more}")
    rows = (_rows(before.get("rows")), _rows(now.get("rows")))
    if all(rows) and rows[0] != rows[1]:
        found.append(f"来源行 {rows[0]} → {rows[1]}")
    return "；".join(found)


def open_changes(events: Sequence[ClueEvent]) -> list[ClueEvent]:
    """The changes that came after the conclusion in force and that no later one answers.

    Args:
        events: all of a clue, the oldest first.
    """
    return _since_conclusion(events)[1]


def concluded(events: Sequence[ClueEvent]) -> bool:
    """Whether a person came to a conclusion that no run took back by listing the clue again.

    One that is being checked again counts: the checking may be undone.
    """
    return _since_conclusion(events)[0]


def _since_conclusion(events: Sequence[ClueEvent]) -> tuple[bool, list[ClueEvent]]:
    undone = {e.batch.removeprefix(UNDO) for e in events if e.batch.startswith(UNDO)}
    held, found = False, list[ClueEvent]()
    for event in events:
        if event.run_id and event.from_state == event.to_state:
            found.append(event)
        elif event.run_id or (event.to_state in FINAL and not _void(event, undone)):
            held, found = not event.run_id, []
    return held, found


def _void(event: ClueEvent, undone: set[str]) -> bool:
    return event.batch.startswith(UNDO) or bool(event.batch and event.batch in undone)


def _values(before: Any, now: Any) -> list[str]:
    if not isinstance(before, Mapping) or not isinstance(now, Mapping):
        return []
    return [name for name in now if name in before and before[name] != now[name]]


def _rows(rows: Any) -> int:
    if not isinstance(rows, Mapping):
        return 0
    return sum(int(one["count"]) for one in rows.values())


def _number(score: Any) -> str:
    return "无" if score is None else f"{score:,f}"


def _apart(before: str, now: str) -> tuple[str, str]:
    """The parts in which two texts differ, whole words and numbers."""
    start = 0
    while start < min(len(before), len(now)) and before[start] == now[start]:
        start += 1
    while start and _WORD.match(before[start - 1]):
        start -= 1
    end = 0
    most = min(len(before), len(now)) - start
    while end < most and before[-1 - end] == now[-1 - end]:
        end += 1
    while end and _WORD.match(before[len(before) - end]):
        end -= 1
    # what is counted stands behind the number: 5 个月 → 6 个月
    unit = 0
    while end and unit < _UNIT and before[len(before) - end] not in _STOPS:
        end, unit = end - 1, unit + 1
    return before[start : len(before) - end], now[start : len(now) - end]
