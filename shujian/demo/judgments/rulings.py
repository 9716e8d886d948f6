"""Rulings on commutation and parole: no conviction in them."""

from __future__ import annotations

from shujian.demo import firms
from shujian.demo.judgments import places
from shujian.demo.judgments.charges import articles
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.making import make
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.timing import DAY, weekday
from shujian.demo.judgments.wish import Wish
from shujian.demo.judgments.words import day, signed, term


def eased(desk: Desk, wish: Wish) -> Case:
    """A term shortened, or the prisoner let go on parole."""
    case = make(desk, wish)
    who = case.one
    assert who.start is not None
    assert who.end is not None
    first, decided = case.case_no, case.judged
    case.judged = weekday(who.start + (who.end - who.start) * 7 // 10)
    case.judged = max(case.judged, weekday(decided + DAY * 60))
    court = places.higher(case.county)
    case.case_no = desk.case_no(court, case.county[:4] + "00", case.judged, "更")
    case.notes |= {"first": first, "decided": decided, "parole": desk.rng.random() < 0.4}
    case.signers = [(r, desk.name()) for r in ("审判长", "审判员", "审判员")]
    case.writer = lines
    return case


def lines(case: Case) -> list[str]:
    """The text of the ruling."""
    who, notes = case.one, case.notes
    offence, prison = who.counts[0].charge.name, firms.prison(case.county)
    parole, asked = notes["parole"], "假释" if notes["parole"] else "减刑"
    basis = articles()["eased"][asked]
    months = 3
    what = (
        f"对罪犯{who.name}予以假释。（假释考验期限从假释之日起计算，至{day(who.end)}止。）"
        if parole and who.end
        else f"对罪犯{who.name}减去有期徒刑{term(months)}。"
    )
    return [
        places.higher(case.county),
        "刑事裁定书",
        case.case_no,
        f"罪犯{who.name}，{who.sex}，{day(who.birth)}出生，汉族，现在{prison}服刑。",
        f"{case.court}于{day(notes['decided'])}作出{notes['first']}刑事判决，认定被告人"
        f"{who.name}犯{offence}，判处有期徒刑{term(who.main.months)}。判决生效后交付执行。",
        f"执行机关{prison}提出{asked}建议书，报送本院审理。本院依法组成合议庭进行了审理。"
        "现已审理终结。",
        f"经审理查明，罪犯{who.name}在服刑期间认罪悔罪，遵守监规，接受教育改造，确有悔改表现。",
        f"本院认为，罪犯{who.name}确有悔改表现，符合{asked}条件。依照《中华人民共和国刑法》"
        f"{basis}之规定，裁定如下：",
        what,
        "本裁定送达后即发生法律效力。",
        *[f"{role}　　{name}" for role, name in case.signers],
        signed(case.judged),
        f"书记员　　{case.clerk}",
    ]
