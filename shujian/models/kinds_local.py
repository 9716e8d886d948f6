"""Kinds of parameter that only steps computed on this machine have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from shujian.models.kinds import Json, Kind, Pairs
from shujian.models.reading import At, did_you_mean


class OnePair(Pairs):
    """One column on each side: a name, or {left: …, right: …}."""

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        found = super().read(raw, at)
        if len(found) > 1:
            at.error("wrong_count", "只能写一列", "请写列名，或 {left: 左列, right: 右列}")
        return found[:1]

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {**super().form(), "maxItems": 1}


@dataclass
class Points(Kind):
    """Points by the words that they are given for; words left out keep their usual points."""

    words: tuple[str, ...]
    empty: ClassVar[Any] = {}

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        if not isinstance(raw, dict) or not raw:
            at.error("not_mapping", "应写成“情形: 分数”", f"情形有：{'、'.join(self.words)}")
            return {}
        for word, value in raw.items():
            if word not in self.words:
                here = at.into(str(word), raw)
                here.error("bad_choice", f"没有“{word}”这种情形", did_you_mean(word, self.words))
            elif not isinstance(value, int) or isinstance(value, bool) or abs(value) > 1000:
                here = at.into(word, raw)
                here.error("not_points", "分数应为 -1000 到 1000 的整数", "请改写")
        return {w: v for w, v in raw.items() if isinstance(v, int) and w in self.words}

    def form(self) -> Json:
        """JSON Schema of the value."""
        fields = {w: {"type": "integer", "minimum": -1000, "maximum": 1000} for w in self.words}
        return {"type": "object", "properties": fields, "x-kind": "points"}
