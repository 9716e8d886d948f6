"""Charge, facts and evidence."""

from __future__ import annotations

from shujian.demo.judgments import places
from shujian.demo.judgments.course import offences, people
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.words import term

_EVIDENCE = (
    "户籍证明", "受案登记表", "立案决定书", "到案经过", "扣押清单", "证人证言", "现场勘验笔录",
    "辨认笔录", "鉴定意见", "监控录像截图",
)  # fmt: skip


def stories(case: Case) -> str:
    """All counts, numbered where there are several."""
    told = [c.story for c in case.one.counts]
    if len(told) == 1:
        return told[0]
    return "".join(f"{i}.{text}" for i, text in enumerate(told, 1))


def paragraphs(case: Case) -> list[str]:
    """Either charge and finding, or the charge that nobody disputes."""
    office = places.procuratorate(case.court)
    proof = "、".join(case.rng.sample(_EVIDENCE, 5)) + f"、{people(case)}的供述与辩解等证据"
    wanted = advice(case)
    plain = not case.notes.get("denies")
    if case.procedure != "普通" and plain and case.rng.random() < 0.5:
        return [
            f"{office}指控：{stories(case)}{after(case)}{wanted}",
            f"上述事实，{people(case)}在开庭审理过程中亦无异议，并有{proof}证实，足以认定。",
        ]
    lines = [
        f"{office}指控：{stories(case)}公诉机关认为应当以{offences(case)}追究刑事责任。{wanted}"
    ]
    lines.append(_answer(case))
    lines.append(f"经审理查明，{stories(case)}{after(case)}")
    lines.append(f"上述事实，有经庭审举证、质证的{proof}予以证实，本院予以确认。")
    return lines


def _answer(case: Case) -> str:
    text = case.notes.get("answer") or f"{people(case)}对公诉机关指控的事实及罪名均无异议。"
    for who in case.accused:
        if who.counsel:
            text += f"辩护人{case.notes.get('plea_words', '建议对被告人从轻处罚')}。"
            break
    return text


def advice(case: Case) -> str:
    """The prosecutor's recommendation, where the defendant pleads."""
    who = case.one
    if "认罪认罚" not in who.findings or len(case.accused) > 1 or not who.main.months:
        return ""
    kind, months = who.main.kind, who.main.months
    low, high = case.notes.setdefault("advice", (max(1, months - 1), months + 1))
    if kind == "有期徒刑":
        low = max(6, low)
    high = min(high, 6) if kind == "拘役" and not who.total else high
    fine = "，并处罚金" if who.main.fine else ""
    free = "，可以适用缓刑" if who.probation else ""
    span = f"{term(low)}至{term(high)}" if low < high else term(low)
    return f"被告人{who.name}自愿认罪认罚，建议判处{kind}{span}{free}{fine}。"


def after(case: Case) -> str:
    """What happened afterwards: the arrest, the money paid back."""
    texts = []
    names = "、".join(who.name for who in case.accused)
    for who in case.accused:
        if {"自首", "减轻自首"} & set(who.findings):
            texts.append(f"案发后，被告人{who.name}主动到公安机关投案，如实供述了上述事实。")
        elif "坦白" in who.findings:
            texts.append(f"被告人{who.name}归案后如实供述了上述事实。")
    settled = case.notes.get("settled")
    if settled == "退赔":
        texts.append(f"被告人{names}的亲属已代为退赔{case.notes['victim']}的全部损失，并取得谅解。")
    elif settled == "发还":
        texts.append(f"破案后，上述财物已全部追回并发还{case.notes['victim']}。")
    elif settled == "责令":
        texts.append(f"上述财物已被挥霍，{case.notes['victim']}的损失至今未获赔偿。")
    if "赔偿谅解" in case.one.findings:
        texts.append(f"被告人{names}的亲属已赔偿{case.notes['victim']}一方的经济损失，取得谅解。")
    if "returned" in case.notes:
        texts.append(f"被告人{names}已向本院退缴违法所得{case.notes['returned']}。")
    return "".join(texts) + str(case.notes.get("after", ""))
