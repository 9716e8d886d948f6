"""The facts as the indictment tells and the court finds them."""

from __future__ import annotations

from shujian.demo.judgments import places
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.model import Case, Count
from shujian.demo.judgments.words import day

_HOURS = ("1时许", "9时许", "14时30分许", "19时许", "21时许", "22时20分许")


def tell(desk: Desk, case: Case) -> None:
    """Write each count's story, and the name of the victim into the orders."""
    for count in case.one.counts:
        victim = _victim(desk, case, count)
        if "victim" not in case.notes or "loss" in count.charge.marks:
            case.notes["victim"] = victim
        count.story = _filled(desk, case, count, victim)
        for who in case.accused[1:]:
            who.counts[case.one.counts.index(count)].story = count.story
    case.orders = [o.replace("{害}", case.notes["victim"]) for o in case.orders]


def _victim(desk: Desk, case: Case, count: Count) -> str:
    if "firm" in count.charge.marks:
        return places.company(desk.rng, case.county)
    return desk.name("女" if "private" in count.charge.marks else "")


def _filled(desk: Desk, case: Case, count: Count, victim: str) -> str:
    rng, first = desk.rng, case.one.name
    rest = "、".join(who.name for who in case.accused[1:])
    people = f"被告人{first}" + (f"伙同被告人{rest}" if rest else "")
    firm = "firm" in count.charge.marks
    hours = "" if firm or count.charge.name in ("受贿罪", "贪污罪") else rng.choice(_HOURS)
    text = rng.choice(count.charge.facts)
    long_run = "{日}起" in text or "{日}至" in text
    hurt = "重伤二级" if count.tier.worse else rng.choice(("轻伤一级", "轻伤二级"))
    bac = rng.randint(86, 176)
    slots = {
        "日": day(count.when) + ("" if long_run else hours),
        "人": people,
        "名": first,
        "害": victim if firm else f"被害人{victim}",
        "他": desk.name(),
        "地": places.spot(rng, case.county),
        "县": places.county_name(case.county),
        "额": str(count.amount),
        "克": f"{count.grams / 100:.2f}",
        "酒": rng.choice((f"{bac}.{rng.randint(1, 9)}mg/100ml", f"{bac / 100:.2f}mg/ml")),
        "伤": hurt,
        "逃": "。事故发生后，其驾车逃离现场" if count.tier.worse else "",
    }
    for name, value in slots.items():
        text = text.replace("{" + name + "}", value)
    return text + "。"
