"""The verdict: items, brackets on dates and payment, orders."""

from __future__ import annotations

import datetime as dt

from shujian.core.numerals import to_chinese
from shujian.demo.judgments.model import Accused, Case, Count
from shujian.demo.judgments.words import day, money, term

_CREDIT = {"管制": "羁押一日折抵刑期二日"}


def items(case: Case) -> list[str]:
    """Numbered items; a lone item stands without number."""
    texts = list(case.notes.get("first_items", []))
    own = case.notes.get("items", {})  # a name with None: the item is forgotten
    told = [own[w.name] if w.name in own else item(case, w) for w in case.accused]
    texts += [text for text in told if text]
    orders = [f"{text}。" for text in case.orders]
    if len(texts) + len(orders) == 1:
        return texts
    return [f"{to_chinese(i)}、{text}" for i, text in enumerate(texts + orders, 1)]


def item(case: Case, who: Accused) -> str:
    """All that is imposed on one defendant, with its brackets."""
    counts = "；".join(f"犯{c.charge.name}，{penalty(case, c)}" for c in who.counts)
    text = f"被告人{who.name}{counts}"
    if who.total:
        merged = case.notes.get("merged", "决定执行")
        text += f"；{merged}{penalty(case, who.total, decided=True)}"
    if who.probation:
        text = _suspended(case, who, text)
    return f"{text}。{bracket(case, who)}"


def penalty(case: Case, c: Count, decided: bool = False) -> str:
    """判处有期徒刑八个月，并处罚金人民币二千元."""
    lead = "" if decided else "判处"
    if c.kind == "免予刑事处罚":
        return "免予刑事处罚" + _fined(case, c)
    if c.kind == "单处罚金":
        return (
            f"{lead}罚金{money(case.rng, c.fine)}"
            if c.tier.fine == "alt"
            else (f"单处罚金{money(case.rng, c.fine)}")
        )
    text = f"{lead}{c.kind}{term(c.months, case.notes.setdefault('linked', False))}"
    if c.dpr:
        text += f"，剥夺政治权利{term(c.dpr)}"
    return (
        text
        + _fined(case, c)
        + (f"，并处没收个人财产人民币{to_chinese(c.seized)}元" if c.seized else "")
    )


def _fined(case: Case, c: Count) -> str:
    return f"，并处罚金{money(case.rng, c.fine)}" if c.fine else ""


def _suspended(case: Case, who: Accused, text: str) -> str:
    """Put 缓刑 behind the main penalty that is served."""
    words = f"{who.main.kind}{term(who.main.months, case.notes['linked'])}"
    before, _, behind = text.rpartition(words)
    free = case.pick("，缓刑", "，缓刑", "，宣告缓刑", "，缓刑")
    return f"{before}{words}{free}{term(who.probation)}{behind}"


def bracket(case: Case, who: Accused) -> str:
    """What stands in brackets behind an item."""
    parts = []
    kind = who.main.kind
    credit = _CREDIT.get(kind, "羁押一日折抵刑期一日")
    if who.probation:
        parts.append("缓刑考验期限，从判决确定之日起计算。")
    elif who.start and who.end:
        parts.append(
            "刑期从判决执行之日起计算。判决执行以前先行羁押的，"
            f"{credit}，{_span(case, who.start, who.end)}。"
        )
    elif kind in ("有期徒刑", "拘役", "管制"):
        parts.append(f"刑期从判决执行之日起计算。判决执行以前先行羁押的，{credit}。")
    if who.main.fine:
        parts.append(deadline(case))
    return f"（{''.join(parts)}）" if parts else ""


def _span(case: Case, start: dt.date, end: dt.date) -> str:
    return case.pick("即自{a}起至{b}止", "即自{a}起至{b}止", "即从{a}起至{b}止").format(
        a=day(start), b=day(end)
    )


def deadline(case: Case) -> str:
    """When the fine is to be paid."""
    limit = case.notes.get("limit")
    if limit is None:
        limit = case.pick("十日", "十日", "三十日", "一个月", "三个月")
        if case.rng.random() < 0.2 and "limit" not in case.notes:
            return "罚金已缴纳。"
    return case.pick(
        f"罚金限于本判决生效后{limit}内缴纳。",
        f"罚金于判决生效之日起{limit}内缴纳。",
        f"罚金自判决生效后{limit}内向本院缴纳。",
    )
