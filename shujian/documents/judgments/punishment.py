"""One punishment as it is read: its charge, its penalties, what is in doubt."""

from __future__ import annotations

from dataclasses import dataclass, field

from shujian.core.terms import Term
from shujian.documents.judgments.facts import Row, Value
from shujian.documents.judgments.segments import Span

ORDER = ("死刑", "死缓", "无期徒刑", "有期徒刑", "拘役", "管制")
"""Principal penalties, heaviest first."""
FREE = ("无罪", "不负刑事责任", "终止审理")


@dataclass(slots=True)
class Punishment:
    """A charge and what was imposed for it, or the sentence to be served.

    Args:
        charge: as written; "" for a sentence to be served.
        place: where the charge stands.
        cells: column of 判项 → (value, where, pattern).
        doubts: column → (reason, where).
        mains: principal penalties in order.
        beside: whether the fine is told as one besides a principal penalty.
    """

    charge: str = ""
    place: Span = (0, 0)
    cells: dict[str, tuple[Value, Span, str]] = field(default_factory=dict)
    doubts: dict[str, tuple[str, Span]] = field(default_factory=dict)
    mains: list[str] = field(default_factory=list)
    beside: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was imposed."""
        return not self.cells

    def set(self, column: str, value: Value, span: Span, pattern: str) -> None:
        """Note a value; a second one that differs puts the cell in doubt."""
        held = self.cells.get(column)
        if held is None:
            self.cells[column] = (value, span, pattern)
        elif held[0] != value and column in ("罚金", "剥夺政治权利", "缓刑考验期"):
            self.doubts.setdefault(column, (f"一罪写有两个{column}", span))

    def main(self, kind: str, term: Term | None, span: Span, pattern: str) -> None:
        """Note a principal penalty; a second one only counts."""
        self.mains.append(kind)
        if len(self.mains) == 1:
            self.set("主刑", kind, span, pattern)
            if term is not None:
                self.set("刑期", term, span, pattern)

    def finish(self, imposed: bool = True) -> None:
        """Fill what follows from the rest: 单处罚金, whether suspended, whether fined.

        Args:
            imposed: not where a ruling only tells which rights stay as they were.
        """
        if imposed and "主刑" not in self.cells and self.beside:
            place = self.cells["判处罚金"][1]
            self.doubts.setdefault("主刑", ("写“并处罚金”，没有读出主刑", place))
        elif imposed and "主刑" not in self.cells and not self.empty:
            for column, kind in (("罚金", "单处罚金"), ("剥夺政治权利", "单处剥夺政治权利")):
                if column in self.cells or (column == "罚金" and "判处罚金" in self.cells):
                    _, span, pattern = self.cells.get(column) or self.cells["判处罚金"]
                    self.cells["主刑"] = (kind, span, pattern)
                    break
        self.cells.setdefault("宣告缓刑", ("缓刑考验期" in self.cells, (0, 0), ""))
        self.cells.setdefault("判处罚金", ("罚金" in self.cells, (0, 0), ""))

    def value(self, column: str) -> Value | None:
        """The value of a cell; None where blank or in doubt."""
        if column in self.doubts or column not in self.cells:
            return None
        return self.cells[column][0]

    def fill(self, row: Row, columns: tuple[str, ...], segment: str, base: int) -> None:
        """Write the cells to a row.

        Args:
            row: of 判项 or 判决结果.
            columns: those that the row has.
            segment: the part of the text.
            base: where the text begins that spans count from.
        """
        for column in columns:
            if column in self.doubts:
                reason, span = self.doubts[column]
                row.doubt(column, reason, (span[0] + base, span[1] + base))
            elif column in self.cells:
                value, span, pattern = self.cells[column]
                placed = (span[0] + base, span[1] + base) if pattern else (0, 0)
                row.put(column, value, placed, segment, pattern)


def heaviest(kinds: list[str]) -> str:
    """The heaviest of principal penalties; "" where there is none."""
    return next((k for k in ORDER if k in kinds), "")
