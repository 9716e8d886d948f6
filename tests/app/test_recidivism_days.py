"""What decides whether somebody is a recidivist is told: release, end of the time, the acts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.app.invented_judgments import judgment
from tests.app.test_cli_judgments import put, screened

BORN = "2001年3月4日出生，汉族，初中文化，务工。"


def _prior(released: str) -> str:
    told = f"因犯盗窃罪于2026年1月10日被虚拟省虚拟市虚拟区人民法院判处有期徒刑八个月，{released}刑满释放。"
    return judgment().replace(BORN, BORN + told)


def _found(folder: Path, text: str) -> dict[str, Any]:
    folder.mkdir()
    put(folder, 一=text)
    _, clues = screened(folder, "--originals", "--pack", "shujian/裁判-量刑情节")
    return {clue["rule"]: clue["message"] for clue in clues}


def test_a_recidivist_that_was_missed(tmp_path: Path) -> None:
    found = _found(tmp_path / "文书", _prior("2026年9月9日"))
    (said,) = [said for rule, said in found.items() if rule.startswith("recid.missed")]
    assert "释放（执行完毕）之日 2026-09-09，累犯期限至 2031-09-09" in said
    assert "本罪行为 2030-11-20至2030-11-20" in said


@pytest.mark.parametrize("released", ["2025年1月9日"])
def test_a_recidivist_that_was_none(tmp_path: Path, released: str) -> None:
    text = _prior(released).replace("2026年1月10日", "2024年5月10日")
    text = text.replace(
        "归案后如实供述自己的罪行", "系累犯，应当从重处罚；归案后如实供述自己的罪行"
    )
    found = _found(tmp_path / "文书", text)
    said = found["recid.wrong_over_five_years"]
    assert "最晚释放 2025-01-09，累犯期限至 2030-01-09，本罪行为 2030-11-20至2030-11-20" in said
