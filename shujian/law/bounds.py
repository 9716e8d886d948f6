"""Limits of single penalties: terms, probation, deprivation of rights, bans, fines."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from shujian.core.terms import Term
from shujian.law.dated_values import value_on
from shujian.law.parameters import LawBook

Bounds = tuple[Term, Term]
"""Shortest and longest lawful term, both included."""


def bounds(book: LawBook, path: str, day: dt.date) -> Bounds | None:
    """``<path>.下限`` and ``<path>.上限`` on a day; None where one is not known."""
    low = value_on(book, f"{path}.下限", day, Term)
    high = value_on(book, f"{path}.上限", day, Term)
    return None if low is None or high is None else (low, high)


def term_bounds(kind: str, day: dt.date, book: LawBook) -> Bounds | None:
    """The term of one main penalty for one offence; None for 无期徒刑, 死刑.

    Source: 刑法第三十八条、第四十二条、第四十五条.
    """
    return bounds(book, f"刑法.{kind}", day)


def rights_bounds(main: str, term: Term, day: dt.date, book: LawBook) -> Bounds | None:
    """Deprivation of political rights beside a main penalty.

    Args:
        main: the main penalty; 管制: the same length; 无期徒刑, 死刑: for life.
        term: its term.
        day: day of the judgment.
        book: the parameters.

    Source: 刑法第五十五条、第五十七条.
    """
    if main in ("无期徒刑", "死刑"):
        return Term(indefinite="终身"), Term(indefinite="终身")
    return (term, term) if main == "管制" else bounds(book, "刑法.剥夺政治权利", day)


def ban_bounds(day: dt.date, book: LawBook) -> Bounds | None:
    """A ban from an occupation (从业禁止); None before there was one.

    Source: 刑法第三十七条之一第一款.
    """
    return bounds(book, "刑法.从业禁止", day)


def probation_bounds(main: str, term: Term, day: dt.date, book: LawBook) -> Bounds | None:
    """The time of probation (缓刑考验期) for a suspended sentence; None where none is.

    Not under the sentence, nor under the shortest of the law. See ``may_suspend``.

    Source: 刑法第七十三条第一款、第二款.
    """
    low = value_on(book, f"刑法.缓刑.{main}.考验期下限", day, Term)
    high = value_on(book, f"刑法.缓刑.{main}.考验期上限", day, Term)
    return None if low is None or high is None else (max(low, term), high)


def may_suspend(main: str, term: Term, day: dt.date, book: LawBook) -> bool | None:
    """Whether the kind and length of a sentence allow suspension; None: not known.

    Source: 刑法第七十二条第一款.
    """
    if main == "拘役":
        return True
    if main != "有期徒刑":
        return False
    limit = value_on(book, "刑法.缓刑.有期徒刑.适用上限", day, Term)
    return None if limit is None else term <= limit


def fine_floor(minor: bool, day: dt.date, book: LawBook) -> Decimal | None:
    """The least fine where the article gives no standard, yuan; None before there was one.

    Source: 最高人民法院关于适用财产刑若干问题的规定第二条.
    """
    return value_on(book, f"刑法.罚金.下限.{'未成年' if minor else '成年'}", day, Decimal)
