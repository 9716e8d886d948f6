"""Which lacking column keeps the rules of models from deciding on a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from shujian.app.fit_silence import Silence
from shujian.app.fit_vacancy import Vacancy
from shujian.app.shelves import Entry
from shujian.models.checking import Bound
from shujian.models.model import Model

Columns = frozenset[str]
Tables = frozenset[str]
_NONE: Columns = frozenset()


@dataclass(frozen=True)
class _Reader:
    """A model that makes clues of a table.

    Args:
        name: of the model.
        model: the model.
        ends: the steps that make clues of its rows → their rules.
        apart: each of these steps → the tables that it can do without, together.
        reads: the columns of the table on which it decides.
        place: the column that tells the place of a row; "" where the table has none.
    """

    name: str
    model: Model
    ends: Mapping[str, str]
    apart: Mapping[str, Tables]
    reads: Columns
    place: str = ""

    def mute(self, table: str, lacking: Columns) -> set[str]:
        """The steps that can only say 未检查 while a file lacks some columns."""
        lost = frozenset((table, c) for c in lacking)
        silent = {a: Silence(self.model, a, _NONE, lost) for a in set(self.apart.values())}
        return {end for end, apart in self.apart.items() if silent[apart].vacant(end)}


@dataclass(frozen=True)
class _Way:
    """Lacking columns with which some rules of a model can decide."""

    reader: _Reader
    columns: Columns
    rules: frozenset[str]

    def told(self, column: str) -> str:
        """Why a person should be asked about one of them, Chinese."""
        others = "、".join(f"“{c}”" for c in sorted(self.columns - {column}))
        beside = f"（另外还要{others}）" if others else ""
        whole = self.rules == frozenset(self.reader.ends.values())
        count = "全部规则" if whole else f" {len(self.rules)} 条规则"
        return f"“{self.reader.name}”的{count}要用它{beside}，现在没有一条规则判得了这份表"


@dataclass
class StuckColumns:
    """Asked of each part of each file that is brought in, so that what was found is kept.

    Args:
        readers: by table, the models that make clues of it.
    """

    readers: Mapping[str, tuple[_Reader, ...]]
    _found: dict[tuple[str, Columns, Columns], Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> StuckColumns:
        """For every usable model."""
        return cls(_readers(entries))

    def __call__(self, table: str, lacking: Columns, spoken: Columns) -> Mapping[str, str]:
        """Column → why a person should be asked about it; but for the place, nothing while one
        rule can decide.

        Args:
            table: the standard table; of the others, those without which a rule finds nothing
                are taken to be there.
            lacking: its columns that a file does not have.
            spoken: those of them of which a person said something: not asked about again.
        """
        key = (table, lacking, spoken)
        if key not in self._found:
            self._found[key] = self._find(*key)
        return self._found[key]

    def _find(self, table: str, lacking: Columns, spoken: Columns) -> Mapping[str, str]:
        return {
            **self._of_place(table, lacking - spoken),
            **self._deciding(table, lacking, spoken),
        }

    def _of_place(self, table: str, lacking: Columns) -> Mapping[str, str]:
        """The place of a list, where half of a model's rules or more want it.

        A list of one county seldom has a column of it, and everybody knows which county it is.
        """
        for reader in self.readers.get(table, ()):
            if reader.place not in lacking & reader.reads:
                continue
            mute = reader.mute(table, frozenset([reader.place]))
            if 2 * len(mute) >= len(reader.ends):
                rules = len({reader.ends[end] for end in mute})
                told = f"“{reader.name}”的 {rules} 条规则要知道地区才判得了"
                whole = "整份都是同一个地区的，请写它的行政区划代码"
                return {reader.place: f"{told}；{whole}"}
        return {}

    def _deciding(self, table: str, lacking: Columns, spoken: Columns) -> Mapping[str, str]:
        readers = self.readers.get(table, ())
        if any(r.ends.keys() - r.mute(table, lacking & r.reads) for r in readers):
            return {}
        ways = [w for r in readers for w in _ways(r, table, lacking & r.reads, spoken)]
        if not ways:
            return {}
        best = min(ways, key=lambda way: (len(way.columns), -len(way.rules)))
        return {column: best.told(column) for column in sorted(best.columns)}


def _readers(entries: Iterable[Entry]) -> dict[str, tuple[_Reader, ...]]:
    found: dict[str, tuple[_Reader, ...]] = {}
    for entry in entries:
        model = entry.bound
        if not isinstance(model, Model):  # rule packs read what documents give
            continue
        for need in entry.needs:
            # a step that makes clues without the table is not kept from it by its columns
            without = Vacancy(model, frozenset([need.table]))
            ends = {c.id: _rule(c) for c in model.clue_steps if without.vacant(c.id)}
            reads = frozenset(c for c, rules in need.columns.items() if rules)
            if ends:
                apart = {end: _apart(model, end, need.table) for end in ends}
                place = next(
                    (
                        i.info.place
                        for i in model.inputs.values()
                        if i.table == need.table and i.info
                    ),
                    "",
                )
                reader = _Reader(model.spec.name, model, ends, apart, reads, place)
                found[need.table] = (*found.get(need.table, ()), reader)
    return found


def _apart(model: Model, end: str, table: str) -> Tables:
    """The tables other than one that a step can do without: no other list need tell the same."""
    apart = _NONE
    for other in dict.fromkeys(i.table for i in model.inputs.values()):
        if other != table and not Vacancy(model, apart | {other}).vacant(end):
            apart |= {other}
    return apart


def _rule(step: Bound) -> str:
    return getattr(step.operator, "rule_name", "") or step.id


def _ways(reader: _Reader, table: str, lacking: Columns, spoken: Columns) -> list[_Way]:
    freed: dict[Columns, set[str]] = {}
    for end, rule in reader.ends.items():
        if needed := _needed(reader, table, end, lacking, spoken):
            freed.setdefault(needed, set()).add(rule)
    return [_Way(reader, columns, frozenset(rules)) for columns, rules in freed.items()]


def _needed(reader: _Reader, table: str, end: str, lacking: Columns, spoken: Columns) -> Columns:
    """The lacking columns without which a step cannot decide; none where a person gave it up."""
    needed = lacking - spoken
    if end in reader.mute(table, lacking - needed):
        return _NONE
    for column in sorted(needed):
        fewer = needed - {column}
        if end not in reader.mute(table, lacking - fewer):
            needed = fewer
    return needed
