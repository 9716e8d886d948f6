"""Counts that an appeal leaves standing beside others that it sentences anew."""

from __future__ import annotations

from shujian.documents.judgments.charges import standard
from shujian.documents.judgments.counts import charges_at
from shujian.documents.judgments.decision import Decision, Draft
from shujian.documents.judgments.language import language
from shujian.documents.judgments.original import original
from shujian.documents.judgments.punishment import Punishment
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.verdict_names import Roll
from shujian.documents.judgments.verdict_text import GROUP, UPHOLD


def join(reading: Reading, decision: Decision) -> None:
    """Put the counts that stand beside the new ones that they are merged with.

    维持…对某甲犯贪污罪的定罪量刑部分; 某甲犯受贿罪，判处…，与贪污罪判处的…并罚，决定执行….
    Only where a sentence to be served is decided anew: without one nothing is merged.

    Args:
        reading: the judgment of the appeal.
        decision: its disposition; the drafts that decide anew are added to.
    """
    for seq in (p.number("被告人序号") for p in reading.people):
        merged = [d for d in decision.about(seq) if d.merged and len(d.names) == 1]
        if len(merged) != 1:
            continue
        draft = merged[0]
        decided = {_known(c) for c in draft.counts}
        for count in _standing(reading, decision, seq):
            if _known(count) not in decided:
                draft.counts.append(count)
                decided.add(_known(count))
                _no_prior(draft, count)


def _known(count: Punishment) -> str:
    return standard(count.charge) or count.charge


def _no_prior(draft: Draft, count: Punishment) -> None:
    """与贪污罪判处的有期徒刑三年并罚 speaks of the count that stands, not of an earlier sentence."""
    prior = draft.prior
    if prior is None:
        return
    charge = _known(prior) if prior.charge else ""
    same = charge == _known(count) or (not charge and prior.value("刑期") == count.value("刑期"))
    if same:
        draft.prior = None


def _standing(reading: Reading, decision: Decision, seq: int) -> list[Punishment]:
    """The counts of one that items of the disposition uphold: as quoted there, else as told below."""
    quoted = [c for d in decision.about(seq, UPHOLD) for c in d.counts if c.charge and c.mains]
    if quoted:
        return quoted
    named = _named(reading, decision, seq)
    if not named:
        return []
    below = original(reading)
    shift = below.start - decision.start
    counts = (c for d in below.about(seq) for c in d.counts)
    return [_moved(c, shift) for c in counts if c.charge and _known(c) in named and c.mains]


def _named(reading: Reading, decision: Decision, seq: int) -> set[str]:
    """Charges whose conviction and sentence are upheld by name: 对某甲犯贪污罪的定罪量刑."""
    roll = Roll(reading.people)
    found: set[str] = set()
    for match in language(GROUP)["维持罪"].finditer(decision.words):
        if [n.seq for n in roll.within(match["谁"])] == [seq]:
            charges = charges_at(decision.words, match.start("罪"))
            found |= {standard(name) or name for name, _, _ in charges}
    return found


def _moved(count: Punishment, shift: int) -> Punishment:
    """A count with its places counted from another beginning."""

    def at(span: Span) -> Span:
        return span[0] + shift, span[1] + shift

    cells = {k: (v, at(span), pattern) for k, (v, span, pattern) in count.cells.items()}
    doubts = {k: (why, at(span)) for k, (why, span) in count.doubts.items()}
    return Punishment(count.charge, at(count.place), cells, doubts, list(count.mains), count.beside)
