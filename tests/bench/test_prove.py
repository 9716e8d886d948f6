"""Proofs: kills in a small home; what is done is remembered, what fails is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.proofs.chunk import Chunk, Proof, ProofError, Proved, holds
from bench.proofs.kills import acknowledged, killed, mend
from bench.proofs.page import page
from bench.proofs.sound import check_home
from bench.proofs.victim import Victim
from bench.prove import State, prove
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Import, ImportState, JournalEntry


def test_three_kills_lose_nothing(tmp_path: Path) -> None:
    found = killed(7, 3, False, tmp_path / "kills")
    assert found.cases == 3
    assert found.counts["次已确认的导入"] >= 1


@pytest.fixture
def lived(tmp_path: Path) -> tuple[Home, Path]:
    home = Home.open(tmp_path / "张三 (1)", database="")
    log = tmp_path / "log.jsonl"
    Victim(home, log, 1, large=False).live(2)
    check_home(home.path, acknowledged(log))
    return home, log


def test_a_spoilt_home_is_noticed(lived: tuple[Home, Path]) -> None:
    home, log = lived
    known = acknowledged(log)
    with pytest.raises(ProofError, match="is gone"):
        check_home(home.path, [*known, {**known[-1], "import": "nothing"}])
    with pytest.raises(ProofError, match="journal"):
        check_home(home.path, [{**known[-1], "hash": "0" * 64}])
    with db.session(home) as session:
        row = session.get_one(Import, known[-1]["import"])
        row.state = ImportState.DROPPED
    with pytest.raises(ProofError, match=row.id):
        check_home(home.path, known)
    with pytest.raises(ProofError, match="nobody acknowledged"):
        check_home(home.path, [])
    with db.session(home) as session:
        session.get_one(Import, known[-1]["import"]).state = ImportState.ACKNOWLEDGED
        session.get_one(JournalEntry, 1).actor = "别人"
    with pytest.raises(ProofError, match="journal"):
        check_home(home.path, known)


def test_a_line_cut_off_by_the_kill_was_not_acknowledged(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text('{"ready": true}\n{"import": "a', encoding="utf-8")
    assert acknowledged(log) == [{"ready": True}]
    mend(log)
    assert log.read_text("utf-8") == '{"ready": true}\n'


def test_finished_chunks_are_remembered_and_failed_ones_tried_again(tmp_path: Path) -> None:
    tries: list[str] = []

    def work(folder: Path) -> Proved:
        tries.append(folder.name)
        holds(folder.name != "b" or tries.count("b") > 1, "the first time")
        return Proved(10, {"行": 5})

    proof = Proof("p", "所证", "例", tuple(Chunk(k, 1, work) for k in "abc"))
    state = State(tmp_path, "digest")
    prove(proof, state)
    assert "**未通过**" in page([proof], state.done(), "")
    prove(proof, state)
    assert tries == ["a", "b", "c", "b"]
    assert "| 30 例，15 行 | 全部成立 |" in page([proof], state.done(), "")
    assert State(tmp_path, "another program").done() == {}
    assert json.loads((tmp_path / "state.json").read_text("utf-8"))["a"]["cases"] == 10
