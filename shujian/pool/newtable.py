"""A standard table proposed for a file that has none, for a person to look through."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shujian.core import yamlio
from shujian.core.errors import ShujianError
from shujian.pool.readers.types import RawPart
from shujian.pool.sample import Sample, strength
from shujian.schema.elements import Element, element, elements
from shujian.schema.fold import header_key
from shujian.schema.tables import StandardTable, parse_table

_FEW = 3
_OTHER = re.compile(r"[^A-Za-z0-9_\u3400-\u4dbf\u4e00-\u9fff〇]+")
_CODE_LIKE = re.compile(r"0\d|.{12,}|.*[.]0+$")
_TEXT = "文本"
_MONEY = re.compile(r"金额|款|费|工资|价|元|amount", re.IGNORECASE)
_COUNT = re.compile(r"数量|数$|次数|天数|月数|count|qty", re.IGNORECASE)
_IDENTIFIER = re.compile(r"号$|编号|编码|代码|(^|_)(id|no|code)$", re.IGNORECASE)
_KEY_MOST = 4


@dataclass(frozen=True)
class Draft:
    """A proposed table.

    Args:
        name: table name.
        text: YAML, to be looked through and written with ``tables.save_table``.
        table: the same, loaded.
        notes: what to look at, Chinese.
    """

    name: str
    text: str
    table: StandardTable
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Column:
    name: str
    header: str
    element: str
    reason: str


def new_table_from(part: RawPart, name: str = "", namespace: str = "local") -> Draft:
    """Propose a standard table for a part, guessing elements only where cells leave no doubt.

    Args:
        part: the part as read.
        name: table name; "": from the sheet or file.
        namespace: first half of the table's id.
    """
    sample = Sample.of(part)
    chosen = clean_name(name or part.sheet or part.file.rpartition(".")[0] or part.file, "新表")
    columns = _columns(sample)
    key, why = _key(sample, columns)
    period = [c.name for c in columns if c.element in ("日期", "月份")]
    lines = [
        f"id: {namespace}/{chosen}",
        f"name: {chosen}",
        f"meaning: 由文件“{_plain(part.file)}”的列建立，请核对每一列的数据元",
        f"key: [{', '.join(key)}]",
    ]
    lines += [f"period: {period[0]}"] if len(period) == 1 else []
    lines.append("columns:")
    for c in columns:
        alias = f", alias: ['{_plain(c.header)}']" if _needs_alias(c, columns) else ""
        needed = ", required: true" if c.name in key else ""
        lines.append(
            f"  - {{name: {c.name}, element: {c.element}{needed}{alias}, meaning: '{c.reason}'}}"
        )
    text = "\n".join(lines) + "\n"
    table = parse_table(yamlio.parse(text, f"{chosen}.yaml"), f"{chosen}.yaml")
    notes = [f"键：{'、'.join(key)}（{why}）"]
    notes += [f"{c.header}：{c.reason}" for c in columns if c.element != _TEXT]
    return Draft(chosen, text, table, tuple(notes))


def clean_name(text: str, otherwise: str) -> str:
    """A name that tables and columns may have."""
    name = re.sub(r"_+", "_", _OTHER.sub("_", text)).strip("_")[:60].strip("_")
    return name or otherwise


def check_name(name: str) -> None:
    """Refuse a name that a table may not have.

    Raises:
        ShujianError: ``pool.bad_table_name``.
    """
    if clean_name(name, "") != name:
        raise ShujianError(
            "pool.bad_table_name",
            f"表名“{name}”不能使用",
            why="表名也是文件名，要在各种系统上都能用",
            remedy="只能用汉字、字母、数字和单个下划线，不超过 60 个字",
        )


def _plain(text: str) -> str:
    """Text that can stand inside quotation marks in YAML."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f'\"\\\ud800-\udfff]", " ", text).strip()


def _needs_alias(column: _Column, columns: list[_Column]) -> bool:
    plain = header_key(_plain(column.header))
    return bool(plain) and plain not in {header_key(c.name) for c in columns}


def _columns(sample: Sample) -> list[_Column]:
    found: list[_Column] = []
    taken: set[str] = set()
    for index, header in enumerate(sample.header):
        base = clean_name(header, f"列{index + 1}")
        name, number = base, 2
        while header_key(name) in taken:
            name, number = f"{base[:55]}_{number}", number + 1
        taken.add(header_key(name))
        kind, reason = _element(sample, index)
        found.append(_Column(name, header, kind, reason))
    return found


def _element(sample: Sample, index: int) -> tuple[str, str]:
    """The element of a column, 文本 wherever another one is not beyond doubt."""
    header = sample.header[index]
    read = [e for e in elements().values() if _reads(sample, index, e)]
    strong = [e for e in read if strength(e) == 2 and e.type.name != "bool"]
    if any(e.name == "日期" for e in strong):
        strong = [e for e in strong if e.name != "月份"]
    named = [e for e in strong if e.name in header]
    if len(named) == 1 or len(strong) == 1:
        chosen = (named or strong)[0]
        return chosen.name, f"抽样的内容都能读作“{chosen.name}”"
    names = {e.name for e in read}
    codes = any(_CODE_LIKE.fullmatch(c.strip()) for c in sample.columns[index])
    if "金额" in names and _MONEY.search(header):
        return "金额", "表头与内容都像金额（元），请核对单位"
    if "整数" in names and _COUNT.search(header) and not codes:
        return "整数", "表头与内容都像整数"
    if _IDENTIFIER.search(header) and "编号" in names:
        return "编号", "表头像编号"
    return _TEXT, "按文本保存"


def _reads(sample: Sample, index: int, kind: Element) -> bool:
    share, filled = sample.share(index, kind, quick=True)
    if filled < _FEW or share < 1:
        return False
    return strength(kind) == 0 or sample.share(index, kind)[0] == 1


def _key(sample: Sample, columns: list[_Column]) -> tuple[list[str], str]:
    """The fewest leading columns that tell the sampled rows apart, all of them filled."""
    kinds = {c.name: element(c.element) for c in columns}
    full = [
        i
        for i, c in enumerate(columns)
        if sample.columns[i]
        and sample.share(i, kinds[c.name])[0] == 1
        and all(cell.strip() for cell in sample.columns[i])
    ]
    rows = max((len(c) for c in sample.columns), default=0)
    for i in full:
        if len(set(sample.columns[i])) == rows:
            return [columns[i].name], "抽样中不重复"
    for count in range(2, _KEY_MOST + 1):
        picked = full[:count]
        cells = [sample.columns[i] for i in picked]
        if len(picked) == count and len(set(zip(*cells, strict=True))) == rows:
            return [columns[i].name for i in picked], "合起来在抽样中不重复"
    first = full[0] if full else 0
    return [columns[first].name], "抽样中没有不重复的列，暂用此列，请核对"
