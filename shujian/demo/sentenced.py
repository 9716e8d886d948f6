"""The lawful background: ordinary sentences, carried out as the law says."""

from __future__ import annotations

from shujian.demo.custody import imprison, measure
from shujian.demo.justice import judgment
from shujian.demo.outdoors import correct, hand_over, outside, parole, suspend
from shujian.demo.world import AS_OF, World, plus, term_end


def ordinary(w: World) -> None:
    """Convicts whose sentences are carried out as they should be."""
    for _ in range(w.scale * 4 // 1000):
        _prisoner(w)
    for _ in range(w.scale * 3 // 1000):
        suspend(w, w.adult(), w.between("2023-02-01", "2025-05-20"),
                term=int(w.rng.integers(6, 25)), probation=int(w.rng.integers(24, 49)))  # fmt: skip
    for _ in range(2 + w.scale // 2000):
        suspend(w, w.adult(), w.between("2023-02-01", "2024-03-20"), term=6, probation=12)
        _controlled(w)
        _paroled(w)
        _outside(w)


def _prisoner(w: World) -> None:
    who = w.adult()
    effective = w.between("2021-03-01", "2025-05-20")
    term = int(w.rng.integers(10, 80))
    judgment(w, who, effective, term=term)
    measure(w, who, "刑事拘留", plus(effective, -120), plus(effective, -90), "有罪")
    measure(w, who, "逮捕", plus(effective, -90), effective, "有罪")
    end = plus(term_end(effective, term), -120)
    imprison(w, who, plus(effective, 12), end if end <= AS_OF else None)


def _controlled(w: World) -> None:
    who, effective = w.adult(), w.between("2024-01-10", "2025-05-20")
    doc = judgment(w, who, effective, kind="管制", term=24, 罪名="寻衅滋事罪")
    hand_over(w, doc, who.county, notice=plus(effective, 2), papers=plus(effective, 4))
    correct(w, who, "管制", plus(effective, 5))


def _paroled(w: World) -> None:
    who, freed = w.adult(), w.between("2023-06-01", "2025-05-01")
    effective, left = plus(freed, -1500), int(w.rng.integers(6, 20))
    judgment(w, who, effective, term=72)
    parole(w, who, freed, left)
    imprison(w, who, plus(effective, 12), freed, 出监原因="假释")


def _outside(w: World) -> None:
    who, received = w.adult(), w.between("2024-02-01", "2025-05-20")
    effective = plus(received, -400)
    judgment(w, who, effective, term=60)
    imprison(w, who, plus(effective, 12), plus(received, 4), 出监原因="暂予监外执行")
    outside(w, who, received, plus(received, 4))
