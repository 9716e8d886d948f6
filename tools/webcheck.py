"""Checks of the front end: types, lint, tests, and the client that is made from the server."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tools.webbuild import WEB, run, setup
from tools.webnode import Node, WebError

OPENAPI = WEB / "openapi.json"
SCHEMA = WEB / "src" / "api" / "schema.d.ts"


def test(node: Node, *names: str) -> None:
    """Runs vitest and prints one line with the numbers.

    Args:
        node: the Node to use.
        names: parts of file names; all tests without.

    Raises:
        WebError: a test failed or none ran.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = ["--reporter=default", "--reporter=json", f"--outputFile.json={report}"]
        try:
            run(node, "node_modules/vitest/vitest.mjs", "run", *options, *names, tool="vitest")
        finally:
            if report.is_file():
                found = json.loads(report.read_text("utf-8"))
                passed, failed = found["numPassedTests"], found["numFailedTests"]
                print(f"vitest: {passed} passed, {failed} failed")


def described() -> str:
    """The OpenAPI description of the server, as text that is kept in the repository."""
    from shujian.app.http.openapi import text

    return text()


def _types(node: Node, source: Path, target: Path) -> None:
    script = "node_modules/openapi-typescript/bin/cli.js"
    run(node, script, str(source), "--output", str(target), tool="openapi-typescript")


def gen(node: Node) -> None:
    """Writes `openapi.json` and `schema.d.ts` anew."""
    OPENAPI.write_text(described(), "utf-8")
    _types(node, OPENAPI, SCHEMA)


def same(node: Node) -> None:
    """Compares the kept description and types with what the server says now.

    Raises:
        WebError: they differ.
    """
    remedy = "请运行 python -m tools.web gen 并提交 (run it and commit the result)"
    if not OPENAPI.is_file() or OPENAPI.read_text("utf-8") != described():
        raise WebError(f"web/openapi.json 与接口不一致，{remedy}")
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "schema.d.ts"
        _types(node, OPENAPI, fresh)
        if fresh.read_bytes() != SCHEMA.read_bytes():
            raise WebError(f"web/src/api/schema.d.ts 与 openapi.json 不一致，{remedy}")


def lint(node: Node) -> None:
    """Types and lint."""
    run(node, "node_modules/typescript/bin/tsc", "--noEmit", tool="tsc")
    run(node, "node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".",
        tool="biome")  # fmt: skip


def check() -> None:
    """All checks, the quick ones first."""
    node = setup()
    lint(node)
    same(node)
    test(node)
