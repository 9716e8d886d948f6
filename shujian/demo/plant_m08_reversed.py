"""M08 高龄津贴: allowances taken back by negative rows, and months paid twice."""

from __future__ import annotations

from typing import Any

from shujian.demo.allowances import pay
from shujian.demo.plant_m08 import ALL, RULED, late, left
from shujian.demo.plant_m08_edges import alive
from shujian.demo.registry import Person
from shujian.demo.world import World, day, months

FEN = 10_000
OWN: dict[str, Any] = {"发放批次": "GCT"}
"""A batch of its own, for rows that take back."""
GONE, AFTER = "2024-09-10", months("2024-10", "2025-01")
"""A day of death, and the months that were paid after it."""


def plant(w: World) -> None:
    """Plant months taken back wholly, in part and in one sum, and months paid twice."""
    w.model = "M08"
    _whole(w)
    _whole_elsewhere(w)
    _part(w)
    _one_sum(w)
    _twice(w)


def _back(w: World, who: Person, listed: range, on: str, fen: int = FEN, **cells: Any) -> None:
    """Take these months back, each under its own month, on a later day."""
    pay(w, who, listed, fen=-fen, 到账日期=day(on), **cells)


def _clue(w: World, who: Person, why: str, fen: int) -> None:
    """Paid after death, and nobody has done anything about it: R8 raises the grade of R1."""
    w.plant("R1", who.id, why, amount=fen, companions=("R8",))


def _whole(w: World) -> None:
    for index, (cells, how) in enumerate(((OWN, "另一批次"), ({}, "同一批次"))):
        who = late(w, GONE, "2025-01", RULED[index])
        _back(w, who, AFTER, "2025-03-20", **cells)
        w.trap("R1", who.id, "无", f"死亡后各月都在同月冲退（{how}，负数行）")
    who = late(w, GONE, "2024-10")
    _back(w, who, AFTER[:1], "2024-11-20", **OWN)
    w.trap("R1", who.id, "无", "死亡后只多发一个月，同月冲退，次月到账")


def _whole_elsewhere(w: World) -> None:
    who, over = left(w, "990101"), months("2024-06", "2024-10")
    pay(w, who, months("2023-01", "2024-10"))
    _back(w, who, over, "2025-01-20", **OWN)
    w.trap("R2", who.id, "无", "户籍2024-05-10迁出，迁出后各月都在同月冲退")
    who, both = alive(w), months("2025-01", "2025-04")
    pay(w, who, ALL)
    pay(w, who, both, region="990102", 发放批次="YZ2025")
    _back(w, who, both, "2025-05-20", region="990102", **OWN)
    w.trap("R4", who.id, "无", "两地同月各发一次，其中一地已在同月冲退")
    w.trap("R2", who.id, "无", "户籍不在的一地，各月都已在同月冲退")


def _part(w: World) -> None:
    """One month of several is taken back in part: the rest still counts."""
    for index in range(w.copies):
        who = late(w, GONE, "2025-01", RULED[index % 3])
        _back(w, who, AFTER[1:2], "2025-03-20", 4_050, **({} if index else OWN))
        _clue(w, who, "死亡后四个月，其中2024-11冲退40.50元，按净额计", 4 * FEN - 4_050)
    who = left(w, "990101")
    pay(w, who, months("2023-01", "2024-10"))
    _back(w, who, months("2024-07", "2024-07"), "2025-01-20", 6_000, **OWN)
    w.plant("R2", who.id, "户籍迁出后五个月，其中2024-07冲退60元", amount=5 * FEN - 6_000)


def _one_sum(w: World) -> None:
    """Taken back in one sum under a later month: which months it settles nobody knows."""
    who = late(w, GONE, "2025-01")
    _back(w, who, months("2025-03", "2025-03"), "2025-03-28", 4 * FEN, **OWN)
    w.trap("R1", who.id, "待核", "死亡后四个月一笔总冲退，记在没有发放的2025-03")
    who = late(w, GONE, "2025-01")
    _back(w, who, AFTER[-1:], "2025-01-27", 4 * FEN, **OWN)
    w.trap("R1", who.id, "待核", "死亡后四个月一笔总冲退，记在最后一个月")
    who = left(w, "990101")
    pay(w, who, months("2023-01", "2024-10"))
    _back(w, who, months("2024-12", "2024-12"), "2024-12-27", 5 * FEN, **OWN)
    w.trap("R2", who.id, "待核", "户籍迁出后五个月一笔总冲退，记在2024-12")


def _twice(w: World) -> None:
    """Two payments of one month in one batch: both were paid."""
    for index in range(w.copies):
        who, more = late(w, GONE, "2024-11", RULED[index % 3]), (FEN, 3_000)[index % 2]
        pay(w, who, AFTER[:1], fen=more, 到账日期=day("2024-10-29"))
        _clue(w, who, "死亡后两个月，2024-10同一批次两笔，合计", 2 * FEN + more)
