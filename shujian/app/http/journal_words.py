"""What people read in the journal: the deed exactly, names instead of accounts and ids."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.clue_titles import Titles
from shujian.app.http.people import people
from shujian.app.screening.filed import READ
from shujian.clues.states import FINAL, ClueState
from shujian.store.schema import Clue, DocumentRow, Import, JournalEntry, Run, Table
from shujian.trust import Action

_ID = re.compile(r"(?<![0-9a-z])(?:[0-9a-z]{16}|[0-9a-z]{10})(?![0-9a-z])")
"""Ids of clues (16), and of imports and runs (10); see ``core.ids``."""

_LOCAL_RULES = {"add": "录入地方规定", "end": "写明地方规定的废止日期", "withdraw": "撤回地方规定"}


def deed(row: JournalEntry) -> str:
    """The deed in words: accounts and clues know several under one action."""
    detail: Mapping[str, Any] = row.detail_json if isinstance(row.detail_json, dict) else {}
    if row.action == Action.ACCOUNT:
        return _account(row, detail)
    if row.action == Action.CLUE and "to" in detail:
        if detail.get("undone"):
            return f"撤销处理，改回“{detail['to']}”"
        if detail.get("from") in FINAL and detail["to"] not in FINAL:
            return f"撤回“{detail['from']}”，改回“{detail['to']}”"
        if detail["to"] == ClueState.CHECKING:
            return "开始核查"
        return f"核查结果“{detail['to']}”"
    if row.action == Action.CLUE and "entered" in detail:
        return "把更正后的提示转为线索"
    if row.action == Action.IMPORT and "covers" in detail:
        return "改覆盖范围" if detail["covers"] else "撤回覆盖范围"
    if row.action == Action.LOCAL_RULE and detail.get("done") in _LOCAL_RULES:
        return _LOCAL_RULES[detail["done"]]
    if row.action == Action.VIEW and "looked" in detail:
        return "检索线索" if detail["looked"] == "线索" else "检索数据表"
    if row.action == Action.VIEW and "asked" in detail:
        return f"查“{detail['asked']}”为何没有线索"
    return {a.value: a.label for a in Action}.get(row.action, row.action)


def _account(row: JournalEntry, detail: Mapping[str, Any]) -> str:
    if "made" in detail:
        return "新建账号"
    if "password" in detail:
        return "修改自己的密码" if row.actor == row.object else "重设密码"
    was = detail.get("was")
    if isinstance(was, dict) and was.get("active") != detail.get("active"):
        return "启用账号" if detail.get("active") else "停用账号"
    return f"改角色为“{detail['role']}”" if "role" in detail else Action.ACCOUNT.label


def things(session: Session, rows: Sequence[JournalEntry], clues: Titles) -> dict[int, str]:
    """Number of an entry → what it was done to, with titles where the journal keeps ids.

    Args:
        session: a read session.
        rows: the entries of one page.
        clues: titles of clues for who reads.
    """
    ids = {i for row in rows for i in (*_ID.findall(row.object), _import(row)) if i}
    titles: dict[str, str] = {}
    if ids:
        for clue in session.scalars(select(Clue).where(Clue.id.in_(ids))):
            titles[clue.id] = clues.title(clue)
        for key, model in session.execute(select(Run.id, Run.model_id).where(Run.id.in_(ids))):
            titles[key] = f"模型“{model.rpartition('/')[2]}”"
        for key, name in session.execute(select(Table.id, Table.name).where(Table.id.in_(ids))):
            titles[key] = f"表“{name}”"
        query = select(Import.id, Table.name, Import.file_name).join(Table)
        for key, table, file in session.execute(query.where(Import.id.in_(ids))):
            titles[key] = f"{table}（{file}）" if file else table
    titles |= _documents(session, rows)
    named = people(session)
    return {row.seq: _thing(row, titles, named) for row in rows}


def _documents(session: Session, rows: Sequence[JournalEntry]) -> dict[str, str]:
    """Document → its case number, of those in which facts were corrected; else its name."""
    wanted = {r.object.partition("/")[0] for r in rows if r.action == Action.CORRECT}
    query = select(DocumentRow.id, DocumentRow.number, DocumentRow.name)
    found = session.execute(query.where(DocumentRow.id.in_(wanted))) if wanted else ()
    return {key: number or name or key for key, number, name in found}


def _papers(many: object) -> str:
    return f"{many:,} 份文书，" if isinstance(many, int) and many else ""


def _import(row: JournalEntry) -> str:
    """The import that an entry about a table speaks of; "" for every other entry."""
    detail = row.detail_json
    return str(detail.get("import", "")) if isinstance(detail, dict) else ""


def _thing(row: JournalEntry, titles: Mapping[str, str], named: Mapping[str, str]) -> str:
    detail = row.detail_json if isinstance(row.detail_json, dict) else {}
    if isinstance(detail.get("tables"), dict):
        return f"{row.object}（{_papers(detail['tables'].get(READ))}{len(detail['tables'])} 张表）"
    if isinstance(detail.get("runs"), dict):
        return f"{row.object}（{_papers(detail.get('documents'))}{len(detail['runs'])} 组规则）"
    if row.action == Action.CORRECT and row.object.partition("/")[0] in titles:
        document, _, fact = row.object.partition("/")
        return f"{titles[document]}：{fact.replace('/', '·')}"
    if row.action in (Action.ACCOUNT, Action.SIGN_IN):
        return named.get(row.object, row.object)
    if row.action == Action.IMPORT and _import(row) in titles:
        return titles[_import(row)]
    return _ID.sub(lambda m: titles.get(m.group(), m.group()), row.object)
