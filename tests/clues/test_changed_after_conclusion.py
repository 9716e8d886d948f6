"""A conclusion speaks of the facts that were there: a run that finds others says so."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from shujian.clues import ledger, query
from shujian.clues.changing import CHANGED, UNDO, open_changes
from shujian.clues.found import Fact
from shujian.clues.moving import Move, move
from shujian.clues.states import FINAL, ClueState, moves_from
from shujian.clues.undoing import undo
from shujian.core.errors import ShujianError
from shujian.store.db import reader, session
from shujian.store.home import Home
from shujian.store.schema import Clue, Seen
from shujian.trust.context import Context
from tests.clues.test_clues import MODEL, ctx, fact, home

__all__ = ["ctx", "home"]


def found(months: int) -> Fact:
    """A clue as a run finds it with so many months."""
    amount = Decimal("2916.50") * months
    made = fact(1, str(amount), f"虚构甲：在监执行期间领取养老金 {months} 个月，{amount:,}")
    rows = {"发放": {"count": months, "rows": []}}
    return replace(made, content={**made.content, "rows": rows})


def run(home: Home, ctx: Context, name: str, *facts: Fact, **how: Any) -> ledger.Recorded:
    with session(home) as db:
        return ledger.record(db, ctx, MODEL, name, facts, **how)


def judge(home: Home, ctx: Context, target: ClueState, batch: str = "") -> None:
    with session(home) as db:
        move(db, ctx, found(1).id, Move(target, "已调取"), batch)


def look(home: Home) -> tuple[str, str, list[str]]:
    with reader(home) as db:
        clue = query.one(db, found(1).id)
        told = [e.reason for e in open_changes(query.history(db, clue.id))]
        return clue.state, clue.seen, told


def test_a_conclusion_is_kept_and_marked_with_what_was_and_is(home: Home, ctx: Context) -> None:
    run(home, ctx, "r1", found(1))
    judge(home, ctx, ClueState.TRUE)
    assert run(home, ctx, "r2", found(2)).marked == 1
    state, seen, (told,) = look(home)
    assert (state, seen) == (ClueState.TRUE, Seen.CHANGED)
    assert told.startswith(CHANGED)
    assert "1 个月，2,916.50 → 2 个月，5,833.00" in told
    assert "来源行 1 → 2" in told
    with reader(home) as db:
        last = query.history(db, found(1).id)[-1]
    assert (last.run_id, last.from_state, last.to_state) == ("r2", state, state)


def test_what_is_counted_is_told_with_its_number(home: Home, ctx: Context) -> None:
    run(home, ctx, "r1", replace(found(2), title="虚构甲：领取 2 个月，未退回 10 元"))
    judge(home, ctx, ClueState.TRUE)
    run(home, ctx, "r2", replace(found(3), title="虚构甲：领取 3 个月，未退回 10 元"))
    assert "：2 个月 → 3 个月；" in look(home)[2][0]


def test_the_mark_stays_through_runs_that_find_the_same_or_nothing(
    home: Home, ctx: Context
) -> None:
    run(home, ctx, "r1", found(1))
    judge(home, ctx, ClueState.TRUE)
    run(home, ctx, "r2", found(2))
    assert run(home, ctx, "r3", found(2)).marked == 0
    assert look(home)[1] == Seen.CHANGED
    run(home, ctx, "r4")
    assert look(home)[1] == Seen.NOT_AGAIN
    run(home, ctx, "r5", found(2))
    assert look(home)[1] == Seen.CHANGED
    run(home, ctx, "r6", found(3))
    assert len(look(home)[2]) == 2


def test_only_a_new_conclusion_takes_the_mark_away_and_undoing_it_brings_it_back(
    home: Home, ctx: Context
) -> None:
    run(home, ctx, "r1", found(1))
    judge(home, ctx, ClueState.TRUE)
    run(home, ctx, "r2", found(2))
    judge(home, ctx, ClueState.CHECKING)
    assert look(home)[1] == Seen.CHANGED
    judge(home, ctx, ClueState.TRUE, "again")
    assert look(home)[1:] == (Seen.NOW, [])
    with session(home) as db:
        undo(db, ctx, "again")
    assert look(home)[:2] == (ClueState.CHECKING, Seen.CHANGED)


def test_undoing_cannot_itself_be_undone(home: Home, ctx: Context) -> None:
    run(home, ctx, "r1", found(1))
    judge(home, ctx, ClueState.TRUE, "one")
    with session(home) as db:
        undo(db, ctx, "one")
    with pytest.raises(ShujianError, match="不能再撤销"), session(home) as db:
        undo(db, ctx, f"{UNDO}one")
    assert look(home)[0] == ClueState.OPEN


def test_a_dismissed_clue_is_marked_only_where_it_is_not_reopened(home: Home, ctx: Context) -> None:
    run(home, ctx, "r1", found(1))
    judge(home, ctx, ClueState.FALSE)
    run(home, ctx, "r2", found(2), reopen=False)
    assert look(home)[:2] == (ClueState.FALSE, Seen.CHANGED)
    run(home, ctx, "r3", found(3))
    assert look(home) == (ClueState.OPEN, Seen.NOW, [])


def test_a_model_that_only_tells_more_or_otherwise_marks_nothing(home: Home, ctx: Context) -> None:
    run(home, ctx, "r1", found(1))
    judge(home, ctx, ClueState.TRUE)
    more = {**found(1).content, "values": {**found(1).content["values"], "新列": "值"}}
    other = replace(found(1), evidence="other", title="换了说法", content=more)
    assert (run(home, ctx, "r2", other).changed, look(home)[1]) == (1, Seen.NOW)


def test_a_clue_without_a_conclusion_is_never_marked(home: Home, ctx: Context) -> None:
    run(home, ctx, "r1", found(1))
    run(home, ctx, "r2", found(2))
    assert look(home) == (ClueState.OPEN, Seen.NOW, [])


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_done_a_mark_stands_exactly_where_the_conclusion_is_older_than_the_facts(
    tmp_path: Path, ctx: Context, seed: int
) -> None:
    chance, home = random.Random(seed), Home.open(tmp_path / "home")
    run(home, ctx, "r", found(1))
    batches: list[str] = []
    concluded: int | None = None  # the months that the last conclusion saw
    before: dict[str, int | None] = {}
    months, there = 1, True
    for step in range(40):
        deed = chance.choice(["run", "run", "gone", "move", "move", "undo"])
        if deed == "gone":
            run(home, ctx, f"r{step}")
            there = False
        elif deed == "run":
            months, there = chance.randint(1, 3), True
            reopened = run(home, ctx, f"r{step}", found(months)).reopened
            concluded = None if reopened else concluded
        elif deed == "move":
            with reader(home) as db:
                state = ClueState(query.one(db, found(1).id).state)
            target = chance.choice(moves_from(state))
            judge(home, ctx, target, f"b{step}")
            batches.append(f"b{step}")
            before[f"b{step}"] = concluded
            concluded = months if target in FINAL else concluded
        elif batches:
            try:
                with session(home) as db:
                    done = undo(db, ctx, batches[-1]).done
                back = before[batches.pop()]
                concluded = back if done else concluded
            except ShujianError:
                batches.pop()
        state, seen, told = look(home)
        if state in FINAL and concluded not in (None, months):
            assert told
        assert (seen == Seen.CHANGED) == (bool(told) and there)
        assert (seen == Seen.NOT_AGAIN) == (not there)
        with reader(home) as db:
            assert db.get_one(Clue, found(1).id).evidence == found(months).evidence
    home.close()
