"""Offences of the special part of the Criminal Law: their penalties, by date of the law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from shujian.core.errors import ShujianError, raise_all
from shujian.law.offence import MAIN_KINDS, Fine, Main, Offence, Penalties, Tier
from shujian.law.offence_names import fold
from shujian.law.offence_reading import read_offences
from shujian.store.content import Content, Layer

KIND = "law/offences"
"""The content folder: one file a chapter or section."""
__all__ = ["KIND", "MAIN_KINDS", "Fine", "Main", "Offence", "OffenceBook", "Penalties", "Tier"]


class OffenceBook:
    """All offences in force for a home.

    Args:
        offences: by name.
        names: every known way to write a name, folded, to the name.
    """

    def __init__(self, offences: Mapping[str, Offence], names: Mapping[str, str]) -> None:
        self.offences = MappingProxyType(dict(offences))
        self._names = dict(names)
        self.names = MappingProxyType(self._names)
        replaced: dict[str, list[str]] = {}
        for offence in offences.values():
            for origin in offence.origins:
                replaced.setdefault(origin, []).append(offence.name)
        self.successors = MappingProxyType({k: tuple(v) for k, v in replaced.items()})

    @classmethod
    def load(cls, content: Content) -> OffenceBook:
        """Load ``law/offences/**.yaml`` of all layers.

        Raises:
            ShujianError: all faults at once, each with file and line.
        """
        return cls.read(content.files(KIND))

    @classmethod
    def read(cls, files: Iterable[tuple[Layer, Path]]) -> OffenceBook:
        """Load these files; see ``load``."""
        errors: list[ShujianError] = []
        offences, names = read_offences(files, errors)
        raise_all(errors)
        return cls(offences, names)

    def find(self, name: str) -> Offence | None:
        """The offence behind a charge as written; None where the table does not have it.

        Selective charges are found by any of their parts (贩卖毒品罪), former names and
        aliases too; commas, blanks and a missing 罪 do not matter.
        """
        found = self._names.get(fold(name))
        return self.offences[found] if found else None

    @cached_property
    def earliest(self) -> dt.date:
        """The first day of the oldest text."""
        return min(version.start for one in self for version in one.versions)

    def __iter__(self) -> Iterator[Offence]:
        """The offences, in the order of the files."""
        return iter(self.offences.values())

    def __len__(self) -> int:
        """How many offences."""
        return len(self.offences)
