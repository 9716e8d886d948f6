"""What every command shares: the home, the context, output, progress and errors."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from shujian.core.canonical import plain
from shujian.core.errors import CancelledError, ManyErrorsError, ShujianError
from shujian.core.progress import Progress
from shujian.store.disk import disk_error
from shujian.store.home import Home, default_path
from shujian.trust import Context

out = Console(highlight=False, soft_wrap=False)
err = Console(stderr=True, highlight=False)

P = ParamSpec("P")
R = TypeVar("R")

HomeOption = typer.Option(None, "--home", help="数据目录；默认取环境变量 SHUJIAN_HOME。")
JsonOption = typer.Option(False, "--json", help="输出 JSON，供程序读取。")
PurposeOption = typer.Option("", "--purpose", help="用途；写明后显示敏感信息原值，并记入日志。")


@dataclass(frozen=True)
class Session:
    """One command's home and context."""

    home: Home
    ctx: Context


def opened(home: Path | None, purpose: str = "", create: bool = True) -> Session:
    """Open the home, clean up after a crash, and say what was dropped."""
    # only now: an error or a help text needs none of what the pool is made of
    from shujian.pool.storage.recover import recover as recover_pool
    from shujian.store.recover import recover as recover_store

    place = Home.open(home or default_path(), create)
    ctx = Context.local(purpose, os.environ.get("SHUJIAN_UNIT", ""))
    dropped = recover_store(place)
    recover_pool(place)
    if dropped:
        err.print(f"[yellow]上次未完成的工作已清理：[/]\n{dropped}")
    return Session(place, ctx)


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Print an error for people and end with a non-zero exit code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except ShujianError as error:
            show_error(error, as_json=bool(kwargs.get("json_")))
            raise typer.Exit(1) from None
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads our output has left: no fault
                raise
            show_error(system_error(error), as_json=bool(kwargs.get("json_")))
            raise typer.Exit(1) from None
        except (CancelledError, KeyboardInterrupt):
            err.print("[yellow]已停止；没有留下未完成的结果。[/]")
            raise typer.Exit(130) from None

    return run


def system_error(error: OSError) -> ShujianError:
    """What the system refused, for a user: a last resort where nobody knew more of it."""
    path = Path(str(error.filename)) if error.filename else default_path()
    return disk_error(error, path)


def asked(text: str, default: str = "") -> str:
    """A person's typed answer.

    Raises:
        ShujianError: ``app.no_answer`` where the input ends.
        CancelledError: Ctrl-C.
    """
    try:
        return str(typer.prompt(text, default=default))
    except typer.Abort as stopped:
        # the prompt turns both Ctrl-C and the end of the input into one error
        if isinstance(stopped.__context__, KeyboardInterrupt):
            raise CancelledError from None
        raise ShujianError(
            "app.no_answer",
            "有问题没有得到回答，未导入",
            why=text,
            remedy="请在终端中回答；或用 --yes 采用建议，用 --table、--column、--as-of 写明",
        ) from None


def show_error(error: ShujianError, as_json: bool = False) -> None:
    """An error on standard error; as JSON on standard output where a program asked."""
    if as_json:
        emit_json({"error": error.as_dict()})
        return
    every = error.errors if isinstance(error, ManyErrorsError) else [error]
    for item in every[:50]:
        err.print("错误 ", style="bold red", end="")
        err.print(str(item), markup=False)
    if len(every) > 50:
        err.print(f"…… 另有 {len(every) - 50} 处问题。")


def tell_refusal(path: Path, error: ShujianError | OSError) -> dict[str, Any]:
    """Say why a file was not taken.

    The error is not kept: through its frames it would hold the file's temporary copies, and
    with them the space that the next file needs on a full disk.
    """
    shown = error if isinstance(error, ShujianError) else system_error(error)
    show_error(shown)
    if path.name not in str(shown.where):
        err.print(f"文件“{path.name}”没有导入。", markup=False)
    return refused(path, shown)


def refused(path: Path, error: ShujianError) -> dict[str, Any]:
    """A file, or a part of one, that was not taken, for programs."""
    return {"file": path.name, "error": error.as_dict()}


def emit_json(value: Any) -> None:
    """JSON on standard output, Chinese as it is."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n")


def table(title: str, *columns: str, right: tuple[str, ...] = ()) -> Table:
    """An empty table for the terminal."""
    made = Table(title=title or None, title_justify="left", header_style="bold", expand=False)
    for name in columns:
        made.add_column(name, justify="right" if name in right else "left", overflow="fold")
    return made


@contextmanager
def progress(text: str, quiet: bool = False) -> Iterator[Progress]:
    """A progress bar on standard error; Ctrl-C asks the work to stop."""
    if quiet or not err.is_terminal:
        yield Progress()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Bar(*columns, console=err, transient=True) as bar:
        task = bar.add_task(text, total=1.0)
        yield Progress(
            report=lambda share, what: bar.update(
                task, completed=share, description=f"{text} {what}"
            )
        )
