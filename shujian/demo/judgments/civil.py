"""Criminal judgments that decide on the victim's civil claim too."""

from __future__ import annotations

from shujian.demo.judgments import places
from shujian.demo.judgments.charges import articles
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.making import make
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.wish import Wish

KINDS = ("医疗费", "误工费", "护理费", "住院伙食补助费")


def claimed(desk: Desk, wish: Wish) -> Case:
    """An award of several heads of damage with their sum."""
    case = make(desk, wish)
    rng, victim = desk.rng, case.notes["victim"]
    heads = [(kind, rng.randint(4, 90) * 100) for kind in KINDS]
    case.notes |= {
        "kind": "刑事附带民事判决书",
        "heads": heads,
        "plaintiffs": [
            f"附带民事诉讼原告人{victim}，男，{rng.randint(1965, 1995)}年5月6日出生，汉族，"
            f"住{places.home(rng, case.county)}，系本案被害人。"
        ],
    }
    case.cites["民事赔偿"] = list(articles()["criminal"]["民事赔偿"])
    return awarded(case)


def awarded(case: Case, total: int | None = None) -> Case:
    """Write the award into the verdict; a sum that is given may be wrong."""
    heads: list[tuple[str, int]] = case.notes["heads"]
    sum_ = sum(yuan for _, yuan in heads) if total is None else total
    told = "、".join(f"{kind}人民币{yuan}元" for kind, yuan in heads)
    case.orders = [
        f"被告人{case.one.name}于本判决生效后十日内赔偿附带民事诉讼原告人"
        f"{case.notes['victim']}{told}，共计人民币{sum_}元"
    ]
    return case
