"""classify: the first condition that holds gives the label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw, quoted
from shujian.models.steps.kinds import Formula, NewColumn, StepName, Text
from shujian.models.steps.more_kinds import Entries, bare

BANDS = Entries({"when": Formula(), "label": Text()}, "{when: '=[金额]>=10000', label: 大额}")


@operator
@dataclass(frozen=True)
class Classify(Composed):
    """A text column by conditions asked one after the other."""

    op = "classify"
    title = "分档"
    help = (
        "依次看条件，第一个成立的定档，都不成立的归入其余；"
        "前面的条件因未填、不可读无法判断时，档次不可读，不会落到后面的档"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    bands: Sequence[Mapping[str, Any]] = param("bands", BANDS, "条件和档名，依次", required=True)
    rest: str = param("rest", Text(), "都不成立时的档名", required=True)
    name: str = param("as", NewColumn(), "档次列的列名", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """Nested IF."""
        chosen = quoted(self.rest)
        for band in reversed(self.bands):
            chosen = f"IF({bare(band['when'])}, {quoted(band['label'])}, {chosen})"
        return [{"op": "derive", "from": self.source, "columns": {self.name: f"={chosen}"}}]

    def said(self) -> str:
        """分档."""
        labels = "、".join(band["label"] for band in self.bands)
        return f"给“{self.source}”的行分档，写入“{self.name}”：{labels}，其余为{self.rest}"
