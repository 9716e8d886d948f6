"""数据池 commands: bring files in, look at tables, mend what could not be read."""

from __future__ import annotations

import datetime as dt
import gc
from pathlib import Path
from typing import Any

import typer

from shujian.app import authoring
from shujian.app.cli import pool_before as before
from shujian.app.cli import pool_places
from shujian.app.cli import pool_views as views
from shujian.app.cli.covers import parse_cover, parse_day
from shujian.app.cli.frame import (
    HomeOption,
    JsonOption,
    PurposeOption,
    Session,
    asked,
    emit_json,
    err,
    guarded,
    opened,
    out,
    progress,
    refused,
    tell_refusal,
)
from shujian.app.cli.groups import group
from shujian.app.cli.pool_none import none
from shujian.app.cli.pool_unsaid import nobody_answered, show_unsaid
from shujian.app.wanted_columns import wanted_columns
from shujian.core.errors import ShujianError
from shujian.engines.base import Coverage
from shujian.pool import importing, quarantine
from shujian.pool.anew import redefining
from shujian.pool.asking import catalogue, profile
from shujian.pool.proposals import leaving
from shujian.pool.proposals.newtable import check_name
from shujian.pool.proposals.one_file import Terms
from shujian.pool.proposals.proposal import Proposal
from shujian.pool.proposals.repeated import BESIDE
from shujian.pool.storage import withdrawing
from shujian.pool.storage.force import Scope
from shujian.pool.tables import Tables

app = group("pool")
app.command("none")(none)
app.command("places")(pool_places.places)


