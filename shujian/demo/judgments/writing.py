"""Write the judgments of the city: ordinary ones, mistakes, look-alikes."""

from __future__ import annotations

from pathlib import Path

from shujian.demo.judgments.deliver import Delivery, Planted
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.making import make
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.planting import Spot, known
from shujian.demo.judgments.plants import spots
from shujian.demo.judgments.text import lines
from shujian.demo.judgments.wish import Wish
from shujian.demo.registry import Registry

SHARE = 40
"""One judgment for so many people."""
COPIES_FROM = 20_000
"""From this size on every mistake is planted twice."""


def write(out: Path, people: int, seed: int, registry: Registry) -> None:
    """Write both deliveries and judgments_truth.json.

    Args:
        out: the city's folder.
        people: inhabitants.
        seed: the same seed and people give the same bytes.
        registry: gives numbers that nobody in the city has.
    """
    desk = Desk([seed, people], registry)
    delivery = Delivery()
    room = max(people // SHARE, 1)
    for spot in _chosen(room, people, seed):
        _plant(desk, delivery, spot)
    while len(delivery.originals) + len(delivery.published) < room:
        _write(desk, delivery, make(desk, _ordinary(desk)), desk.rng.random() < 0.3)
    delivery.write(out)


def _chosen(room: int, people: int, seed: int) -> list[Spot]:
    """All spots where there is room; else a part of them, another for each seed."""
    every = spots()
    if people >= COPIES_FROM:
        return [s for s in every if not s.alike] + list(every)
    fitting = min(len(every), room * 3 // 4)
    start = seed * fitting % len(every)
    return list((every + every)[start : start + fitting])


def _ordinary(desk: Desk) -> Wish:
    rng = desk.rng
    partners = rng.choices((0, 1, 2), (8, 2, 1))[0]
    more = ("盗窃罪",) if not partners and rng.random() < 0.1 else ()
    return Wish("诈骗罪" if more else "", more=more, partners=partners)


def _plant(desk: Desk, delivery: Delivery, spot: Spot) -> None:
    case = spot.case(desk)
    name = _write(desk, delivery, case, False)
    about = known()[spot.rule]
    delivery.marks.append(
        Planted(
            name, spot.rule, "trap" if spot.alike else "plant",
            "" if spot.whole else case.one.name, about["severity"], about["basis"],
            about["alike" if spot.alike else "wrong"], tuple(about.get("same", ())), spot.also,
        )
    )  # fmt: skip


def _write(desk: Desk, delivery: Delivery, case: Case, published: bool) -> str:
    case.published = published
    return delivery.put(lines(case), case.one.counts[0].charge.name[:-1], published)
