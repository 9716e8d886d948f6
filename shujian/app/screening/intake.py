"""Documents on their way to be read: copies told, ids made distinct, cut into batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from shujian.app.screening.types import BATCH_CHARACTERS, BATCH_DOCUMENTS, Account, Text
from shujian.documents.document import Document, DocumentState
from shujian.documents.duplicates_index import Recogniser, Sameness
from shujian.documents.duplicates_signature import signature
from shujian.documents.judgments.reading import NOT

Batch = tuple[list[Text], list[Account]]
"""Texts to read, and accounts of documents of which nothing is read."""


class Intake:
    """Takes documents one after the other.

    Args:
        original: whether a person vouches that all are the court's originals.
        copies: whether copies are told: the same wording again is listed and not judged again,
            other copies are listed and judged, as they may differ.
    """

    def __init__(self, original: bool = False, copies: bool = True) -> None:
        self.original = original
        self._recogniser = Recogniser() if copies else None
        self._ids: dict[str, int] = {}
        self.alike: dict[str, Account] = {}

    def batches(
        self,
        documents: Iterable[Document],
        most: Sequence[int] = (BATCH_DOCUMENTS,),
        characters: int = BATCH_CHARACTERS,
    ) -> Iterator[Batch]:
        """Cut the stream into batches; only one is held at a time.

        Args:
            documents: as they come.
            most: documents of each batch; the last holds for those that follow.
            characters: in any batch.
        """
        sizes = [*most]
        texts: list[Text] = []
        told: list[Account] = []
        held = 0
        for document in documents:
            taken = self.take(document)
            if isinstance(taken, Account):
                told.append(taken)
            else:
                texts.append(taken)
                held += len(taken.text)
            if len(texts) + len(told) >= sizes[0] or held >= characters:
                yield texts, told
                texts, told, held = [], [], 0
                sizes = sizes[1:] or sizes
        if texts or told:
            yield texts, told

    def take(self, document: Document) -> Text | Account:
        """A document as a text to read, or as one of which nothing is read."""
        own = self._distinct(document.id)
        if document.state not in (DocumentState.READABLE, DocumentState.TRUNCATED):
            why = document.notes or (f"文书{document.state}",)
            return Account(own, document.name, document.source, NOT, why)
        copy = self._copy(document, own)
        if isinstance(copy, Account):
            return copy
        cut = document.state is DocumentState.TRUNCATED
        lacking = ("；".join(document.notes) or "文书不完整") if cut else ""
        return Text(own, document.name, document.source, document.text, lacking, self.original)

    def _copy(self, document: Document, own: str) -> Account | None:
        """The account of a text that was read before; copies that differ are noted in passing."""
        if self._recogniser is None:
            return None
        found = signature(document)
        if own != document.id:
            found = replace(found, id=own)
        match = self._recogniser.match(found)
        if match is None:
            self._recogniser.add(found)
            return None
        account = Account(own, document.name, document.source, "重复", (match.reason,), 0, match.id)
        if match.sameness is Sameness.EXACT:
            return account
        self.alike[own] = replace(account, judged=True)
        self._recogniser.add(found)
        return None

    def _distinct(self, wanted: str) -> str:
        """An id that no other document has: rules tie rows together by it."""
        number = self._ids[wanted] = self._ids.get(wanted, 0) + 1
        return wanted if number == 1 else f"{wanted}#{number}"
