from __future__ import annotations

from typing import Any

import pytest

from shujian.core import yamlio
from shujian.core.errors import ShujianError
from shujian.pool import importing
from shujian.pool.proposals import layout
from shujian.pool.proposals.change import LayoutChange
from shujian.pool.proposals.mapping import match_columns
from shujian.pool.proposals.sample import Sample
from shujian.pool.proposals.table_guess import guess_tables
from shujian.pool.tables import Tables
from shujian.schema.tables import parse_table

TABLES = Tables.load()


@pytest.fixture
def sample(people: Any) -> Sample:
    rows = [people(i, f"2024-02-{i:02d}", f"2024-03-{i:02d}") for i in range(1, 12)]
    return Sample(
        ["证件号码", "罪犯姓名", "收到日期", "备用", "执行地"],
        [list(c) for c in zip(*rows, strict=True)],
    )


def test_names_aliases_and_content_find_the_columns(sample: Sample) -> None:
    mapped = match_columns(sample, TABLES.get("暂予监外执行"))
    found = {m.column: (m.header, m.sure) for m in mapped.matches}
    assert found["公民身份号码"] == ("证件号码", True)
    assert found["收到决定日期"] == ("收到日期", True)
    assert found["执行地区划"] == ("执行地", True)
    assert "移交日期" not in found
    assert mapped.hints == {"移交日期": (3,)}
    reasons = {m.column: m.reason for m in mapped.matches}
    assert "别名" in reasons["公民身份号码"]
    assert "100%" in reasons["收到决定日期"]


def test_a_column_that_says_the_opposite_is_not_even_hinted_at() -> None:
    days = [f"2024-03-{day:02d}" for day in range(1, 11)]
    sample = Sample(["姓名", "刑期起日", "刑期止日"], [["虚构甲"] * 10, days, days])
    mapped = match_columns(sample, TABLES.get("在押人员"))
    assert [(m.column, m.source) for m in mapped.matches] == [("姓名", 0), ("出监日期", 2)]
    assert mapped.hints["入监日期"] == (1,)


@pytest.mark.parametrize(
    ("table", "heading", "column"),
    [
        ("驾驶证", "初次领证日期", "核发日期"),
        ("豁免备案", "批准日期", "起始日期"),
        ("刑事裁判", "送达日期", "最后送达日期"),
        ("供养人员", "任职日期", "起始日期"),
        ("养老金发放", "发放月份", "待遇月份"),
        ("高龄津贴发放", "发放月份", "享受月份"),
    ],
)
def test_a_day_that_may_be_another_one_is_asked_about(
    table: str, heading: str, column: str
) -> None:
    days = [f"2026-03-{day:02d}" for day in range(1, 11)]
    mapped = match_columns(Sample(["姓名", heading], [["虚构甲"] * 10, days]), TABLES.get(table))
    match = next(m for m in mapped.matches if m.column == column)
    assert (match.header, match.sure, match.doubted) == (heading, False, True)


def test_the_month_that_a_benefit_is_for_goes_before_the_month_of_payment() -> None:
    paid, meant = ["2024-06"] * 6, [f"2024-0{month}" for month in range(1, 7)]
    sample = Sample(["姓名", "发放月份", "所属期"], [["虚构甲"] * 6, paid, meant])
    mapped = match_columns(sample, TABLES.get("养老金发放"))
    assert [(m.column, m.header) for m in mapped.matches if m.sure][-1] == ("待遇月份", "所属期")
    assert mapped.rivals == {}


@pytest.mark.parametrize(
    ("table", "heading", "column"),
    [("在押人员", "刑满日期", "出监日期"), ("社区矫正对象", "矫正期限止", "矫正结束日期")],
)
def test_a_planned_end_is_only_proposed_as_the_end(table: str, heading: str, column: str) -> None:
    days = [f"2026-03-{day:02d}" for day in range(1, 11)]
    mapped = match_columns(Sample(["姓名", heading], [["虚构甲"] * 10, days]), TABLES.get(table))
    match = next(m for m in mapped.matches if m.column == column)
    assert (match.header, match.sure) == (heading, False)
    assert "预定" in match.reason


def test_cells_alone_never_answer_for_a_required_column(pool: Any, people: Any) -> None:
    rows = [people(i) for i in range(8)]
    path = pool.write(rows, ["身份证号", "姓名", "备用一", "移交日期", "执行地区划"])
    with importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal:
        question = next(q for q in proposal.questions if q.kind == "column")
        assert (question.id, question.proposed) == ("p1.column.收到决定日期", None)
        assert [o.value for o in question.options] == ["c2", ""]
        assert proposal.parts[0].missing == ("收到决定日期",)
        with pytest.raises(ShujianError):
            importing.commit(pool.ctx, pool.home, proposal, accept=True)


def test_a_fitting_header_over_other_content_is_doubted(people: Any) -> None:
    cells = [[people(i)[0] for i in range(9)], ["虚构甲"] * 9, ["不是日期"] * 9]
    mapped = match_columns(
        Sample(["身份证号", "姓名", "收到决定日期"], cells), TABLES.get("暂予监外执行")
    )
    match = next(m for m in mapped.matches if m.column == "收到决定日期")
    assert not match.sure
    assert "0%" in match.reason


