"""How the pool's answers look in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from shujian.app.cli.frame import err, out, show_error, table
from shujian.app.cli.pool_unsaid import undecided
from shujian.core.errors import ShujianError
from shujian.pool.asking.inventory import ImportInfo, TableDetails, TableInfo
from shujian.pool.asking.profile import TableProfile
from shujian.pool.by_month.asking import ROWS, WIDE
from shujian.pool.proposals.leaving import HOLLOW
from shujian.pool.proposals.proposal import FIXED, ImportResult, PartProposal, Proposal, Question
from shujian.pool.quarantine.listing import QuarantinedRow
from shujian.pool.quarantine.readmit import Mended
from shujian.schema.tables import StandardTable
from shujian.store.schema import ImportMode, ImportState

_STATES: dict[str, str] = {
    ImportState.PENDING: "未确认",
    ImportState.ACKNOWLEDGED: "已确认",
    ImportState.WITHDRAWN: "已撤回",
    ImportState.DUPLICATE: "重复，未导入",
    ImportState.DROPPED: "未完成，已清理",
}


def show_proposal(proposal: Proposal) -> None:
    """Which sheet becomes which table, and which column which."""
    for part in proposal.parts:
        _show_part(proposal.name, part)


def _show_part(name: str, part: PartProposal) -> None:
    where = f"{part.raw.file}·{part.raw.sheet}" if part.raw.sheet else part.raw.file or name
    target = part.table.name if part.table else "（未定）"
    out.print(f"{where}：{part.raw.rows:,} 行 → {target}", markup=False)
    view = table("", "文件列", "标准列", "把握", "理由", right=("把握",))
    for match in part.matches:
        view.add_row(match.header, match.column, str(match.score), match.reason)
    for header in part.unmatched:
        view.add_row(header, "—", "", "不导入")
    out.print(view)
    if part.missing:
        out.print(f"  缺少必需的列：{'、'.join(part.missing)}", markup=False)
    for note in dict.fromkeys((*part.raw.notes, *part.notes)):
        out.print(f"  {note}", markup=False)
    if part.change:
        out.print(f"  与上次的列不同：{part.change}", markup=False)


def show_results(results: Iterable[ImportResult]) -> None:
    """The account of an import: rows in = kept + quarantined."""
    for result in results:
        if result.state == "duplicate":
            held = result.already.words if result.already else result.duplicate_of
            out.print(f"这份文件已经导入过（{held}），数据没有变化。", markup=False)
            for note in result.notes:
                out.print(f"  {note}", markup=False)
            continue
        out.print(
            f"[green]已导入[/] {result.table}：{result.rows_in:,} 行 ＝ 入池 {result.rows_kept:,} "
            f"＋ 隔离 {result.rows_quarantined:,}（导入编号 {result.import_id}，第 {result.version} 版）"
        )
        for part in result.parts:
            for reason, count in part.reasons.items():
                out.print(f"  隔离 {count:,} 行：{reason}", markup=False)
            for note in part.notes:
                out.print(f"  {note}", markup=False)
        for note in result.notes:
            out.print(f"  {note}", markup=False)


def show_refused(error: ShujianError) -> None:
    """A part that was not read; of an empty sheet nothing was lost."""
    if error.code in HOLLOW:
        err.print(f"工作表“{error.where.sheet}”是空的，略过", markup=False)
    else:
        show_error(error)


def show_redefined(result: ImportResult) -> None:
    """What became of the rows that were cleaned again."""
    out.print(
        f"“{result.table}”已按现在的定义重新清洗：{result.rows_in:,} 行 ＝ 入池 {result.rows_kept:,} ＋ "
        f"隔离 {result.rows_quarantined:,}（第 {result.version} 版）",
        markup=False,
    )
    for part in result.parts:
        for reason, count in part.reasons.items():
            out.print(f"  {part.file}：隔离 {count:,} 行：{reason}", markup=False)
    for note in result.notes:
        out.print(f"  {note}", markup=False)
    out.print("  以前的运行留着当时的数据，仍可用 shujian runs replay 重做。", markup=False)


def _place(header: Sequence[str], name: str) -> int | None:
    """Where a column stands; under a group (案件-案号) its own name is enough where it is the one."""
    if name in header:
        return header.index(name)
    last = [place for place, one in enumerate(header) if one.rpartition("-")[2] == name]
    return last[0] if len(last) == 1 else None


def _column_said(header: list[str], text: str) -> str | None:
    """The answer to ``文件列名`` or ``文件列名=值``: also what its blank cells say."""
    if (place := _place(header, text)) is not None:
        return f"c{place}"
    name, equals, blanks = text.rpartition("=")
    place = _place(header, name.strip()) if equals and blanks.strip() else None
    return None if place is None else f"c{place}{FIXED}{blanks.strip()}"


def column_answers(proposal: Proposal, texts: Sequence[str]) -> dict[str, str]:
    """Answers for ``--column 标准列=文件列名``, for every part that has the file column.

    ``标准列==值`` gives every row of the parts whose table has the column that text;
    ``标准列=文件列名=值`` says so of the blank cells of the file's column.

    Raises:
        ShujianError: ``app.column`` where the form is wrong or no part has the header.
    """
    answers: dict[str, str] = {}
    for text in texts:
        column, equals, header = (piece.strip() for piece in text.partition("="))
        if not equals:
            raise ShujianError(
                "app.column", f"看不懂“--column {text}”", remedy="请写 标准列=文件列名"
            )
        found = False
        for part in proposal.parts:
            key = f"p{part.raw.part_no}.column.{column}"
            if not header:
                answers[key], found = "", True
            elif header.startswith(FIXED):
                if part.table is not None and any(c.name == column for c in part.table.columns):
                    answers[key], found = header, True
            elif (said := _column_said(part.raw.header, header)) is not None:
                answers[key], found = said, True
        if not found and header.startswith(FIXED):
            raise _no_such_column(proposal, column, text)
        if not found:
            heads = "、".join(dict.fromkeys(h for p in proposal.parts for h in p.raw.header))
            raise ShujianError("app.column", f"文件中没有“{header}”列", remedy=f"文件的列：{heads}")
    return answers


def month_answers(proposal: Proposal, by_month: bool | None, year: str) -> dict[str, str]:
    """Answers for ``--by-month``, ``--as-it-stands`` and ``--year``, for parts they speak of."""
    answers: dict[str, str] = {}
    for part in proposal.parts:
        if part.months is None:
            continue
        head = f"p{part.raw.part_no}"
        if by_month is not None:
            answers[f"{head}.months"] = ROWS if by_month else WIDE
        if year and part.months.grid.unsaid:
            answers[f"{head}.year"] = year.strip()
    return answers


def _no_such_column(proposal: Proposal, column: str, text: str) -> ShujianError:
    """No part is of a table with the column, or it is not known which table a part is."""
    open_parts = undecided(proposal.parts)
    if open_parts:
        guesses = [g.table for p in proposal.parts for g in p.guesses[:3]]
        likely = "、".join(dict.fromkeys(guesses))
        return ShujianError(
            "app.column",
            f"“--column {text}”还不能用：没有定下“{'、'.join(open_parts[:5])}”是哪一张标准表",
            remedy=f"请加 --table 写明{'，像是：' + likely if likely else ''}",
        )
    tables = list(dict.fromkeys(p.table.name for p in proposal.parts if p.table))
    listed = "；".join(
        f"{p.table.name}：{'、'.join(c.name for c in p.table.columns)}"
        for p in {p.table.name: p for p in proposal.parts if p.table}.values()
        if p.table is not None
    )
    what = f"标准表“{'、'.join(tables)}”没有“{column}”这一列"
    return ShujianError("app.column", what, remedy=f"它的列：{listed}")


def default_reply(question: Question) -> str | None:
    """The proposed answer as a person would type it: the number of the option."""
    if question.proposed is None or not question.options:
        return question.proposed
    values = [option.value for option in question.options]
    return str(values.index(question.proposed) + 1) if question.proposed in values else None


def reply_value(question: Question, reply: str) -> str:
    """What a typed reply means: an option's number or value, or free text."""
    text = reply.strip()
    if question.options and text.isdigit() and 1 <= int(text) <= len(question.options):
        return question.options[int(text) - 1].value
    return text


