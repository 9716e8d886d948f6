"""Judgments on units and the persons answering for them."""

from __future__ import annotations

from shujian.core.numerals import to_chinese
from shujian.demo.judgments import places
from shujian.demo.judgments.charges import articles
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.making import make
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.wish import Wish


def unit(desk: Desk, wish: Wish) -> Case:
    """A firm and its manager, both convicted; the firm is fined."""
    case = make(desk, wish)
    firm, fine = places.company(desk.rng, case.county), desk.rng.randint(5, 20) * 10_000
    case.notes |= {"firm": firm, "firm_fine": fine, "delegate": desk.name()}
    case.cites["单位"] = list(articles()["criminal"]["单位"])
    extra = articles()["unit"].get(wish.charge, [])
    if extra:
        case.cites["单位条款"] = list(extra)
    return dressed(case)


def dressed(case: Case) -> Case:
    """Enter the firm into parties, story and verdict."""
    notes, who = case.notes, case.one
    firm, offence = notes["firm"], who.counts[0].charge.name
    notes["plaintiffs"] = [
        f"被告单位{firm}，住所地{places.county_name(case.county)}幻景路。",
        f"诉讼代表人{notes['delegate']}，该公司职员。",
    ]
    fined = f"，判处罚金人民币{to_chinese(notes['firm_fine'])}元" if notes["firm_fine"] else ""
    notes["first_items"] = [f"被告单位{firm}犯{offence}{fined}。"]
    if notes["firm_fine"]:
        notes["first_items"][0] += "（罚金限于本判决生效后一个月内缴纳。）"
    notes["unit"] = f"被告单位{firm}"
    count = who.counts[0]
    count.story = count.story.replace(
        f"被告人{who.name}", f"被告单位{firm}的法定代表人被告人{who.name}", 1
    )
    notes["also"] = f"被告人{who.name}系被告单位直接负责的主管人员，依法应当承担刑事责任。"
    return case
