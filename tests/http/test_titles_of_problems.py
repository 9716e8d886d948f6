"""Every code of an error has an English title, and every title a code."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
TITLES = json.loads((ROOT / "web/src/locales/en-US/problems.json").read_text("utf-8"))
CODE = re.compile(r"[a-z]+\.[a-z_]+")


def _constants() -> Iterator[tuple[str, bool]]:
    """Every text that looks like a code, and whether an error is made of it right there."""
    for path in sorted((ROOT / "shujian").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            made = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ShujianError"
            for one in ast.walk(node.args[0]) if made and node.args else (node,):  # type: ignore[attr-defined]
                if isinstance(one, ast.Constant) and CODE.fullmatch(str(one.value)):
                    yield str(one.value), made


def test_codes_and_english_titles_are_the_same() -> None:
    told = {f"{room}.{name}" for room, names in TITLES.items() for name in names}
    seen = list(_constants())
    codes = {code for code, made in seen if made}
    assert codes - told == set(), "codes without an English title"
    assert told - {code for code, _ in seen} == set(), "titles without a code"
    assert all(
        title and not re.search("[一-龥]", title) for r in TITLES.values() for title in r.values()
    )
