"""A small model of the unit's own over two invented lists, for tests of the interface."""

from __future__ import annotations

import datetime as dt

from shujian.app.worker.loop import do
from shujian.pool import importing
from shujian.store import queue
from shujian.store.home import Home
from shujian.trust import Context
from tests.http.conftest import Site
from tests.models.support import citizen

MODEL = "本院/late"
TEXT = """\
id: 本院/late
name: 未移交监督模型（测试）
line: 刑事执行
purpose: 测试
basis: [测试条文]
checked: false
doubt: 测试
inputs:
  监外: {table: 暂予监外执行}
  矫正: {table: 社区矫正对象}
parameters:
  宽限: {type: 整数, value: 0, meaning: 宽限几日, source: 测试}
steps:
  # —— 移交 ——
  - {id: 迟延, op: filter, from: 监外, where: '=[移交日期]>[收到决定日期]+参数("宽限")'}
  - id: 漏管
    op: not_exists
    left: 监外
    right: 矫正
    on: [公民身份号码]
    coverage: {place: '=[执行地区划]', from: '=[收到决定日期]', to: '=截至日("监外")'}
  - {id: 迟延线索, op: clue, from: 迟延, rule: R1, subject: 公民身份号码, identity: [公民身份号码], title: '{公民身份号码} 迟延'}
  - {id: 漏管线索, op: clue, from: 漏管, rule: R2, subject: 公民身份号码, identity: [公民身份号码], title: '{姓名} 没有接收'}
disprove: [是否另有移交]
verify: [核对移交记录]
document: 检察建议书
"""
CASES = """\
- name: R1 命中：迟一个月移交
  as_of: 2025-06-30
  tables: {暂予监外执行: [{公民身份号码: '990101198001010014', 姓名: 赵一一, 收到决定日期: 2024-03-01, 移交日期: 2024-04-09, 执行地区划: ''}]}
  expect: {线索: [{rule: R1}], 未检查: [{step: 漏管}]}
- name: R1 边界：当日移交
  as_of: 2025-06-30
  tables: {暂予监外执行: [{公民身份号码: '990101198001010014', 姓名: 赵一一, 收到决定日期: 2024-03-01, 移交日期: 2024-03-01, 执行地区划: ''}]}
  expect: {线索: [{rule: R1}]}
"""
DAY = dt.date(2025, 6, 30)
_OUTSIDE = "身份证号,姓名,收到决定日期,移交日期,执行地区划"
SERVING = "身份证号,姓名,矫正类别,矫正机构,矫正地区划,接收日期"


def author(home: Home, text: str = TEXT) -> None:
    """Write the model and its cases into the unit's own content."""
    folder = home.content / "models" / "late"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.yaml").write_text(text, "utf-8")
    (folder / "cases.yaml").write_text(CASES, "utf-8")


def supply(
    home: Home,
    table: str,
    header: str,
    *rows: str,
    mode: str = "append",
    supplier: str = "某监狱",
    day: dt.date = DAY,
) -> str:
    """Import rows as a person at this computer would; the id of the import."""
    ctx = Context.local("测试")
    path = home.path.parent / f"{table}{len(rows)}{'' if supplier == '某监狱' else supplier}.csv"
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    proposal = importing.propose(ctx, home, path, table=table, supplier=supplier)
    from shujian.engines.base import Coverage

    (done,) = importing.commit(
        ctx, home, proposal, as_of=day, coverage=(Coverage(),), mode=mode,
        accept=True,
    )  # fmt: skip
    return done.import_id


def outside(home: Home, *handed: str, mode: str = "append") -> None:
    """Persons outside prison with these days of handing over; the second is never received."""
    rows = [f"{citizen(i)},测{i},2024-03-01,{day},990102" for i, day in enumerate(handed, 1)]
    supply(home, "暂予监外执行", _OUTSIDE, *rows, mode=mode)


def serving(home: Home, *numbers: int) -> None:
    """Persons whom the agency received."""
    rows = [f"{citizen(i)},测{i},缓刑,某司法所,990102,2024-03-05" for i in numbers]
    supply(home, "社区矫正对象", SERVING, *rows)


def work(site: Site) -> None:
    """Do the oldest waiting job."""
    job = queue.next_waiting(site.home)
    assert job is not None
    do(site.home, job)


def ran(site: Site, **wish: object) -> str:
    """Run the model through the interface to its end; gives the run's id."""
    told = site.client.post(f"/models/{MODEL}/runs", json=wish)
    assert told.status_code == 202, told.text
    work(site)
    return str(told.json()["job_id"])
