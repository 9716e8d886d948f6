"""Courts and procuratorates of the demo city, and addresses inside it."""

from __future__ import annotations

import random
from functools import cache

from shujian.demo import firms
from shujian.demo.columns import demo_content
from shujian.demo.gazetteer import place_name, regions, settled

_SPOTS = (
    "无名超市",
    "幻影小区",
    "倒影商场门口",
    "半梦网吧",
    "浮云菜市场",
    "乌有宾馆",
    "空响修理厂",
)


@cache
def _streets() -> tuple[str, ...]:
    return tuple(demo_content("names.yaml")["streets"])


def procuratorate(court: str) -> str:
    """The procuratorate beside a court."""
    return court.replace("人民法院", "人民检察院")


def higher(county: str) -> str:
    """The intermediate court above a county's court."""
    return f"{regions()[county[:4] + '00'].name}虚构中级人民法院"


def court_of(county: str) -> str:
    """The court of a county."""
    return firms.court(county)


def other_county(county: str) -> str:
    """Another county of the same city."""
    near = [code for code in settled() if code[:4] == county[:4] and code != county]
    return near[0]


def county_name(county: str) -> str:
    """The county without its city."""
    return regions()[county].name


def spot(rng: random.Random, county: str) -> str:
    """A place where something can happen."""
    street = rng.choice(_streets())
    return f"{county_name(county)}{street}{rng.choice(_SPOTS)}"


def home(rng: random.Random, county: str) -> str:
    """An address."""
    street = rng.choice(_streets())
    return f"{place_name(county)}{street}{rng.randrange(1, 899)}号"


def company(rng: random.Random, county: str) -> str:
    """A firm that cannot exist."""
    return firms.firm(county, rng.randrange(1, 99)).name
