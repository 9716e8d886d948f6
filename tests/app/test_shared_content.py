"""What is shipped is read once for all homes; what a home has of its own, for it alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from shujian.app.shelf import Shelf
from shujian.app.shelves import kept
from shujian.law.dated import OFFENCES
from shujian.store.home import Home

STOP = "高龄津贴.停发规则"
_RULE = (
    "- {{item: 高龄津贴.停发规则, region: '990101', value: {value}, "
    "from: 2020-01-01, source: 虚构区高龄津贴办法}}\n"
)


@pytest.fixture
def homes(tmp_path: Path) -> list[Home]:
    return [Home.open(tmp_path / name, database="") for name in ("甲", "乙")]


def _rule(home: Home, value: str) -> None:
    path = home.content / "local" / "本单位.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_RULE.format(value=value), "utf-8")


def _value(home: Home) -> list[object]:
    return [version.value for _, version in Shelf(home).library.local.versions(STOP)]


def test_homes_without_content_of_their_own_share_the_shipped(homes: list[Home]) -> None:
    first, second = homes
    assert kept(first) is kept(second)
    assert Shelf(first).library is Shelf(second).library is Shelf().library


def test_a_rule_of_one_home_holds_in_no_other_and_is_read_again_when_changed(
    homes: list[Home],
) -> None:
    first, second = homes
    _rule(first, "次月停")
    assert (_value(first), _value(second)) == (["次月停"], [])
    assert kept(first) is not kept(second)
    _rule(first, "当月停")
    _rule(second, "次月停")
    assert (_value(first), _value(second)) == (["当月停"], ["次月停"])
    assert kept(first).shelf.home == first
    (first.content / "local" / "本单位.yaml").unlink()
    assert (_value(first), _value(second)) == ([], ["次月停"])
    assert Shelf(first).library is Shelf().library


def test_offences_read_late_come_from_the_shipped_files_alone(homes: list[Home]) -> None:
    first, second = homes
    library = Shelf(first).library
    (first.content / "law" / "offences").mkdir(parents=True)
    (first.content / "law" / "offences" / "坏.yaml").write_text("- {", "utf-8")
    assert Shelf(second).library is library
    assert library.dated.get(OFFENCES) is not None
