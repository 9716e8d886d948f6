"""Rulings on commutation and parole: what they grant, and what they refuse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shujian.core import yamlio
from shujian.documents.judgments.reading import read_judgment

PATH = Path(__file__).parent / "data" / "ruling_forms.yaml"
DATA: dict[str, Any] = yamlio.parse(PATH.read_text("utf-8"), PATH.name)
COLUMNS = ("减去刑期", "主刑", "裁定假释", "剥夺政治权利", "刑期止日")


def _facts(text: str) -> dict[str, str]:
    rows = read_judgment(text).rows.of("判决结果")
    if not rows:
        return {}
    told = {c: str(rows[0].cells[c].value) for c in COLUMNS if c in rows[0].cells}
    return {column: value for column, value in told.items() if value != "False"}


@pytest.mark.parametrize("joint", ["\n", " "], ids=["lines", "one line"])
@pytest.mark.parametrize("case", DATA["dispositions"], ids=lambda case: case["text"][:30])
def test_a_ruling_grants_only_what_it_says(case: dict[str, Any], joint: str) -> None:
    text = DATA["base"].format(v=case["text"]).rstrip("\n").replace("\n", joint)
    assert _facts(text) == {column: str(value) for column, value in case["facts"].items()}


def test_the_judgment_that_is_served_is_no_earlier_conviction() -> None:
    text = DATA["base"].format(v="对罪犯白某减去有期徒刑八个月。")
    told = "，因犯抢劫罪，2006年9月4日被虚州市中级人民法院判处有期徒刑十八年，现在"
    header = text.replace("，现在", told).replace("虚州市中级人民法院于2006年9月4日作出", "该院以")
    earlier = header.replace(
        "，因犯抢劫罪", "。2001年3月2日因犯盗窃罪被判处有期徒刑一年。因犯抢劫罪"
    )
    assert read_judgment(header).rows.of("前科") == []
    assert [r.text("前科罪名") for r in read_judgment(earlier).rows.of("前科")] == ["盗窃罪"]
