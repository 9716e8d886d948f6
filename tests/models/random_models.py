"""Random models of a few steps, and random small tables for them."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import Any

from shujian.core import yamlio
from shujian.models.model import Model, parse
from shujian.models.running.standard import table_infos
from shujian.schema.tables import parse_table
from tests.models.support import citizen

_COLUMNS = {"号": "公民身份号码", "名": "姓名", "额": "金额", "日": "日期", "数": "整数"}
NAMES = ("甲", "乙", "丙")
STANDARD = {
    name: parse_table(
        yamlio.parse(
            json.dumps(
                {
                    "id": f"t/{name}",
                    "name": name,
                    "key": [],
                    "columns": [{"name": n, "element": e} for n, e in _COLUMNS.items()],
                },
                ensure_ascii=False,
            )
        )
    )
    for name in NAMES
}
INFOS = table_infos(STANDARD)
_CELLS = {
    "号": [citizen(n) for n in range(1, 5)] + ["", "坏"],
    "名": ["甲一", "甲二", "乙三", ""],
    "额": ["0", "1", "2", "2.50", "-3", "1000000", "", "很多"],
    "日": ["2024-02-29", "2025-01-31", "2025-03-01", "2025-06-30", "", "去年"],
    "数": ["0", "1", "2", "3", "-1", "", "几个"],
}
_TESTS = {
    "数": ["[{0}]>=2", "[{0}]=1", "[{0}]+1<3", "NOT([{0}]<>0)", "ISBLANK([{0}])"],
    "日": ["[{0}]<DATE(2025,2,1)", "YEAR([{0}])=2025", "ISBLANK([{0}])", "[{0}]-DATE(2025,1,1)>30"],
    "文": ['[{0}]="甲一"', 'LEFT([{0}],1)="甲"', "LEN([{0}])>2", "ISBLANK([{0}])"],
    "是": ["[{0}]", "NOT([{0}])"],
}
_NEW = {
    "数": [("数", "[{0}]*2"), ("数", "IF([{0}]>1,[{0}],0)"), ("是", "[{0}]>1")],
    "日": [("日", "[{0}]+30"), ("数", "YEAR([{0}])"), ("是", "ISBLANK([{0}])")],
    "文": [("文", '[{0}]&"后"'), ("数", "LEN([{0}])"), ("是", "ISBLANK([{0}])")],
    "是": [("文", 'IF([{0}],"是","否")')],
}
_SUMS = {
    "数": ["SUM", "MIN", "MAX", "COUNT"],
    "日": ["MIN", "MAX", "COUNT"],
    "文": ["COUNT", "COUNTUNIQUE"],
}
_BASE = {"号": "文", "名": "文", "额": "数", "日": "日", "数": "数"}


def tables(seed: int) -> dict[str, list[dict[str, str]]]:
    """Rows of each table as raw text; some cells are left out."""
    chance = random.Random(seed)
    found: dict[str, list[dict[str, str]]] = {}
    for name in NAMES:
        rows = []
        for _ in range(chance.randint(1, 9)):
            row = {n: chance.choice(_CELLS[n]) for n in _COLUMNS}
            for left_out in ("名", "额", "日", "数"):
                if chance.random() < 0.05:
                    row.pop(left_out)
            rows.append(row)
        rows[0]["号"] = citizen(1)  # a key column that nobody supplied is another matter
        found[name] = rows
    return found


@dataclass
class Maker:
    """Writes one model.

    Args:
        seed: of its choices.
    """

    seed: int
    steps: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.columns = dict(_BASE)
        self.last = self.chance.choice(NAMES)
        self.plain = True

    def model(self) -> Model:
        """A bound model of two to six steps."""
        makers = (
            self._filter, self._derive, self._select, self._union, self._dedupe, self._rank,
            self._aggregate, self._join, self._look,
        )  # fmt: skip
        for _ in range(self.chance.randint(2, 6)):
            self.add(self.chance.choice(makers)())
        return self.written()

    def add(self, step: dict[str, Any] | None) -> None:
        """Append a step, which the next one reads; None: there was none to make."""
        if step is not None:
            step["id"] = f"步{len(self.steps)}"
            self.steps.append(step)
            self.last = step["id"]

    def written(self) -> Model:
        """The steps so far as a bound model."""
        subject = next(iter(self.columns))
        written = {
            "id": "t/随机",
            "name": f"随机 {self.seed}",
            "inputs": {n: n for n in NAMES},
            "steps": self.steps,
            "output": {
                "from": self.last,
                "subject": subject,
                "identity": [subject],
                "title": "线索",
            },
        }
        return parse(json.dumps(written, ensure_ascii=False), INFOS)

    def _name(self) -> str:
        return f"新{len(self.steps)}"

    def _test(self, side: str = "") -> str:
        columns = _BASE if side else self.columns
        name = self.chance.choice(list(columns))
        return self.chance.choice(_TESTS[columns[name]]).format(f"{side}{name}")

    def _where(self) -> str:
        one, two = self._test(), self._test()
        return "=" + self.chance.choice([one, f"AND({one},{two})", f"OR({one},{two})"])

    def _filter(self) -> dict[str, Any]:
        return {"op": "filter", "from": self.last, "where": self._where()}

    def _derive(self) -> dict[str, Any]:
        name = self.chance.choice(list(self.columns))
        kind, formula = self.chance.choice(_NEW[self.columns[name]])
        new = self._name()
        self.columns[new] = kind
        self.plain = False
        return {"op": "derive", "from": self.last, "columns": {new: "=" + formula.format(name)}}

    def _select(self) -> dict[str, Any] | None:
        kept = [n for n in self.columns if n == "号" or self.chance.random() < 0.8]
        if not kept:
            return None
        self.columns = {n: self.columns[n] for n in kept}
        self.plain = False
        return {"op": "select", "from": self.last, "columns": kept}

    def _union(self) -> dict[str, Any] | None:
        if not self.plain or self.last in NAMES:
            return None
        return {"op": "union", "from": [self.last, self.chance.choice(NAMES)]}

    def _order(self) -> list[dict[str, Any]]:
        names = [n for n, k in self.columns.items() if k != "是"]
        some = self.chance.sample(names, min(len(names), self.chance.randint(1, 2)))
        return [{"by": n, "desc": self.chance.random() < 0.5} for n in some]

    def _by(self) -> list[str]:
        return self.chance.sample(
            list(self.columns), min(len(self.columns), self.chance.randint(1, 2))
        )

    def _dedupe(self) -> dict[str, Any]:
        return {"op": "dedupe", "from": self.last, "by": self._by(), "order": self._order()}

    def _rank(self) -> dict[str, Any]:
        by, new = self._by(), self._name()
        step = {"op": "rank", "from": self.last, "by": by, "order": self._order(), "as": new}
        if self.chance.random() < 0.5:
            step["top"] = self.chance.randint(1, 3)
        self.columns[new] = "数"
        self.plain = False
        return step

    def _aggregate(self) -> dict[str, Any]:
        by = self._by()
        measures, kinds = {}, {}
        for number in range(self.chance.randint(1, 2)):
            name = self.chance.choice([n for n, k in self.columns.items() if k in _SUMS])
            function = self.chance.choice(_SUMS[self.columns[name]])
            new = f"{self._name()}_{number}"
            measures[new] = f"={function}([{name}])"
            kinds[new] = "数" if function in ("COUNT", "COUNTUNIQUE") else self.columns[name]
        self.columns = {n: self.columns[n] for n in by} | kinds
        self.plain = False
        return {"op": "aggregate", "from": self.last, "by": by, "measures": measures}

    def _sides(self) -> dict[str, Any] | None:
        if "号" not in self.columns:
            return None
        right = self.chance.choice(NAMES)
        step: dict[str, Any] = {"left": self.last, "right": right, "on": ["号"]}
        if "名" in self.columns and self.chance.random() < 0.5:
            step["agree"] = ["名"]
        if self.chance.random() < 0.4:
            step["where"] = "=" + self._test("右.")
        return step

    def _join(self) -> dict[str, Any] | None:
        step = self._sides()
        if step is None:
            return None
        new = self._name()
        name = self.chance.choice(["额", "日", "数", "名"])
        self.columns[new] = _BASE[name]
        self.plain = False
        return {"op": "join", **step, "take": {new: name}}

    def _look(self) -> dict[str, Any] | None:
        step = self._sides()
        if step is None:
            return None
        if self.chance.random() < 0.5:
            return {"op": "exists", **step}
        return {"op": "not_exists", **step, "coverage": {"complete": "随机"}}


class OfPersons(Maker):
    """Models in which every group is of one person."""

    def _by(self) -> list[str]:
        return ["号", *(n for n in super()._by() if n != "号")]


@dataclass
class Rising(Maker):
    """Models in which fewer rows in are never more rows out.

    Args:
        least: the threshold that one of the steps compares with.
    """

    least: str = "0"

    def model(self) -> Model:
        """A bound model of one to four steps and the one with the threshold."""
        makers = (self._filter, self._derive, self._join, self._exists)
        count = self.chance.randint(1, 4)
        place = self.chance.randint(0, count)
        for number in range(count + 1):
            limit = {"op": "filter", "from": self.last, "where": f"=[额]>={self.least}"}
            self.add(limit if number == place else self.chance.choice(makers)())
        return self.written()

    def _exists(self) -> dict[str, Any] | None:
        step = self._sides()
        return step and {"op": "exists", **step}
