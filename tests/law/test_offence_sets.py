from __future__ import annotations

from pathlib import Path

import pytest

from shujian.core.errors import ManyErrorsError, ShujianError
from shujian.core.yamlio import load
from shujian.law.offence_names import fold
from shujian.law.offence_sets import load_sets
from shujian.law.offences import OffenceBook
from shujian.store.content import SHIPPED, Content

BOOK = OffenceBook.load(Content())
SETS = load_sets(Content())
GOOD = """
- 名称: 示例集合
  含义: 示例
  依据: [示例法第一条]
  checked: true
  罪名:
    - '{买|卖}示例罪'
    - {罪名: 盗窃罪, 情形: 情节严重}
"""


def write(root: Path, text: str) -> Content:
    folder = root / "law" / "offence_sets"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "示例.yaml").write_text(text, encoding="utf-8")
    return Content(extra=[root])


@pytest.mark.parametrize(
    ("name", "charge", "belongs"),
    [
        ("过失犯罪", "交通肇事罪", True),
        ("过失犯罪", "过失致人死亡", True),
        ("过失犯罪", "盗窃罪", None),
        ("过失犯罪", "丢失枪支不报罪", False),
        ("毒品犯罪", "贩卖、运输毒品罪", True),
        ("毒品犯罪", "容留他人吸毒罪", True),
        ("毒品再犯前罪", "容留他人吸毒罪", None),
        ("毒品再犯前罪", "制造毒品罪", True),
        ("可以附加剥夺政治权利", "盗窃罪", False),
        ("可以附加剥夺政治权利", "投毒罪", True),
        ("责任年龄十四周岁", "贩卖毒品罪", True),
        ("责任年龄十四周岁", "贩卖、运输毒品罪", False),
        ("责任年龄十四周岁", "故意伤害罪", False),
        ("责任年龄十四周岁", "背叛国家罪", None),
        ("危害国家安全犯罪", "间谍罪", True),
        ("恐怖活动犯罪", "利用极端主义破坏法律实施罪", False),
        ("单位不能构成", "贩卖毒品罪", None),
        ("性侵隐私案件", "强制猥亵妇女罪", True),
    ],
)
def test_a_charge_belongs_for_certain_or_in_doubt(
    name: str, charge: str, belongs: bool | None
) -> None:
    found = SETS[name].member(charge, BOOK)
    assert (None if found is None else found.certain) == belongs


def test_every_charge_of_a_set_is_one_of_the_law() -> None:
    folder = SHIPPED / "dictionaries"
    charges = {n for part in load(folder / "charges.yaml")["charges"].values() for n in part}
    known = {fold(n) for n in (*charges, *load(folder / "charges_former.yaml")["former"])}
    members = [m for s in SETS.values() for m in s.members.values()]
    assert len(members) > 150
    strange = [m.name for m in members if fold(m.name) not in known and not BOOK.find(m.name)]
    assert set(strange) == {"包庇黑社会性质组织罪", "纵容黑社会性质组织罪"}  # parts of one


def test_without_the_book_only_names_as_written_count(tmp_path: Path) -> None:
    found = load_sets(write(tmp_path, GOOD))["示例集合"]
    assert found.member("买、卖示例") is not None
    assert found.member("投毒罪") is None
    assert not found.members[fold("盗窃罪")].certain


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("名称: 示例集合", "名称: 毒品犯罪", "重复"),
        ("checked: true", "checked: false", "缺少说明"),
        ("checked: true", "checked: 是", "true 或 false"),
        ("{买|卖}", "{买|", "不对"),
        ("罪名: 盗窃罪", "罪名: 买示例罪", "集合里重复"),
        ("情形: 情节严重", "情节: 严重", "不认识的键"),
        ("    - {罪名: 盗窃罪, 情形: 情节严重}", "    - 3", "不是罪名"),
        ("  含义: 示例\n", "", "缺少“含义”"),
    ],
)
def test_faults_are_named_with_their_place(tmp_path: Path, old: str, new: str, why: str) -> None:
    with pytest.raises(ShujianError) as caught:
        load_sets(write(tmp_path, GOOD.replace(old, new, 1)))
    every = caught.value.errors if isinstance(caught.value, ManyErrorsError) else [caught.value]
    assert any(why in str(error) for error in every)
    assert all(error.where.file and error.where.row for error in every)


def test_a_layer_replaces_a_set_only_on_purpose(tmp_path: Path) -> None:
    text = GOOD.replace("名称: 示例集合", "名称: 毒品犯罪\n  derives_from: 毒品犯罪")
    assert load_sets(write(tmp_path, text))["毒品犯罪"].basis == ("示例法第一条",)
