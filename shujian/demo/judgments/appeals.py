"""Judgments and rulings of second instance, on a case tried before."""

from __future__ import annotations

from copy import deepcopy

from shujian.demo.judgments import places, timing
from shujian.demo.judgments.charges import articles, change
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.head import accused
from shujian.demo.judgments.making import make
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.ruling import bracket, penalty
from shujian.demo.judgments.timing import DAY, weekday
from shujian.demo.judgments.wish import Wish
from shujian.demo.judgments.words import article, day, signed


def upheld(desk: Desk, wish: Wish) -> Case:
    """The appeal is dismissed by a ruling."""
    case = _second(desk, wish)
    case.notes |= {"kind": "刑事裁定书", "changed": False}
    return case


def changed(desk: Desk, wish: Wish) -> Case:
    """The sentence is changed in the appellant's favour."""
    case = _second(desk, wish)
    case.notes["changed"] = True
    count = case.one.counts[0]
    case.notes["earlier"] = [case.notes["tried"]]
    case.notes["before"] = penalty(case, count)
    count.months -= 2
    timing.dates(case.one, case.notes["layout"])
    return case


def _second(desk: Desk, wish: Wish) -> Case:
    case = make(desk, wish)
    first, decided, tried = case.case_no, case.judged, deepcopy(case)
    case.judged = weekday(decided + DAY * desk.rng.randint(40, 70))
    court = places.higher(case.county)
    case.case_no = desk.case_no(court, case.county[:4] + "00", case.judged, "终")
    case.notes |= {"first": first, "decided": decided, "upper": court, "protest": False}
    case.notes["tried"] = tried
    case.signers = [(r, desk.name()) for r in ("审判长", "审判员", "审判员")]
    case.clerk, case.writer = desk.name(), lines
    return case


def lines(case: Case) -> list[str]:
    """The text of second instance."""
    who, notes = case.one, case.notes
    role = "原审被告人" if notes["protest"] else "上诉人（原审被告人）"
    head = [notes["upper"], notes.get("kind", "刑事判决书"), case.case_no]
    office = places.procuratorate(case.court)
    head.append(f"{'抗诉机关' if notes['protest'] else '原公诉机关'}{office}。")
    head.append(accused(case, who).replace("被告人", role, 1))
    offence = who.counts[0].charge.name
    text = (
        f"{case.court}审理{office}指控原审被告人{who.name}犯{offence}一案，于"
        f"{day(notes['decided'])}作出{notes['first']}刑事判决。宣判后，"
    )
    text += f"{office}提出抗诉。" if notes["protest"] else f"被告人{who.name}不服，提出上诉。"
    text += "本院受理后，依法组成合议庭，经阅卷、讯问，听取意见，不开庭审理了本案。现已审理终结。"
    facts = who.counts[0].story
    found = f"原判认定：{facts}经审理查明，原判认定的事实清楚，证据确实、充分，本院予以确认。"
    return [*head, text, found, _opinion(case), *_ruling(case), *_end(case)]


def _opinion(case: Case) -> str:
    who, notes = case.one, case.notes
    old = case.judged < change("新条号") and not notes.get("new")
    key = ("二审改判" if notes["changed"] else "二审维持") + ("旧" if old else "")
    spots = notes.get("law") or articles()["procedure"][key]
    role = "原审被告人" if notes["protest"] else "上诉人"
    text = f"本院认为，{role}{who.name}的行为已构成{who.counts[0].charge.name}。"
    text += (
        "原判定罪准确，审判程序合法，但量刑不当，应予调整。"
        if notes["changed"]
        else "原判定罪准确，量刑适当，审判程序合法，上诉理由不能成立。"
    )
    law = "、".join(map(article, spots))
    kind = "判决" if notes["changed"] else "裁定"
    return f"{text}依照《中华人民共和国刑事诉讼法》{law}之规定，{kind}如下："


def _ruling(case: Case) -> list[str]:
    who, notes = case.one, case.notes
    if not notes["changed"]:
        return ["驳回上诉，维持原判。"]
    offence, first = who.counts[0].charge.name, f"{case.court}{notes['first']}刑事判决"
    role = "原审被告人" if notes["protest"] else "上诉人（原审被告人）"
    return [
        f"一、维持{first}对被告人{who.name}的定罪部分，即被告人{who.name}犯{offence}；",
        f"二、撤销{first}对被告人{who.name}的量刑部分，即{notes['before']}；",
        f"三、{role}{who.name}犯{offence}，{penalty(case, who.counts[0])}。{bracket(case, who)}",
    ]


def _end(case: Case) -> list[str]:
    kind = "判决" if case.notes["changed"] else "裁定"
    last = case.notes.get("closing") or f"本{kind}为终审{kind}。"
    signed_by = [f"{role}　　{name}" for role, name in case.signers]
    return [last, *signed_by, signed(case.judged), f"书记员　　{case.clerk}"]
