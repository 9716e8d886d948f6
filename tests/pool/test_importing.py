from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from shujian.core.errors import CancelledError, ShujianError
from shujian.core.ids import unpack_row
from shujian.core.progress import Progress
from shujian.engines.base import Coverage
from shujian.pool import importing
from shujian.pool.asking import catalogue
from shujian.pool.cleaning.plan import Done, Written
from shujian.pool.storage.lake import Lake
from shujian.store import db
from shujian.trust.journal import verify


def ids(pool: Any, version: int | None = None) -> list[str]:
    return [r[0] for r in pool.rows("公民身份号码", version)]


def test_every_row_is_kept_or_quarantined_with_a_reason(pool: Any, people: Any) -> None:
    rows = [
        people(1),
        ["不是号码", "虚构甲", "2024-01-01", "", ""],
        people(2),
        people(1),
        [*people(3), "多", "余"],
    ]
    result = pool.add_rows(rows)
    assert (result.rows_in, result.rows_kept, result.rows_quarantined) == (5, 2, 3)
    assert result.parts[0].reasons == {
        "“公民身份号码”不能读出": 1,
        "整行结构有误": 1,
        "整行重复": 1,
    }
    whys = [w for (w,) in pool.quarantined("__why")]
    assert "不是号码" in whys[0]
    assert "与第 2 行完全相同" in whys[1]
    assert len(pool.quarantined()) == 3
    assert '"多", "余"' in pool.quarantined("__raw")[2][0]


def test_rows_keep_their_physical_line(pool: Any, people: Any) -> None:
    result = pool.add_rows([people(1), people(2), people(3)])
    numbers = [unpack_row(r[0]) for r in pool.rows("__row")]
    assert [(n.import_no, n.part, n.line) for n in numbers] == [
        (result.no, 1, i) for i in (2, 3, 4)
    ]


def test_same_key_with_other_content_stays_twice(pool: Any, people: Any) -> None:
    result = pool.add_rows([people(1), people(1, handed="2024-03-05")])
    assert (result.rows_kept, result.rows_quarantined) == (2, 0)


def test_a_column_not_supplied_is_absent_not_blank(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)[:3]], header=["身份证号", "姓名", "收到决定日期"])
    snapshot = pool.snapshot()
    assert not snapshot.columns["移交日期"].present
    assert pool.rows("移交日期, 移交日期__s") == [(None, 3)]
    pool.add_rows([people(2)])
    snapshot = pool.snapshot()
    assert snapshot.columns["移交日期"].present
    assert snapshot.columns["移交日期"].states
    assert not snapshot.columns["姓名"].states
    assert [s for (s,) in pool.rows("移交日期__s")] == [3, 1]


def test_same_file_again_changes_nothing(pool: Any, people: Any) -> None:
    path = pool.write([people(1), people(2)])
    first = pool.add(path)
    second = pool.add(path)
    assert (second.state, second.duplicate_of) == ("duplicate", first.import_id)
    assert pool.snapshot().version == first.version
    assert len(ids(pool)) == 2


def test_same_file_may_come_again_after_it_was_withdrawn(pool: Any, people: Any) -> None:
    path = pool.write([people(1)])
    first = pool.add(path)
    importing.withdraw(pool.ctx, pool.home, first.import_id, "发错文件")
    assert ids(pool) == []
    assert pool.add(path).state == "acknowledged"
    assert ids(pool) == [people(1)[0]]


def test_append_keeps_earlier_versions(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)])
    pool.add_rows([people(2)])
    assert ids(pool) == [people(1)[0], people(2)[0]]
    assert ids(pool, version=1) == [people(1)[0]]


def test_correct_replaces_rows_of_the_same_key(pool: Any, people: Any) -> None:
    pool.add_rows([people(1), people(2), people(3)])
    result = pool.add_rows([people(2, handed="2024-04-01")], mode="correct")
    assert result.superseded == 1
    assert pool.rows("公民身份号码, 移交日期::VARCHAR") == [
        (people(1)[0], None),
        (people(3)[0], None),
        (people(2)[0], "2024-04-01"),
    ]
    assert pool.snapshot().rows == 3


