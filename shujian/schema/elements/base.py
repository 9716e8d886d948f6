"""What a data element is: how a kind of value is cleaned, checked, compared and masked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import lru_cache
from typing import Any, ClassVar, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from shujian.core.cells import Missing, State
from shujian.core.errors import ShujianError
from shujian.formulas.types import Type
from shujian.schema.elements.cleaned import (
    BLANK_WORDS,
    BLANKS,
    DAMAGED_COLUMN,
    DITTO,
    DITTO_WORDS,
    MAX_CELL,
    UNKNOWN_WORDS,
    Cleaned,
    Fast,
    Likeness,
    unreadable,
)
from shujian.schema.fold import Folded, fold


class Element(ABC):
    """One kind of value. Elements have no state but the unit of their column.

    Args:
        unit: the unit in which the column's values are kept; "" where none applies.
        given: the unit of bare numbers in the file at hand; "" means ``unit``.
    """

    name: ClassVar[str]
    code: ClassVar[str]
    type: ClassVar[Type]
    level: ClassVar[int] = 1
    example: ClassVar[str]
    units: ClassVar[tuple[str, ...]] = ()
    telling: ClassVar[bool] = True
    """Whether cells alone may speak for it; False where they would fit other elements too."""
    max_length: ClassVar[int] = MAX_CELL
    blank_words: ClassVar[frozenset[str]] = BLANK_WORDS
    unknown_words: ClassVar[frozenset[str]] = UNKNOWN_WORDS

    def __init__(self, unit: str = "", given: str = "") -> None:
        self.unit = unit
        self.given = given or unit

    def clean(self, raw: str) -> Cleaned:
        """Read a raw cell; the definition of the element. Never raises."""
        folded = fold(raw)
        text = folded.dense
        missing = self.missing(text)
        if missing is not None:
            return missing
        if len(text) > self.max_length:
            return unreadable("内容过长")
        return self.read(folded)

    def missing(self, text: str) -> Cleaned | None:
        """The answer for nothing, and for words that stand for no value; None for others."""
        if not text or text in self.blank_words:
            return Cleaned(Missing(State.BLANK), "")
        if text in self.unknown_words:
            return Cleaned(Missing(State.UNKNOWN, "来源写明不详"), "来源写明不详")
        return unreadable(DITTO) if text in DITTO_WORDS else None

    @abstractmethod
    def read(self, cell: Folded) -> Cleaned:
        """Read a folded cell that is not blank."""

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Read whole columns of plain cells; must say the same as ``clean``."""
        return None

    def loosen(self, column: pa.StringArray) -> pa.StringArray:
        """Cells without what folding takes away silently, for a second fast reading.

        ``clean`` must say the same of a cell and of what this makes of it, or ``fast`` must
        refuse the latter.
        """
        return pc.utf8_trim(column, BLANKS)

    def damaged(self, column: pa.StringArray) -> bool:
        """Whether some cell proves that a spreadsheet cut the numbers of this column."""
        return False

    def doubtful(self, column: pa.StringArray) -> pa.BooleanArray | None:
        """The cells that cannot be trusted once the column is known to be damaged."""
        return None

    def column_check(self, column: pa.StringArray) -> tuple[pa.BooleanArray, str] | None:
        """Cells made doubtful by other cells of the same file's column.

        Args:
            column: the whole column of one file, raw.

        Returns:
            The mask of doubtful cells and the reason in Chinese, or None.
        """
        mask = self.doubtful(column)
        if mask is None or not pc.any(mask).as_py() or not self.damaged(column):
            return None
        return mask, DAMAGED_COLUMN

    def check(self, value: Any) -> str | None:
        """A finding about a readable value, in Chinese, or None."""
        return None

    def compare(self, a: Any, b: Any) -> Likeness:
        """Whether two values are the same, alike or different."""
        return Likeness.SAME if a == b else Likeness.DIFFERENT

    def mask(self, value: Any) -> str:
        """The value for a reader who may not see it."""
        return "***" if self.level > 1 else self.show(value)

    def show(self, value: Any) -> str:
        """The value for people; ``clean`` reads it back."""
        return self.canonical(value)

    def canonical(self, value: Any) -> str:
        """The canonical text of a value: raw text equal to it is not kept."""
        return str(value)

    def plain(self, raw: str, value: Any) -> bool:
        """Whether raw text says the value as it stands, so that it need not be kept."""
        return raw == self.canonical(value)

    def stored(self, value: Any) -> Any:
        """The value as Arrow stores it."""
        return value

    @property
    def arrow(self) -> pa.DataType:
        """The Arrow type of stored values."""
        return arrow_type(self.type)


def arrow_type(kind: Type) -> pa.DataType:
    """The Arrow type that stores a type of the formula language."""
    if kind.name == "decimal":
        return pa.decimal128(18, kind.scale)
    if kind.name == "list":
        return pa.list_(arrow_type(kind.of) if kind.of else pa.string())
    return _ARROW[kind.name]


_ARROW: dict[str, pa.DataType] = {
    "bool": pa.bool_(),
    "int": pa.int64(),
    "text": pa.string(),
    "date": pa.date32(),
    "month": pa.date32(),
    "term": pa.int32(),
}

_REGISTRY: dict[str, type[Element]] = {}
E = TypeVar("E", bound=type[Element])


def register(kind: E) -> E:
    """Make an element known by its Chinese name."""
    if kind.name in _REGISTRY or not kind.name:
        raise ValueError(f"element {kind.name!r} is registered twice")
    _REGISTRY[kind.name] = kind
    return kind


def registry() -> dict[str, type[Element]]:
    """All registered classes by Chinese name, in order of registration."""
    return dict(_REGISTRY)


@lru_cache(maxsize=256)
def build(name: str, unit: str = "", given: str = "") -> Element:
    """The element of a name for a column's unit and a file's own unit.

    Raises:
        ShujianError: ``schema.unknown_element`` or ``schema.bad_unit``.
    """
    kind = _REGISTRY.get(name)
    if kind is None:
        raise ShujianError(
            "schema.unknown_element",
            f"没有名为“{name}”的数据元",
            remedy="可用的数据元：" + "、".join(_REGISTRY),
        )
    for one in (unit, given):
        if one and one not in kind.units:
            raise ShujianError(
                "schema.bad_unit",
                f"数据元“{name}”不能使用单位“{one}”",
                remedy="可用的单位：" + ("、".join(kind.units) or "（无，请删去 unit）"),
            )
    return kind(unit, given)


__all__ = [
    "BLANKS",
    "BLANK_WORDS",
    "DAMAGED_COLUMN",
    "DITTO_WORDS",
    "UNKNOWN_WORDS",
    "Cleaned",
    "Element",
    "Fast",
    "Likeness",
    "arrow_type",
    "build",
    "register",
    "registry",
    "unreadable",
]
