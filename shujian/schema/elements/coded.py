"""值域: columns with a few values, which every department words in its own way."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from shujian.core.cells import State
from shujian.formulas.types import TEXT
from shujian.schema.dictionaries import dictionary
from shujian.schema.elements.base import Cleaned, register, unreadable
from shujian.schema.elements.listed import Listed
from shujian.schema.elements.sentences import SENTENCE_NOTE, sentence, simple
from shujian.schema.fold import Folded, fold
from shujian.schema.simplify import simplify

WORDING_NOTE = "换为规范名称"
_BETWEEN = re.compile(r"[、,，;；/+和及与]")


class Coded(Listed):
    """A value of a list, or one of its other wordings; nothing else is guessed."""

    type = TEXT
    wordings: ClassVar[dict[str, str]]
    ends: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Ends of names with the value each means, the longest first: 虚构县司法局."""
    joined: ClassVar[dict[str, frozenset[str]]] = {}
    """Value → the values that several wordings in one cell may mean to make it."""

    def read(self, cell: Folded) -> Cleaned:
        """The canonical value of a wording."""
        text, note = simplify(cell.dense)
        value = self._said(text)
        if value is None:
            return unreadable(f"不在值域之内，应为：{'、'.join(self.listed)}")
        return Cleaned(value, cell.note(note, "" if value == text else WORDING_NOTE))

    def _said(self, text: str) -> str | None:
        """The value of a wording, of a name by its end, or of several wordings together."""
        value = self.wordings.get(text)
        parts = [part for part in _BETWEEN.split(text) if part] if self.joined else []
        if value is None and len(parts) > 1:
            values = {self.wordings.get(part, "") for part in parts}
            return next((v for v, among in self.joined.items() if values <= among), None)
        if value is None and not _BETWEEN.search(text):
            return next((v for end, v in self.ends if text.endswith(end)), None)
        return value


def made(name: str, spec: dict[str, Any], kind: type[Coded] = Coded) -> type[Coded]:
    """The element of one list of the dictionary ``value_lists``.

    Args:
        name: of the list.
        spec: its values and their wordings.
        kind: how cells that are no wording are read.

    Raises:
        ValueError: a wording stands for two values.
    """
    wordings: dict[str, str] = {}
    for value, others in spec["values"].items():
        for wording in (fold(one).dense for one in (value, *others)):
            if wordings.setdefault(wording, value) != value:
                raise ValueError(f"{name}: {wording} stands for two values")
    held = {
        "__doc__": f"{name}: one of a list.",
        "name": name,
        "code": spec["english"],
        "listed": tuple(spec["values"]),
        "example": next(iter(spec["values"])),
        "wordings": wordings,
        "ends": tuple(sorted(_ends(spec), key=lambda pair: -len(pair[0]))),
        "joined": {v: frozenset(among) for v, among in spec.get("joined", {}).items()},
    }
    return type(spec["english"], (kind,), held)


def _ends(spec: dict[str, Any]) -> list[tuple[str, str]]:
    return [(end, value) for value, ends in spec.get("ends", {}).items() for end in ends]


class Penalty(Coded):
    """主刑: also out of a cell that holds the whole sentence."""

    max_length = 120

    def read(self, cell: Folded) -> Cleaned:
        """A wording of the list, else the one principal penalty of the sentence."""
        read = super().read(cell)
        found = sentence(simple(cell.dense)) if read.state is not State.VALUE else None
        return read if found is None else Cleaned(found.kind, cell.note(SENTENCE_NOTE))


for _name, _spec in dictionary("value_lists").items():
    register(made(_name, _spec, Penalty if _name == "主刑" else Coded))
