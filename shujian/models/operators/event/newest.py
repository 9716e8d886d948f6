"""newest: of rows that lists tell again and again, what the newest list says."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.formula import written_columns
from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw, covering
from shujian.models.steps.kinds import (
    ColumnName,
    Cover,
    Covers,
    Flag,
    Names,
    NewColumn,
    StepName,
)

_OF_LISTS = ("新册", "同人", "始见", "照旧", "重列", "仍在")
"""Columns between the steps that speak of lists."""
_ALWAYS = "DATE(9999,12,31)"
_UNDATED = "DATE(1,1,1)"
"""The day of rows that tell none: before every list."""


@operator
@dataclass(frozen=True)
class Newest(Composed):
    """One row of each thing, and what is not settled about it."""

    op = "newest"
    title = "最新快照"
    help = (
        "逐月的名册累加以后，同一事物（by 的列相同）只留快照日期最新的一行。as：最新一日的几行（连同没有日期的行）"
        "在 tell 的列上说法不一，以后的步骤应转入待核（写 every 则各留一行）；gone：同一份名册（lists 的列相同）有更新的一期，"
        "其中已没有它，而更新的一期覆盖 coverage 的范围、又把以前的行照旧重列（不是只报新增），"
        "或者写有同一人（who 的列相同）别的行：快照日期以后怎样不知道。不知道是不是全量的，不说不在"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "这些列相同的是同一事物", required=True)
    day: str = param("day", ColumnName(), "快照日期列", required=True)
    tell: tuple[str, ...] = param("tell", Names(), "同一日不得互相矛盾的列", required=True)
    every: bool = param("every", Flag(), "true：最新一日说法不同的各留一行")
    lists: tuple[str, ...] = param("lists", Names(), "这些列相同的是同一份名册（gone）")
    who: tuple[str, ...] = param("who", Names(), "这些列相同的是同一人（gone）")
    coverage: Cover | None = param("coverage", Covers(), "更新的一期须覆盖的范围（gone）")
    torn: str = param("as", NewColumn(), "新列：最新一日是否说法不一", required=True)
    gone: str = param("gone", NewColumn(), "新列：更新的一期里是否已没有")
    until: str = param(
        "until", NewColumn(), "新列：到哪一天为止是知道的（gone 的快照日期，其余不限）"
    )

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """The newest rows of each thing, how many words they have, and what is newer."""
        day, one, last, many = (self.temp(w) for w in ("日", "一", "最新", "几说"))
        told = f"IF(不可读([{self.day}]), {_UNDATED}, 空则([{self.day}], {_UNDATED}))"
        cells = {day: f"=IF(未提供([{self.day}]), {_UNDATED}, {told})", one: "=1"}
        key, words = self._seen("是", self.by), self._seen("说", self.tell)
        book = self._seen("册", self.lists) if self.gone else {}
        asked = self._seen("盖", self._asked()) if self.gone else {}
        latest: Raw = {"op": "beside", "how": "最大", "of": day}
        first: Raw = {"op": "dedupe", "order": [{"by": day, "desc": True}]}
        kept = f"=OR([{day}]=[{last}], [{day}]={_UNDATED})"
        steps = [
            {"op": "derive", "columns": {**cells, **key, **words, **book, **asked}},
            *(self._lists(day, [*key, *words], [*book]) if self.gone else []),
            latest | {"by": [*key], "as": last},
            {"op": "filter", "where": kept},
            first | {"by": [*key, *words]},
            {"op": "beside", "by": [*key], "how": "合计", "of": one, "as": many},
            *([] if self.every else [first | {"by": [*key]}]),
            {"op": "derive", "columns": {self.torn: f"=[{many}]>1"}},
            *(self._unlisted(day) if self.gone else []),
        ]
        left = [*cells, *key, *words, *book, *asked, last, many]
        left += [self.temp(w) for w in _OF_LISTS] if self.gone else []
        return self._chained([*steps, {"op": "drop", "columns": left}])

    def _seen(self, word: str, columns: Sequence[str]) -> dict[str, str]:
        """Columns that can be grouped by in every state: which state, and the value if any."""
        found = {}
        for number, column in enumerate(columns):
            name = self.temp(f"{word}{number}")
            state = f"IF(ISBLANK([{column}]), 1, 0)"
            if word != "是":  # rows whose key cannot be read are not one thing
                state = f"IF(不可读([{column}]), 2, {state})"
            found[f"{name}态"] = f"=IF(未提供([{column}]), 3, {state})"
            some = f"IFS([{name}态]=0, [{column}])"
            found[f"{name}值"] = f"=IF(未提供([{column}]), IFS(FALSE, [{column}]), {some})"
        return found

    def _lists(self, day: str, same: list[str], book: list[str]) -> list[Raw]:
        """The newest day of each list, whether it tells old things again, and of each person.

        A list of which not one row was there before, unchanged, only tells what is new: what
        it leaves out may well be as it was.
        """
        newer, other, since, again, full = (self.temp(w) for w in _OF_LISTS[:5])
        old = f"AND([{day}]=[{newer}], [{since}]<[{day}], [{since}]>{_UNDATED})"
        latest: Raw = {"op": "beside", "how": "最大", "of": day}
        return [
            latest | {"by": book, "as": newer},
            latest | {"by": [*book, *self.who], "as": other},
            {"op": "beside", "how": "最小", "of": day, "by": same, "as": since},
            {"op": "derive", "columns": {again: f"=IF({old}, 1, 0)"}},
            {"op": "beside", "how": "最大", "of": again, "by": book, "as": full},
        ]

    def _unlisted(self, day: str) -> list[Raw]:
        """Whether the newer list is known to be without the thing."""
        newer, other, _, _, full, there = (self.temp(w) for w in _OF_LISTS)
        # no later row is of this thing: only asked is what the newer list is known to hold
        look: Raw = {"op": "exists", "right": self.part(1), "flag": there, "on": list(self.who)}
        look |= {"where": "=FALSE"}
        look["coverage"] = covering(self.coverage, end=f"=[{newer}]")["coverage"]
        for number, column in enumerate(self._asked()):  # as far as a file has them
            name = f"[{self.temp(f'盖{number}')}值]"
            look["coverage"] = {
                k: v.replace(f"[{column}]", name) for k, v in look["coverage"].items()
            }
        absent = f"IF(未提供([{there}]), FALSE, IF(不可读([{there}]), FALSE, NOT([{there}])))"
        later = f"AND([{day}]>{_UNDATED}, [{day}]<[{newer}])"
        unlisted = f"=IF({later}, OR([{other}]>[{day}], AND([{full}]=1, {absent})), FALSE)"
        columns = {self.gone: unlisted}
        if self.until:
            columns[self.until] = f"=IF([{self.gone}], [{day}], {_ALWAYS})"
        return [look, {"op": "derive", "columns": columns}]

    def _asked(self) -> list[str]:
        """The columns that the demand of coverage reads."""
        cover = self.coverage or Cover()
        formulas = (cover.place, cover.unit, cover.start, cover.end)
        read = {n for f in formulas if f is not None for _, n in written_columns(f.text)}
        return sorted(read)

    def _chained(self, steps: Sequence[Raw]) -> list[Raw]:
        """Each step from the one before."""
        before = [self.source, *(self.part(n) for n in range(1, len(steps)))]
        sides = ("left" if step["op"] == "exists" else "from" for step in steps)
        return [step | {side: b} for step, side, b in zip(steps, sides, before, strict=True)]

    def said(self) -> str:
        """最新快照."""
        what = f"“{self.source}”中{'、'.join(self.by)}相同的，只留“{self.day}”最新的一行"
        gone = f"；更新的一期里是否已没有写入“{self.gone}”" if self.gone else ""
        return f"{what}；最新一日的几行说法不一的写入“{self.torn}”{gone}"
