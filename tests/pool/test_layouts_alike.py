"""A supplier's next file has one more column, or one less: what was answered last time holds."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.errors import ShujianError
from shujian.pool import importing
from shujian.pool.proposals import layout
from shujian.pool.proposals.layout import Fit, Layout, nearest
from shujian.pool.proposals.proposal import Proposal

LARGE = os.environ.get("PROVE") == "large"
HEADER = ["证号", "名", "决定收到日", "备注"]
SAID = {
    "p1.column.公民身份号码": "c0",
    "p1.column.姓名": "c1",
    "p1.column.收到决定日期": "c2",
    "p1.column.移交日期": "",
}
HEADS = [f"{a}{b}" for a in "甲乙丙丁戊己" for b in ("日", "名", "号")]


def rows_of(people: Any, header: list[str], count: int = 6) -> list[list[str]]:
    places = {"证号": 0, "名": 1, "决定收到日": 2}
    plain = {"备注": "无", "手机号": "x", "移交日期": "2024-04-05", "姓名": "虚构丑"}
    return [
        [people(i)[places[h]] if h in places else plain.get(h, "") for h in header]
        for i in range(count)
    ]


def remember(pool: Any, people: Any, header: list[str] = HEADER, **said: str) -> None:
    answers = {key: value for key, value in SAID.items()} | said
    pool.add(pool.write(rows_of(people, header), header), answers=answers)


def propose(pool: Any, people: Any, header: list[str], **options: Any) -> Proposal:
    options = {"table": pool.table, "supplier": "某监狱", **options}
    path = pool.write(rows_of(people, header), header)
    return importing.propose(pool.ctx, pool.home, path, **options)


def heads(proposal: Proposal) -> dict[str, str]:
    return {m.column: m.header for m in proposal.parts[0].matches}


MAPPED = {"公民身份号码": "证号", "姓名": "名", "收到决定日期": "决定收到日"}


@pytest.mark.parametrize(
    ("header", "asked", "told"),
    [
        ([*HEADER, "手机号"], True, "这次多出的列：手机号"),
        (["手机号", *HEADER], True, "这次多出的列：手机号"),
        (HEADER[:3], False, "这次没有：备注"),
        (HEADER[::-1], False, "列的顺序有变"),
        (["手机号", "决定收到日", "名", "证号"], True, "这次没有：备注"),
    ],
)
def test_the_mapping_holds_where_all_columns_it_used_are_there(
    pool: Any, people: Any, header: list[str], asked: bool, told: str
) -> None:
    remember(pool, people)
    with propose(pool, people, header) as proposal:
        part = proposal.parts[0]
        assert (part.reused, heads(proposal)) == (True, MAPPED)
        assert told in str(part.change)
        questions = [q for q in proposal.questions if q.kind == "layout"]
        assert bool(questions) == asked
        assert all(told in q.text for q in questions)
        done = importing.commit(pool.ctx, pool.home, proposal, accept=True)[0]
    assert done.rows_kept == 6
    assert any("沿用" in note and told in note for note in done.parts[0].notes)
    assert {name for _, name in pool.rows("公民身份号码, 姓名")} == {people(i)[1] for i in range(6)}


def test_a_person_may_say_that_it_is_another_list(pool: Any, people: Any) -> None:
    remember(pool, people)
    with propose(pool, people, [*HEADER, "手机号"]) as proposal:
        anew = importing.answer(pool.ctx, pool.home, proposal, {"p1.layout": "new"})
        assert not anew.parts[0].reused
        assert "layout" not in [q.kind for q in anew.questions]
        kept = importing.answer(pool.ctx, pool.home, anew, {"p1.layout": "ok"})
        assert (kept.parts[0].reused, heads(kept)) == (True, MAPPED)


def test_a_new_column_is_proposed_as_in_a_new_file(pool: Any, people: Any) -> None:
    remember(pool, people)
    with propose(pool, people, [*HEADER, "移交日期"]) as proposal:
        match = next(m for m in proposal.parts[0].matches if m.column == "移交日期")
        assert (match.header, match.sure) == ("移交日期", True)
        assert match.reason.startswith("这次多出的列")


def test_a_new_column_that_fits_what_another_was_confirmed_for_is_asked(
    pool: Any, people: Any
) -> None:
    remember(pool, people)
    with propose(pool, people, [*HEADER, "姓名"]) as proposal:
        question = next(q for q in proposal.questions if q.id == "p1.column.姓名")
        assert question.proposed is None
        assert [o.value for o in question.options] == ["c1", "c4", ""]
        with pytest.raises(ShujianError, match="没有回答"):
            importing.commit(pool.ctx, pool.home, proposal, accept=True)


def test_a_column_that_was_used_and_is_gone_is_asked_about(pool: Any, people: Any) -> None:
    header = ["身份证号", "决定收到日", "甲日"]
    said = {"p1.column.移交日期": "c2", "p1.column.收到决定日期": "c1"}
    rows = [[people(i)[0], "2024-03-01", "2024-04-01"] for i in range(6)]
    pool.add(pool.write(rows, header), answers=said)
    gone = pool.write([r[:2] for r in rows], header[:2])
    with importing.propose(
        pool.ctx, pool.home, gone, table=pool.table, supplier="某监狱"
    ) as proposal:
        part = proposal.parts[0]
        assert not part.reused
        assert ("甲日", "移交日期") in part.change.lost
        question = next(q for q in proposal.questions if q.kind == "layout")
        assert "“甲日”上次作“移交日期”，这次没有列作它" in question.text


def test_where_the_mapping_is_gone_each_pair_left_is_asked_and_none_taken(
    pool: Any, people: Any
) -> None:
    header = ["证号", "子", "丑", "寅"]
    said = {"p1.column.公民身份号码": "c0", "p1.column.收到决定日期": "c1"}
    said |= {"p1.column.移交日期": "c2", "p1.column.执行地区划": "c3"}
    rows = [[people(i)[0], "2024-03-01", "2024-04-01", "990102"] for i in range(6)]
    pool.add(pool.write(rows, header), answers=said)
    gone = pool.write([[*r[:2], r[3]] for r in rows], ["证号", "子", "寅"])
    with importing.propose(
        pool.ctx, pool.home, gone, table=pool.table, supplier="某监狱"
    ) as proposal:
        assert not proposal.parts[0].reused
        asked = {q.id: q for q in proposal.questions if q.kind == "column"}
        assert asked["p1.column.收到决定日期"].proposed == "c1"
        assert asked["p1.column.执行地区划"].personal
        assert "上次“子”一列作它" in asked["p1.column.收到决定日期"].text
        assert "移交日期" in str(proposal.parts[0].change)
        taken = importing.settled(pool.ctx, pool.home, proposal, True)
        assert taken.parts[0].matches == ()
        anew = importing.answer(pool.ctx, pool.home, proposal, {"p1.layout": "new"})
        assert "p1.column.执行地区划" not in {q.id for q in anew.questions}


def test_the_table_of_nearly_the_same_list_is_proposed_not_taken(pool: Any, people: Any) -> None:
    remember(pool, people)
    with propose(pool, people, [*HEADER, "手机号"], table=None) as proposal:
        question = next(q for q in proposal.questions if q.kind == "table")
        assert question.proposed == pool.table
        assert "上次" in question.options[0].label
        taken = importing.answer(pool.ctx, pool.home, proposal, {question.id: pool.table})
        assert heads(taken) == MAPPED
    with propose(pool, people, [*HEADER, "手机号"], table=None, supplier="另一监狱") as other:
        question = next(q for q in other.questions if q.kind == "table")
        assert question.proposed is None
    many = [*HEADER, "子", "丑", "寅", "卯"]
    with propose(pool, people, many, table=None) as wide:
        question = next(q for q in wide.questions if q.kind == "table")
        assert question.proposed is None


def test_a_name_that_speaks_of_another_list_goes_before_the_memory(pool: Any, people: Any) -> None:
    remember(pool, people)
    header = [*HEADER, "手机号"]
    path = pool.write(rows_of(people, header), header)
    named = path.rename(path.with_name("养老金发放名单.csv"))
    with importing.propose(pool.ctx, pool.home, named, supplier="某监狱") as proposal:
        question = next(q for q in proposal.questions if q.kind == "table")
        assert question.proposed != pool.table


def test_what_one_visit_brought_is_no_memory_for_its_other_files(pool: Any, people: Any) -> None:
    begun = dt.datetime.now(dt.UTC)
    remember(pool, people)
    with propose(pool, people, [*HEADER, "手机号"]) as proposal:
        proposal = replace(proposal, since=begun)
        again = importing.answer(pool.ctx, pool.home, proposal, {})
        assert not again.parts[0].reused


def one(header: list[str], columns: dict[str, str], table: str = "T", **more: Any) -> Layout:
    places = {column: header.index(head) for column, head in columns.items()}
    return Layout(table, tuple(header), places, {}, **more)


@st.composite
def cases(draw: Any) -> tuple[Layout, list[str]]:
    """A mapping of some headers, and other headers, drawn from one set, in any order."""
    old = draw(st.lists(st.sampled_from(HEADS), min_size=1, max_size=9, unique=True))
    used = draw(st.lists(st.sampled_from(old), min_size=1, unique=True))
    new = draw(st.lists(st.sampled_from(HEADS), min_size=1, max_size=12, unique=True))
    if draw(st.booleans()):
        new = draw(st.permutations(list(dict.fromkeys([*used, *new]))))
    return one(old, {f"标{i}": head for i, head in enumerate(used)}), new


@settings(max_examples=300 if LARGE else 60, deadline=None)
@given(cases())
def test_any_subset_and_order_of_headers(case: tuple[Layout, list[str]]) -> None:
    known, header = case
    fit = nearest([known], header)
    used = {known.header[i] for i in known.columns.values()}
    assert (fit is not None) == (used <= set(header))
    if fit is None:
        return
    old = list(known.header)
    assert {c: header[i] for c, i in fit.layout.columns.items()} == {
        c: known.header[i] for c, i in known.columns.items()
    }
    assert {header[i] for i in fit.new} == set(fit.change.added) == set(header) - set(old)
    assert set(fit.change.removed) == set(old) - set(header)
    assert not used & (set(fit.change.added) | set(fit.change.removed))
    assert fit.change.moved == ([h for h in old if h in header] != [h for h in header if h in old])


@settings(max_examples=200 if LARGE else 40, deadline=None)
@given(st.lists(cases(), min_size=2, max_size=4), st.data())
def test_the_nearest_of_several_or_none(drawn: list[tuple[Layout, list[str]]], data: Any) -> None:
    known, header = [case[0] for case in drawn], drawn[0][1]
    found = nearest(known, header)
    single = [fit for k in known if (fit := nearest([k], header)) is not None]
    far = [len(f.change.added) + len(f.change.removed) for f in single]
    best = [f.layout for f, d in zip(single, far, strict=True) if d == min(far)]
    agree = bool(best) and all(one == best[0] for one in best)
    assert (found.layout if found else None) == (best[0] if agree else None)
    assert nearest(data.draw(st.permutations(known)), header) == found or agree


def test_two_that_fit_equally_and_differ_are_none() -> None:
    first = one(["甲日", "乙日", "子"], {"收到": "甲日"})
    second = one(["甲日", "乙日", "丑"], {"收到": "乙日"})
    assert nearest([first, second], ["甲日", "乙日"]) is None
    same = one(["甲日", "乙日", "丑"], {"收到": "甲日"})
    assert isinstance(nearest([first, same], ["甲日", "乙日"]), Fit)
    other = replace(first, table="另一张表")
    assert nearest([first, other], ["甲日", "乙日"]) is None


@pytest.mark.parametrize(
    ("old", "used", "new"),
    [
        (["移交日期"], "移交日期", ["移交日期", "移交日期_2"]),
        (["移交日期", "移交日期_2"], "移交日期_2", ["移交日期", "甲"]),
        (["甲", "列2"], "列2", ["甲", "列2", "乙"]),
    ],
)
def test_columns_of_one_name_or_of_none_are_not_taken_for_each_other(
    old: list[str], used: str, new: list[str]
) -> None:
    assert nearest([one(old, {"标": used})], new) is None


def test_no_columns_used_fit_nothing() -> None:
    assert nearest([Layout("T", ("甲",), {}, {})], ["甲", "乙"]) is None
    assert layout.signature(["甲 "]) == layout.signature(["甲"])
