"""The data elements: one small class for each kind of value, found by Chinese name."""

from __future__ import annotations

from importlib import import_module

from shujian.schema.elements.base import (
    Cleaned,
    Element,
    Fast,
    Likeness,
    build,
    registry,
)

for _module in (
    "text",
):
    import_module(f"shujian.schema.elements.{_module}")


def element(name: str, unit: str = "") -> Element:
    """The data element of a Chinese name, for a column kept in ``unit``.

    Raises:
        ShujianError: ``schema.unknown_element``, ``schema.bad_unit``.
    """
    return build(name, unit)


def elements() -> dict[str, Element]:
    """Every element by Chinese name, in the order of the documentation.

    An element that needs a unit is made for the first of its units.
    """
    return {
        name: build(name, kind.units[0] if kind.unit_required else "")
        for name, kind in registry().items()
    }


__all__ = ["Cleaned", "Element", "Fast", "Likeness", "element", "elements"]
