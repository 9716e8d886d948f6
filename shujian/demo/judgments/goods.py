"""What becomes of losses, gains, tools: told in the facts or ordered in the verdict."""

from __future__ import annotations

import random

from shujian.core.numerals import to_chinese
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.wish import Wish


def settle(rng: random.Random, case: Case, wish: Wish) -> None:
    """Decide how a loss is made good; enter what the court orders."""
    names = "、".join(who.name for who in case.accused)
    for count in case.one.counts:
        marks, sum_ = count.charge.marks, f"人民币{to_chinese(count.amount)}元"
        if "loss" in marks and "paid" not in marks:
            way = wish.settled or rng.choices(("退赔", "发还", "责令"), (5, 2, 2))[0]
            if case.one.probation or count.charge.name == "故意毁坏财物罪":
                way = wish.settled or "退赔"
            case.notes.setdefault("settled", way)
            if way == "责令":
                case.orders.append(f"责令被告人{names}退赔被害人{{害}}{sum_}")
        if "gain" in marks:
            if rng.random() < 0.5:
                case.orders.append(f"被告人{names}的违法所得{sum_}予以追缴，上缴国库")
            else:
                case.notes["returned"] = sum_
                case.orders.append(f"被告人{names}退缴的违法所得{sum_}予以没收，上缴国库")
        if count.charge.tool:
            case.orders.append(f"扣押的{count.charge.tool}予以没收")
