"""裁判文书 commands over the documents that a home keeps: add, list, search, withdraw."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import typer

from shujian.app.cli import judgment_views as views
from shujian.app.cli.frame import HomeOption, JsonOption, emit_json, guarded, opened, out, progress
from shujian.app.cli.frame import table as grid
from shujian.app.screening import work
from shujian.app.screening.filed import filed_rows, filed_states
from shujian.app.screening.filing import Filed, file_facts
from shujian.app.screening.types import Answer, Totals
from shujian.core.errors import ShujianError
from shujian.documents import store
from shujian.documents.document import Document
from shujian.documents.judgments.arrow import DOCUMENT
from shujian.documents.readers.options import DocumentOptions
from shujian.store.home import default_path

_SHOWN = 20
_NUMBER, _KIND = "案号", "文书种类"
ProcessesOption = typer.Option(2, "--processes", min=1, max=16, help="同时工作的进程数。")


def register(app: typer.Typer) -> None:
    """Put the commands into the group."""
    for name, command in (
        ("add", add), ("list", list_), ("search", search), ("refresh", refresh),
        ("withdraw", withdraw),
    ):  # fmt: skip
        app.command(name)(guarded(command))


def add(
    paths: list[Path] = typer.Argument(..., help="文件、文件夹或压缩包，可以多个。"),
    supplier: str = typer.Option("", "--supplier", help="提供单位。"),
    originals: bool = typer.Option(False, "--originals", help="这些是法院的原件。"),
    processes: int = ProcessesOption,
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """把裁判文书收进数据目录，读出的事实成为数据池中的表，模型和规则包可以直接用。

    例：shujian judgments add 判决书.zip --supplier 虚江区人民法院；之后 shujian models run
    裁判-刑期 产生可以跟踪核实的线索
    """
    work.check(paths)
    session = opened(home)
    with progress("收进文书", json_) as heard:
        options = DocumentOptions(progress=heard)
        account = store.bring_in(session.ctx, session.home, paths, supplier, options, originals)
        filed = file_facts(session.ctx, session.home, processes, heard)
    states = {str(state): count for state, count in account.states.items()}
    if json_:
        kept = {"kept": account.kept, "copies": account.copies, "repeats": account.repeats}
        emit_json({"import": account.import_id, "states": states, **kept, **_as_data(filed)})
        return
    told = "，".join(f"{state} {count}" for state, count in states.items())
    out.print(
        f"导入 {account.import_id}：读到 {account.documents} 份（{told}）；新收 {account.kept} 份，"
        f"副本 {account.copies} 份，已有 {account.repeats} 份。", markup=False,
    )  # fmt: skip
    _show(filed)


def kept(home: Path | None, ident: str) -> Document | None:
    """A document of the library by its number; None where there is no home or no such one."""
    if not (home or default_path()).exists():
        return None
    try:
        return store.document(opened(home, create=False).home, ident)
    except ShujianError as error:
        if error.code != "documents.not_there":
            raise
        return None


def refresh(
    processes: int = ProcessesOption, home: Path = HomeOption, json_: bool = JsonOption
) -> None:
    """让事实表与文书库一致：补读未读的，读取规则更新后全部重读。"""
    session = opened(home)
    with progress("读取", json_) as heard:
        filed = file_facts(session.ctx, session.home, processes, heard)
    if json_:
        emit_json(_as_data(filed))
    else:
        _show(filed)


def list_(home: Path = HomeOption, json_: bool = JsonOption) -> None:
    """列出文书库中的文书。"""
    session = opened(home, create=False)
    filed = filed_states(session.home) or {}
    told = {r[DOCUMENT]: r for r in filed_rows(session.home, (_NUMBER, _KIND))}
    found = [
        {
            "id": d.id, "name": d.name, "state": str(d.state), "source": d.source,
            "case_no": told.get(d.id, {}).get(_NUMBER, ""),
            "kind": told.get(d.id, {}).get(_KIND, ""),
            "read": filed.get(d.id, ""), "notes": list(d.notes),
        }
        for d in store.documents(session.home, copies=False)
    ]  # fmt: skip
    if json_:
        emit_json(found)
        return
    rows = grid(f"文书库：{len(found)} 份", "编号", "案号", "种类", "名称", "文件", "事实")
    for one in found[:500]:
        words = (one["id"], one["case_no"], one["kind"], one["name"], one["state"])
        rows.add_row(*map(str, words), str(one["read"] or "未读"))
    out.print(rows)
    if len(found) > 500:
        out.print(f"只列出前 500 份；--json 列出全部 {len(found)} 份。")


def search(
    words: list[str] = typer.Argument(..., help="要找的词，可以几个，都要出现；短语加引号。"),
    limit: int = typer.Option(_SHOWN, "--limit", min=1, max=1000, help="最多列出几份。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """全文检索文书库；不要的词写在 -- 之后，前加减号。

    例：shujian judgments search 缓刑 职业禁止；shujian judgments search -- 盗窃 -未遂
    """
    query = " ".join(words)
    session = opened(home, create=False)
    with store.search(session.home) as index:
        total, hits = index.count(query), index.find(query, limit)
    if json_:
        emit_json({"total": total, "hits": [
            {"id": h.id, "name": h.name, "count": h.count, "snippet": h.snippet} for h in hits
        ]})  # fmt: skip
        return
    out.print(f"找到 {total} 份" + (f"，列出前 {len(hits)} 份" if total > len(hits) else "") + "。")
    for hit in hits:
        out.print(f"{hit.id}  {hit.name}（{hit.count} 处）", markup=False, style="bold")
        out.print(f"    {hit.snippet}", markup=False)


def withdraw(
    ids: list[str] = typer.Argument(None, help="文书编号，可以多个。"),
    import_id: str = typer.Option("", "--import", help="撤回这次导入的全部文书。"),
    reason: str = typer.Option(..., "--reason", help="理由，记入日志。"),
    home: Path = HomeOption,
) -> None:
    """撤回文书：不再列出、检索，事实从表中去掉；原件和文字留存，以便说明过去的线索。"""
    session = opened(home, create=False)
    many = store.withdraw(session.ctx, session.home, reason, import_id, ids or ())
    filed = file_facts(session.ctx, session.home)
    out.print(f"撤回 {many} 份文书。")
    _show(filed)


def _as_data(filed: Filed) -> dict[str, object]:
    return {
        "read": dict(Counter(a.state for a in filed.accounts)),
        "taken_out": filed.gone,
        "anew": filed.anew,
        "open": [views.told(a) for a in filed.accounts if a.reasons],
        "tables": {r.table: r.rows_kept for r in filed.imports},
        "pairs": {r.table: r.rows_kept for r in filed.pairs},
    }


def _show(filed: Filed) -> None:
    if filed.anew:
        out.print("读取规则已经更新，全部文书重新读取。")
    if not filed.imports:
        out.print("事实表没有变化。")
        return
    totals = Totals()
    totals.take(Answer(tuple(filed.accounts)))
    views.show_states(totals)
    kept = "，".join(f"{r.table} {r.rows_kept}" for r in filed.imports if r.rows_kept)
    out.print(f"写入事实表（行）：{kept or '无'}。", markup=False)
    pairs = "，".join(f"{r.table} {r.rows_kept}" for r in filed.pairs if r.rows_kept)
    if pairs:
        out.print(f"跨文书比对（行）：{pairs}。", markup=False)
