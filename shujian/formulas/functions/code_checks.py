"""编码: credit codes and vehicle numbers, and what stands in them."""

from __future__ import annotations

from shujian.formulas.functions.base import Example, Expr, Ops, Param
from shujian.formulas.functions.check_digits import DIGITS, IdValid, total
from shujian.formulas.functions.seeking import PartOf

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_SET = "0-9A-HJ-NPQRTUWXY"
_CODE = Param("统一社会信用代码", ("text",))
_VIN_LETTERS, _VIN_VALUES = "ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789"
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN_SIGNS = "0123456789X"
_CHECKED = "L12345"


class CodeValid(IdValid):
    """Whether a credit code's last character is right."""

    name, group = "信用代码有效", "编码"
    shape = f"[{_SET}]{{2}}[0-9]{{6}}[{_SET}]{{10}}"
    params = (_CODE,)
    help = "统一社会信用代码为 18 位，而且校验码相符"
    excel = "Excel 没有；依 GB 32100"
    examples = (
        Example('信用代码有效("91990101MA0000001Y")', True),
        Example('信用代码有效("91990101MA0000001X")', False),
    )

    def right(self, text: str) -> bool:
        """By GB 32100."""
        return text[17] == _SIGNS[(31 - total(text[:17], _SIGNS, _WEIGHTS) % 31) % 31]

    def lowered(self, ops: Ops, text: Expr) -> Expr:
        """By GB 32100."""
        sign = ops.sign_at(_SIGNS, 31 - ops.weighted(text, _SIGNS, _WEIGHTS) % 31, 31)
        return ops.middle(text, ops.literal_int(18), ops.literal_int(1)) == sign


class VehicleValid(IdValid):
    """Whether a vehicle's number can be."""

    name, group, shape = "车架号有效", "编码", "[0-9A-HJ-NPR-Z]{17}"
    params = (Param("车辆识别代号", ("text",)),)
    help = "车辆识别代号为 17 位；中国和北美的车（首位 L、1 至 5）还要第 9 位校验位相符"
    excel = "Excel 没有；依 GB 16735；其他国家的车没有强制的校验位"
    examples = (
        Example('车架号有效("L99TEST0300000001")', True),
        Example('车架号有效("L99TEST0400000001")', False),
        Example('车架号有效("WDB99900000000001")', True),
    )

    def right(self, text: str) -> bool:
        """By GB 16735, where it holds."""
        plain = text.translate(str.maketrans(_VIN_LETTERS, _VIN_VALUES))
        sign = _VIN_SIGNS[total(plain, DIGITS, _VIN_WEIGHTS) % 11]
        return text[0] not in _CHECKED or text[8] == sign

    def lowered(self, ops: Ops, text: Expr) -> Expr:
        """By GB 16735, where it holds."""
        plain = ops.translate(text, _VIN_LETTERS, _VIN_VALUES)
        sign = ops.let(
            plain, lambda one: ops.sign_at(_VIN_SIGNS, ops.weighted(one, DIGITS, _VIN_WEIGHTS), 11)
        )
        right = ops.middle(text, ops.literal_int(9), ops.literal_int(1)) == sign
        return right | ops.matches(text, f"^[^{_CHECKED}]")


class CodeRegion(PartOf):
    """The region where an organisation was registered."""

    name, group, params = "登记区划", "编码", (_CODE,)
    pattern = f"^[{_SET}]{{2}}([0-9]{{6}})[{_SET}]{{10}}$"
    help = "统一社会信用代码中登记管理机关的行政区划代码（第 3 至 8 位）；不合格式为未填"
    excel = "Excel 没有；依 GB 32100"
    examples = (Example('登记区划("91990101MA0000001Y")', "990101"),)


class OrganisationCode(PartOf):
    """The code of the organisation itself."""

    name, group, params = "组织机构代码", "编码", (_CODE,)
    pattern = f"^[{_SET}]{{2}}[0-9]{{6}}([{_SET}]{{9}})[{_SET}]$"
    help = "统一社会信用代码中的组织机构代码（第 9 至 17 位）；不合格式为未填"
    excel = "Excel 没有；依 GB 32100、GB 11714"
    examples = (Example('组织机构代码("91990101MA0000001Y")', "MA0000001"),)
