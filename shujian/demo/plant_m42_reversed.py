"""M42 养老金: payments taken back by negative rows, and months paid twice."""

from __future__ import annotations

from typing import Any

from shujian.demo import custody
from shujian.demo.pension_records import pay
from shujian.demo.plant_m42 import inmate
from shujian.demo.plant_m42_more import dead
from shujian.demo.registry import Person
from shujian.demo.world import World, day, months

FEN = 300_000
OWN: dict[str, Any] = {"发放批次": "CT"}
"""A batch of its own, for rows that take back."""


def plant(w: World) -> None:
    """Plant months taken back wholly, in part and in one sum, and months paid twice."""
    w.model = "M42"
    _whole(w)
    _whole_of_others(w)
    _part(w)
    _one_sum(w)
    _twice(w)


def _back(w: World, who: Person, listed: range, on: str, fen: int = FEN, **cells: Any) -> None:
    """Take these months back, each under its own month, on a later day."""
    pay(w, who, listed, -fen, 到账日期=day(on), **cells)


def _held(w: World) -> Person:
    who = w.elder()
    custody.measure(w, who, "逮捕", day("2024-03-11"), None)
    return who


def _whole(w: World) -> None:
    paid = months("2023-05", "2023-08")
    for cells, how in ((OWN, "另一批次"), ({}, "同一批次")):
        who = inmate(w)
        pay(w, who, paid)
        _back(w, who, paid, "2024-01-20", **cells)
        w.trap("K1", who.id, "无", f"在监各月的养老金都在同月冲退（{how}，负数行）")
    who = inmate(w)
    pay(w, who, months("2023-02", "2023-05"))
    _back(w, who, months("2023-05", "2023-05"), "2023-06-10", **OWN)
    w.trap("K1", who.id, "无", "只有一个整月，同月冲退，次月到账")
    who = inmate(w, county="990101")
    pay(w, who, paid, 20_000, 制度类型="城乡居民")
    _back(w, who, paid, "2023-11-20", 20_000, 制度类型="城乡居民", **OWN)
    w.trap("K1", who.id, "无", "城乡居民养老保险，当地规定服刑停发，各月都已冲退")


def _whole_of_others(w: World) -> None:
    who, paid = _held(w), months("2024-04", "2024-07")
    pay(w, who, paid)
    _back(w, who, paid, "2024-09-12", **OWN)
    w.trap("K2", who.id, "无", "在押未定罪的各月都在同月冲退")
    who, late = dead(w, "2024-09-10"), months("2024-10", "2024-12")
    pay(w, who, months("2024-01", "2024-12"))
    _back(w, who, late, "2025-02-18")
    w.trap("K5", who.id, "无", "死亡后各月都在同月冲退（同一批次，负数行）")


def _part(w: World) -> None:
    """One month of several is taken back in part: the rest still counts."""
    for index in range(w.copies):
        who = inmate(w)
        pay(w, who, months("2023-05", "2023-08"))
        _back(w, who, months("2023-06", "2023-06"), "2023-10-16", 123_456, **({} if index else OWN))
        w.plant("K1", who.id, "四个整月，其中2023-06冲退1234.56元，按净额计", amount=1_076_544)
    who = _held(w)
    pay(w, who, months("2024-04", "2024-06"))
    _back(w, who, months("2024-05", "2024-05"), "2024-09-12", 100_000, **OWN)
    w.plant("K2", who.id, "在押未定罪三个整月，其中2024-05冲退1000元", amount=800_000)
    who = dead(w, "2024-09-10")
    pay(w, who, months("2024-01", "2024-12"))
    _back(w, who, months("2024-11", "2024-11"), "2025-02-18", 250_050)
    w.plant("K5", who.id, "死亡后三个月，其中2024-11冲退2500.50元", amount=649_950)


def _one_sum(w: World) -> None:
    """Taken back in one sum under a later month: which months it settles nobody knows."""
    paid = months("2023-05", "2023-08")

    def settled(who: Person, month: str, count: int) -> None:
        pay(w, who, months(month, month), -count * FEN, 到账日期=day(f"{month}-25"), **OWN)

    who = inmate(w)
    pay(w, who, paid)
    settled(who, "2023-11", 4)
    w.trap("K1", who.id, "待核", "四个月一笔总冲退，记在没有发放的2023-11")
    who = inmate(w)
    pay(w, who, months("2023-05", "2023-09"))
    settled(who, "2023-09", 5)
    w.trap("K1", who.id, "待核", "五个月一笔总冲退，记在最后一个月")
    who = inmate(w)
    pay(w, who, paid)
    pay(w, who, months("2025-05", "2025-06"))
    settled(who, "2025-05", 4)
    w.trap("K1", who.id, "待核", "四个月一笔总冲退，记在出监后恢复发放的2025-05")
    who = _held(w)
    pay(w, who, months("2024-04", "2024-07"))
    settled(who, "2024-10", 4)
    w.trap("K2", who.id, "待核", "在押未定罪的四个月一笔总冲退，记在2024-10")
    who = dead(w, "2024-09-10")
    pay(w, who, months("2024-01", "2024-12"))
    settled(who, "2025-02", 3)
    w.trap("K5", who.id, "待核", "死亡后三个月一笔总冲退，记在2025-02")


def _twice(w: World) -> None:
    """Two payments of one month in one batch: both were paid."""
    for index in range(w.copies):
        who, more = inmate(w), (FEN, 45_000)[index % 2]
        pay(w, who, months("2023-05", "2023-06"))
        pay(w, who, months("2023-05", "2023-05"), more, 到账日期=day("2023-05-26"))
        w.plant("K1", who.id, "两个整月，2023-05同一批次两笔，合计", amount=2 * FEN + more)
    who = dead(w, "2024-09-10")
    pay(w, who, months("2024-01", "2024-10"))
    pay(w, who, months("2024-10", "2024-10"), 50_000, 到账日期=day("2024-10-28"))
    w.plant("K5", who.id, "死亡次月2024-10同一批次两笔，合计", amount=350_000)
