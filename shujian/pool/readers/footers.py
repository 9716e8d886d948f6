"""Rows that are no data: blank lines, totals, notes, headers pasted again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from shujian.pool.readers.another import ANOTHER, BLANK, NOTE, Below, beginning
from shujian.pool.readers.cells import looks_like_data, squeezed
from shujian.pool.readers.sections import SECTION, heads

_SUM = r"(?:合计|总计|小计|共计|累计|总合计)"
_TOTAL = re.compile(
    rf"(?:本页|本表|本月|本年|全部|当页|金额|人数|数据|其中)?{_SUM}"
    r"(?:金额|人数|数)?(?:\d+(?:人次|人|名|户|笔|条|项|个|份|辆|元))?"
    r"(?:[（(].{0,10}[）)])?(?:[:：].{0,30})?"
)
_GROUP_TOTAL = re.compile(r".{1,20}(?:合计|小计|总计)[:：]?")
_PERIOD = (
    r"(?:\d{4}年)?(?:第?[\d一二三四五六七八九十]{1,4}(?:年度?|月份?|季度|批|组|期)|[上下]半年|全?年度?"
    r"|本[月季年]度?|季度|月度)"
)
_PERIOD_TOTAL = re.compile(rf"{_PERIOD}份?{_SUM}[:：]?")
_TOTAL_LINE = re.compile(rf"(?:本页|本表|全部)?{_SUM}[:：].{{0,120}}")
"""A total in words that stands alone in its row, with whoever printed it."""
_COUNTED = re.compile(r"(?:成功|失败|合计)?总(?:笔数|金额|人数|户数|条数|额|数)[:：]?.{0,20}")
"""总笔数 6 总金额 36,021.00: banks close a list with labels and their sums."""
_SECTION = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．].{1,40}")
_NUMBERED = re.compile(r"[（(]?\d{1,2}[）)、.．](?!\d).{3,}")
_LABEL = re.compile(
    r"(?:主管|会计|出纳|局长|院长|所长|校长|科长|主任|书记|站长|分管|领导|负责人|经办人?|制表人?|填表人?|填报人?"
    r"|审核人?|复核人?|审批人?|签字|盖章|公章|单位|日期|时间|电话|联系).{0,10}?[:：].{0,30}"
)
_NOTE = re.compile(
    r"(?:制表|填表|填报|制单|审核|复核|审批|负责|经办|编制|打印|导出|报送|联系|统计)"
    r"(?:人|单位|时间|日期|人员|部门|电话|单位负责人|负责人|机构)?[（(]?.{0,6}[）)]?[:：].*"
    r"|(?:单位)?负责人(?:签字|签章|（签字）)?[:：].*"
    r"|(?:制表人|填表人|审核人|复核人|经办人|制单人)"
    r"|(?:注|备注|说明|附注|填表说明|数据来源)[:：].*"
    r"|第\d+页.{0,3}共\d+页|共(?:计)?\d+(?:条|页|行|人次|人|名|户|笔)(?:记录|数据)?.{0,20}"
    r"|[—–_=*-]*(?:以下空白|以下无正文|此页无正文|以下无内容)[—–_=*-]*"
)
REPEATED = "重复的表头"
_CLOSING = re.compile(
    r"以上(?:数据|人员|名单|信息|内容|情况)?(?:共计?|合计|总计|由|均|系|来自|来源).{0,60}"
    r"|已选择\d+行[。.]?|\d+rowsselected[。.]?"
    r"|[（(]?(?:加盖|单位)?(?:盖章|公章|签章|印章)(?:处)?[）)]?"
    r"|[（(]?(?:续表|续上表|接上页|转下页|接下页|续)[\d一二三四五六七八九十]*[）)]?"
    r"|(?:人民币|金额)?[（(]?大写[）)]?(?:金额)?[:：].{1,40}"
    r"|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
)
"""What closes a page and stands alone in its row: seals, the day, “continued”."""
_EXAMPLE = re.compile(r"(?:填写|填报)?(?:示例|样例)(?:行|[:：].{0,40})?|例[:：].{1,40}")
_RULE = re.compile(r"[-=_—–*·.…]{2,}")
SECOND = r"[合小总共累]\s*计"
CANDIDATE = (
    r"^\s*$|"
    + SECOND
    + r"|^\s*(总[笔金人户条额数]|成功总|失败总|制|填|审|复|负|经|编|打|导|报|联|统|单|注|备|说|附|数|第|共|以|此|[—–_=*-])"
    + r"|^\s*[（(]?\s*(续|盖章|公章|签章|印章|加盖|接上|接下|转下|大写|人民币|金额|示例|样例|例[:：])|^\s*[.·…]"
    + r"|^\s*[（(]?[一二三四五六七八九十]|^\s*[（(]?\d{1,2}[）)、.．]\s*[^\d\s]|^[^:：]{1,14}[:：]"
    + r"|^\s*已选择|^\s*\d+ rows selected"
)
"""RE2 patterns over the second and third and over the first cell: rows worth a closer look."""


@dataclass(frozen=True)
class Footers:
    """Tells rows that are no data.

    Args:
        headers: the header rows as they stand in the file.
        width: columns of the table.
        titles: texts above the header, without blanks.
    """

    headers: tuple[tuple[str, ...], ...]
    width: int
    titles: frozenset[str] = frozenset()

    def why(self, cells: Sequence[str], wide: bool = False) -> str:
        """Why a row is skipped, Chinese; "" for data.

        Args:
            cells: of the row.
            wide: its first cell is merged across the list.
        """
        filled = [squeezed(cell) for cell in cells if cell and not cell.isspace()]
        if not filled:
            return BLANK
        if self._repeated(cells):
            return REPEATED
        if self._another(filled):
            return ANOTHER
        if self.width > 1 and "".join(filled) in self.titles:
            return "重复的标题"
        if self._total(filled):
            return "合计行"
        if self.width > 2 and len(filled) == 1 and _SECTION.fullmatch(filled[0]):
            return SECTION
        if self._signed(filled) or self._closes(filled):
            return NOTE
        if len(filled) > 1 and all(map(_RULE.fullmatch, filled)):
            return "分隔线"
        if self.width > 2 and _EXAMPLE.fullmatch(filled[0]):
            return "填写示例"
        if self.width > 1 and len(filled) <= max(1, self.width // 2) and _NOTE.fullmatch(filled[0]):
            return NOTE
        return SECTION if heads(cells, wide) else ""

    def _signed(self, filled: list[str]) -> bool:
        """主管：… 会计：…, or a numbered note in a row of its own."""
        if self.width > 2 and len(filled) == 1 and _NUMBERED.fullmatch(filled[0]):
            return True
        return 1 < len(filled) < self.width and all(map(_label, filled))

    def _closes(self, filled: list[str]) -> bool:
        return self.width > 2 and len(filled) == 1 and _CLOSING.fullmatch(filled[0]) is not None

    def beginning(self, rows: Below, at: int) -> dict[int, str]:
        """The title and the header of another table that begins here; see ``another``."""
        found = beginning(rows, at, self.names) if self.width > 2 else {}
        return {} if any(self._repeated(rows.cells(index)) for index in found) else found

    def turn(self, why: str, line: int) -> str | None:
        """What holds of the rows below a line that was set aside; None: what held before.

        Under another header the cells stand in other columns, until the first one comes again.
        """
        if why == ANOTHER:
            return (
                f"第 {line} 行起换了表头，与本表开头的列对不上；另一张表请单独存成一个工作表再导入"
            )
        return "" if why == REPEATED else None

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of the header."""
        return frozenset(cell for row in self.headers for cell in row if cell)

    def _another(self, filled: list[str]) -> bool:
        """The names of the header in another order, or most of them with some new ones."""
        known = len(self.names.intersection(filled))
        data = any(looks_like_data(cell) for cell in filled)
        return not data and known >= max(2, len(filled) * 0.6, min(len(self.names), self.width) / 2)

    def _repeated(self, cells: Sequence[str]) -> bool:
        found = tuple(squeezed(cell) for cell in cells)
        return any(found[: len(header)] == header for header in self.headers)

    def _total(self, filled: list[str]) -> bool:
        first, partial = filled[0], len(filled) < self.width
        if _TOTAL.fullmatch(first) or _PERIOD_TOTAL.fullmatch(first):
            return True
        if len(filled) == 1 and self.width > 2 and _TOTAL_LINE.fullmatch(first):
            return True
        if partial and _COUNTED.fullmatch(first) and any(map(_COUNTED.fullmatch, filled[1:])):
            return True
        if len(filled) <= max(1, self.width - 2) and _GROUP_TOTAL.fullmatch(first) is not None:
            return True
        # the number of the row, or the group it sums up, may stand before the word
        numbered = first.isdigit() and len(first) < 7
        return partial and any(
            _TOTAL.fullmatch(cell) is not None and not any(map(_identifies, filled[:place]))
            for place, cell in enumerate(filled[1:3], start=1)
            if numbered or len(filled) <= self.width - 2
        )


def _label(cell: str) -> bool:
    """主管：甲某, or a label whose line was left empty for a signature: 班组长："""
    return _LABEL.fullmatch(cell) is not None or cell.endswith((":", "："))


def _identifies(cell: str) -> bool:
    """A cell that tells one row from another: no total has it."""
    return looks_like_data(cell) and not (cell.isdigit() and len(cell) < 7)


def numbering(cells: Sequence[str]) -> bool:
    """Whether a row under the header only numbers the columns: 1, 2, 3 … (甲, 乙, 1, 2 …)."""
    found = [squeezed(cell) for cell in cells]
    while found and found[0] in ("甲", "乙", "丙", "栏次", "行次"):
        found.pop(0)
    return len(found) > 2 and found == [str(n + 1) for n in range(len(found))]
