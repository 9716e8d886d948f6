"""地址: the parts of an address, told by their last characters."""

from __future__ import annotations

from typing import ClassVar

from shujian.formulas.functions.base import Example, Param
from shujian.formulas.functions.seeking import PartOf

_WORD = "[^省市区县旗镇乡村路街巷弄号0-9]"
_PATTERN = (
    f"^({_WORD}{{2,6}}?(?:省|自治区|特别行政区)|北京市|天津市|上海市|重庆市)?"
    f"({_WORD}{{1,10}}?(?:自治州|地区|盟|市))?"
    f"({_WORD}{{0,9}}?(?:[^小园社校厂景库路街巷号0-9市省]区|县|旗|市))?"
    f"({_WORD}{{1,10}}?(?:街道|镇|乡|苏木))?"
    f"({_WORD}{{1,10}}?(?:村|社区|嘎查))?"
    "(.*)$"
)
_PLACE = "虚构省测试市示例区样板街道第一社区和平路1号2-301"


class AddressProvince(PartOf):
    """The province of an address."""

    name, group, params = "地址省", "地址", (Param("地址", ("text",)),)
    pattern = _PATTERN
    help = "地址中的省、自治区、直辖市；没有写出为未填"
    excel = "Excel 没有；只按文字划分，不查地名库"
    examples: ClassVar[tuple[Example, ...]] = (Example(f'地址省("{_PLACE}")', "虚构省"),)


class AddressCity(AddressProvince):
    """The city of an address."""

    name, number = "地址市", 2
    help = "地址中的地级市、自治州、地区、盟；没有写出为未填"
    examples = (Example(f'地址市("{_PLACE}")', "测试市"),)


class AddressCounty(AddressProvince):
    """The county of an address."""

    name, number = "地址县", 3
    help = "地址中的县、区、旗、县级市；没有写出为未填"
    examples = (
        Example(f'地址县("{_PLACE}")', "示例区"),
        Example('地址县("测试市阳光小区3号")', "未填"),
    )


class AddressTown(AddressProvince):
    """The town of an address."""

    name, number = "地址乡", 4
    help = "地址中的乡、镇、街道；没有写出为未填"
    examples = (Example(f'地址乡("{_PLACE}")', "样板街道"),)


class AddressVillage(AddressProvince):
    """The village of an address."""

    name, number = "地址村", 5
    help = "地址中的村、社区；没有写出为未填"
    examples = (Example(f'地址村("{_PLACE}")', "第一社区"),)


class AddressDoor(AddressProvince):
    """What is left of an address: road and door."""

    name, number = "地址门牌", 6
    help = "地址中省市县乡村以后的路名和门牌；没有为未填"
    examples = (Example(f'地址门牌("{_PLACE}")', "和平路1号2-301"),)
