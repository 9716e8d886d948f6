"""Wordings of courts of many places and years: what is read of each, written down before."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shujian.core import yamlio
from shujian.documents.judgments.flat import flat
from shujian.documents.judgments.reading import read_judgment
from tests.documents.judgment_frame import judgment

DATA = Path(__file__).parent / "data" / "wordings"


def _cases() -> list[Any]:
    found = []
    for path in sorted(DATA.glob("*.yaml")):
        cases = yamlio.parse(path.read_text("utf-8"), path.name)["cases"]
        found += [pytest.param(c, id=f"{path.stem}-{n}") for n, c in enumerate(cases, start=1)]
    return found


def _differences(wanted: Any, given: Any, at: str) -> list[str]:
    """Where the facts differ; what is expected to be empty may be null, false or an empty list."""
    if isinstance(wanted, dict) and isinstance(given, dict):
        return [d for k, v in wanted.items() for d in _differences(v, given.get(k), f"{at}.{k}")]
    if isinstance(wanted, list) and wanted and isinstance(wanted[0], dict):
        if len(wanted) != len(given or []):
            return [f"{at}: {len(given or [])}, not {len(wanted)}"]
        pairs = enumerate(zip(wanted, given, strict=True))
        return [d for n, (a, b) in pairs for d in _differences(a, b, f"{at}[{n}]")]
    same = str(wanted) == str(given) or (not wanted and not given)  # YAML keeps 1.5 as written
    return [] if same else [f"{at}: {given!r}, not {wanted!r}"]


@pytest.mark.parametrize("case", _cases())
def test_a_wording_is_read_as_it_was_written_down(case: dict[str, Any]) -> None:
    found = flat(read_judgment(judgment(case["text"])), "x")
    assert _differences(case["facts"], found, "") == []


_WHOLE = judgment({})
_LAYOUTS: dict[str, Callable[[str], str]] = {
    "radicals of a copied PDF": lambda t: t.replace("民", "⺠").replace("西", "⻄"),
    "line ends written out": lambda t: t.replace("\n", "\\n"),
    "line ends written out in full width": lambda t: t.replace("\n", "＼n＼n"),
    "marks of a web page": lambda t: t.replace("\n", "<br/>"),
    "lines of eighteen characters": lambda t: re.sub("(.{18})", "\\1\n", t.replace("\n", "")),
    "a page number in mid-word": lambda t: t.replace("公开开庭", "公开开\n\n- 2 -\n\n庭"),
    "a first line indented": lambda t: "\n".join(
        line for p in t.split("\n") for line in re.findall("(?s).{1,20}", "\u3000\u3000" + p)
    ),
    "blanks after commas in one line": lambda t: t.replace("，", "， ").replace("\n", " "),
    "signs of a scan in dates": lambda t: t.replace("3月2日", "3月2目").replace(
        "年4月1日", "年4月l日"
    ),
    "a title of the page run on": lambda t: "钱某甲盗窃一案一审刑事判决书" + t,
    "no line ends at all": lambda t: t.replace("\n", ""),
    "full-width digits": lambda t: t.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)}),
    "blanks around numbers": lambda t: re.sub(r"(\d+)", r" \1 ", t),
    "this bench is of the opinion": lambda t: t.replace("本院认为，", "本庭认为，"),
    "no opinion at all": lambda t: re.sub("本院认为，.*?依照", "依照", t),
    "judged without 如下": lambda t: t.replace("判决如下：\n", "判决：\n"),
    "corner brackets in the case number": lambda t: t.replace("（2017）虚", "〔2017〕虚"),
    "no prosecutor in the header": lambda t: t.replace("公诉机关虚州市虚江区人民检察院。\n", ""),
}


@pytest.mark.parametrize("layout", _LAYOUTS)
def test_a_layout_changes_no_fact(layout: str) -> None:
    usual = flat(read_judgment(_WHOLE), "x")
    changed = flat(read_judgment(_LAYOUTS[layout](_WHOLE)), "x")
    if layout.startswith("no prosecutor"):
        usual["procuratorate"] = None
    assert changed == usual
