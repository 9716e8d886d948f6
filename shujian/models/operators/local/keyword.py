"""keyword: which rules of words a text meets, where, and not what it denies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shujian.core.cells import Missing
from shujian.formulas.types import INT, TEXT
from shujian.models.algorithms.keywords import UNITS, Hit, Reader, Rule
from shujian.models.algorithms.negation import Said
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, operator, param
from shujian.models.relations.relation import PASS, REVIEW
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import Choice, ColumnList, ColumnName, Flag, Names, StepName
from shujian.models.steps.kinds_local import WordRules
from shujian.models.steps.local import Line, Local
from shujian.models.steps.local_aside import aside, lacking
from shujian.models.steps.naming import check_new_column


@operator
@dataclass(frozen=True)
class Keyword(Local):
    """One row for each text and rule that meet."""

    op = "keyword"
    title = "关键词"
    help = (
        "按词语规则查文字：同一句（或段）里 all 各词都有、any 至少一词、none 一词也没有；"
        "所在分句有“未、不、没有、无、否认”等否定的不算（写 denied 则列入待核），有两重以上否定的转入待核；"
        "每条文字、每条规则一行，写明原文和位置"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    column: str = param("column", ColumnName(), "查哪一列的文字", required=True)
    rules: tuple[Rule, ...] = param("rules", WordRules(), "规则", required=True)
    unit: str | None = param("unit", Choice(tuple(UNITS)), "在多大范围里同时出现，默认一句")
    denials: tuple[str, ...] = param("denials", Names(), "另外的否定词")
    denied: bool = param("denied", Flag(), "被否定的也列入待核，由人看原文")
    names: tuple[str, ...] = param(
        "as", ColumnList(5), "新列：规则、命中的词、原文、位置（第几字）、命中几处", required=True
    )

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The source's columns, and what was found."""
        schema = dict(check.schema(self.source))
        held = check.column(schema, self.column, self.into("column"), f"“{self.source}”")
        parts = [held] if held else []
        if held and held.type != TEXT:
            self.into("column").error("bad_type", f"“{self.column}”不是文本列", "请换一列")
        for name, kind in zip(self.names, (TEXT, TEXT, TEXT, INT, INT), strict=False):
            check_new_column(self, name, schema, "as")
            told = parts if name in self.names[1:3] else ()
            schema[name] = computed(kind, parts, told)
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns and the text."""
        return {self.source: wanted - set(self.names) | {self.column}}

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Read each text by each rule."""
        reader = Reader(self.rules, self.unit or "句", self.denials)
        found: list[Line] = []
        for line in sides[self.source]:
            text = line.cells[self.column]
            if isinstance(text, Missing):
                lost = lacking(line, [self.column])
                found.append(aside(line, lost, "没有可查的文字", self.names))
                continue
            for rule in self.rules:
                hit = reader.read(str(text), rule)
                if hit and (hit.said > Said.NO or self.denied):
                    words = "、".join(hit.words)
                    made = (rule.name, words, hit.segment, hit.place, hit.count)
                    cells = {**line.cells, **dict(zip(self.names, made, strict=True))}
                    out = PASS if hit.said == Said.YES else REVIEW
                    found.append(Line(cells, line.rows, out, _why(hit, words)))
        return found

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Each text is read by itself."""
        return {} if column in self.names else {self.source: column}

    def sentence(self, bound: Bound) -> str:
        """关键词."""
        names = "、".join(r.name for r in self.rules)
        return f"“{self.source}”的“{self.column}”按词语规则（{names}）查，否定的不算"


def _why(hit: Hit, words: str) -> str:
    if hit.said == Said.YES:
        return ""
    many = "有不止一个否定词" if hit.said == Said.UNSURE else "有否定"
    return f"“{words}”所在分句{many}，须看原文"
