"""裁判文书 commands: facts out of judgments, clues by rules, one judgment at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import typer

from shujian.app.cli import judgment_views as views
from shujian.app.cli import judgments_held
from shujian.app.cli.frame import HomeOption, JsonOption, emit_json, guarded, out, progress
from shujian.app.cli.groups import group
from shujian.app.cli.judgment_compare import compare
from shujian.app.cli.judgment_text import show_judgment
from shujian.app.screening import work, writing
from shujian.app.screening.judging import read
from shujian.app.screening.types import Answer, Text, Totals
from shujian.core.errors import ShujianError
from shujian.core.progress import Progress
from shujian.documents.judgments.flat import flat
from shujian.documents.judgments.places import facts
from shujian.documents.readers.reading import read_documents
from shujian.pool.asking.exporting import check_place

app = group("judgments")
app.command("compare")(compare)
judgments_held.register(app)

PathsArgument = typer.Argument(..., help="文件、文件夹或压缩包，可以多个。")
ProcessesOption = typer.Option(2, "--processes", min=1, max=16, help="同时工作的进程数。")


@app.command("parse")
@guarded
def parse(
    paths: list[Path] = PathsArgument,
    to: Path = typer.Option(..., "--out", help="写到这个 .jsonl 文件，每份文书一行。"),
    spans: bool = typer.Option(False, "--spans", help="附上每项事实在原文中的位置。"),
    processes: int = ProcessesOption,
    json_: bool = JsonOption,
) -> None:
    """把裁判文书读成事实：每份一行 JSON。

    例：shujian judgments parse 判决书/ --out facts.jsonl --spans
    """
    check_place(to)
    with progress("读取", json_) as heard, writing.lines(to) as take:
        asked = work.Asked(paths, processes=processes, progress=heard)
        totals = _summed(work.parsed(asked, spans), heard, take)
    if json_:
        emit_json({"file": str(to), **views.as_data(totals)})
    else:
        views.show_states(totals)
        out.print(f"事实已写到 {to}。", markup=False)
    _fail_if_nothing(totals)


@app.command("screen")
@guarded
def screen(
    paths: list[Path] = PathsArgument,
    to: Path = typer.Option(None, "--out", help="线索写到这个文件：.xlsx 或 .jsonl。"),
    originals: bool = typer.Option(
        False, "--originals", help="这些是法院的原件：只适用于原件的规则也审查。"
    ),
    pack: list[str] = typer.Option([], "--pack", help="只用这个规则包，可重复。"),
    processes: int = ProcessesOption,
    json_: bool = JsonOption,
) -> None:
    """按全部规则包审查裁判文书，列出线索。读不出的文书逐份说明，不会算作没有问题。

    例：shujian judgments screen 判决书/ 补充.zip --out 线索.xlsx
    """
    if to is not None:
        check_place(to)
    held = writing.writer_for(to)(to) if to is not None else nullcontext(lambda answer: None)
    with progress("审查", json_) as heard, held as take:
        asked = work.Asked(paths, originals, pack, processes, heard)
        totals = _summed(work.screened(asked), heard, take)
    if json_:
        emit_json({"file": str(to) if to else None, **views.as_data(totals)})
    else:
        views.show_screening(totals, to is not None)
        if to is not None:
            out.print(f"线索已写到 {to}。", markup=False)
    _fail_if_nothing(totals)


@app.command("show")
@guarded
def show(
    document: Path = typer.Argument(..., help="一份裁判文书的文件，或者文书库中的编号。"),
    whole: bool = typer.Option(False, "--all", help="也列出程序推算的和值为否的各项。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """看一份裁判文书：原文中标出读到的事实，并逐项列出。

    例：shujian judgments show 判决书.docx；shujian judgments show xx3cytah05ag
    """
    kept = None if document.exists() else judgments_held.kept(home, str(document))
    if kept is None:
        work.check([document])
    told = []
    for found in read_documents([document]) if kept is None else [kept]:
        if not found.text:
            raise ShujianError(
                "app.unread_document", f"“{found.name}”没有读出文字", why="；".join(found.notes),
                remedy="请按提示处理后重试",
            )  # fmt: skip
        text = Text(found.id, found.name, found.source, found.text)
        reading = read(text)
        if json_:
            told.append({**flat(reading, found.id), "facts": list(facts(reading))})
        else:
            show_judgment(found.name, reading, whole)
    if json_:
        emit_json(told)


def _summed(answers: Iterator[Answer], heard: Progress, take: writing.Take) -> Totals:
    totals = Totals()
    for answer in answers:
        take(answer)
        totals.take(answer)
        heard.step(0.0, f"{sum(totals.states.values())} 份，线索 {totals.severities.total()} 条")
    return totals


def _fail_if_nothing(totals: Totals) -> None:
    """End with a failure where not one document could be read as a judgment."""
    if not totals.states["已解析"] + totals.states["部分解析"]:
        raise typer.Exit(1)
