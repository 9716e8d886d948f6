"""Headings inside a list, 一、现金 or 单位：某某局, become columns: they hold for the rows below."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from shujian.pool.readers.cells import looks_like_data, squeezed
from shujian.pool.readers.derived import append

SECTION = "分段标题"
TITLE_MONTH = "标题月份"
SECTION_COLUMNS = (SECTION, "下级分段标题", "三级分段标题")
_NUMBERED = re.compile(r"([（(]?)[一二三四五六七八九十]{1,3}([）)、.．])\s*(?=\S)")
_COUNT = re.compile(
    r"(?:[（(][共计]*\d+(?:人|名|户|个|项|笔|条|份)?(?:项目|记录)?[）)]"
    r"|[共计]*\d+(?:人|名|户|个项目|项|笔|条|份))?[:：]?$"
)
_FIGURE = re.compile(r"[-¥￥]?[\d,，]+(?:\.\d+)?(?:元|万元|人|户|名|个|项|笔|条|份|%)?")
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,18}(?:[镇乡村局]|街道|街道办|街道办事处|社区|居委会|村委会|[一二三四五六七八九十\d]组|监区|中队|大队|支队"
    r"|司法所|派出所|看守所|监狱|法庭|法院|检察院|委员会|办公室|中心|学校|中学|小学|医院|卫生院|公司)"
    r"(?:[（(].{1,10}[）)])?[:：]?"
)
_PAIR = re.compile(
    r"([\u4e00-\u9fff]{2,12})\s*[:：]\s*([^\s:：][^:：]{0,59}?)(?=\s{2,}|\s*$|\s+[\u4e00-\u9fff]{2,12}\s*[:：])"
)
_BLOCK = re.compile(
    r"单位|部门|乡镇|街道|镇|乡|村|社区|监区|班组|项目|工程|企业|公司|学校"
    r"|.{0,8}(?:单位|部门|机关|机构|项目|工程|学校|企业)(?:名称|全称)?|.{0,8}(?:编号|编码|代码|案号|文号|账号)|.{0,8}(?:镇|乡|村|街道|社区|县区)"
    r"|.{0,8}(?:月份|年月|所属期|批次|期别|方式|形式|类别|类型|险种)"
)
"""Labels that say of what the rows below are; others are of who printed the page."""
_SIGNED = re.compile(
    r"(?:制表|填表|制单|审核|复核|审批|负责|经办|编制|打印|导出|联系|统计).*|页.*|.*页"
)
_UNIT = re.compile(
    r"(?:人民币)?(?:[百千万亿]?元|角|分|人|户|个|件|天|月|年|岁|平方米|亩|%)(?:[、，,/].*)?"
)
_PAGE = re.compile(
    r"第\d+页.*|共\d+页.*|[（(]?(?:续表|续上表|接上页|续)[\d一二三四五六七八九十]*[）)]?$"
)
_MONTH = re.compile(r"(?<!\d)(20\d\d)年0?(1[0-2]|[1-9])月(?![\d至、—~-])")
_CAPTION, _LONGEST, _SHOWN = "：", 40, 4
_BLANKS = 6
"""Bytes of a cell that may be nothing but blanks."""
_NOTE = "“{}”一列是数据中间各段的标题（{}），已记到各段的每一行"


@dataclass(frozen=True)
class _Mark:
    """A line that says something of the rows below it; ``level`` -1: all that was said ends."""

    line: int
    level: int
    texts: tuple[tuple[str, str], ...] = ()


@dataclass
class Sections:
    """Keeps what headings say until the last row is read, and then writes their columns.

    A column is made only of what differs within the list; what stands above the whole of it is a
    title. A heading ends with the next of its kind; all end where another list begins.
    """

    _marks: list[_Mark] = field(default_factory=list)
    _styles: list[str] = field(default_factory=list)
    _titles: set[str] = field(default_factory=set)

    def heading(self, line: int, cells: Sequence[str]) -> None:
        """一、城关镇（12人） in a row of its own."""
        text = cells[0].strip()
        numbered = _NUMBERED.match(text)
        style = "".join(numbered.groups()) if numbered else ""
        if pairs := [] if numbered else _pairs(cells):
            self._marks.append(_Mark(line, self._level(_CAPTION), tuple(pairs)))
        elif said := _COUNT.sub("", text[numbered.end() :] if numbered else text).strip():
            level = self._level(style)
            nested = [one for one in self._styles if one != _CAPTION].index(style)
            name = SECTION_COLUMNS[min(nested, len(SECTION_COLUMNS) - 1)]
            self._marks.append(_Mark(line, level, ((name, said),)))

    def title(self, lines: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
        """The lines above a header: where they are new ones, another list begins."""
        named = [heads(row) and not _pairs(row) for row in rows]
        titles = [row for row, heading in zip(rows, named, strict=True) if not heading]
        texts = {_PAGE.sub("", squeezed("".join(row))) for row in titles} - {""}
        begins = not texts <= self._titles
        self._marks = [m for m in self._marks if m.line not in lines]
        if begins:
            self._titles = texts
            self._marks.append(_Mark(lines[0], -1))
        for line, row, heading in zip(lines, rows, named, strict=True):
            if heading:
                self.heading(line, [cell for cell in row if cell.strip()])
            elif begins and (pairs := [*_pairs(row), *_month(row)]):
                self._marks.append(_Mark(line, self._level(_CAPTION), tuple(pairs)))

    def columns(self, lines: Sequence[int]) -> dict[str, list[str]]:
        """Name of each column → its text in each row.

        Args:
            lines: physical line of each row, ascending.
        """
        marks = sorted(self._marks, key=lambda mark: mark.line)
        names = list(dict.fromkeys(name for mark in marks for name, _ in mark.texts))
        found = {name: [""] * len(lines) for name in names}
        said: dict[str, tuple[int, str]] = {}
        for mark, following in zip(marks, [*marks[1:], None], strict=True):
            said = {n: (at, text) for n, (at, text) in said.items() if at < max(mark.level, 0)}
            said |= {name: (mark.level, text) for name, text in mark.texts}
            start = bisect_left(lines, mark.line)
            end = len(lines) if following is None else bisect_left(lines, following.line)
            for name, (_, text) in said.items():
                found[name][start:end] = [text] * (end - start)
        return {name: texts for name, texts in found.items() if self._tells(name, texts, marks)}

    def written(self, path: Path, header: list[str]) -> tuple[list[str], list[str]]:
        """Add the columns to a part on disk; the names of all its columns, and what was added.

        Args:
            path: Arrow IPC file of the part.
            header: names of its columns.
        """
        if len({texts for mark in self._marks for texts in mark.texts}) < 2:
            return header, []
        lines = _lines(path)
        found = self.columns(lines)
        names, notes = list(header), []
        for told, texts in found.items():
            name = told if told in (*SECTION_COLUMNS, TITLE_MONTH) else f"{told}（{SECTION}）"
            names.append(_free(name, names))
            shown = "、".join(f"“{text}”" for text in list(dict.fromkeys(texts))[:_SHOWN] if text)
            notes.append(_NOTE.format(names[-1], shown))
        if found:
            places = iter(range(len(lines)))

            def made(batch: pa.RecordBatch) -> list[pa.Array]:
                at = [next(places) for _ in range(batch.num_rows)]
                return [pa.array([t[i] for i in at], pa.string()) for t in found.values()]

            append(path, len(header), len(found), made)
        return names, notes

    def _level(self, style: str) -> int:
        """What is met first stands above what is met within it."""
        if style not in self._styles:
            self._styles.append(style)
        return self._styles.index(style)

    def _tells(self, name: str, texts: Sequence[str], marks: Sequence[_Mark]) -> bool:
        """A label has to hold for every row: 单位：… below each block is of the block above it."""
        if len(set(texts) - {""}) < 2:
            return False
        return name in SECTION_COLUMNS or all(texts)


def _lines(path: Path) -> list[int]:
    """The physical lines of the rows of a part on disk."""
    with pa.OSFile(str(path)) as source:
        reader = pa.ipc.open_file(source)
        batches = (reader.get_batch(i) for i in range(reader.num_record_batches))
        return [line for batch in batches for line in batch.column("__line").to_pylist()]


def heads(cells: Sequence[str], wide: bool = False) -> bool:
    """Whether a row says of what the rows below it are.

    Args:
        cells: of the row.
        wide: its one cell is merged across the list.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or len(cells) < 3 or len(filled[0]) > _LONGEST or looks_like_data(filled[0]):
        return False
    if _NUMBERED.match(filled[0]):
        few = len(filled) == 1 or 2 * len(filled) <= len(cells)
        return few and all(map(_FIGURE.fullmatch, filled[1:]))
    if len(filled) > 1:
        return False
    if wide:
        return not re.search(r"\d{6}", filled[0])
    return _PLACE.fullmatch(filled[0]) is not None or bool(_pairs(filled))


