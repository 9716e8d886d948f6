"""One sentence as a court's list writes it in one cell: 有期徒刑一年，缓刑一年六个月，并处罚金2000元."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from shujian.core.terms import Term as Length
from shujian.schema.dictionaries import dictionary
from shujian.schema.elements.base import Cleaned
from shujian.schema.elements.term import Term
from shujian.schema.fold import fold
from shujian.schema.simplify import simplify

SENTENCE_NOTE = "从写有整个刑罚的一格中读出"
_SEP = "[,，;；、/+]?"
_TIME = r"(?:[0-9〇○零一二两三四五六七八九十百廿]{1,5}(?:年半?|个?月|[日天])[零又加并,、]?|半年){1,3}整?"
_SUM = r"(?:人民币)?(?:[0-9][0-9,.]*|[〇零一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+)万?(?:余)?元整?"
_MORE = (
    rf"(?:{_SEP}(?:并处|并|附加|处)?(?:罚金(?:{_SUM})?|剥夺政治权利(?:终身|{_TIME})"
    rf"|没收(?:其)?(?:个人)?(?:全部|部分)?财产(?:{_SUM})?|驱逐出境))*"
)
_CHARGE = r"(?:(?:被告人)?[^,，;；判撤免缓处犯]{0,8}犯[^,，;；判撤免缓处犯]{1,40}罪[,，:：]?)?"
_IMPOSED = r"(?:被?判处|处|判|决定执行|合并执行|应执行)?"
_HELD = rf"(?:宣告|适用|判处)?缓刑(?:考验)?期?限?(?:为|[:：])?(?P<probation>{_TIME})?"
_TIMED = re.compile(
    rf"{_CHARGE}{_IMPOSED}(?P<kind>有期徒刑|有期|拘役|管制)(?:为|[:：])?(?P<term>{_TIME}){_MORE}"
    rf"(?P<held>{_SEP}(?:\({_HELD}\)|{_HELD.replace('probation', 'open')}))?{_MORE}[。.]?"
)
_FINE = re.compile(rf"{_CHARGE}(?:被?判处|判)?(?:单处罚金(?:{_SUM})?|处?罚金{_SUM})[。.]?")
"""A fine and nothing else: 罚金人民币三千元 is 单处罚金, 并处罚金 hangs on what is not written."""
_ALONE = re.compile(
    rf"(?:社区矫正期限|(?:宣告|适用|判处)?(?:缓刑)?(?:考验)?期?限?)(?:为|[:：])?(?P<probation>{_TIME})"
)
_INDEFINITE = {"无期徒刑": "无期", "死刑缓期执行": "死缓", "死刑": "死刑"}


@dataclass(frozen=True)
class Sentence:
    """What one cell says.

    Args:
        kind: principal penalty, of the list 主刑.
        term: its length as read, None where the kind has none.
        suspended: whether the cell pronounces 缓刑.
        probation: the period of probation as read, None where none is written.
    """

    kind: str
    term: Cleaned | None = None
    suspended: bool = False
    probation: Cleaned | None = None


def sentence(text: str) -> Sentence | None:
    """The one principal penalty of a cell and what hangs on it; None where it is not just that.

    Two penalties, a revoked probation or words that are not known make no sentence: nothing is
    picked out of them.

    Args:
        text: folded, without blanks, simplified.
    """
    found = _TIMED.fullmatch(text)
    if found is None:
        return _untimed(text)
    probation = found["probation"] or found["open"]
    kind, term = _kinds()[found["kind"]], _length(found["term"])
    return Sentence(kind, term, bool(found["held"]), _length(probation) if probation else None)


def alone(text: str) -> Cleaned | None:
    """The term of a cell that holds nothing but a period of probation: 二年, 缓刑二年."""
    found = _ALONE.fullmatch(text)
    return _length(found["probation"]) if found else None


def simple(text: str) -> str:
    """A cell's dense text in simplified characters."""
    return simplify(text)[0]


def _untimed(text: str) -> Sentence | None:
    if _FINE.fullmatch(text):
        return Sentence("单处罚金")
    found = _heads().fullmatch(text)
    if found is None:
        return None
    kind = _kinds()[found["kind"]]
    length = _INDEFINITE.get(kind, "")
    return Sentence(kind, Cleaned(Length(indefinite=length), "") if length else None)


def _length(text: str) -> Cleaned:
    return Term().read(fold(text))


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """Wording → kind, as the list 主刑 has them."""
    spec = dictionary("value_lists")["主刑"]["values"]
    return {fold(w).dense: kind for kind, others in spec.items() for w in (kind, *others)}


@lru_cache(maxsize=1)
def _heads() -> re.Pattern[str]:
    """Kinds that stand without a length, by any wording."""
    timed = {"有期徒刑", "拘役", "管制", "单处罚金"}
    words = sorted((w for w, kind in _kinds().items() if kind not in timed), key=len, reverse=True)
    listed = "|".join(map(re.escape, words))
    return re.compile(rf"{_CHARGE}{_IMPOSED}(?P<kind>{listed}){_MORE}[。.]?")
