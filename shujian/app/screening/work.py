"""Screening and parsing as streams: paths in, answers out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from shujian.app.screening.fanning import Make, answers
from shujian.app.screening.intake import Intake
from shujian.app.screening.judging import Judge, judgment_packs, over_pairs, shipped_plans
from shujian.app.screening.linking import Linker
from shujian.app.screening.parsing import parse
from shujian.app.screening.types import BATCH_DOCUMENTS, Account, Answer, Text
from shujian.core.cycles import each_unwatched, unwatched
from shujian.core.errors import Place, ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.documents.readers.options import DocumentOptions
from shujian.documents.readers.reading import read_documents
from shujian.models.packs.pack import Pack

MANY_DOCUMENTS = (500, 500, 1_000, 1_000, 1_500)
"""Documents of each batch where several processes share the work: few at first, so that all
have some; the last holds for those that follow: a batch costs a quarter of a second of itself,
and all that is read of it is in memory in every process."""


@dataclass(frozen=True)
class Asked:
    """What is to be screened, and how.

    Args:
        paths: files, folders and archives.
        original: a person vouches that all are the court's originals.
        packs: ids of rule packs; all shipped ones by default.
        processes: how many read and judge.
        progress: told the file that is read; asked whether to stop.
    """

    paths: Sequence[Path]
    original: bool = False
    packs: Sequence[str] = ()
    processes: int = 1
    progress: Progress = field(default_factory=lambda: SILENT)


def screened(asked: Asked, intake: Intake | None = None) -> Iterator[Answer]:
    """Clues of everything at the paths, batch by batch.

    Raises:
        ShujianError: a path that is not there, rule packs that cannot be read.
    """
    check(asked.paths)
    with unwatched():
        packs = judgment_packs(asked.packs)  # what is wrong with them is told before long work
    intake = intake or Intake(asked.original)
    answers = _answers(asked, intake, partial(_judge, tuple(asked.packs)))
    return each_unwatched(_linked(answers, [p for p in packs if over_pairs(p)]))


def _linked(answers: Iterator[Answer], packs: Sequence[Pack]) -> Iterator[Answer]:
    """The answers of all batches, then clues over judgments beside each other."""
    linker = Linker(packs, shipped_plans())
    for answer in answers:
        linker.take(answer)
        yield answer
    yield from linker.answers() if packs else ()


def parsed(asked: Asked, spans: bool = False) -> Iterator[Answer]:
    """Facts of everything at the paths, batch by batch; copies are read like any other."""
    check(asked.paths)
    intake = Intake(asked.original, copies=False)
    return each_unwatched(_answers(asked, intake, partial(_parser, spans)))


def check(paths: Sequence[Path]) -> None:
    """Refuse paths that are not there.

    Raises:
        ShujianError: ``app.no_such_path``.
    """
    for path in paths:
        if not path.exists():
            raise ShujianError(
                "app.no_such_path", "没有这个文件或文件夹", remedy="请检查路径是否写对",
                where=Place(str(path)),
            )  # fmt: skip


def _answers(asked: Asked, intake: Intake, make: Make) -> Iterator[Answer]:
    documents = read_documents(asked.paths, DocumentOptions(progress=asked.progress))
    most = MANY_DOCUMENTS if asked.processes > 1 else (BATCH_DOCUMENTS,)
    for answer in answers(intake.batches(documents, most), make, asked.processes):
        yield replace(answer, accounts=answer.accounts + _alike(intake, answer))


def _alike(intake: Intake, answer: Answer) -> tuple[Account, ...]:
    """Notes of documents that were judged although they look like copies."""
    return tuple(intake.alike.pop(a.id) for a in answer.accounts if a.id in intake.alike)


def _judge(packs: Sequence[str]) -> Callable[[list[Text]], Answer]:
    return Judge(judgment_packs(packs), shipped_plans()).batch


def _parser(spans: bool) -> Callable[[list[Text]], Answer]:
    return partial(parse, spans=spans)
