"""The house rules that a machine can check."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _tracked(*patterns: str) -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if listing.returncode:
        pytest.skip("not a git checkout")
    names = listing.stdout.decode("utf-8").split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def _lines(path: Path) -> int:
    """All lines, blank ones too."""
    return len(path.read_text("utf-8").splitlines())


def test_code_files_are_small() -> None:
    sizes = {p: _lines(p) for p in _tracked("*.py") if p.stat().st_size}
    too_long = {str(p.relative_to(ROOT)): n for p, n in sizes.items() if n > 500}
    assert not too_long
    long = sum(1 for n in sizes.values() if n > 300)
    assert long <= len(sizes) * 0.1
    assert statistics.median(sizes.values()) <= 100


def test_front_end_files_are_small() -> None:
    written = [p for p in _tracked("web/*.ts", "web/*.tsx") if p.name != "schema.d.ts"]
    sizes = {p: _lines(p) for p in written}
    assert [str(p.relative_to(ROOT)) for p, n in sizes.items() if n > 500] == []
    assert sum(1 for n in sizes.values() if n > 300) <= len(sizes) * 0.1
    assert statistics.median(sizes.values()) <= 100


def test_front_end_tests_replace_no_module() -> None:
    """Files share a worker's modules: a replaced one reaches only files that run before it is read."""
    files = (ROOT / "web" / "src").rglob("*.test.ts*")
    assert [f.name for f in files if "vi.mock(" in f.read_text("utf-8")] == []


def test_functions_have_at_most_forty_lines() -> None:
    found = []
    for path in _tracked("shujian/*.py", "tools/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = [n for n in node.body if not _docstring(n)]
                length = (node.end_lineno or 0) - (body[0].lineno if body else node.lineno) + 1
                if length > 40:
                    found.append(f"{path.relative_to(ROOT)}:{node.name} {length}")
    assert not found


def _docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_content_files_have_at_most_300_lines() -> None:
    found = {str(p): _lines(p) for p in _tracked("shujian/content/*.yaml") if _lines(p) > 300}
    assert not found


FORBIDDEN = re.compile(
    r"(/wo[r]k/|/ro[o]t/|/ho[m]e/[a-z]|bash_j[o]bs|files\.pythonhost[e]d|index-u[r]l|\"resolv[e]d\":)"
)


def test_no_file_holds_a_path_of_a_machine_or_a_registry_host() -> None:
    found = []
    for path in _tracked():
        if path.suffix in {".png", ".parquet", ".xlsx", ".xls", ".zip"}:
            continue
        text = path.read_text("utf-8", errors="replace")
        if match := FORBIDDEN.search(text):
            found.append(f"{path.relative_to(ROOT)}: {match.group()}")
    assert not found


def test_identifiers_in_the_project_use_unassigned_region_codes() -> None:
    """No 18-digit number with a valid check digit names a real region."""
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    pattern = re.compile(r"(?<![0-9A-Za-z])([1-9]\d{16}[\dXx])(?![0-9A-Za-z])")
    found = []
    for path in _tracked("*.py", "*.yaml", "*.md", "*.json", "*.csv"):
        for match in pattern.finditer(path.read_text("utf-8", errors="replace")):
            number = match.group(1)
            total = sum(int(d) * w for d, w in zip(number, weights, strict=False))
            if "10X98765432"[total % 11] == number[17].upper() and number[:2] != "99":
                found.append(f"{path.relative_to(ROOT)}: {number[:6]}…")
    assert not found


def test_no_two_test_files_have_the_same_name() -> None:
    """Pytest collects them by their bare names, and would leave one of two out."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert {name for name in names if names.count(name) > 1} == set()
