"""What a heading alone says of its column: which element it names, and how sensitive it is."""

from __future__ import annotations

from functools import lru_cache

from shujian.schema.code_names import is_code, means
from shujian.schema.dictionaries import dictionary
from shujian.schema.elements import element
from shujian.schema.fold import header_key

_ENDINGS = {
    "公民身份号码": "公民身份号码 身份证号 身份证号码 身份证件号 身份证件号码 身份号码 身份证 证件号 证件号码 身份号码原文",
    "统一社会信用代码": "统一社会信用代码 社会信用代码 信用代码",
    "手机号": "手机号 手机号码 手机 联系电话 电话号码 电话 联系方式",
    "固定电话": "固定电话 座机 座机号 座机号码 办公电话 传真",
    "银行卡号": "银行卡号 卡号",
    "银行账号": "银行账号 银行账户 收款账号 付款账号 对方账号 账户号码",
    "车牌号": "车牌号 车牌号码 号牌号码 车牌",
    "车辆识别代号": "车辆识别代号 车辆识别代码 车架号 车架号码 VIN VIN码",
    "护照号": "护照号 护照号码",
    "驾驶证号": "驾驶证号 驾驶证号码",
    "检察文书号": "检察文书号 检察文号",
    "法院名称": "法院名称 审理法院 管辖法院 一审法院 二审法院 执行法院",
    "经纬度": "经纬度",
    "姓名": "姓名",
    "地址": "地址 住址",
    "案号": "案号",
    "日期": "日期 时间 年月日",
    "月份": "月份 年月",
    "金额": "金额",
}
"""Element → the words with which a heading that means it ends."""
_BY_LENGTH = sorted(
    ((word, name) for name, words in _ENDINGS.items() for word in words.split()),
    key=lambda pair: -len(pair[0]),
)
_SENSITIVE = 3


@lru_cache(maxsize=4096)
def named_element(header: str) -> str:
    """The element that the end of a heading names, "" where it names none.

    户主身份证号 → 公民身份号码; a remark in brackets at the end is not looked at.
    """
    plain = header_key(header)
    if plain.endswith(")") and "(" in plain:
        plain = plain.rpartition("(")[0]
    return next((name for word, name in _BY_LENGTH if plain.endswith(word)), "")


@lru_cache(maxsize=4096)
def sensitive_element(header: str) -> str:
    """As ``named_element``; of a heading in letters (SFZH) what of a person it may stand for."""
    if (name := named_element(header)) or not is_code(key := header_key(header)):
        return name
    words = ((w, n) for w, n in _BY_LENGTH if element(n).level >= _SENSITIVE)
    return next((n for w, n in words if means(key, [w])), "")


def heading_level(*headers: str) -> int:
    """The sensitivity of a column so headed, whatever its element: 3 or 4, else 1.

    A number of a person stays one where a column was defined as text, and what is said of
    somebody's health is nobody's business whatever the words are kept as.
    """
    levels = [element(n).level for h in headers if (n := sensitive_element(h))]
    words = dictionary("headings")["health_words"]
    levels += [_SENSITIVE for h in headers for word in words if word in h]
    return max((n for n in levels if n >= _SENSITIVE), default=1)
