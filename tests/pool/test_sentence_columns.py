"""A court's list that tells of the probation in one column, or of the whole sentence in one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from shujian.core.terms import Term
from shujian.pool import importing
from shujian.pool.proposals.proposal import SKIP, Proposal
from tests.pool.conftest import Pool, id_number, read

DAY = dt.date(2025, 6, 30)
HEAD = ["文书编号", "案号", "被告人姓名", "身份证号", "判决日期", "罪名"]
COLUMNS = "主刑, 刑期, 缓刑, 缓刑考验期"


def _rows(cells: list[list[str]]) -> list[list[str]]:
    return [
        [f"W{n}", f"(2024)虚9901刑初{n}号", "虚构甲", id_number(n), "2024-03-01", "盗窃罪", *more]
        for n, more in enumerate(cells, 1)
    ]


def _proposed(pool: Pool, path: Path, answers: dict[str, str] | None = None) -> Proposal:
    return importing.propose(
        pool.ctx, pool.home, path, table="刑事裁判", supplier="某法院", answers=answers
    )


def _asked(pool: Pool, path: Path) -> dict[str, str | None]:
    with _proposed(pool, path) as proposal:
        ids = [q.id for q in proposal.questions]
        assert len(ids) == len(set(ids))
        return {
            name: q.proposed
            for q in proposal.questions
            if (name := q.id.rpartition(".")[2]) in COLUMNS.split(", ")
        }


def _held(pool: Pool, path: Path) -> list[tuple[object, ...]]:
    pool.table = "刑事裁判"
    done = pool.add(path, supplier="某法院", as_of=DAY)
    assert done.rows_quarantined == 0
    return read(pool.snapshot().files, COLUMNS)


def _term(months: int) -> int:
    return Term(months).code


@pytest.mark.parametrize("header", ["缓刑", "缓刑考验期"])
def test_one_column_of_probations_serves_both(pool: Pool, header: str) -> None:
    cells = [["有期徒刑", "一年", text] for text in ("二年", "", "1年6个月", "无")]
    path = pool.write(_rows(cells), [*HEAD, "主刑种类", "刑期", header])
    other = {"缓刑": "缓刑考验期", "缓刑考验期": "缓刑"}[header]
    assert _asked(pool, path) == {other: "c8"}
    assert sorted(_held(pool, path), key=str) == sorted(
        [
            ("有期徒刑", _term(12), True, _term(24)),
            ("有期徒刑", _term(12), None, None),
            ("有期徒刑", _term(12), True, _term(18)),
            ("有期徒刑", _term(12), False, None),
        ],
        key=str,
    )


@pytest.mark.parametrize("header", ["刑罚", "刑期"])
def test_one_column_of_sentences_serves_all(pool: Pool, header: str) -> None:
    cells = [
        ["有期徒刑一年，缓刑一年六个月"],
        ["有期徒刑三年缓刑四年"],
        ["拘役六个月，并处罚金"],
        ["有期徒刑二年"],
    ]
    path = pool.write(_rows(cells), [*HEAD, header])
    own = {"刑罚": "主刑", "刑期": "刑期"}[header]
    assert _asked(pool, path) == dict.fromkeys(set(COLUMNS.split(", ")) - {own}, "c6")
    assert sorted(_held(pool, path), key=str) == sorted(
        [
            ("有期徒刑", _term(12), True, _term(18)),
            ("有期徒刑", _term(36), True, _term(48)),
            ("拘役", _term(6), None, None),
            ("有期徒刑", _term(24), None, None),
        ],
        key=str,
    )


def test_a_bare_term_of_the_penalty_is_never_a_probation(pool: Pool) -> None:
    cells = [["有期徒刑一年，缓刑一年六个月"], ["二年"]]
    path = pool.write(_rows(cells), [*HEAD, "刑期"])
    held = _held(pool, path)
    assert (None, _term(24), None, None) in held


def test_plain_terms_are_proposed_for_nothing_else(pool: Pool) -> None:
    path = pool.write(_rows([["有期徒刑", "一年"]] * 4), [*HEAD, "主刑种类", "刑期"])
    assert not {"缓刑", "缓刑考验期"} & {c for c, p in _asked(pool, path).items() if p}


def test_yes_and_no_are_no_periods(pool: Pool) -> None:
    cells = [["有期徒刑", "一年", text] for text in ("是", "否", "是")]
    path = pool.write(_rows(cells), [*HEAD, "主刑种类", "刑期", "是否缓刑"])
    assert "缓刑考验期" not in _asked(pool, path)


def test_what_a_person_declined_is_not_asked_again(pool: Pool) -> None:
    cells = [["有期徒刑", "一年", "二年"]] * 3
    path = pool.write(_rows(cells), [*HEAD, "主刑种类", "刑期", "缓刑考验期"])
    with _proposed(pool, path, {"p1.column.缓刑": SKIP}) as proposal:
        assert "p1.column.缓刑" not in {q.id for q in proposal.questions}
        assert "缓刑" not in proposal.parts[0].sources


def test_a_doubted_heading_is_confirmed_before_it_serves_more(pool: Pool) -> None:
    path = pool.write(_rows([["有期徒刑一年，缓刑二年"]] * 6), [*HEAD, "判决结果"])
    assert set(_asked(pool, path)) == {"主刑"}
    with _proposed(pool, path, {"p1.column.主刑": "c6"}) as proposal:
        asked = {q.id.rpartition(".")[2]: q.proposed for q in proposal.questions}
    assert [asked.get(c) for c in ("刑期", "缓刑", "缓刑考验期")] == ["c6"] * 3


def test_some_unread_cells_are_no_reason_to_lose_the_others(pool: Pool) -> None:
    cells = [["有期徒刑", "一年", text] for text in ("二年", "24", "", "一年")]
    path = pool.write(_rows(cells), [*HEAD, "主刑种类", "刑期", "缓刑"])
    assert _asked(pool, path) == {"缓刑考验期": "c8"}


@pytest.mark.parametrize("group", ["刑期（考验期）", "刑期(含考验期)", "主刑刑期", "缓刑考验期限"])
def test_days_under_a_heading_like_a_term_are_never_proposed_as_one(pool: Pool, group: str) -> None:
    """One click on 采用全部建议 would lose every term, and hide that the sentence tells them."""
    cells = [["有期徒刑一年六个月，缓刑二年", "2026年1月6日", "2028/1/5"]] * 6
    path = pool.write(_rows(cells), [*HEAD, "刑罚", f"{group}-起", f"{group}-止"])
    asked = _asked(pool, path)
    assert [asked.get(c) for c in ("刑期", "缓刑", "缓刑考验期")] == ["c6"] * 3
    assert not {"c7", "c8"} & set(asked.values())


def test_a_column_named_term_that_holds_days_gives_way_to_the_sentence(pool: Pool) -> None:
    cells = [["有期徒刑一年六个月，缓刑二年", "2026.1.6至2028.1.5"]] * 6
    path = pool.write(_rows(cells), [*HEAD, "刑罚", "刑期"])
    assert _asked(pool, path)["刑期"] == "c6"


def test_a_named_column_that_cannot_be_read_is_not_taken_with_others(pool: Pool) -> None:
    cells = [["有期徒刑", "2026.1.6至2028.1.5"]] * 6
    path = pool.write(_rows(cells), [*HEAD, "主刑种类", "刑期"])
    with _proposed(pool, path) as proposal:
        asked = {q.id.rpartition(".")[2]: q for q in proposal.questions}
    assert asked["刑期"].alone