@app.command("add")
@guarded
def add(
    files: list[Path] = typer.Argument(..., help="文件，可以多个；CSV、XLSX、XLS、JSON、ZIP。"),
    table: str = typer.Option("", "--table", "-t", help="标准表名称；不写则按列名和内容建议。"),
    new_table: str = typer.Option("", "--new-table", help="没有标准表时，按本文件起草一张。"),
    supplier: str = typer.Option("", "--supplier", "-s", help="供数单位。"),
    authority: str = typer.Option("", "--authority", help="调取依据，如调取文书编号。"),
    as_of: str = typer.Option("", "--as-of", help="截至日：供数单位保证到哪一天，如 2025-06-30。"),
    covers: list[str] = typer.Option(
        [], "--covers", help="覆盖范围：地区代码[@单位]:起..止，所有地区写 *。可重复。"
    ),
    mode: str = typer.Option(
        "append", "--mode", help="append 追加；replace 替换该单位此前的数据；correct 按主键更正。"
    ),
    anew: bool = typer.Option(
        False, "--anew", help="同一文件按别的列对应导入过的：撤回那次导入，按这次的重新读入。"
    ),
    beside: bool = typer.Option(
        False, "--beside", help="同一文件写明的值不同的，是另一份数据：与那次的并存。"
    ),
    column: list[str] = typer.Option(
        [],
        "--column",
        help="指定对应：标准列=文件列名，可重复；文件列名留空表示不导入；标准列==值 表示每一行都填这个值，如 羁押类别==监狱服刑；标准列=文件列名=值 表示这一列没有写的格读作这个值，如 缓刑=缓刑考验期=否。",
    ),
    by_month: bool | None = typer.Option(
        None,
        "--by-month/--as-it-stands",
        help="一月一列的表：按月拆成多行（建议的做法）；或者不拆，按原样读。",
    ),
    year: str = typer.Option(
        "", "--year", help="一月一列而没有写年份的表：第一个月是哪一年，如 2026。"
    ),
    place: list[str] = typer.Option(
        [], "--place", help="名单里的地区名是哪个代码：虚构县=990101，可重复；写一次，以后照此读。"
    ),
    skip: list[str] = typer.Option([], "--skip", help="不导入的工作表或压缩包内的文件，可重复。"),
    yes: bool = typer.Option(False, "--yes", "-y", help="采用所建议的对应和截至日，不再询问。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """导入文件。一个文件有问题不影响其余文件。

    例：shujian pool add 在押名单.xlsx --table 在押人员 --supplier 某监狱 --as-of 2025-06-30 --yes
    """
    if new_table:
        check_name(new_table)
    session = opened(home)
    pool_places.say(session, place)
    day = parse_day(as_of, "--as-of") if as_of else None
    statements = tuple(parse_cover(text) for text in covers)
    wanted = Wanted(
        table or new_table,
        supplier,
        authority,
        day,
        statements,
        mode,
        column,
        skip,
        yes,
        anew,
        beside,
        by_month,
        year,
    )
    told, failed = _every(session, files, wanted, new_table, quiet=json_)
    if json_:
        emit_json(told)
    if failed:
        raise typer.Exit(1)


def _every(
    session: Session, files: list[Path], wanted: Wanted, new_table: str, quiet: bool
) -> tuple[list[dict[str, Any]], bool]:
    """Bring in one file after another; what became of each, and whether any was refused."""
    told: list[dict[str, Any]] = []
    failed = False
    for path in files:
        if failed:
            gc.collect()  # a failed file's temporary copies stay mapped until then: disk space
        try:
            if new_table:
                _draft(session, path, new_table, wanted.year if wanted.by_month else None)
            results, whole = _one(session, path, wanted, quiet)
            told += results
            failed = failed or not whole
        except (ShujianError, OSError) as error:
            failed = True
            told.append(tell_refusal(path, error))
    return told, failed


def _draft(session: Session, path: Path, name: str, year: str | None) -> None:
    made = authoring.draft_table(session.ctx, session.home, path, name, year)
    if made is None:
        return
    err.print(f"已起草标准表“{name}”，请看一遍：{made.path}", markup=False, soft_wrap=True)
    for note in made.notes:
        err.print(f"  · {note}", markup=False, soft_wrap=True)
    remedy = f"定得不对的：改这个文件，再运行 shujian pool redefine {name}"
    err.print(f"  {remedy}，已导入的数据会从原件按新定义重新清洗", markup=False, soft_wrap=True)


class Wanted:
    """What the options of ``pool add`` say, for each file the same."""

    def __init__(
        self,
        table: str,
        supplier: str,
        authority: str,
        as_of: dt.date | None,
        coverage: tuple[Coverage, ...],
        mode: str,
        columns: list[str],
        skip: list[str],
        yes: bool,
        anew: bool,
        beside: bool,
        by_month: bool | None,
        year: str,
    ) -> None:
        self.table, self.supplier, self.authority = table, supplier, authority
        self.as_of, self.coverage, self.mode = as_of, coverage, mode
        self.columns, self.skip, self.yes = columns, skip, yes
        self.anew, self.beside = anew, beside
        self.by_month, self.year = by_month, year

    @property
    def terms(self) -> Terms:
        """What happens to earlier rows."""
        return Terms(self.supplier, self.mode, Scope.SUPPLIER, self.anew)


def _one(
    session: Session, path: Path, wanted: Wanted, quiet: bool
) -> tuple[list[dict[str, Any]], bool]:
    """Bring one file in; its results and refused parts, and whether all of it was read."""
    with progress(path.name, quiet) as told:
        proposal = importing.propose(
            session.ctx, session.home, path,
            table=wanted.table or None, supplier=wanted.supplier, progress=told,
            wanted=wanted_columns(session.home),
        )  # fmt: skip
    with proposal:
        proposal = _told(session, proposal, wanted)
        if not quiet:
            views.show_proposal(proposal)
        if not wanted.yes:
            proposal = _ask(session, proposal, wanted.as_of)
        proposal = importing.settled(session.ctx, session.home, proposal, wanted.yes)
        if wanted.beside and proposal.altered:
            proposal = _beside(session, proposal)
        for error in proposal.refused:
            views.show_refused(error)
        show_unsaid(proposal)
        before.show_days(proposal, wanted.as_of)
        before.show_again(session, proposal, wanted.terms)
        if not quiet:
            before.show_outgoing(session, proposal, wanted.terms)
        with progress(path.name, quiet) as told:
            results = importing.commit(
                session.ctx, session.home, proposal,
                supplier=wanted.supplier, authority=wanted.authority, as_of=wanted.as_of,
                coverage=wanted.coverage, mode=wanted.mode, anew=wanted.anew, progress=told,
            )  # fmt: skip
    if not quiet:
        views.show_results(results)
    left_out = [refused(path, error) for error in proposal.refused]
    told_results = [*left_out, *(result.as_dict() for result in results)]
    return told_results, not leaving.unread(proposal)


def _told(session: Session, proposal: Proposal, wanted: Wanted) -> Proposal:
    """The proposal with what the options of the command say of it."""
    if wanted.skip:
        proposal = importing.leave_out(session.ctx, session.home, proposal, wanted.skip)
    if answers := views.month_answers(proposal, wanted.by_month, wanted.year):
        proposal = importing.answer(session.ctx, session.home, proposal, answers)
    if wanted.columns:
        answers = views.column_answers(proposal, wanted.columns)
        proposal = importing.answer(session.ctx, session.home, proposal, answers)
    if answers := pool_places.of_statements(proposal, wanted.coverage):
        proposal = importing.answer(session.ctx, session.home, proposal, answers)
    return proposal


def _beside(session: Session, proposal: Proposal) -> Proposal:
    """The proposal of which a person says that it is another delivery of the same bytes."""
    said = {f"{BESIDE}{name}": "yes" for name, _ in proposal.altered}
    return importing.answer(session.ctx, session.home, proposal, said)


def _ask(session: Session, proposal: Proposal, as_of: dt.date | None) -> Proposal:
    """Ask what is open until nothing is; an answer may raise new questions."""
    while True:
        open_questions = [
            q for q in proposal.questions if not (q.kind == "as_of" and as_of is not None)
        ]
        if not open_questions:
            return proposal
        question = open_questions[0]
        for number, option in enumerate(question.options, start=1):
            out.print(f"  {number}. {option.label}", markup=False)
        try:
            reply = asked(question.text, views.default_reply(question) or "")
        except ShujianError as error:
            raise nobody_answered(error, open_questions) from None
        proposal = importing.answer(
            session.ctx, session.home, proposal,
            {question.id: views.reply_value(question, reply)},
        )  # fmt: skip


@app.command("tables")
@guarded
def tables(
    text: str = typer.Argument("", help="名称里含有的字。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """列出标准表，或一张标准表的各列。

    例：shujian pool tables 在押
    """
    found = [t for t in Tables.load(opened(home).home) if text in t.name]
    if json_:
        emit_json([views.table_dict(t) for t in found])
    else:
        views.show_tables(found)


@app.command("list")
@guarded
def list_(home: Path = HomeOption, json_: bool = JsonOption) -> None:
    """列出数据池中的各表：行数、隔离行、供数单位、截至日。

    例：shujian pool list
    """
    session = opened(home)
    entries = catalogue.catalogue(session.ctx, session.home)
    if json_:
        emit_json([entry.as_dict() for entry in entries])
    else:
        views.show_catalogue(entries)


@app.command("show")
@guarded
def show(
    table: str = typer.Argument(..., help="表名。"),
    rows: int = typer.Option(10, "--rows", help="显示前几行。"),
    purpose: str = PurposeOption,
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """看一张表：每次导入、覆盖范围、前几行。

    例：shujian pool show 在押人员 --rows 5
    """
    session = opened(home, purpose)
    entry = catalogue.details(session.ctx, session.home, table, rows)
    if json_:
        emit_json(entry.as_dict())
    else:
        views.show_details(entry)


@app.command("profile")
@guarded
def profile_(
    table: str = typer.Argument(..., help="表名。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """一张表的质量：每列填写率、不同值、范围、读不懂的原因。

    例：shujian pool profile 在押人员
    """
    session = opened(home)
    made = profile.profile(session.ctx, session.home, table)
    if json_:
        emit_json(made.as_dict())
    else:
        views.show_profile(made)


@app.command("quarantine")
@guarded
def quarantine_(
    table: str = typer.Argument(..., help="表名。"),
    export: Path = typer.Option(None, "--export", help="导出到这个 XLSX，供更正。"),
    mend: Path = typer.Option(None, "--import", help="把更正后的 XLSX 导回来。"),
    purpose: str = PurposeOption,
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """隔离区：读不懂的行。可导出、更正、再导入；行号和来源保持不变。

    例：shujian pool quarantine 在押人员 --export 待更正.xlsx --purpose 更正数据
    """
    session = opened(home, purpose)
    if export is not None:
        count = quarantine.export(session.ctx, session.home, table, export)
        out.print(f"已导出 {count} 行到 {export}。改“原文”各列后用 --import 导回。", markup=False)
    elif mend is not None:
        with progress("更正", json_) as told:
            mended = quarantine.mend(session.ctx, session.home, table, mend, progress=told)
        if json_:
            emit_json(mended.as_dict())
        else:
            views.show_mended(mended)
    else:
        rows = quarantine.rows(session.ctx, session.home, table)
        if json_:
            emit_json([row.as_dict() for row in rows])
        else:
            views.show_quarantine(rows)


@app.command("withdraw")
@guarded
def withdraw(
    import_id: str = typer.Argument(..., help="导入编号，见 shujian pool show。"),
    reason: str = typer.Option(..., "--reason", help="为什么撤回。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """撤回一次导入：它的行不再参加运算；原件和记录保留。

    例：shujian pool withdraw a1b2c3 --reason 供数单位发错文件
    """
    session = opened(home)
    result = withdrawing.withdraw(session.ctx, session.home, import_id, reason)
    if json_:
        emit_json(result.as_dict())
    else:
        out.print(f"已撤回，{result.superseded} 行不再参加运算（{result.table}）。")
        for note in result.notes:
            out.print(note, markup=False)


@app.command("redefine")
@guarded
def redefine(
    table: str = typer.Argument(..., help="表名。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """改了标准表文件以后：把该表已有的数据从原件按新定义重新清洗，成为新的一版。

    例：shujian pool redefine 护理补贴
    """
    session = opened(home)
    with progress(table, json_) as told:
        result = redefining.redefine(session.ctx, session.home, table, told)
    if json_:
        emit_json(result.as_dict())
    else:
        views.show_redefined(result)
