"""Cases of private prosecution: no prosecutor, an accuser instead."""

from __future__ import annotations

from shujian.demo.judgments import body, head, opinion, places, ruling, tail
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.making import make
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.wish import Wish
from shujian.demo.judgments.words import day


def accused(desk: Desk, wish: Wish) -> Case:
    """A judgment on a private accusation of 故意伤害罪."""
    case = make(desk, wish)
    case.notes["private_prosecutor"] = case.notes["victim"]
    case.one.measures = []
    case.writer = lines
    return case


def lines(case: Case) -> list[str]:
    """The text of such a judgment."""
    who, accuser = case.one, case.notes["victim"]
    offence = who.counts[0].charge.name
    lines = [
        *head.title(case),
        f"自诉人{accuser}，男，汉族，住{places.home(case.rng, case.county)}。",
        *head.parties(case),
        f"自诉人{accuser}以被告人{who.name}犯{offence}，于{day(case.filed)}向本院提起控诉。"
        f"本院受理后，依法组成合议庭，于{day(case.heard)}公开开庭审理了本案。自诉人{accuser}、"
        f"被告人{who.name}到庭参加诉讼。现已审理终结。",
        f"自诉人{accuser}诉称：{who.counts[0].story}",
        f"被告人{who.name}对自诉人指控的事实无异议。",
        f"经审理查明，{body.stories(case)}{body.after(case)}",
        "上述事实，有经庭审举证、质证的证人证言、鉴定意见等证据予以证实，本院予以确认。",
    ]
    said = opinion.paragraph(case).replace("公诉机关指控的", "自诉人指控的")
    said = said.replace("公诉机关的指控成立", "自诉人的指控成立")
    return [*lines, said, *ruling.items(case), *tail.lines(case)]
