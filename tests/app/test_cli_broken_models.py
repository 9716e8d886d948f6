"""Model files that cannot be read: told, and the other models go on."""

from __future__ import annotations

from typing import Any

import pytest
from test_cli_bad_input import MODEL, brought_in

ALIASES = "a: &a [x, x]\nb: &b [*a, *a]\n"
BROKEN = {
    "aliases": (ALIASES + MODEL, "别名"),
    "deep": ("id: " + "[" * 20_000 + "]" * 20_000, "嵌套过深"),
    "python": ("id: !!python/object/apply:os.getcwd []\n", "内容文件格式不对"),
    "empty": ("", "缺少 id"),
    "way up": (MODEL.replace("id: 本院/late", "id: 本院/../../x"), "不能使用的字符"),
    "way up first": (MODEL.replace("id: 本院/late", "id: ../x"), "不能使用的字符"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_one_broken_model_stops_no_other(shell: Any, number: Any, case: str) -> None:
    text, told = BROKEN[case]
    brought_in(shell, number, ["2024-04-01"], [number(0)])
    folder = shell.home / "content" / "models" / "broken"
    folder.mkdir()
    (folder / "model.yaml").write_text(text, "utf-8")
    told = "".join(told.split())

    listed = shell("models", "list")
    assert listed.code == 0
    assert "本院/late" in listed.said
    assert told in listed.said
    assert shell("models", "check", "本院/late").code == 0

    ran = shell("models", "run", "本院/late")
    assert ran.code == 1  # the broken file may be the copy that should have been run
    assert told in ran.said
    assert len(shell("clues", "list", "--purpose", "测试", "--json").json) == 1

    missing = shell("models", "run", "本院/broken")
    assert missing.code == 1
    assert told in missing.said
