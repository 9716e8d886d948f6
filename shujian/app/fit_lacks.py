"""What a unit lacks of a model's tables, and which of it alone keeps a rule from judging."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from shujian.app.fit_local import unruled
from shujian.app.fit_silence import Place, Silence
from shujian.app.fit_vacancy import Vacancy
from shujian.app.fitting import ModelFit
from shujian.models.model import Model


@dataclass(frozen=True)
class Lacks:
    """All that is missing.

    Args:
        model: the model.
        absent: tables without a row.
        unsaid: tables of which nobody stated what they hold all of.
        columns: (table, column) that rules depend on and no file supplied.
        never: (table, column) that no file supplied.
        unread: (table, column) that was supplied, and of which no cell tells anything.
        items: local items for which no place has a rule.
    """

    model: Model
    absent: frozenset[str]
    unsaid: frozenset[str]
    columns: frozenset[Place]
    never: frozenset[Place]
    unread: frozenset[Place] = frozenset()
    items: frozenset[str] = frozenset()
    _alone: dict[str, Vacancy] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, model: Model, fitted: ModelFit) -> Lacks:
        """What the tables of a model lack."""
        held = [t for t in fitted.tables if t.held and t.held.rows]
        return cls(
            model,
            frozenset(t.need.table for t in fitted.tables if t.held is None or not t.held.rows),
            frozenset(t.need.table for t in fitted.tables if not (t.held and t.held.coverage)),
            frozenset((t.need.table, c) for t in fitted.tables if t.held for c in t.lacking),
            frozenset((t.need.table, c.name) for t in held for c in t.columns if not c.there),
            # a blank cell tells something: that nothing was written
            frozenset(
                (t.need.table, c.name)
                for t in held
                for c in t.columns
                if c.fill is not None and c.unread and not c.fill.blank
            ),
            unruled(model),
        )

    @cached_property
    def now(self) -> Vacancy:
        """Which steps can have no row."""
        return Vacancy(self.model, self.absent)

    @cached_property
    def silent(self) -> Silence:
        """Which steps can let no row pass."""
        lost = self.never, self.unread
        return Silence(self.model, self.absent, self.unsaid, *lost, self.items)

    def alone(self, table: str) -> Vacancy:
        """As if only this table had no row."""
        if table not in self._alone:
            self._alone[table] = Vacancy(self.model, frozenset([table]))
        return self._alone[table]

    def without(self, table: str) -> Vacancy:
        """As if this table had rows."""
        return Vacancy(self.model, self.absent - {table})

    def causes(
        self,
        ends: list[str],
        tables: list[str],
        columns: list[Place],
        unsaid: list[str],
        items: list[str],
    ) -> tuple[list[str], list[Place], list[str], list[str]]:
        """Those that alone leave each row of a rule 未检查; where none does alone, all of them.

        Args:
            ends: the steps that make the rule's clues.
            tables: those without a row that the rule reads.
            columns: those that it decides on and no file supplied.
            unsaid: tables of which nobody stated what they hold all of.
            items: local items that it asks for and nobody has a rule for.
        """

        def _mute(
            empty: Iterable[str] = (),
            said: Iterable[str] = (),
            lost: Iterable[Place] = (),
            asked: Iterable[str] = (),
        ) -> bool:
            places, none = frozenset(lost), frozenset(asked)
            never, unread = places - self.unread, places & self.unread
            alone = Silence(self.model, frozenset(empty), frozenset(said), never, unread, none)
            return all(map(alone.vacant, ends))

        hollow = [t for t in tables if _mute([t], self.unsaid & {t})]
        never = [c for c in columns if _mute(lost=[c])]
        open_ = [t for t in unsaid if _mute(said=[t])]
        bare = [i for i in items if _mute(asked=[i])]
        found = hollow, never, open_, bare
        return found if any(found) else (tables, columns, unsaid, items)
