"""A list without its day has the one its name tells, never that of the list before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from shujian.pool import importing
from tests.pool.conftest import id_number

TABLE = "驾驶证"
DAY = "p1.column.快照日期"
HEADER = ["身份证号", "姓名", "驾驶证档案编号", "驾驶证状态", "发证时间"]


def offer(pool: Any, folder: Path, name: str) -> Any:
    rows = [[id_number(n), "虚构甲", f"D{n:03}", "正常", f"2015-03-{n:02}"] for n in range(1, 12)]
    path = folder / name
    path.write_text("\n".join(",".join(r) for r in [HEADER, *rows]) + "\n", "utf-8")
    return importing.propose(pool.ctx, pool.home, path, table=TABLE, supplier="某支队")


def asked(proposal: Any) -> dict[str, Any]:
    return {q.id: q for q in proposal.questions if q.kind == "column"}


def test_each_month_has_the_end_of_its_own(pool: Any, tmp_path: Path) -> None:
    pool.table = TABLE
    for name, day in (("驾驶证202406.csv", "2024-06-30"), ("驾驶证202407.csv", "2024-07-31")):
        with offer(pool, tmp_path, name) as proposal:
            question = asked(proposal)[DAY]
            assert question.proposed == f"={day}"
            assert "文件名" in question.text
            assert [o.value for o in question.options] == [f"={day}", ""]
            importing.commit(pool.ctx, pool.home, proposal, accept=True)
    assert [str(v) for (v,) in pool.rows("快照日期")] == ["2024-06-30"] * 11 + ["2024-07-31"] * 11


def test_where_no_name_tells_it_the_day_vouched_for_is_asked_and_nothing_proposed(
    pool: Any, tmp_path: Path
) -> None:
    with offer(pool, tmp_path, "驾驶证202406.csv") as proposal:
        importing.commit(pool.ctx, pool.home, proposal, accept=True)
    with offer(pool, tmp_path, "新驾驶证.csv") as proposal:
        assert proposal.parts[0].missing == ()
        assert DAY not in asked(proposal)
        assert [q.proposed for q in proposal.questions if q.kind == "as_of"] == [""]
