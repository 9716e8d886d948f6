"""What to ask departments for: every table and column at once, with why, as a workbook."""

from __future__ import annotations

import io

import openpyxl

from tests.http.conftest import Site
from tests.http.pooling import TABLE, begin, bring_in, csv, people

WAGES = "shujian/wage-guarantee"


def _pages(site: Site, *models: str) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    told = site.client.get("/pool/request-list", params={"model": list(models)})
    assert told.status_code == 200, told.text
    book = openpyxl.load_workbook(io.BytesIO(told.content), read_only=True)
    found = []
    assert book.sheetnames[0] == "怎样提供"  # read first by who knows nothing of the program
    for page in (book["各表"], book["各列"]):
        heads, *rows = [[str(c or "") for c in row] for row in page.iter_rows(values_only=True)]
        found.append([dict(zip(heads, row, strict=True)) for row in rows])
    return found[0], found[1]


def test_it_holds_the_columns_that_only_the_import_demands(site: Site) -> None:
    tables, columns = _pages(site, WAGES)
    told = {(c["表"], c["列"]): c for c in columns}
    paid = told["农民工工资发放", "发放日期"]
    assert (paid["是否必需"], paid["本院现有"]) == ("必填", "没有数据")
    assert "导入时必填" in paid["为什么需要"]
    assert told["工资保证金", "缴存形式"]["含义"] == "现金、保函、保险"
    assert all(c["格式"] and c["示例（虚构）"] and c["为什么需要"] for c in columns)
    wages = next(t for t in tables if t["表"] == "工资保证金")
    assert "工资保证金规定" in wages["用到它的模型及其依据"]
    assert "哪段时间的全部记录" in wages["须一并写明"]


def test_without_a_model_it_asks_for_all_tables_once_and_says_what_is_there(site: Site) -> None:
    bring_in(site, begin(site, csv(people(3))))
    tables, columns = _pages(site)
    names = [t["表"] for t in tables]
    assert len(names) == len(set(names))
    assert {"工资保证金", TABLE} <= set(names)
    here = next(c for c in columns if (c["表"], c["列"]) == (TABLE, "公民身份号码"))
    assert here["本院现有"] == "已有"


def test_the_gaps_and_the_fit_name_them_too(site: Site) -> None:
    gaps = {m["id"]: m for m in site.client.get("/pool/gaps").json()["models"]}
    cell = next(c for c in gaps[WAGES]["cells"] if c["table"] == "工资保证金")
    assert {"缴存形式", "项目编号"} <= set(cell["demanded"]) <= set(cell["lacking"])
    tables = site.client.get(f"/models/{WAGES}/fit").json()["tables"]
    deposit = next(t for t in tables if t["table"] == "工资保证金")
    form = next(c for c in deposit["columns"] if c["name"] == "缴存形式")
    assert (form["required"], form["rules"], form["there"]) == (True, [], False)
