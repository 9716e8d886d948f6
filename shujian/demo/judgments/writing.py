"""Write the judgments of the city: ordinary ones, mistakes, look-alikes, damage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from shujian.demo.judgments import (
    appeals,
    citizens,
    civil,
    masking,
    private,
    revoking,
    rulings,
    units,
)
from shujian.demo.judgments.appendix import appended
from shujian.demo.judgments.damage import damaged
from shujian.demo.judgments.deliver import Delivery, Planted
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.making import make
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.planting import Spot, known
from shujian.demo.judgments.plants import spots
from shujian.demo.judgments.text import lines
from shujian.demo.judgments.wish import Wish
from shujian.demo.judgments.words import spelled
from shujian.demo.registry import Registry

SHARE = 40
"""One judgment for so many people."""
SPELLED = 0.05
"""The share of texts whose dates are all in Chinese numerals."""
COPIES_FROM = 20_000
"""From this size on every mistake is planted twice."""
_HELD = Wish("盗窃罪", kind="有期徒刑", months=18, probation=0, custody="在押", layout="A")

_KINDS: tuple[tuple[Callable[[Desk, Wish], Case], Wish], ...] = (
    (appeals.upheld, _HELD),
    (appeals.changed, _HELD),
    (rulings.eased, _HELD),
    (units.unit, Wish("污染环境罪", kind="有期徒刑", procedure="普通")),
    (civil.claimed, Wish("故意伤害罪", procedure="普通", without=("赔偿谅解",))),
    (
        private.accused,
        Wish("故意伤害罪", kind="拘役", procedure="普通", custody="取保", plea=False),
    ),
    (make, Wish("寻衅滋事罪", age=16, procedure="普通")),
    (revoking.merged, Wish("盗窃罪", kind="有期徒刑", months=9, probation=0, prior="缓刑中")),
    (
        make,
        Wish("盗窃罪", kind="有期徒刑", months=10, prior="累犯", grounds=("累犯",), probation=0),
    ),
)


def write(
    out: Path, people: int, seed: int, registry: Registry, tables: Mapping[str, Sequence[Any]]
) -> None:
    """Write both deliveries and judgments_truth.json.

    Args:
        out: the city's folder.
        people: inhabitants.
        seed: the same seed and people give the same bytes.
        registry: gives numbers that nobody in the city has.
        tables: rows of 刑事裁判 and 强制措施.
    """
    desk, delivery = Desk([seed, people], registry), Delivery()
    room = max(people // SHARE, 1)
    for index, spot in enumerate(_chosen(room, people, seed)):
        _plant(desk, delivery, spot, published=people >= COPIES_FROM and index % 3 == 2)
    known_people = citizens.cases(desk, tables["刑事裁判"], tables["强制措施"])
    left = max(room - len(delivery.originals) - len(delivery.published), room // 4)
    for number in range(left):
        case = _ordinary(desk, number) if number % 2 else next(known_people, None)
        _write(desk, delivery, case or make(desk, Wish()), desk.rng.random() < 0.3)
    damaged(desk, delivery)
    delivery.write(out)


def _chosen(room: int, people: int, seed: int) -> list[Spot]:
    """All spots where there is room; else a part of them, another for each seed."""
    every = spots()
    if people >= COPIES_FROM:
        return [s for s in every if not s.alike] + list(every)
    fitting = min(len(every), room * 3 // 4)
    start = seed * fitting % len(every)
    return list((every + every)[start : start + fitting])


def _ordinary(desk: Desk, number: int) -> Case:
    rng = desk.rng
    if number % 4 == 1:
        build, wish = _KINDS[number // 4 % len(_KINDS)]
        return build(desk, wish)
    partners = rng.choices((0, 1, 2), (8, 2, 1))[0]
    more = ("盗窃罪",) if not partners and rng.random() < 0.1 else ()
    return make(desk, Wish("诈骗罪" if more else "", more=more, partners=partners))


def _plant(desk: Desk, delivery: Delivery, spot: Spot, published: bool) -> None:
    case = spot.case(desk)
    published = published and not spot.original
    for earlier in case.notes.get("earlier", ()):
        _write(desk, delivery, earlier, False)
    name = _write(desk, delivery, case, published)
    about = known()[spot.rule]
    subject = "" if spot.whole else case.notes.get("subject", case.one.name)
    delivery.marks.append(
        Planted(
            name, spot.rule, "trap" if spot.alike else "plant",
            masking.subject(case, subject) if published else subject,
            about["severity"], about["basis"], about["alike" if spot.alike else "wrong"],
            tuple(about.get("same", ())), spot.also,
        )
    )  # fmt: skip


def _write(desk: Desk, delivery: Delivery, case: Case, published: bool) -> str:
    case.published = published
    text = lines(case)
    if not case.writer and not case.edits and desk.rng.random() < 0.3:
        text += appended(case)
    if published:
        text = masking.masked(case, text)
    if not case.edits and desk.rng.random() < SPELLED:
        text = [spelled(line) for line in text]
    return delivery.put(text, case.one.counts[0].charge.name[:-1], published)
