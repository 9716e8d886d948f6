"""Make the page's form of an explanation: masked for its reader, with places of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from shujian.app.clue_columns import linked
from shujian.app.clue_facts import BESIDE, OFFICES, facts, later
from shujian.app.clue_masks import Masker
from shujian.app.clue_reasons import Reasons
from shujian.app.http.clues import told
from shujian.app.http.clues.in_order import in_order
from shujian.app.whole_rows import Rest, cautions
from shujian.models.explaining.story import KEY
from shujian.pool.asking.source import SourceRow

SHOWN = 20
"""Source rows of an input, and traced rows of a step that are shown at once."""
TRACED = 5

Plain = Mapping[str, Any]


class Teller:
    """Tells one explanation to one reader.

    Args:
        reasons: what was computed.
        masker: of the reader.
        found: the source rows by number, masked for the reader.
        rests: what their files say beyond what was imported, masked likewise.
    """

    def __init__(
        self,
        reasons: Reasons,
        masker: Masker,
        found: Mapping[int, SourceRow],
        rests: Mapping[int, Rest],
    ) -> None:
        self.reasons, self.masker, self.found, self.rests = reasons, masker, found, rests
        self.about = reasons.about
        self._ordered: dict[str, list[SourceRow]] = {}
        tables = self.about["tables"]
        self.base = next((a for a, t in tables.items() if a == t), "")

    def whole(self) -> told.Explanation:
        """The explanation."""
        said = self.reasons.said
        return told.Explanation(
            **{key: said[key] for key in ("disprove", "verify", "basis", "checked", "as_of")},
            **{key: self.about[key] for key in ("doubt", "line", "purpose")},
            rule_name=self.about.get("rule_name", ""),
            remarks=self._remarks(),
            values=[self._value(v) for v in in_order(said["values"])],
            facts=sorted(
                (self._facts(alias) for alias in self.reasons.rows), key=lambda told: told.count
            ),
            steps=[self._step(step) for step in said["steps"]],
            put_aside=[told.Aside(**row) for row in said["put_aside"]],
            sources=[self.source(alias) for alias in self.reasons.rows],
        )

    def _remarks(self) -> list[told.RemarkSaid]:
        rows = {alias: self._rows(alias) for alias in self.reasons.rows}
        return [
            told.RemarkSaid(
                table=self.about["tables"].get(one.input, one.input), column=one.column,
                shown=one.shown, words=list(one.words), at=self._ref(one.input, one.rows[0]),
                count=len(one.rows),
            )
            for one in cautions(rows, self.rests)
        ]  # fmt: skip

    def _value(self, held: Plain) -> told.Cell:
        column, shown = held["column"], held["shown"]
        if isinstance(held["value"], dict):
            return told.Cell(column=column, shown=shown, blank=True)
        # a computed cell has no element; the column of that name before it is masked alike
        known = held["element"] or self.masker.levels.get(column, (1, ""))[1]
        return _cell(self.masker.of({column: (held["level"], known)}), column, shown)

    def _step(self, step: Plain) -> told.ClueStep:
        traced = self.reasons.said["trace"].get(step["step"]) or {"rows": [], "count": 0}
        levels = self.about.get("step_levels", {}).get(step["step"], self.masker.levels)
        masker = self.masker.of(levels)
        passed = [row for row in traced["rows"] if row["passed"]]
        own = [row for row in passed if self._own(row)]
        foreign = bool(passed) and not own
        rows = [self._row(row, masker) for row in own][:TRACED]
        cover = [self._cover(n, s) for n, s in (step.get("coverage") or {}).items()]
        return told.ClueStep(
            step=step["step"],
            op=step["op"],
            sentence=self._words(step["sentence"]),
            head=self._words(_head(step, bool(rows))),
            decided=not foreign and self.reasons.said["story"].get(step["step"]) == KEY,
            passed=not foreign and step["step"] in self.reasons.said["story"],
            rows=rows,
            row_count=traced["count"] if len(own) == len(passed) else len(own),
            coverage=cover,
        )

    def _own(self, row: Plain) -> bool:
        """Whether a row traced at a step is of this clue: one of its source rows is the clue's.

        On a side in which nothing was found (not_exists) rows of others pass too; they say
        nothing of this clue. Where not every source row is kept, nothing can be told apart.
        """
        numbers = {(a, n) for a, held in row["sources"].items() for n in held}
        known = self.reasons
        if not numbers or any(
            known.counts.get(a, 0) > len(known.rows.get(a, ())) for a, _ in numbers
        ):
            return True
        return any(n in known.rows.get(a, ()) for a, n in numbers)

    def _words(self, text: str) -> str:
        return self.masker.text(text)

    def _row(self, row: Plain, masker: Masker) -> told.TracedRow:
        return told.TracedRow(
            passed=row["passed"],
            refs=list(self._refs(row["sources"])),
            conditions=[
                self._condition(part, masker, _folded(part, row["conditions"]))
                for part in row["conditions"]
            ],
        )

    def _refs(self, sources: Mapping[str, Iterable[int]]) -> Iterable[told.SourceRef]:
        for alias, numbers in sources.items():
            for row in (self.found[n] for n in list(numbers)[:TRACED] if n in self.found):
                yield self._ref(alias, row)

    def _ref(self, alias: str, row: SourceRow) -> told.SourceRef:
        return told.SourceRef(
            input=alias, row_id=str(row.row_id), file=row.file, sheet=row.sheet,
            line=row.line, listed=row.row_id in [r.row_id for r in self._rows(alias)[:SHOWN]],
            month=row.month,
        )  # fmt: skip

    def _facts(self, alias: str) -> told.FactTable:
        """The rows of an input in plain words."""
        rows, count = self._rows(alias), self.reasons.counts[alias]
        # what was read from a judgment has a hundred columns, each only for its own rules
        beside = (OFFICES,) if self.about.get("rule_name") else BESIDE
        held = facts(rows, self.about["used"].get(alias, ()), count, self.masker.told, beside)
        return told.FactTable(
            input=alias,
            table=self.about["tables"].get(alias, alias),
            count=count,
            whole=[told.FactCell(column=f.column, shown=f.shown) for f in held.whole],
            later=self._later(alias, rows),
            rows=[
                told.FactRow(
                    at=self._ref(alias, row),
                    cells=[told.FactCell(column=f.column, shown=f.shown) for f in cells],
                )
                for row, cells in held.rows
            ],
        )

    def _later(self, alias: str, rows: Sequence[SourceRow]) -> told.FactsLater | None:
        """What counts although it lies after the as-of day: the other tables say nothing of then."""
        period = self.about.get("periods", {}).get(alias, "")
        used = self.about["used"].get(alias, ())
        held = later(rows, period, str(self.reasons.said["as_of"]), used, self.masker.told)
        if held is None:
            return None
        return told.FactsLater(
            column=held.column, rows=held.rows, sure=len(rows) == self.reasons.counts[alias],
            sums=[told.FactCell(column=f.column, shown=f.shown) for f in held.sums],
        )  # fmt: skip

    def _condition(self, part: Plain, masker: Masker, folded: bool) -> told.Condition:
        links = linked(part["sentence"], self.about, self.base)
        return told.Condition(
            sentence=self._words(part["sentence"]),
            depth=part["depth"],
            joined=part["joined"],
            value=part["value"] if isinstance(part["value"], bool) else None,
            state=part["state"],
            cells=[_cell(masker, n, str(v)) for n, v in part["columns"].items()],
            links=[told.Link(input=a, column=c) for a, c in links],
            folded=folded,
        )

    def _cover(self, name: str, held: Any) -> told.Coverage:
        if isinstance(held, str):
            return told.Coverage(table="", complete=held, statements=[])
        statements = [
            told.Statement(
                place=s["place"] or "", unit=s["unit"] or "",
                start=s["from"] or "", end=s["to"] or "",
            )
            for s in held
        ]  # fmt: skip
        return told.Coverage(table=name, complete="", statements=statements)

    def _rows(self, alias: str) -> list[SourceRow]:
        """The rows of an input by the time of its table, then as they were supplied."""
        if alias not in self._ordered:
            period = self.about.get("periods", {}).get(alias, "")
            numbers = self.reasons.rows.get(alias, ())
            rows = [self.found[n] for n in numbers if n in self.found]
            self._ordered[alias] = sorted(rows, key=lambda row: _when(row, period))
        return self._ordered[alias]

    def source(self, alias: str, start: int = 0) -> told.Source:
        """The rows of an input from a place on."""
        rows = self._rows(alias)[start : start + SHOWN]
        used = set(self.about["used"].get(alias, ()))
        names = list(rows[0].cells) if rows else sorted(used)
        return told.Source(
            input=alias,
            table=self.about["tables"].get(alias, alias),
            count=self.reasons.counts[alias],
            columns=[
                told.ClueColumn(name=n, used=n in used, heading=_heading(rows, n)) for n in names
            ],
            rows=[self._source(row) for row in rows],
        )

    def _source(self, row: SourceRow) -> told.SourceRow:
        rest = self.rests.get(row.row_id, Rest())
        return told.SourceRow(
            row_id=str(row.row_id),
            **{k: getattr(row, k) for k in ("file", "sheet", "line", "supplier", "imported")},
            **{k: getattr(row, k) for k in ("in_force", "mended_by", "why", "month")},
            cells={
                name: told.SourceCell(
                    shown=cell.shown, raw=cell.raw, state=cell.state.label,
                    masked=bool(cell.shown or cell.raw) and cell.covered,
                )
                for name, cell in row.cells.items()
                if cell.shown or cell.raw or cell.state.label != "未提供"
            },
            rest=[
                told.RestCell(
                    at=cell.at, column=cell.column, shown=cell.shown, masked=cell.covered,
                    remark=cell.remark, words=list(cell.words),
                )
                for cell in rest.cells
            ],
            rest_known=rest.known,
        )  # fmt: skip


def _heading(rows: Sequence[SourceRow], name: str) -> str:
    """What the files call a column; "" where they differ, or it is the column's own name."""
    named = {row.cells[name].header for row in rows if name in row.cells}
    return named.pop() if len(named) == 1 and name not in named else ""


