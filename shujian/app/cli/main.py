"""The program's entry: groups of commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

import shujian
from shujian.app.cli.folding import fold_help
from shujian.app.cli.groups import register
from shujian.core.cycles import patient
from shujian.core.lean import without
from shujian.store.home import default_path

_SHORT = 3
"""A command line of fewer words may end in a help text."""
app = typer.Typer(
    name="shujian",
    help="数检：把各部门的数据和文书汇到一处，运行法律监督模型，跟踪每一条线索。\n\n"
    "例：shujian demo --people 2000 --no-serve",
    epilog=f"数据目录：--home，或环境变量 SHUJIAN_HOME，默认 {default_path()}",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"shujian {shujian.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="显示版本。"
    ),
) -> None:
    """数检：数字检察平台。"""


def _register(words: Sequence[str] | None = None) -> None:
    register(app, words)


def main() -> None:
    """Run the command line; UTF-8 output also where the terminal says otherwise."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    without("pandas")
    patient()
    if "--help" in sys.argv or len(sys.argv) < _SHORT:
        fold_help()
    _register(sys.argv[1:])
    app()
