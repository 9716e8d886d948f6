"""Loading standard tables from YAML, with every error of a file at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from shujian.core import yamlio
from shujian.core.cells import State
from shujian.core.errors import Place, ShujianError, raise_all
from shujian.schema.elements import element
from shujian.schema.fold import header_key
from shujian.schema.headings import heading_level
from shujian.schema.table_types import StandardTable, TableColumn

__all__ = ["StandardTable", "TableColumn", "load_table", "load_tables", "parse_table"]

NAME = re.compile(r"[A-Za-z0-9_\u3400-\u4dbf\u4e00-\u9fff〇]{1,60}")
_TABLE_KEYS = frozenset(
    [
        "id",
        "name",
        "alias",
        "meaning",
        "key",
        "place",
        "period",
        "columns",
        "derives_from",
        "source",
        "basis",
        "subject",
        "called",
        "unlike",
        "monthly",
    ]
)
_COLUMN_KEYS = frozenset(
    [
        *("name", "alias", "english", "element", "required", "meaning", "unit", "level"),
        *("blank", "unsupplied", "doubtful", "doubt", "told", "then", "dated"),
    ]
)


def load_table(path: Path) -> StandardTable:
    """Read a standard table; all errors at once, each with its line.

    Raises:
        ShujianError: a single error; ``ManyErrorsError`` for several.
    """
    return parse_table(yamlio.load(path), str(path))


def load_tables(folder: Path) -> dict[str, StandardTable]:
    """Every table below a folder by name, in path order; duplicate names are refused."""
    tables: dict[str, StandardTable] = {}
    errors: list[ShujianError] = []
    for path in sorted(folder.rglob("*.yaml")):
        try:
            table = load_table(path)
        except ShujianError as error:
            errors.extend(getattr(error, "errors", [error]))
            continue
        if table.name in tables:
            other = tables[table.name].path
            errors.append(
                ShujianError(
                    "schema.duplicate_table",
                    f"表名“{table.name}”重复",
                    why=f"文件“{other}”已有同名的表",
                    remedy="请给其中一个表改名",
                    where=Place(str(path)),
                )
            )
            continue
        tables[table.name] = table
    raise_all(errors)
    return tables


def parse_table(data: Any, path: str = "") -> StandardTable:
    """Build a standard table from parsed YAML; see ``load_table``."""
    return _Parser(path).table(data)


class _Parser:
    """Collects every error of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.errors: list[ShujianError] = []

    def error(
        self, code: str, what: str, remedy: str, line: int | None = None, key: str | None = None
    ) -> None:
        place = Place(self.path, row=line, field=key)
        self.errors.append(ShujianError(f"schema.{code}", what, remedy=remedy, where=place))

    def table(self, data: Any) -> StandardTable:
        if not isinstance(data, yamlio.Mapping):
            self.error("table_form", "标准表文件应是“键: 值”的形式", "请参照已有的标准表文件")
            raise_all(self.errors)
        self.known_keys(data, _TABLE_KEYS)
        name = self.text(data, "name")
        self.check_name(name, data, "name", "表名")
        rows = data.get("columns")
        if not isinstance(rows, list) or not rows:
            line = data.lines.get("columns", data.line)
            self.error("no_columns", "标准表没有列", "请在 columns 下逐列写明", line, "columns")
            rows = []
        columns = [c for c in (self.column(r, data.line) for r in rows) if c is not None]
        self.check_duplicates(columns, data.lines.get("columns"))
        table = StandardTable(
            id=self.text(data, "id"),
            name=name,
            columns=tuple(columns),
            key=() if data.get("key") == [] else self.texts(data, "key"),
            alias=self.text(data, "alias", required=False),
            meaning=self.text(data, "meaning", required=False),
            place=self.text(data, "place", required=False),
            period=self.text(data, "period", required=False),
            called=self.texts(data, "called", required=False),
            unlike=self.texts(data, "unlike", required=False),
            monthly=self.texts(data, "monthly", required=False),
            path=self.path,
        )
        self.check_references(table, data)
        raise_all(self.errors)
        return table

    def column(self, row: Any, line: int) -> TableColumn | None:
        if not isinstance(row, yamlio.Mapping):
            self.error("column_form", "每一列应写成 {name: …, element: …}", "请改写该列", line)
            return None
        self.known_keys(row, _COLUMN_KEYS)
        name = self.text(row, "name")
        self.check_name(name, row, "name", "列名")
        kind, unit = self.text(row, "element"), self.text(row, "unit", required=False)
        alias = self.texts(row, "alias", required=False)
        level = heading_level(name, *alias)
        try:
            level = max(level, element(kind, unit).level if kind else 1)
        except ShujianError as error:
            error.where = Place(self.path, row=row.line, field=name or "element")
            self.errors.append(error)
        return TableColumn(
            name=name,
            element=kind,
            alias=alias,
            english=self.text(row, "english", required=False),
            required=self.flag(row, "required"),
            meaning=self.text(row, "meaning", required=False),
            unit=unit,
            level=self.level(row, level),
            blank=self.text(row, "blank", required=False),
            unsupplied=self.unsupplied(row, kind, unit),
            doubtful=self.texts(row, "doubtful", required=False),
            doubt=self.text(row, "doubt", required="doubtful" in row),
            told=self.told(row, kind, unit),
            then=self.then(row, kind, unit),
            dated=self.flag(row, "dated"),
        )

    def told(self, row: yamlio.Mapping, kind: str, unit: str) -> tuple[tuple[str, str], ...]:
        """Words of a title and the texts that they speak of, which the column has to read."""
        found: list[tuple[str, str]] = []
        if any(e.where.field == row.get("name") for e in self.errors if e.where):
            return ()
        for item in self.texts(row, "told", required=False):
            word, _, text = item.partition("=")
            if word and text and element(kind, unit).clean(text).state is State.VALUE:
                found.append((word, text))
            else:
                what, remedy = f"“{item}”不是“词=值”，或这一列读不出这个值", "例：殡葬=火化"
                self.error("bad_told", what, remedy, row.lines["told"], "told")
        return tuple(found)

    def then(self, row: yamlio.Mapping, kind: str, unit: str) -> tuple[tuple[str, str], ...]:
        """Texts for every row, which the column has to read, and what the models do by them."""
        found: list[tuple[str, str]] = []
        if any(e.where.field == row.get("name") for e in self.errors if e.where):
            return ()
        for item in self.texts(row, "then", required=False):
            text, _, effect = item.partition("=")
            blank = text == row.get("blank")
            if effect and (blank or element(kind, unit).clean(text).state is State.VALUE):
                found.append((text, effect))
            else:
                what = f"“{item}”不是“值=后果”，或这一列读不出这个值"
                remedy = "例：推算=凭它判断的转入待核"
                self.error("bad_then", what, remedy, row.lines["then"], "then")
        return tuple(found)

    def unsupplied(self, row: yamlio.Mapping, kind: str, unit: str) -> str:
        """What is proposed for files without the column: it has to be a value of it."""
        text = self.text(row, "unsupplied", required=False)
        if not text or any(e.where.field == row.get("name") for e in self.errors if e.where):
            return text
        if element(kind, unit).clean(text).state is not State.VALUE:
            what = f"“{text}”不能读作“{kind}”"
            remedy = "请写一个这一列能读的值"
            self.error("bad_unsupplied", what, remedy, row.lines["unsupplied"], "unsupplied")
        return text

    def known_keys(self, data: yamlio.Mapping, known: frozenset[str]) -> None:
        for key in data:
            if key not in known:
                names = "、".join(sorted(known))
                line = data.lines[key]
                self.error("unknown_key", f"不认识的键“{key}”", f"可用的键：{names}", line, key)

    def text(self, data: yamlio.Mapping, key: str, required: bool = True) -> str:
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        line = data.lines.get(key, data.line)
        if value is not None and not isinstance(value, str):
            self.error("not_text", f"“{key}”应为文字", "请加上引号", line, key)
        elif required:
            self.error("missing_key", f"缺少“{key}”", f"请补写“{key}: …”", line, key)
        return ""

    def texts(self, data: yamlio.Mapping, key: str, required: bool = True) -> tuple[str, ...]:
        value = data.get(key)
        line = data.lines.get(key, data.line)
        if value is None and not required:
            return ()
        if isinstance(value, str) and value.strip():
            return (value.strip(),)
        if isinstance(value, list) and value and all(isinstance(v, str) and v for v in value):
            return tuple(value)
        self.error("not_list", f"“{key}”应为文字的列表", f"请写成“{key}: [甲, 乙]”", line, key)
        return ()

    def flag(self, data: yamlio.Mapping, key: str) -> bool:
        value = data.get(key, False)
        if not isinstance(value, bool):
            self.error("not_bool", f"“{key}”只能是 true 或 false", "请改写", data.lines[key], key)
            return False
        return value

    def level(self, data: yamlio.Mapping, default: int) -> int:
        value = data.get("level", default)
        if type(value) is int and 1 <= value <= 4:
            return value
        line = data.lines["level"]
        self.error("bad_level", "敏感级别应为 1 至 4 的整数", "1 为公开，4 最敏感", line, "level")
        return default

    def check_name(self, name: str, data: yamlio.Mapping, key: str, what: str) -> None:
        if name and (not NAME.fullmatch(name) or "__" in name):
            self.error(
                "bad_name",
                f"{what}“{name}”不能使用",
                "只能用汉字、字母、数字和单个下划线，不超过 60 个字",
                data.lines.get(key, data.line),
                key,
            )

    def check_duplicates(self, columns: Iterable[TableColumn], line: int | None) -> None:
        seen: dict[str, str] = {}
        for column in columns:
            names = {header_key(n): n for n in (column.name, *column.alias, *column.doubtful) if n}
            for key, name in names.items():
                if key in seen:
                    what = f"“{name}”同时是列“{seen[key]}”和列“{column.name}”的名称或别名"
                    self.error(
                        "duplicate_name", what, "一个名称只能指一列，请删去一处", line, column.name
                    )
                seen.setdefault(key, column.name)

    def check_references(self, table: StandardTable, data: yamlio.Mapping) -> None:
        types = {c.name: c for c in table.columns}
        named = [("key", k) for k in table.key]
        named += [(k, v) for k, v in (("place", table.place), ("period", table.period)) if v]
        named += [("monthly", name) for name in table.monthly]
        for key, name in named:
            if name not in types:
                self.error(
                    "no_such_column",
                    f"“{key}”所写的列“{name}”不在 columns 中",
                    "请改正列名，或在 columns 中补写该列",
                    data.lines.get(key, data.line),
                    key,
                )
        self.check_monthly(table, types, data)
        period = types.get(table.period) if table.period else None
        if period is not None and period.element not in ("日期", "月份"):
            self.error(
                "bad_period",
                f"“period”所写的列“{table.period}”不是日期或月份",
                "请改为日期或月份的列",
                data.lines["period"],
                "period",
            )

    def check_monthly(
        self, table: StandardTable, types: Mapping[str, TableColumn], data: yamlio.Mapping
    ) -> None:
        """A month and one column that stands in it: of another kind no list is taken apart."""
        month = types.get(table.monthly[0]) if table.monthly else None
        if table.monthly and (len(table.monthly) != 2 or month is None or month.element != "月份"):
            self.error(
                "bad_monthly",
                "“monthly”应写两列：月份列，和每月的数额列",
                "例：monthly: [享受月份, 金额]",
                data.lines["monthly"],
                "monthly",
            )
