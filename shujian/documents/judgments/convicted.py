"""Where a stretch of text tells convictions: verb, date, charge of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from shujian.documents.judgments.charges import standard
from shujian.documents.judgments.dates import Day, days
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

_TIMED = ("有期徒刑", "拘役", "管制")
_NOT_CHARGES = re.compile(r"(?:人民法院|公安局|本案|指控|起诉)")


@dataclass
class Prior:
    """One conviction while it is gathered.

    Args:
        span: from its first word to its last.
        verb: the words that impose the penalty.
        day: when it was judged.
        charge: as written.
        charge_at: where.
        term: of several told at once, the one of this; "" where it is not known which.
        kind: its principal penalty where the list tells one; "" where the verb's holds.
    """

    span: Span
    verb: re.Match[str]
    day: Day | None = None
    charge: str = ""
    charge_at: Span = (0, 0)
    term: str | None = None
    kind: str = ""


def convictions(reading: Reading, span: Span) -> list[Prior]:
    """The convictions that a stretch of text tells, in order."""
    say, text = language("priors"), reading.text
    known = list(days(text, *span))
    verbs = _verbs(text, span)
    found: list[Prior] = []
    start = span[0]
    for index, verb in enumerate(verbs):
        stop = verbs[index + 1].start() if index + 1 < len(verbs) else span[1]
        begin = _begin(text, start, verb.start())
        window = text[begin : verb.start()]
        charge, place = _charge(text, (begin, verb.start()))
        dated = [d for d in known if begin <= d.start and d.end <= verb.start()]
        alone = bool(charge and dated) and _merging(verb)
        joined = say["并罚"].search(window) is not None and not alone
        if found and (joined or (not charge and not dated)):
            found[-1].span = (found[-1].span[0], stop)
        elif (charge or dated) and not say["多次"].search(text, begin, verb.start() + 1):
            found += _each(text, dated, Prior((begin, stop), verb, None, charge, place))
        start = verb.end()
    for index, prior in enumerate(found):
        later = [p.verb.start() for p in found[index + 1 :] if p.verb is not prior.verb]
        prior.span = (prior.span[0], min(later, default=span[1]))
    return found


def _verbs(text: str, span: Span) -> list[re.Match[str]]:
    """The words that impose a penalty; 决定执行 where its sentence has no other of them.

    因犯抢劫罪被该院撤销缓刑，与前罪并罚，决定执行有期徒刑七年 tells no penalty of the new crime.
    """
    say = language("priors")
    found = list(say["判处"].finditer(text, *span))
    for match in say["并罚执行"].finditer(text, *span):
        begin = max(text.rfind(sign, span[0], match.start()) for sign in "。；\n")
        before = [v.end() for v in found if begin < v.start() < match.start()]
        if not before or _of_its_own(text, (before[-1], match.start())):
            found.append(match)
    return sorted(found, key=lambda verb: verb.start())


def _of_its_own(text: str, span: Span) -> bool:
    """Whether words behind a conviction tell another: …，2014年3月3日因犯诈骗罪被撤销缓刑，并罚."""
    say = language("priors")
    revoked = say["撤销"].search(text, *span) is not None
    return revoked and say["罪名"].search(text, *span) is not None and any(days(text, *span))


def _merging(verb: re.Match[str]) -> bool:
    return "执行" in verb.group()


def _each(text: str, dated: list[Day], prior: Prior) -> list[Prior]:
    """The convictions of one verb: as many as dates are listed (于2001年、2005年先后被判处…)."""
    listed = language("priors")["列举日"].search(text, prior.span[0], prior.verb.start())
    days_ = [d for d in dated if listed and listed.start() <= d.start]
    if len(days_) < 2:
        prior.day = _judged(text, dated, prior.verb.start())
        return [prior]
    terms = language("priors")["列举刑期"].match(text, prior.verb.end())
    parts = re.split("[、和及]", terms.group()) if terms else []
    told = parts if len(parts) == len(days_) else [""] * len(days_)
    kinds = [next((k for k in _TIMED if t.startswith(k)), "") for t in told]
    each = zip(days_, told, kinds, strict=True)
    return [replace(prior, day=d, term=t.removeprefix(k), kind=k) for d, t, k in each]


def _begin(text: str, start: int, verb: int) -> int:
    """Where the words about a conviction begin: after the sentence before it."""
    cut = max(text.rfind(ch, start, verb) for ch in "。；\n")
    if cut < 0:
        return start
    # the sentence with the verb may be only its second half: 因犯盗窃罪；于…被判处
    window = text[cut + 1 : verb]
    return (
        cut + 1
        if language("priors")["罪名"].search(window) or any(True for _ in days(window))
        else start
    )


def _judged(text: str, dated: list[Day], verb: int) -> Day | None:
    """The date of the judgment: the last one before the verb that is no release."""
    say = language("priors")
    for day in reversed(dated):
        told = say["释放"].match(text, day.start)
        if told is None or told.end() > verb + 2:
            return day
    return None


def _charge(text: str, window: Span) -> tuple[str, Span]:
    say = language("priors")
    for match in reversed(list(say["罪名"].finditer(text, *window))):
        if not _NOT_CHARGES.search(match["罪名"]):
            return match["罪名"], match.span("罪名")
    for match in reversed(list(say["事由"].finditer(text, *window))):
        if standard(match["事由"]):
            return match["事由"] + "罪", match.span("事由")
    return "", (0, 0)
