"""Web pages that lay out their parts with tables: the table of data inside is the table."""

from __future__ import annotations

from shujian.pool.readers import Limits

ROWS = [["姓名", "月份", "金额"], *([f"张{i}", "2024-01", str(i)] for i in range(1, 6))]


def table(rows, end="</table>"):
    return "<table>" + "".join(f"<tr><td>{'</td><td>'.join(r)}</td></tr>" for r in rows) + end


def test_a_table_inside_a_layout_is_read_and_the_words_around_are_titles(one):
    page = (
        f"<table><tr><td>某县发放表（单位：元）</td></tr><tr><td>导航</td><td>{table(ROWS)}</td></tr>"
        "<tr><td>版权所有</td></tr></table>"
    )
    result = one(page, "a.html")
    assert (result.part.header, result.cells) == (ROWS[0], ROWS[1:])
    assert result.part.titles == ["某县发放表（单位：元）", "导航"]
    assert any("某县发放表" in note for note in result.part.notes)


def test_every_table_of_data_in_a_layout_is_a_part(read):
    page = (
        f"<table><tr><td>{table(ROWS)}</td><td>{table(ROWS[:4])}</td></tr></table>{table(ROWS[:3])}"
    )
    assert [part.rows for part in read(page, "a.html").parts] == [5, 3, 2]


def test_a_table_that_was_never_closed_does_not_swallow_the_next(read):
    parts = read(table(ROWS, end="") + table(ROWS[:3]), "a.html").parts
    assert sorted(part.rows for part in parts) == [2, 5]


def test_a_small_table_inside_a_cell_is_the_text_of_the_cell(one):
    inner = "<table><tr><td>张</td><td>一</td></tr></table>"
    page = table([ROWS[0], [inner, "2024-01", "5"], ["张二", "2024-01", "6"]])
    assert one(page, "a.html").cells == [["张一", "2024-01", "5"], ["张二", "2024-01", "6"]]


def test_details_inside_rows_leave_the_outer_table_whole(read):
    rows = [["编号", "明细"], ["A1", f"两笔{table(ROWS[:3])}"], ["A2", f"三笔{table(ROWS[:4])}"]]
    parts = read(table(rows), "a.html").parts
    assert sorted(part.rows for part in parts) == [2, 2, 3]
    assert ["编号", "明细"] in [part.header for part in parts]


def test_a_page_of_one_column_and_of_many_tables_takes_no_time(read):
    limits = Limits(seconds=60)
    parts = read(table([["说明"]] * 30_000) + table(ROWS) * 50, "a.html", limits=limits).parts
    assert len(parts) == 51
    deep = "<table><tr><td>" * 3_000 + table(ROWS)
    assert [part.rows for part in read(deep, "b.html", limits=limits).parts] == [5]
