"""What messages tell people to type is there to be typed."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import typer

from shujian.app.cli import main

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"shujian ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?(?![a-z/])")


def _told() -> set[tuple[str, str, str]]:
    """Group, command and file of every command line in a text of the program."""
    found = set()
    for path in (ROOT / "shujian").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                for match in NAMED.finditer(node.value):
                    found.add((match[1], match[2] or "", path.relative_to(ROOT).as_posix()))
    return found


def _commands() -> dict[str, set[str]]:
    made = typer.main.get_command(main.app)
    groups = getattr(made, "commands", {})
    return {name: set(getattr(group, "commands", {})) for name, group in groups.items()}


def test_every_command_that_a_text_names_exists() -> None:
    known = _commands()
    told = {t for t in _told() if t[0] != "version"}
    assert len(told) > 10
    unknown = {t for t in told if t[0] not in known or (known[t[0]] and t[1] not in known[t[0]])}
    assert unknown == set()
