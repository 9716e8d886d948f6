from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from shujian.core.errors import ShujianError
from shujian.trust import Action, Context, Thing, decide, require
from shujian.trust.masking import HIDDEN, mask, masked

WITH = Context("甲", purpose="办理（2026）某案核查")
WITHOUT = Context("甲")


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_only_revealing_sensitive_values_needs_a_purpose(action: Action, level: int) -> None:
    thing = Thing("在押人员.公民身份号码", level)
    assert decide(WITH, action, thing).allowed
    refused = action in (Action.REVEAL, Action.EXPORT) and level >= 3
    decision = decide(WITHOUT, action, thing)
    assert decision.allowed is not refused
    assert decision.reason


@pytest.mark.parametrize("purpose", ["", " ", "\t\n", "\u3000"])
def test_blanks_are_no_purpose(purpose: str) -> None:
    with pytest.raises(ShujianError) as caught:
        require(Context("甲", purpose=purpose), Action.REVEAL, Thing("身份证号", 4))
    assert caught.value.code == "trust.refused"
    assert "用途" in str(caught.value)


def test_nobody_may_do_nothing() -> None:
    assert not decide(Context(" "), Action.VIEW, Thing("x"))


def test_every_action_has_a_chinese_label_and_all_but_viewing_are_journaled() -> None:
    assert len({a.label for a in Action}) == len(Action)
    assert [a for a in Action if not a.journaled] == [Action.VIEW]


@pytest.mark.parametrize(
    ("ctx", "level", "shown"),
    [
        (WITHOUT, 1, "原值"),
        (WITHOUT, 2, "原值"),
        (WITHOUT, 3, "原*"),
        (WITHOUT, 4, "原*"),
        (WITH, 4, "原值"),
    ],
)
def test_masking_follows_the_decision(ctx: Context, level: int, shown: str) -> None:
    assert mask(ctx, "原值", level, str, lambda value: value[0] + "*") == shown
    assert masked(ctx, level) is (shown == "原*")


def test_a_value_without_a_mask_is_hidden_whole() -> None:
    assert mask(WITHOUT, "原值", 3, str, None) == HIDDEN


def test_the_local_context_has_an_actor_and_an_aware_clock() -> None:
    ctx = Context.local("核查")
    assert ctx.actor
    assert ctx.now().utcoffset() == dt.timedelta(0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        ctx.actor = "乙"  # type: ignore[misc]


def test_the_clock_can_be_given() -> None:
    when = dt.datetime(2020, 1, 1, 8, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    assert Context("甲", clock=lambda: when).now().hour == 0
