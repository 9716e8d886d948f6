"""The functions of formulas as people choose them: parameters, results, examples, engines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from shujian.engines.support import engines_of
from shujian.formulas import check, functions, parse
from shujian.formulas.functions import Function
from shujian.formulas.sample import SAMPLE_ENV, SAMPLE_SCOPE
from shujian.formulas.show import show
from shujian.formulas.types import CHILD, Type
from shujian.store.cache import default_cache, program_cache

_LOOKUP = "查"
_BY_ARGUMENTS = "随参数"


@dataclass(frozen=True)
class FunctionCard:
    """One function.

    Args:
        function: it.
        engines: engine → "" where it computes it, else what it refuses.
    """

    function: Function
    engines: Mapping[str, str]

    @property
    def supported(self) -> list[str]:
        """The engines that compute it."""
        return [name for name, why in self.engines.items() if not why]

    @cached_property
    def parameters(self) -> list[dict[str, Any]]:
        """Name, types, and how each may be given."""
        return [
            {
                "name": p.label,
                "types": list(dict.fromkeys(Type(n).label for n in p.accepts)),
                "literal": p.literal,
                "optional": p.optional,
                "many": p.many,
            }
            for p in self.function.params
        ]

    @cached_property
    def result(self) -> str:
        """The type of the result, where the arguments do not decide."""
        kind = self.function.result
        if kind is not None:
            return "各行" if kind == CHILD else kind.label
        types = {check(parse(e.formula), SAMPLE_SCOPE).type.label for e in self.function.examples}
        fixed = hasattr(self.function, "formula") and len(types) == 1
        return types.pop() if fixed else _BY_ARGUMENTS

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        own = self.function
        return {
            "name": own.name,
            "aliases": list(own.aliases),
            "group": own.group,
            "signature": own.signature,
            "help": own.help,
            "excel": own.excel,
            "parameters": self.parameters,
            "result": self.result,
            "examples": [
                {"formula": f"={e.formula}", "result": show(e.result)} for e in own.examples
            ],
            "engines": dict(self.engines),
        }


def function_cards(cache: Path | None = None) -> list[FunctionCard]:
    """Every function, by group and name; what engines say is kept for the next time.

    Args:
        cache: the cache folder; by default the platform's.
    """
    found = functions()
    place = program_cache(cache or default_cache()) / "functions.json"
    held: dict[str, dict[str, str]] = {}
    with suppress(OSError, ValueError):
        held = json.loads(place.read_text("utf-8"))
    if set(held) != {f.name for f in found}:
        held = {f.name: _asked(f) for f in found}
        with suppress(OSError):
            place.write_text(json.dumps(held, ensure_ascii=False), "utf-8")
    return [FunctionCard(f, held[f.name]) for f in found]


def _asked(function: Function) -> dict[str, str]:
    """Quantifiers and the look-up by day become aggregates and joins, which every engine has."""
    if function.quantifier or function.name == _LOOKUP:
        return dict.fromkeys(engines_of(_COUNT, SAMPLE_ENV), "")
    return engines_of(function, SAMPLE_ENV)


_COUNT = next(f for f in functions() if f.name == "COUNT")
