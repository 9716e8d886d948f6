"""The kinds of parameter a step may have: each reads itself and describes its form."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from shujian.models.reading import At, Written, check_keys, did_you_mean

Json = dict[str, Any]


class Kind(ABC):
    """One kind of parameter."""

    empty: ClassVar[Any] = None

    @abstractmethod
    def read(self, raw: Any, at: At) -> Any:
        """The parsed value; errors are collected at the place."""

    @abstractmethod
    def form(self) -> Json:
        """JSON Schema of the value, with ``x-kind`` for the form editor."""


class Text(Kind):
    """A text."""

    empty = ""

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        if isinstance(raw, str) and raw.strip():
            return raw.strip()
        at.error("not_text", "应为文字", "请写成文字，必要时加引号")
        return ""

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "string", "x-kind": "text"}


class StepName(Text):
    """The id of an earlier step or of an input."""

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "string", "x-kind": "step"}


class ColumnName(Text):
    """A column of the step's input."""

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "string", "x-kind": "column"}


class NewColumn(Text):
    """The name of a column that the step makes."""

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "string", "x-kind": "new-column"}


class Flag(Kind):
    """true or false."""

    empty = False

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        if isinstance(raw, bool):
            return raw
        at.error("not_flag", "只能是 true 或 false", "请改写")
        return False

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "boolean"}


class Whole(Kind):
    """A whole number of 1 or more."""

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 1:
            return raw
        at.error("not_whole", "应为 1 以上的整数", "请改写")
        return None

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "integer", "minimum": 1}


@dataclass
class Choice(Kind):
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        if raw in self.words:
            return raw
        at.error("bad_choice", f"“{raw}”不在可选范围", f"只能是：{'、'.join(self.words)}")
        return self.words[0]

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "string", "enum": list(self.words)}


class Names(Kind):
    """A list of names; one name stands for a list of one."""

    empty = ()
    kind = "columns"

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        if isinstance(raw, str) and raw.strip():
            return (raw.strip(),)
        if isinstance(raw, list) and raw and all(isinstance(v, str) and v.strip() for v in raw):
            if len(set(raw)) < len(raw):
                at.error("twice", "列表中有重复", "请删去重复的一项")
            return tuple(dict.fromkeys(v.strip() for v in raw))
        at.error("not_list", "应为名称的列表", "请写成 [甲, 乙]")
        return ()

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "array", "items": {"type": "string"}, "x-kind": self.kind}


class StepNames(Names):
    """A list of steps."""

    kind = "steps"


@dataclass
class ColumnList(Names):
    """A fixed number of columns, such as the two ends of an interval."""

    count: int

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        found = super().read(raw, at)
        if found and len(found) != self.count:
            at.error("wrong_count", f"应写 {self.count} 列", "请写成 [起, 止]")
            return ()
        return found

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {**super().form(), "minItems": self.count, "maxItems": self.count}


class Formula(Kind):
    """A formula text, beginning with ``=``."""

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        if isinstance(raw, str) and raw.strip()[:1] in ("=", "＝"):
            return Written(raw.strip(), at.place)
        at.error("not_formula", "应为公式", "公式以等号开头并加引号，如 '=[金额]>0'")
        return None

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "string", "pattern": "^[=＝]", "x-kind": "formula"}


class Formulas(Kind):
    """New columns by name, each a formula."""

    empty: ClassVar[Any] = {}

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        if not isinstance(raw, dict) or not raw:
            at.error("not_mapping", "应写成“新列: 公式”", "例如 {月数: '=COUNT([月份])'}")
            return {}
        found = {k: Formula().read(v, at.into(k, raw)) for k, v in raw.items()}
        return {k: v for k, v in found.items() if v is not None}

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "object", "additionalProperties": Formula().form(), "x-kind": "formulas"}


class Renames(Kind):
    """Columns to take: a list, or a mapping from new name to old."""

    empty: ClassVar[Any] = {}

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        if isinstance(raw, dict) and all(isinstance(v, str) for v in raw.values()):
            return dict(raw)
        return {name: name for name in Names().read(raw, at)}

    def form(self) -> Json:
        """JSON Schema of the value."""
        mapping = {"type": "object", "additionalProperties": {"type": "string"}}
        return {"oneOf": [Names().form(), mapping], "x-kind": "renames"}


class Pairs(Kind):
    """Columns compared between left and right: a name, or {left: …, right: …}."""

    empty = ()

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        items = raw if isinstance(raw, list) else [raw]
        found = []
        for item in items:
            if isinstance(item, str) and item.strip():
                found.append((item.strip(), item.strip()))
            elif isinstance(item, dict) and {"left", "right"} == set(item):
                found.append((str(item["left"]), str(item["right"])))
            else:
                at.error("bad_pair", "应写列名，或 {left: 左列, right: 右列}", "请改写")
        return tuple(found)

    def form(self) -> Json:
        """JSON Schema of the value."""
        side = {"type": "string"}
        both = {"type": "object", "properties": {"left": side, "right": side}}
        return {"type": "array", "items": {"oneOf": [side, both]}, "x-kind": "pairs"}


@dataclass(frozen=True)
class Order:
    """One key of an order."""

    column: str
    descending: bool = False


