"""What to do, for readers of a page: errors of the kernel speak of commands they do not have."""

from __future__ import annotations

from typing import Any

from shujian.app.case_warning import WHERE
from shujian.core.errors import ShujianError

_WORDS = {
    "pool.open_questions": "请回到“表和列”一步，逐一确认；有建议的可以一次全部采用",
    "pool.required_missing": "请为这些列选定文件中的列，或改用另一张标准表；不需要这一部分的，选“不导入”",
    "pool.no_table": "请为它选定标准表，没有合适的可新建；不需要的选“不导入”",
    "pool.incomplete_replace": "请先把这些部分改好；不需要的部分请选“不导入”",
    "pool.no_key": "请改用“替换”，整体替换该单位此前的数据",
    "pool.nothing": "请为要导入的工作表选定标准表",
    "pool.no_months": "请按原样起草；看不出年份的，先在文件的标题里写明年份再上传",
    "pool.no_data": "请先上传并导入数据",
    "pool.no_version": "请先上传并导入数据",
    "pool.no_import": "请在表的“导入记录”中核对",
    "pool.not_withdrawable": "请在表的“导入记录”中查看各次导入的状态",
    "pool.not_quarantine": "请上传从隔离区下载、改正后的那份 Excel 文件；不要改动前四列的列名",
    "pool.table_changed": "请维护人员按新的定义重新清洗这张表已有的数据，然后再导入",
    "pool.remade_differs": "请在表的“导入记录”中撤回这次导入，再导入原文件",
    "pool.unknown_table": "请从标准表清单中选择",
    "app.clue_gone": "请打开线索所在的运行，用“重做核对”检查",
    "app.run_not_kept": "请在“运行”中查看各次运行的状态",
    "app.never_run": "请先在“模型”中运行这个模型",
    "app.no_why_for_packs": "请在“文书”中打开这份文书，看读出的事实",
    "app.no_run": "请从“运行”中打开",
    "app.no_data": "请先上传并导入数据",
    "app.no_judgment_packs": "请在“模型”中查看有哪些规则包",
    "app.no_model": "请从“模型”中打开；可能已改名，或者不在本单位的内容里",
    "app.set": "请在运行窗口中填写参数",
    "models.no_day": "请在表的“导入记录”中核对，导入时写明截至日",
    "models.snapshot_types": "请维护人员按新的定义重新清洗这张表已有的数据，然后再运行",
    "clues.ambiguous": "请从线索清单中打开",
    "clues.not_found": "请从线索清单中打开",
    "documents.unknown_kind": "请检查文书标题和正文是否完整；可在文书页查看读到什么",
    "store.newer_format": "请维护人员升级程序",
}


def remedy_of(error: ShujianError) -> str:
    """What a reader of a page can do."""
    return remedy_for(error.code, error.remedy)


def remedy_for(code: str, otherwise: str) -> str:
    """The same, of an error that was kept as ``ShujianError.as_dict`` gives it."""
    return _WORDS.get(code, otherwise)


def warning_for_pages(text: str) -> str:
    """A warning of a run, kept with words for the command line, for readers of a page."""
    return text.replace(WHERE, "差在哪里，见模型的“用例”")


def for_pages(told: Any) -> Any:
    """A kept error for pages; None stays None."""
    if not told or "code" not in told:
        return told
    return {**told, "remedy": remedy_for(str(told["code"]), str(told.get("remedy", "")))}
