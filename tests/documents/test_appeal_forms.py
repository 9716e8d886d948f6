"""How courts of appeal quote the judgment below and decide: the sentence that holds in the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shujian.core import yamlio
from shujian.documents.judgments.flat import flat
from shujian.documents.judgments.reading import read_judgment

PATH = Path(__file__).parent / "data" / "appeal_forms.yaml"
DATA: dict[str, Any] = yamlio.parse(PATH.read_text("utf-8"), PATH.name)
LAYOUTS = {"lines": "\n", "one line": " "}


def _text(quoted: str, disposition: str, layout: str) -> str:
    ruling = "准许" in disposition or "发回" in disposition
    ruling = ruling or ("维持原判" in disposition and "\n" not in disposition)
    kind = "裁定" if ruling else "判决"
    appealed = "上诉人韦" in disposition or "上诉人（原审被告人）韦" in disposition
    appealed = appealed or "、韦某乙的上诉" in disposition
    told: str = DATA["base"].format(
        kind=kind,
        kind2=kind,
        role="上诉人（原审被告人）" if appealed else "原审被告人",
        app="陆某甲",
        q=quoted,
        why="量刑适当" if ruling else "但量刑不当",
        v=disposition,
    )
    return LAYOUTS[layout].join(told.rstrip("\n").split("\n"))


def _decided(text: str) -> list[list[Any] | None]:
    found: list[list[Any] | None] = []
    for person in flat(read_judgment(text), "")["defendants"]:
        final, counts = person["final"], person["counts"]
        if final is None:
            found.append(None)
            continue
        charge = counts[0]["charge"] if len(counts) == 1 else [c["charge"] for c in counts]
        amounts = [final[k] for k in ("months", "probation_months", "fine_yuan")]
        plain = [None if value is None else int(value) for value in amounts]
        found.append([charge, final["penalty"], *plain])
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("quoted", DATA["quotes"])
def test_a_dismissed_appeal_leaves_the_sentence_that_it_quotes(quoted: str, layout: str) -> None:
    assert _decided(_text(quoted, "驳回上诉，维持原判。", layout)) == DATA["below"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("case", DATA["dispositions"], ids=lambda case: case["text"][:24])
def test_a_disposition_keeps_and_changes_what_it_says(case: dict[str, Any], layout: str) -> None:
    decided = _decided(_text(DATA["quoted"], case["text"], layout))
    expected = case["final"]
    for got, wanted in zip(decided, expected, strict=True):
        if wanted is not None and wanted[0] is None and got is not None:
            got = [None, *got[1:]]  # an acquittal need not name the charge
        assert got == wanted
