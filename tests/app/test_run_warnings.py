"""A run tells of failing cases of the unit's own models and of a changed identity."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from test_cli_bad_input import brought_in

from shujian.app import case_warning

CASE = """\
- name: 移交迟延，中
  as_of: 2025-06-30
  tables: {暂予监外执行: [{公民身份号码: '990101198001010014', 姓名: 赵一一, 收到决定日期: 2024-03-01, 移交日期: 2024-03-09, 执行地区划: ''}]}
  expect: {线索: [{rule: R1}], 待核: [{step: 漏管}]}
- name: 移交在前，不中
  as_of: 2025-06-30
  tables: {暂予监外执行: [{公民身份号码: '990101198001010014', 姓名: 赵一一, 收到决定日期: 2024-03-01, 移交日期: 2024-02-01, 执行地区划: ''}]}
  expect: {线索: [{rule: R1}]}
"""
BAD = "移交在前，不中"


@pytest.fixture
def folder(shell: Any, number: Any) -> Path:
    brought_in(shell, number, ["2024-04-01"], [number(0)])
    held = Path(shell.home / "content" / "models" / "late")
    (held / "cases.yaml").write_text(CASE, "utf-8")
    return held


def ran(shell: Any) -> dict[str, Any]:
    (found,) = shell("models", "run", "本院/late", "--json").json
    return dict(found)


def test_a_failing_case_is_named_and_the_model_still_runs(shell: Any, folder: Path) -> None:
    found = ran(shell)
    (warning,) = found["warnings"]
    assert BAD in warning
    assert "models check" in warning
    assert found["clues"] == 1
    assert f"提醒：{warning[:8]}".replace(" ", "") in shell("models", "run", "本院/late").said


def test_cases_run_anew_only_after_something_changed(
    shell: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ran(shell)["warnings"]
    asked: list[str] = []
    real = case_warning.check_model
    monkeypatch.setattr(case_warning, "check_model", lambda s, m: asked.append(m) or real(s, m))
    assert ran(shell)["warnings"] == before
    assert asked == []
    (folder / "cases.yaml").write_text("[]\n", "utf-8")
    assert ran(shell)["warnings"] == []
    assert asked == ["本院/late"]


def test_cases_that_cannot_be_read_are_told(shell: Any, folder: Path) -> None:
    (folder / "cases.yaml").write_text("- name: 甲\n  没有这个键: 1\n", "utf-8")
    (warning,) = ran(shell)["warnings"]
    assert "没有这个键" in warning


def test_cases_in_another_encoding_do_not_stop_the_run(shell: Any, folder: Path) -> None:
    (folder / "cases.yaml").write_bytes(CASE.encode("gb18030"))
    found = ran(shell)
    assert "UTF-8" in found["warnings"][0]
    assert found["clues"] == 1


def test_a_changed_identity_is_told_once(shell: Any, folder: Path) -> None:
    (folder / "cases.yaml").write_text("[]\n", "utf-8")
    assert ran(shell)["warnings"] == []
    path = folder / "model.yaml"
    text = path.read_text("utf-8")
    wide = "rule: R1, subject: 公民身份号码, identity: [公民身份号码, 移交日期]"
    text = text.replace("rule: R1, subject: 公民身份号码, identity: [公民身份号码]", wide)
    path.write_text(text, "utf-8")
    (warning,) = ran(shell)["warnings"]
    assert "规则 R1 的 identity 原为“公民身份号码”，现为“公民身份号码、移交日期”" in warning
    assert ran(shell)["warnings"] == []
