"""Rule packs: outcomes, streams, clues, one scan."""

from __future__ import annotations

import re
from typing import Any

import pytest

from shujian.core.errors import ShujianError
from shujian.engines.base import Coverage
from shujian.models.packs.pack import check_pack, make_pack, run_pack
from tests.models.packs_data.support import (
    FILE,
    INFOS,
    TABLES,
    go,
    held,
    judgment,
    outcome,
    pack,
    service,
    snapshots,
)
from tests.models.support import citizen, engine


def test_every_case_of_the_pack_comes_out_as_expected() -> None:
    results = check_pack(pack(), TABLES, engine())
    assert len(results) == 12
    assert [str(r) for r in results if not r.passed] == []


def test_a_case_that_fails_says_what_came_out_and_why() -> None:
    text = FILE.read_text(encoding="utf-8")
    text = text.replace(
        "hit: {羁押天数: 366}", "hit: [{羁押天数: 1}, {羁押天数: 很久}, {姓名: 测一}]"
    )
    results = check_pack(make_pack(text, INFOS), TABLES, engine())
    said = [r.difference for r in results if not r.passed]
    assert said == [
        "应为命中，实为不命中",
        "应为命中，实为待核（“羁押天数”不可读）",
        "应为命中，实为未检查（“羁押天数”未提供）",
    ]


@pytest.mark.parametrize(
    ("rule", "base", "services", "expected"),
    [
        ("service.late", {}, [service(1, "2025-01-20")], (1, 0, 0, 0)),
        ("service.late", {}, [service(1, "2025-01-20", "判决书")], (0, 1, 0, 0)),
        ("service.late", {"生效日期": "不详"}, [service(1, "2025-01-20")], (0, 0, 1, 0)),
        ("service.missing", {"主刑": "管制"}, [], (1, 0, 0, 0)),
        ("service.missing", {"主刑": ""}, [service(1)], (0, 1, 0, 0)),
        ("service.missing", {"主刑": ""}, [], (0, 0, 1, 0)),
        ("service.before", {"生效日期": "2025-01-09"}, [service(1)], (0, 0, 1, 0)),
        ("service.before", {"生效日期": "2025-01-05"}, [service(1)], (0, 1, 0, 0)),
        (
            "service.same_day",
            {},
            [service(1, "2025-01-20"), service(1, "2025-01-21")],
            (1, 0, 0, 0),
        ),
        ("service.same_day", {}, [service(1, "2025-01-20")], (0, 1, 0, 0)),
        ("custody.long", {"羁押天数": "366"}, [], (1, 0, 0, 0)),
        ("custody.long", {"羁押天数": "很久"}, [], (0, 0, 1, 0)),
    ],
)
def test_a_rule_hits_passes_over_or_leaves_open(
    rule: str, base: dict[str, Any], services: Any, expected: tuple[int, int, int, int]
) -> None:
    assert outcome(go([judgment(1, **base)], services), rule) == expected


@pytest.mark.parametrize(
    ("services", "coverage", "expected"),
    [
        ([service(2)], (Coverage(),), (1, 0, 0, 0)),
        ([service(2)], (), (0, 0, 0, 1)),
        ([service(2)], (Coverage("9901"),), (1, 0, 0, 0)),
        ([service(2)], (Coverage("9902"),), (0, 0, 0, 1)),
        (None, (), (0, 0, 0, 1)),
        # a service whose document cannot be read may be this one's
        ([service(2), service(1, 文书编号="")], (Coverage(),), (0, 0, 0, 1)),
        # a quarantined service of this document leaves it open
        ([service(2), service(1, "坏日期")], (Coverage(),), (0, 0, 1, 0)),
    ],
)
def test_not_found_is_not_not_there(
    services: Any, coverage: tuple[Coverage, ...], expected: tuple[int, int, int, int]
) -> None:
    result = go([judgment(1, 主刑="管制")], services, coverage)
    assert outcome(result, "service.missing") == expected


def test_a_quarantined_child_row_does_not_undo_what_is_certain() -> None:
    result = go([judgment(1)], [service(1, "2025-01-20"), service(1, "坏日期")])
    # the first service may be earlier: 待核; 任一 alone stays true
    assert outcome(result, "service.late") == (0, 0, 1, 0)
    assert outcome(result, "service.missing") == (0, 1, 0, 0)


