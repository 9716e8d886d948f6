"""Which elements of an XML file are records: guessed from how often each way occurs."""

from __future__ import annotations

from dataclasses import dataclass, field

from shujian.core.errors import Place, ShujianError
from shujian.pool.readers.xmlstream import Path

_MOST_WAYS = 20_000
_ENOUGH = 2
"""Values of its own that make a repeated element a record, and not a frame around records."""


@dataclass
class Way:
    """One way from the root: how often it occurs, and what stands below.

    Args:
        count: occurrences.
        repeats: whether it occurs twice in one and the same element.
        inner: whether elements stand in it.
        values: attributes, and texts of the element itself ("").
    """

    count: int = 0
    repeats: bool = False
    inner: bool = False
    values: dict[str, None] = field(default_factory=dict)


class Shape:
    """All ways of a file in order of appearance; watches it once.

    Args:
        shown: the file's name, for errors.
    """

    def __init__(self, shown: str) -> None:
        self.ways: dict[Path, Way] = {}
        self._shown = shown
        self._children: list[set[str]] = [set()]

    def start(self, path: Path, values: dict[str, str]) -> None:
        """Count it."""
        way = self.ways.get(path)
        if way is None:
            if len(self.ways) >= _MOST_WAYS:
                raise ShujianError(
                    "pool.xml", "这个 XML 文件不能读", why=f"元素的名称和层次超过 {_MOST_WAYS} 种",
                    remedy="请导出为每行一条记录的表", where=Place(file=self._shown),
                )  # fmt: skip
            way = self.ways[path] = Way()
        way.count += 1
        way.values.update(dict.fromkeys(values))
        siblings = self._children[-1]
        way.repeats = way.repeats or path[-1] in siblings
        siblings.add(path[-1])
        self._children.append(set())

    def end(self, path: Path, text: str, inner: bool) -> None:
        """Note its text."""
        self._children.pop()
        way = self.ways[path]
        way.inner = way.inner or inner
        if text or not inner:
            way.values[""] = None

    def below(self, path: Path) -> list[Path]:
        """The ways below another, in order."""
        return [p for p in self.ways if len(p) > len(path) and p[: len(path)] == path]

    def columns(self, record: Path) -> list[str]:
        """The names of a record's values, in order of appearance; nested ones with points."""
        names: dict[str, None] = {}
        for path in (record, *self.below(record)):
            for value in self.ways[path].values:
                names[column(record, path, value)] = None
        return list(names)

    def records(self) -> list[Path]:
        """The elements that are taken for records: none lies within another."""
        repeated = [p for p, w in self.ways.items() if w.repeats]
        structured = [p for p in repeated if self.ways[p].inner or self._attributes(p)]
        found: list[Path] = []
        for path in structured or repeated:
            if any(path[: len(f)] == f for f in found):
                continue
            inner = [p for p in structured if len(p) > len(path) and p[: len(path)] == path]
            if not inner or self._own(path) >= _ENOUGH:
                found.append(path)
        return found or self._single()

    def others(self, records: list[Path]) -> list[Path]:
        """Repeated elements that may be chosen as records instead."""
        return [p for p, w in self.ways.items() if w.repeats and w.inner and p not in records]

    def _attributes(self, path: Path) -> bool:
        return any(self.ways[path].values.keys() - {""})

    def _own(self, path: Path) -> int:
        """How many values a record has that do not repeat in it."""
        leaves = [
            p
            for p in self.below(path)
            if len(p) == len(path) + 1 and not self.ways[p].repeats and not self.ways[p].inner
        ]
        return len(leaves) + len(self.ways[path].values)

    def _single(self) -> list[Path]:
        """Without any repetition: the element below which the file branches."""
        path = next(iter(self.ways), ())
        while path:
            children = [p for p in self.below(path) if len(p) == len(path) + 1]
            if len(children) != 1 or not self.ways[children[0]].inner:
                break
            path = children[0]
        return [path] if path and self.columns(path) else []


def column(record: Path, path: Path, value: str) -> str:
    """The name of a value of a record: its way below the record, attributes last."""
    names = [*path[len(record) :], *([value] if value else [])]
    return ".".join(names) or record[-1]


def spelled(path: Path) -> str:
    """A way without the root, as parts are called."""
    return ".".join(path[1:]) or path[0]
