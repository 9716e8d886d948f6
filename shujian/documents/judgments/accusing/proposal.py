"""One proposal: principal penalty and its range, probation, fine, and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from shujian.core.terms import Term
from shujian.documents.judgments.amounts import read_money, read_term
from shujian.documents.judgments.facts import Value
from shujian.documents.judgments.language import language
from shujian.documents.judgments.segments import Span

GROUP = "proposal"
_UNIT = re.compile(r"(个?月|年)")
_SUM_UNIT = re.compile(r"[万千]?元$")


@dataclass
class Proposal:
    """What is proposed.

    Args:
        cells: column of 量刑建议 → (value, place in the piece, name of the pattern).
        doubts: column → (reason, place).
    """

    cells: dict[str, tuple[Value, Span, str]] = field(default_factory=dict)
    doubts: dict[str, tuple[str, Span]] = field(default_factory=dict)

    def set(self, column: str, value: Value | None, span: Span, pattern: str) -> None:
        """Note a value; None is noted as a doubt."""
        if value is None:
            self.doubts.setdefault(column, ("写法读不准", span))
        else:
            self.cells.setdefault(column, (value, span, pattern))


def read_proposal(words: str) -> Proposal | None:
    """A proposal out of its words, brackets blanked; None where they propose no punishment."""
    found = Proposal()
    rest = _probation(words, found)
    _main(rest, found)
    _fine(rest, found)
    _others(rest, found)
    if not any(c in found.cells for c in ("主刑", "建议罚金", "其他建议")):
        return None
    if "主刑" not in found.cells and "建议罚金" in found.cells:
        found.set("主刑", "单处罚金", found.cells["建议罚金"][1], "罚金")
    found.cells.setdefault("建议缓刑", (False, (0, 0), ""))
    found.cells.setdefault("建议罚金", (False, (0, 0), ""))
    return found


def _main(words: str, found: Proposal) -> None:
    say = language(GROUP)
    for name in ("同种幅度", "倒装幅度"):
        if match := say[name].search(words):
            low = read_term(match["低"] or _with_unit(match["裸"], match["高"]))
            found.set("主刑", match["种"], match.span("种"), name)
            found.set("刑期下限", low, match.span(), name)
            found.set("刑期上限", read_term(match["高"]), match.span(), name)
            second = match.groupdict().get("种二")
            if second and second != match["种"]:
                found.set("最高主刑", second, match.span("种二"), name)
            return
    for name in ("确定", "倒装确定"):
        if match := say[name].search(words):
            term, bound = read_term(match["期"]), match["界"] or ""
            found.set("主刑", match["种"], match.span("种"), name)
            if bound == "左右":
                found.set("刑期下限", None, match.span(), name)
                found.set("刑期上限", None, match.span(), name)
            if bound in ("", "以上"):
                found.set("刑期下限", term, match.span(), name)
            if bound in ("", "以下"):
                found.set("刑期上限", term, match.span(), name)
            return
    _unbounded(words, found)


def _unbounded(words: str, found: Proposal) -> None:
    """Penalties without a length: life, death, none at all, or a kind alone."""
    say = language(GROUP)
    if match := say["不定期"].search(words):
        kind = match["种"] if match["种"] == "无期徒刑" else "死缓" if match["缓"] else "死刑"
        term = Term(indefinite="无期" if kind == "无期徒刑" else kind)
        found.set("主刑", kind, match.span("种"), "不定期")
        found.set("刑期下限", term, match.span("种"), "不定期")
        found.set("刑期上限", term, match.span("种"), "不定期")
    elif match := say["免刑"].search(words):
        found.set("主刑", "免予刑事处罚", match.span(), "免刑")
    elif match := say["只有刑种"].search(words):
        found.set("主刑", match["种"], match.span("种"), "只有刑种")


def _probation(words: str, found: Proposal) -> str:
    """Note probation; the words without it, as long, so that its length is not taken twice."""
    say = language(GROUP)
    told = say["缓刑"].search(words)
    if told is None:
        return words
    if told["不"]:
        found.set("建议缓刑", False, told.span(), "缓刑")
        return words
    found.set("建议缓刑", True, told.span(), "缓刑")
    if match := say["缓刑幅度"].search(words):
        low = read_term(match["低"] or _with_unit(match["裸"], match["高"]))
        found.set("考验期下限", low, match.span(), "缓刑幅度")
        found.set("考验期上限", read_term(match["高"]), match.span(), "缓刑幅度")
    elif match := say["缓刑确定"].search(words):
        for column in ("考验期下限", "考验期上限"):
            found.set(column, read_term(match["期"]), match.span(), "缓刑确定")
    if match is None:
        return words
    return words[: match.start()] + "＃" * len(match.group()) + words[match.end() :]


def _fine(words: str, found: Proposal) -> None:
    say = language(GROUP)
    told = say["罚金"].search(words)
    if told is None:
        return
    found.set("建议罚金", True, told.span(), "罚金")
    if match := say["罚金幅度"].search(words):
        found.set("罚金下限", _sum(match["低"], match["高"]), match.span(), "罚金幅度")
        found.set("罚金上限", read_money(match["高"]), match.span(), "罚金幅度")
    elif match := say["罚金确定"].search(words):
        value, bound = read_money(match["额"] or match["倒"]), match["界"] or match["倒界"] or ""
        if bound in ("", "以上"):
            found.set("罚金下限", value, match.span(), "罚金确定")
        if bound in ("", "以下"):
            found.set("罚金上限", value, match.span(), "罚金确定")


def _others(words: str, found: Proposal) -> None:
    say = language(GROUP)
    if match := say["剥权"].search(words):
        term = Term(indefinite="终身") if match["期"] == "终身" else read_term(match["期"])
        found.set("剥夺政治权利", term, match.span(), "剥权")
    others = list(say["其他"].finditer(words))
    if others:
        told = "、".join(dict.fromkeys(m.group() for m in others))
        found.set("其他建议", told, others[0].span(), "其他")


def _with_unit(bare: str, high: str) -> str:
    """六至八个月: the unit of the upper end holds for the lower."""
    units = _UNIT.findall(high)
    return bare + (units[-1] if units else "")


def _sum(low: str, high: str) -> Decimal | None:
    """二至三千元, 2000至3000元: the unit of the upper end holds for the lower."""
    if low.endswith("元"):
        return read_money(low)
    unit = _SUM_UNIT.search(high)
    value, limit = read_money(low + "元"), read_money(high)
    if value is not None and limit is not None and unit and value * 100 < limit:
        return read_money(low + unit[0])
    return value
