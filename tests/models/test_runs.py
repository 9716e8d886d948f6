"""Whole runs: lineage, determinism, modes, progress and cancelling."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from shujian.core.errors import CancelledError, ManyErrorsError, ShujianError
from shujian.core.progress import Progress
from shujian.engines.base import Coverage
from shujian.models.running.counting import Counting
from shujian.models.running.fusing import fuse
from shujian.models.running.run import Options, run
from tests.models.support import DAY, Rows, citizen, engine, go, model_of, on_disk, snapshots

STEPS = """
- {id: 同一人, op: join, left: 甲, right: 乙, on: [号码], agree: [姓名]}
- {id: 期内, op: filter, from: 同一人, where: '=AND([月份]>=下月([起日]), OR(ISBLANK([止日]), [月份]<当月([止日])))'}
- {id: 首笔, op: dedupe, from: 期内, by: [号码, 月份], order: [{by: 数额, desc: true}]}
- {id: 已处理, op: exists, left: 首笔, right: 丙, on: [号码]}
- {id: 汇总, op: aggregate, from: 已处理, by: [号码, 姓名, 编号], measures: {月数: '=COUNTUNIQUE([月份])', 合计: '=SUM([数额])'}}
- {id: 达标, op: filter, from: 汇总, where: '=[合计]>=参数("起点")'}
"""
OUTPUT = "output: {subject: 号码, identity: [号码, 编号], title: '{姓名}领取{月数}个月共{合计}元', score: '=[合计]'}\n"


NAMES = "零一二三四五六七八九十元"


def data(people: int = 12) -> dict[str, Rows]:
    rows: dict[str, Rows] = {"甲": [], "乙": [], "丙": []}
    for n in range(people):
        who = {"号码": citizen(n), "姓名": "测" + NAMES[n]}
        rows["甲"].append(
            {"编号": f"A{n}", **who, "起日": "2025-01-15", "止日": "" if n % 2 else "2025-04-10"}
        )
        for month in ("2025-02", "2025-03", "2025-05"):
            name = "别人" if n == 3 else who["姓名"]
            amount = "坏" if n == 5 else str(60 + n)
            rows["乙"].append(
                {**who, "姓名": name, "月份": month, "数额": amount, "起日": "", "止日": ""}
            )
        if n != 7:
            rows["丙"].append({"登记号": f"R{n}", **who})
    return rows


@pytest.mark.parametrize("carried", [0, 20_000_000])
def test_clues_carry_their_source_rows(
    tmp_path: Path, carried: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one pass with the row numbers, or in a second pass for the clues alone."""
    monkeypatch.setattr("shujian.models.running.run.CARRIED", carried)
    model = model_of(STEPS, OUTPUT)
    rows = data()
    result = run(model, on_disk(model, rows, tmp_path, parts=3), engine(), as_of=DAY)
    by_subject = {f.record["identity"]["编号"]: f for f in result.clues}
    assert "A3" not in by_subject
    assert "A7" not in by_subject
    first = by_subject["A1"]
    assert first.record["title"] == "测一领取3个月共183.00元"
    assert first.rows["甲"] == (2,)
    assert first.rows["乙"] == (4, 5, 6)
    assert first.rows["丙"] == (2,)
    assert by_subject["A0"].rows["乙"] == (1, 2)


def test_every_mode_finds_the_same(tmp_path: Path) -> None:
    model = model_of(STEPS, OUTPUT)
    pinned = on_disk(model, data(), tmp_path)
    digests = {
        run(model, pinned, engine(), as_of=DAY, options=Options(full=full, lineage=lineage)).digest
        for full in (True, False)
        for lineage in (True, False)
    }
    assert len(digests) == 1


@pytest.mark.parametrize("seed", range(5))
def test_order_of_the_input_changes_nothing(seed: int) -> None:
    model = model_of(STEPS, OUTPUT)
    expected = go(model, data())
    rows = data()
    for held in rows.values():
        random.Random(seed).shuffle(held)
    found = go(model, rows)
    assert found.digest == expected.digest
    assert [a.as_dict() for a in found.reviews] == [a.as_dict() for a in expected.reviews]


