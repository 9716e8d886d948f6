"""Kinds of parameter that only steps computed on this machine have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from shujian.models.algorithms.keywords import Rule, compiled
from shujian.models.reading import At, check_keys, did_you_mean
from shujian.models.steps.kinds import Json, Kind, Names, Pairs, Text


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


class WordRules(Kind):
    """Rules of words: a list of {name, all, any, none}."""

    empty: ClassVar[Any] = ()

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        found: list[Rule] = []
        for item in raw if isinstance(raw, list) and raw else [raw]:
            here = at.line(item)
            if not check_keys(here, item, ("name", "all", "any", "none")):
                continue
            name = Text().read(item.get("name"), here.into("name", item))
            terms = {
                k: _terms(item[k], here.into(k, item)) for k in ("all", "any", "none") if k in item
            }
            if not terms.get("all") and not terms.get("any"):
                here.error(
                    "no_terms", f"规则“{name}”没有要找的词", "请写 all（全有）或 any（有一）"
                )
            found.append(Rule(name, **terms))
        if len({r.name for r in found}) < len(found):
            at.error("twice", "规则名称有重复", "请给每条规则不同的名称")
        return tuple(found)

    def form(self) -> Json:
        """JSON Schema of the value."""
        words = {"type": "array", "items": {"type": "string"}}
        fields: Json = {"name": {"type": "string"}, "all": words, "any": words, "none": words}
        item = {"type": "object", "properties": fields, "required": ["name"]}
        return {"type": "array", "items": item, "x-kind": "word-rules"}


def _terms(raw: Any, at: At) -> tuple[str, ...]:
    terms: tuple[str, ...] = Names().read(raw, at)
    for term in terms:
        try:
            compiled(term)
        except ValueError as error:
            what = f"“{term}”不是可用的正则表达式"
            at.error("bad_pattern", what, "按 RE2 语法改写（不支持前后断言）", str(error))
    return terms


class Spot(Names):
    """Where a row is: [经度列, 纬度列], or one column of 经纬度."""

    def read(self, raw: Any, at: At) -> Any:
        """Parse what was written."""
        found = super().read(raw, at)
        if len(found) > 2:
            at.error("wrong_count", "应写一列或两列", "请写成 [经度列, 纬度列]，或一个经纬度列")
        return found[:2]

    def form(self) -> Json:
        """JSON Schema of the value."""
        return {**super().form(), "minItems": 1, "maxItems": 2}
