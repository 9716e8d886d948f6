"""The groups of commands: their words in the help, and where each is found.

A group's module is imported when one of its commands is asked for: most of the time of a
short command was the import of everything that the other commands need.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import typer

GROUPS = {
    "pool": "数据池：导入文件，查看各表，处理读不懂的行。",
    "models": "监督模型：列出、查看、新建、检查、运行。",
    "operators": "步骤：模型可用的全部步骤，各自的参数和样例。",
    "functions": "函数：公式可用的全部函数，各自的参数和例子。",
    "local": "地方规定：各模型要问的事项，录入、写明废止、撤回。",
    "clues": "线索：列出、查看来由、核查、导出。",
    "runs": "运行：每一步的行数，重现，取消。",
    "engines": "计算引擎：现在用哪个，它算得对不对。",
    "judgments": "裁判文书：读出事实，按规则审查，比对三书，收存检索。",
}
"""Name → help; the commands are in the module of that name."""
SINGLE = {
    "demo": """用一座虚构的城市演示全过程：造文件、导入、运行模型、核对结果，再打开网页工作台。

例：shujian demo --people 2000 --seed 3 --no-serve""",
    "serve": """启动网页工作台，在浏览器里使用；按 Ctrl-C 停止。

例：shujian serve --open""",
}
"""Commands without a group: name, which is also its module's, → help."""


def group(name: str) -> typer.Typer:
    """An empty group, for its module to fill."""
    return typer.Typer(help=GROUPS[name], no_args_is_help=True)


def register(app: typer.Typer, words: Sequence[str] | None = None) -> None:
    """Put all groups into the program.

    Args:
        app: the program.
        words: what was typed; only the group that is named there gets its commands. None:
            all of them.
    """
    wanted = next((w for w in words if not w.startswith("-")), "") if words is not None else None
    for name in GROUPS:
        held = _loaded(name) if wanted in (None, name) else group(name)
        app.add_typer(held, name=name)
    for name, told in SINGLE.items():
        module = import_module(f"shujian.app.cli.{name}") if wanted in (None, name) else None
        app.command(name=name, help=told)(getattr(module, name, lambda: None))


def _loaded(name: str) -> typer.Typer:
    """The group with its commands."""
    app: typer.Typer = import_module(f"shujian.app.cli.{name}").app
    return app
