"""Standard tables over the content layers, found by name, alias or id."""

from __future__ import annotations

import difflib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shujian.core.errors import Place, ShujianError, raise_all
from shujian.core.progress import SILENT, Progress
from shujian.pool.by_month.asking import apart, yearless
from shujian.pool.proposals.newtable import check_name, new_table_from
from shujian.pool.readers import RawPart, ReadOptions, read
from shujian.schema.fold import header_key
from shujian.schema.tables import StandardTable, parse_table
from shujian.store.content import Content, Item, Layer, State, state_of
from shujian.store.disk import write_atomic
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require

_LOADED: dict[State, Tables] = {}
_LOADED_LOCK = threading.Lock()
_LOADED_MOST = 4


_SHIPPED: dict[Path, tuple[Item, StandardTable]] = {}
"""Tables of shipped files, with the item that they were made of."""


def _table(item: Item) -> StandardTable:
    """The table of a file; a shipped one is made once for all homes."""
    if item.layer.rank:
        return parse_table(item.data, str(item.path))
    known = _SHIPPED.get(item.path)
    if known is None or known[0] is not item:
        known = _SHIPPED[item.path] = item, parse_table(item.data, str(item.path))
    return known[1]


class Tables:
    """All standard tables in force.

    A table whose file is wrong does not keep the others from being used: its errors are
    raised when it is asked for, and all together by ``check``.

    Args:
        tables: unique by name and id.
        broken: errors by name (or id) of the tables that cannot be used.
    """

    def __init__(
        self, tables: list[StandardTable], broken: dict[str, ShujianError] | None = None
    ) -> None:
        self.broken = broken or {}
        self._tables = {t.name: t for t in tables}
        self._names: dict[str, StandardTable] = {}
        for attribute in ("name", "id", "alias"):
            for table in tables:
                if name := getattr(table, attribute):
                    self._names.setdefault(header_key(name), table)

    @classmethod
    def load(cls, home: Home | None = None, content: Content | None = None) -> Tables:
        """Load shipped tables, those of packages and the unit's own.

        Files are read again only after one of them changed (path, time or size).

        Raises:
            ShujianError: content files that are no YAML or have no sound id.
        """
        content = content or Content(home)
        files = list(content.files("tables"))
        state = state_of(files)
        with _LOADED_LOCK:
            known = _LOADED.get(state)
        if known is None:
            known = cls._parsed(content, files)
            with _LOADED_LOCK:
                while len(_LOADED) >= _LOADED_MOST:
                    del _LOADED[next(iter(_LOADED))]
                _LOADED[state] = known
        return known

    @classmethod
    def _parsed(cls, content: Content, files: list[tuple[Layer, Path]]) -> Tables:
        found: dict[str, StandardTable] = {}
        broken: dict[str, ShujianError] = {}
        for item in content.resolve(files).values():
            try:
                table = _table(item)
                if table.name in found:
                    raise _same_name(table, found[table.name])
            except ShujianError as error:
                broken[str(item.data.get("name") or item.id)] = error
            else:
                found[table.name] = table
        return cls(list(found.values()), broken)

    def check(self) -> None:
        """Raise the errors of every broken table together."""
        raise_all([e for b in self.broken.values() for e in getattr(b, "errors", [b])])

    def get(self, name: str) -> StandardTable:
        """The table of a name, alias or id.

        Raises:
            ShujianError: ``pool.unknown_table``, naming the nearest ones; or the errors of
                that table's file.
        """
        table = self._names.get(header_key(name))
        if table is not None:
            return table
        if name in self.broken:
            raise self.broken[name].with_traceback(None)
        near = difflib.get_close_matches(header_key(name), self._names, n=3, cutoff=0.5)
        names = list(dict.fromkeys(self._names[n].name for n in near))
        hint = "是否指：" + "、".join(names) if names else "用 shujian pool tables 查看全部标准表"
        raise ShujianError(
            "pool.unknown_table",
            f"没有名为“{name}”的标准表",
            remedy=f"{hint}；新的表可在 content/tables 中定义",
            params={"near": names},
        )

    def __contains__(self, name: str) -> bool:
        return header_key(name) in self._names

    def __iter__(self) -> Iterator[StandardTable]:
        return iter(self._tables.values())

    def __len__(self) -> int:
        return len(self._tables)