def test_correct_leaves_other_suppliers_alone_unless_told(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)], supplier="甲监狱")
    pool.add_rows([people(1, handed="2024-04-01")], supplier="乙监狱", mode="correct")
    assert len(ids(pool)) == 2
    pool.add_rows([people(1, handed="2024-04-02")], supplier="丙监狱", mode="correct", scope="all")
    assert pool.rows("移交日期::VARCHAR") == [("2024-04-02",)]


def test_replace_supersedes_rows_of_the_supplier(pool: Any, people: Any) -> None:
    pool.add_rows([people(1), ["坏", "虚构", "2024-01-01", "", ""]], supplier="甲监狱")
    pool.add_rows([people(2)], supplier="乙监狱")
    result = pool.add_rows([people(3)], supplier="甲监狱", mode="replace")
    assert result.superseded == 1
    assert ids(pool) == [people(2)[0], people(3)[0]]
    assert pool.quarantined() == []
    pool.add_rows([people(4)], supplier="丙监狱", mode="replace", scope="all")
    assert ids(pool) == [people(4)[0]]


def test_withdrawing_brings_back_what_was_replaced_or_corrected(pool: Any, people: Any) -> None:
    pool.add_rows([people(1), people(2)])
    correction = pool.add_rows([people(2, handed="2024-04-01")], mode="correct")
    replacement = pool.add_rows([people(9)], mode="replace")
    assert ids(pool) == [people(9)[0]]
    importing.withdraw(pool.ctx, pool.home, replacement.import_id, "发错文件")
    assert pool.rows("移交日期::VARCHAR") == [(None,), ("2024-04-01",)]
    importing.withdraw(pool.ctx, pool.home, correction.import_id, "更正有误")
    assert pool.rows("移交日期::VARCHAR") == [(None,), (None,)]
    assert ids(pool, version=3) == [people(9)[0]]
    with pytest.raises(ShujianError, match="不能撤回"):
        importing.withdraw(pool.ctx, pool.home, correction.import_id, "再撤一次")


def test_delta_holds_exactly_the_files_of_the_newest_version(pool: Any, people: Any) -> None:
    pool.add_rows([people(1), people(2)])
    pool.add_rows([people(2, handed="2024-04-01")], mode="correct")
    snapshot = pool.snapshot()
    lake = Lake(Path(snapshot.files[0]).parent)
    assert lake.files() == sorted(Path(f).name for f in snapshot.files)
    assert lake.version() == snapshot.meta["delta_version"]


def test_as_of_is_asked_and_taken_with_a_note(pool: Any, people: Any) -> None:
    path = pool.write([people(1, "2024-03-01"), people(2, "2024-05-20")])
    with importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal:
        question = next(q for q in proposal.questions if q.kind == "as_of")
        assert question.proposed == "2024-05-20"
        with pytest.raises(ShujianError, match="没有回答"):
            importing.commit(pool.ctx, pool.home, proposal)
    result = pool.add(path)
    assert any("2024-05-20" in n for n in result.notes)
    assert pool.snapshot().as_of == dt.date(2024, 5, 20)


def test_a_slip_of_the_pen_is_not_proposed_as_the_as_of_day(pool: Any, people: Any) -> None:
    path = pool.write([people(1, "2019-03-01"), people(2, "2019-05-20"), people(3, "2023-05-20")])
    with importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal:
        assert [q.proposed for q in proposal.questions if q.kind == "as_of"] == ["2019-05-20"]


def test_coverage_and_as_of_follow_the_imports_in_force(pool: Any, people: Any) -> None:
    first = (Coverage("9901", "", dt.date(2024, 1, 1), dt.date(2024, 3, 31)),)
    second = (Coverage("9901", "", dt.date(2024, 4, 1), dt.date(2024, 6, 30)),)
    pool.add_rows([people(1)], coverage=first, as_of=dt.date(2024, 3, 31))
    later = pool.add_rows([people(2)], coverage=second, as_of=dt.date(2024, 6, 30))
    whole = Coverage("9901", "", dt.date(2024, 1, 1), dt.date(2024, 6, 30))
    assert pool.snapshot().coverage == (whole,)
    assert pool.snapshot().as_of == dt.date(2024, 6, 30)
    importing.withdraw(pool.ctx, pool.home, later.import_id, "发错")
    assert pool.snapshot().coverage == first
    assert pool.snapshot().as_of == dt.date(2024, 3, 31)


