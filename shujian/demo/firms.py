"""Offices, courts, prisons, banks and firms that cannot exist."""

from __future__ import annotations

from dataclasses import dataclass

from shujian.demo.checks import usci
from shujian.demo.gazetteer import counties, regions

_WORDS = ("幻影", "倒影", "无中", "虚白", "空谷", "蜃楼", "镜花", "浮云", "梦蝶", "乌有")
_TRADES = ("建筑工程", "市政建设", "路桥工程", "安装工程", "劳务")
_PUBLIC = (
    ("公务员", "{c}无事局"),
    ("公务员", "{c}倒影管理局"),
    ("参公", "{c}云雾事务中心"),
    ("事业", "{c}第九百九十九中学"),
    ("事业", "{c}虚构医院"),
    ("机关工人", "{c}机关幻影服务处"),
    ("国企", "{c}乌有城建集团有限公司"),
)
BANKS = ("虚构省蜃楼银行", "幻川倒影商业银行", "影海镜花银行")


@dataclass(frozen=True)
class Employer:
    """An office or firm that pays wages: its kind of staff and its county."""

    name: str
    category: str
    county: str


@dataclass(frozen=True)
class Firm:
    """A private firm with its 统一社会信用代码."""

    name: str
    code: str
    county: str


def employers() -> list[Employer]:
    """Public employers, seven in each county."""
    return [
        Employer(pattern.format(c=county.name), category, county.code)
        for county in counties()
        for category, pattern in _PUBLIC
    ]


def employer(county: str, category: str) -> Employer:
    """The first public employer of that kind in a county.

    Raises:
        StopIteration: no such employer.
    """
    return next(e for e in employers() if e.county == county and e.category == category)


def firm(county: str, serial: int, trade: str = "") -> Firm:
    """The firm of that serial number in a county; the name never repeats within the county."""
    word = _WORDS[serial % 10] + _WORDS[serial // 10 % 10]
    trade = trade or _TRADES[serial % 4]
    name = f"{regions()[county].name}{word}{trade}第{serial}有限公司"
    return Firm(name, usci(county, int(county[-4:]) * 10_000 + serial), county)


def court(county: str) -> str:
    """The court of a county."""
    return f"{regions()[county].name}虚构人民法院"


def agency(county: str) -> str:
    """The community-correction agency of a county."""
    return f"{regions()[county].name}司法局社区矫正管理局"


def prison(county: str) -> str:
    """The prison of the city around a county."""
    return f"{regions()[county[:4] + '00'].name}蜃楼监狱"


def jail(county: str) -> str:
    """The 看守所 of a county."""
    return f"{regions()[county].name}看守所"


def police(county: str) -> str:
    """The police of a county."""
    return f"{regions()[county].name}公安局"


def traffic_police(county: str) -> str:
    """The traffic police of the city around a county."""
    return f"{regions()[county[:4] + '00'].name}公安局交通警察支队"


def labour_office(county: str) -> str:
    """The labour office of a county."""
    return f"{regions()[county].name}人力资源和社会保障局"
