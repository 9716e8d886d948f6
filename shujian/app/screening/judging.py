"""One batch of texts: read, judged by rule packs, told as clues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from shujian.app.screening.linking import TABLES, filed
from shujian.app.screening.telling import Teller
from shujian.app.screening.types import Account, Answer, Clue, Text
from shujian.app.shelf import Shelf
from shujian.core.errors import ShujianError
from shujian.documents.judgments.arrow import definitions, gathered, tables
from shujian.documents.judgments.normal import normalise
from shujian.documents.judgments.outside import PART as OUTSIDE
from shujian.documents.judgments.reading import DONE, NOT, Reading, Stage, read_judgment
from shujian.documents.judgments.segments import Segments
from shujian.models.packs.pack import Pack
from shujian.models.packs.plans import Plans
from shujian.models.packs.prepare import read_columns
from shujian.models.packs.screen import Screener
from shujian.store.cache import default_cache, program_cache

Read = tuple[Text, Reading]
UNDECIDED = ("待核", "未检查")
"""Outcomes of a rule that say neither that it is met nor that it is not."""


def read(text: Text, amend: Stage | None = None) -> Reading:
    """The facts of a text; what its delivery lacks is named, and any text gives a reading.

    Args:
        text: the text.
        amend: a person's corrections, put in before anything is derived.
    """
    try:
        reading = read_judgment(text.text, amend=amend)
    except Exception as error:  # one document must not lose the batch
        reading = Reading(normalise(""), Segments())
        reading.miss("全文", f"{type(error).__name__}: {error}"[:200])
        reading.document.put("读取状态", NOT)
    row = reading.document
    if text.lacking:
        reading.miss("全文", text.lacking)
        row.replace("读取状态", reading.state)
        row.replace("未读部分", "；".join(f"{part}：{why}" for part, why in reading.unread))
    row.put("文书名称", text.name)
    if text.original:  # names left out show a published copy, whatever was vouched for
        row.put("版本", "原件")
    return reading


def account(text: Text, reading: Reading, clues: int = 0, screened: bool = False) -> Account:
    """What became of a text."""
    reasons = tuple(f"{part}：{why}" for part, why in reading.unread)
    if reading.state != DONE and not reasons:
        reasons = ("没有读出判项",)
    kind = "" if reading.kind is None else reading.kind.name
    outside = any(part == OUTSIDE for part, _ in reading.unread)
    row = reading.document
    return Account(
        text.id, text.name, text.source, reading.state, reasons, clues, "", screened, kind,
        row.text("文书种类") or kind, row.text("案号"), outside,
    )  # fmt: skip


def judged(reading: Reading) -> bool:
    """Whether rules on judgments are run over a text."""
    return reading.state != NOT and reading.kind is None


def judgment_packs(wanted: Sequence[str] = ()) -> list[Pack]:
    """The shipped rule packs over fact tables of judgments and of pairs, or those named.

    Raises:
        ShujianError: a pack that cannot be read or is not there; none at all.
    """
    return [*_shipped(tuple(wanted))]


@lru_cache(maxsize=4)
def _shipped(wanted: tuple[str, ...]) -> tuple[Pack, ...]:
    shelf = Shelf()
    names = [shelf.item(name).id for name in wanted] or list(shelf.packs)
    if shelf.broken:
        raise shelf.broken[0]
    packs = [shelf.pack(name)[0] for name in names]
    found = [p for p in packs if p.spec.base in definitions() or over_pairs(p)]
    if not found:
        raise ShujianError(
            "app.no_judgment_packs",
            "没有可以审查裁判文书的规则包",
            remedy="shujian models list 可列出规则包；用 --pack 写明编号",
        )
    return tuple(found)


def shipped_plans() -> Plans | None:
    """Where queries of ``judgment_packs`` are kept; None where nothing can be kept."""
    try:
        return Plans(program_cache(default_cache()))
    except OSError:
        return None


def over_pairs(pack: Pack) -> bool:
    """Whether a pack judges judgments beside each other."""
    return pack.spec.base in TABLES


class Judge:
    """Rule packs ready for batch after batch; one in each process.

    Args:
        packs: those over pairs are not run here; where there are any, what they need is kept.
        plans: where the queries of the shipped packs are kept.
    """

    def __init__(self, packs: Sequence[Pack], plans: Plans | None = None) -> None:
        self.links = any(map(over_pairs, packs))
        packs = [p for p in packs if not over_pairs(p)]
        self.screener = Screener(packs, plans=plans)
        self.teller = Teller(packs)
        self._reads = read_columns(packs, lambda _, table: table)

    def batch(self, texts: Sequence[Text]) -> Answer:
        """Read and judge the texts of one batch.

        A text that could not be read as a judgment is not judged, an indictment neither:
        nothing found there would mean nothing.
        """
        held = [(t, read(t)) for t in texts]
        open_ = [(t, r) for t, r in held if judged(r)]
        counts: Counter[tuple[str, str]] = Counter()
        clues = self._judged(open_, counts)
        many = Counter(clue.record["document"] for clue in clues)
        links = [filed(t, r) for t, r in held if self.links and r.kind is None]
        accounts = [account(t, r, many[t.id], judged(r)) for t, r in held]
        kept = tuple(k for k in links if k)
        return Answer(tuple(accounts), tuple(clues), counts, filed=kept)

    def of_reading(self, text: Text, reading: Reading) -> list[Clue]:
        """The clues of one document that was read already."""
        return self._judged([(text, reading)], Counter())

    def settled(self, text: Text, reading: Reading) -> frozenset[str]:
        """The rules that leave nothing of one document undecided."""
        counts: Counter[tuple[str, str]] = Counter()
        self._judged([(text, reading)], counts)
        open_ = {rule for (rule, word), rows in counts.items() if rows and word in UNDECIDED}
        return frozenset(rule for rule, _ in counts) - open_

    def _judged(self, held: Sequence[Read], counts: Counter[tuple[str, str]]) -> list[Clue]:
        if not held:
            return []
        pairs = [(t.id, r) for t, r in held]
        try:
            result = self.screener.run(tables(pairs, self._reads))
        except ShujianError as error:
            return self._halved(held, counts, error)
        for rules in result.counts.values():
            for c in rules:
                for word, rows in (
                    ("命中", c.passed), ("待核", c.review), ("未检查", c.unchecked),
                    ("未命中", c.dropped or 0),
                ):  # fmt: skip
                    counts[c.step, word] += rows
        return self.teller.told(result.findings, held, gathered(pairs))

    def _halved(
        self, held: Sequence[Read], counts: Counter[tuple[str, str]], error: ShujianError
    ) -> list[Clue]:
        """Judge in halves, until the document that cannot be judged stands alone."""
        if len(held) == 1:
            held[0][1].miss("规则", str(error)[:300])
            return []
        middle = len(held) // 2
        return self._judged(held[:middle], counts) + self._judged(held[middle:], counts)
