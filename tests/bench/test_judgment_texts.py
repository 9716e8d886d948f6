"""Judgments for the benchmark: other cases and people each turn, the same wording."""

from __future__ import annotations

from pathlib import Path

from bench.judgment_texts import varied, written
from shujian.documents.judgments.reading import read_judgment
from tests.app.invented_judgments import CLEAN


def test_each_turn_has_another_case_and_another_defendant(tmp_path: Path) -> None:
    paths = written(tmp_path / "文书", [CLEAN], 30)
    held = [read_judgment(p.read_text("utf-8")) for p in paths]
    assert paths[0].read_text("utf-8") == CLEAN
    assert len({r.document.text("案号") for r in held}) == 30
    names = [tuple(p.text("被告人") for p in r.people) for r in held]
    assert len(set(names)) == 30
    assert all(len(r.rows.of("判项")) == len(held[0].rows.of("判项")) for r in held)


def test_longer_names_are_changed_before_the_names_within_them() -> None:
    assert "赵甲乙" not in varied("赵甲乙和赵甲", ["赵甲乙", "赵甲"], 3)
