"""What a page advises can be done on pages: no commands, which its readers do not have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import shujian
from shujian.app.case_warning import Checked
from shujian.app.http.remedies import remedy_for, warning_for_pages

ROOT = Path(shujian.__file__).parent
COMMAND = re.compile(r"shujian [a-z]+|--[a-z]")
NEVER_ON_A_PAGE = {"trust.unknown_host"}
"""Told to whoever starts the server; pages are refused before anything is shown."""


def _advised() -> Iterator[tuple[str, str]]:
    """Codes and remedies of all errors outside the command line, as written in the source."""
    for path in ROOT.rglob("*.py"):
        if "cli" in path.relative_to(ROOT).parts:
            continue
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or not call.args:
                continue
            texts = [ast.unparse(k.value) for k in call.keywords if k.arg == "remedy"]
            for code in re.findall(r"'([a-z]+\.[a-z_]+)'", ast.unparse(call.args[0])):
                yield from ((code, text) for text in texts)


def test_no_remedy_of_a_page_speaks_of_commands() -> None:
    commands = {code for code, text in _advised() if COMMAND.search(text)} - NEVER_ON_A_PAGE
    assert {"app.no_model", "clues.not_found", "pool.no_data"} <= commands
    unknown = {code for code in commands if COMMAND.search(remedy_for(code, "shujian x"))}
    assert unknown == set()


def test_a_warning_of_a_run_points_at_the_cases_of_the_model() -> None:
    told = warning_for_pages(Checked(failed=("甲",)).warning())
    assert told == "用例“甲”不通过，结果未必可靠；差在哪里，见模型的“用例”"
