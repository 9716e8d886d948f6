"""Several models at once: told in order, an error of one told in its place, stopped together."""

from __future__ import annotations

import datetime as dt
import os

import pytest

from shujian.app import authoring
from shujian.app.limits import Limits
from shujian.app.running import Ran
from shujian.app.shelf import Shelf
from shujian.app.together import Bench, Wanted
from shujian.core.errors import CancelledError, ShujianError
from shujian.core.progress import Progress
from shujian.pool import importing
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Run, RunState
from shujian.trust import Context, journal

CSV = "姓名,身份证号,月份\n赵一一,990101195001010010,2025-01\n钱二二,990101195102020023,2025-02\n"
MODEL = """
id: 本院/mN
name: 第 N 月领取监督模型
line: 公益诉讼
purpose: 试验
basis: [某办法]
checked: true
inputs: {补: {table: 补贴}}
steps:
  - {id: 当月, op: filter, from: 补, where: '=[月份]=当月(DATE(2025,N,1))'}
output: {rule: R1, from: 当月, subject: 身份证号, identity: [身份证号], title: '{姓名}'}
disprove: [同名]
verify: [核对]
document: 检察建议书
"""
CTX = Context.local("检验")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("together")
    home, path = Home.open(folder / "张三 (1)"), folder / "补贴.csv"
    path.write_text(CSV, "utf-8")
    authoring.draft_table(CTX, home, path, "补贴")
    with importing.propose(CTX, home, path, table="补贴", supplier="某局") as proposal:
        importing.commit(CTX, home, proposal, as_of=dt.date(2025, 3, 31), accept=True)
    for month in "123":
        place = home.content / "models" / f"m{month}"
        place.mkdir(parents=True)
        (place / "model.yaml").write_text(MODEL.replace("N", month), "utf-8")
    return home


def told(ran: Ran) -> tuple[str, list[str], int]:
    return ran.model.spec.id, [c.record["title"] for c in ran.result.clues], os.getpid()


def dies(ran: Ran) -> None:
    os._exit(7)


@pytest.mark.parametrize("threads", [1, 2])
def test_runs_are_told_in_the_order_asked(home: Home, threads: int) -> None:
    bench = Bench(CTX, home, told, Limits("800MB", threads))
    asked = [Wanted(f"本院/m{n}") for n in "3x12"]
    found = list(bench.run_all(Shelf(home), asked))
    assert [f.wanted for f in found] == asked
    assert isinstance(found[1].error, ShujianError)
    assert "没有编号" in str(found[1].error)
    results = [f.result[:2] for f in found if f.result is not None]
    assert results == [
        ("本院/m3", []), ("本院/m1", ["赵一一"]), ("本院/m2", ["钱二二"])
    ]  # fmt: skip
    apart = {f.result[2] for f in found if f.result is not None} - {os.getpid()}
    assert bool(apart) == (threads > 1)
    with db.session(home) as session:
        assert journal.verify(session) is None


def test_a_person_can_stop_them_all(home: Home) -> None:
    bench = Bench(CTX, home, told, Limits("800MB", 2))
    stopped = Progress(cancelled=lambda: True)
    with pytest.raises(CancelledError):
        list(bench.run_all(Shelf(home), [Wanted("本院/m1"), Wanted("本院/m2")], stopped))
    with db.reader(home) as session:
        assert not session.query(Run).filter(Run.state == RunState.RUNNING).count()


def test_a_process_that_dies_is_told_of_and_ends_nothing_else(home: Home) -> None:
    bench = Bench(CTX, home, dies, Limits("800MB", 2))
    found = list(bench.run_all(Shelf(home), [Wanted("本院/m1"), Wanted("本院/m2")]))
    assert [f.error.code for f in found if isinstance(f.error, ShujianError)] == [
        "app.worker_died"
    ] * 2


@pytest.mark.parametrize(
    ("memory", "parts", "share"),
    [("3GB", 2, "1.5GB"), ("800 MB", 2, "400MB"), ("80%", 2, "40%"), ("3GB", 1, "3GB")],
)
def test_memory_and_threads_are_shared(memory: str, parts: int, share: str) -> None:
    assert Limits(memory, 4).share(parts) == Limits(share, 4 // parts)
