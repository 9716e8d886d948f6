"""Lists of clues at 50,000: pages, filters, counts and neighbours through the interface."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from fastapi.testclient import TestClient

from bench.measure import Figure, Outcome
from shujian.app.http.guard import MARK
from shujian.app.http.main import PREFIX, create_app
from shujian.app.http.served import Served
from shujian.clues import ledger
from shujian.clues.found import Fact
from shujian.clues.moving import Move, move_many
from shujian.clues.states import ClueState
from shujian.core.canonical import digest
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue
from shujian.trust import Context, accounts

PASSWORD = "一句容易记住的话吧！"
MODELS = ("养老金", "高龄津贴", "工资支付", "驾驶证", "交付执行", "在职领薪")
GOAL_MS = 300.0
ASKED: dict[str, str] = {
    "第一页": "/clues",
    "按模型": "/clues?model=bench/model-2&kind=线索",
    "按状态和等级": "/clues?state=待核查&state=核查中&grade=A",
    "按分值": "/clues?score_from=50000&score_to=60000&sort=score",
    "按文字": "/clues?text=浮云 99",
    "没有结果的文字": "/clues?text=没有这些字",
    "按日期": "/clues?created_from=2020-01-01&sort=-created",
    "各项条数": "/clues/facets?kind=线索&state=待核查",
    "视图": "/clues/views",
    "前后一条": "/clues/neighbours?clue={clue}&kind=线索",
    "一条线索": "/clues/{clue}",
    "同一对象": "/clues/{clue}/related",
}
"""What is asked; every answer is a goal of its own."""


def clues(folder: Path, small: bool) -> Outcome:
    """Fill a ledger as runs do, then ask as pages do."""
    many, rounds = (300, 2) if small else (50_000, 20)
    home = Home.open(folder / "home")
    try:
        fill(home, many)
        return _measured(home, many, rounds)
    finally:
        home.close()


def fill(home: Home, many: int, seed: int = 7) -> None:
    """Invented clues of six models as their runs would leave them, a fifth of them verified."""
    ctx, chance = Context("bench", "虚拟区人民检察院", "基准"), random.Random(seed)
    for number, name in enumerate(MODELS):
        facts = list(_facts(chance, number, name, many // len(MODELS)))
        model = f"bench/model-{number}"
        with db.session(home) as session:
            ledger.record(session, ctx, model, f"run-{number}", facts)
        for at, state in enumerate(s for s in ClueState if s != ClueState.OPEN):
            ids = [fact.id for fact in facts[at::20]]
            with db.session(home) as session:
                move_many(session, ctx, ids, Move(state, "核对了原始凭证"), f"b{number}{at}")


def _facts(chance: random.Random, number: int, name: str, many: int) -> Iterator[Fact]:
    for at in range(many):
        amount = Decimal(chance.randrange(100, 9_000_000)) / 100
        subject = f"99010119{chance.randrange(40, 99)}0101{chance.randrange(1000):03d}X"
        identity = {"公民身份号码": subject, "序号": at}
        months = "、".join(f"20{y}-{m:02d}" for y in range(20, 26) for m in range(1, 13))
        yield Fact(
            id=f"{number}{at:07d}{digest([number, at])[:8]}",
            evidence=digest([identity, amount]),
            model_id=f"bench/model-{number}",
            model_name=f"{name}监督模型",
            rule=f"R{chance.randrange(1, 10)}",
            identity=identity,
            subject=subject,
            title=f"浮云区 {subject} 服刑期间领取{name} {chance.randrange(1, 40)} 个月，多发 {amount} 元",
            kind="提示" if at % 15 == 0 else "线索",
            score=None if at % 4 == 0 else amount,
            grade=chance.choice("AABC"),
            content={
                "values": {**identity, "金额": amount, "月份": months},
                "step": "结果", "same": 1, "suggest": ["检察建议"],
                "rows": {"发放": {"count": 60, "rows": list(range(10**14, 10**14 + 60))}},
            },
        )  # fmt: skip


def _measured(home: Home, many: int, rounds: int) -> Outcome:
    client = _client(home)
    with db.reader(home) as session:
        clue = session.query(Clue.id).order_by(Clue.id).offset(many // 2).limit(1).scalar()
    seconds: dict[str, list[float]] = {name: [] for name in ASKED}
    for _ in range(rounds):
        for name, address in ASKED.items():
            start = time.perf_counter()
            told = client.get(address.format(clue=clue))
            seconds[name].append(time.perf_counter() - start)
            assert told.status_code == 200, told.text
    figures = [
        Figure(f"{name} p95", _p95(held) * 1000, "ms", GOAL_MS) for name, held in seconds.items()
    ]
    every = [value for held in seconds.values() for value in held]
    figures.append(Figure("全部 p50", statistics.median(every) * 1000, "ms"))
    return Outcome(figures, {"clues": many, "rounds": rounds}, seconds)


def _client(home: Home) -> TestClient:
    with db.session(home) as session:
        accounts.create_first(session, Context("bench"), "guanli", "王管理", PASSWORD)
    client = TestClient(create_app(Served(home)), f"http://127.0.0.1{PREFIX}")
    client.headers[MARK] = "1"
    client.post("/session", json={"account": "guanli", "password": PASSWORD})
    return client


def _p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]
