"""A clue may rest on facts that persons stated: runs leave it alone until they find it themselves."""

from __future__ import annotations

from shujian.clues import query
from shujian.clues.basis import rests
from shujian.clues.changing import UNDO
from shujian.clues.moving import Move, move
from shujian.clues.states import ClueState
from shujian.clues.stating import enter, shake, stands
from shujian.clues.undoing import undo
from shujian.store.db import reader, session
from shujian.store.home import Home
from shujian.store.schema import Clue, ClueEvent, Seen
from shujian.trust.context import Context
from tests.clues.test_changed_after_conclusion import found, judge, look, run
from tests.clues.test_clues import ctx, home

__all__ = ["ctx", "home"]

BASIS = {"document": "d1", "facts": [{"id": "f1"}]}


def entered(home: Home, ctx: Context, months: int = 1, trial: str = "t1") -> None:
    with session(home) as db:
        enter(db, ctx, trial, found(months), BASIS)


def shaken(home: Home, ctx: Context, fact: str = "f1", document: str = "d1") -> list[str]:
    with session(home) as db:
        return shake(db, ctx, document, {fact}, "所依据的更正已撤回")


def events(home: Home) -> list[ClueEvent]:
    with reader(home) as db:
        return query.history(db, found(1).id)


def clue(home: Home) -> Clue:
    with reader(home) as db:
        return query.one(db, found(1).id)


def test_runs_that_do_not_find_it_leave_it_as_it_is(home: Home, ctx: Context) -> None:
    entered(home, ctx)
    assert run(home, ctx, "r1").gone == 0
    assert look(home) == (ClueState.OPEN, Seen.STATED, [])
    shaken(home, ctx)
    run(home, ctx, "r2")
    assert look(home) == (ClueState.OPEN, Seen.UNBASED, [])


def test_a_run_that_finds_it_takes_it_over_and_there_is_still_one(home: Home, ctx: Context) -> None:
    entered(home, ctx)
    told = run(home, ctx, "r1", found(1))
    assert (told.new, told.again, told.changed) == (0, 1, 0)
    assert not rests(clue(home))
    assert look(home)[1] == Seen.NOW
    assert "机器读出的事实也得出" in events(home)[-1].reason
    assert shaken(home, ctx) == []
    assert run(home, ctx, "r2").gone == 1


def test_what_a_run_found_already_is_not_entered_again(home: Home, ctx: Context) -> None:
    run(home, ctx, "r1", found(1))
    entered(home, ctx)
    assert not rests(clue(home))
    assert len(events(home)) == 1


def test_what_is_no_longer_found_may_be_entered_on_facts_of_persons(
    home: Home, ctx: Context
) -> None:
    run(home, ctx, "r1", found(1))
    run(home, ctx, "r2")
    assert not stands(clue(home))
    entered(home, ctx)
    assert look(home)[1] == Seen.STATED
    assert clue(home).last_run == "t1"


def test_only_the_facts_that_it_rests_on_shake_it(home: Home, ctx: Context) -> None:
    entered(home, ctx)
    assert shaken(home, ctx, "f2") == shaken(home, ctx, "f1", "d2") == []
    assert shaken(home, ctx) == [found(1).id]
    assert shaken(home, ctx) == []


def test_a_conclusion_whose_basis_went_stays_and_tells_of_it(home: Home, ctx: Context) -> None:
    entered(home, ctx)
    judge(home, ctx, ClueState.TRUE)
    shaken(home, ctx)
    state, seen, (told,) = look(home)
    assert (state, seen) == (ClueState.TRUE, Seen.UNBASED)
    assert "所依据的更正已撤回" in told
    with session(home) as db:
        move(db, ctx, found(1).id, Move(ClueState.CHECKING, "依据有变"))
        move(db, ctx, found(1).id, Move(ClueState.FALSE, "原判没有错误"))
    assert look(home) == (ClueState.FALSE, Seen.UNBASED, [])


def test_an_undone_move_leaves_the_mark(home: Home, ctx: Context) -> None:
    entered(home, ctx)
    judge(home, ctx, ClueState.FALSE, "b1")
    with session(home) as db:
        assert undo(db, ctx, "b1").batch == UNDO + "b1"
    assert look(home) == (ClueState.OPEN, Seen.STATED, [])


def test_other_facts_open_a_dismissed_one_again(home: Home, ctx: Context) -> None:
    entered(home, ctx)
    judge(home, ctx, ClueState.FALSE)
    shaken(home, ctx)
    entered(home, ctx, trial="t2")
    assert look(home)[0] == ClueState.FALSE
    shaken(home, ctx)
    entered(home, ctx, 2, "t3")
    assert look(home)[:2] == (ClueState.OPEN, Seen.STATED)
    assert rests(clue(home))
