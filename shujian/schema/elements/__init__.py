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
    "citizen_id",
    "credit_code",
    "person_name",
    "org_name",
    "day",
    "month",
    "money",
    "phone",
    "bank_card",
    "plate",
    "address",
    "region",
    "case_number",
    "charge",
    "sex",
    "ethnicity",
    "term",
    "quantity",
    "boolean",
    "sentenced",
    "text",
    "integer",
    "identifier",
    "coded",
    "landline",
    "bank_account",
    "vin",
    "passport",
    "coordinates",
    "prosecution_number",
    "court_name",
    "cause",
    "age",
    "percent",
    "clock",
):
    import_module(f"shujian.schema.elements.{_module}")


def element(name: str, unit: str = "", given: str = "") -> Element:
    """The data element of a Chinese name, for a column kept in ``unit``.

    Args:
        name: Chinese name.
        unit: the unit in which values are kept (金额, 数量).
        given: the unit of bare numbers in the file at hand, where it is another.

    Raises:
        ShujianError: ``schema.unknown_element``, ``schema.bad_unit``.
    """
    return build(name, unit, given)


def elements() -> dict[str, Element]:
    """Every element by Chinese name, without unit, in the order of the documentation."""
    return {name: build(name) for name in registry()}


__all__ = ["Cleaned", "Element", "Fast", "Likeness", "element", "elements"]
