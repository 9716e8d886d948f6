"""金额: an amount of renminbi."""

from __future__ import annotations

import re
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from shujian.core.money import MONEY_SCALE, rounded
from shujian.formulas.types import MONEY
from shujian.schema import columns
from shujian.schema.elements.base import BLANKS, Cleaned, register, unreadable
from shujian.schema.elements.decimals import DecimalElement
from shujian.schema.fold import Folded
from shujian.schema.numbers import TOO_BIG, Refused, number, sign_of

_UNITS = {"分": Decimal("0.01"), "角": Decimal("0.1"), "元": Decimal(1), "千元": Decimal(1000)} | {
    "万元": Decimal(10_000),
    "百万元": Decimal(10**6),
    "亿元": Decimal(10**8),
}
_CURRENCY = re.compile(r"^(?:人民币|RMB|CNY|¥)+:?|(?:人民币|RMB|CNY|¥)+$", re.IGNORECASE)
_BRACKETED = re.compile(r"(?<=\d)\(([千万亿]?元)\)$")
_FOREIGN = re.compile(
    r"[$€£]|USD|EUR|GBP|HKD|JPY|美元|欧元|英镑|港[币元]|日元|澳元|韩元", re.IGNORECASE
)
_YUAN = r"^[¥￥]?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,2})?元?$"
_AMOUNT = re.compile(
    r"(?P<head>[^元圆角分]*)(?P<yuan>[元圆块])?(?:(?P<jiao>.)角)?(?:[零〇]?(?P<fen>.)分)?[整正]?"
)
_UNIT_WRITTEN = re.compile(r"[元圆块角分千百十万亿萬億]")
UNIT_NOTE = "按所写单位换算"
ROUND_NOTE = "四舍五入到分"


@register
class Money(DecimalElement):
    """Amount: 1,234.50, ¥, 3.5万元, 壹万贰仟元整, (5) for negative; scale 2."""

    name = "金额"
    code = "money"
    type = MONEY
    level = 1
    example = "1234.50"
    units = tuple(_UNITS)

    def __init__(self, unit: str = "", given: str = "") -> None:
        super().__init__(unit or "元", given)

    def read(self, cell: Folded) -> Cleaned:
        """Read an amount; a unit in the cell outweighs the file's."""
        text = cell.dense
        if _FOREIGN.search(text):
            return unreadable("外币，未折算")
        plain = _BRACKETED.sub(r"\1", _CURRENCY.sub("", text))
        sign, plain = sign_of(plain)
        plain = _CURRENCY.sub("", plain)
        amount = self._yuan(plain)
        if isinstance(amount, Refused):
            return unreadable(amount.reason)
        if self.given != "元" and plain != text and self._in_two_units(text, plain):
            return unreadable(f"有货币符号而没有写单位，列的单位是“{self.given}”，分不清按哪个单位")
        value, written = amount
        exact = sign * value / _UNITS[self.unit]
        result = rounded(exact, MONEY_SCALE)
        if abs(result) >= self.limit:
            return unreadable(TOO_BIG)
        converted = UNIT_NOTE if written or self.given != self.unit else ""
        return Cleaned(result + 0, cell.note(converted, ROUND_NOTE if result != exact else ""))

    def _yuan(self, text: str) -> tuple[Decimal, bool] | Refused:
        """The amount in yuan, and whether the cell names a unit other than the file's."""
        match = _AMOUNT.fullmatch(text)
        if match is None:
            return Refused("不是可识别的金额")
        head, coins = match["head"], Decimal(0)
        for name in ("jiao", "fen"):
            if match[name]:
                coin = number(match[name])
                if isinstance(coin, Refused):
                    return coin
                coins += coin * _UNITS["角" if name == "jiao" else "分"]
        if coins and head and not match["yuan"]:
            return Refused("不是可识别的金额")
        whole = number(head) if head else Decimal(0)
        if isinstance(whole, Refused):
            return whole
        if not head and not coins:
            return Refused("没有数字")
        if match["yuan"] or coins or re.search(r"\d[千百十]?[万亿萬億]", head):
            return whole + coins, self.unit != "元" or bool(
                re.search(r"\d[千百十]?[万亿萬億]", head)
            )
        return whole * _UNITS[self.given], False

    def _in_two_units(self, text: str, plain: str) -> bool:
        """¥300,000 under 金额（万元）: the sign says yuan, the header says otherwise."""
        return bool(_CURRENCY.search(sign_of(text)[1])) and not _UNIT_WRITTEN.search(plain)

    def loosen(self, column: pa.StringArray) -> pa.StringArray:
        """Without the currency and well placed separators of amounts in yuan."""
        trimmed = pc.utf8_trim(column, BLANKS)
        if self.unit != "元":
            return trimmed
        sound = columns.matches(trimmed, _YUAN)
        return pc.if_else(sound, pc.replace_substring_regex(trimmed, "[¥￥,元]", ""), trimmed)

    def show(self, value: Decimal) -> str:
        """Thousands and two places."""
        return f"{value:,.2f}"