def test_a_missing_key_column_is_refused_with_its_name(pool: Any, people: Any) -> None:
    with pytest.raises(ShujianError, match="收到决定日期"):
        pool.add_rows([["x", "y"]], header=["身份证号", "姓名"])
    assert all(
        t.name != pool.table or t.rows == 0 for t in catalogue.catalogue(pool.ctx, pool.home)
    )


def test_a_file_changed_after_the_preview_is_refused(pool: Any, people: Any) -> None:
    path = pool.write([people(1)])
    proposal = importing.propose(pool.ctx, pool.home, path, table=pool.table)
    path.write_text(path.read_text("utf-8") + ",".join(people(2)) + "\n", "utf-8")
    with pytest.raises(ShujianError, match="改动"):
        importing.commit(pool.ctx, pool.home, proposal, accept=True)


def test_a_proposal_can_be_committed_after_its_temporary_files_are_gone(
    pool: Any, people: Any
) -> None:
    path = pool.write([people(1)])
    proposal = importing.propose(pool.ctx, pool.home, path, table=pool.table)
    proposal.close()
    assert importing.commit(pool.ctx, pool.home, proposal, accept=True)[0].rows_kept == 1
    assert list(pool.home.tmp.iterdir()) == []


def test_a_stopped_import_leaves_nothing(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)])
    before = pool.snapshot()
    proposal = importing.propose(pool.ctx, pool.home, pool.write([people(2)]), table=pool.table)

    def stop(share: float, text: str) -> None:
        if text.startswith("正在写入"):
            raise CancelledError

    with pytest.raises(CancelledError):
        importing.commit(pool.ctx, pool.home, proposal, accept=True, progress=Progress(report=stop))
    assert pool.snapshot() == before
    folder = Path(before.files[0]).parent
    assert sorted(p.name for p in folder.glob("*.parquet")) == [Path(f).name for f in before.files]
    assert [i.state for i in catalogue.imports(pool.home)] == ["dropped", "acknowledged"]


def test_an_empty_delivery_is_an_import_too(pool: Any, people: Any) -> None:
    result = pool.add_rows([], coverage=(Coverage("9901"),))
    assert (result.state, result.rows_in) == ("acknowledged", 0)
    assert pool.snapshot().coverage == (Coverage("9901"),)
    assert pool.snapshot().files == ()


def test_a_unit_in_the_header_is_asked_about_and_converted(pool: Any) -> None:
    pool.table = "工资保证金"
    header = ["项目编号", "缴存形式", "金额（万元）", "缴存日期"]
    path = pool.write(
        [["P1", "现金", "3.5", "2024-01-01"], ["P2", "现金", "2000元", "2024-01-02"]], header
    )
    with importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal:
        texts = [q.text for q in proposal.questions if q.kind == "column"]
        assert len(texts) == 1
        assert "万元" in texts[0]
        importing.commit(pool.ctx, pool.home, proposal, accept=True)
    assert pool.rows("金额::VARCHAR, 金额__r") == [("35000.00", "3.5"), ("2000.00", "2000元")]


def test_imports_are_in_the_journal(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)])
    with db.reader(pool.home) as session:
        assert verify(session) is None
        from shujian.store.schema import JournalEntry

        entry = session.query(JournalEntry).order_by(JournalEntry.seq.desc()).first()
    assert entry is not None
    assert entry.detail_json["rows"] == 1


def test_large_parts_are_cleaned_by_children_with_the_same_account(
    pool: Any, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shujian.pool.cleaning.workers.LARGE", 1)
    rows = [people(i, f"2024-01-{i % 28 + 1:02d}") for i in range(900)]
    result = pool.add_rows(rows)
    assert (result.rows_in, result.rows_kept) == (900, 900)
    assert ids(pool) == [r[0] for r in rows]


def test_the_account_of_a_child_comes_back_as_it_was_sent() -> None:
    sent = Done(
        rows=5, kept=3, quarantined=2, states={"姓名": [3, 0, 0, 0]},
        reasons=Counter({"号码校验位不符": 2}), files=[Written("a.parquet", 3, 1, 3)],
        quarantine=[Written("b.parquet", 2, 4, 5)],
    )  # fmt: skip
    assert Done.from_dict(json.loads(json.dumps(sent.as_dict()))) == sent
