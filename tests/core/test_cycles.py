"""The search for cycles: left while work is done, taken up again whatever becomes of it."""

from __future__ import annotations

import gc

import pytest

from shujian.core.cycles import unwatched


def test_the_search_rests_during_work_and_goes_on_after_an_error() -> None:
    seen: list[bool] = []

    def work() -> None:
        with unwatched():
            seen.append(gc.isenabled())
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        work()
    assert (seen, gc.isenabled()) == ([False], True)


def test_a_search_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with unwatched():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
