"""What an offence is: charges, dated texts of the law, tiers of penalties."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from shujian.core.terms import Term
from shujian.law.offence_names import expand

MAIN_KINDS = ("管制", "拘役", "有期徒刑", "无期徒刑", "死刑")
"""Main penalties from the lightest to the heaviest (刑法第三十三条)."""
RIGHTS = "剥夺政治权利"
"""Supplementary penalty that some articles allow alone (刑法第三十四条第二款)."""
PROPERTY = (
    "无", "单处罚金", "可以并处罚金", "可以并处没收财产", "可以并处罚金或者没收财产",
    "并处或者单处罚金", "并处罚金", "并处罚金或者没收财产", "并处没收财产",
)  # fmt: skip
"""What an article says of fines and confiscation, in words of the law."""


@dataclass(frozen=True)
class Main:
    """One kind of penalty in a tier.

    Args:
        kind: one of ``MAIN_KINDS``, or ``RIGHTS``.
        low: shortest term; None where the general part fixes it (管制, 拘役) or there is none.
        high: longest term; None likewise.
    """

    kind: str
    low: Term | None = None
    high: Term | None = None


@dataclass(frozen=True)
class Fine:
    """The statutory range of a fine: yuan, or multiples of a base.

    Args:
        low: yuan, or the multiple.
        high: yuan, or the multiple.
        base: "" for yuan; else what is multiplied, e.g. 销售金额.
    """

    low: Decimal
    high: Decimal
    base: str = ""


@dataclass(frozen=True, eq=False)
class Tier:
    """One tier of penalties (法定刑幅度) for one count: an entry of the content, the same as no other.

    Args:
        number: from 1, in the order of the article.
        label: the circumstances, in short.
        mains: the kinds of penalty that may be chosen.
        property: one of ``PROPERTY``.
        fine: the statutory range; None where the article gives none.
        told: words with which courts find an act of this tier, each enough by itself (轮奸).
    """

    number: int
    label: str
    mains: tuple[Main, ...]
    property: str
    fine: Fine | None = None
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Penalties:
    """The penalties of an offence while one text of the law was in force.

    Args:
        start: first day in force.
        end: last day in force, included; None: still in force.
        articles: where they stand.
        source: the law that brought this text.
        tiers: for natural persons.
        unit_articles: where persons responsible for a unit have tiers of their own.
        unit_tiers: these tiers; empty: the same as for others.
        checked: compared with the text of the law, word for word.
        doubt: why not.
    """

    start: dt.date
    end: dt.date | None
    articles: tuple[str, ...]
    source: str
    tiers: tuple[Tier, ...]
    unit_articles: tuple[str, ...] = ()
    unit_tiers: tuple[Tier, ...] = ()
    checked: bool = False
    doubt: str = ""

    def covers(self, day: dt.date) -> bool:
        """Whether this text was in force on the day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class Offence:
    """One charge (罪名).

    Args:
        name: the name now in force, or the last one.
        articles: where the offence stands now.
        patterns: the name as a selective charge, see ``offence_names.expand``.
        former: earlier names of the same offence.
        aliases: other names met in documents.
        origins: charges that this one replaced, whose penalties applied before it began.
        versions: by date, not overlapping.
        file: where it is declared.
    """

    name: str
    articles: tuple[str, ...]
    versions: tuple[Penalties, ...]
    patterns: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    file: str = ""

    @property
    def written(self) -> tuple[str, ...]:
        """Every name as it may be written, the parts of a selective charge too."""
        names = [self.name, *self.aliases]
        for text in (*self.patterns, *self.former):
            names += expand(text) if "{" in text else (text,)
        return tuple(dict.fromkeys(names))

    def on(self, day: dt.date) -> Penalties | None:
        """The penalties in force on a day; None where there were none."""
        return next((v for v in self.versions if v.covers(day)), None)
