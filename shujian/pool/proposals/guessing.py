"""Which element a column of a new table has: what its heading says, what its cells bear out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from shujian.pool.proposals.named_people import holds_people
from shujian.pool.proposals.sample import Sample, strength
from shujian.schema.elements import Element, element, elements
from shujian.schema.elements.units import unit_named
from shujian.schema.fold import header_key
from shujian.schema.headings import named_element
from shujian.schema.tables import StandardTable

FEW = 3
"""With fewer filled cells only the heading speaks."""
TEXT = "文本"
_BORNE_OUT = 0.9
_CODE_LIKE = re.compile(r"0\d|.{12,}|.*[.]0+$")
_ZEROS = re.compile(r"0\d")
_SMALL = re.compile(r"\d{1,3}")
_MONEY = re.compile(
    r"金额|余额|款|费|工资|补贴|津贴|[奖罚租押本佣]金|保证金|利息|税额|收入|支出|价|元"
    r"|amount|balance|salary|rent",
    re.IGNORECASE,
)
_PLAIN_NUMBER = re.compile(r"[-+−]?[¥￥]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?")
_NO_NUMBER = ("日期", "月份", "经纬度")
"""Elements that also read plain numbers, as days counted from 1900 or as pairs."""
_NO_TELEPHONE = ("固定电话", "月份", "经纬度")
_EIGHT = re.compile(r"(?:18|19|20)\d{6}")
_MEASURE = re.compile(
    r"面积|重量|净重|毛重|[排产用销]放?量|当量|吨位|里程|长度|高度|深度|体积|容积|浓度|含量|比例|税率|利率|area|weight|quantity",
    re.IGNORECASE,
)
_COUNT = re.compile(r"数量|数$|次数|天数|月数|count|qty", re.IGNORECASE)
_IDENTIFIER = re.compile(r"号$|编号|编码|代码|(^|_)(id|no|code)$", re.IGNORECASE)
_BRACKET = re.compile(r"^(.+?)[(（\[]([^()（）\[\]]{1,12})[)）\]]$")
_WORDS = ("", TEXT, "单位名称")
"""Elements that any words can be."""
_UNSURE = "数量"
"""Says nothing without its unit, which a heading of another table cannot lend."""


@dataclass(frozen=True)
class Guess:
    """An element for a column.

    Args:
        element: its name.
        reason: why, Chinese.
        unit: the unit written in the heading, in which the values are kept.
        sure: whether heading or cells speak for it; False: text for want of better.
    """

    element: str
    reason: str
    unit: str = ""
    sure: bool = True


@dataclass
class Vocabulary:
    """The headings that standard tables use, and the element each of them means there."""

    _known: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, tables: Iterable[StandardTable]) -> Vocabulary:
        """From the names and aliases of columns."""
        made = cls()
        for column in (c for table in tables for c in table.columns):
            for header in (column.name, *column.alias):
                if header.endswith("序号"):
                    continue  # what numbers rows differs from table to table
                made._known.setdefault(header_key(header), Counter())[column.element] += 1
        return made

    def named(self, header: str) -> str:
        """The element that a heading names: its own name, its ending, or all tables agree."""
        bracket = _BRACKET.match(header.strip())
        for text in (header, bracket.group(1)) if bracket else (header,):
            key = header_key(text)
            if key in elements():
                return key
            if found := named_element(text):
                return found
            known = self._known.get(key, Counter())
            if len(known) == 1 and _UNSURE not in known:
                return next(iter(known))
        return ""


def guess(sample: Sample, index: int, words: Vocabulary) -> Guess:
    """The element of a column; 文本 where neither heading nor cells speak for another one."""
    header = sample.header[index]
    named = words.named(header)
    if named in _WORDS and holds_people(header, sample.columns[index]):
        few = "，内容很少，请核对" if len(sample.columns[index]) < FEW else ""
        return Guess("姓名", f"表头是人，内容像人名{few}")
    filled = sample.share(index, element(TEXT))[1]
    by_cells = _by_cells(sample, index)
    if named and named != TEXT:
        kind = element(named)
        share = sample.share(index, kind)[0]
        borne_out = not filled or (share == 1 if filled < FEW else share >= _BORNE_OUT)
        # words read as anything: cells that can only be one kind of value say more than these
        if borne_out and not (strength(kind) == 0 and by_cells):
            return Guess(named, _said(named, filled, share), _unit(header, kind))
    money = _money(sample, index, filled)
    found = money or by_cells or _by_heading(sample, index, filled) or _text(filled)
    if named in ("", TEXT, found.element):
        return found
    return replace(found, reason=f"表头像“{named}”，但内容不能这样读；{found.reason}", sure=False)


def _said(named: str, filled: int, share: float) -> str:
    if not filled:
        return f"表头是“{named}”一类，没有内容可以印证"
    if filled < FEW:
        return f"表头是“{named}”一类，仅有的 {filled} 格也能这样读，请核对"
    return f"表头是“{named}”一类，抽样 {filled} 格有 {int(share * 100)}% 能这样读"


def _unit(header: str, kind: Element) -> str:
    """金额（万元）: kept in the unit that the heading names."""
    bracket = _BRACKET.match(header.strip())
    return unit_named(bracket.group(2), tuple(kind.units)) if bracket else ""


def _text(filled: int) -> Guess:
    few = f"只有 {filled} 格内容，看不出种类，" if filled < FEW else ""
    return Guess(TEXT, f"{few}按文本保存", sure=False)


def _by_cells(sample: Sample, index: int) -> Guess | None:
    """The one kind of value that all cells can be, if only one is possible.

    Bare small numbers may be codes of any list (1 汉族, 2 蒙古族 …): they prove nothing.
    """
    if all(_SMALL.fullmatch(c.strip()) for c in sample.columns[index] if c.strip()):
        return None
    read = [e for e in elements().values() if e.telling and _reads(sample, index, e)]
    if _plain_numbers(sample.columns[index]):
        # 20240331 in every cell is a day, and no telephone of eight digits either
        whole = all(_EIGHT.fullmatch(c.strip()) for c in sample.columns[index] if c.strip())
        dropped = _NO_TELEPHONE if whole and any(e.name == "日期" for e in read) else _NO_NUMBER
        read = [e for e in read if e.name not in dropped]
    strong = [e for e in read if strength(e) == 2 and e.type.name != "bool"]
    if any(e.name == "日期" for e in strong):
        strong = [e for e in strong if e.name != "月份"]
    if len(strong) == 1:
        return Guess(strong[0].name, f"抽样的内容都能读作“{strong[0].name}”")
    return None


def _plain_numbers(cells: list[str]) -> bool:
    """Whether all cells are plain numbers: 45356, 1,000.55."""
    return all(_PLAIN_NUMBER.fullmatch(text) for cell in cells if (text := cell.strip()))


def _money(sample: Sample, index: int, filled: int) -> Guess | None:
    """What the heading calls money and the cells bear out."""
    header, money = sample.header[index], element("金额")
    if not filled or not _MONEY.search(header) or sample.share(index, money)[0] < 1:
        return None
    few = "，内容很少，请核对" if filled < FEW else ""
    return Guess("金额", f"表头与内容都像金额，请核对单位{few}", _unit(header, money))


def _by_heading(sample: Sample, index: int, filled: int) -> Guess | None:
    """Counts and codes by words in the heading that standard tables do not know."""
    header = sample.header[index]
    whole = element("整数")
    few = "，内容很少，请核对" if filled < FEW else ""
    codes = any(_CODE_LIKE.fullmatch(c.strip()) for c in sample.columns[index])
    counts = filled and _COUNT.search(header) and not codes
    if counts and sample.share(index, whole)[0] == 1:
        return Guess("整数", f"表头与内容都像整数{few}")
    if measured := _measure(sample, index, filled, codes):
        return measured
    if _IDENTIFIER.search(header) and (not filled or sample.share(index, element("编号"))[0] == 1):
        return Guess("编号", f"表头像编号{few}")
    return None


def _measure(sample: Sample, index: int, filled: int, codes: bool) -> Guess | None:
    """A measure that the heading names, or numbers with decimals: as text they could not be added."""
    header, kind = sample.header[index], element("数量")
    cells = [c for c in sample.columns[index] if c.strip()]
    if codes or filled < FEW or _IDENTIFIER.search(header) or not _plain_numbers(cells):
        return None
    if any(_ZEROS.match(c.strip()) for c in cells):
        return None
    if not (_MEASURE.search(header) or any("." in c for c in cells)):
        return None
    return Guess(kind.name, "内容都是数，请核对单位", _unit(header, kind))


def _reads(sample: Sample, index: int, kind: Element) -> bool:
    share, filled = sample.share(index, kind, quick=True)
    if filled < FEW or share < 1:
        return False
    return strength(kind) == 0 or sample.share(index, kind)[0] == 1
