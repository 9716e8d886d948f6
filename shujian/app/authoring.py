"""Making models of one's own: new from a sample, copied, checked with their cases."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shujian.app.shelf import Shelf
from shujian.core import yamlio
from shujian.core.errors import Place, ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.formulas.env import Value
from shujian.models.authoring.cases import Case, CaseResult, read_cases, run_cases
from shujian.models.packs.pack import check_pack
from shujian.models.packs.result import off_note
from shujian.models.parameters import override
from shujian.models.reading import At
from shujian.pool import tables
from shujian.pool.proposals.newtable import Draft
from shujian.store import db
from shujian.store.content import Item
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, journal, require

_ID = re.compile(r"^[\w一-鿿-]+/[A-Za-z0-9一-鿿_-]+$")
_FEW_ROWS = DuckSettings(threads=1)
"""For cases: threads that share a handful of rows spend more on each other than on them."""

MODEL = """\
# 一个可以直接运行用例的范例：请改成自己的。写法见 docs/write-a-model.md
id: {id}
name: 服刑期间仍有生存认证记录监督模型（范例）
line: 刑事执行
purpose: 发现在押期间仍有资格认证记录的人员，供核查，不作为认定依据
basis: [请写法律依据的条文]
checked: false
doubt: 范例，依据尚未填写
inputs:
  在押: {{table: 在押人员}}
  认证: {{table: 生存迹象}}
parameters:
  种类: {{type: 文本, value: 资格认证, meaning: 看哪一种记录, source: 范例}}
steps:
  # 同一人；同号不同名的自动转“待核”
  - {{id: 同一人, op: join, left: 在押, right: 认证, on: [公民身份号码], agree: [姓名], take: [日期, 种类]}}
  # 记录在羁押期间内；出监日期空白表示仍在押
  - id: 羁押期间
    op: filter
    from: 同一人
    where: '=AND([种类]=参数("种类"), [日期]>[入监日期], OR(ISBLANK([出监日期]), [日期]<[出监日期]))'
output:
  rule: R1
  subject: 公民身份号码
  identity: [公民身份号码, 入监日期, 日期]
  title: '{{姓名}} {{入监日期}} 入监后，{{日期}} 仍有{{种类}}记录'
disprove: [是否他人代办, 是否同号不同人]
verify: [调取认证影像, 核对在押时间]
document: 检察建议书
"""
CASES = """\
- name: 在押期间有认证记录，中
  as_of: 2025-06-30
  tables:
    在押人员: [{公民身份号码: '990101198001010014', 姓名: 赵一一, 入监日期: 2024-01-10, 出监日期: ''}]
    生存迹象: [{公民身份号码: '990101198001010014', 姓名: 赵一一, 种类: 资格认证, 日期: 2024-05-06}]
  expect:
    线索: [{rule: R1, 公民身份号码: '990101198001010014'}]
- name: 入监以前的记录，不中
  as_of: 2025-06-30
  tables:
    在押人员: [{公民身份号码: '990101198001010014', 姓名: 赵一一, 入监日期: 2024-01-10, 出监日期: ''}]
    生存迹象: [{公民身份号码: '990101198001010014', 姓名: 赵一一, 种类: 资格认证, 日期: 2024-01-09}]
  expect: {线索: []}
"""


@dataclass(frozen=True)
class Report:
    """What a check found.

    Args:
        model_id: the model.
        cases: its cases with their differences.
        notes: what is not wrong but worth a look.
    """

    model_id: str
    cases: tuple[CaseResult, ...]
    notes: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every case came out as expected."""
        return all(case.passed for case in self.cases)

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return {
            "id": self.model_id,
            "passed": self.passed,
            "cases": [
                {"name": c.case.name, "passed": c.passed, "differences": list(c.differences)}
                for c in self.cases
            ],
            "notes": list(self.notes),
        }


def new_model(ctx: Context, home: Home, model_id: str) -> Path:
    """Make a folder with a sample model and its cases.

    Raises:
        ShujianError: ``app.bad_id``, ``app.model_exists``.
    """
    folder = _folder(home, model_id)
    _recorded(ctx, home, model_id, "new")
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text(MODEL.format(id=model_id), "utf-8")
    (folder / "cases.yaml").write_text(CASES, "utf-8")
    return folder


def copy_model(ctx: Context, home: Home, source: Item, new_id: str) -> Path:
    """Copy a model with its cases under a new id; it says what it comes from.

    Raises:
        ShujianError: ``app.bad_id``, ``app.model_exists``.
    """
    folder = _folder(home, new_id)
    _recorded(ctx, home, new_id, f"copy {source.id}")
    shutil.copytree(source.path.parent, folder)
    path = folder / "model.yaml"
    text = path.read_text("utf-8")
    head = f"id: {new_id}\nderives_from: {source.id}"
    text = re.sub(r"(?m)^derives_from:.*\n", "", text)
    path.write_text(re.sub(r"(?m)^id:.*$", lambda _: head, text, count=1), "utf-8")
    return folder


