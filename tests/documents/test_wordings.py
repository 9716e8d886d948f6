"""Wordings of courts of many places and years: what is read of each, written down before."""

from __future__ import annotations

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
