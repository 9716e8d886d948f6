"""What a court's clerk has at hand: people, case numbers, judges."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from dataclasses import replace

import numpy as np

from shujian.demo import firms
from shujian.demo.gazetteer import settled
from shujian.demo.judgments.charges import change
from shujian.demo.names import Names
from shujian.demo.registry import Person, Registry


class Desk:
    """One clerk for all courts of the city.

    Args:
        seed: the same seed gives the same judgments.
        registry: gives numbers that nobody in the city has.
    """

    def __init__(self, seed: list[int], registry: Registry) -> None:
        self.rng = random.Random("-".join(map(str, seed)))
        self._names = Names(np.random.default_rng([*seed, 9]))
        self._registry = registry
        self._numbers: Counter[tuple[str, int]] = Counter()
        self._stock: list[tuple[str, str]] = []

    def name(self, sex: str = "") -> str:
        """A name nobody was asked about: a victim, a judge, a witness."""
        if len(self._stock) < 2:
            sexes = np.array([n % 2 for n in range(600)])
            pairs = zip(self._names.many(sexes), sexes, strict=True)
            made = [(name, "男" if s else "女") for name, s in pairs if len(name) > 2]
            self.rng.shuffle(made)
            self._stock = made
        for index in range(len(self._stock) - 1, -1, -1):
            if not sex or self._stock[index][1] == sex:
                return self._stock.pop(index)[0]
        return self._stock.pop()[0]

    def county(self) -> str:
        """A county with a court."""
        return self.rng.choice(settled())

    def person(self, birth: dt.date, county: str, man: bool = False) -> Person:
        """Somebody with a number of his or her own, in no table of the city."""
        person = self._registry.new(birth, county, name="某", listed=False)
        if man and int(person.id[16]) % 2 == 0:
            return self.person(birth - dt.timedelta(days=1), county, man)
        return replace(person, name=self.name("男" if int(person.id[16]) % 2 else "女"))

    def birth(self, act: dt.date, age: int = 0) -> dt.date:
        """A birthday: of somebody of that age at the act, or of an adult well beyond 18."""
        years = age or self.rng.randint(20, 58)
        days = self.rng.randint(40, 320)
        return act - dt.timedelta(days=int(years * 365.25) + days)

    def case_no(self, court: str, county: str, filed: dt.date, kind: str = "初") -> str:
        """The next number of a court: （2019）虚0101刑初7号, before 2016 （2014）云刑初字第7号."""
        self._numbers[court, filed.year] += 1
        number = self._numbers[court, filed.year] + 900_00 * (filed.year >= 2020)
        if filed >= change("案号新"):
            return f"（{filed.year}）虚{county[2:]}刑{kind}{number}号"
        return f"（{filed.year}）{court[0]}刑{kind}字第{number}号"

    def signers(self, panel: int, jurors: bool = True) -> list[tuple[str, str]]:
        """A sole judge, or a panel of three with or without lay judges."""
        if panel == 1:
            return [("审判员", self.name())]
        lay = self.rng.randint(0, 2) if jurors else 0
        roles = ["审判长"] + ["审判员"] * (panel - 1 - lay) + ["人民陪审员"] * lay
        return [(role, self.name()) for role in roles]


def court(county: str) -> str:
    """The court of a county."""
    return firms.court(county)
