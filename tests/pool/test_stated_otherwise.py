"""The same bytes of which another kind is stated: put right, not added up; beside only by a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shujian.core.errors import ShujianError
from shujian.pool import importing

KIND = "p1.column.羁押类别"
HEADER = ["身份证号", "姓名", "入监日期"]


@pytest.fixture
def brought(pool: Any, people: Any) -> Callable[..., Any]:
    """Brings the one file in, with a kind stated for every row."""
    pool.table = "在押人员"
    path: Path = pool.write([[*people(n)[:2], "2024-03-05"] for n in range(1, 4)], HEADER)

    def bring(kind: str, beside: bool = False, **how: Any) -> Any:
        answers = {KIND: f"={kind}", **({"beside.在押人员": "yes"} if beside else {})}
        return pool.add(path, answers=answers, **how)

    return bring


def kinds(pool: Any) -> list[str]:
    return sorted(kind for (kind,) in pool.rows("羁押类别"))


def test_another_kind_of_the_same_file_adds_no_row(pool: Any, brought: Callable[..., Any]) -> None:
    brought("监狱服刑")
    again = brought("看守所服刑")
    assert (again.state, kinds(pool)) == ("duplicate", ["监狱服刑"] * 3)
    assert "“羁押类别”与那次不同" in again.notes[0]


def test_another_kind_takes_the_place_of_the_first(pool: Any, brought: Callable[..., Any]) -> None:
    brought("监狱服刑")
    again = brought("看守所服刑", anew=True)
    assert (again.rows_kept, again.superseded) == (3, 3)
    assert kinds(pool) == ["看守所服刑"] * 3
    assert brought("监狱服刑", mode="replace").superseded == 3
    assert kinds(pool) == ["监狱服刑"] * 3


def test_two_deliveries_of_the_same_bytes_stand_beside_by_a_word(
    pool: Any, brought: Callable[..., Any]
) -> None:
    brought("监狱服刑")
    assert brought("看守所服刑", beside=True).rows_kept == 3
    assert kinds(pool) == ["监狱服刑"] * 3 + ["看守所服刑"] * 3
    assert brought("看守所服刑").state == "duplicate"
    assert brought("监狱服刑").state == "duplicate"


def test_the_proposal_names_what_is_stated_otherwise(
    pool: Any, brought: Callable[..., Any], tmp_path: Path
) -> None:
    brought("监狱服刑")
    (path,) = tmp_path.glob("*.csv")
    with importing.propose(
        pool.ctx, pool.home, path, table="在押人员", answers={KIND: "=看守所服刑"}
    ) as proposal:
        assert (proposal.differing, proposal.restated) == (("在押人员",), ())
        assert proposal.altered == (("在押人员", "羁押类别"),)
        with pytest.raises(ShujianError, match="beside"):
            importing.answer(pool.ctx, pool.home, proposal, {"beside.在押人员": "maybe"})
        said = importing.answer(pool.ctx, pool.home, proposal, {"beside.在押人员": "yes"})
        assert (said.differing, said.restated, said.altered) == ((), ("在押人员",), ())
