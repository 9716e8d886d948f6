"""Loading rule packs: every error at once, with file, line and rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from shujian.core.errors import ManyErrorsError, ShujianError
from shujian.models.packs.pack import check_pack, load_pack, make_pack
from tests.models.packs_data.support import (
    FILE,
    INFOS,
    TABLES,
    go,
    judgment,
    outcome,
    pack,
    service,
)
from tests.models.support import engine

TEXT = FILE.read_text(encoding="utf-8")


def errors(text: str) -> list[ShujianError]:
    with pytest.raises(ShujianError) as caught:
        make_pack(text, INFOS, name="包.yaml")
    return list(getattr(caught.value, "errors", [caught.value]))


def line_of(text: str) -> int:
    return TEXT[: TEXT.index(text)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("      near_miss: {羁押天数: 365}\n", "", "models.no_case", "near_miss"),
        ("      hit: {羁押天数: 366}\n", "", "models.no_case", "hit"),
        ("[羁押天数]>365", "[羁押天数目]>365", "formulas.column", "羁押天数"),
        ("[羁押天数]>365", "绝对([羁押天数])>365", "formulas.function", "绝对"),
        ("[羁押天数]>365", "[羁押天数]+365", "models.formula_type", "布尔"),
        ("{羁押天数} 天", "{羁押数} 天", "models.no_column", "羁押天数"),
        ("severity: 较可能", "severity: 可能", "models.bad_choice", "较可能"),
        ("id: custody.long", "id: service.late", "models.taken", "service.late"),
        ("table: 文书送达", "table: 文书送", "models.no_table", "文书送达"),
        ("on: [文书编号]", "on: [文书号]", "models.no_column", "文书编号"),
        ("key: [文书编号,", "key: [文书号,", "models.no_column", "文书编号"),
        ("送达用时: '=", "姓名: '=", "models.taken", "姓名"),
        ("from: '=[生效日期]'", "from: '=[姓名]'", "models.cover_type", "from"),
        (
            '任一(送达, [送达种类]="通知")',
            '任一(送达, [姓名]="测")',
            "models.no_child_column",
            "子表",
        ),
        ("suggest:", "sugest:", "models.unknown_key", "suggest"),
        ("severity: 待核", "severity: 确定", "models.unchecked", "未核对的规则不能是“确定”"),
        ("    doubt: 没有核对依据\n", "", "models.no_doubt", "doubt"),
        ("severity: 较可能", "severity: 较可能\n    only: 原件", "models.no_original", "original"),
        ("severity: 较可能", "severity: 较可能\n    only: 复印件", "models.bad_choice", "原件"),
    ],
)
def test_a_fault_is_refused_with_its_line(old: str, new: str, code: str, said: str) -> None:
    assert old in TEXT
    found = {e.code: e for e in errors(TEXT.replace(old, new, 1))}
    assert code in found, list(found)
    assert said in str(found[code])
    assert found[code].where is not None
    assert found[code].where.file == "包.yaml"
    assert found[code].where.row is not None


def test_all_faults_are_told_at_once_with_their_rules() -> None:
    text = TEXT.replace("[羁押天数]>365", "[天数]>365").replace("severity: 较可能", "severity: 高")
    text = text.replace("      near_miss: {主刑: 管制, 送达: [{送达种类: 通知}]}\n", "")
    found = errors(text)
    assert sorted(e.code for e in found) == [
        "formulas.column",
        "models.bad_choice",
        "models.no_case",
    ]
    fields = [e.where.field or "" for e in found if e.where]
    assert sum("service.missing" in f for f in fields) == 2
    rows = {e.code: e.where.row for e in found if e.where}
    assert rows["models.bad_choice"] == line_of("severity: 较可能")


def test_a_wrong_shared_value_is_reported_once() -> None:
    found = errors(TEXT.replace("'=天数([生效日期], [首次送达])'", "'=天数([生效日], [首次送达])'"))
    assert [e.code for e in found] == ["formulas.column"]


def test_a_pack_may_be_a_folder_with_more_rules(tmp_path: Path) -> None:
    head, rules = TEXT.split("rules:\n")
    folder = tmp_path / "张三 (1)"
    (folder / "rules").mkdir(parents=True)
    (folder / "pack.yaml").write_text(head, encoding="utf-8")
    (folder / "rules" / "10.yaml").write_text(rules, encoding="utf-8")
    found = load_pack(folder, INFOS)
    assert list(found.rules) == list(pack().rules)
    assert found.sentences == pack().sentences


def test_no_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ShujianError) as caught:
        load_pack(tmp_path / "无.yaml", INFOS)
    assert caught.value.code == "models.no_file"


def test_a_case_with_an_unknown_column_is_refused() -> None:
    text = TEXT.replace("hit: {羁押天数: 366}", "hit: {羁押日数: 366}")
    text = text.replace("near_miss: {羁押天数: 365}", "near_miss: {羁押天数: 365, 送达: 无}")
    with pytest.raises(ManyErrorsError) as caught:
        check_pack(make_pack(text, INFOS), TABLES, engine())
    assert [e.code for e in caught.value.errors] == ["models.no_column", "models.not_list"]
    assert "羁押天数" in str(caught.value.errors[0])


def test_a_pack_that_asks_for_the_day_needs_one_for_its_cases() -> None:
    text = TEXT.replace("as_of: 2025-06-30\n", "")
    text = text.replace("[羁押天数]>365", "[羁押天数]>天数([生效日期], 截至日())")
    with pytest.raises(ShujianError) as caught:
        check_pack(make_pack(text, INFOS), TABLES, engine())
    assert caught.value.code == "models.no_day"


def test_a_quantifier_written_twice_is_computed_once() -> None:
    labels = [q.label for q in pack().quantifiers.values()]
    assert len(labels) == len(set(labels))
    again = TEXT.replace("[羁押天数]>365", '任一(送达,  [送达种类] = "通知")')
    assert len(make_pack(again, INFOS).quantifiers) == len(labels)


def test_sentences_say_shared_values_and_rules() -> None:
    said = pack().sentences
    assert said["送达用时"] == "“送达用时”＝从[生效日期]到[首次送达]的天数"
    assert said["custody.long"] == "羁押过长：[羁押天数]大于 365"


OFF = """
  - id: later.fact
    name: 以后再判断
    basis: [虚构规定第七条]
    severity: 较可能
    off: 事实表里还没有送达回证
    needs: [送达回证编号]