def save_table(home: Home, name: str, text: str) -> Path:
    """Write a new table definition into the unit's own content.

    Args:
        home: the home.
        name: file name without suffix; only what a file name may hold.
        text: YAML, checked by the caller (``newtable.new_table_from`` gives sound text).

    Raises:
        ShujianError: ``pool.table_exists`` where the file is there already.
    """
    path = home.content / "tables" / f"{name}.yaml"
    if path.exists():
        raise ShujianError(
            "pool.table_exists",
            f"标准表文件“{path.name}”已存在",
            remedy="请换一个表名，或直接修改该文件",
            where=Place(file=str(path)),
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, text.encode("utf-8"))
    return path


@dataclass(frozen=True)
class Drafted:
    """A table that was drafted.

    Args:
        path: the YAML file, for a person to look through.
        name: the table's name; id: its id.
        notes: what to look at, Chinese.
    """

    path: Path
    name: str
    id: str
    notes: tuple[str, ...]


def _by_month(part: RawPart, year: str) -> tuple[RawPart, tuple[str, ...]]:
    """A part with a row a month, and its columns of the month and of what stands in it.

    Raises:
        ShujianError: ``pool.no_months``.
    """
    made = apart(part, {f"p{part.part_no}.year": year} if year else {})
    if made is None or len(made.value_at) != 1 or yearless(made):
        why = (
            "看不出是哪一年"
            if made is not None and yearless(made)
            else "不是一月一列、一月一个数的表"
        )
        raise ShujianError(
            "pool.no_months",
            "不能按月起草这张表",
            why=why,
            remedy="看不出年份的，请加 --year 写明第一个月是哪一年；其他的请用 --as-it-stands 按原样起草",
            where=Place(file=part.file, sheet=part.sheet or None),
        )
    header = made.raw.header
    return made.raw, (header[made.month_at], header[made.value_at[0]])


def draft_table(
    ctx: Context,
    home: Home,
    path: Path,
    name: str,
    options: ReadOptions | None = None,
    progress: Progress = SILENT,
    year: str | None = None,
) -> Drafted:
    """Draft a standard table from a file's largest part and write it to the unit's content.

    Args:
        ctx: who asks.
        home: the home.
        path: the file.
        name: the table's name.
        options: how to read, where a person decided.
        progress: told the share done; may stop.
        year: a list with a column a month becomes a table with a row a month; the year of the
            first month, "" where the file tells it. None: it stays as it stands.

    Raises:
        ShujianError: ``pool.bad_table_name``, ``pool.table_exists``, ``pool.no_months``,
            reading errors.
    """
    require(ctx, Action.CONTENT, Thing(name))
    check_name(name)
    known = Tables.load(home)
    if name in known:
        raise ShujianError("pool.table_exists", f"标准表“{name}”已存在", remedy="请换一个表名")
    with home.workspace() as tmp:
        parts = read(path, tmp, options, None, progress).parts
        if not parts:
            raise ShujianError(
                "pool.nothing",
                "文件中没有表格",
                remedy="请给出有列名和数据的文件",
                where=Place(file=path.name),
            )
        biggest = max(parts, key=lambda p: (p.rows, -p.part_no))
        monthly: tuple[str, ...] = ()
        if year is not None:
            biggest, monthly = _by_month(biggest, year)
        draft = new_table_from(biggest, name, known=known, monthly=monthly)
    written = save_table(home, draft.name, draft.text)
    return Drafted(written, draft.name, draft.table.id, draft.notes)


def _same_name(table: StandardTable, other: StandardTable) -> ShujianError:
    return ShujianError(
        "pool.duplicate_table",
        f"表名“{table.name}”重复",
        why=f"文件“{other.path}”已有同名的表",
        remedy="请给其中一个表改名；要改动已有的表，请写 derives_from 并用同一 id",
        where=Place(table.path),
    )
