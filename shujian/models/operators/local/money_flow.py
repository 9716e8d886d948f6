"""money_flow: money that was passed on, in time order and in like amounts, to certain accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, ClassVar

from shujian.formulas.show import show
from shujian.formulas.types import DATE, INT, TEXT
from shujian.models.algorithms.budget import Budget, TooMuchError
from shujian.models.algorithms.flows import Bounds, Chain, Transfer, flows
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, operator, param
from shujian.models.schema import Schema
from shujian.models.steps.edges import named
from shujian.models.steps.ends import Ends
from shujian.models.steps.kinds import ColumnList, ColumnName, Whole
from shujian.models.steps.local import Line, merged
from shujian.models.steps.local_aside import put, refused


@operator
@dataclass(frozen=True)
class MoneyFlow(Ends):
    """One row for each chain of transfers."""

    op = "money_flow"
    title = "资金流向"
    help = (
        "从起点账户起，按时间先后、在 days 天内、金额与首笔相差不超过 tolerance% 的各笔转账，"
        "一直追到终点账户；同一账户不经过两次；没有 order 列时同一天的各笔先后不明，"
        "都算可能，路径中写明“同日”；须人工核对"
    )
    most: ClassVar[int] = 100_000

    amount: str = param("amount", ColumnName(), "金额列", required=True)
    day: str = param("day", ColumnName(), "日期列", required=True)
    order: str = param("order", ColumnName(), "同一天内的先后（整数列，如流水序号）")
    days: int | None = param("days", Whole(), "首笔到末笔最多几天，默认 7")
    tolerance: int | None = param("tolerance", Whole(), "金额与首笔最多相差百分之几，不写须相同")
    longest: int | None = param("longest", Whole(), "最多几笔，默认 4")
    names: tuple[str, ...] = param(
        "as",
        ColumnList(8),
        "新列：起点、终点、笔数、首笔金额、末笔金额、首笔日期、末笔日期、路径",
        required=True,
    )

    @property
    def _more(self) -> tuple[str, ...]:
        return (self.amount, self.day, *((self.order,) if self.order else ()))

    def bind(self, check: Check) -> Schema:
        """Ends, count, amounts, days and path."""
        source = check.schema(self.source)
        money = source[self.amount].type if self.amount in source else INT
        for key, name, kinds in (
            ("amount", self.amount, ("int", "decimal")),
            ("day", self.day, ("date",)),
            ("order", self.order, ("int",)),
        ):
            if name in source and source[name].type.name not in kinds:
                self.into(key).error(
                    "bad_type", f"“{name}”是{source[name].type.label}列", "请换一列"
                )
        types = (TEXT, TEXT, INT, money, money, DATE, DATE, TEXT)
        made = dict(zip(self.names, types, strict=False))
        schema = self.made(check, made, self.names[2:3], self._more)
        return self.ended(check, schema, self.names)

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """All that is read of transfers, and the two lists."""
        return self.needed({*self.between, *self._more})

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Follow the money from each start."""
        edges, found = self.split(sides[self.source], self.names, self._more)
        starts, unknown = named(self.starts, sides[self.starts], self.start, self.names)
        ends, unread = named(self.ends, sides[self.ends], self.end, self.names)
        lines: list[Line] = []
        transfers: list[Transfer] = []
        for (payer, payee), held in edges.items():
            for line in held:
                amount: Any = line.cells[self.amount]
                day: Any = line.cells[self.day]
                order: Any = line.cells[self.order] if self.order else 0
                if amount <= 0:
                    said = Line({self.names[0]: payer}, line.rows)
                    found.append(
                        put(said, f"“{self.amount}”不是正数，没有算作转账", self.names[1:])
                    )
                    continue
                transfers.append(Transfer(day, order, payer, payee, amount, len(lines)))
                lines.append(line)
        bounds = Bounds(self.days or 7, self.tolerance or 0, self.longest or 4, bool(self.order))
        chains = flows(transfers, starts, ends, bounds, Budget(self.budget))
        try:
            held_chains = list(islice(chains, self.most + 1))
        except TooMuchError:
            raise refused(
                self, f"追查超过 {self.budget} 步", "请缩小起点名单、天数或笔数"
            ) from None
        if len(held_chains) > self.most:
            raise refused(self, f"查得的路径超过 {self.most} 条", "请缩小起点名单、天数或笔数")
        for chain in held_chains:
            first, last = chain[0], chain[-1]
            made = (first.payer, last.payee, len(chain), first.amount, last.amount, first.day)
            cells = dict(zip(self.names, (*made, last.day, self._said(chain)), strict=True))
            rows = [*starts[first.payer], *ends[last.payee], *(lines[t.index] for t in chain)]
            found.append(Line(cells, merged(rows)))
        return [*found, *unknown, *unread]

    def _said(self, chain: Chain) -> str:
        said = chain[0].payer
        for before, transfer in pairwise((chain[0], *chain)):
            same = before is not transfer and before.day == transfer.day and not self.order
            note = "，同日" if same else ""
            said += f" →（{show(transfer.day)} {show(transfer.amount)}{note}）→ {transfer.payee}"
        return said

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """By the start; a chain ends at the first of all ends on its way."""
        return self.narrowed(bound, self.starts, self.start) if column == self.names[0] else {}

    def sentence(self, bound: Bound) -> str:
        """资金流向."""
        near = f"与首笔相差不超过 {self.tolerance}%" if self.tolerance else "与首笔相同"
        return (
            f"从“{self.starts}”的账户起追“{self.source}”的转账，{self.days or 7} 天内、"
            f"{self.longest or 4} 笔以内、金额{near}，追到“{self.ends}”的账户"
        )