def test_importing_the_same_rows_again_changes_no_clue_id() -> None:
    model = model_of(STEPS, OUTPUT)
    once = go(model, data(6))
    rows = data(6)
    rows["甲"] += data(6)["甲"]
    again = go(model, rows)
    assert {f.id for f in again.clues} == {f.id for f in once.clues}


def test_counts_account_for_every_row() -> None:
    result = go(model_of(STEPS, OUTPUT), data())
    counts = {c.step: c for c in result.counts}
    joined, kept = counts["同一人"], counts["期内"]
    assert (joined.passed, joined.review) == (33, 3)
    assert kept.passed + kept.review + kept.unchecked + (kept.dropped or 0) == joined.passed


def test_rows_aside_are_written_whole(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    result = go(model_of(STEPS, OUTPUT), data(), options=Options(keep=1, folder=tmp_path))
    assert len([a for a in result.reviews if a.step == "同一人"]) == 1
    written = [pq.read_table(p) for p in sorted(tmp_path.glob("*.parquet"))]
    assert max(t.num_rows for t in written) == 3
    assert set(written[0].column("stream").to_pylist()) == {"待核"}


def test_unused_steps_are_not_run() -> None:
    more = STEPS + "- {id: 闲置, op: filter, from: 甲, where: '=[金额]>0'}\n"
    model = model_of(more, OUTPUT.replace("output: {", "output: {from: 达标, "))
    assert model.unused == ("闲置",)
    assert "金额" not in model.reads["甲"]
    assert "闲置" not in {c.step for c in go(model, data(2)).counts}


def test_several_clue_steps_and_hints() -> None:
    steps = (
        STEPS
        + """
- {id: 大额, op: clue, from: 达标, rule: R1, subject: 号码, identity: [号码], title: '{姓名}'}
- {id: 小额, op: filter, from: 汇总, where: '=[合计]<参数("起点")'}
- {id: 提示小额, op: clue, from: 小额, rule: R2, kind: 提示, subject: 号码, identity: [号码], title: '{姓名}'}
"""
    )
    result = go(model_of(steps, "line: 刑事\n"), data(4))
    assert {f.rule for f in result.clues} == {"R1"}
    assert {f.rule for f in result.hints} == set()


def test_cancelling_stops_and_progress_is_told() -> None:
    model = model_of(STEPS, OUTPUT)
    held, pinned = snapshots(model, data())
    seen: list[float] = []
    told = Progress(report=lambda share, text: seen.append(share))
    run(model, pinned, held, as_of=DAY, progress=told)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    stop = Progress(cancelled=lambda: len(seen) > 0)
    with pytest.raises(CancelledError):
        run(model, pinned, held, as_of=DAY, progress=stop)


def test_a_run_without_a_day_or_a_table_says_so() -> None:
    model = model_of(STEPS, OUTPUT)
    held, pinned = snapshots(model, data(1))
    assert go(model, data(1), as_of=None).as_of == DAY
    with pytest.raises(ShujianError, match="数据池中没有模型需要的表：“丙”"):
        run(model, {a: s for a, s in pinned.items() if a != "丙"}, held)


def test_all_errors_of_a_model_come_at_once() -> None:
    steps = """
- {id: 并, op: jion, left: 甲, right: 乙, on: [号码]}
- {id: 筛, op: filter, from: 甲, were: '=[金额]>1', where: '=[金恶]>1'}
- {id: 比, op: filter, from: 甲, where: '=[金额]="x"'}
- {id: 无, op: not_exists, left: 甲, right: 乙, on: [号码]}
"""
    with pytest.raises(ManyErrorsError) as caught:
        model_of(steps, "output: {subject: 编号, identity: [没有], title: '{编号}'}\n")
    text = str(caught.value)
    for part in (
        "不认识的 op“jion”",
        "“join”",
        "不认识的键“were”",
        "“where”",
        "金恶",
        "coverage",
        "没有列“没有”",
    ):
        assert part in text, text
    assert "步骤“筛”" in text
    assert "第 " in text


def test_meaning_hash_ignores_words_only() -> None:
    one = model_of(STEPS, OUTPUT).spec
    words = model_of(STEPS, OUTPUT.replace("共{合计}元", "计{合计}元")).spec
    other = model_of(STEPS.replace("下月", "当月"), OUTPUT).spec
    assert one.meaning_hash == words.meaning_hash
    assert one.metadata_hash != words.metadata_hash
    assert one.meaning_hash != other.meaning_hash


def test_self_join_and_two_inputs_of_one_table() -> None:
    steps = "- {id: 对, op: join, left: 甲, right: 甲, on: [号码], where: '=[编号]<[右.编号]', take: {另号: 编号}}"
    output = "output: {subject: 号码, identity: [编号, 另号], title: '{编号}{另号}'}\n"
    rows: dict[str, Rows] = {"甲": [{"编号": f"A{i}", "号码": citizen(1)} for i in range(3)]}
    result = go(model_of(steps, output), rows)
    assert [f.record["title"] for f in result.clues] == ["A0A1", "A0A2", "A1A2"]
    assert result.clues[0].rows["甲"] == (1, 2)
    two = model_of(
        steps.replace("right: 甲", "right: 又甲"), output, "inputs: {甲: 甲, 又甲: 甲}\n"
    )
    assert [f.record["title"] for f in go(two, rows).clues] == ["A0A1", "A0A2", "A1A2"]


def test_coverage_is_read_from_the_named_table() -> None:
    steps = """
- {id: 乙大, op: filter, from: 乙, where: '=[数额]>1'}
- {id: 无, op: not_exists, left: 甲, right: 乙大, on: [号码], coverage: {place: '=[地区]', table: 乙}}
"""
    rows: dict[str, Rows] = {"甲": [{"编号": "A1", "号码": citizen(1), "地区": "990101"}]}
    cover = {"乙": (Coverage("9901"),)}
    assert len(go(model_of(steps), rows, cover).clues) == 1
    with pytest.raises(ShujianError, match="“乙大”不来自表“丙”"):
        model_of(steps.replace("table: 乙", "table: 丙"))


FUSED = """
- {id: 对, op: join, left: 甲, right: 乙, on: [号码]}
- {id: 后, op: filter, from: 对, where: '=%s', review: [{when: '=[数额]=62', reason: 须另看}]}
"""


@pytest.mark.parametrize("condition", ["[月份]>=下月([起日])", "[月份]>下月([起日])", "[数额]>64"])
def test_a_join_left_to_the_filter_behind_it_is_counted_alike(
    condition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = "output: {subject: 编号, identity: [编号, 月份], title: '{编号}'}\n"
    rows = data()
    rows["甲"][2]["号码"] = "看不清"
    rows["乙"][4]["号码"] = ""
    model = model_of(FUSED % condition, output)
    left: list[str] = []

    def fusing(counting: Counting, step: str) -> None:
        left.append(step)
        fuse(counting, step)

    monkeypatch.setattr("shujian.models.running.counting.fuse", fusing)
    fused = go(model, rows)
    assert left == ["后"]
    monkeypatch.setattr("shujian.models.running.counting.Counting.fuses", False)
    plain = go(model, rows)
    assert fused.counts == plain.counts
    assert fused.canonical() == plain.canonical()
    for one, other in ((fused.reviews, plain.reviews), (fused.unchecked, plain.unchecked)):
        assert [a.as_dict() for a in one] == [a.as_dict() for a in other]
    counts = {c.step: c for c in fused.counts}
    assert counts["对"].review == 1
    assert (counts["后"].dropped or 0) + counts["后"].passed > 0
