"""The glossary speaks of what there is, and of everything that users meet."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from shujian.clues.states import ClueState
from shujian.core.cells import State
from shujian.models import operators
from shujian.models.operator import OPERATORS
from shujian.schema.dictionaries import dictionary
from shujian.schema.elements import elements

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "glossary.md"
ROW = re.compile(r"^\| (?P<term>[^|]+?) \| `(?P<code>[^`|]+)` \| (?P<meaning>[^|]+?) \|$")


def _rows() -> list[tuple[str, str, str]]:
    lines = PAGE.read_text("utf-8").splitlines()
    body = [li for li in lines if li.startswith("|") and not re.match(r"^\|(---| 中文 )", li)]
    broken = [line for line in body if not ROW.match(line)]
    assert not broken
    return [m.group("term", "code", "meaning") for line in body if (m := ROW.match(line))]


def _defined(path: Path) -> Iterator[str]:
    """Names that a module defines: itself, classes, functions, fields, enum values."""
    relative = path.relative_to(ROOT / "shujian")
    yield from (*relative.parts[:-1], path.stem)
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        if isinstance(node, ast.Module | ast.ClassDef):
            for part in node.body:
                yield from _assigned(part)


def _assigned(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.AnnAssign):
        targets: list[ast.expr] = [node.target]
    elif isinstance(node, ast.Assign):
        targets = node.targets
    else:
        return
    names = [n for t in targets for n in ast.walk(t)]
    yield from (n.id for n in names if isinstance(n, ast.Name))
    if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        yield node.value.value


@pytest.fixture(scope="module")
def defined() -> set[str]:
    files = [p for p in (ROOT / "shujian").rglob("*.py") if "content" not in p.parts]
    lists = {spec["english"] for spec in dictionary("value_lists").values()}
    return {name for path in files for name in _defined(path)} | lists | {"content"}


def test_every_code_name_exists(defined: set[str]) -> None:
    assert [code for _, code, _ in _rows() if code not in defined] == []


def test_no_term_stands_twice() -> None:
    assert [t for t, n in Counter(term for term, _, _ in _rows()).items() if n > 1] == []


def test_every_term_has_a_meaning_of_one_short_line() -> None:
    assert [t for t, _, meaning in _rows() if not 3 <= len(meaning) <= 60] == []


def test_the_glossary_has_a_sane_size() -> None:
    assert 80 <= len(_rows()) <= 300


@pytest.mark.parametrize(
    ("group", "pairs"),
    [
        ("clue states", {(s.value, s.name) for s in ClueState}),
        ("cell states", {(s.label, s.name) for s in State}),
        ("operators", {(c.title, op) for op, c in OPERATORS.items() if op != "clue"}),
        ("data elements", {(e.name, e.code) for e in elements().values()}),
        ("streams", {("待核", "REVIEW"), ("未检查", "UNCHECKED"), ("提示", "hints")}),
        ("clues", {(OPERATORS["clue"].title, "Clue")}),
    ],
)
def test_what_users_meet_is_in_the_glossary(group: str, pairs: set[tuple[str, str]]) -> None:
    assert pairs, group
    assert pairs - {(term, code) for term, code, _ in _rows()} == set()


def test_operators_are_loaded() -> None:
    assert {"filter", "clue"} <= set(OPERATORS)
    assert operators.__name__ == "shujian.models.operators"