def table_dict(standard: StandardTable) -> dict[str, Any]:
    """A standard table for programs."""
    return {
        "id": standard.id,
        "name": standard.name,
        "meaning": standard.meaning,
        "key": list(standard.key),
        "columns": [
            {
                "name": c.name, "element": c.element, "unit": c.unit, "required": c.required,
                "level": c.level, "meaning": c.meaning,
            }
            for c in standard.columns
        ],
    }  # fmt: skip


def show_tables(tables: Sequence[StandardTable]) -> None:
    """A list of standard tables; one table alone with its columns."""
    if len(tables) != 1:
        view = table("", "标准表", "含义", "列数", right=("列数",))
        for item in tables:
            view.add_row(item.name, item.meaning, str(len(item.columns)))
        out.print(view)
        return
    item = tables[0]
    view = table(f"{item.name}：{item.meaning}", "列", "数据元素", "必需", "级别", "含义")
    for column in item.columns:
        name = column.element + (f"（{column.unit}）" if column.unit else "")
        required = "是" if column.required or column.name in item.key else ""
        view.add_row(column.name, name, required, str(column.level), column.meaning)
    out.print(view)


def show_catalogue(entries: Sequence[TableInfo]) -> None:
    """All tables with data."""
    if not entries:
        out.print("数据池还是空的。先导入：shujian pool add 文件")
        return
    view = table(
        "", "表", "行数", "隔离", "截至日", "供数单位", "未提供的列", right=("行数", "隔离")
    )
    for entry in entries:
        view.add_row(
            entry.name, f"{entry.rows:,}", f"{entry.quarantined:,}", str(entry.as_of or "未写明"),
            "、".join(s.supplier or "未写明" for s in entry.suppliers), "、".join(entry.absent),
        )  # fmt: skip
    out.print(view)


