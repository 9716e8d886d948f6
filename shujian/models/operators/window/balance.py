"""balance: the running balance of an account, and the first day on which it is below zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw, ordered, quoted
from shujian.models.steps.kinds import ColumnList, ColumnName, Names, Order, Orders, StepName
from shujian.models.steps.more_kinds import Values
from shujian.models.steps.uniqueness import keyed

UNREAD = 'VALUE("无")'


@operator
@dataclass(frozen=True)
class Balance(Composed):
    """A running sum of amounts with their sign."""

    op = "balance"
    title = "累计余额"
    help = (
        "按先后逐笔累计收支得余额，并标记余额首次低于零的行；sign 写收支方向的列，plus、minus 写各算什么；"
        "同一天等排序列相同的几笔一起计入（不知道当天先后）；"
        "金额或方向未填、不可读、不在所列的，从那里起余额不可读"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "同一账户的列", required=True)
    order: tuple[Order, ...] = param("order", Orders(), "先后（日期列，或者流水号）", required=True)
    of: str = param("of", ColumnName(), "金额的列", required=True)
    sign: str = param("sign", ColumnName(), "收支方向的列；不写时金额自带正负")
    plus: tuple[str, ...] = param("plus", Values(), "方向列中算收入的值")
    minus: tuple[str, ...] = param("minus", Values(), "方向列中算支出的值")
    names: tuple[str, ...] = param("as", ColumnList(2), "新列：余额、是否首次低于零", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """Signed amounts, their running sum, and how often it was below zero before."""
        if bool(self.sign) != bool(self.plus and self.minus):
            what = "sign、plus、minus 要一起写"
            self.at.error("no_sign", what, "例如 sign: 方向, plus: [收], minus: [支]")
        held, flag = self.names
        signed, below, since = (self.temp(w) for w in ("额", "负", "负数"))
        group: Raw = {"by": list(self.by), "order": ordered(self.order)}
        running = {"op": "running", "how": "合计", **group}
        here = {"op": "beside", "how": "合计", "of": below, "as": self.temp("同")}
        return [
            keyed(self.source, self.by),
            {"op": "derive", "from": self.part(1), "columns": {signed: self._signed()}},
            running | {"from": self.part(2), "of": signed, "as": held},
            {
                "op": "derive",
                "from": self.part(3),
                "columns": {below: f"=IF([{held}]<0, 1, 0)"},
            },
            running | {"from": self.part(4), "of": below, "as": since},
            here | {"from": self.part(5), "by": [*self.by, *self._columns()]},
            {
                "op": "derive",
                "from": self.part(6),
                "columns": {flag: f"=AND([{held}]<0, [{since}]=[{self.temp('同')}])"},
            },
            {
                "op": "drop",
                "from": self.part(7),
                "columns": [signed, below, since, self.temp("同")],
            },
        ]

    def _columns(self) -> list[str]:
        return [o.column for o in self.order if o.column not in self.by]

    def _signed(self) -> str:
        amount = f"空则([{self.of}], {UNREAD})"
        if not self.sign:
            return f"={amount}"
        plus, minus = (", ".join(map(quoted, v)) for v in (self.plus, self.minus))
        less = f"IF(IN([{self.sign}], {minus}), -{amount}, {UNREAD})"
        return f"=IF(IN([{self.sign}], {plus}), {amount}, {less})"

    def said(self) -> str:
        """累计余额."""
        names = "、".join(self.by)
        return f"“{self.source}”中{names}相同的，逐笔累计“{self.of}”得“{self.names[0]}”，首次低于零的标记为“{self.names[1]}”"
