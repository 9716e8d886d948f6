"""Words of Chinese text for a full-text index: pairs of characters, so that any word is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shujian.core.errors import ShujianError
from shujian.documents.document import exact_form

_RUN = re.compile(r"[A-Za-z0-9]+|[^\W_A-Za-z0-9]+")
_TERM = re.compile(r'(-?)(?:"([^"]*)"|“([^”]*)”|(\S+))')
_LONGEST = 200
_MOST = 32


def tokens(text: str) -> Iterator[str]:
    """The index words of a text, in order.

    Blanks are left out first: a word may be broken over two lines. A Chinese run gives each
    pair of neighbours and its last character; letters and digits are one word.
    """
    for run in _RUN.findall(exact_form(text).lower()):
        if run.isascii():
            yield run
        else:
            yield from (run[i : i + 2] for i in range(len(run)))


@dataclass(frozen=True)
class Term:
    """One word or phrase of a query.

    Args:
        text: as written, folded like the index.
        excluded: whether it must not occur.
    """

    text: str
    excluded: bool = False

    @property
    def match(self) -> str:
        """The same for the index: words one after the other; the last may go on."""
        runs = _RUN.findall(self.text)
        words = []
        for number, run in enumerate(runs):
            if run.isascii():
                words.append(run)
            elif number < len(runs) - 1:
                words += [run[i : i + 2] for i in range(len(run))]
            else:
                words += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
        phrase = '"' + " ".join(words) + '"'
        last = runs[-1]
        return f"{phrase} *" if len(last) == 1 and not last.isascii() else phrase

    @property
    def pattern(self) -> re.Pattern[str]:
        """Where it stands in a text that is not folded: blanks may lie between, signs may be wide."""
        runs = [r"\s*".join(map(_wide, run)) for run in _RUN.findall(self.text)]
        return re.compile(r"[\s\W_]*?".join(runs), re.IGNORECASE)


def _wide(sign: str) -> str:
    if sign.isdigit() and sign.isascii():
        return f"[{sign}{chr(ord(sign) + 0xFEE0)}]"
    return "[〇○]" if sign == "〇" else re.escape(sign)


def parse(query: str) -> list[Term]:
    """Words of a query: parted by blanks, all must occur; ``"a b"`` a phrase; ``-a`` excluded.

    Raises:
        ShujianError: ``documents.query`` for one without a word that must occur.
    """
    terms = []
    for minus, *texts in _TERM.findall(query[:_LONGEST]):
        text = exact_form("".join(texts)).lower()
        if _RUN.search(text):
            terms.append(Term(text, minus == "-"))
    if all(term.excluded for term in terms) or len(terms) > _MOST:
        raise ShujianError(
            "documents.query",
            "检索式不能用",
            why="没有要找的词" if len(terms) <= _MOST else f"词多于 {_MOST} 个",
            remedy="写要找的词，多个词用空格分开；短语加引号；不要的词前加减号，如：盗窃 -未遂",
        )
    return terms