"""


def test_a_rule_without_its_facts_is_listed_and_not_run() -> None:
    found = make_pack(TEXT + OFF, INFOS)
    assert "later.fact" not in found.rules
    (off,) = found.off
    assert off.needs == ("送达回证编号",)
    result = go([judgment(1), judgment(2)], [service(1), service(2)], which=found)
    assert outcome(result, "later.fact") == (0, 0, 0, 2)
    assert result.notes == (
        "规则“以后再判断”没有运行：事实表里还没有送达回证（缺少：送达回证编号）",
    )
    assert all(r.passed for r in check_pack(found, TABLES, engine()))


def test_a_rule_for_originals_leaves_copies_unchecked() -> None:
    text = TEXT.replace("parameters:", "original: '=[生效依据]=\"原件\"'\nparameters:", 1)
    text = text.replace("when: '=[羁押天数]>365'", "only: 原件\n    when: '=[羁押天数]>365'")
    found = make_pack(text, INFOS)
    rows = [
        judgment(1, 羁押天数="400", 生效依据="原件"),
        judgment(2, 羁押天数="400", 生效依据="公开版"),
        judgment(3, 羁押天数="400", 生效依据=""),
        judgment(4, 羁押天数="10", 生效依据="原件"),
    ]
    services = [service(n) for n in range(1, 5)]
    result = go(rows, services, which=found)
    assert outcome(result, "custody.long") == (1, 1, 0, 2)
    assert {a.reason for a in result.unchecked} == {"这条规则只对原件判断"}
    nobody = go([judgment(1, 羁押天数="400")], services, which=found)
    assert outcome(nobody, "custody.long") == (0, 0, 0, 1)
    assert "“生效依据”未提供" in nobody.notes[0] or "只对原件" in nobody.notes[0]
    assert [r for r in check_pack(found, TABLES, engine()) if not r.passed] == []


def test_the_pack_on_the_page_works_as_printed() -> None:
    page = (Path(__file__).parents[2] / "docs" / "write-a-model.md").read_text("utf-8")
    (text,) = [b for b in page.split("```yaml\n")[1:] if b.startswith("id: 本院/probation")]
    found = make_pack(text.split("```")[0], INFOS)
    results = check_pack(found, TABLES, engine())
    assert [(r.case.kind, r.passed) for r in results] == [("hit", True), ("near_miss", True)]