class Orders(Kind):
    """An order: column names, or {by: 列, desc: true}."""

    empty = ()

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        found = []
        for item in raw if isinstance(raw, list) else [raw]:
            if isinstance(item, str) and item.strip():
                found.append(Order(item.strip()))
            elif isinstance(item, dict) and check_keys(at.line(item), item, ("by", "desc")):
                found.append(Order(str(item.get("by", "")), item.get("desc") is True))
            else:
                at.error("bad_order", "应写列名，或 {by: 列, desc: true}", "请改写")
        return tuple(found)

    def form(self) -> Json:
        """JSON Schema of the value."""
        fields = {"by": {"type": "string"}, "desc": {"type": "boolean"}}
        item = {"oneOf": [{"type": "string"}, {"type": "object", "properties": fields}]}
        return {"type": "array", "items": item, "x-kind": "orders"}


@dataclass(frozen=True)
class Diversion:
    """Rows that meet ``when`` go to 待核 or 未检查 with this reason."""

    when: Written
    reason: str


class Exceptions(Kind):
    """A list of {when: 公式, reason: 文字}."""

    empty = ()

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        found = []
        for item in raw if isinstance(raw, list) else [raw]:
            here = at.line(item)
            if not check_keys(here, item, ("when", "reason")):
                continue
            when = Formula().read(item.get("when"), here.into("when", item))
            reason = Text().read(item.get("reason"), here.into("reason", item))
            if when and reason:
                found.append(Diversion(when, reason))
        return tuple(found)

    def form(self) -> Json:
        """JSON Schema of the value."""
        fields = {"when": Formula().form(), "reason": {"type": "string"}}
        item = {"type": "object", "properties": fields, "required": ["when", "reason"]}
        return {"type": "array", "items": item, "x-kind": "exceptions"}


class Steps(Kind):
    """Steps by a name: {名称: 步骤}."""

    empty: ClassVar[Any] = {}

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        if isinstance(raw, dict) and all(isinstance(v, str) and v.strip() for v in raw.values()):
            return {str(k): v.strip() for k, v in raw.items()}
        at.error("not_mapping", "应写成 {名称: 步骤}", "例如 {服刑: 在押人员}")
        return {}

    def form(self) -> Json:
        """JSON Schema of the value."""
        step = StepName().form()
        return {"type": "object", "additionalProperties": step, "x-kind": "steps-by-name"}


@dataclass(frozen=True)
class Use:
    """Another model, the column of its subject, and what people call it here."""

    model: str
    name: str
    rule: str = ""
    on: str = ""


class Uses(Kind):
    """A list of {model, name, rule, on}."""

    empty = ()
    keys = ("model", "name", "rule", "on")

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        found: list[Use] = []
        for item in raw if isinstance(raw, list) else [raw]:
            here = at.line(item)
            if not check_keys(here, item, self.keys):
                continue
            model, name = (Text().read(item.get(k), here.into(k, item)) for k in self.keys[:2])
            if name in {u.name for u in found}:
                here.error("twice", f"“{name}”写了两次", "请换一个名称")
            found.append(Use(model, name, str(item.get("rule", "")), str(item.get("on", ""))))
        return tuple(found)

    def form(self) -> Json:
        """JSON Schema of the value."""
        fields = {k: {"type": "string"} for k in self.keys}
        item = {"type": "object", "properties": fields, "required": ["model", "name"]}
        return {"type": "array", "items": item, "x-kind": "models"}


class Tags(Kind):
    """New text columns whose value depends on the step a row came from."""

    empty: ClassVar[Any] = {}

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        if not isinstance(raw, dict) or not all(isinstance(v, dict) for v in raw.values()):
            at.error("bad_tag", "应写成 {列: {步骤: 值}}", "例如 {来源: {民政: 民政系统}}")
            return {}
        return {c: {s: str(v) for s, v in values.items()} for c, values in raw.items()}

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "object", "x-kind": "tags"}


@dataclass(frozen=True)
class Cover:
    """What must be covered before “not found” means “not there”.

    Args:
        place: formula over the left row, a division code; None: the whole of everywhere.
        unit: formula, the reporting unit; None: every unit.
        start: formula, first day; None: open.
        end: formula, last day; None: open.
        table: the table whose statements count; "" for the right step's own table.
        complete: the reason why the right table is complete by its nature; "" otherwise.
    """

    place: Written | None = None
    unit: Written | None = None
    start: Written | None = None
    end: Written | None = None
    table: str = ""
    complete: str = ""


class Covers(Kind):
    """A coverage demand: {place, unit, from, to, table} or {complete: 理由}."""

    keys = ("place", "unit", "from", "to", "table", "complete")

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        if not check_keys(at, raw, self.keys):
            return None
        if not raw:
            at.error("empty_cover", "没有写明覆盖范围", "请写 place、from、to，或 complete: 理由")
            return None
        if "complete" in raw and len(raw) > 1:
            at.error("mixed_cover", "complete 不能与其他键同用", did_you_mean("complete", ()))
        formulas = {
            k: Formula().read(raw[k], at.into(k, raw)) if k in raw else None for k in self.keys[:4]
        }
        return Cover(
            formulas["place"],
            formulas["unit"],
            formulas["from"],
            formulas["to"],
            str(raw.get("table", "")),
            str(raw.get("complete", "")),
        )

    def form(self) -> Json:
        """JSON Schema of the value."""
        formula = Formula().form()
        fields = {k: formula for k in self.keys[:4]}
        fields |= {"table": {"type": "string"}, "complete": {"type": "string"}}
        return {"type": "object", "properties": fields, "x-kind": "coverage"}
