"""near_text: pairs of texts that are nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product
from typing import ClassVar

from shujian.core.cells import Missing
from shujian.documents.document import exact_form
from shujian.formulas.types import DECIMAL, TEXT
from shujian.models.algorithms.budget import Budget, TooMuchError
from shujian.models.algorithms.shingles import PLACES, likeness, near
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import Whole
from shujian.models.steps.kinds_local import OnePair
from shujian.models.steps.local import Line
from shujian.models.steps.local_aside import aside, lacking, put, refused
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.paired_rows import Paired

SIZE = 5


@operator
@dataclass(frozen=True)
class NearText(Paired):
    """Candidate pairs by shared pieces of wording."""

    op = "near_text"
    title = "相似文本"
    help = (
        "找出文字大部分相同的两行，如同一人反复投诉、照抄的笔录：把文字切成连续几个字的片段，"
        "相同片段占全部片段的比例达到 least% 才列出；不计空白和全半角；一对不漏"
    )
    limit: ClassVar[int] = 50_000
    letters: ClassVar[int] = 6_000_000
    budget: ClassVar[int] = 20_000_000

    text: tuple[tuple[str, str], ...] = param("text", OnePair(), "文字列", required=True)
    least: int | None = param("least", Whole(), "相似度达到百分之几才列出，默认 80")
    size: int | None = param("size", Whole(), "几个字为一个片段，1 到 6，默认 5")

    def bind(self, check: Check) -> Schema:
        """Left and taken columns, likeness and what it comes from."""
        schema, held = self.sides(check, [(self.text[0], "text")] if self.text else [])
        if any(c.type != TEXT for c in held):
            self.into("text").error("bad_type", "比对的不是文本列", "请换一列")
        if (self.least or 80) > 100 or (self.size or SIZE) > 6:
            self.at.error("too_much", "least 最大 100，size 最大 6", "请改小")
        for name, kind in zip(self.names, (DECIMAL(PLACES), TEXT), strict=False):
            check_new_column(self, name, schema, "as")
            schema[name] = computed(kind, held, ())
        return schema

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Compare different wordings, then lay their rows beside each other."""
        within = self.other == self.left
        found: list[Line] = []
        one = self._texts(build.bound, sides[self.left], 0, found)
        two = one if within else self._texts(build.bound, sides[self.other], 1, found)
        texts = sorted(one.keys() | two.keys())
        if sum(map(len, texts)) > self.letters:
            raise refused(self, f"最多比对 {self.letters} 字", "请分批，或先按日期、地区筛选")
        if within:
            for text in texts:
                found += [self._pair(a, b, 1, 1) for a, b in combinations(one[text], 2)]
        else:
            same = [p for t in texts for p in product(one.get(t, ()), two.get(t, ()))]
            found += [self._pair(a, b, 1, 1) for a, b in same]
        least = Decimal(self.least or 80) / 100
        place = {id(line): number for number, line in enumerate(sides[self.left])}
        try:
            for i, j, shared, whole in near(texts, self.size or SIZE, least, Budget(self.budget)):
                pairs = list(product(one.get(texts[i], ()), two.get(texts[j], ())))
                if within:  # the row that comes first stands on the left
                    pairs = [(b, a) if place[id(b)] < place[id(a)] else (a, b) for a, b in pairs]
                else:
                    pairs += product(one.get(texts[j], ()), two.get(texts[i], ()))
                found += [self._pair(a, b, shared, whole) for a, b in pairs]
        except TooMuchError:
            raise refused(self, "要比对的文字太多", "请提高 least，或分批") from None
        return found

    def _texts(
        self, bound: Bound, lines: Sequence[Line], side: int, found: list[Line]
    ) -> dict[str, list[Line]]:
        """Folded wording → rows; rows without one are put aside."""
        column, step = self.text[0][side], self.other if side else self.left
        texts: dict[str, list[Line]] = defaultdict(list)
        for line in lines:
            cell = line.cells[column]
            form = "" if isinstance(cell, Missing) else exact_form(str(cell))
            if form:
                texts[form].append(line)
                continue
            half, made = self.halves(line, side == 1, bound)
            what = f"“{step}”的这一行没有比对"
            lost = lacking(line, [column])
            found.append(aside(half, lost, what, made) if lost else put(half, what, made))
        return texts

    def _pair(self, one: Line, two: Line, shared: int, whole: int) -> Line:
        said = f"{whole} 个片段中 {shared} 个相同" if whole > 1 else "文字相同"
        made = (likeness(shared, whole), said)
        return self.joined(one, two, dict(zip(self.names, made, strict=True)))

    def sentence(self, bound: Bound) -> str:
        """相似文本."""
        where = (
            f"“{self.left}”内部" if self.other == self.left else f"“{self.left}”与“{self.other}”"
        )
        return f"在{where}之间找文字相似度达到 {self.least or 80}% 的两行"