@pytest.mark.parametrize(
    ("table", "heading", "column"),
    [
        ("死亡登记", "注销日期", "死亡日期"),
        ("人口信息", "注销日期", "终止日期"),
        ("社区矫正对象", "登记日期", "接收日期"),
        ("养老金发放", "到账月份", "待遇月份"),
        ("戒毒决定", "决定日期", "送达日期"),
        ("复议诉讼", "申请日期", "受理日期"),
    ],
)
def test_a_heading_of_another_day_is_asked_with_its_reason(
    table: str, heading: str, column: str
) -> None:
    day = "2024-03" if heading.endswith("月份") else "2024-03-01"
    known = TABLES.get(table)
    mapped = match_columns(Sample([heading], [[day] * 9]), known)
    match = next(m for m in mapped.matches if m.column == column)
    assert not match.sure
    assert known.column(column).doubt in match.reason


def test_two_columns_that_fit_equally_are_a_question_without_proposal(
    pool: Any, people: Any
) -> None:
    header = ["身份证号", "证件号码", "姓名", "收到决定日期"]
    path = pool.write([[people(1)[0], people(2)[0], "虚构甲", "2024-01-01"]], header)
    with importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal:
        question = next(q for q in proposal.questions if q.kind == "column")
        assert question.proposed is None
        assert [o.value for o in question.options] == ["c0", "c1", ""]
        with pytest.raises(ShujianError, match="没有回答"):
            importing.commit(pool.ctx, pool.home, proposal, accept=True)
        answered = importing.answer(pool.ctx, pool.home, proposal, {question.id: "c1"})
        importing.commit(pool.ctx, pool.home, answered, accept=True)
    assert pool.rows("公民身份号码") == [(people(2)[0],)]


def test_the_best_table_is_proposed_with_scores(sample: Sample) -> None:
    guesses = guess_tables(sample, TABLES)
    assert guesses[0].table == "暂予监外执行"
    assert guesses[0].score > guesses[1].score
    assert guesses == sorted(guesses, key=lambda g: (-g.score, g.table))
    assert all(g.reason for g in guesses)


@pytest.mark.parametrize("name", sorted(t.name for t in TABLES))
def test_every_shipped_table_is_found_by_its_own_headers(name: str) -> None:
    table = TABLES.get(name)
    header = [c.name for c in table.columns]
    cells = [[c.cleaner.example] * 8 for c in table.columns]
    mapped = match_columns(Sample(header, cells), table)
    assert {m.column: m.header for m in mapped.matches} == {h: h for h in header}
    assert all(m.sure for m in mapped.matches)
    assert guess_tables(Sample(header, cells), TABLES)[0].table == name


def test_an_unknown_table_name_gets_the_nearest_ones() -> None:
    with pytest.raises(ShujianError) as error:
        TABLES.get("暂予监外执")
    assert "暂予监外执行" in error.value.remedy


@pytest.mark.parametrize("name", ["暂予监外执行", "temp_out", "shujian/暂予监外执行", "TEMP_OUT"])
def test_tables_are_found_by_name_alias_and_id(name: str) -> None:
    assert TABLES.get(name).name == "暂予监外执行"


def test_a_broken_table_of_the_unit_does_not_stop_the_others(home: Any) -> None:
    path = home.content / "tables" / "坏.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("id: local/坏表\nname: 坏表\nkey: [甲]\ncolumns: []\n", "utf-8")
    tables = Tables.load(home)
    assert tables.get("暂予监外执行").key
    with pytest.raises(ShujianError):
        tables.get("坏表")
    with pytest.raises(ShujianError):
        tables.check()


def test_a_confirmed_mapping_is_used_again_for_the_same_headers(pool: Any, people: Any) -> None:
    header = ["证号", "名", "决定收到日"]
    rows = [people(i)[:3] for i in range(6)]
    path = pool.write(rows, header)
    answers = {
        "p1.column.公民身份号码": "c0",
        "p1.column.姓名": "c1",
        "p1.column.收到决定日期": "c2",
    }
    pool.add(path, answers=answers)
    again = pool.write([people(i, "2024-06-01")[:3] for i in range(6)], header)
    with importing.propose(pool.ctx, pool.home, again, supplier="某监狱") as proposal:
        assert proposal.parts[0].reused
        assert proposal.parts[0].table is not None
        assert proposal.parts[0].table.name == pool.table
        assert [q.kind for q in proposal.questions] == ["as_of"]
        assert proposal.parts[0].sources == {"公民身份号码": 0, "姓名": 1, "收到决定日期": 2}
    with importing.propose(
        pool.ctx, pool.home, again, supplier="另一单位", table=pool.table
    ) as other:
        assert not other.parts[0].reused