def _recorded(ctx: Context, home: Home, model_id: str, what: str) -> None:
    require(ctx, Action.CONTENT, Thing(model_id))
    with db.session(home) as session:
        journal.record(session, ctx, Action.CONTENT, model_id, {"what": what})


def _folder(home: Home, model_id: str) -> Path:
    if not _ID.match(model_id):
        raise ShujianError(
            "app.bad_id",
            f"编号“{model_id}”不合格式",
            remedy="请写 命名空间/名称，如 本院/double-benefit；只用汉字、字母、数字、- 和 _",
        )
    if model_id.startswith("shujian/"):
        raise ShujianError(
            "app.reserved_id",
            "命名空间 shujian 留给随程序的模型",
            remedy="请换成本单位的，如 本院/…",
        )
    folder = home.content / "models" / model_id.rpartition("/")[2]
    if folder.exists() or model_id in Shelf(home).items:
        raise ShujianError(
            "app.model_exists",
            f"模型“{model_id}”已经有了",
            remedy="请换一个名称，或直接改已有的文件",
            where=Place(str(folder)),
        )
    return folder


def check_model(shelf: Shelf, model_id: str, progress: Progress = SILENT) -> Report:
    """Bind a model and run its cases.

    Args:
        shelf: the content.
        model_id: the model or pack.
        progress: told at each case of a model; a pack's are run all at once.

    Raises:
        ShujianError: every error of the model at once.
    """
    if shelf.is_pack(model_id):
        return check_pack_cases(shelf, model_id)
    model, _ = shelf.model(model_id)
    item = shelf.item(model_id)
    notes = [f"步骤“{s}”没有用到" for s in model.unused]
    folder = item.path.parent
    cases: tuple[CaseResult, ...] = ()
    if (folder / "cases.yaml").is_file() or (folder / "cases").is_dir():
        engine = DuckEngine(_FEW_ROWS)
        try:
            listed = read_cases(item.path.parent)
            cases = tuple(run_cases(model, listed, shelf.tables, engine, progress))
        finally:
            engine.close()
    if len(cases) < 2:
        notes.append("用例太少：至少要有一个应中、一个差一点不中")
    return Report(item.id, cases, tuple(notes))


def check_pack_cases(shelf: Shelf, pack_id: str) -> Report:
    """Bind a rule pack and run the cases of all its rules at once, by both evaluators.

    Raises:
        ShujianError: every error of the pack at once.
    """
    pack, _ = shelf.pack(pack_id)
    engine = DuckEngine(_FEW_ROWS)
    started = time.perf_counter()
    try:
        results = check_pack(pack, shelf.tables, engine)
    finally:
        engine.close()
    each = (time.perf_counter() - started) / max(1, len(results))
    cases = tuple(
        CaseResult(
            Case(r.case.name, "", r.case.data, r.case.place),
            () if r.passed else (r.difference,),
            each,
        )
        for r in results
    )
    return Report(pack.id, cases, tuple(off_note(r) for r in pack.off))


def parameter_values(shelf: Shelf, model_id: str, texts: Sequence[str]) -> dict[str, Value]:
    """Typed parameter values from ``name=value`` texts; values are written as in YAML.

    Raises:
        ShujianError: unknown parameter, or a value of another type.
    """
    if not texts:
        return {}
    declared = (
        shelf.pack(model_id)[0].spec.parameters
        if shelf.is_pack(model_id)
        else shelf.model(model_id)[0].spec.parameters
    )
    raw = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise ShujianError("app.set", f"看不懂“--set {text}”", remedy="请写 --set 名称=值")
        raw[name.strip()] = yamlio.parse(value, "--set")
    errors: list[ShujianError] = []
    found = override(declared, raw, At(Place("--set"), errors))
    if errors:
        raise errors[0]
    return dict(found)


def draft_table(
    ctx: Context, home: Home, path: Path, name: str, year: str | None = None
) -> tables.Drafted | None:
    """Write a draft of a standard table for a file's columns; None where it is there already.

    Args:
        ctx: who asks.
        home: the home.
        path: the file.
        name: the table's name.
        year: see ``tables.draft_table``.

    Raises:
        ShujianError: ``pool.bad_table_name``; the file cannot be read, or has nothing to make a table of.
    """
    if name in tables.Tables.load(home):
        return None
    drafted = tables.draft_table(ctx, home, path, name, year=year)
    _recorded(ctx, home, drafted.id, "draft table")
    return drafted


def keep_table(ctx: Context, home: Home, draft: Draft) -> None:
    """Write a drafted table that a person looked through into the unit's content.

    Raises:
        ShujianError: ``trust.refused``, ``pool.table_exists``.
    """
    require(ctx, Action.CONTENT, Thing(draft.name))
    if draft.name in tables.Tables.load(home):
        raise ShujianError(
            "pool.table_exists", f"标准表“{draft.name}”已存在", remedy="请换一个表名"
        )
    tables.save_table(home, draft.name, draft.text)
    _recorded(ctx, home, draft.table.id, "draft table")
