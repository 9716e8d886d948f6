"""`pool none`: a statement that there is nothing lets “not found” mean “not there”."""

from __future__ import annotations

from typing import Any

from deliveries import HEADER, add, row
from test_no_row import MODEL


def _streams(shell: Any) -> dict[str, set[str]]:
    run = shell("models", "run", "本院/kinds", "--json").json[0]["run"]
    return {
        stream: {
            r["step"] for r in shell("runs", "show", run, "--stream", stream, "--json").json["rows"]
        }
        for stream in ("未检查",)
    }


def test_rows_are_checked_once_it_is_stated(shell: Any, number: Any) -> None:
    assert add(shell, shell.file("监外.csv", HEADER, row(number(1)))).code == 0
    folder = shell.home / "content" / "models" / "kinds"
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text(MODEL, "utf-8")
    assert "有无" in _streams(shell)["未检查"]
    said = ("--covers", "*:2020-01-01..2025-12-31", "-s", "某局", "--authority", "某局来函")
    made = shell("pool", "none", "社区矫正对象", *said)
    assert (made.code, "没有（零条）" in made.said) == (0, True), made.said
    assert "有无" not in _streams(shell)["未检查"]
    assert "没有变化" in shell("pool", "none", "社区矫正对象", *said).said
    refused = shell("pool", "none", "暂予监外执行", *said)
    assert (refused.code, "已有1行" in refused.said) == (1, True), refused.said