def test_a_changed_layout_asks_again_and_shows_what_changed(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)])
    changed = pool.write([people(2)], ["身份证号码", "姓名", "收到决定日期", "移交日期", "备注"])
    with importing.propose(
        pool.ctx, pool.home, changed, supplier="某监狱", table=pool.table
    ) as proposal:
        question = next(q for q in proposal.questions if q.kind == "layout")
        assert ("身份证号", "身份证号码") in proposal.parts[0].change.renamed
        assert "身份证号 → 身份证号码" in question.text
        answered = importing.answer(pool.ctx, pool.home, proposal, {question.id: "ok"})
        assert "layout" not in [q.kind for q in answered.questions]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["甲", "乙"], ["甲", "乙"], LayoutChange()),
        (["甲", "乙"], ["乙", "甲"], LayoutChange(moved=True)),
        (["甲"], ["甲", "丙"], LayoutChange(added=("丙",))),
        (["甲", "丙"], ["甲"], LayoutChange(removed=("丙",))),
        (["甲", "发放日期"], ["甲", "发放日"], LayoutChange(renamed=(("发放日期", "发放日"),))),
        ([" 甲 "], ["甲："], LayoutChange()),
    ],
)
def test_layout_changes(old: list[str], new: list[str], expected: LayoutChange) -> None:
    assert layout.changes(tuple(old), tuple(new)) == expected


@pytest.mark.parametrize(
    "answers", [{"p1.column.姓名": "c99"}, {"p1.column.姓名": "x"}, {"as_of.暂予监外执行": "昨天"}]
)
def test_answers_that_cannot_be_meant_are_refused(
    pool: Any, people: Any, answers: dict[str, str]
) -> None:
    path = pool.write([people(1)])
    with (
        importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal,
        pytest.raises(ShujianError),
    ):
        importing.answer(pool.ctx, pool.home, proposal, answers)


def test_a_file_without_a_fitting_table_is_asked_about(pool: Any) -> None:
    path = pool.write([["1", "x"]], ["alpha", "beta"])
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        assert [(q.kind, q.proposed) for q in proposal.questions] == [("table", None)]
        assert "新建" in proposal.questions[0].text
        left_out = importing.answer(pool.ctx, pool.home, proposal, {"p1.table": ""})
        with pytest.raises(ShujianError, match="没有可导入"):
            importing.commit(pool.ctx, pool.home, left_out)


@pytest.mark.parametrize(
    ("second", "asked"),
    [("2024-09-09", True), ("", True), ("不是日期", True), ("2024-04-01", False)],
)
def test_columns_of_one_name_are_a_question_unless_they_hold_the_same(
    pool: Any, people: Any, second: str, asked: bool
) -> None:
    rows = [[*people(i, handed="2024-04-01"), second] for i in range(8)]
    path = pool.write(
        rows, ["身份证号", "姓名", "收到决定日期", "移交日期", "执行地区划", "移交日期"]
    )
    with importing.propose(pool.ctx, pool.home, path, table=pool.table) as proposal:
        questions = [q for q in proposal.questions if q.kind == "column"]
        assert [(q.id, q.proposed) for q in questions] == [("p1.column.移交日期", None)] * asked
        if asked:
            assert [o.value for o in questions[0].options] == ["c3", "c5", ""]
            with pytest.raises(ShujianError, match="第 6 列“移交日期_2”") as error:
                importing.commit(pool.ctx, pool.home, proposal, accept=True)
            assert "--column" in error.value.remedy
            proposal = importing.answer(pool.ctx, pool.home, proposal, {questions[0].id: "c3"})
        importing.commit(pool.ctx, pool.home, proposal, accept=True)
    assert pool.rows("移交日期::VARCHAR")[0] == ("2024-04-01",)


def test_a_table_that_has_a_numbered_column_of_its_own_takes_both(sample: Sample) -> None:
    draft = parse_table(
        yamlio.parse(
            "id: local/两日期\nname: 两日期\nkey: [号]\ncolumns:\n"
            "  - {name: 号, element: 编号, required: true, meaning: 号}\n"
            "  - {name: 日期, element: 日期, meaning: 甲}\n"
            "  - {name: 日期_2, element: 日期, meaning: 乙}\n",
            "t.yaml",
        ),
        "t.yaml",
    )
    cells = [["A1", "A2"], ["2024-01-01", "2024-01-02"], ["2024-02-01", "2024-02-02"]]
    mapped = match_columns(Sample(["号", "日期", "日期_2"], cells), draft)
    assert {m.column: m.header for m in mapped.matches if m.sure} == {
        "号": "号", "日期": "日期", "日期_2": "日期_2",
    }  # fmt: skip
    assert mapped.rivals == {}


def test_tables_are_parsed_again_only_after_a_file_changed(home: Any) -> None:
    first = Tables.load(home)
    assert Tables.load(home) is first
    path = home.content / "tables" / "新.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "id: local/新表\nname: 新表\nkey: [号]\ncolumns:\n  - {name: 号, element: 编号, required: true, meaning: 号}\n"
    path.write_text(text, "utf-8")
    assert "新表" in Tables.load(home)
    path.write_text(text.replace("新表", "新增的表"), "utf-8")
    assert "新表" not in Tables.load(home)
    assert "新增的表" in Tables.load(home)
    path.unlink()
    assert "新增的表" not in Tables.load(home)
