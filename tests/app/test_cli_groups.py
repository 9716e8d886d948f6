"""A command imports what it needs itself: help and short commands are there at once."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from shujian.app.cli.groups import GROUPS, SINGLE, register

HEAVY = ("ibis", "duckdb", "pyarrow", "deltalake", "sqlalchemy", "pandas")


def _program(*words: str) -> typer.Typer:
    app = typer.Typer()
    register(app, words)
    return app


@pytest.mark.parametrize(
    ("words", "unwanted"), [(("--help",), HEAVY), (("clues", "list", "--help"), HEAVY[:2])]
)
def test_help_is_shown_without_the_engine(
    words: tuple[str, ...], unwanted: tuple[str, ...]
) -> None:
    code = (
        f"import sys; sys.argv = ['shujian', *{words!r}]\n"
        "from shujian.app.cli.main import main\n"
        "try: main()\n"
        f"finally: print(sorted(set({unwanted!r}) & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert shown.stdout.strip().endswith("[]"), shown.stdout


@pytest.mark.parametrize("name", [*GROUPS, *SINGLE])
def test_the_named_group_alone_has_its_commands(name: str) -> None:
    made = typer.main.get_command(_program(name, "list"))
    groups = vars(made)["commands"]
    assert set(groups) == {*GROUPS, *SINGLE}
    filled = {g for g, group in groups.items() if getattr(group, "commands", {})}
    assert filled == {name} - set(SINGLE)
    assert all((len(groups[word].params) > 1) == (word == name) for word in SINGLE)


def test_a_word_that_is_no_command_is_told_apart() -> None:
    result = CliRunner().invoke(_program("clue"), ["clue"])
    assert result.exit_code == 2
    assert "clue" in result.output
    for name in GROUPS:
        assert GROUPS[name] in CliRunner().invoke(_program("--help"), ["--help"]).output


def test_a_module_that_is_kept_out_is_not_imported_for_an_array() -> None:
    code = (
        "import sys, pyarrow as pa\n"
        "from shujian.core.lean import without\n"
        "without('pandas')\n"
        "print(pa.array(['甲', None]).to_pylist(), 'pandas' in sys.modules)\n"
        "try: import pandas\n"
        "except ModuleNotFoundError as error: print(error)"
    )
    command = [sys.executable, "-X", "utf8", "-c", code]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    first, second = shown.stdout.splitlines()
    assert first == "['甲', None] False"
    assert "kept out of this process" in second
