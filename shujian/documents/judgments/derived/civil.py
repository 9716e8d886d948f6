"""What the disposition of a judgment with civil claims awards, refuses or leaves open."""

from __future__ import annotations

import re

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading

_DEATH = re.compile(r"(?:死亡|残疾)赔偿金|被扶养人生活费")
_MENTAL = re.compile(r"精神(?:损害|损失)?(?:抚慰金|赔偿金|赔偿)")
_REFUSED = re.compile(r"驳回|不予支持|不予赔偿|不予受理")
_ANSWERED = re.compile(
    r"附带民事|诉讼请求|原告|公益诉讼|赔偿|补偿|赔礼道歉|修复|补植|增殖放流|恢复原状|支付|承担|费用"
    r"|撤诉|撤回|另行"
)
_FAILED = re.compile(
    r"(?:调解|和解|协议)[^。；]{0,6}(?:未果|无果|不成|未成|失败)"
    r"|(?:未|没有|不能|无法)(?:能)?[^。；]{0,16}达成[^。；]{0,8}(?:协议|和解|调解|一致)|不同意(?:调解|和解)"
)
"""Words on a settlement that did not come about."""
_SETTLED = re.compile(r"调解|和解|达成[^，。；]{0,14}协议|自愿(?:赔偿|补偿)")
_LATER = re.compile(r"撤诉|撤回|另行")
_MOTOR = re.compile(r"机动车|驾驶|车辆|轿车|货车|摩托车|三轮车|交强险|保险公司")
_TRAFFIC = ("交通肇事罪", "危险驾驶罪")
_NAME = "推算/{}"


def derive(reading: Reading) -> None:
    """Fill the civil columns of 文书, clause by clause; refused heads are left out.

    Source: 刑诉法解释（法释〔2021〕1号）第一百七十五条、第一百九十二条、第一百九十六条.
    """
    row = reading.document
    verdict = reading.part(reading.parts.verdict)
    if not verdict or not row.true("附带民事"):
        return
    clauses = [c for c in re.split(r"[；。\n]", verdict) if not _REFUSED.search(c)]
    for column, pattern in (("民事死残赔偿", _DEATH), ("民事精神赔偿", _MENTAL)):
        _put(reading, row, column, any(pattern.search(c) for c in clauses))
    whole = reading.part((reading.parts.procedure[0], reading.parts.verdict[1]))
    told = "。".join(s for s in re.split(r"[。；\n]", whole) if not _FAILED.search(s))
    settled = _SETTLED.search(told) is not None
    answered = _ANSWERED.search(verdict) or settled or _LATER.search(told)
    _put(reading, row, "民事有处理", bool(answered))
    _put(reading, row, "民事有协议", settled)
    _put(reading, row, "涉及机动车", _MOTOR.search(whole) is not None)
    charges = [r.text("规范罪名") or r.text("罪名") for r in reading.rows.of("判项")]
    _put(reading, row, "交通罪名", any(c in _TRAFFIC for c in charges))


def _put(reading: Reading, row: Row, column: str, value: bool) -> None:
    row.put(column, value, reading.parts.verdict, "主文", _NAME.format(column))
