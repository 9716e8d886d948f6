"""score: points for what holds, with the reasons, and a level by two thresholds."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shujian.models.operator import operator, param
from shujian.models.reading import Written
from shujian.models.steps.composed import Composed, Raw, quoted
from shujian.models.steps.kinds import ColumnList, Formula, StepName, Text
from shujian.models.steps.more_kinds import Entries, Figure, bare

ITEMS = Entries(
    {"when": Formula(), "points": Figure(), "reason": Text()},
    "{when: '=[金额]>10000', points: 30, reason: 大额}",
)


@operator
@dataclass(frozen=True)
class Score(Composed):
    """Adds points; each has its reason."""

    op = "score"
    title = "评分"
    help = (
        "逐项看条件，成立的加分（可为负），写明总分、高中低和各项理由；达到 high 为高，达到 middle 为中，"
        "否则为低；有一项条件未填、不可读而无法判断的，总分不可读。分数只排先后，不能代替核查"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    items: Sequence[Mapping[str, Any]] = param("items", ITEMS, "条件、分值和理由", required=True)
    high: Written | None = param("high", Figure(), "达到几分为高", required=True)
    middle: Written | None = param("middle", Figure(), "达到几分为中", required=True)
    names: tuple[str, ...] = param("as", ColumnList(3), "新列：总分、等级、理由", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """Each condition once, then sums and texts over them."""
        assert self.high is not None
        assert self.middle is not None
        total, level, why = self.names
        flags = {self.temp(f"项{i}"): item for i, item in enumerate(self.items, 1)}
        holds = {name: f"={bare(item['when'])}" for name, item in flags.items()}
        points = "+".join(f"IF([{n}], {bare(i['points'])}, 0)" for n, i in flags.items())
        words = "&".join(f'IF([{n}], {quoted(_word(i))}, "")' for n, i in flags.items())
        joined = self.temp("理由")
        grade = f'IF([{total}]>={bare(self.high)}, "高", IF([{total}]>={bare(self.middle)}, "中", "低"))'
        columns = {
            total: f"={points}",
            level: f"={grade}",
            joined: f"={words}",
            why: f'=IF(LEN([{joined}])=0, "无", LEFT([{joined}], LEN([{joined}])-1))',
        }
        return [
            {"op": "derive", "from": self.source, "columns": {**holds, **columns}},
            {"op": "drop", "from": self.part(1), "columns": [*flags, joined]},
        ]

    def said(self) -> str:
        """评分."""
        words = "、".join(_word(item).rstrip("；") for item in self.items)
        return f"给“{self.source}”的行评分：{words}；总分写入“{self.names[0]}”，等级写入“{self.names[1]}”"


def _word(item: Mapping[str, Any]) -> str:
    """A reason with its points; computed points are not written out."""
    points = item["points"].text.lstrip("=＝").strip()
    plain = points.lstrip("-").replace(".", "").isdigit()
    sign = "" if points.startswith("-") else "+"
    return f"{item['reason']}（{sign}{points}）；" if plain else f"{item['reason']}；"