def _month(row: Sequence[str]) -> list[tuple[str, str]]:
    """The one month that a title names: 2024年3月养老金发放表, but no day and no span."""
    title = squeezed("".join(row))
    if ":" in title or "：" in title:
        return []  # 制表日期：2024年12月 is not of the list
    found = {f"{year}年{int(month)}月" for year, month in _MONTH.findall(title)}
    return [(TITLE_MONTH, found.pop())] if len(found) == 1 else []


def _pairs(cells: Iterable[str]) -> list[tuple[str, str]]:
    return list(_each_pair(cells))


def _each_pair(cells: Iterable[str]) -> Iterator[tuple[str, str]]:
    """项目编号：990103… and the like, but not 单位：元 or who signs."""
    for cell in cells:
        for label, value in _PAIR.findall(cell.strip()):
            said = _BLOCK.fullmatch(label) and not _SIGNED.fullmatch(label)
            if said and not _UNIT.fullmatch(value.strip()):
                yield label, value.strip()


def _free(name: str, names: Sequence[str]) -> str:
    """A name that no column has yet."""
    number = 2
    found = name
    while found in names:
        found, number = f"{name}{number}", number + 1
    return found


def alone(columns: Sequence[pa.Array]) -> pa.Array:
    """Which rows hold their first cell alone, as far as the next two and the last column tell."""
    found = np.zeros(len(columns[0]), dtype=np.bool_)
    if len(columns) < 3:
        return pa.array(found)
    others = (*columns[1:3], columns[-1])
    short = reduce(pc.and_, [pc.less_equal(pc.binary_length(c), _BLANKS) for c in others])
    rough = pc.indices_nonzero(short)  # hardly any row of a long list is worth the closer look
    if len(rough):
        blank = [pc.equal(pc.utf8_trim_whitespace(c.take(rough)), "") for c in others]
        first = pc.not_equal(pc.utf8_trim_whitespace(columns[0].take(rough)), "")
        found[rough.to_numpy()] = reduce(pc.and_, blank, first).to_numpy(zero_copy_only=False)
    return pa.array(found)
