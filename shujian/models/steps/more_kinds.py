"""Further kinds of parameter: figures, entries of a list, names with words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

from shujian.models.reading import At, Written, check_keys, did_you_mean
from shujian.models.steps.kinds import Formula, Json, Kind, Text
from shujian.schema.elements import elements

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?")


class Figure(Kind):
    """A number, or a formula that gives one (a parameter, a value of the law)."""

    def read(self, raw: Any, at: At) -> Any:
        """The number as a formula; decimals may be quoted."""
        if isinstance(raw, int) and not isinstance(raw, bool):
            return Written(f"={raw}", at.place)
        if isinstance(raw, str) and _NUMBER.fullmatch(raw.strip()):
            return Written(f"={raw.strip()}", at.place)
        if isinstance(raw, str) and raw.strip()[:1] in ("=", "＝"):
            return Formula().read(raw, at)
        what = "应为数，或者得出数的公式"
        at.error(
            "not_figure", what, '例如 30、"0.05"，或者 \'=参数("期限")\'、\'=法("路径", [日期])\''
        )
        return None

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"oneOf": [{"type": "number"}, Formula().form()], "x-kind": "figure"}


class Percent(Kind):
    """A share in per cent, above 0 and up to 100, at most four places."""

    def read(self, raw: Any, at: At) -> Any:
        """The exact decimal."""
        if isinstance(raw, int | str) and not isinstance(raw, bool):
            found = _NUMBER.fullmatch(str(raw).strip())
            value = Decimal(str(raw).strip()) if found else Decimal(0)
            if 0 < value <= 100 and value == value.quantize(Decimal("0.0001")):
                return value
        at.error("not_percent", "应为大于 0、不大于 100 的百分数", '例如 10，或者 "0.5"')
        return None

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": ["number", "string"], "x-kind": "percent"}


@dataclass
class Entries(Kind):
    """A list of mappings with the same keys.

    Args:
        fields: key → kind; every key is needed.
        example: one entry, for the error.
    """

    fields: Mapping[str, Kind]
    example: str
    empty: ClassVar[Any] = ()

    def read(self, raw: Any, at: At) -> Any:
        """The entries, each with all keys."""
        found = []
        for item in raw if isinstance(raw, list) else [raw]:
            here = at.line(item)
            if not check_keys(here, item, self.fields):
                continue
            lacking = [k for k in self.fields if k not in item]
            if lacking:
                here.error("missing_key", f"缺少“{'、'.join(lacking)}”", f"例如 {self.example}")
                continue
            entry = {k: f.read(item[k], here.into(k, item)) for k, f in self.fields.items()}
            if all(v not in (None, "") for v in entry.values()):
                found.append(entry)
        return tuple(found)

    def form(self) -> Json:
        """JSON Schema of the value."""
        fields = {k: f.form() for k, f in self.fields.items()}
        item = {"type": "object", "properties": fields, "required": list(fields)}
        return {"type": "array", "items": item, "x-kind": "entries"}


@dataclass
class Words(Kind):
    """Names, each with a word out of a list.

    Args:
        words: what may stand there.
        example: for the error.
    """

    words: tuple[str, ...]
    example: str
    empty: ClassVar[Any] = {}

    def read(self, raw: Any, at: At) -> Any:
        """Name → word."""
        if not isinstance(raw, dict) or not raw:
            at.error("not_mapping", "应写成“列: 值”的形式", f"例如 {self.example}")
            return {}
        for name, word in raw.items():
            if word not in self.words:
                what = f"“{name}”的“{word}”不在可选范围"
                remedy = did_you_mean(str(word), self.words)
                at.into(name, raw).error("bad_choice", what, remedy)
        return {str(n): w for n, w in raw.items() if w in self.words}

    def form(self) -> Json:
        """JSON Schema of the value."""
        choice = {"type": "string", "enum": list(self.words)}
        return {"type": "object", "additionalProperties": choice, "x-kind": "words"}


@dataclass
class Values(Kind):
    """A list of texts, such as the values of a column."""

    text: Text = field(default_factory=Text)
    empty: ClassVar[Any] = ()

    def read(self, raw: Any, at: At) -> Any:
        """The texts in their order."""
        items = raw if isinstance(raw, list) else [raw]
        found = [self.text.read(item, at) for item in items]
        if len(set(found)) < len(found):
            at.error("twice", "列表中有重复", "请删去重复的一项")
        return tuple(dict.fromkeys(f for f in found if f))

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "array", "items": {"type": "string"}, "x-kind": "values"}


class Elements(Kind):
    """Columns by name, each with its data element."""

    empty: ClassVar[Any] = {}

    def read(self, raw: Any, at: At) -> Any:
        """Column → element's name."""
        if not isinstance(raw, dict) or not raw:
            at.error("not_mapping", "应写成“列: 数据元”的形式", "例如 {号码: 编号, 限额: 金额}")
            return {}
        known = list(elements())
        for name, kind in raw.items():
            if kind not in known:
                what = f"“{name}”的“{kind}”不是数据元"
                at.into(name, raw).error("no_element", what, did_you_mean(str(kind), known))
        return {str(n): k for n, k in raw.items() if k in known}

    def form(self) -> Json:
        """JSON Schema of the value."""
        choice = {"type": "string", "enum": list(elements())}
        return {"type": "object", "additionalProperties": choice, "x-kind": "elements"}


class Rows(Kind):
    """Rows as mappings from column to value."""

    empty: ClassVar[Any] = ()

    def read(self, raw: Any, at: At) -> Any:
        """The rows as written."""
        found = [dict(row) for row in raw if isinstance(row, dict)] if isinstance(raw, list) else []
        if not found or len(found) < len(raw):
            at.error("not_rows", "应为若干行，每行写成 {列: 值}", "例如 [{号码: A1}, {号码: A2}]")
        return tuple(found)

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {"type": "array", "items": {"type": "object"}, "x-kind": "rows"}


def bare(written: Written) -> str:
    """A formula without its sign of equality, fit to stand in another."""
    return f"({written.text.lstrip('=＝').strip()})"