def _when(row: SourceRow, period: str) -> tuple[bool, str, int]:
    """Its place in time; rows without one come last."""
    cell = row.cells.get(period)
    when = "" if cell is None or cell.covered else cell.shown
    return not when, when, row.row_id


def _cell(masker: Masker, column: str, shown: str) -> told.Cell:
    hide = bool(shown) and masker.covers(column, shown)
    return told.Cell(column=column, shown=masker.cell(column, shown), masked=hide)


def _folded(part: Plain, row: Sequence[Plain]) -> bool:
    if not part["guard"] or part["value"] is not True:
        return False
    columns = set(part["columns"])
    return any(columns <= set(other["columns"]) for other in row if not other["guard"])


def _head(step: Plain, apart: bool) -> str:
    """A sentence without its conditions, where these stand apart below it."""
    sentence: str = step["sentence"]
    if step["op"] == "rule" and apart:
        return ""
    if step["op"] == "filter":
        return sentence.partition("：")[0] if apart else sentence
    parts = [p for p in sentence.split("；") if not _BESIDE.search(p)]
    return "；".join(p for p in parts if not (apart and p.startswith("并且")))


_BESIDE = re.compile(r"须一致，不一致的转入|^右表视为完整|另行列出$")
"""Parts of a sentence about rows that are not the clue's; the whole sentence keeps them."""
