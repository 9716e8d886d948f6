"""A judgment before it is written: who did what, what the court found and decided."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from shujian.demo.judgments.charges import Charge, Tier


@dataclass
class Measure:
    """A measure before judgment: 刑事拘留, 逮捕, 留置, 取保候审 …, from a day on."""

    kind: str
    start: dt.date


@dataclass
class Prior:
    """An earlier conviction as the header tells it.

    Args:
        offence: 罪名.
        court: who judged.
        judged: when.
        penalty: in words.
        released: end of the imprisonment, where there was any.
        case_no: of the earlier judgment.
    """

    offence: str
    court: str
    judged: dt.date
    penalty: str
    released: dt.date | None = None
    case_no: str = ""


@dataclass
class Count:
    """One convicted offence of one defendant; amounts in yuan, weights in hundredths of a gram."""

    charge: Charge
    tier: Tier
    when: dt.date
    kind: str
    months: int
    fine: int = 0
    amount: int = 0
    grams: int = 0
    story: str = ""
    seized: int = 0
    dpr: int = 0


@dataclass
class Accused:
    """A defendant, with what was found about and decided on him or her."""

    name: str
    id: str
    birth: dt.date
    sex: str
    home: str
    counts: list[Count]
    study: str = "初中文化"
    job: str = "务工"
    measures: list[Measure] = field(default_factory=list)
    priors: list[Prior] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    counsel: str = ""
    guardian: str = ""
    probation: int = 0
    total: Count | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    revoked: Prior | None = None
    status: str = ""

    @property
    def main(self) -> Count:
        """What is served: the merged decision, else the only count."""
        return self.total or self.counts[0]

    def first(self, *kinds: str) -> Measure | None:
        """The first measure of one of the kinds."""
        return next((m for m in self.measures if m.kind in kinds), None)


@dataclass
class Case:
    """One judgment.

    Args:
        rng: chance of the wording; the facts are drawn before.
        cites: articles of the criminal law by the ground for citing them.
        orders: further items of the verdict, such as 责令退赔.
        edits: pattern and replacement in the finished text, each matching once.
        notes: what renderers need besides, by name.
        writer: makes the lines, where the text is built otherwise than a common judgment.
    """

    rng: random.Random
    county: str
    court: str
    case_no: str
    procedure: str
    accused: list[Accused]
    filed: dt.date
    heard: dt.date
    judged: dt.date
    signers: list[tuple[str, str]]
    clerk: str
    public: bool = True
    cites: dict[str, list[str]] = field(default_factory=dict)
    law_cites: list[str] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)
    edits: list[tuple[str, str]] = field(default_factory=list)
    published: bool = False
    notes: dict[str, Any] = field(default_factory=dict)
    writer: Callable[[Case], list[str]] | None = None

    def pick(self, *options: str) -> str:
        """One of several wordings."""
        return self.rng.choice(options)

    @property
    def one(self) -> Accused:
        """The first defendant."""
        return self.accused[0]
