"""Compare the documents of one case: each with the one that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shujian.core.errors import ShujianError
from shujian.documents.judgments.comparing import (
    acts,
    articles,
    charges,
    circumstances,
    heads,
    persons,
    proposals,
    sentences,
)
from shujian.documents.judgments.comparing.items import CLASSES, Comparison, Paper
from shujian.documents.judgments.comparing.pairing import Pair, pair
from shujian.documents.judgments.comparing.reasons import changed
from shujian.documents.judgments.reading import NOT, Reading

OPINION, DECLINED, INDICTMENT, PROPOSAL, JUDGMENT = (
    "起诉意见书", "不起诉决定书", "起诉书", "量刑建议书", "判决书",
)  # fmt: skip
ROLES = (OPINION, DECLINED, INDICTMENT, PROPOSAL, JUDGMENT)
"""In the order of the proceedings."""
_PAIRS = (
    (OPINION, INDICTMENT), (OPINION, DECLINED), (INDICTMENT, PROPOSAL), (INDICTMENT, JUDGMENT),
    (PROPOSAL, JUDGMENT), (OPINION, JUDGMENT),
)  # fmt: skip


def role_of(reading: Reading) -> str:
    """What part a document plays; "" where it is none of these, or was not read."""
    if reading.state == NOT:
        return ""
    return JUDGMENT if reading.kind is None else reading.kind.role


def paper(reading: Reading, id_: str, name: str) -> Paper:
    """A document to be compared.

    Raises:
        ShujianError: ``documents.unknown_kind``.
    """
    role = role_of(reading)
    if not role:
        raise ShujianError(
            "documents.unknown_kind", f"“{name}”不能比对",
            why="没有认出是起诉意见书、起诉书、量刑建议书、不起诉决定书或者判决书，或者没有读出当事人",
            remedy="请检查文书标题和正文是否完整；shujian judgments show 可查看读到什么",
        )  # fmt: skip
    kind = reading.document.text("文书种类") or role
    return Paper(role, kind, id_, name, reading)


def compare(papers: Sequence[Paper]) -> Comparison:
    """Compare two or more documents of one case, each kind once.

    Raises:
        ShujianError: ``documents.same_kind``, ``documents.too_few``.
    """
    _check(papers)
    found = Comparison(sorted(papers, key=lambda p: ROLES.index(p.role)))
    held = {p.role: p for p in papers}
    for left, right in _PAIRS:
        if left in held and right in held and _asked(left, right, held):
            made = pair(held[left], held[right], found.papers)
            _each(made, held)
            found.items += made.items
            _note(found, made)
    return found


def _asked(left: str, right: str, held: dict[str, Paper]) -> bool:
    """Opinion and judgment are compared directly only where there is no indictment."""
    return (left, right) != (OPINION, JUDGMENT) or INDICTMENT not in held


def _each(made: Pair, held: Mapping[str, Paper]) -> None:
    """What two documents are compared in, by what each of them is for.

    Beside an indictment a proposal says only what sentence is asked for; the sentence is
    compared with the proposal, and with the indictment's own only where there is none.
    """
    roles = (made.one.role, made.two.role)
    beside = roles == (PROPOSAL, JUDGMENT) and INDICTMENT in held
    if not beside:
        heads.compare(made)
        persons.compare(made)
    if DECLINED in roles:
        return
    charges.compare(made)
    acts.compare(made)
    if not beside:
        circumstances.compare(made)
    if PROPOSAL not in roles:
        articles.compare(made)
    if made.two.role == PROPOSAL:
        proposals.compare(made)
    elif made.two.role == JUDGMENT and (roles[0] == PROPOSAL or not _proposed(held)):
        sentences.compare(made)
    made.items.sort(key=lambda i: CLASSES.index(i.sort))


def _proposed(held: Mapping[str, Paper]) -> bool:
    return PROPOSAL in held and bool(held[PROPOSAL].reading.rows.of("量刑建议"))


def _note(found: Comparison, made: Pair) -> None:
    if not made.people.pairs and not made.people.open:
        found.notes.append(f"{made.one.role}和{made.two.role}没有相同的当事人，可能不是同一案件")
    told = changed(made.two.reading)
    if made.one.kind == INDICTMENT and made.two.role == JUDGMENT and told.start >= 0:
        found.notes.append(f"判决书写有变更（追加、补充）起诉：“{told.words}”，差异可能由此而来")
    for each in (made.one, made.two):
        if each.reading.unread:
            why = "；".join(f"{part}：{reason}" for part, reason in each.reading.unread)
            found.notes.append(f"{each.role}没有读全（{why}），没有读出的部分没有比对")
    found.notes[:] = dict.fromkeys(found.notes)


def _check(papers: Sequence[Paper]) -> None:
    if len(papers) < 2:
        raise ShujianError(
            "documents.too_few",
            "比对至少要两份文书",
            remedy="请给出起诉意见书、起诉书、判决书中的两份或者三份",
        )
    for role in ROLES:
        same = [p for p in papers if p.role == role]
        if len(same) > 1:
            names = "”和“".join(p.name for p in same)
            raise ShujianError(
                "documents.same_kind", f"“{names}”都是{role}",
                why="一次比对同一案件的文书，每种一份；变更、追加起诉决定书也算起诉书",
                remedy="请每种文书只给一份，分次比对",
            )  # fmt: skip
