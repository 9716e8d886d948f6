"""What local steps share that read places: longitude and latitude, or polygons in a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from shujian.core.cells import Missing
from shujian.core.money import rounded
from shujian.formulas.types import TEXT
from shujian.models.algorithms.geodesy import MICRO, Place
from shujian.models.checking import Check
from shujian.models.schema import Column, Schema
from shujian.models.steps.local import Line
from shujian.models.steps.local_aside import lacking

if TYPE_CHECKING:
    from shujian.models.reading import At

Aside = Callable[[Line, Mapping[str, Missing], str], Line]
"""How a step puts a row aside: the row, the columns without a value, what could not be done."""
BEYOND = "不是可能的经纬度"
_LIMITS = (180, 90)


def check_place(check: Check, schema: Schema, at: Sequence[str], where: At) -> list[Column]:
    """Columns that must be longitude and latitude in degrees, or one that holds both."""
    found = [check.column(schema, name, where, "来源步骤") for name in at]
    held = [c for c in found if c is not None]
    if len(at) == 1:
        if any(c.type != TEXT for c in held):
            where.error("bad_type", f"“{at[0]}”不是经纬度列", "请写成 [经度列, 纬度列]")
        return held
    if any(c.type.name not in ("decimal", "int") for c in held):
        where.error("bad_type", "经度、纬度应为数量列", "请用数据元素“经度”“纬度”的列")
    if [c.element for c in held] == ["纬度", "经度"]:
        where.error("swapped", "纬度写在了经度前面", "请写成 [经度列, 纬度列]")
    return held


def check_polygon(check: Check, schema: Schema, name: str, where: At) -> list[Column]:
    """A column of texts that must be polygons."""
    column = check.column(schema, name, where, "来源步骤")
    if column is not None and column.type != TEXT:
        where.error("bad_type", f"“{name}”不是文本列", "请换一列，范围写成 WKT 或 GeoJSON")
    return [] if column is None else [column]


def place_of(line: Line, at: Sequence[str]) -> Place | None:
    """The place of a row in millionths of a degree; None where it is none on the globe."""
    words = ",".join(str(line.cells[name]) for name in at).split(",")
    try:
        values = [Decimal(word.strip()) for word in words]
    except InvalidOperation:
        return None
    if len(values) != 2 or any(abs(v) > most for v, most in zip(values, _LIMITS, strict=True)):
        return None
    x, y = (int(rounded(v * MICRO, 0)) for v in values)
    return x, y


def placed_rows(
    lines: Sequence[Line], at: Sequence[str], aside: Aside
) -> tuple[list[Line], list[Place], list[Line]]:
    """Rows with their places, and rows without one, put aside."""
    held: list[Line] = []
    places: list[Place] = []
    lost: list[Line] = []
    for line in lines:
        lacks = lacking(line, at)
        place = None if lacks else place_of(line, at)
        if place is None:
            lost.append(aside(line, lacks, "没有位置可查" if lacks else BEYOND))
        else:
            held.append(line)
            places.append(place)
    return held, places, lost


def shaped_rows(
    lines: Sequence[Line], column: str, aside: Aside
) -> tuple[list[Line], list[Any], list[Line]]:
    """Rows with their polygons, and rows without a valid one, put aside."""
    from shujian.models.algorithms.polygons import PolygonError, polygon  # loads much

    held: list[Line] = []
    shapes: list[Any] = []
    lost: list[Line] = []
    for line in lines:
        lacks = lacking(line, [column])
        if lacks:
            lost.append(aside(line, lacks, "没有范围可查"))
            continue
        try:
            shapes.append(polygon(str(line.cells[column])))
            held.append(line)
        except PolygonError as error:
            lost.append(aside(line, lacks, f"“{column}”的范围不能用：{error}"))
    return held, shapes, lost
