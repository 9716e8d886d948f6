"""The search for cycles: left while work is done, taken up again whatever becomes of it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from shujian.core.cycles import each_unwatched, patient, unwatched


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


def test_each_step_of_a_stream_rests_and_whoever_takes_its_answers_does_not() -> None:
    def steps() -> Iterator[bool]:
        yield gc.isenabled()
        yield gc.isenabled()

    outside, inside = [], []
    for step in each_unwatched(steps()):
        inside.append(step)
        outside.append(gc.isenabled())
    assert (inside, outside) == ([False, False], [True, True])
    assert gc.isenabled()


def test_a_patient_search_waits_longer_and_still_finds() -> None:
    class Circle:
        def __init__(self) -> None:
            self.self = self

    before = gc.get_threshold()
    try:
        patient()
        assert gc.isenabled()
        assert gc.get_threshold()[0] > 700
        gone = weakref.ref(Circle())
        kept = [[] for _ in range(2 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
        assert kept
        assert gone() is None
    finally:
        gc.set_threshold(*before)
