"""The programs that measure and prove: small, so that they work when they are needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import join, run
from bench.measure import Figure, Outcome, alternate, median
from bench.proofs.chunk import ProofError
from bench.proofs.suites import counted


def test_model_sql_and_pandas_agree_on_the_join(tmp_path: Path) -> None:
    case = join.made(tmp_path, 20_000, 2_000)
    assert join.checked(case) >= 100


def test_calls_are_timed_in_turn() -> None:
    seen: list[str] = []
    calls = {"a": lambda: seen.append("a"), "b": lambda: seen.append("b")}
    seconds = alternate(calls, 3)
    assert seen == ["a", "b"] * 3
    assert {n: len(s) for n, s in seconds.items()} == {"a": 3, "b": 3}
    assert median({"a": [3.0, 1.0, 2.0]}, "a") == 2.0


@pytest.mark.parametrize(
    ("value", "goal", "at_least", "reached"),
    [(1.2, 1.25, False, True), (1.3, 1.25, False, False), (5, 4, True, True), (3, 4, True, False)],
)
def test_a_goal_is_reached_or_missed(
    value: float, goal: float, at_least: bool, reached: bool
) -> None:
    figure = Figure("x", value, "s", goal, at_least)
    assert figure.reached is reached
    assert ("reached" if reached else "MISSED") in str(figure)


def test_figures_of_one_benchmark_leave_the_others(tmp_path: Path) -> None:
    import json

    out = tmp_path / "results.json"
    run.keep(out, "a", Outcome([Figure("x", 1, "s")], {"rows": 1}))
    run.keep(out, "b", Outcome([Figure("y", 2, "s")], {"rows": 2}))
    run.keep(out, "a", Outcome([Figure("x", 3, "s")], {"rows": 1}))
    held = json.loads(out.read_text("utf-8"))
    assert {n: e["figures"][0]["value"] for n, e in held.items()} == {"a": 3, "b": 2}


def test_cases_are_counted_by_the_statistics_of_hypothesis() -> None:
    line = (
        "    - Typical runtimes: ~ 1 ms\n    - {} passing, {} failing, and 2 invalid test cases\n"
    )
    found = counted(line.format(50, 0) + line.format(7, 0) + "3 passed in 1.00s")
    assert (found.cases, found.counts) == (57, {"项测试": 3})
    for text in ("3 passed", line.format(50, 1)):
        with pytest.raises(ProofError):
            counted(text)
