"""The functions, one class each; importing this package registers them all."""

from __future__ import annotations

import importlib
import pkgutil

from shujian.formulas.functions.base import REGISTRY, Function

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")


def functions() -> list[Function]:
    """Every function once, by group and name: for docs and forms."""
    unique = {id(f): f for f in REGISTRY.values()}
    return sorted(unique.values(), key=lambda f: (f.group, f.name))


__all__ = ["REGISTRY", "Function", "functions"]
