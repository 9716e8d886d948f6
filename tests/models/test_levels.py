"""How sensitive a computed column is: as what can be read off it, not as what it reads."""

from __future__ import annotations

from tests.models.support import model_of

STEPS = """
- id: 列
  op: derive
  from: 甲
  columns:
    规则: '=IF(ISBLANK([号码]), "R1", "R2")'
    出生: '=出生日期([号码])'
    成年: '=[起日]>=加月([出生], 216)'
    是某人: '=[姓名]="虚构人"'
    称呼: '=[姓名]&"等"'
- {id: 标, op: exists, left: 列, right: 乙, on: [号码], flag: 有登记, coverage: {complete: 全部登记}}
- id: 汇总
  op: aggregate
  from: 标
  by: [地区, 规则, 有登记]
  measures: {人数: '=COUNTUNIQUE([号码])', 名单: '=LISTUNIQUE([姓名])', 首个: '=MIN([姓名])'}
"""
OUTPUT = "output: {subject: 地区, identity: [地区, 规则], title: '{规则} {人数}'}\n"


def test_rule_name_flag_count_and_comparison_are_free_of_the_persons_level() -> None:
    model = model_of(STEPS, OUTPUT)
    held = {
        n: c.level for n, c in {**model.steps["列"].schema, **model.steps["汇总"].schema}.items()
    }
    assert {n: held[n] for n in ("规则", "成年", "有登记", "人数")} == dict.fromkeys(
        ("规则", "成年", "有登记", "人数"), 1
    )
    assert held["号码"] == held["出生"] == 4
    assert held["姓名"] == held["称呼"] == held["是某人"] == held["名单"] == held["首个"] == 3


def test_sources_of_a_computed_column_stay_known_where_its_level_falls() -> None:
    column = model_of(STEPS, OUTPUT).steps["列"].schema["成年"]
    assert {name for _, name in column.sources} == {"起日", "号码"}
