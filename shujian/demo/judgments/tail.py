"""The end of a judgment: appeal, signatures, date, clerk, appendix."""

from __future__ import annotations

from shujian.demo.judgments import places
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.words import signed


def appeal(case: Case) -> str:
    """The right to appeal against a judgment of first instance."""
    days = case.pick("第二日", "第二日", "次日")
    return (
        f"如不服本判决，可在接到判决书的{days}起十日内，通过本院或者直接向"
        f"{places.higher(case.county)}提出上诉。书面上诉的，应当提交上诉状正本一份，副本"
        f"{case.pick('二', '三')}份。"
    )


def lines(case: Case) -> list[str]:
    """Everything behind the verdict."""
    last = case.notes.get("closing") or appeal(case)
    text = [last] if last else []
    gap = case.notes.setdefault("gap", case.pick("　　", ""))
    text += [f"{role}{gap}{name}" for role, name in case.signers]
    text.append(case.notes.get("dated") or signed(case.judged))
    if case.judged.year > 2018 and case.rng.random() < 0.3:
        text.append(f"法官助理{gap}{case.notes['officer'][::-1]}")
    text.append(f"书记员{gap}{case.clerk}")
    return text + list(case.notes.get("appendix", []))