def show_details(entry: TableDetails) -> None:
    """One table: coverage, imports, first rows."""
    info = entry.info
    out.print(
        f"[bold]{info.name}[/]  第 {info.version} 版  {info.rows:,} 行，隔离 {info.quarantined:,} 行"
    )
    for cover in info.coverage:
        span = f"{cover.start or '起始'} 至 {cover.until or '今后'}"
        unit = f"，{cover.unit}" if cover.unit else ""
        out.print(f"  覆盖：{cover.place or '所有地区'}{unit}，{span}", markup=False)
    if not info.coverage:
        out.print("  [yellow]没有写明覆盖范围：应有而无的规则对它一律未检查。[/]")
    view = table(
        "导入",
        "编号",
        "文件",
        "供数单位",
        "依据",
        "截至日",
        "进",
        "入池",
        "隔离",
        "状态",
        right=("进", "入池", "隔离"),
    )
    for item in entry.imports:
        view.add_row(
            item.id, item.file, item.supplier, item.authority, str(item.as_of or ""),
            f"{item.rows_in:,}", f"{item.rows_kept:,}", f"{item.rows_quarantined:,}",
            _state(item),
        )  # fmt: skip
    out.print(view)
    for row in entry.rows:
        cells = "，".join(f"{name}＝{cell.shown}" for name, cell in row.cells.items() if cell.shown)
        place = f"{row.file}·{row.sheet}" if row.sheet else row.file
        out.print(f"  {place} {row.at}：{cells}", markup=False)


def _state(item: ImportInfo) -> str:
    """How far an import got, in words; 已失效: its rows were replaced since."""
    if item.mode == ImportMode.WITHDRAW:
        return "撤回他次导入"
    if item.mode == ImportMode.REDEFINE:
        return "重新清洗"
    word = _STATES.get(item.state, item.state)
    if item.replaced_by:
        return f"{word}（已被 {item.replaced_by} 替换）"
    gone = item.state == ImportState.ACKNOWLEDGED and not item.in_force
    return f"{word}（已失效）" if gone else word


def show_profile(made: TableProfile) -> None:
    """Quality by column."""
    out.print(f"[bold]{made.table}[/]  {made.rows:,} 行，隔离 {made.quarantined:,} 行")
    view = table(
        "",
        "列",
        "填写率",
        "未填",
        "不可读",
        "未提供",
        "不同值",
        "最小",
        "最大",
        "读不懂的原因",
        right=("填写率", "未填", "不可读", "未提供", "不同值"),
    )
    for c in made.columns:
        share = f"{100 * c.values / c.rows:.1f}%" if c.rows else "—"
        why = "；".join(f"{k} {n}" for k, n in list(c.unreadable.items())[:3])
        view.add_row(
            c.name, share, f"{c.blank:,}", f"{c.unknown:,}", f"{c.absent:,}", f"{c.distinct:,}",
            c.least, c.most, why,
        )  # fmt: skip
    out.print(view)


def show_quarantine(rows: Sequence[QuarantinedRow]) -> None:
    """Rows that could not be taken in, each with its place and reason."""
    if not rows:
        out.print("隔离区没有行。")
    for row in rows:
        place = f"{row.file}·{row.sheet}" if row.sheet else row.file
        out.print(f"{place} {row.at}：{row.why}", markup=False)
        out.print(
            "  " + "，".join(f"{h}＝{c}" for h, c in zip(row.header, row.cells, strict=False)),
            markup=False,
        )


def show_mended(mended: Mended) -> None:
    """What became of a mended workbook."""
    out.print(f"看了 {mended.looked} 行，{mended.readmitted} 行已入池（{mended.table}）。")
    if mended.gone:
        out.print(f"另有 {mended.gone} 行已不在隔离区，没有再看：")
        for line in mended.told:
            out.print(f"  {line}", markup=False)
    for reason, count in mended.reasons.items():
        out.print(f"  仍在隔离 {count} 行：{reason}", markup=False)