def test_rows_aside_say_why() -> None:
    result = go([judgment(1, 羁押天数="很久"), judgment(2, 主刑="管制")], [service(1)], ())
    reviews = {a.step: a.reason for a in result.reviews}
    assert reviews["custody.long"] == "“羁押天数”不可读"
    unchecked = {a.step: a.reason for a in result.unchecked}
    assert unchecked["service.missing"].startswith("“送达”没有找到记录")
    assert next(a for a in result.unchecked).subject["文书编号"] == "W2"


def test_a_condition_over_rows_left_open_names_the_columns_and_not_the_formula() -> None:
    result = go([judgment(1)], [service(1, "2025-01-20"), service(1, "坏日期")])
    (reason,) = {a.reason for a in result.reviews if a.step == "service.late"}
    assert reason == "“送达”有的行，“送达日期”、“送达种类”至少有一项不可读"


def test_a_rule_of_severity_review_never_gives_a_clue() -> None:
    result = go([judgment(1, 生效日期="2025-01-09")], [service(1)])
    assert [f.rule for f in result.clues] == []
    (aside,) = result.reviews
    assert aside.reason.startswith("符合规则，只列入待核：测一")


def test_a_column_nobody_supplied_leaves_the_whole_rule_unchecked() -> None:
    row = {n: c for n, c in judgment(1).items() if n != "羁押天数"}
    result = go([row, {**row, "文书编号": "W2"}], [service(1), service(2)])
    assert outcome(result, "custody.long") == (0, 0, 0, 2)
    assert result.notes == ("规则“羁押过长”对全部 2 行都不能判断：“羁押天数”未提供",)


def test_a_clue_carries_its_facts_and_rows() -> None:
    result = go([judgment(2), judgment(1)], [service(1, "2025-01-20"), service(2)])
    (clue,) = result.clues
    record = clue.record
    assert record["title"] == "测一 的通知于 2025-01-20 首次送达，用时 19 天"
    assert record["identity"] == {"文书编号": "W1", "公民身份号码": citizen(1)}
    assert (record["rule"], record["grade"], record["suggest"]) == (
        "service.late",
        "确定",
        ["纠正违法通知书"],
    )
    assert clue.rows == {"刑事裁判": (2,), "送达": (1,)}
    assert record["values"]["送达用时"] == 19


def test_clues_are_the_same_whatever_the_order_and_other_rows() -> None:
    base = [judgment(n, 羁押天数="400") for n in range(6)]
    services = [service(n, f"2025-01-{10 + n}") for n in range(6)]
    first = go(base, services)
    second = go(base[::-1], services[::-1])
    assert len(first.clues) == 10
    assert first.canonical() == second.canonical()
    assert first.digest == second.digest


def test_evidence_changes_with_the_facts_and_not_with_other_columns() -> None:
    def evidence(**cells: Any) -> str:
        (clue,) = go([judgment(1, **cells)], [service(1, "2025-01-20")]).clues
        return str(clue.record["evidence"])

    assert evidence() == evidence(姓名="测二", 羁押天数="11")
    assert evidence() != evidence(生效日期="2025-01-02")


def test_the_base_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    duck, run = engine(), engine()._run
    monkeypatch.setattr(duck, "_run", lambda sql: (asked.append(sql), run(sql))[1])
    over = held([judgment(1), judgment(2, 主刑="管制")], [service(1, "2025-01-20")], (Coverage(),))
    assert len(run_pack(pack(), snapshots(over), over).clues) == 2
    over.release()
    found = [m for sql in asked for m in re.findall(r"FROM \"_case_rows_刑事裁判", sql)]
    assert len(found) == 1
    everywhere = [m for sql in asked for m in re.findall("_case_rows_刑事裁判", sql)]
    assert len(everywhere) == 1


def test_a_missing_base_is_an_error() -> None:
    with pytest.raises(ShujianError) as caught:
        run_pack(pack(), {}, engine())
    assert caught.value.code == "models.no_snapshot"
