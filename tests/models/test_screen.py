"""Packs over rows in memory: the same answers as the interpreter, shape by shape."""

from __future__ import annotations

import os
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.cells import Missing, State
from shujian.core.errors import ShujianError
from shujian.models.packs.pack import values
from shujian.models.packs.screen import Screened, Screener, screen
from tests.models.packs_data.support import EVERYWHERE, Rows, held, judgment, pack, service
from tests.models.support import DAY, engine
from tests.models.test_packs_agree import BASE, SERVICE

EXAMPLES = 300 if os.environ.get("PROVE") else 10
_SCREENERS: list[Screener] = []


def screener() -> Screener:
    """One for all tests: queries are written once."""
    if not _SCREENERS:
        _SCREENERS.append(Screener([pack()], engine()))
    return _SCREENERS[0]


def tables(base: Rows, services: Rows | None) -> dict[str, pa.Table]:
    """The demonstration's tables as they come from elsewhere: without row numbers."""
    over = held(base, services, EVERYWHERE)
    found = {}
    for name, table in over.tables.items():
        names = [n for n, i in table.snapshot.columns.items() if i.present]
        found[name] = table.data(names, False).drop_columns(["__row"])
    return found


def outcomes(result: Screened) -> dict[str, tuple[int, int | None, int, int]]:
    """Rule → hit, not hit, unknown, not checked."""
    return {c.step: (c.passed, c.dropped, c.review, c.unchecked) for c in result.counts[pack().id]}


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(BASE, min_size=1, max_size=7), st.lists(SERVICE, max_size=14), st.booleans())
def test_engine_and_interpreter_agree(
    bases: list[dict[str, Any]], services: list[dict[str, Any]], supplied: bool
) -> None:
    rows = [judgment(n, **cells) for n, cells in enumerate(bases)]
    kids = [service(**s) for s in services] if supplied else None
    result = screener().run(tables(rows, kids))
    over = held(rows, kids, EVERYWHERE)
    env = pack().env.on(DAY, {})
    expected = {r: [0, 0, 0, 0] for r in pack().rules}
    hits = set()
    for number, row in enumerate(over.tables["刑事裁判"].rows):
        own = None
        if supplied:
            every = over.tables["文书送达"].rows
            own = [s for s in every if s["文书编号"] == row["文书编号"]]
        cells = values(pack(), row, {"送达": own}, env)
        for rule in pack().rules:
            cell = cells[rule]
            if isinstance(cell, Missing):
                expected[rule][3 if cell.state == State.ABSENT else 2] += 1
            else:
                expected[rule][0 if cell else 1] += 1
                hits |= {(number, rule)} if cell else set()
    assert {r: list(o) for r, o in outcomes(result).items()} == expected
    assert {(f.row, f.rule) for f in result.findings} == hits


def test_a_finding_says_what_why_and_from_which_rows() -> None:
    found = screener().run(
        tables(
            [judgment(2), judgment(1)],
            [
                service(2),
                service(1, "2025-01-21"),
                service(1, "2025-01-20"),
                service(1, kind="判决书"),
            ],
        )
    )
    (finding,) = [f for f in found.findings if f.rule == "service.late"]
    assert (finding.row, finding.key["文书编号"], finding.severity) == (1, "W1", "确定")
    assert finding.message == "测一 的通知于 2025-01-20 首次送达，用时 19 天"
    assert finding.children == {"送达": (1, 2)}
    assert finding.basis == ("虚构规定第二条",)
    assert [p.value for p in finding.parts] == [True, True]
    assert finding.parts[1].columns == {("", "送达用时"): 19}


def test_a_rule_to_verify_is_found_as_such() -> None:
    given_ = tables([judgment(1, 生效日期="2025-01-09")], [service(1)])
    assert [(f.rule, f.severity) for f in screen([pack()], given_)] == [("service.before", "待核")]


def test_a_null_without_a_state_is_not_read() -> None:
    given_ = tables([judgment(1)], [])
    base = given_["刑事裁判"].drop_columns(["羁押天数__s"])
    place = base.column_names.index("羁押天数")
    given_["刑事裁判"] = base.set_column(place, "羁押天数", pa.array([None], pa.int64()))
    assert outcomes(screener().run(given_))["custody.long"] == (0, 0, 1, 0)


def test_a_column_nobody_supplied_is_not_checked() -> None:
    given_ = tables([judgment(1)], [])
    given_["刑事裁判"] = given_["刑事裁判"].drop_columns(["羁押天数", "羁押天数__s"])
    assert outcomes(screener().run(given_))["custody.long"] == (0, 0, 0, 1)


def test_the_queries_of_a_shape_are_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Screener([pack()], engine())
    first = over.run(tables([judgment(1)], [service(1)]))
    monkeypatch.setattr(
        "shujian.models.packs.screen.prepare",
        lambda *_: pytest.fail("the queries were written again"),
    )
    second = over.run(tables([judgment(1), judgment(3, 羁押天数="400")], [service(1)]))
    assert (len(first.findings), [f.rule for f in second.findings]) == (0, ["custody.long"])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda t: {"文书送达": t["文书送达"]}, "models.no_base"),
        (
            lambda t: {
                **t,
                "文书送达": t["文书送达"].set_column(
                    t["文书送达"].column_names.index("文书编号"),
                    "文书编号",
                    pa.array([None], pa.string()),
                ),
            },
            "models.no_key",
        ),
        (lambda t: {"刑事裁判": t["刑事裁判"].drop_columns(["文书编号"])}, "models.no_key"),
        (
            lambda t: {
                "刑事裁判": t["刑事裁判"].set_column(
                    t["刑事裁判"].column_names.index("羁押天数"),
                    "羁押天数",
                    pa.array(["10"]),
                )
            },
            "models.column_type",
        ),
    ],
)
def test_rows_that_cannot_be_judged_are_refused(change: Any, code: str) -> None:
    with pytest.raises(ShujianError) as caught:
        screener().run(change(tables([judgment(1)], [service(1)])))
    assert caught.value.code == code
    assert caught.value.remedy
