"""extract: facts of judgments and indictments out of a column of texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from shujian.core.cells import UNKNOWN, Missing, State
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, operator, param
from shujian.models.reading import did_you_mean
from shujian.models.relations.cells import Cells, rows_of
from shujian.models.relations.relation import Relation
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnName, Renames, StepName, Text
from shujian.models.steps.local import Line, Local
from shujian.models.steps.local_aside import aside, lacking, put
from shujian.models.steps.naming import check_new_column

SECONDS = 60.0
"""For one text: so many that a slow machine reads what a fast one reads."""


@operator
@dataclass(frozen=True)
class Extract(Local):
    """One row for each text and each row of the chosen fact table."""

    op = "extract"
    title = "文书提取"
    help = (
        "从一列裁判文书、起诉书等的全文中读出事实：table 写事实表（如 被告人、判项、文书），"
        "表中有几行就得几行；文书没有写的为未填，读不准的为不可读；未解析的转入待核"
    )
    limit: ClassVar[int] = 5_000

    source: str = param("from", StepName(), "来源步骤", required=True)
    column: str = param("column", ColumnName(), "文书全文的列", required=True)
    table: str = param("table", Text(), "取哪张事实表", required=True)
    columns: Mapping[str, str] = param("columns", Renames(), "取哪些事实列", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The source's columns and the facts."""
        from shujian.documents.judgments.arrow import definitions  # reads much when loaded

        schema = dict(check.schema(self.source))
        text = check.column(schema, self.column, self.into("column"), f"“{self.source}”")
        table = definitions().get(self.table)
        if table is None:
            what = f"没有事实表“{self.table}”"
            self.into("table").error("no_table", what, did_you_mean(self.table, definitions()))
            return schema
        known = {c.name: c for c in table.columns}
        for new, old in self.columns.items():
            check_new_column(self, new, schema, "columns")
            if old not in known:
                what = f"事实表“{self.table}”没有列“{old}”"
                self.into("columns").error("no_column", what, did_you_mean(old, known))
            elif text is not None:
                fact = computed(known[old].type, [text])
                level = max(fact.level, known[old].level)
                schema[new] = replace(fact, level=level, element=known[old].element)
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns of the source, and the text."""
        return {self.source: wanted - set(self.columns) | {self.column}}

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Read each text by itself."""
        found: list[Line] = []
        for line in sides[self.source]:
            text = line.cells[self.column]
            if isinstance(text, Missing):
                lost = lacking(line, [self.column])
                found.append(aside(line, lost, "没有可读的文书", self.columns))
            else:
                found += self._read(build.bound, line, str(text))
        return found

    def _read(self, bound: Bound, line: Line, text: str) -> list[Line]:
        from shujian.documents.judgments.arrow import definitions, gathered, table_of
        from shujian.documents.judgments.arrow_pool import as_pool
        from shujian.documents.judgments.reading import DONE, NOT, read_judgment

        reading = read_judgment(text, seconds=SECONDS)
        unread = "；".join(f"{part}：{why}" for part, why in reading.unread)
        held = gathered([("", reading)])[self.table]
        if reading.state == NOT or (reading.state != DONE and not held):
            return [put(line, f"{reading.state}：{unread}，没有读到“{self.table}”", self.columns)]
        definition = definitions()[self.table]
        data = as_pool({self.table: table_of(definition, held, [""])}, [("", reading)])[self.table]
        kinds = {c.name: c.type for c in definition.columns}
        rows = rows_of(Relation(None, kinds, dict.fromkeys(kinds)), data)
        whole = reading.state == DONE
        return [Line({**line.cells, **self._facts(row, whole)}, line.rows) for row in rows]

    def _facts(self, row: Cells, whole: bool) -> dict[str, Any]:
        """The chosen facts; what a text read in part does not tell may stand in the rest."""
        facts = {new: row[old] for new, old in self.columns.items()}
        if whole:
            return facts
        return {
            new: UNKNOWN if isinstance(c, Missing) and c.state == State.BLANK else c
            for new, c in facts.items()
        }

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Each text is read by itself."""
        return {} if column in self.columns else {self.source: column}

    def sentence(self, bound: Bound) -> str:
        """文书提取."""
        names = "、".join(self.columns)
        return f"从“{self.source}”的“{self.column}”读出“{self.table}”的{names}，未解析的转入待核"
